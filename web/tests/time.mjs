// node time.mjs ADDRESS PHRASES QUERY: how long a reader in Chromium waits for what is looked for, and how much script
// each screen loads. Called by tools/bench_web.py.
import { chromium } from '@playwright/test';

const [address, phrases, query] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Milliseconds from the address being entered until `seen` stands on the page. */
async function until(page, path, seen) {
  const began = performance.now();
  await page.goto(address + path, { waitUntil: 'commit' });
  await page.locator(seen).first().waitFor({ state: 'visible', timeout: 120_000 });
  return performance.now() - began;
}

/** Milliseconds from a search being sent off in an open page until its first result stands there. */
async function searched(times = 5) {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${address}/search`, { waitUntil: 'load' });
  const all = [];
  for (let i = 0; i <= times; ++i) {
    // Another one than before each time: the same is not asked again.
    const asked = `${decodeURIComponent(query)}${' OR 改革'.repeat(i % 2)}`;
    await page.locator('main form [name="q"]').fill(asked);
    const answered = page.waitForResponse((response) => response.url().includes('/search.json'), { timeout: 120_000 });
    const began = performance.now();
    await page.keyboard.press('Enter');
    await answered;
    await page.locator('.results[aria-busy="false"] .hits li').first().waitFor({ state: 'visible' });
    all.push(performance.now() - began);
  }
  told('search in an open page', all);
  await page.close();
}

function told(what, [cold, ...warm]) {
  console.log(`${what}: first ${cold.toFixed(0)} ms, then median ${median(warm).toFixed(0)} ms, worst ${Math.max(...warm).toFixed(0)} ms of ${warm.length}`);
}

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

async function timed(what, path, seen, times = 5) {
  // A new profile each time: nothing is in the browser's cache. The program is warm after the first.
  const all = [];
  for (let i = 0; i <= times; ++i) {
    const context = await browser.newContext({ locale: 'zh-CN' });
    all.push(await until(await context.newPage(), path, seen));
    await context.close();
  }
  told(what, all);
}

await timed('first screen', '/', '.tiles strong');
await timed('phrase chart', `/phrases?${phrases}`, 'figure svg path:visible');
await timed('search by its address', `/search?q=${query}`, '.hits li');
await searched();

for (const path of ['/', '/search', `/phrases?${phrases}`, '/cascades', '/vanished', '/answers', '/volume', '/notebooks', '/jobs']) {
  const page = await browser.newPage();
  let bytes = 0;
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
  });
  await page.goto(address + path, { waitUntil: 'load' });
  await page.waitForTimeout(1500);
  console.log(`script of ${path.split('?')[0]}: ${(bytes / 1000).toFixed(0)} kB`);
  await page.close();
}
await browser.close();
