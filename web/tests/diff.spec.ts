// Two versions side by side: what is marked, and going from change to change.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

for (const locale of languages) {
  const en = locale === 'en';
  test.describe(locale, () => {
    test.use({ locale });

    test('changed characters are marked on both sides, and keys go from one to the next', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/edits?search=${encodeURIComponent('四号码头')}`);
      await page.locator('.edits > li').filter({ hasText: '北湾四号码头' }).getByRole('heading').getByRole('link').click();
      await expect(page.getByText(en ? '3 changes' : '共 3 处改动')).toBeVisible();
      const before = page.getByRole('region', { name: en ? 'Before' : '改前' });
      const after = page.getByRole('region', { name: en ? 'After' : '改后' });
      await expect(before.locator('del')).toHaveCount(3);
      await expect(before.locator('#before-3')).toContainText('港务处副处长礁大海在现场表示');
      await expect(after.locator('ins').filter({ hasText: '多' })).toHaveCount(1);
      await expect(page.locator('ol.changes')).toContainText(en ? 'severity 52 of 100' : '轻重 52／100');

      await page.getByRole('button', { name: en ? 'Next change' : '下一处' }).click();
      await expect(page).toHaveURL(/change=1/);
      await expect(after.locator('#after-1')).toBeFocused();
      await page.keyboard.press('n');
      await expect(before.locator('#before-2')).toBeFocused();
      await page.keyboard.press('p');
      await page.keyboard.press('p');
      await expect(page).toHaveURL(/change=3/);
      await expect(before.locator('#before-3')).toBeFocused();
      await expectAccessible(page);
      await shoot(page, `diff-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);

      await page.reload();
      await expect(before.locator('#before-3')).toBeFocused();
      await page.getByRole('link', { name: en ? 'Swap sides' : '左右互换' }).click();
      await expect(after.locator('ins').filter({ hasText: '港务处副处长礁大海在现场表示' })).toHaveCount(1);
    });

    test('without two ids it says what is needed; a wrong one is told', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/diff`);
      await expect(page.getByText(en ? 'Two articles are compared by their ids' : '依编号对照两篇文章')).toBeVisible();
      await page.getByLabel(en ? 'Before' : '改前').fill('0000000000000000');
      await page.getByLabel(en ? 'After' : '改后').fill('0000000000000001');
      await page.getByRole('button', { name: en ? 'Compare' : '对照' }).click();
      await expect(page.getByRole('alert')).toContainText('0000000000000000');
    });
  });
}
