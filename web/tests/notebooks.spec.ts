// A finding is picked from a screen, noted, put in order, and leaves as files.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

const says = {
  en: {
    pick: 'Keep in a notebook', name: 'Name of the notebook', note: 'Note', keep: 'Keep', goOn: 'Go on', down: 'Move down', save: 'Save',
    remove: 'Remove', html: /One page/, zip: /Bundle/, again: 'Load it again', whole: 'Remove this notebook', rename: 'Name and note', methods: 'Methods',
  },
  'zh-CN': {
    pick: '收入笔记', name: '笔记名称', note: '备注', keep: '收入', goOn: '继续', down: '下移', save: '保存',
    remove: '移除', html: /单个网页/, zip: /资料包/, again: '重新载入', whole: '移除这份笔记', rename: '名称与备注', methods: '方法',
  },
};

for (const locale of languages) {
  test.describe(locale, () => {
    test.use({ locale });
    const words = says[locale];

    test('rows are picked by keyboard, moved, noted and exported', async ({ watched: page, demo, context }) => {
      page.on('dialog', (dialog) => void dialog.accept());
      await page.goto(`${demo.address}/volume?by=year&per=group`);
      const buttons = page.getByRole('button', { name: words.pick, exact: true });
      await buttons.first().focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      const choice = dialog.getByRole('combobox');
      await choice.selectOption('');
      await dialog.getByLabel(words.name).fill(`Tideland 潮 ${locale}`);
      await dialog.getByLabel(words.note, { exact: true }).fill('=first <b>');
      await expectAccessible(page);
      await shoot(page, `picking-${locale}`);
      await dialog.getByRole('button', { name: words.keep, exact: true }).click();
      await expect(dialog.getByRole('status')).toContainText('Tideland');
      await dialog.getByRole('button', { name: words.goOn }).click();
      await expect(dialog).toBeHidden();
      await buttons.nth(1).click();
      await expect(choice.locator('option:checked')).toHaveText(`Tideland 潮 ${locale}`);
      await dialog.getByRole('button', { name: words.keep, exact: true }).click();
      await dialog.getByRole('link', { name: /Tideland/ }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Tideland 潮 ${locale}`);
      const items = page.getByRole('article');
      await expect(items).toHaveCount(2);
      await page.waitForLoadState('networkidle'); // It does not ask on and on.
      await expectAccessible(page);
      await shoot(page, `notebook-${locale}`);

      await items.first().getByRole('button', { name: words.down }).press('Enter');
      await expect(items.nth(1).getByLabel(words.note, { exact: true })).toHaveValue('=first <b>');
      // Another page changes it in between: nothing is overwritten.
      const other = await context.newPage();
      await other.goto(page.url());
      await other.getByRole('article').first().getByLabel(words.note, { exact: true }).fill('from elsewhere');
      await other.getByRole('button', { name: words.save }).first().click();
      await expect(other.getByRole('button', { name: words.save })).toHaveCount(0);
      await other.close();
      await items.first().getByLabel(words.note, { exact: true }).fill('too late');
      await items.first().getByRole('button', { name: words.save }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await page.getByRole('button', { name: words.again }).click();
      await expect(page.getByRole('alert')).toBeHidden();
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);

      const loading = page.waitForEvent('download');
      await page.getByRole('link', { name: words.html }).click();
      const file = await (await loading).path();
      const html = readFileSync(file, 'utf8');
      expect(html).toContain('from elsewhere');
      expect(html).toContain(`<h2>${words.methods}</h2>`);
      expect(html).not.toContain('<script');
      const zip = await page.request.get(await page.getByRole('link', { name: words.zip }).evaluate((link) => (link as HTMLAnchorElement).href));
      expect((await zip.body()).subarray(0, 2).toString()).toBe('PK');

      await page.getByText(words.rename).click();
      await page.getByRole('button', { name: words.whole }).click();
      await expect(page).toHaveURL(/\/notebooks$/);
      await expectAccessible(page);
    });
  });
}

test('the page that leaves works offline, without script and without any request', async ({ browser, demo, request }) => {
  const made = (await (await request.post(`${demo.address}/notebooks.json`, { data: { name: 'Offline' } })).json()) as { id: string };
  const rows = (await (await request.get(`${demo.address}/volume.json?by=year&rows=2`)).json()) as { rows: { values: object; evidence: object }[] };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" width="90" height="20"><script>1</script><text y="15">潮汐</text></svg>';
  for (const item of [
    ...rows.rows.map((row) => ({ kind: 'row', from: '/volume?by=year', title: 'Volume', table: 'volume', values: row.values, evidence: row.evidence, note: '' })),
    { kind: 'figure', from: '/volume?by=year', title: 'Curve', svg, note: 'a note' },
  ]) {
    const added = await request.post(`${demo.address}/notebooks/${made.id}/items.json`, { data: item });
    expect(added.status()).toBe(201);
  }
  const html = await request.get(`${demo.address}/notebooks/${made.id}.html`);
  const { writeFileSync, mkdtempSync } = await import('node:fs');
  const file = `${mkdtempSync('/tmp/weiguan-offline-')}/notebook.html`;
  writeFileSync(file, await html.body());
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (one) => asked.push(one.url()));
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Offline');
  await expect(page.locator('svg text')).toHaveText('潮汐');
  await expect(page.locator('table tbody tr')).toHaveCount(2);
  expect(asked).toEqual([pathToFileURL(file).href]);
  await shoot(page, 'notebook-offline');
  await context.close();
});
