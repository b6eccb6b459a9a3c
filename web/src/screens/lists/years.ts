// The articles of an outlet by year, gaps hatched.
import { axisX, plot, rectY, ruleY, text } from '@observablehq/plot';
import { followLinks } from '../../charts/links';
import { addHatch, fillOf, hatchName } from '../../charts/parts';
import { number } from '../../speech.svelte';

export interface Year {
  period: string | null;
  articles: number;
}

/** Every year from the first to the last; null where nothing is held. */
export function everyYear(years: Year[]): { year: number; articles: number | null }[] {
  const known = new Map(years.filter((one) => one.period).map((one) => [Number(one.period), one.articles]));
  const all = [...known.keys()];
  if (!all.length) return [];
  const [first, last] = [Math.min(...all), Math.max(...all)];
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, articles: known.get(first + i) ?? null }));
}

export function drawYears(years: Year[], width: number, outlet: string, gap: string): Element {
  const all = everyYear(years);
  const hatch = hatchName();
  const wide = Math.min(width, 80 + 130 * all.length);  // Few years need no wide bars.
  const most = Math.max(...all.map((one) => one.articles ?? 0));
  const held = all.filter((one) => one.articles !== null);
  const missing = all.filter((one) => one.articles === null);
  const few = all.length <= Math.max(4, wide / 46);
  const bar = { x1: (one: { year: number }) => one.year - 0.42, x2: (one: { year: number }) => one.year + 0.42, y1: 0 };
  const drawing = plot({
    width: wide,
    height: 190,
    marginLeft: 46,
    marginTop: 18,
    className: 'plot',
    x: { domain: [(all[0]?.year ?? 0) - 0.5, (all[all.length - 1]?.year ?? 0) + 0.5], label: null },
    y: { domain: [0, most], label: null, nice: true, ticks: 4, tickFormat: (value: number) => (Number.isInteger(value) ? number(value) : '') },
    marks: [
      rectY(missing, { ...bar, y2: most, fill: fillOf(hatch), title: (one: { year: number }) => `${one.year}: ${gap}` }),
      rectY(held, { ...bar, y2: 'articles', fill: 'var(--bar)', title: (one) => `${one.year}: ${number(one.articles ?? 0)}`, href: (one) => `/search?outlet=${encodeURIComponent(outlet)}&from=${one.year}&to=${one.year}` }),
      ...(few ? [text(held, { x: 'year', y: 'articles', text: (one) => number(one.articles ?? 0), dy: -8, fontSize: 12 })] : []),
      ruleY([0], { stroke: 'currentColor' }),
      axisX({ tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ''), ticks: Math.min(all.length, Math.floor(wide / 60)) }),
    ],
  });
  addHatch(drawing, hatch);
  followLinks(drawing);
  return drawing;
}
