// Periods on a time axis: "2024", "2024-07", "2024-W27", "2024-07-02". Words are numbers only, the same in all
// languages.
import { periodStart } from '../time';

export interface Span {
  from: Date;
  to: Date;
}

const day = 86_400_000;

/** The first moment of a period and the first behind it; null for what is no period. */
export function spanOf(text: string): Span | null {
  const from = periodStart(text);
  if (!from) return null;
  const to = new Date(from);
  if (/^\d{4}$/.test(text)) to.setUTCFullYear(to.getUTCFullYear() + 1);
  else if (/^\d{4}-\d{2}$/.test(text)) to.setUTCMonth(to.getUTCMonth() + 1);
  else to.setTime(to.getTime() + (text.includes('W') ? 7 * day : day));
  return { from, to };
}

export function middle(span: Span): Date {
  return new Date((span.from.getTime() + span.to.getTime()) / 2);
}

/** The month so many months later: ("2024-01", -1) is "2023-12". */
export function monthAfter(month: string, months: number): string {
  const at = periodStart(month) ?? new Date(0);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 7);
}

/** A tick's words: the year at its beginning, else the month, else the day, else the hour. */
export function tick(at: Date): string {
  const text = at.toISOString();
  if (text.slice(5, 16) === '01-01T00:00') return text.slice(0, 4);
  if (text.slice(8, 16) === '01T00:00') return text.slice(0, 7);
  if (text.slice(11, 16) === '00:00') return text.slice(5, 10);
  return text.slice(11, 16);
}
