// Ranked rows: a bar from nothing, or a dot with its interval as a whisker; the name at the left, what else is to be said
// at the right.
import * as Plot from '@observablehq/plot';
import { asPicture } from './parts';
import { fit, widthOf } from './text';

export interface Ranked {
  name: string;
  value: number;
  low?: number | null;
  high?: number | null;
  /** Stands at the right. */
  note: string;
  /** The sign's shape and colour; the note must say it too. */
  kind?: number;
  title: string;
  address: string | null;
}

export interface RankedOptions {
  width: number;
  rows: Ranked[];
  /** Of the axis. */
  label: string;
  as: 'bar' | 'dot';
  format: (value: number) => string;
  description: string;
  pick?: (address: string) => void;
}

const size = 12;
const high = 22;
const colours = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)'];
const shapes = ['circle', 'diamond', 'square', 'triangle'] as const;

export function drawRanked(options: RankedOptions): Element {
  const { rows, width } = options;
  const all = rows.map((one, y) => ({ ...one, y }));
  const left = Math.min(Math.max(40, ...rows.map((one) => widthOf(one.name, size))) + 16, width * 0.38);
  const right = Math.min(Math.max(20, ...rows.map((one) => widthOf(one.note, 11))) + 20, width * 0.34);
  const values = rows.flatMap((one) => [one.value, ...(options.as === 'dot' ? [one.low ?? one.value, one.high ?? one.value] : [])]);
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const pad = (most - least) * 0.03;
  const colour = (one: Ranked) => colours[one.kind ?? 0] as string;
  const marks: Plot.Markish[] = [
    Plot.ruleX([0], { stroke: 'var(--soft)' }),
    Plot.text(all, { y: 'y', text: (one: Ranked) => fit(one.name, size, left - 14), frameAnchor: 'left', textAnchor: 'end', dx: -8, fontSize: size, fill: 'currentColor' }),
    Plot.text(all, { y: 'y', text: (one: Ranked) => fit(one.note, 11, right - 14), frameAnchor: 'right', textAnchor: 'start', dx: 10, fontSize: 11, fill: 'var(--soft)' }),
  ];
  if (options.as === 'bar') {
    marks.push(Plot.rect(all, { x1: 0, x2: 'value', y1: (one: { y: number }) => one.y - 0.36, y2: (one: { y: number }) => one.y + 0.36, fill: colour, fillOpacity: 0.75 }));
  } else {
    marks.push(Plot.link(all.filter((one) => one.low != null && one.high != null), { x1: 'low', x2: 'high', y1: 'y', y2: 'y', stroke: colour, strokeWidth: 2, strokeOpacity: 0.6 }));
    marks.push(Plot.dot(all, { x: 'value', y: 'y', r: 4.5, fill: colour, symbol: (one: Ranked) => shapes[one.kind ?? 0] as string }));
  }
  marks.push(Plot.tip(all, Plot.pointerY({ x: 'value', y: 'y', title: 'title', fill: 'var(--card)', stroke: 'var(--soft)', fontSize: 12 })));
  const svg = Plot.plot({
    width,
    height: 36 + rows.length * high + 8,
    marginTop: 36, marginBottom: 8, marginLeft: left, marginRight: right,
    className: 'plot',
    x: { domain: [least - (least < 0 ? pad : 0), most + pad || 1], axis: 'top', label: options.label, labelAnchor: 'left', labelArrow: 'none', grid: true, tickFormat: options.format, ticks: Math.max(2, Math.floor((width - left - right) / 80)) },
    y: { domain: [-0.5, rows.length - 0.5], reverse: true, axis: null },
    color: { type: 'identity' },
    symbol: { type: 'identity' },
    ariaLabel: options.description,
    marks,
  });
  asPicture(svg);
  const chosen = svg as Element & { value?: Ranked };
  svg.addEventListener('click', () => {
    if (chosen.value?.address) options.pick?.(chosen.value.address);
  });
  return svg;
}
