// Curves over time: lines with bands for their intervals; what is missing is a gap with hatching, never zero; stretches
// that are hotter than usual are thick, lasting changes are arrows. Curves are named at their ends. Several places (outlets,
// groups) stand one below the other over the same axis. A click on a point calls `pick`.
import * as Plot from '@observablehq/plot';
import { addHatch, addKey, asPicture, colour, dash, element, fillOf, hatchName, keyHeight, spread, symbol, type KeyEntry } from './parts';
import { middle, tick, type Span } from './periods';
import { fit, widthOf } from './text';

export interface Point {
  span: Span;
  /** null: no data. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** Shown beside the pointer; lines. */
  title: string;
  /** Stands above the point where there is room; a tier. */
  mark?: string;
  /** Where a click leads. */
  address: string | null;
}

export interface Series {
  /** Curves of one name have one colour in all places. */
  name: string;
  /** What stands above its chart; '' where there is one chart only. */
  place: string;
  points: Point[];
  bursts?: { span: Span; level: number }[];
  changes?: { at: Date; earliest: Date; latest: Date; up: boolean; title: string }[];
}

export interface SeriesOptions {
  width: number;
  series: Series[];
  /** Of the axis and the values' end labels. */
  format: (value: number) => string;
  label: string;
  /** Levels with names: tiers. Those within the axis are drawn. */
  levels?: { value: number; name: string }[];
  /** Only whole numbers stand on the axis. */
  whole?: boolean;
  /** A step from period to period in place of slopes. */
  steps?: boolean;
  /** What the drawing's key says; what does not occur is left out. */
  words: { missing: string; interval: string; burst: string; change: string };
  /** For those who do not see it. */
  description: string;
  pick?: (address: string) => void;
}

interface Dot extends Point {
  at: Date;
  place: string;
  name: string;
}

const size = 12;

/** The longest time without data first: periods that touch are one. */
function gapsOf(series: Series[]): { place: string; from: Date; to: Date }[] {
  const gaps: { place: string; from: Date; to: Date }[] = [];
  for (const place of new Set(series.map((one) => one.place))) {
    const here = series.filter((one) => one.place === place);
    let open: { place: string; from: Date; to: Date } | undefined;
    here[0]?.points.forEach((point, i) => {
      const missing = here.every((one) => (one.points[i]?.value ?? null) === null);
      if (!missing) open = undefined;
      else if (open) open.to = point.span.to;
      else gaps.push((open = { place, from: point.span.from, to: point.span.to }));
    });
  }
  return gaps;
}

function key(options: SeriesOptions, hatch: string, gaps: boolean, bands: boolean): KeyEntry[] {
  const entries: KeyEntry[] = [];
  if (bands) entries.push({ sign: [element('rect', { width: 16, height: 12, fill: 'var(--c1)', 'fill-opacity': 0.2 }), element('line', { x1: 0, x2: 16, y1: 6, y2: 6, stroke: 'var(--c1)', 'stroke-width': 2 })], text: options.words.interval });
  if (gaps) entries.push({ sign: [element('rect', { width: 16, height: 12, fill: fillOf(hatch) })], text: options.words.missing });
  if (options.series.some((one) => one.bursts?.length)) entries.push({ sign: [element('line', { x1: 2, x2: 14, y1: 6, y2: 6, stroke: 'var(--c1)', 'stroke-width': 9, 'stroke-opacity': 0.3, 'stroke-linecap': 'round' })], text: options.words.burst });
  if (options.series.some((one) => one.changes?.length)) {
    const arrows = element('text', { x: 0, y: 10, 'font-size': 11, 'text-anchor': 'start', fill: 'currentColor' });
    arrows.textContent = '▲▼';
    entries.push({ sign: [arrows], text: options.words.change });
  }
  return entries;
}

export function drawSeries(options: SeriesOptions): Element {
  const { series, width, format } = options;
  const places = [...new Set(series.map((one) => one.place))];
  const names = [...new Set(series.map((one) => one.name))];
  const index = new Map(names.map((name, i) => [name, i]));
  const bands = names.length <= 4 && series.some((one) => one.points.some((point) => point.low !== null));
  const dots: Dot[] = series.flatMap((one) => one.points.map((point) => ({ ...point, at: middle(point.span), place: one.place, name: one.name })));
  const seen = dots.filter((one) => one.value !== null);
  const most = Math.max(...seen.map((one) => one.value as number), 0);
  // A band of little data would make all else flat, so the axis follows the curves and cuts bands.
  const bandMost = bands ? Math.max(...seen.map((one) => one.high ?? 0), 0) : 0;
  const top = Math.max(Math.min(bandMost, most * 1.6), most * 1.08) || 1;

  const hatch = hatchName();
  const gaps = gapsOf(series);
  const entries = key(options, hatch, gaps.length > 0, bands);
  const space = Math.min(Math.max(...names.map((name) => widthOf(name, size) * 1.12)) + 18, width * 0.3, 190);
  const each = places.length > 1 ? (places.length > 6 ? 96 : 130) : Math.min(340, Math.max(220, width * 0.42));
  const head = places.length > 1 ? 24 : 8;
  const marginTop = keyHeight(entries, width) + 20 + (places.length > 1 ? 8 : 0);
  const marginBottom = 28;
  const perPlace = places.length > 1 ? each + head : each;
  const y = { domain: [0, top], label: null, tickFormat: (value: number) => (options.whole && !Number.isInteger(value) ? '' : format(value)), ticks: places.length > 1 ? 3 : 5, grid: true };
  const curve = options.steps ? ('step' as const) : ('linear' as const);
  const many = series.some((one) => one.points.length > 80);
  const alone = (points: Point[], i: number) => (points[i - 1]?.value ?? null) === null && (points[i + 1]?.value ?? null) === null;

  const marks: Plot.Markish[] = [
    Plot.rectY(gaps, { fy: 'place', x1: 'from', x2: 'to', y1: 0, y2: top, fill: fillOf(hatch), title: () => options.words.missing }),
    Plot.ruleY([0], { stroke: 'var(--soft)' }),
  ];
  let free = top;
  for (const level of [...(options.levels ?? [])].sort((a, b) => b.value - a.value)) {
    if (level.value <= 0 || level.value >= top) continue;
    // A name that would stand on another one is left out, with its line.
    if ((free - level.value) / top < 14 / each) continue;
    free = level.value;
    marks.push(
      Plot.ruleY([level.value], { stroke: 'var(--soft)', strokeDasharray: '1 4' }),
      Plot.text([level], { y: 'value', text: 'name', frameAnchor: 'left', textAnchor: 'start', dx: 3, dy: -7, fontSize: 11, fill: 'var(--soft)' }),
    );
  }
  for (const one of series) {
    const i = index.get(one.name) ?? 0;
    const mine = one.points.map((point) => ({ ...point, at: middle(point.span), place: one.place }));
    const value = (point: Point) => point.value ?? NaN;
    const shared = { fy: () => one.place, x: 'at', stroke: colour(i) };
    if (bands) {
      marks.push(Plot.areaY(mine, { fy: () => one.place, x: 'at', y1: (p: Point) => (p.value === null ? NaN : Math.min(p.low ?? NaN, top)), y2: (p: Point) => (p.value === null ? NaN : Math.min(p.high ?? NaN, top)), fill: colour(i), fillOpacity: 0.13, curve }));
      marks.push(Plot.ruleX(mine.filter((p, at) => p.value !== null && p.low !== null && alone(mine, at)), { ...shared, y1: (p: Point) => Math.min(p.low ?? 0, top), y2: (p: Point) => Math.min(p.high ?? 0, top), strokeOpacity: 0.4, strokeWidth: 3 }));
    }
    for (const burst of one.bursts ?? []) {
      const within = mine.filter((p) => p.value !== null && p.at >= burst.span.from && p.at <= burst.span.to);
      const thick = 3 + 2.5 * burst.level;
      marks.push(within.length > 1
        ? Plot.line(within, { ...shared, y: value, strokeWidth: thick, strokeOpacity: 0.25, strokeLinecap: 'round', strokeLinejoin: 'round', curve })
        : Plot.dot(within, { fy: () => one.place, x: 'at', y: value, r: thick / 2 + 2, fill: colour(i), fillOpacity: 0.25 }));
    }
    marks.push(Plot.line(mine, { ...shared, y: value, strokeWidth: many ? 1.3 : 2, strokeDasharray: dash(i), curve }));
    marks.push(Plot.dot(mine.filter((p, at) => p.value !== null && (!many || alone(mine, at))), { fy: () => one.place, x: 'at', y: value, r: many ? 2 : 3, fill: colour(i), symbol: symbol(i), className: 'point' }));
    if (mine.length <= 16 && names.length <= 2) marks.push(Plot.text(mine.filter((p) => p.value !== null && p.mark), { fy: () => one.place, x: 'at', y: value, text: 'mark', dy: i ? 13 : -11, fontSize: 11, fill: colour(i) }));
    const height = top * (0.985 - 0.05 * (i % 6));
    marks.push(
      Plot.ruleY(one.changes ?? [], { fy: () => one.place, x1: 'earliest', x2: 'latest', y: () => height, stroke: colour(i), strokeWidth: 1.5 }),
      Plot.text(one.changes ?? [], { fy: () => one.place, x: 'at', y: () => height, text: (c: { up: boolean }) => (c.up ? '▲' : '▼'), title: 'title', fill: colour(i), fontSize: 13, stroke: 'var(--paper)', strokeWidth: 3 }),
    );
  }
  // Names at the ends, spread where they would stand on one another.
  for (const place of places) {
    const ends = series.filter((one) => one.place === place).flatMap((one) => {
      const last = [...one.points].reverse().find((point) => point.value !== null);
      return last ? [{ name: one.name, value: last.value as number, at: middle(last.span) }] : [];
    });
    const shifts = spread(ends.map((one) => (1 - one.value / top) * (perPlace - head)), 15);
    const shiftUp = Math.max(0, ...ends.map((one, k) => (1 - one.value / top) * (perPlace - head) + (shifts[k] as number) - (perPlace - head)));
    ends.forEach((one, k) => {
      marks.push(Plot.text([one], { fy: () => place, y: 'value', text: () => fit(one.name, size * 1.12, space - 8), title: 'name', frameAnchor: 'right', textAnchor: 'start', dx: 8, dy: (shifts[k] as number) - shiftUp, fill: colour(index.get(one.name) ?? 0), fontSize: size, fontWeight: 600 }));
    });
  }
  if (places.length > 1) marks.push(Plot.text(places, { fy: (d: string) => d, text: (d: string) => d, frameAnchor: 'top-left', dy: -15, fontSize: 12, fontWeight: 600, fill: 'currentColor' }));
  marks.push(Plot.tip(seen, Plot.pointer({ fy: 'place', x: 'at', y: 'value', title: 'title', fill: 'var(--card)', stroke: 'var(--soft)', fontSize: 12, maxRadius: 60, className: 'beside' })));
  marks.push(Plot.dot(seen, Plot.pointer({ fy: 'place', x: 'at', y: 'value', r: 6, stroke: 'var(--ink)', strokeWidth: 2, maxRadius: 60 })));

  const left = Math.max(30, ...[0, 0.25, 0.5, 0.75, 1].map((part) => widthOf(format(part * top), 11) + 12));
  const svg = Plot.plot({
    width,
    height: marginTop + marginBottom + perPlace * places.length,
    marginTop, marginBottom, marginLeft: Math.min(left, 90), marginRight: space,
    className: 'plot',
    x: { type: 'utc', label: null, tickFormat: (at: Date) => tick(at), ticks: Math.max(2, Math.floor((width - space) / 110)) },
    y,
    fy: places.length > 1 ? { domain: places, axis: null, padding: head / perPlace, round: false } : { axis: null },
    ariaLabel: options.description,
    marks,
  });
  asPicture(svg);
  addHatch(svg, hatch);
  addKey(svg, entries, width);
  const axis = element('text', { x: 0, y: marginTop - 9 - (places.length > 1 ? 4 : 0), 'font-size': 11, 'text-anchor': 'start', fill: 'currentColor' });
  axis.textContent = options.label;
  svg.append(axis);
  const chosen = svg as Element & { value?: Dot };
  svg.addEventListener('click', () => {
    if (chosen.value?.address) options.pick?.(chosen.value.address);
  });
  return svg;
}
