// Two columns with a line from each value on the left to the one on the right; what came has no place on the left, what went
// none on the right. Names stand on both sides, spread so that they can be read.
import { element, spread } from './parts';
import { fit, widthOf } from './text';

export interface Slope {
  name: string;
  before: number;
  after: number;
  change: 'came' | 'went' | 'rose' | 'fell';
  title: string;
  address: string | null;
}

export interface SlopeOptions {
  width: number;
  rows: Slope[];
  /** Above the columns. */
  before: string;
  after: string;
  format: (value: number) => string;
  description: string;
  pick?: (address: string) => void;
}

const colours = { came: 'var(--c3)', went: 'var(--c2)', rose: 'var(--c1)', fell: 'var(--c5)' };
const signs = { came: '＋', went: '－', rose: '▲', fell: '▼' };
const size = 12;
const step = 17;

export function drawSlope(options: SlopeOptions): Element {
  const { rows, width } = options;
  const label = (one: Slope, value: number) => `${one.name} ${options.format(value)}`;
  const wanted = Math.max(...rows.map((one) => widthOf(label(one, Math.max(one.before, one.after)), size))) + 44;
  // The lines need no more than some 30 characters between the columns.
  const side = Math.max(Math.min(wanted, width * 0.4), (width - 420) / 2);
  const [x1, x2] = [side, width - side];
  const [left, right] = [rows.filter((one) => one.change !== 'came'), rows.filter((one) => one.change !== 'went')];
  const height = Math.max(160, Math.max(left.length, right.length) * step + 20);
  // The places go by rank-like roots, since a few neighbours are far more frequent than all others.
  const most = Math.max(...rows.map((one) => Math.max(one.before, one.after)), 1);
  const y = (value: number) => 34 + (1 - Math.sqrt(value / most)) * (height - 20);
  const settle = (those: Slope[], value: (one: Slope) => number) => {
    const places = those.map((one) => y(value(one)));
    const shifts = spread(places, step);
    return new Map(those.map((one, i) => [one, { at: places[i] as number, text: (places[i] as number) + (shifts[i] as number) }]));
  };
  const [at1, at2] = [settle(left, (one) => one.before), settle(right, (one) => one.after)];
  const bottom = Math.max(height + 34, ...[...at1.values(), ...at2.values()].map((one) => one.text + 12));
  const svg = element('svg', { width, height: bottom, viewBox: `0 0 ${width} ${bottom}`, role: 'img', 'aria-label': options.description, 'font-size': size, 'font-family': 'inherit', class: 'plot' });
  const text = (x: number, at: number, words: string, anchor: string, colour: string, weight = 400) => {
    const made = element('text', { x, y: at + 4, 'text-anchor': anchor, fill: colour, 'font-weight': weight });
    made.textContent = words;
    return made;
  };
  svg.append(text(x1, 10, options.before, 'end', 'currentColor', 600), text(x2, 10, options.after, 'start', 'currentColor', 600));
  for (const x of [x1, x2]) svg.append(element('line', { x1: x, x2: x, y1: 24, y2: bottom - 4, stroke: 'var(--line)' }));
  for (const one of rows) {
    const group = element('g', {});
    const title = element('title', {});
    title.textContent = one.title;
    group.append(title);
    const colour = colours[one.change];
    const [from, to] = [at1.get(one), at2.get(one)];
    if (from && to) group.append(element('line', { x1, x2, y1: from.at, y2: to.at, stroke: colour, 'stroke-width': 1.8, 'stroke-dasharray': one.change === 'fell' ? '5 3' : 'none' }));
    if (from) {
      group.append(element('circle', { cx: x1, cy: from.at, r: 3.5, fill: one.change === 'went' ? 'var(--paper)' : colour, stroke: colour, 'stroke-width': 1.5 }));
      group.append(text(x1 - 10, from.text, fit(`${one.change === 'went' ? `${signs.went} ` : ''}${label(one, one.before)}`, size, side - 14), 'end', colour));
    }
    if (to) {
      group.append(element('circle', { cx: x2, cy: to.at, r: 3.5, fill: colour, stroke: colour, 'stroke-width': 1.5 }));
      group.append(text(x2 + 10, to.text, fit(`${signs[one.change]} ${label(one, one.after)}`, size, side - 14), 'start', colour));
    }
    if (one.address) {
      group.setAttribute('cursor', 'pointer');
      const address = one.address;
      group.addEventListener('click', () => options.pick?.(address));
    }
    svg.append(group);
  }
  return svg;
}
