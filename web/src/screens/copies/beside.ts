// Two sentences beside each other: "…[-dropped-][+added+]…" as marks in both texts.
import type { Row } from '../../api';
import { count, text } from '../../ui/answered';
import type { Mark } from '../../ui/Marked.svelte';

interface Piece {
  kind: 'same' | 'gone' | 'come';
  text: string;
}

function piecesOf(difference: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of difference.matchAll(/\[-([\s\S]*?)-\]|\[\+([\s\S]*?)\+\]/g)) {
    if (found.index > at) pieces.push({ kind: 'same', text: difference.slice(at, found.index) });
    if (found[1] !== undefined) pieces.push({ kind: 'gone', text: found[1] });
    else pieces.push({ kind: 'come', text: found[2] ?? '' });
    at = found.index + found[0].length;
  }
  if (at < difference.length) pieces.push({ kind: 'same', text: difference.slice(at) });
  return pieces;
}

const dense = (words: string) => Array.from(words).filter((one) => !/\s/.test(one)).length;

/** Where a side has what the other one lacks; null where the difference does not fit the text. White space is not
    counted, and each side keeps its own script. */
function marksOf(pieces: Piece[], side: string, own: 'gone' | 'come'): Mark[] | null {
  const places = Array.from(side).flatMap((one, i) => (/\s/.test(one) ? [] : [i]));
  const marks: Mark[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind !== 'same' && piece.kind !== own) continue;
    const length = dense(piece.text);
    if (piece.kind === own && length > 0) {
      const [begin, end] = [places[at], places[at + length - 1]];
      if (begin === undefined || end === undefined) return null;
      marks.push({ begin, end: end + 1, kind: own });
    }
    at += length;
  }
  return at === places.length ? marks : null;
}

const whole = (side: string, kind: 'gone' | 'come'): Mark[] => (side ? [{ begin: 0, end: Array.from(side).length, kind }] : []);

/** The marks of both sides. Where the difference does not fit, all of both is marked. */
export function sidesOf(difference: string, left: string, right: string): { left: Mark[]; right: Mark[] } {
  const pieces = piecesOf(difference);
  return { left: marksOf(pieces, left, 'gone') ?? whole(left, 'gone'), right: marksOf(pieces, right, 'come') ?? whole(right, 'come') };
}

export interface Line {
  row: Row;
  happened: string;
  left: string;
  right: string;
  leftMarks: Mark[];
  rightMarks: Mark[];
}

/** A sentence of both sides. `named` says what a place's change is: a number, a name. */
export function lineOf(row: Row, changes: Row[], named: (kind: string) => string): Line {
  const happened = text(row.values.happened);
  const [left, right] = [text(row.values.source_text), text(row.values.article_text)];
  let marks = { left: [] as Mark[], right: [] as Mark[] };
  if (happened === 'cut') marks.left = whole(left, 'gone');
  else if (happened === 'added') marks.right = whole(right, 'come');
  else if (text(row.values.difference)) marks = sidesOf(text(row.values.difference), left, right);
  const label = (list: Mark[], side: 'source' | 'article') =>
    list.map((mark) => {
      const begin = (count(row.values[`${side}_begin`]) ?? 0) + mark.begin;
      const end = begin + mark.end - mark.begin;
      const kinds = changes
        .filter((one) => one.values.place === 'text' && (count(one.values[`${side}_begin`]) ?? -1) < end && (count(one.values[`${side}_end`]) ?? -1) > begin)
        .map((one) => named(text(one.values.kind)));
      return { ...mark, label: [...new Set(kinds)].join(' · ') || undefined };
    });
  return { row, happened, left, right, leftMarks: label(marks.left, 'source'), rightMarks: label(marks.right, 'article') };
}
