// A hit of a search, its snippet in pieces, and what of a query can be followed over time.
import type { Evidence } from '../../api';
import type { Published } from '../../when';

export interface Hit extends Published {
  id: string;
  kind: string;
  url: string | null;
  title: string | null;
  outlet: string | null;
  account: string | null;
  language: string | null;
  script: string | null;
  snippet: string | null;
  /** In characters (code points) of the snippet. */
  marks: [number, number][];
  evidence: Pick<Evidence, 'articles' | 'captures'>;
  address: string;
}

export interface Found {
  query: string | null;
  total: number;
  undecided: number;
  page: number;
  limit: number;
  why_empty: string | null;
  state: number;
  hits: Hit[];
}

export interface Piece {
  text: string;
  marked: boolean;
}

/** The text cut at its marks, which are counted in code points. */
export function cut(text: string, marks: [number, number][]): Piece[] {
  const characters = [...text];
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ text: characters.slice(at, end).join(''), marked });
    at = Math.max(at, end);
  };
  for (const [begin, end] of marks) {
    add(begin, false);
    add(end, true);
  }
  add(characters.length, false);
  return pieces;
}

/** The phrases of a query that an article can have: not its fields, nor what stands behind NOT. */
export function phrasesOf(query: string): string[] {
  const phrases: string[] = [];
  let denied = false;
  for (const [word] of query.matchAll(/-?(?:\w+[:：])?(?:"(?:[^"\\]|\\.)*"|“[^”]*”|[^\s()（）"“”]+)/gu)) {
    if (word === 'NOT') {
      denied = true;
    } else if (word !== 'AND' && word !== 'OR') {
      const wanted = word.replace(/^(title|text)[:：]/u, '');
      if (!denied && !word.startsWith('-') && !/^\w+[:：]/u.test(wanted)) {
        phrases.push(wanted.replace(/^["“]|["”]$/gu, '').replace(/\*$/, ''));
      }
      denied = false;
    }
  }
  return [...new Set(phrases.filter(Boolean))];
}
