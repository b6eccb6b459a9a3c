// The article: whole without script, with its time line, copies, phrases and receipt; what script adds.
import { writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSideways, languages, program, shoot, test } from './observatory';

async function articleWith(page: Page, address: string, words: string, title = ''): Promise<string> {
  const answer = await page.request.get(`${address}/search.json?q=${encodeURIComponent(words)}&limit=50`);
  const { hits } = (await answer.json()) as { hits: { id: string; title: string | null; url: string | null }[] };
  return hits.find((one) => `${one.title} ${one.url}`.includes(title))?.id ?? 'nothing';
}

for (const locale of languages) {
  const en = locale === 'en';
  test.describe(locale, () => {
    test.use({ locale });

    test('an article leads to its versions and its bytes', async ({ watched: page, demo }) => {
      const id = await articleWith(page, demo.address, '四号码头 AND outlet:north-bay-evening');
      await page.goto(`${demo.address}/article/${id}`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('北湾四号码头');
      await expect(page.getByText(en ? 'by a pack: its domain' : '依资料包：域名相符')).toBeVisible();
      await expect(page.getByRole('img', { name: en ? /captures from/ : /次存档/ })).toBeVisible();
      await expect(page.locator('.moments')).toContainText(en ? 'the text had changed' : '文字已改动');
      const receipt = page.locator('#receipt');
      await expect(receipt).toContainText('sha256:');
      await expect(receipt).toContainText(en ? 'Change one byte' : '改动任何一个字节');
      await expectAccessible(page);
      await shoot(page, `article-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `article-${locale}-360`);
      await page.locator('.moments').getByRole('link', { name: en ? 'side by side' : '并排对照' }).first().click();
      await expect(page).toHaveURL(/\/diff\?before=/);
    });

    test('phrases of the glossary are marked, one by one', async ({ watched: page, demo }) => {
      const id = await articleWith(page, demo.address, '共筑蓝色家园 AND kind:article');
      await page.goto(`${demo.address}/article/${id}`);
      const mark = page.locator('mark.phrase[data-phrase="building-a-blue-homeland"]').first();
      await expect(mark).toBeVisible();
      const name = en ? 'building a blue homeland together' : '共筑蓝色家园';
      const button = page.getByRole('button', { name: en ? `Mark “${name}”` : `标出“${name}”` });
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      await button.click();
      await expect(mark).toHaveClass(/off/);
      await expect(page).toHaveURL(/unmarked=building-a-blue-homeland/);
      await page.reload();
      await expect(mark).toHaveClass(/off/);
      await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('href', '/phrases?glossary=building-a-blue-homeland');
    });
  });
}

test('the package opens with another tool and holds just the evidence', async ({ watched: page, demo }, info) => {
  const id = await articleWith(page, demo.address, '四号码头', '吊机倾倒');
  await page.goto(`${demo.address}/article/${id}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the evidence (WACZ)' }).click(),
  ]);
  const path = join(info.outputDir, 'evidence.wacz');
  await download.saveAs(path);
  writeFileSync(`${path}.txt`, execFileSync(program, ['warc', 'check', path]));
  const names = execFileSync('python3', ['-m', 'zipfile', '-l', path]).toString();
  for (const one of ['archive/evidence.warc.gz', 'indexes/index.cdxj', 'pages/pages.jsonl', 'datapackage.json', 'receipt.txt']) {
    expect(names).toContain(one);
  }
});

test('lines of the receipt are copied', async ({ watched: page, demo, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = await articleWith(page, demo.address, '四号码头', '吊机倾倒');
  await page.goto(`${demo.address}/article/${id}`);
  await page.getByRole('button', { name: 'Copy: Digest' }).click();
  await expect(page.getByRole('button', { name: 'Copy: Digest' })).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^sha256:[0-9a-f]{64}$/);
  await page.getByRole('button', { name: 'Copy the receipt' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('WARC file: ');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the article is whole', async ({ page, demo }) => {
    const id = await articleWith(page, demo.address, '四号码头 AND outlet:north-bay-evening');
    await page.goto(`${demo.address}/article/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('北湾四号码头');
    await expect(page.locator('#receipt')).toContainText('sha256:');
    await expect(page.locator('.moments li').first()).toBeVisible();
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page.locator('#receipt')).toContainText('存档凭据');
  });
});
