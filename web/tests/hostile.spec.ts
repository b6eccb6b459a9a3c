// What hostile rows and pages say stays text on every screen: nothing runs, nothing breaks the page, files are safe.
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { test as plain } from '@playwright/test';
import { sections } from '../src/sections';
import { observatoryOf, warcOf } from './archive';
import { expect, expectNoSideways, serve, shoot, type Served } from './observatory';

const ran = 'window.__ran = (window.__ran ?? 0) + 1';
const script = `"><script>${ran}</script><img src=x onerror="${ran}">'><svg onload=${ran}>{@html x}{{x}}\${x}`;
const turned = '\u202Eevil\u202D \u2067rtl\u2066 \u0000null\u0000 \u200F\u061C';
const long = '长标题'.repeat(3000) + 'x'.repeat(1000);
const formulas = ['=HYPERLINK("http://evil.example","x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1', '＝1+1'];

function rows(): string {
  const of = (extra: Record<string, unknown>) =>
    JSON.stringify({ title: 'Storm warning', text: `Words of the harbour office about the tide: ${JSON.stringify(extra).slice(0, 200)}`, date: '2024-07-02', ...extra });
  const bad = [script, turned, long, ...formulas];
  return [
    ...bad.map((one) => of({ title: one })),
    ...bad.map((one, at) => of({ text: `共筑蓝色家园 ${one} ${at}` })),
    ...bad.slice(0, 3).flatMap((one) => [of({ outlet: one }), of({ user: one }), of({ url: `http://evil.example/${one}` }), of({ author: one }), of({ tags: [one, one] })]),
    of({ url: `javascript:${ran}` }),
    of({ url: `data:text/html,<script>${ran}</script>` }),
  ].join('\n');
}

const mapping = `name = "hostile"
[fields]
title = "title"
text = "text"
url = "url"
account = "user"
authors = "author"
tags = "tags"
outlet = "outlet"
published = "date"
`;

function page(): string {
  const said = script.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return (
    `<!doctype html><html><head><meta charset="utf-8"><title>${said}</title><meta name="author" content="${said}">` +
    `<meta name="keywords" content="${said}"></head><body><article><h1>${said}</h1>` +
    `<p>${said} The harbour office warned of a storm on Tuesday evening and asked everybody to stay away from the sea wall until the morning.</p>` +
    `<p>${long}</p><p>Ships were to leave the pier before noon, the office said; the ferry would not go before Thursday.</p></article></body></html>`
  );
}

/** Addresses of every screen, with what a hostile user or page could put there. */
function addresses(): string[] {
  const asked = encodeURIComponent(script);
  const paths = new Set(sections.flatMap((one) => [one.path, ...one.tools.map((tool) => tool.path)]));
  const withWords = ['/search?q=storm', `/search?q=${asked}`, `/phrases?phrases=${asked}`, `/concordance?phrases=${encodeURIComponent('共筑蓝色家园')}`, `/outlet/${asked}`, `/evidence?article=${asked}`, `/diff?before=${asked}&after=x`, `/${asked}`];
  return [...paths, ...withWords];
}

let served: Served;

plain.beforeAll(async () => {
  const folder = observatoryOf({
    'rows.jsonl': rows(),
    'hostile.toml': mapping,
    'pages.warc': warcOf([{ url: `http://evil.example/a?b="><script>${ran}</script>`.replaceAll(' ', '%20'), type: 'text/html', body: page() }]),
  });
  served = await serve(folder);
});
plain.afterAll(async () => {
  await served.end();
  rmSync(dirname(served.folder), { recursive: true, force: true });
});

plain('nothing runs and nothing breaks the page, on every screen', async ({ page: shown }) => {
  plain.setTimeout(180_000);
  await shown.setViewportSize({ width: 360, height: 800 });
  const wrong: string[] = [];
  shown.on('dialog', (dialog) => {
    wrong.push(`dialog on ${shown.url()}`);
    void dialog.dismiss();
  });
  shown.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(served.address)) wrong.push(`asked ${request.url().slice(0, 100)}`);
  });
  shown.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) wrong.push(`${shown.url().slice(0, 100)}: ${message.text().slice(0, 200)}`);
  });
  const list = (await (await shown.request.get(`${served.address}/search.json?limit=all`)).json()) as { hits: { id: string }[] };
  expect(list.hits.length).toBeGreaterThan(30);
  const captures = new Set<string>();
  for (const hit of list.hits) {
    const known = (await (await shown.request.get(`${served.address}/article/${hit.id}.json`)).json()) as { captures: { id: string }[] };
    known.captures.forEach((one) => captures.add(`/capture/${one.id}`));
  }
  const articles = list.hits.map((one) => `/article/${one.id}`);
  for (const path of [...addresses(), ...articles, ...captures]) {
    await shown.goto(served.address + path, { waitUntil: 'load' });
    await shown.waitForLoadState('networkidle');
    expect(await shown.evaluate(() => '__ran' in window), path).toBe(false);
    expect(await shown.locator('main script, main img[src="x"], main [onerror], main [onload], a[href^="javascript:" i], a[href^="data:text" i]').count(), path).toBe(0);
    await expectNoSideways(shown).catch(() => wrong.push(`wider than the page: ${path.slice(0, 100)}`));
  }
  await shoot(shown, 'hostile-360');
  expect(wrong).toEqual([]);
});

/** The cells of a CSV file. */
function cells(text: string): string[] {
  return [...text.matchAll(/("(?:[^"]|"")*"|[^,\n"]*)(,|\r?\n|$)/g)].map((one) => (one[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'));
}

plain('no cell of a file begins as a formula', async ({ request }) => {
  for (const path of ['/search.csv?limit=all', '/outlets.csv', '/problems.csv', '/volume.csv?per=outlet', `/concordance.csv?phrases=${encodeURIComponent('共筑蓝色家园')}`]) {
    const answer = await request.get(served.address + path);
    expect(answer.status(), path).toBe(200);
    const text = await answer.text();
    const bad = cells(text).filter((one) => /^[=+@\t\r]/.test(one) || (/^-/.test(one) && !/^-\d+(\.\d+)?(e[+-]?\d+)?$/.test(one)));
    expect(bad, path).toEqual([]);
    expect(text.includes('\u0000'), path).toBe(false);
  }
});
