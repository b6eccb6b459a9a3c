// First uses on a time line: one row each, a bar for the time in which the first use lies, a sign where it surely had been
// used by. The sign's shape says what can be said of the order.
import * as Plot from '@observablehq/plot';
import { addKey, asPicture, element, keyHeight, type KeyEntry } from './parts';
import { tick } from './periods';
import { fit, widthOf } from './text';

export interface First {
  name: string;
  /** Stands above the first row of its kind. */
  kind: string;
  /** null: no beginning is known. */
  earliest: Date | null;
  latest: Date;
  order: 'first' | 'after' | 'cannot-tell';
  /** Nobody looked before: it may have been used earlier. */
  censored: boolean;
  /** Stands behind the sign: the lag. */
  note: string;
  title: string;
  address: string | null;
}

export interface FirstsOptions {
  width: number;
  firsts: First[];
  words: { first: string; after: string; cannotTell: string; open: string; censored: string };
  description: string;
  pick?: (address: string) => void;
}

const size = 12;
const high = 24;
const signs = { first: 'star', after: 'circle', 'cannot-tell': 'diamond' } as const;
const colours = { first: 'var(--c2)', after: 'var(--c1)', 'cannot-tell': 'var(--c4)' } as const;
const shapes: Record<First['order'], string> = {
  first: 'M8,0 L9.6,4.2 L14,4.4 L10.6,7.2 L11.7,11.6 L8,9.1 L4.3,11.6 L5.4,7.2 L2,4.4 L6.4,4.2 Z',
  after: 'M3,6 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0',
  'cannot-tell': 'M8,0 L13,6 L8,12 L3,6 Z',
};

function key(options: FirstsOptions): KeyEntry[] {
  const entries: KeyEntry[] = [];
  const add = (order: First['order'], text: string) => {
    if (options.firsts.some((one) => one.order === order)) entries.push({ sign: [element('path', { d: shapes[order], fill: colours[order] })], text });
  };
  add('first', options.words.first);
  add('after', options.words.after);
  add('cannot-tell', options.words.cannotTell);
  if (options.firsts.some((one) => one.censored)) entries.push({ sign: [element('path', { d: shapes.after, fill: 'var(--paper)', stroke: 'var(--ink)', 'stroke-width': 1.5 })], text: options.words.censored });
  if (options.firsts.some((one) => !one.earliest)) entries.push({ sign: [element('line', { x1: 0, x2: 16, y1: 6, y2: 6, stroke: 'var(--ink)', 'stroke-width': 3, 'stroke-dasharray': '2 2' })], text: options.words.open });
  return entries;
}

export function drawFirsts(options: FirstsOptions): Element {
  const { width, firsts } = options;
  const times = firsts.flatMap((one) => [one.latest.getTime(), ...(one.earliest ? [one.earliest.getTime()] : [])]);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const pad = Math.max((most - least) * 0.04, 3_600_000);
  const domain = [new Date(least - pad), new Date(most + pad)];
  const start = domain[0] as Date;
  const entries = key(options);
  // A row for each, and one with the name of its kind before the first of a kind.
  const rows: { y: number; first?: First; kind?: string }[] = [];
  firsts.forEach((one, i) => {
    if (one.kind !== firsts[i - 1]?.kind) rows.push({ y: rows.length, kind: one.kind });
    rows.push({ y: rows.length, first: one });
  });
  const all = rows.flatMap((row) => (row.first ? [{ ...row.first, y: row.y }] : []));
  const left = Math.min(Math.max(...firsts.map((one) => widthOf(one.name, size))) + 14, width * 0.32);
  const right = Math.min(Math.max(60, ...firsts.map((one) => widthOf(one.note, 11) + 16)), width * 0.3);
  const marginTop = keyHeight(entries, width) + 8;
  const begin = (one: First) => one.earliest ?? start;
  const svg = Plot.plot({
    width,
    height: marginTop + rows.length * high + 30,
    marginTop, marginBottom: 30, marginLeft: left, marginRight: right,
    className: 'plot',
    x: { type: 'utc', domain, label: null, grid: true, tickFormat: (at: Date) => tick(at), ticks: Math.max(2, Math.floor((width - left - right) / 100)) },
    y: { domain: [-0.5, rows.length - 0.5], reverse: true, axis: null },
    ariaLabel: options.description,
    marks: [
      Plot.text(rows.filter((row) => row.kind), { y: 'y', text: 'kind', frameAnchor: 'left', textAnchor: 'start', dx: -left + 2, dy: 3, fontSize: 11, fill: 'var(--soft)', fontStyle: 'italic' }),
      Plot.ruleY(all, { y: 'y', stroke: 'var(--line)' }),
      Plot.text(all, { y: 'y', text: (one: First) => fit(one.name, size, left - 12), title: 'name', frameAnchor: 'left', textAnchor: 'end', dx: -8, fontSize: size, fill: 'currentColor' }),
      Plot.link(all.filter((one) => one.earliest), { x1: begin, x2: 'latest', y1: 'y', y2: 'y', stroke: (one: First) => colours[one.order], strokeWidth: 5, strokeOpacity: 0.45, strokeLinecap: 'round' }),
      Plot.link(all.filter((one) => !one.earliest), { x1: begin, x2: 'latest', y1: 'y', y2: 'y', stroke: (one: First) => colours[one.order], strokeWidth: 3, strokeDasharray: '2 3' }),
      Plot.dot(all, { x: 'latest', y: 'y', r: 6, symbol: (one: First) => signs[one.order], fill: (one: First) => (one.censored ? 'var(--paper)' : colours[one.order]), stroke: (one: First) => colours[one.order], strokeWidth: 1.8 }),
      Plot.text(all, { y: 'y', text: (one: First) => fit(one.note, 11, right - 12), frameAnchor: 'right', textAnchor: 'start', dx: 10, fontSize: 11, fill: 'var(--soft)' }),
      Plot.tip(all, Plot.pointer({ x: 'latest', y: 'y', title: 'title', fill: 'var(--card)', stroke: 'var(--soft)', fontSize: 12 })),
    ],
    color: { type: 'identity' },
    symbol: { type: 'identity' },
  });
  asPicture(svg);
  addKey(svg, entries, width);
  const chosen = svg as Element & { value?: First };
  svg.addEventListener('click', () => {
    if (chosen.value?.address) options.pick?.(chosen.value.address);
  });
  return svg;
}
