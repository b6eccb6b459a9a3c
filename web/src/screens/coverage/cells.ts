// The rows of coverage as a grid of stories and outlets (or groups).
import type { Row } from '../../api';
import { groupName } from '../../kinds';
import { number, say, speech } from '../../speech.svelte';
import { count, outletName, text } from '../../ui/answered';
import { words } from './words';

export type Lag = keyof typeof words.lags;

export interface Story {
  id: string;
  row: Row;
  cells: Map<string, Row>;
}

export interface Unit {
  id: string;
  name: string;
}

export const storyName = (row: Row) =>
  text(speech.now === 'zh' ? row.values.name_zh : row.values.name_en) || text(row.values.name_zh) || text(row.values.name_en) || text(row.values.story);

export const unitId = (row: Row) => text(row.values.outlet) || text(row.values.group);
export const unitName = (row: Row) => (text(row.values.outlet) ? outletName(row.values.outlet) : groupName(text(row.values.group)));

export function storiesOf(rows: Row[]): Story[] {
  const found = new Map<string, Story>();
  for (const row of rows) {
    const id = text(row.values.story);
    const one = found.get(id) ?? { id, row, cells: new Map<string, Row>() };
    one.cells.set(unitId(row), row);
    found.set(id, one);
  }
  return [...found.values()];
}

/** Those that told most first: columns that say nothing stand at the end. */
export function unitsOf(rows: Row[]): Unit[] {
  const found = new Map<string, { name: string; told: number; known: number }>();
  for (const row of rows) {
    const one = found.get(unitId(row)) ?? { name: unitName(row), told: 0, known: 0 };
    if (row.values.state === 'reported') one.told += 1;
    if (row.values.state !== 'cannot-know') one.known += 1;
    found.set(unitId(row), one);
  }
  return [...found.entries()]
    .sort((a, b) => b[1].told - a[1].told || b[1].known - a[1].known || a[0].localeCompare(b[0]))
    .map(([id, one]) => ({ id, name: one.name }));
}

export function lagOf(row: Row): Lag {
  if (row.values.order === 'first') return 'first';
  const high = count(row.values.lag_high);
  if (high === null) return 'late';
  return high <= 6 ? 'soon' : high <= 24 ? 'day' : 'late';
}

/** What a cell is, for its colour and its sign. */
export function kindOf(row: Row): string {
  if (row.values.state === 'reported') return lagOf(row);
  if (row.values.state === 'cannot-know') return 'unknown';
  return row.values.tested === 'yes' || row.values.tested === true ? 'tested' : 'silent';
}

export function signOf(row: Row): string {
  const kind = kindOf(row);
  if (kind === 'unknown') return '?';
  if (kind === 'silent') return '–';
  if (kind === 'tested') return '✕';
  return row.values.text === 'copy' ? '○' : '●';
}

const short = (hours: number) => number(Math.abs(hours) < 10 ? Math.round(hours * 10) / 10 : Math.round(hours));

/** A range of hours in words. */
export function hoursOf(low: number | null, high: number | null): string {
  if (low === null && high === null) return say(words.lagNone);
  if (low === null) return say(words.hoursMost, short(high ?? 0));
  if (high === null) return say(words.hoursLeast, short(low));
  return short(low) === short(high) ? say(words.hours, short(low)) : say(words.hoursBetween, short(low), short(high));
}

export function wordsOf(row: Row): string {
  const kind = kindOf(row);
  if (kind === 'unknown') return say(words.unknown);
  if (kind === 'silent') return say(words.silent);
  if (kind === 'tested') return say(words.tested);
  const lag = kind === 'first' ? say(words.lags.first) : say(words.behind, hoursOf(count(row.values.lag_low), count(row.values.lag_high)));
  return `${lag}; ${say(row.values.text === 'copy' ? words.copy : words.own)}; ${say(words.articles, number(count(row.values.articles) ?? 0))}`;
}

/** A share as it is said of a chance. */
export function chanceOf(value: number): string {
  return value < 0.0001 ? '< 0.0001' : number(Number(value.toPrecision(2)));
}
