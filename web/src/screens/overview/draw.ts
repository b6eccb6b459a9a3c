// The holdings as rows of bars, their gaps hatched.
import { axisX, plot, rect, ruleY, text } from '@observablehq/plot';
import { followLinks } from '../../charts/links';
import { addHatch, fillOf, hatchName } from '../../charts/parts';
import { number, say, speech } from '../../speech.svelte';
import { gapsOf, nameOfLine, orderOf, spanOf, spelled, startOf, type Holdings, type Line } from './holdings';
import { said } from './words';

const rowHeight = 34;

function withPeriod(line: Line, period: string): string {
  const query = new URLSearchParams(line.address.split('?')[1] ?? '');
  query.set('from', period);
  query.set('to', period);
  return `/search?${query}`;
}

function short(name: string, most: number): string {
  const characters = [...name];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : name;
}

// Months between two ticks, so that their names have room.
function stepOf(months: number, width: number): number {
  const fitting = Math.max(2, Math.floor(width / 64));
  return [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((step) => months / step <= fitting) ?? 1200;
}

function tickName(date: Date, yearly: boolean, first: Date | undefined): string {
  const year = String(date.getUTCFullYear());
  if (yearly) return year;
  const month = new Intl.DateTimeFormat(speech.now === 'zh' ? 'zh-Hans' : 'en', { month: 'short', timeZone: 'UTC' }).format(date);
  return date.getUTCMonth() === 0 || date.getTime() === first?.getTime() ? `${month}\n${year}` : month;
}

function ticksOf(from: number, to: number, unit: Holdings['unit'], step: number): Date[] {
  const each = unit === 'year' ? Math.max(1, step / 12) : step;
  const ticks: Date[] = [];
  for (let at = Math.ceil(from / each) * each; at <= to; at += each) ticks.push(startOf(at, unit));
  return ticks.length ? ticks : [startOf(from, unit)];
}

export function drawHoldings(holdings: Holdings, width: number): Element {
  const { unit } = holdings;
  const hatch = hatchName();
  const [from, to] = spanOf(holdings) ?? [0, 0];
  const lines = holdings.lines.filter((line) => line.periods.length > 0);
  const narrow = width < 560;
  const wide = /\p{Script=Han}/u.test(lines.map(nameOfLine).join(''));
  const most = (line: Line) => Math.max(...line.periods.map(([, articles]) => articles));
  const bars = lines.flatMap((line, row) =>
    line.periods.map(([period, articles]) => {
      const at = orderOf(period, unit);
      return {
        x1: startOf(at, unit), x2: startOf(at + 1, unit), y1: row + 0.92, y2: row + 0.92 - 0.74 * (articles / most(line)),
        title: say(said.bar, nameOfLine(line), period, number(articles)), href: withPeriod(line, period),
      };
    }),
  );
  const gaps = lines.flatMap((line, row) =>
    gapsOf(line, unit, from, to).map((gap) => ({
      x1: startOf(gap[0], unit), x2: startOf(gap[1] + 1, unit), y1: row + 0.18, y2: row + 0.92,
      title: say(said.gap, nameOfLine(line), spelled(gap, unit)),
    })),
  );
  const step = stepOf((to - from + 1) * (unit === 'year' ? 12 : 1), width - (narrow ? 16 : 270));
  const ticks = ticksOf(from, to, unit, step);
  const left = narrow ? 8 : wide ? 150 : 190;
  const drawing = plot({
    width,
    height: lines.length * (rowHeight + (narrow ? 14 : 0)) + 34,
    marginLeft: left,
    marginRight: narrow ? 8 : 84,
    marginTop: 4,
    marginBottom: 30,
    className: 'plot',
    ariaLabel: say(said.holdings),
    x: { type: 'utc', domain: [startOf(from, unit), startOf(to + 1, unit)], label: null },
    y: { domain: [0, lines.length], reverse: true, axis: null, label: null },
    marks: [
      rect(gaps, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: fillOf(hatch), title: 'title' }),
      rect(bars, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: 'var(--bar)', insetRight: to - from > 120 ? 0 : 1, title: 'title', href: 'href' }),
      ruleY(lines.map((_, row) => row + 0.92), { stroke: 'currentColor', strokeOpacity: 0.5 }),
      axisX(ticks, { tickSize: 4, label: null, tickFormat: (date: Date) => tickName(date, unit === 'year' || step >= 12, ticks[0]) }),
      text(lines.map((line, row) => ({ row: narrow ? row + 0.12 : row + 0.6, name: narrow ? nameOfLine(line) : short(nameOfLine(line), wide ? 11 : 27) })), {
        y: 'row', text: 'name', frameAnchor: 'left', dx: narrow ? 0 : -left + 4, textAnchor: 'start', fontSize: 12,
      }),
      ...(narrow ? [] : [text(lines.map((line, row) => ({ row: row + 0.6, name: number(most(line)) })), { y: 'row', text: 'name', frameAnchor: 'right', dx: 78, textAnchor: 'end', fontSize: 12 })]),
    ],
  });
  addHatch(drawing, hatch);
  followLinks(drawing);
  return drawing;
}
