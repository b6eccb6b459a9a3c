// What the screens of this section know of the glossary and of the way from one of them to another.
import { addressOf, getJson, type Value } from '../../api';
import type { Names } from '../../site.svelte';

export interface Glossary {
  tiers: { id: string; names: Names; share: number }[];
  groups: { id: string; names: Names; meaning: string | null }[];
  phrases: { id: string; names: Names; meaning: Names; since: string | null; groups: string[] }[];
}

let asked: Promise<Glossary> | undefined;

/** The packs' phrases; asked once. */
export function glossary(): Promise<Glossary> {
  asked ??= getJson<Glossary>('/glossary.json');
  asked.catch(() => (asked = undefined));
  return asked;
}

/** The selection of an address (time, outlets, ...) carried over to another tool. */
export function carried(query: URLSearchParams, path: string, changes: Record<string, string | undefined> = {}): string {
  const kept: Record<string, string | undefined> = {};
  for (const name of ['phrases', 'glossary', 'from', 'to', 'outlet', 'group', 'kind', 'language', 'search', 'match', 'spelling', 'copies']) {
    const all = query.getAll(name);
    if (all.length) kept[name] = all.join('\n');
  }
  return addressOf(path, { ...kept, ...changes });
}

export const textOf = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value));
export const numberOf = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);
