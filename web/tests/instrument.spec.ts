// Any instrument: its form and its tables come from its own description.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

for (const locale of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('a question is asked, answered, and leads to the articles', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/volume`);
      await expect(page.locator('html')).toHaveAttribute('lang', locale === 'en' ? 'en' : 'zh-Hans');
      await page.locator('#p-per').selectOption('group');
      await page.locator('#p-by').selectOption('year');
      await page.getByRole('button', { name: locale === 'en' ? 'Ask' : '查询', exact: true }).click();
      await expect(page).toHaveURL(/per=group/);
      const rows = page.locator('main table').first().locator('tbody tr');
      await expect(rows.first()).toBeVisible();
      await page.getByText(locale === 'en' ? 'How was this made?' : '这是如何得出的？').click();
      await expect(page.getByText('weiguan volume')).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `instrument-${locale}`);
    });

    test('what cannot be asked is told, and can be mended', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/volume?from=someday`);
      await expect(page.getByRole('alert')).toContainText('someday');
      await expect(page.locator('#p-from')).toHaveValue('someday');
    });
  });
}

test('on paper the form is left out, and how it was made stands there', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/volume?by=year&run=1`);
  await expect(page.locator('main table').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('form.instrument')).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.getByText('weiguan volume --by year')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.getByText('weiguan volume --by year')).toBeHidden();
});

test('the language is switched in place and stays', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/instruments`);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('全部工具');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('全部工具');
});
