// What of the address is a filter, and how it is changed. All of it stands in the address.
import { addressOf, type Query } from '../../api';
import { quoted } from '../../command';
import { address } from '../../router.svelte';

export const lists = ['group', 'outlet', 'kind', 'lang', 'account'] as const;
export type ListName = (typeof lists)[number];

/** All of the address but the page's language and what `without` names. */
export function query(...without: string[]): Query {
  const found: Query = {};
  for (const key of new Set(address.now.query.keys())) {
    if (key !== 'ui' && !without.includes(key)) found[key] = address.now.query.getAll(key).filter(Boolean);
  }
  return found;
}

/** Those given, also where they stand in one with commas between. */
export function given(name: string): string[] {
  const all = address.now.query.getAll(name);
  return (name === 'account' || name === 'group' ? all : all.flatMap((one) => one.split(','))).filter(Boolean);
}

/** The address with one value more, or without it where it is there. */
export function toggled(name: ListName, value: string): string {
  const now = given(name);
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  return addressOf('/search', { ...query('page', name), [name]: next });
}

/** The address with some parameters put in place. */
export function changed(changes: Query): string {
  return addressOf('/search', { ...query('page', ...Object.keys(changes)), ...changes });
}

/** The command that gives the same hits; none where only the dashboard can filter so. */
export function commandOf(): string | undefined {
  if (given('account').length || given('copies').length || given('group').includes('none')) return undefined;
  const text = given('q').length ? (address.now.query.get('q') ?? '') : '';
  const groups = given('group').map((one) => `group:${one}`);
  const asked = [groups.length && text ? `(${text})` : text, groups.length > 1 ? `(${groups.join(' OR ')})` : (groups[0] ?? '')].filter(Boolean).join(' AND ');
  const words = ['weiguan', 'search', ...(asked ? [quoted(asked)] : [])];
  for (const name of ['outlet', 'kind', 'lang'] as const) {
    if (given(name).length) words.push(`--${name}`, quoted(given(name).join(',')));
  }
  for (const name of ['from', 'to', 'order']) {
    const value = address.now.query.get(name);
    if (value) words.push(`--${name}`, quoted(value));
  }
  if (given('possible').length) words.push('--possible');
  return [...words, '--limit', '0', '--format', 'csv'].join(' ');
}
