// Who covers what, who was silent, who was first.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

const words = {
  en: {
    grid: 'Stories and outlets', silent: 'silent', unknown: 'cannot know', first: 'surely first', silences: 'Silences', sided: 'Told by one side',
    wire: 'Tideland News Agency', down: 'lists failed', window: 'The time of the story', lines: 'Each side beside the official text',
    left: 'What the official text left out', before: 'What was told before the official text', open: 'Show', whole: 'The grid as a picture',
  },
  zh: {
    grid: '事件与媒体', silent: '未报道', unknown: '无从得知', first: '确定最先', silences: '沉默', sided: '一方报道',
    wire: '潮汐通讯社', down: '列表取不到', window: '事件时段', lines: '各方与官方文本的先后',
    left: '官方文本未提及的内容', before: '官方文本之前已有的报道', open: '展开', whole: '图片',
  },
};

for (const locale of languages) {
  const told = words[locale === 'en' ? 'en' : 'zh'];
  test.describe(locale, () => {
    test.use({ locale });

    test('the grid says who told, who was silent and what cannot be known', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/coverage`);
      const grid = page.locator('#grid');
      // The first question groups all articles.
      await expect(grid).toBeVisible({ timeout: 60_000 });
      await expect(grid.locator('thead')).toContainText(told.wire);
      await expect(grid.locator('button.sign.unknown').first()).toHaveText('?');
      await expect(grid.locator('button.sign.silent').first()).toHaveText('–');
      await expect(page.getByRole('heading', { name: told.silences })).toBeVisible();
      await expect(page.getByRole('heading', { name: told.sided })).toBeVisible();
      await expectAccessible(page);
      await shoot(page, `coverage-${locale}`);

      await grid.locator('button.sign.silent').first().click();
      await expect(page).toHaveURL(/cell=/);
      const opened = page.locator('#opened');
      await expect(opened).toBeFocused();
      await expect(opened).toContainText(told.window);
      await expect(opened.getByRole('link').first()).toHaveAttribute('href', /evidence|search/);
      await shoot(page, `coverage-cell-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `coverage-narrow-${locale}`);
    });

    test('a cell that cannot be known says why', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/coverage`);
      const cell = page.locator(`button.sign.unknown[aria-label*="${told.unknown}"]`).first();
      await expect(cell).toBeVisible({ timeout: 60_000 });
      await cell.focus();
      await page.keyboard.press('Enter');
      await expect(page.locator('#opened')).toContainText(told.unknown);
      await page.keyboard.press('Tab');
      await page.goBack();
      await expect(page.locator('#opened')).toHaveCount(0);
    });

    test('the grid is a picture, too', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/coverage`);
      await page.getByText(told.whole, { exact: true }).click({ timeout: 60_000 });
      await expect(page.locator('.drawing svg')).toContainText(told.silent);
      await expectAccessible(page);
    });

    test('first reports lie before and behind the official text', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/firstreport`);
      await expect(page.getByRole('heading', { name: told.lines })).toBeVisible({ timeout: 60_000 });
      await expectAccessible(page);
      await shoot(page, `firstreport-${locale}`);
      await page.getByRole('button', { name: told.open }).first().click();
      await expect(page).toHaveURL(/story=/);
      await expect(page.getByRole('heading', { name: told.before })).toBeVisible();
      await expect(page.getByRole('heading', { name: told.left })).toBeVisible();
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `firstreport-narrow-${locale}`);
    });
  });
}
