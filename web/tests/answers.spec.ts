// Chatbots: the grid and what a cell opens, rates of silence, the official line, contradictions.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

const words = {
  en: {
    withdrawn: /Withdrawn after 3\.9 seconds/, timeLine: 'Time line of the stream', left: 'What was put in its place:', page: 'The answer’s page',
    concluded: /lotus-2.*of 10 questions asked in both languages, 7 were answered only in English/, figure: 'Rates of silence, with intervals',
    contradiction: 'contradiction: they cannot both be right', denies: 'denies having said it', quoted: 'quoted, of 工务署', close: /^Close/,
    made: 'How was this made?', onlyRefusals: /only “says it will not answer”/, refusals: /says it will not answer/,
  },
  'zh-CN': {
    withdrawn: /3\.9 秒后被撤回/, timeLine: '逐字显示的时间线', left: '取而代之的是：', page: '回答页面',
    concluded: /lotus-2.*以两种语言各问 10 题，其中 7 题仅以英文提问时作答/, figure: '沉默率与区间',
    contradiction: '矛盾：不可能都对', denies: '否认说过', quoted: '引用，说话人：工务署', close: /^收起/,
    made: '这是如何得出的？', onlyRefusals: /只看“/, refusals: /拒绝/,
  },
};

for (const locale of languages) {
  const said = words[locale];
  test.describe(locale, () => {
    test.use({ locale });

    test('a cell opens its answers, with what was withdrawn and when', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/answers`);
      const cell = page.getByRole('button', { name: /^lotus-2.*crane[”"]/ });
      await expect(cell).toBeVisible();
      await shoot(page, `answers-${locale}`);
      await cell.click();
      await expect(page).toHaveURL(/cell=/);
      const opened = page.locator('#opened');
      await expect(opened).toBeFocused();
      await expect(opened.getByText(said.withdrawn)).toBeVisible();
      await expect(opened.locator('del').first()).toContainText('港务处当晚通报三人受伤');
      await expect(opened.getByText(said.left).first()).toBeVisible();
      await expect(opened.locator('mark').first()).toBeVisible();
      const drawing = opened.getByRole('img', { name: /3\.89/ });
      await expect(drawing).toBeVisible();
      await expect(drawing).toContainText('3.9');
      await expect(opened.getByRole('link', { name: said.page }).first()).toHaveAttribute('href', /^\/article\/[0-9a-f]{16}$/);
      await expectAccessible(page);
      await shoot(page, `answers-cell-${locale}`);
      await page.reload();
      await expect(opened.getByText(said.withdrawn)).toBeVisible();
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await opened.getByRole('button', { name: said.close }).click();
      await expect(opened).toHaveCount(0);
    });

    test('the grid is narrowed by outcome and language', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/answers?asked-in=zh-Hans`);
      await expect(page.locator('.cell .language')).toHaveCount(0);
      await page.locator('.key').getByRole('button', { name: said.refusals }).click();
      await expect(page).toHaveURL(/outcome=refusal/);
      await expect(page.getByRole('button', { name: said.onlyRefusals })).toBeVisible();
      await expect(page.getByRole('button', { name: /^parrot-1,/ })).toHaveCount(0);
      await page.goBack();
      await expect(page.getByRole('button', { name: /^parrot-1/ }).first()).toBeVisible();
    });

    test('rates of silence are drawn, tested and told', async ({ watched: page, demo }) => {
      // Two runs of a slow instrument: the rows and the figure.
      test.slow();
      await page.goto(`${demo.address}/silence?model=lotus-2`);
      await expect(page.getByRole('link', { name: said.concluded })).toHaveAttribute('href', /^\/evidence/);
      await expect(page.getByRole('heading', { name: said.figure })).toBeVisible({ timeout: 45_000 });
      await expect(page.locator('.figure svg a').first()).toHaveAttribute('href', /^\/(evidence|article)/);
      await page.getByText(said.made).last().click();
      await expect(page.getByText('weiguan silence --model lotus-2 --format csv').last()).toBeVisible();
      await expectAccessible(page);
      await shoot(page, `silence-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });

    test('what stands in official texts leads to its passage there', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/officialline?model=lotus-2&language=zh-Hans&topic=disasters`);
      const wall = page.locator('article', { hasText: 'wall' }).first();
      await expect(wall.locator('mark').first()).toBeVisible();
      await expect(page.getByText(said.quoted).first()).toBeVisible();
      const link = page.locator('.pair a[href*="passage="]').first();
      await expectAccessible(page);
      await shoot(page, `officialline-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await link.click();
      await expect(page).toHaveURL(/\/article\/[0-9a-f]{16}\?passage=/);
      await expect(page.locator('mark').first()).toBeVisible();
    });

    test('contradictions stand side by side, and denials beside what was said', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/consistency?model=heron-3`);
      const fact = page.locator('article', { hasText: '1871年' });
      await expect(fact.getByText(said.contradiction)).toBeVisible();
      await expect(fact.getByRole('link', { name: '灯塔角的灯塔建成于1884年' })).toHaveCount(2);
      await expect(fact.getByRole('link', { name: '灯塔角的灯塔建成于1871年' })).toHaveAttribute('href', /passage=\d+-\d+/);
      await expect(page.getByText('我没有说过有五个人受伤。').first()).toBeVisible();
      await expect(page.getByText(said.denies).first()).toBeVisible();
      await expectAccessible(page);
      await shoot(page, `consistency-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
    });
  });
}

test('the times of a stream are told as rows, and only of answers', async ({ watched: page, demo }) => {
  const found = (await (await page.request.get(`${demo.address}/answers.json?outcome=withdrawal`)).json()) as {
    rows: { table: string; values: { article: string } }[];
  };
  const article = found.rows.find((row) => row.table === 'answers')?.values.article ?? '';
  const stream = (await (await page.request.get(`${demo.address}/stream.json?article=${article}`)).json()) as {
    withdrawn_ms: number;
    moments: { milliseconds: number; shown: number; withdrawn: string }[];
  };
  const taken = stream.moments.filter((one) => one.withdrawn === 'true');
  expect(taken.map((one) => one.milliseconds)).toEqual([stream.withdrawn_ms]);
  const csv = await (await page.request.get(`${demo.address}/stream.csv?article=${article}`)).text();
  expect(csv.split('\n')[0]).toContain('milliseconds,shown,reasoning,withdrawn,finished');
  expect((await page.request.get(`${demo.address}/stream.json?article=0123456789abcdef`)).status()).toBe(404);
});
