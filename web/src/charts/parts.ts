// What drawings share: colours with dashes and shapes beside them (nothing is told by colour alone), the hatching that
// says "no data", and a key of what stands in a drawing.
import { widthOf } from './text';

/** Colours of style.css, so that they suit the dark page and paper. */
export const colours = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)', 'var(--c6)'];
export const dashes = ['none', '7 3', '2 3', '9 3 2 3', '4 2', '12 4'];
export const symbols = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star'] as const;

export const colour = (i: number) => colours[i % colours.length] as string;
export const dash = (i: number) => dashes[i % dashes.length] as string;
export const symbol = (i: number) => symbols[i % symbols.length] as (typeof symbols)[number];

const space = 'http://www.w3.org/2000/svg';
let drawings = 0;

export function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A name for a drawing's hatching; give fillOf(name) as fill and addHatch() to the finished drawing. */
export const hatchName = () => `hatch-${(drawings += 1)}`;
export const fillOf = (name: string) => `url(#${name})`;

export function addHatch(svg: Element, name: string): void {
  const pattern = element('pattern', { id: name, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
  pattern.append(element('line', { x1: 0, y1: 0, x2: 0, y2: 6, stroke: 'var(--soft)', 'stroke-width': 1.5, 'stroke-opacity': 0.55 }));
  const defs = element('defs', {});
  defs.append(pattern);
  svg.prepend(defs);
}

/** One picture with one name: Plot names the parts of a drawing, which may not be named where they have no role. */
export function asPicture(svg: Element): void {
  svg.setAttribute('role', 'img');
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
}

export interface KeyEntry {
  /** 16 wide and 12 high. */
  sign: SVGElement[];
  text: string;
}

const size = 12;
const line = 18;

function rowsOf(entries: KeyEntry[], width: number): KeyEntry[][] {
  const rows: KeyEntry[][] = [];
  let left = 0;
  for (const one of entries) {
    const room = 22 + widthOf(one.text, size) + 16;
    if (!rows.length || left < room) {
      rows.push([]);
      left = width;
    }
    rows[rows.length - 1]?.push(one);
    left -= room;
  }
  return rows;
}

/** How high the key of a drawing this wide is. */
export const keyHeight = (entries: KeyEntry[], width: number) => rowsOf(entries, width).length * line;

/** Puts the key at the top of a drawing, which keeps keyHeight() free there. */
export function addKey(svg: Element, entries: KeyEntry[], width: number): void {
  rowsOf(entries, width).forEach((row, i) => {
    let x = 0;
    for (const one of row) {
      const group = element('g', { transform: `translate(${x},${i * line})` });
      const text = element('text', { x: 22, y: 10, 'font-size': size, 'text-anchor': 'start', fill: 'currentColor' });
      text.textContent = one.text;
      group.append(...one.sign, text);
      svg.append(group);
      x += 22 + widthOf(one.text, size) + 16;
    }
  });
}

/** Room that labels want, spread so that none stands on another: how far each moves, in pixels. */
export function spread(places: number[], height: number): number[] {
  const order = places.map((place, i) => ({ place, i })).sort((a, b) => a.place - b.place);
  const moved = order.map((one) => one.place);
  for (let k = 1; k < moved.length; ++k) moved[k] = Math.max(moved[k] as number, (moved[k - 1] as number) + height);
  const shifts = new Array<number>(places.length).fill(0);
  order.forEach((one, k) => (shifts[one.i] = (moved[k] as number) - one.place));
  return shifts;
}
