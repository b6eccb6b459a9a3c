// A cascade as lines of outlets with articles on them.
import type { Row, Value } from '../../api';
import { count, text } from '../../ui/answered';

export interface Member {
  row: Row;
  id: string;
  parent: string;
  outlet: string;
  depth: number;
  /** Milliseconds; null where the time is not known. */
  begin: number | null;
  end: number | null;
  middle: number | null;
  certainty: string;
  verbatim: number | null;
  /** It cannot be told that it came after the one it hangs below. */
  open: boolean;
}

function time(value: Value | undefined): number | null {
  const at = text(value) ? Date.parse(text(value)) : NaN;
  return Number.isNaN(at) ? null : at;
}

export function membersOf(rows: Row[], cascade: string): Member[] {
  return rows
    .filter((row) => row.values.cascade === cascade)
    .map((row) => {
      const [begin, end] = [time(row.values.earliest), time(row.values.latest)];
      return {
        row,
        id: text(row.values.article),
        parent: text(row.values.parent),
        outlet: text(row.values.outlet) || 'unknown',
        depth: count(row.values.depth) ?? 0,
        begin,
        end,
        middle: begin !== null && end !== null ? (begin + end) / 2 : (end ?? begin),
        certainty: text(row.values.certainty),
        verbatim: count(row.values.verbatim),
        open: text(row.values.order) === 'cannot-tell',
      };
    });
}

/** Outlets in the order of their first article. */
export function lanesOf(members: Member[]): string[] {
  const first = new Map<string, number>();
  for (const one of members) {
    const at = one.depth === 0 ? -Infinity : (one.middle ?? Infinity);
    first.set(one.outlet, Math.min(first.get(one.outlet) ?? Infinity, at));
  }
  return [...first.entries()].sort((a, b) => a[1] - b[1] || a[0].localeCompare(b[0])).map(([outlet]) => outlet);
}

export type ShareClass = 'low' | 'middle' | 'high' | 'all';
export const shareClasses: ShareClass[] = ['low', 'middle', 'high', 'all'];

export function shareClass(verbatim: number | null): ShareClass {
  if (verbatim === null || verbatim < 0.5) return 'low';
  return verbatim < 0.8 ? 'middle' : verbatim < 0.95 ? 'high' : 'all';
}

/** Dashes of a line, by how sure its source is. */
export const dashes: Record<string, string> = { sure: '', likely: '9 3', possible: '5 5', unknown: '1 5' };

export interface Pair {
  from: string;
  to: string;
  articles: number;
  certain: number;
  /** Of all that `to` took. */
  share: number;
  verbatim: number | null;
  rows: Row[];
}

/** Who took from whom, those with most first. */
export function pairsOf(rows: Row[]): Pair[] {
  const pairs = new Map<string, Pair & { sum: number; told: number }>();
  const taken = new Map<string, number>();
  for (const row of rows) {
    const between = text(row.values.between);
    if (between !== 'outlets' && between !== 'not-known') continue;
    const [from, to] = [text(row.values.parent_outlet) || 'unknown', text(row.values.outlet) || 'unknown'];
    const key = `${from} ${to}`;
    const pair = pairs.get(key) ?? { from, to, articles: 0, certain: 0, share: 0, verbatim: null, rows: [], sum: 0, told: 0 };
    pair.articles += 1;
    if (/^(sure|likely)$/.test(text(row.values.certainty))) pair.certain += 1;
    const verbatim = count(row.values.verbatim);
    if (verbatim !== null) [pair.sum, pair.told] = [pair.sum + verbatim, pair.told + 1];
    pair.rows.push(row);
    pairs.set(key, pair);
    taken.set(to, (taken.get(to) ?? 0) + 1);
  }
  return [...pairs.values()]
    .map(({ sum, told, ...pair }) => ({ ...pair, share: pair.articles / (taken.get(pair.to) ?? 1), verbatim: told ? sum / told : null }))
    .sort((a, b) => b.articles - a.articles || a.to.localeCompare(b.to) || a.from.localeCompare(b.from));
}
