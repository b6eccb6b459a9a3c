// What the archive holds by group and period, and its gaps.
import { groupName } from '../../kinds';
import { say } from '../../speech.svelte';
import { said } from './words';

export interface Line {
  which: 'all' | 'group' | 'no-group' | 'no-outlet' | 'answers';
  group: string | null;
  articles: number;
  articles_of_no_one_period: number;
  address: string;
  periods: [string, number][];
}

export interface Holdings {
  state: number;
  unit: 'month' | 'year';
  lines: Line[];
}

export function nameOfLine(line: Line): string {
  if (line.which === 'group') return groupName(line.group ?? '');
  if (line.which === 'no-group') return say(said.noGroup);
  if (line.which === 'answers') return say(said.chatbots);
  return line.which === 'no-outlet' ? say(said.noOutlet) : say(said.all);
}

// Periods as numbers that follow one another.
export function orderOf(period: string, unit: Holdings['unit']): number {
  const [year, month] = period.split('-').map(Number);
  return unit === 'year' ? (year ?? 0) : (year ?? 0) * 12 + (month ?? 1) - 1;
}
export function periodAt(order: number, unit: Holdings['unit']): string {
  if (unit === 'year') return String(order).padStart(4, '0');
  return `${String(Math.floor(order / 12)).padStart(4, '0')}-${String((order % 12) + 1).padStart(2, '0')}`;
}
/** The first moment of a period, for drawing. */
export function startOf(order: number, unit: Holdings['unit']): Date {
  const start = new Date(Date.UTC(2000, unit === 'year' ? 0 : order % 12, 1));
  start.setUTCFullYear(unit === 'year' ? order : Math.floor(order / 12));
  return start;
}

/** First and last period of all that is held; none where nothing is dated. */
export function spanOf(holdings: Holdings): [number, number] | undefined {
  const all = holdings.lines[0]?.periods ?? [];
  const [first, last] = [all[0], all[all.length - 1]];
  if (!first || !last) return undefined;
  return [orderOf(first[0], holdings.unit), orderOf(last[0], holdings.unit)];
}

/** Stretches without any article, from the first period to the last (included) that are asked for. */
export function gapsOf(line: Line, unit: Holdings['unit'], from: number, to: number): [number, number][] {
  const gaps: [number, number][] = [];
  let next = from;
  for (const [period] of line.periods) {
    const at = orderOf(period, unit);
    if (at > next) gaps.push([next, at - 1]);
    next = at + 1;
  }
  if (next <= to) gaps.push([next, to]);
  return gaps;
}

export function spelled([from, to]: [number, number], unit: Holdings['unit']): string {
  return from === to ? periodAt(from, unit) : `${periodAt(from, unit)} – ${periodAt(to, unit)}`;
}
