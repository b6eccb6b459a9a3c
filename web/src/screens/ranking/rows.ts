// Rows of the ranking as the screen's parts need them.
import type { Row } from '../../api';
import { number, speech } from '../../speech.svelte';
import { count, text } from '../../ui/answered';

export interface Placed {
  id: string;
  name: string;
  rank: number;
  best: number | null;
  worst: number | null;
  first: number | null;
  score: number;
  official: [number, number] | null;
  row: Row;
}

/** The best name in the page's language. */
export function nameOfRow(row: Row): string {
  const [en, zh, id] = [text(row.values.name), text(row.values.name_zh), text(row.values.entity)];
  return (speech.now === 'zh' ? zh || en : en || zh) || id;
}

function rangeOf(official: string): [number, number] | null {
  const match = /^(\d+)(?:-(\d+))?$/.exec(official);
  return match ? [Number(match[1]), Number(match[2] ?? match[1])] : null;
}

/** Those that have a rank, in order. */
export function placedOf(rows: Row[]): Placed[] {
  return rows.flatMap((row) => {
    const rank = count(row.values.rank);
    if (rank === null) return [];
    return {
      id: text(row.values.entity),
      name: nameOfRow(row),
      rank,
      best: count(row.values.best),
      worst: count(row.values.worst),
      first: count(row.values.first),
      score: count(row.values.score) ?? 0,
      official: rangeOf(text(row.values.official)),
      row,
    };
  });
}

/** A number as short as it says enough: "97", "3.2", "0.04". */
export function short(value: number | null): string {
  if (value === null) return '–';
  const size = Math.abs(value);
  return number(size >= 100 ? Math.round(value) : size >= 1 ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100);
}
