// The morning list: what vanished and what was edited, newest first.
import type { Row } from '../../api';
import { periodStart, showTime } from '../../time';
import { text } from '../../ui/answered';

export interface News {
  kind: 'gone' | 'edit';
  row: Row;
  at: string;
  /** The kind of end; "edited". */
  end: string;
  outlet: string;
}

/** The first day behind a period, as text. */
function dayAfter(period: string): string | null {
  const start = periodStart(period);
  if (!start) return null;
  const end = new Date(start);
  if (/W/.test(period)) end.setUTCDate(end.getUTCDate() + 7);
  else if (/^\d{4}$/.test(period)) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (/^\d{4}-\d{2}$/.test(period)) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCDate(end.getUTCDate() + 1);
  return end.toISOString().slice(0, 10);
}

/** Whether a moment lies in a period of the observatory's zone; what cannot be read limits nothing. */
export function within(at: string, from: string, to: string): boolean {
  const day = showTime(at).slice(0, 10);
  const [first, after] = [periodStart(from)?.toISOString().slice(0, 10) ?? null, dayAfter(to)];
  return (first === null || day >= first) && (after === null || day < after);
}

export function newsOf(gone: Row[], edits: Row[]): News[] {
  const all: News[] = [
    ...gone.map((row): News => ({ kind: 'gone', row, at: text(row.values.gone), end: text(row.values.cause), outlet: text(row.values.outlet) || 'unknown' })),
    ...edits.map((row): News => ({ kind: 'edit', row, at: text(row.values.new_seen), end: 'edited', outlet: text(row.values.outlet) || 'unknown' })),
  ];
  return all.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** How many of each, those with most first. */
export function tally(list: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts.entries()].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
