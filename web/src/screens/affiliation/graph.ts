// A graph as lines of nodes: whoever controls stands above and further left. Each node has a line of its own, so no name
// covers another at any width.
import type { Row } from '../../api';
import { fitted } from '../../charts/widths';
import { text } from '../../ui/answered';

export interface Node {
  id: string;
  name: string;
  type: string;
  asked: boolean;
}

export interface Edge {
  upper: string;
  lower: string;
  /** Whether it says who controls whom. */
  control: boolean;
  sure: boolean;
  relation: string;
}

interface Placed extends Node {
  depth: number;
}

export function edgesOf(rows: Row[]): Edge[] {
  return rows
    .filter((row) => text(row.values.from) !== 'nobody')
    .map((row) => {
      const relation = text(row.values.relation);
      const fromBelow = relation === 'part-of' || relation === 'account-of';
      const [from, to] = [text(row.values.from), text(row.values.to)];
      return {
        upper: fromBelow ? to : from,
        lower: fromBelow ? from : to,
        control: text(row.values.leads_up) === 'true' || row.values.leads_up === true,
        sure: text(row.values.holds) === 'yes',
        relation,
      };
    });
}

/** Nodes in the order of their lines, each below everybody that controls it as far as there is no circle. */
export function placed(nodes: Node[], edges: Edge[]): Placed[] {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const control = edges.filter((one) => one.control && byId.has(one.upper) && byId.has(one.lower));
  const uppers = new Map<string, string[]>();
  const lowers = new Map<string, string[]>();
  for (const one of control) {
    uppers.set(one.lower, [...(uppers.get(one.lower) ?? []), one.upper]);
    lowers.set(one.upper, [...(lowers.get(one.upper) ?? []), one.lower]);
  }
  const depths = new Map<string, number>();
  function depthOf(id: string, passed: Set<string>): number {
    const known = depths.get(id);
    if (known !== undefined) return known;
    passed.add(id);
    const above = (uppers.get(id) ?? []).filter((one) => !passed.has(one));
    const depth = above.length ? 1 + Math.max(...above.map((one) => depthOf(one, passed))) : 0;
    passed.delete(id);
    depths.set(id, depth);
    return depth;
  }
  for (const one of nodes) depthOf(one.id, new Set());
  const out: Placed[] = [];
  const done = new Set<string>();
  const byName = (a: string, b: string) => (byId.get(a)?.name ?? a).localeCompare(byId.get(b)?.name ?? b, 'zh-Hans');
  // A node follows the last of those above it, so that lines lead down.
  function visit(id: string): void {
    const node = byId.get(id);
    if (!node || done.has(id)) return;
    done.add(id);
    out.push({ ...node, depth: depths.get(id) ?? 0 });
    const below = [...new Set(lowers.get(id) ?? [])].filter((one) => (uppers.get(one) ?? []).every((upper) => done.has(upper)));
    for (const one of below.sort(byName)) visit(one);
  }
  const joined = new Set(control.flatMap((one) => [one.upper, one.lower]));
  for (const one of nodes.map((node) => node.id).filter((id) => joined.has(id) && !uppers.has(id)).sort(byName)) visit(one);
  // What a circle holds, then whoever controls nobody and is controlled by nobody.
  for (const one of nodes.map((node) => node.id).filter((id) => joined.has(id)).sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0))) visit(one);
  for (const one of nodes.map((node) => node.id).sort(byName)) visit(one);
  return out;
}

const line = 26;
const space = 'http://www.w3.org/2000/svg';

function element(name: string, attributes: Record<string, string | number>, words = ''): SVGElement {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (words) made.textContent = words;
  return made;
}

export function drawGraph(nodes: Node[], edges: Edge[], width: number, name: string, addressOf: (id: string) => string): SVGSVGElement {
  const shown = placed(nodes, edges);
  const deepest = Math.max(0, ...shown.map((one) => one.depth));
  const left = 26;
  const step = Math.max(8, Math.min(34, (width * 0.45) / Math.max(deepest, 1)));
  const place = new Map(shown.map((one, i) => [one.id, { x: left + one.depth * step, y: 16 + i * line }]));
  const height = shown.length * line + 12;
  const svg = element('svg', { width, height, viewBox: `0 0 ${width} ${height}`, class: 'plot', 'font-size': 13, role: 'group', 'aria-label': name }) as SVGSVGElement;
  for (const one of edges) {
    const [from, to] = [place.get(one.upper), place.get(one.lower)];
    if (!from || !to) continue;
    // Beside: on the left of both. Controlling: down, then in.
    const out = Math.max(3, Math.min(from.x, to.x) - 14);
    const path = one.control
      ? `M${from.x},${from.y} C${from.x},${to.y} ${from.x},${to.y} ${to.x},${to.y}`
      : `M${from.x},${from.y} C${out - 8},${from.y} ${out - 8},${to.y} ${to.x},${to.y}`;
    svg.append(element('path', {
      d: path, fill: 'none', stroke: one.control ? 'var(--ink)' : 'var(--soft)', 'stroke-width': one.control ? 1.6 : 1.3,
      'stroke-opacity': one.control ? 0.7 : 0.8, ...(one.sure ? {} : { 'stroke-dasharray': '2 4' }), ...(one.control || !one.sure ? {} : { 'stroke-dasharray': '6 4' }),
    }));
  }
  for (const one of shown) {
    const at = place.get(one.id) as { x: number; y: number };
    const outlet = one.type === 'outlet';
    svg.append(one.type === 'person'
      ? element('rect', { x: at.x - 4.5, y: at.y - 4.5, width: 9, height: 9, fill: 'var(--paper)', stroke: 'var(--ink)', 'stroke-width': 1.6 })
      : element('circle', { cx: at.x, cy: at.y, r: one.asked ? 6 : 5, fill: outlet ? 'var(--ink)' : 'var(--paper)', stroke: 'var(--ink)', 'stroke-width': one.asked ? 2.6 : 1.6 }));
    const link = element('a', { href: addressOf(one.id) });
    const label = element('text', {
      x: at.x + 11, y: at.y, dy: '0.35em', fill: 'var(--link)', stroke: 'var(--paper)', 'stroke-width': 4, 'paint-order': 'stroke',
      'font-weight': one.asked ? 600 : 400,
    }, fitted(one.name, width - at.x - 20));
    const whole = element('title', {}, one.name);
    link.append(label);
    link.prepend(whole);
    svg.append(link);
  }
  return svg;
}
