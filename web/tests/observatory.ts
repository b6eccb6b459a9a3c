// What every test of a screen stands on: the program, serving the observatory of ./dev demo; a browser that notices
// whatever leaves for another address and whatever the page's policy refuses; what axe says of a page.
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export { expect };

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const program = resolve(root, process.env.WEIGUAN ?? 'build/dev/weiguan');
export const languages = ['en', 'zh-CN'] as const;

export interface Served {
  address: string; // Without a slash at its end.
  folder: string;
  end(): Promise<void>;
}

/** Serves an observatory until end() is called. */
export async function serve(folder: string, ...options: string[]): Promise<Served> {
  const server = spawn(program, ['-C', folder, 'serve', '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((found, failed) => {
    let said = '';
    server.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      const match = /https?:\/\/[^\s?]+/.exec(said);
      if (match) found(match[0].replace(/\/$/, ''));
    });
    server.on('exit', () => failed(new Error('serve ended without an address')));
  });
  return {
    address,
    folder,
    end: () =>
      new Promise((ended) => {
        server.removeAllListeners('exit');
        server.on('exit', () => ended());
        server.kill('SIGINT');
      }),
  };
}

/** The observatory of ./dev demo, made anew. */
export function makeDemo(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'weiguan-web-')), 'demo');
  execFileSync(join(root, 'tools/demo.sh'), ['--no-serve', '--at', folder], {
    cwd: root,
    env: { ...process.env, WEIGUAN: program },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
}

interface Fixtures {
  /** Fails the test at its end when a page went elsewhere, broke its policy or threw. */
  watched: Page;
}

export const test = base.extend<Fixtures, { demo: Served }>({
  demo: [
    async ({}, use) => {
      const folder = makeDemo();
      const served = await serve(folder);
      await use(served);
      await served.end();
      rmSync(dirname(folder), { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  watched: async ({ page, demo }, use) => {
    const wrong: string[] = [];
    page.on('request', (request) => {
      if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(demo.address)) wrong.push(`asked ${request.url()}`);
    });
    page.on('pageerror', (error) => wrong.push(`threw ${error.message}`));
    page.on('console', (message) => {
      // What the program refuses (HTTP 400 and the like) is logged by the browser; tests look at it on the page.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) wrong.push(message.text());
    });
    await use(page);
    expect(wrong).toEqual([]);
  },
});

/** Nothing that axe can see stands against WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)).toEqual([]);
}

/** Nothing is wider than the page. */
export async function expectNoSideways(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

/** Keeps a picture of the page where WEIGUAN_SHOTS says so. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.WEIGUAN_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
