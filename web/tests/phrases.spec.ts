// Curves and spread: what is read and clicked.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

const said = {
  en: { missing: 'no data', count: 'articles', outlets: 'outlets', glossary: 'Choose from the glossary', group: 'the whole group', points: /The points of the figure/, show: 'show', ask: 'Ask', cannot: 'cannot tell', first: 'Tidal Daily', control: 'central party media', adopters: /Everyone’s first use/ },
  'zh-CN': { missing: '无数据', count: '文章数', outlets: '媒体', glossary: '从提法表中选取', group: '整组', points: /图中各点/, show: '查看', ask: '查询', cannot: '无法判定', first: '潮汐日报', control: '中央党媒', adopters: /各家首用/ },
};

for (const locale of languages) {
  const words = said[locale];
  test.describe(locale, () => {
    test.use({ locale });

    test('curves: phrases are typed, drawn with gaps, and lead to articles', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/phrases`);
      await page.locator('#p-phrases').fill('蓝色家园\n潮汐精神');
      await page.getByRole('button', { name: words.ask, exact: true }).click();
      const drawing = page.getByRole('img', { name: '蓝色家园 · 潮汐精神' });
      await expect(drawing).toBeVisible();
      await expect(page).toHaveURL(/phrases=/);
      // Curves are named at their ends; what is missing is said.
      await expect(drawing.getByText('潮汐精神').first()).toBeAttached();
      await expect(drawing.getByText(words.missing).first()).toBeAttached();
      await expectAccessible(page);
      await shoot(page, `phrases-${locale}`);
      await page.getByRole('navigation').getByRole('link', { name: words.count, exact: true }).click();
      await expect(page).toHaveURL(/show=count/);
      await expect(drawing).toBeVisible();
      // The life of a phrase leads to its first article.
      await expect(page.locator('table.life tbody tr').first().getByRole('link').first()).toHaveAttribute('href', /^\/article\//);
      await page.getByText(words.points).click();
      await page.getByRole('link', { name: words.show, exact: true }).first().click();
      await expect(page).toHaveURL(/\/search\?q=text/);
      await page.goBack();
      await expect(drawing).toBeVisible();
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });

    test('curves: apart by outlet, each with its own gaps', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/phrases?phrases=蓝色家园&from=2024-01&run=1`);
      await page.getByRole('navigation').getByRole('link', { name: words.outlets, exact: true }).last().click();
      await expect(page).toHaveURL(/per=outlet/);
      await expect(page.locator('figure').getByText(words.first).first()).toBeAttached();
    });

    test('curves: a group of the glossary is chosen', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/phrases`);
      await page.locator('.glossary > summary').getByText(words.glossary).click();
      await page.locator('.glossary details summary').first().click();
      await page.locator('.glossary details[open]').getByRole('button', { name: words.group }).first().click();
      await expect(page).toHaveURL(/glossary=\w/);
      await expect(page.locator('figure svg')).toBeVisible();
      await expect(page.locator('.chosen button')).toHaveCount(1);
    });

    test('spread: first uses with what the clocks leave open', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/spread?phrases=蓝色家园&run=1`);
      const drawing = page.locator('figure svg').first();
      await expect(drawing).toBeVisible();
      await expect(drawing.getByText(words.first).first()).toBeAttached();
      await expect(drawing.getByText(words.control).first()).toBeAttached();
      await expect(drawing.getByText(words.cannot).first()).toBeAttached();
      await expect(page.locator('figure svg')).toHaveCount(2);
      await page.getByText(words.adopters).click();
      await expect(page.locator('main table').first()).toContainText(words.cannot);
      await expectAccessible(page);
      await shoot(page, `spread-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });
  });
}

test('a click on a point leads to its articles', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/phrases?phrases=蓝色家园&by=month&from=2024-03&to=2024-05&run=1`);
  const dots = page.locator('figure svg .point circle');
  await expect(dots.first()).toBeVisible();
  await dots.first().scrollIntoViewIfNeeded();
  const box = await dots.first().boundingBox();
  if (!box) throw new Error('no dot');
  await page.mouse.move(box.x + box.width / 2 + 1, box.y + box.height / 2 + 1);
  await expect(page.locator('figure svg .beside')).toContainText('2024-03');
  await page.mouse.click(box.x + box.width / 2 + 1, box.y + box.height / 2 + 1);
  await expect(page).toHaveURL(/\/search\?q=text.*from=2024-03/);
});
