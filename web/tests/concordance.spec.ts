// Concordance, neighbours and keywords.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

const said = {
  en: { behind: '1 behind', group: 'behind', beside: 'Beside 蓝色家园', year: 'month', company: /what came and went/, more: 'Said more', lines: 'lines', onward: 'On with' },
  'zh-CN': { behind: '右 1', group: '右文', beside: '“蓝色家园”的搭配', year: '月', company: /来者与去者/, more: '多说的', lines: '语境', onward: '继续' },
};

for (const locale of languages) {
  const words = said[locale];
  test.describe(locale, () => {
    test.use({ locale });

    test('concordance: lines are sorted by the address and open the article', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/concordance?phrases=蓝色家园&run=1`);
      const lines = page.locator('.kwic .line');
      await expect(lines.first()).toBeVisible();
      await page.getByRole('link', { name: words.behind, exact: true }).click();
      await expect(page).toHaveURL(/sort=right&depth=1/);
      await expect(page.locator('.kwic b').first()).toBeVisible();
      await page.locator('nav.choose').last().getByRole('link', { name: words.group, exact: true }).click();
      await expect(page).toHaveURL(/group-by=right/);
      await expect(page.locator('main table').first().locator('tbody tr').first()).toBeVisible();
      await expectAccessible(page);
      await shoot(page, `concordance-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await expect(page.getByRole('link', { name: 'JSONL' }).last()).toHaveAttribute('href', /limit=0/);
      await lines.first().getByRole('link').first().click();
      await expect(page).toHaveURL(/\/article\/[0-9a-f]{16}\?passage=\d+-\d+/);
    });

    test('concordance: more lines than a page', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/concordance?phrases=蓝色家园&limit=10&run=1`);
      await expect(page.locator('.kwic .line')).toHaveCount(10);
      await page.locator('.pager a').click();
      await expect(page).toHaveURL(/offset=10/);
      await expect(page.locator('.pager a')).toHaveCount(2);
    });

    test('neighbours: ranked, and what came and went', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/collocates?phrases=蓝色家园&least=2&run=1`);
      await expect(page.getByRole('heading', { name: words.beside })).toBeVisible();
      await page.getByRole('navigation').getByRole('link', { name: words.year, exact: true }).click();
      await expect(page.getByRole('heading', { name: words.company })).toBeVisible();
      await expect(page.locator('figure svg')).toHaveCount(2);
      await expectAccessible(page);
      await shoot(page, `collocates-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });

    test('keywords: both sides are counted, and lead on', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/keyness?from=2024-05&to=2024-05&against-from=2024-02&against-to=2024-04&run=1`);
      await expect(page.getByRole('heading', { name: words.more })).toBeVisible();
      await expect(page.locator('figure svg').getByText('听证会').first()).toBeAttached();
      await expectAccessible(page);
      await shoot(page, `keyness-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await page.getByText(words.onward, { exact: true }).click();
      await page.getByRole('link', { name: words.lines, exact: true }).first().click();
      await expect(page).toHaveURL(/\/concordance\?.*phrases=/);
      await expect(page.locator('.kwic .line').first()).toBeVisible();
    });
  });
}
