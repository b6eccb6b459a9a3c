// The time line of one streamed answer.
import { areaY, axisX, axisY, dot, lineY, plot, ruleX, ruleY, text } from '@observablehq/plot';

export interface Point {
  seconds: number;
  characters: number;
  withdrawn: boolean;
}

interface Said {
  x: string;
  y: string;
  withdrawn: (seconds: number) => string;
  aloud: string;
}

export function drawStream(points: Point[], width: number, said: Said): Element {
  const most = Math.max(...points.map((one) => one.characters), 1);
  const taken = points.filter((one) => one.withdrawn);
  const last = points[points.length - 1]?.seconds ?? 1;
  const from = [{ seconds: 0, characters: 0, withdrawn: false }, ...points];
  const drawing = plot({
    width,
    height: 170,
    marginTop: 26,
    marginRight: 24,
    className: 'plot',
    x: { domain: [0, last * 1.02], label: said.x },
    y: { domain: [0, most], label: said.y },
    marks: [
      axisX({ ticks: Math.max(3, Math.round(width / 90)) }),
      axisY({ ticks: 4 }),
      ruleY([0], { stroke: 'var(--line)' }),
      areaY(from, { x: 'seconds', y: 'characters', curve: 'step-after', fill: 'var(--bar)', fillOpacity: 0.2 }),
      lineY(from, { x: 'seconds', y: 'characters', curve: 'step-after', stroke: 'var(--bar)', strokeWidth: 1.8 }),
      ruleX(taken, { x: 'seconds', stroke: 'var(--bad)', strokeWidth: 2, strokeDasharray: '5 3' }),
      dot(taken, { x: 'seconds', y: 0, symbol: 'times', stroke: 'var(--bad)', strokeWidth: 2, r: 5 }),
      text(taken, {
        x: 'seconds', y: most, dy: -10, text: (one: Point) => said.withdrawn(one.seconds), fill: 'var(--bad)',
        textAnchor: (taken[0]?.seconds ?? 0) > last / 2 ? 'end' : 'start',
      }),
    ],
  });
  // Names of groups, which a picture with one name has no use for.
  for (const group of drawing.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', said.aloud);
  return drawing;
}
