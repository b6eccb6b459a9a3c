// The overview: what is held, with its gaps; what came in; how the sources do.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

for (const locale of languages) {
  const zh = locale !== 'en';
  test.describe(locale, () => {
    test.use({ locale });

    test('what is held is shown by group and time, and leads to the articles', async ({ watched: page, demo }) => {
      await page.goto(demo.address);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Tideland');
      await expect(page.locator('.tiles')).toContainText(zh ? '文章' : 'articles');
      const figure = page.locator('figure.figure');
      await expect(figure).toContainText(zh ? '中央媒体' : 'Central media');
      await expect(figure).toContainText(zh ? '这是缺口，不是零' : 'It is a gap, not zero');
      // Hatched, with words: never a bar of height zero.
      await expect(figure.locator('svg title', { hasText: zh ? '本档案没有' : 'nothing in this archive' }).first()).toBeAttached();
      await figure.getByText(zh ? '图中的数据' : 'The rows behind this figure').click();
      const rows = figure.locator('tbody tr');
      await expect(rows.first()).toContainText(zh ? '全部' : 'All');
      await expectAccessible(page);
      const row = rows.filter({ hasText: zh ? '中央媒体' : 'Central media' });
      const count = (await row.locator('td').first().textContent())?.trim() ?? '';
      await shoot(page, `overview-${locale}`);
      await row.getByRole('link').click();
      await expect(page).toHaveURL(/\/search\?group=central/);
      await expect(page.getByRole('status').filter({ hasText: count })).toBeVisible();
    });

    test('a bar leads to exactly its articles, and back returns', async ({ watched: page, demo }) => {
      await page.goto(demo.address);
      const bar = page.locator('figure.figure svg a').first();
      await expect(bar).toBeAttached();
      const to = await bar.evaluate((link) => link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '');
      await bar.dispatchEvent('click');
      await expect(page).toHaveURL(demo.address + to);
      await expect(page.locator('.hits li').first()).toBeVisible();
      await page.goBack();
      await expect(page.locator('figure.figure')).toBeVisible();
      await page.getByRole('button', { name: zh ? '年' : 'year', exact: true }).click();
      await expect(page).toHaveURL(/unit=year/);
      await expect(page.locator('figure.figure')).toContainText('2021');
    });

    test('what came in last stands with its capture; the parts do not wait for one another', async ({ watched: page, demo }) => {
      // The slow part never answers: all others are there all the same.
      await page.route('**/vanished.json*', () => undefined);
      await page.goto(demo.address);
      const arrivals = page.getByRole('region', { name: zh ? '最近收入' : 'Came in last' });
      await expect(arrivals.locator('li')).toHaveCount(8);
      await expect(arrivals.getByRole('link', { name: zh ? /存档$/ : /^captured/ }).first()).toHaveAttribute('href', /^\/capture\//);
      await expect(page.getByText(zh ? '此处没有抓取' : 'Nothing is fetched here')).toBeVisible();
      await expect(page.getByText(zh ? '潮汐国（虚构）' : 'Tideland (fictional)')).toBeVisible();
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `overview-narrow-${locale}`);
    });
  });
}
