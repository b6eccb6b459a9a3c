// New phrases, and one month against those before it.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

const said = {
  en: { hot: 'hot', missing: 'no data', articles: /articles: \d+, before: \d+/, example: 'first article', show: 'all', tiers: /All phrases of the month/ },
  'zh-CN': { hot: '热', missing: '无数据', articles: /\d+ 篇，此前 \d+ 篇/, example: '首篇文章', show: '全部', tiers: /本月全部提法/ },
};

for (const locale of languages) {
  const words = said[locale];
  test.describe(locale, () => {
    test.use({ locale });

    test('month by month: how hot each phrase ran, gaps told from nothing', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/monthly?month=2024-04&run=1`);
      const grid = page.locator('main table').first();
      await expect(grid.getByRole('link', { name: words.hot, exact: true }).first()).toBeVisible();
      await expect(grid.locator('td.missing').first()).toHaveText(words.missing);
      await expectAccessible(page);
      await shoot(page, `monthly-${locale}`);
      await page.getByText(words.tiers).click();
      await expect(page.locator('main table').nth(1)).toContainText('蓝色家园');
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await page.locator('nav.months').getByRole('link').first().click();
      await expect(page).toHaveURL(/month=2024-03/);
      await expect(page.locator('nav.months strong')).toHaveText('2024-03');
    });

    test('new phrases: what rose, by how much, with its first article', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/newphrases?month=2024-05&least=3&run=1`);
      await page.getByRole('navigation').getByRole('link', { name: words.show, exact: true }).click();
      await expect(page).toHaveURL(/show=all/);
      await expect(page.locator('ol.fresh li').first()).toContainText(words.articles);
      await expect(page.locator('ol.fresh li').first().getByRole('link', { name: words.example })).toHaveAttribute('href', /^\/article\//);
      await expect(page.locator('figure svg')).toBeVisible();
      await expectAccessible(page);
      await shoot(page, `newphrases-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });
  });
}
