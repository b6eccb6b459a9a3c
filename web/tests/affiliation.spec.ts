// Who controls whom: a graph, a card per outlet as of a date, all of it as tables.
import { expect, expectAccessible, expectNoSideways, languages, shoot, test } from './observatory';

const words = {
  en: { graph: 'Who stands above whom', party: 'the Tide Party', bay: 'Bay Media Group', city: 'North Bay City', radio: 'Bay Radio', nobody: 'Nobody, says a source', unknown: 'Not known on this day', asOf: 'As of', seats: 'Seats', way: /^The way up to/, doubt: 'Doubt: reported by one paper only', link: 'Who controls it, as of a day' },
  zh: { graph: '上下关系图', party: '潮汐党', bay: '湾区传媒', city: '北湾市政府', radio: '湾区之声', nobody: '无（有出处说明）', unknown: '当日不详', asOf: '以此日为准', seats: '任职', way: /^上溯至/, doubt: '存疑：reported by one paper only', link: '某日由谁控制' },
};

for (const locale of languages) {
  const told = words[locale === 'en' ? 'en' : 'zh'];
  test.describe(locale, () => {
    test.use({ locale });

    test('all of the pack is drawn, and is there as tables', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/affiliation?run=1&on=2024-07-02`);
      const figure = page.getByRole('figure').filter({ hasText: told.graph });
      await expect(figure.locator('svg a').filter({ hasText: told.party }).first()).toBeVisible();
      await expect(page.locator('table').first()).toContainText(told.bay);
      await expectAccessible(page);
      await shoot(page, `affiliation-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `affiliation-narrow-${locale}`);
    });

    test('a card tells whose an outlet was on the day, with each step and its source', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/outlet/bay-radio`);
      await page.getByRole('link', { name: told.link }).click();
      await expect(page).toHaveURL(/\/affiliation\?nodes=bay-radio/);
      await page.getByLabel(told.asOf, { exact: true }).fill('2024-07-02');
      await page.getByLabel(told.asOf, { exact: true }).dispatchEvent('change');
      await expect(page).toHaveURL(/on=2024-07-02/);
      const card = page.locator('.card');
      await expect(card.locator('dl')).toContainText(told.city);
      await page.getByLabel(told.asOf, { exact: true }).fill('2024-07-03');
      await page.getByLabel(told.asOf, { exact: true }).dispatchEvent('change');
      await expect(card.locator('dl')).toContainText(told.bay);
      await expect(card.locator('dl')).toContainText(told.party);
      await expect(card.getByRole('heading', { name: told.way })).toBeVisible();
      await expect(card).toContainText('invented for the examples');
      await expect(card.getByRole('heading', { name: told.seats })).toBeVisible();
      await expectAccessible(page);
      await shoot(page, `affiliation-card-${locale}`);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectNoSideways(page);
      await shoot(page, `affiliation-card-narrow-${locale}`);
    });

    test('nobody is not the same as not known, and what is doubtful says so', async ({ watched: page, demo }) => {
      await page.goto(`${demo.address}/affiliation?nodes=dengta%0Aharbour-post%0Ahaishi-holdings&on=2024-07-02&run=1`);
      const cards = page.locator('.card');
      await expect(cards).toHaveCount(3);
      await expect(cards.filter({ hasText: told.nobody })).toHaveCount(1);
      await expect(cards.filter({ hasText: told.unknown }).first()).toBeVisible();
      await expect(page.locator('table').filter({ hasText: 'reported by one paper only' }).first()).toBeVisible();
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page);
      await shoot(page, `affiliation-dark-${locale}`);
    });
  });
}
