// Long runs as jobs: started from a screen, shown, kept through a restart, removed.
import { dirname } from 'node:path';
import { rmSync } from 'node:fs';
import { expect, expectAccessible, expectNoSideways, languages, makeDemo, serve, shoot, test } from './observatory';

const says = {
  en: { show: 'Show the rows', done: 'done', remove: 'Remove', none: 'There are no jobs.', screen: 'Open in its own screen', again: 'Run again', made: 'How was this made?' },
  'zh-CN': { show: '查看结果', done: '已完成', remove: '移除', none: '还没有任务。', screen: '在专门的视图中打开', again: '重新运行', made: '这是如何得出的？' },
};

for (const locale of languages) {
  test.describe(locale, () => {
    test.use({ locale });
    const words = says[locale];

    test('a job is started, shows its rows, and is removed', async ({ watched: page, demo }) => {
      const started = await page.request.post(`${demo.address}/jobs.json`, {
        data: { instrument: 'volume', arguments: { by: 'year', per: 'group' } },
      });
      expect([200, 201]).toContain(started.status());
      const { id } = (await started.json()) as { id: string };
      await page.goto(`${demo.address}/jobs`);
      const card = page.getByRole('article').filter({ hasText: 'volume' }).first();
      await expect(card.getByText(words.done, { exact: true })).toBeVisible();
      await expectAccessible(page);
      await shoot(page, `jobs-${locale}`);
      await card.getByRole('link', { name: words.show }).click();
      await expect(page).toHaveURL(new RegExp(`job=${id}`));
      await expect(page.locator('main table tbody tr').first()).toBeVisible();
      await page.getByText(words.made).click();
      await expect(page.getByText('weiguan volume')).toBeVisible();
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await expectAccessible(page);
      await shoot(page, `job-${locale}`);
      await page.getByRole('link', { name: words.screen }).click();
      await expect(page).toHaveURL(/\/volume\?/);
      await page.goBack();
      page.on('dialog', (dialog) => void dialog.accept());
      await page.getByRole('button', { name: words.remove }).first().click();
      await expect(page).toHaveURL(/\/jobs$/);
      await expect(page.getByText(words.none)).toBeVisible();
    });
  });
}

test('what another site sends changes nothing', async ({ demo, request }) => {
  const form = await request.post(`${demo.address}/jobs.json`, { form: { instrument: 'volume' } });
  expect(form.status()).toBe(415);
  const elsewhere = await request.post(`${demo.address}/jobs.json`, {
    headers: { Origin: 'https://evil.example' },
    data: { instrument: 'volume' },
  });
  expect(elsewhere.status()).toBe(403);
});

test('jobs and their rows are there after a restart', async ({ page }) => {
  const folder = makeDemo();
  const first = await serve(folder);
  const started = await page.request.post(`${first.address}/jobs.json`, { data: { instrument: 'volume', arguments: { by: 'day' } } });
  const { id } = (await started.json()) as { id: string };
  await page.goto(`${first.address}/jobs?job=${id}`);
  await expect(page.locator('main table tbody tr').first()).toBeVisible();
  await first.end();
  const second = await serve(folder);
  await page.goto(`${second.address}/jobs?job=${id}`);
  await expect(page.locator('main table tbody tr').first()).toBeVisible();
  await second.end();
  rmSync(dirname(folder), { recursive: true, force: true });
});
