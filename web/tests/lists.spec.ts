// The plain lists: outlets, one outlet, sources, problems, evidence, about.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

for (const locale of languages) {
  const zh = locale !== 'en';
  test.describe(locale, () => {
    test.use({ locale });

    test('an outlet is found in the list and shows what is known of it', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/outlets`);
      await expect(page.locator('tbody tr')).toHaveCount(12);
      await page.getByLabel(zh ? '媒体组' : 'Outlet group').selectOption('central');
      await expect(page).toHaveURL(/group=central/);
      await expect(page.locator('tbody tr')).not.toHaveCount(12);
      await page.getByLabel(zh ? '名称、地区或控制机构' : 'Name, place or controller').fill('潮汐通讯');
      await expect(page.locator('tbody tr')).toHaveCount(1);
      await expectAccessible(page);
      await shoot(page, `outlets-${locale}`);
      await page.getByRole('link', { name: zh ? '潮汐通讯社' : 'Tideland News Agency' }).click();
      await expect(page).toHaveURL(/\/outlet\/tna$/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh ? '潮汐通讯社' : 'Tideland News Agency');
      await expect(page.locator('.facts').last()).toContainText(zh ? '中央国有媒体' : 'central state media');
      await expect(page.locator('.facts').last()).toContainText('invented for the examples');
      await expect(page.locator('figure.figure svg')).toBeVisible();
      await page.getByText(zh ? '这是如何得出的？' : 'How was this made?').click();
      await expect(page.getByText('weiguan volume --outlet tna --by year')).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });

    test('sources, problems and the page about the program say what there is', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/sources`);
      await expect(page.getByRole('status').filter({ hasText: zh ? '尚无来源' : 'no source is watched' })).toBeVisible();
      await page.goto(`${demo.address}/problems`);
      await expect(page.getByText(zh ? '所有记录均已读取。' : 'Every record could be read.')).toBeVisible();
      await page.goto(`${demo.address}/about`);
      await expect(page.getByText(zh ? '存档失败不等于被删除' : 'A failed capture is not a deletion')).toBeVisible();
      await expectAccessible(page);
    });

    test('evidence shows the words of a passage, the article and the capture', async ({ watched: page, demo }) => {
      const found = await (await page.request.get(`${demo.address}/search.json?q=${encodeURIComponent('潮汐精神')}&limit=1`)).json();
      const hit = found.hits[0];
      await page.goto(`${demo.address}/evidence?article=${hit.id}&passage=${hit.id}:0-12&capture=${hit.evidence.captures[0]}`);
      await expect(page.locator('blockquote mark')).toHaveText(/^.{4}/);
      await expect(page.getByRole('heading', { level: 2, name: zh ? '存档' : 'Captures' })).toBeVisible();
      await expect(page.getByText('sha256:')).toBeVisible();
      await expectAccessible(page);
      await expect(page.getByRole('button', { name: zh ? '收入笔记' : 'Keep in a notebook' })).toHaveCount(3);
      await shoot(page, `evidence-${locale}`);
      await page.locator('.hits a').first().click();
      await expect(page).toHaveURL(/\/article\/[0-9a-f]{16}\?passage=0-12/);
    });
  });
}

test('what is evidence of nothing, and what no outlet is, is told', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/evidence`);
  await expect(page.getByRole('status').filter({ hasText: 'No evidence was asked for' })).toBeVisible();
  await page.goto(`${demo.address}/evidence?article=0000000000000000`);
  await expect(page.getByRole('alert')).toContainText('0000000000000000');
  await page.goto(`${demo.address}/outlet/no-such`);
  await expect(page.getByRole('alert')).toBeVisible();
});
