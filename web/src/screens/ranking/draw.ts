// The ranking as dots with their intervals, and the ranks over time.
import * as Plot from '@observablehq/plot';
import { asImage } from '../../charts/image';
import { colour, dash, spread, symbol } from '../../charts/parts';
import { fitted, margin } from '../../charts/widths';
import { number } from '../../speech.svelte';
import { short, type Placed } from './rows';

const high = 24;

export interface OrderOptions {
  width: number;
  rows: Placed[];
  axis: string;
  tip: (one: Placed) => string;
  description: string;
  pick: (address: string) => void;
}

export function drawOrder({ width, rows, axis, tip, description, pick }: OrderOptions): Element {
  const all = rows.map((one, y) => ({ ...one, y }));
  const left = margin(rows.map((one) => one.name), width, 0.34);
  const notes = rows.map((one) => short(one.score));
  const right = margin(notes, width, 0.2);
  const most = Math.max(...rows.flatMap((one) => [one.rank, one.worst ?? one.rank, one.official?.[1] ?? 1]), 2);
  const every = Math.max(1, Math.ceil(most / Math.max(2, Math.floor((width - left - right) / 46))));
  const ticks = [1, ...Array.from({ length: Math.floor(most / every) }, (_, i) => (i + 1) * every)].filter((one, i, list) => one <= most && list.indexOf(one) === i && (one === 1 || one > every / 2));
  const theirs = all.flatMap((one) => (one.official ? [{ ...one, from: one.official[0], to: one.official[1], middle: (one.official[0] + one.official[1]) / 2 }] : []));
  const svg = Plot.plot({
    className: 'plot', width, height: rows.length * high + 50, marginLeft: left, marginRight: right, marginTop: 40, marginBottom: 10,
    x: { domain: [0.5, most + 0.5], axis: 'top', label: axis, labelAnchor: 'left', labelArrow: 'none', ticks, tickFormat: (rank: number) => number(rank), grid: true },
    y: { domain: [-0.5, rows.length - 0.5], reverse: true, axis: null },
    marks: [
      Plot.link(all.filter((one) => one.best !== null && one.worst !== null), { x1: 'best', x2: 'worst', y1: 'y', y2: 'y', stroke: 'var(--accent)', strokeWidth: 6, strokeOpacity: 0.35, strokeLinecap: 'round' }),
      Plot.link(theirs.filter((one) => one.from < one.to), { x1: 'from', x2: 'to', y1: 'y', y2: 'y', stroke: 'var(--c2)', strokeWidth: 1.5, strokeDasharray: '3 3' }),
      Plot.dot(theirs, { x: 'middle', y: 'y', r: 6.5, symbol: 'diamond', stroke: 'var(--c2)', strokeWidth: 2 }),
      Plot.dot(all, { x: 'rank', y: 'y', r: 4.5, fill: 'var(--accent)' }),
      Plot.text(all, { y: 'y', text: (one: Placed) => fitted(one.name, left - 14), frameAnchor: 'left', textAnchor: 'end', dx: -10, fontSize: 12, fill: 'currentColor' }),
      Plot.text(all, { y: 'y', text: (one: Placed) => short(one.score), frameAnchor: 'right', textAnchor: 'start', dx: 8, fontSize: 11, fill: 'var(--soft)' }),
      Plot.tip(all, Plot.pointerY({ x: 'rank', y: 'y', title: tip, fill: 'var(--card)', stroke: 'var(--soft)', fontSize: 12 })),
    ],
    style: { fontSize: '12px' },
  });
  const chosen = svg as Element & { value?: Placed };
  svg.addEventListener('click', () => {
    const address = chosen.value?.row.evidence.address;
    if (address) pick(address);
  });
  return asImage(svg, description);
}

export interface Step {
  id: string;
  name: string;
  period: string;
  rank: number | null;
}

export function drawMovement(options: { width: number; steps: Step[]; axis: string; description: string }): Element {
  const { width, steps } = options;
  const periods = [...new Set(steps.map((one) => one.period))].sort();
  const ids = [...new Set(steps.map((one) => one.id))];
  const most = Math.max(2, ...steps.map((one) => one.rank ?? 1));
  const height = Math.max(220, ids.length * 22 + 60);
  const last = ids.flatMap((id) => steps.filter((one) => one.id === id && one.rank !== null).slice(-1));
  const right = margin(last.map((one) => one.name), width, 0.3);
  const every = Math.max(1, Math.ceil(periods.length / Math.max(2, Math.floor((width - right) / 80))));
  const inner = height - 60;
  const shifts = spread(last.map((one) => (((one.rank ?? 1) - 1) / Math.max(1, most - 1)) * inner), 15);
  const index = (id: string) => ids.indexOf(id);
  const svg = Plot.plot({
    className: 'plot', width, height, marginLeft: 36, marginRight: right, marginTop: 24, marginBottom: 36,
    x: { domain: periods, type: 'point', label: null, tickFormat: (period: string) => (periods.indexOf(period) % every === 0 ? period : ''), tickSize: 0 },
    y: { domain: [most, 1], label: options.axis, labelArrow: 'none', grid: true, ticks: Math.min(most, 8), tickFormat: (rank: number) => (Number.isInteger(rank) ? number(rank) : '') },
    marks: [
      ...ids.map((id) => Plot.line(steps.filter((one) => one.id === id), { x: 'period', y: (one: Step) => one.rank ?? NaN, stroke: colour(index(id)), strokeDasharray: dash(index(id)), strokeWidth: 1.8 })),
      ...ids.map((id) => Plot.dot(steps.filter((one) => one.id === id && one.rank !== null), { x: 'period', y: 'rank', fill: colour(index(id)), symbol: symbol(index(id)), r: 3.5, title: (one: Step) => `${one.name} ${one.period}: ${one.rank}` })),
      ...last.map((one, i) => Plot.text([one], { x: 'period', y: 'rank', text: () => fitted(one.name, right - 14), dx: 10, dy: shifts[i], textAnchor: 'start', fill: colour(index(one.id)), fontSize: 12 })),
    ],
    style: { fontSize: '12px' },
  });
  return asImage(svg, options.description);
}
