// The grid of coverage as a picture, and the lags of first reports.
import * as Plot from '@observablehq/plot';
import type { Row } from '../../api';
import { asImage } from '../../charts/image';
import { addHatch, addKey, colour, element, fillOf, hatchName, keyHeight, symbol, type KeyEntry } from '../../charts/parts';
import { fitted, margin } from '../../charts/widths';
import { number, say, speech } from '../../speech.svelte';
import { kindOf, signOf, storiesOf, storyName, unitsOf } from './cells';
import { words } from './words';

export const mostStories = 60;
export const mostColumns = 24;

const fills: Record<string, [string, number]> = {
  first: ['var(--c2)', 1],
  soon: ['var(--c1)', 0.7],
  day: ['var(--c1)', 0.32],
  late: ['var(--c1)', 0.12],
};

function gridKey(hatch: string): KeyEntry[] {
  const box = (attributes: Record<string, string | number>) => element('rect', { x: 1, y: 0, width: 12, height: 12, ...attributes });
  const letter = (text: string, fill: string) => {
    const made = element('text', { x: 7, y: 10, 'font-size': 12, 'text-anchor': 'middle', fill });
    made.textContent = text;
    return made;
  };
  return [
    ...(['first', 'soon', 'day', 'late'] as const).map((one) => ({ sign: [box({ fill: fills[one]?.[0] ?? '', 'fill-opacity': fills[one]?.[1] ?? 1 })], text: say(words.lags[one]) })),
    { sign: [letter('●', 'var(--ink)')], text: say(words.own) },
    { sign: [letter('○', 'var(--ink)')], text: say(words.copy) },
    { sign: [letter('–', 'var(--ink)')], text: say(words.silent) },
    { sign: [letter('✕', 'var(--bad)')], text: say(words.tested) },
    { sign: [box({ fill: fillOf(hatch), stroke: 'var(--line)' })], text: say(words.unknown) },
  ];
}

export function drawGrid(rows: Row[], width: number): Element {
  void speech.now;
  const stories = storiesOf(rows).slice(0, mostStories);
  const units = unitsOf(rows).slice(0, mostColumns);
  const names = new Map(stories.map((one) => [one.id, storyName(one.row)]));
  const cells = stories.flatMap((story) => units.flatMap((unit) => {
    const row = story.cells.get(unit.id);
    return row ? [{ story: story.id, unit: unit.id, kind: kindOf(row), sign: signOf(row) }] : [];
  }));
  const hatch = hatchName();
  const entries = gridKey(hatch);
  const left = margin([...names.values()], width, 0.42);
  const top = keyHeight(entries, width) + 110;
  type Cell = (typeof cells)[number];
  const told = cells.filter((one) => one.kind in fills);
  const svg = Plot.plot({
    className: 'plot',
    width,
    height: top + stories.length * 24 + 10,
    marginLeft: left,
    marginTop: top,
    marginRight: 10,
    marginBottom: 10,
    x: { domain: units.map((one) => one.id), axis: 'top', label: null, tickSize: 0, tickRotate: -60, tickFormat: (id: string) => fitted(units.find((one) => one.id === id)?.name ?? id, 115) },
    y: { domain: stories.map((one) => one.id), label: null, tickSize: 0, tickFormat: (id: string) => fitted(names.get(id) ?? id, left - 14) },
    marks: [
      Plot.cell(cells, { x: 'unit', y: 'story', fill: 'none', stroke: 'var(--line)', inset: 0.5 }),
      Plot.cell(cells.filter((one) => one.kind === 'unknown'), { x: 'unit', y: 'story', fill: fillOf(hatch), inset: 0.5 }),
      Plot.cell(told, { x: 'unit', y: 'story', fill: (one: Cell) => fills[one.kind]?.[0] ?? 'none', fillOpacity: (one: Cell) => fills[one.kind]?.[1] ?? 1, inset: 0.5 }),
      Plot.text(cells.filter((one) => one.kind !== 'unknown'), {
        x: 'unit', y: 'story', text: 'sign', fontSize: 12,
        fill: (one: Cell) => (one.kind === 'tested' ? 'var(--bad)' : one.kind === 'first' || one.kind === 'soon' ? 'var(--paper)' : 'var(--ink)'),
        fontWeight: 600,
      }),
    ],
    color: { type: 'identity' },
    opacity: { type: 'identity' },
    style: { fontSize: '12px' },
  });
  addHatch(svg, hatch);
  addKey(svg, entries, width);
  return asImage(svg, say(words.grid));
}

export interface LagLine {
  story: string;
  name: string;
  side: string;
  /** null: no bound. */
  low: number | null;
  high: number | null;
}

const ticks = [-168, -24, -6, -1, 0, 1, 6, 24, 168];

/** Lags of sides to the official text, a row for each story. */
export function drawLags(lines: LagLine[], sides: { id: string; name: string }[], width: number): Element {
  void speech.now;
  const stories = [...new Set(lines.map((one) => one.story))];
  const known = lines.flatMap((one) => [one.low, one.high]).filter((one): one is number => one !== null);
  const far = Math.max(24, ...known.map(Math.abs)) * 1.15;
  const names = new Map(lines.map((one) => [one.story, one.name]));
  const at = (one: LagLine) => sides.findIndex((side) => side.id === one.side);
  const shapes: Record<string, string> = {
    circle: 'M3,6 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0', square: 'M3,1 h10 v10 h-10 Z', triangle: 'M8,0 L14,11 L2,11 Z',
    diamond: 'M8,0 L13,6 L8,12 L3,6 Z', cross: 'M6,1 h4 v3 h3 v4 h-3 v3 h-4 v-3 h-3 v-4 h3 Z', star: 'M8,0 L9.6,4.2 L14,4.4 L10.6,7.2 L11.7,11.6 L8,9.1 L4.3,11.6 L5.4,7.2 L2,4.4 L6.4,4.2 Z',
  };
  const entries: KeyEntry[] = sides.map((side, i) => ({ sign: [element('path', { d: shapes[symbol(i)] ?? '', fill: colour(i) })], text: side.name }));
  const left = margin([...names.values()], width, 0.4);
  const top = keyHeight(entries, width) + 30;
  const rowHeight = 14 + 9 * Math.max(1, sides.length);
  // Sides of one story stand beneath one another.
  const place = (one: LagLine) => stories.indexOf(one.story) + ((at(one) + 0.5) / Math.max(1, sides.length) - 0.5) * 0.7;
  const low = (one: LagLine) => one.low ?? -far;
  const high = (one: LagLine) => one.high ?? far;
  const middle = (one: LagLine) => (one.low === null ? high(one) : one.high === null ? low(one) : (one.low + one.high) / 2);
  const svg = Plot.plot({
    className: 'plot',
    width,
    height: top + stories.length * rowHeight + 34,
    marginLeft: left,
    marginTop: top,
    marginRight: 16,
    marginBottom: 34,
    x: { type: 'symlog', constant: 1, domain: [-far, far], label: null, grid: true, ticks: ticks.filter((one) => Math.abs(one) <= far), tickFormat: (hours: number) => say(words.hours, number(hours)) },
    y: { domain: [-0.5, stories.length - 0.5], reverse: true, axis: null },
    marks: [
      Plot.ruleY(stories.slice(1).map((_, i) => i + 0.5), { stroke: 'var(--line)' }),
      Plot.ruleX([0], { stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.text([say(words.official)], { x: () => 0, frameAnchor: 'top', dy: -12, fontSize: 11, fill: 'var(--ink)' }),
      Plot.text(stories, { y: (_: string, i: number) => i, text: (id: string) => fitted(names.get(id) ?? id, left - 14), frameAnchor: 'left', textAnchor: 'end', dx: -8, fontSize: 12, fill: 'currentColor' }),
      Plot.link(lines, { x1: low, x2: high, y1: place, y2: place, stroke: (one: LagLine) => colour(at(one)), strokeWidth: 4, strokeOpacity: 0.5, strokeLinecap: 'round' }),
      Plot.dot(lines, { x: middle, y: place, r: 4.5, symbol: (one: LagLine) => symbol(at(one)), fill: (one: LagLine) => colour(at(one)) }),
    ],
    color: { type: 'identity' },
    symbol: { type: 'identity' },
    style: { fontSize: '12px' },
  });
  addKey(svg, entries, width);
  return asImage(svg, say(words.lines));
}
