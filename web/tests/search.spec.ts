// Search: the box, the hits with their marks, the facets, and where a hit leads.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

for (const locale of languages) {
  const zh = locale !== 'en';
  test.describe(locale, () => {
    test.use({ locale });

    test('a phrase is found, marked, narrowed down and widened again', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/search?kind=article&kind=post`);
      await page.locator('main').getByRole('searchbox').fill('潮汐精神');
      await page.locator('main').getByRole('button', { name: zh ? '检索' : 'Search', exact: true }).click();
      await expect(page).toHaveURL(/q=/);
      const total = page.locator('.total');
      await expect(total).toContainText(zh ? '共 16 篇文章' : '16 articles');
      await expect(page.locator('.hits mark').first()).toHaveText('潮汐精神');
      await expect(page.locator('.hits mark').nth(8)).toHaveText(/^潮汐精神$/);
      const facet = page.getByRole('region', { name: zh ? '媒体' : 'Outlet', exact: true });
      const value = facet.locator('li', { hasText: zh ? '潮汐日报' : 'Tidal Daily' });
      const count = await value.locator('.count').textContent();
      await value.getByRole('link').click();
      await expect(page).toHaveURL(/outlet=tidal-daily/);
      await expect(total).toContainText(zh ? `共 ${count} 篇文章` : `${count} articles`);
      // The others of the same facet can still be chosen.
      await expect(facet.locator('li')).not.toHaveCount(1);
      await expect(value.getByRole('link')).toHaveAttribute('aria-current', 'true');
      await expectAccessible(page);
      await shoot(page, `search-${locale}`);
      await page.getByRole('link', { name: zh ? '取消：媒体: 潮汐日报' : 'Take away: Outlet: Tidal Daily' }).click();
      await expect(total).toContainText('16');
      await page.goBack();
      await expect(page).toHaveURL(/outlet=tidal-daily/);
    });

    test('a hit leads to its article, to others like it, and its phrase to a curve', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/search?q=${encodeURIComponent('"潮汐精神" AND outlet:tna')}`);
      const follow = page.getByRole('link', { name: zh ? '追踪这一提法的变化' : 'Follow this phrase over time' });
      await expect(follow).toHaveAttribute('href', `/phrases?phrases=${encodeURIComponent('潮汐精神')}&run=1`);
      await page.getByRole('link', { name: zh ? '相似文章' : 'Articles like this' }).first().click();
      await expect(page).toHaveURL(/like=[0-9a-f]{16}/);
      await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(zh ? '相似的文章' : 'Articles like');
      await expect(page.getByText(zh ? /未发现与此文有相同段落的文章|共 \d+ 篇文章/ : /No article is known|\d+ articles?/).first()).toBeVisible();
      await page.getByRole('link', { name: zh ? '返回此文' : 'Back to the article' }).click();
      await expect(page).toHaveURL(/\/article\/[0-9a-f]{16}$/);
    });

    test('what was not found says why, and a wrong question what is wrong', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/search?q=zeppelin`);
      await expect(page.getByText(zh ? '档案中没有文章含有“zeppelin”' : '“zeppelin” stands in no article')).toBeVisible();
      await page.goto(`${demo.address}/search?q=${encodeURIComponent('"open')}`);
      await expect(page.getByRole('alert').first()).toBeVisible();
      await page.setViewportSize({ width: 360, height: 800 });
      await page.goto(`${demo.address}/search?q=${encodeURIComponent('潮汐')}`);
      await expect(page.locator('.hits li').first()).toBeVisible();
      await expectNoSideways(page);
      await shoot(page, `search-narrow-${locale}`);
    });
  });
}

test('articles that repeat one another are found once they were compared', async ({ watched: page, demo }) => {
  expect((await page.request.get(`${demo.address}/reuse.json?rows=1`)).ok()).toBe(true);
  await page.goto(`${demo.address}/search?q=${encodeURIComponent('潮汐精神')}&outlet=tna&kind=article`);
  await page.getByRole('link', { name: 'Articles like this' }).first().click();
  const first = page.locator('.hits li').first();
  await expect(first).toContainText('% alike');
  await expect(first.getByRole('link', { name: 'Side by side' })).toHaveAttribute('href', /^\/versus\?source=[0-9a-f]{16}&article=[0-9a-f]{16}&run=1$/);
  await expectAccessible(page);
});

test('accounts that are not public stand under a pseudonym, which can be chosen', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/search?kind=post`);
  const facet = page.getByRole('region', { name: 'Account', exact: true });
  const value = facet.locator('li', { hasText: '账号-' }).first();
  const name = (await value.locator('bdi').textContent()) ?? '';
  await value.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`account=${encodeURIComponent(name)}`));
  await expect(page.locator('.hits li').first()).toContainText(name);
});

test('the period narrows from years to days, and all pages can be leafed through', async ({ watched: page, demo }) => {
  await page.goto(`${demo.address}/search`);
  const facet = page.getByRole('region', { name: 'Published', exact: true });
  await facet.getByRole('link', { name: '2024', exact: true }).click();
  await facet.getByRole('link', { name: '2024-03', exact: true }).click();
  await expect(page).toHaveURL(/from=2024-03&to=2024-03/);
  await expect(facet.getByRole('link', { name: '2024-03-04', exact: true })).toBeVisible();
  await facet.getByRole('link', { name: '← all periods' }).click();
  await page.getByRole('link', { name: 'Next page →' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText(/Page 2 of \d/)).toBeVisible();
});
