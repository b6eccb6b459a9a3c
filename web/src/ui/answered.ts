// What an instrument answered, and small words for it that several screens need.
import type { Column, Instrument, Result, Row, Table, Value } from '../api';
import { outletName as nameOfOutlet } from '../kinds';
import { say } from '../speech.svelte';
import { showTime } from '../time';
import { words } from '../words';

export interface Answered {
  result: Result;
  instrument: Instrument;
  /** The address whose twins are files of a table; of the first where none is named. */
  files: (table?: string) => string;
  /** The address of these rows, for the notebook. */
  from: string;
}

export function tableOf(instrument: Instrument, name: string): Table {
  return instrument.tables.find((one) => one.name === name) ?? { name, meaning: { en: name, zh: name }, columns: [] };
}

export function rowsOf(result: Result, table: string): Row[] {
  return result.rows.filter((row) => row.table === table);
}

/** The words of a choice in a column; several with commas between. */
export function choiceOf(instrument: Instrument, table: string, column: string, value: Value | undefined): string {
  const found: Column | undefined = tableOf(instrument, table).columns.find((one) => one.name === column);
  const choices = found?.choices ?? [];
  return text(value)
    .split(/,\s*/)
    .filter(Boolean)
    .map((one) => {
      const choice = choices.find((other) => other.name === one);
      return choice ? say(choice.meaning) : one;
    })
    .join(' · ');
}

/** The words of a choice of a parameter. */
export function wordOf(instrument: Instrument, parameter: string, value: string): string {
  const choice = instrument.parameters.find((one) => one.name === parameter)?.choices.find((one) => one.name === value);
  return choice ? say(choice.meaning) : value;
}

export function text(value: Value | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

export function count(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

export function outletName(id: Value | undefined): string {
  return nameOfOutlet(text(id));
}

/** An interval of time, as short as it is known: a minute, a day, or from when to when. */
export function spanOf(earliest: Value | undefined, latest: Value | undefined): string {
  const [from, to] = [text(earliest) && showTime(text(earliest)), text(latest) && showTime(text(latest))];
  if (!from && !to) return say(words.unknown);
  if (!from) return `≤ ${to.slice(0, 16)}`;
  if (!to) return `≥ ${from.slice(0, 16)}`;
  if (from.slice(0, 16) === to.slice(0, 16)) return from.slice(0, 16);
  if (from.endsWith(' 00:00:00') && to.endsWith(' 23:59:59')) {
    return from.slice(0, 10) === to.slice(0, 10) ? from.slice(0, 10) : `${from.slice(0, 10)} – ${to.slice(0, 10)}`;
  }
  return `${from.slice(0, 16)} – ${to.slice(from.slice(0, 10) === to.slice(0, 10) ? 11 : 0, 16)}`;
}

/** The language of words whose language no row tells, for reading them aloud. */
export function languageOf(words: string): string | undefined {
  if (/[\u3400-\u9fff]/.test(words)) return 'zh';
  return /[a-z]/i.test(words) && !/[^\u0000-\u024f\u2000-\u206f]/.test(words) ? 'en' : undefined;
}
