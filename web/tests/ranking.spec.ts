// The ranking with its sets, sliders and the official list beside it, over made-up towns of its own observatory.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, expectAccessible, expectNoSideways, languages, program, root, serve, shoot, test as base, type Served } from './observatory';

const test = base.extend<object, { demo: Served }>({
  demo: [
    async ({}, use) => {
      const folder = join(mkdtempSync(join(tmpdir(), 'weiguan-ranking-')), 'obs');
      const world = join(dirname(folder), 'world');
      const run = (...words: string[]) => execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
      execFileSync('python3', [join(root, 'examples/world/make_echo.py'), world], { stdio: 'ignore' });
      run('init', folder, '--pack', join(root, 'examples/pack'));
      run('-C', folder, 'import', join(world, 'echo.csv'), join(world, 'echo.jsonl'), '--map', join(root, 'examples/posts.toml'));
      const served = await serve(folder);
      await use(served);
      await served.end();
      rmSync(dirname(folder), { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const words = {
  en: { title: 'Ranking', first: 'North Bay', set: '1 to 2', worse: 'worse than the set', movement: 'Movement', media: 'Media mentions', nothing: 'nothing would count', show: 'show', sensitivity: 'What would change the order' },
  zh: { title: '排名', first: '北湾', set: '1 至 2', worse: '低于区间', movement: '走势', media: '媒体提及', nothing: 'nothing would count', show: '查看', sensitivity: '什么会改变名次' },
};

for (const locale of languages) {
  const told = words[locale === 'en' ? 'en' : 'zh'];
  test.describe(locale, () => {
    test.use({ locale });

    test('a ranking has sets, parts, an official list beside it, and leads to its articles', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/ranking?register=towns`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(told.title);
      const row = page.locator('table.placings tbody tr').first();
      await expect(row).toContainText(told.first, { timeout: 45_000 });
      await expect(row).toContainText(told.set);
      await expect(page.locator('table.placings')).toContainText(told.worse);
      await expect(page.locator('.drawing svg').first()).toContainText(told.first);
      await expect(page.getByRole('heading', { name: told.movement })).toBeVisible();
      await expectAccessible(page);
      await shoot(page, `ranking-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `ranking-${locale}-360`);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page);
      await shoot(page, `ranking-${locale}-dark`);
      await row.getByRole('link', { name: told.show }).click();
      await expect(page).toHaveURL(/\/evidence|\/search/);
    });

    test('a slider moved by keys asks anew, and the address keeps it', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/ranking?register=towns`);
      const slider = page.getByRole('slider', { name: told.media });
      await expect(page.locator('table.placings tbody tr').first()).toContainText(told.first, { timeout: 45_000 });
      await slider.focus();
      await page.keyboard.press('End');
      await expect(page).toHaveURL(/weights=media%3D3/);
      await expect(page.locator('table.placings tbody tr').first()).toBeVisible();
      await page.reload();
      await expect(slider).toHaveValue('3');
      await page.goto(`${demo.address}/ranking?register=towns&weights=media%3D0,social%3D0,engagement%3D0`);
      await expect(page.getByText(told.nothing)).toBeVisible();
    });
  });
}
