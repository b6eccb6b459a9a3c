// Cascades, two texts side by side, own text, repeated passages.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

const words = {
  en: {
    water: '自来水价格听证会将于五月下旬举行', haishi: 'Haishi News', wire: 'Tideland News Agency', sure: 'sure', first: 'by their times',
    matrix: 'Who copies whom', pairs: 'Pairs of outlets', beside: 'side by side', back: 'All cascades', kept: '2 kept', changed: '2 changed',
    only: 'Only what changed', number: 'a number', own: 'Share of text that is an outlet’s own', single: 'List the articles whose quotes all come from one speaker',
    passages: 'Repeated passages', cannot: 'cannot tell', keep: 'kept 1, changed 1, cut 2 of 4', adds: 'What only one outlet adds',
  },
  zh: {
    water: '自来水价格听证会将于五月下旬举行', haishi: '海石新闻网', wire: '潮汐通讯社', sure: '确定', first: '依时间可定',
    matrix: '谁转谁', pairs: '逐对媒体', beside: '对照', back: '全部转载链', kept: '照录 2 句', changed: '改动 2 句',
    only: '只看改动', number: '数字', own: '自有文字的比例', single: '列出引语只出自一人的文章',
    passages: '重复段落', cannot: '无法判断', keep: '照录 1、改动 1、删去 2，共 4 篇', adds: '仅一家媒体增写的句子',
  },
};

for (const locale of languages) {
  const told = words[locale === 'en' ? 'en' : 'zh'];
  test.describe(locale, () => {
    test.use({ locale });

    test('a cascade is chosen, drawn as a tree, and leads to two texts side by side', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/cascades`);
      const item = page.locator('.cascades > li').filter({ hasText: told.water });
      await expect(item).toContainText(told.wire);
      await expect(item).toContainText(told.first);
      await expect(page.getByRole('heading', { name: told.matrix })).toBeVisible();
      await expectAccessible(page);
      await shoot(page, `cascades-${locale}`);

      await item.getByRole('link').first().click();
      await expect(page).toHaveURL(/cascade=/);
      const drawing = page.locator('.drawing svg');
      await expect(drawing).toContainText(told.haishi);
      await expect(drawing).toContainText(told.sure);
      const row = page.locator('tbody tr').filter({ hasText: '低收入家庭不涨价' });
      await expect(row).toContainText(told.wire);
      await shoot(page, `cascade-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await page.setViewportSize({ width: 1280, height: 900 });

      await row.getByRole('link', { name: told.beside }).click();
      await expect(page.getByText(told.kept).first()).toBeVisible();
      await expect(page.getByText(told.changed).first()).toBeVisible();
      await expect(page.locator('.left del').first()).toContainText('三');
      await expect(page.locator('.right ins').first()).toContainText('两');
      await expect(page.locator('.changes')).toContainText(told.number);
      await expect(page.locator('.changes')).toContainText('八');
      await expectAccessible(page);
      await shoot(page, `versus-${locale}`);
      await page.getByRole('link', { name: told.only }).click();
      await expect(page.locator('.line.kept')).toHaveCount(0);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await page.goBack();
      await page.goBack();
      await page.getByRole('link', { name: told.back }).click();
      await expect(page).not.toHaveURL(/cascade=/);
    });

    test('own text is drawn for each outlet, and one-speaker articles are listed', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/novelty`);
      await expect(page.getByRole('heading', { name: told.own })).toBeVisible();
      await expect(page.locator('.drawing svg')).toContainText(told.haishi);
      await expectAccessible(page);
      await shoot(page, `novelty-${locale}`);
      await page.getByRole('link', { name: told.single }).click();
      await expect(page).toHaveURL(/list=single-source/);
      await expect(page.locator('.hits li').first()).toBeVisible();
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });

    test('repeated passages are listed, and what cannot be told is said', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/reuse?limit=12`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(told.passages);
      await expect(page.locator('.hits > li').first()).toContainText('海堤');
      await expect(page.locator('.hits')).toContainText(told.cannot);
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `reuse-${locale}`);
    });
  });
}

test('who copies whom opens the articles behind a number, and the address keeps it', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/cascades?ui=en`);
  await page.getByText('Pairs of outlets').click();
  await page.getByRole('button', { name: /^Bay Radio from Tideland News Agency/ }).click();
  await expect(page).toHaveURL(/pair=tna%7Ebay-radio|pair=tna~bay-radio/);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Bay Radio from Tideland News Agency' })).toContainText('灯塔角灯塔修缮完工');
});

test('a source shows what its copies keep', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/cascades?ui=zh`);
  await page.locator('.cascades > li').filter({ hasText: words.zh.water }).getByRole('link').first().click();
  await page.getByRole('link', { name: '各句为多少篇所保留' }).click();
  await expect(page.locator('.sentences')).toContainText(words.zh.keep);
  await expect(page.getByRole('heading', { name: words.zh.adds })).toBeVisible();
  await expectAccessible(page);
});
