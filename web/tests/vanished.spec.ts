// The morning list, every address with its visits, edits, survival.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

const words = {
  en: {
    counts: '8 vanished, 4 edited', violation: 'removed by the platform: against rules or laws', confirmed: 'confirmed by later visits', goneCapture: 'the capture that shows it gone',
    edited: 'edited', visits: 'Show the visits', notice: 'a notice', unreachable: 'unreachable for us', slips: 'numbers', curve: 'What part still stands, by age',
    differ: 'They differ more than chance would make them', groups: 'each group of outlets of the packs', independent: 'Independent media', once: 'the new text was seen once so far', few: 'not enough data',
  },
  zh: {
    counts: '消失 8 篇，改动 4 次', violation: '平台以违规为由删除', confirmed: '经再次访问确认', goneCapture: '显示其消失的存档',
    edited: '改动', visits: '查看历次访问', notice: '告示', unreachable: '我方无法访问', slips: '数字', curve: '各年龄尚存的比例',
    differ: '差异超出偶然所能解释', groups: '资料包中的媒体组', independent: '独立媒体', once: '新文本仅见一次', few: '数据不足',
  },
};

for (const locale of languages) {
  const told = words[locale === 'en' ? 'en' : 'zh'];
  test.describe(locale, () => {
    test.use({ locale });

    test('the morning list tells how each ended, and is filtered by its address', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/vanished`);
      await expect(page.getByRole('status').filter({ hasText: told.counts })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Atom' })).toHaveAttribute('href', /vanished\.atom/);
      await expectAccessible(page);
      await shoot(page, `vanished-${locale}`);
      await page.getByRole('link', { name: new RegExp(`^${told.violation}`) }).click();
      await expect(page).toHaveURL(/end=violation/);
      const item = page.locator('.morning > li');
      await expect(item).toHaveCount(1);
      await expect(item).toContainText('四号码头的那个傍晚');
      await expect(item).toContainText('该文章因违反有关规定，已停止展示');
      await expect(item).toContainText(told.confirmed);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await item.getByRole('link', { name: told.goneCapture }).click();
      await expect(page).toHaveURL(/\/capture\//);
    });

    test('what was edited stands among what vanished', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/vanished?end=edited`);
      const item = page.locator('.morning > li');
      await expect(item).toHaveCount(4);
      await expect(item.filter({ hasText: '北湾四号码头' })).toContainText(told.once);
      await expect(item.filter({ hasText: '北湾四号码头' }).locator('del').first()).toContainText('港务处副处长礁大海');
    });

    test('every address has its visits', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/deletions?outlet=dengta,bay-radio`);
      const item = page.locator('.fates > li').filter({ hasText: '四号码头的那个傍晚' });
      await item.getByRole('link', { name: told.visits }).click();
      await expect(page).toHaveURL(/open=/);
      await expect(item.locator('tbody tr')).toHaveCount(6);
      await expect(item.locator('tbody')).toContainText(told.notice);
      await expectAccessible(page);
      await shoot(page, `deletions-${locale}`);
      await page.getByRole('link', { name: new RegExp(`^${told.unreachable}`) }).click();
      await expect(page.locator('.fates > li')).toHaveCount(1);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });

    test('edits are weighed and lead to both versions', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/edits`);
      const item = page.locator('.edits > li').filter({ hasText: '低收入家庭不涨价' });
      await expect(item).toContainText(told.slips);
      await expect(item.locator('ins').first()).toContainText('低收入家庭不涨价');
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `edits-${locale}`);
      await item.getByRole('heading').getByRole('link').click();
      await expect(page).toHaveURL(/\/diff\?before=[0-9a-f]{16}&after=[0-9a-f]{16}/);
    });

    test('survival is compared by group, with numbers at risk and the test in words', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/survival`);
      await page.getByRole('link', { name: told.groups }).click();
      await expect(page).toHaveURL(/per=group/);
      await expect(page.getByRole('heading', { name: told.curve })).toBeVisible();
      await expect(page.locator('.drawing svg')).toContainText(told.independent);
      await expect(page.getByText(told.differ)).toBeVisible();
      await expect(page.locator('.parts')).toContainText(told.few);
      await expectAccessible(page);
      await shoot(page, `survival-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });
  });
}

test('too little to draw a curve is said', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/survival?ui=en&outlet=tna`);
  await expect(page.getByText('Not enough data: nothing was seen to be removed')).toBeVisible();
  await expect(page.locator('.drawing svg')).toHaveCount(0);
});
