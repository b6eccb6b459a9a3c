// What is picked from a screen to be kept with notes.
import { mount, unmount } from 'svelte';
import { getJson, sendJson, type Evidence, type Value } from './api';

export type Item =
  | { kind: 'row'; from: string; title: string; table: string; values: Record<string, Value>; evidence: Evidence }
  | { kind: 'figure'; from: string; title: string; svg: string };

/** An item as it is kept. */
export interface Kept {
  id: string;
  kind: 'row' | 'figure';
  title: string;
  from: string;
  note: string;
  picked: string;
  /** The archive's, when it was picked. */
  state: number;
  program: string;
  command: string | null;
  table?: string;
  values?: Record<string, Value>;
  evidence?: Evidence;
  /** The address of the drawing. */
  svg?: string;
}

export interface Notebook {
  id: string;
  /** Grows with each change; a change of an older one is refused. */
  revision: number;
  name: string;
  note: string;
  created: string;
  changed: string;
  items: Kept[];
}

export interface Listed {
  id: string;
  name: string;
  revision: number;
  items: number;
  changed: string;
  bytes: number;
  damaged?: boolean;
}

export interface Notebooks {
  total: number;
  kept: boolean;
  limits: { notebooks: number; items: number; bytes: number };
  notebooks: Listed[];
}

export const listNotebooks = (): Promise<Notebooks> => getJson<Notebooks>('/notebooks.json');
export const getNotebook = (id: string): Promise<Notebook> => getJson<Notebook>(`/notebooks/${id}.json`);
export const makeNotebook = (name: string): Promise<Notebook> => sendJson<Notebook>('POST', '/notebooks.json', { name });
export const removeNotebook = (id: string, revision: number): Promise<unknown> =>
  sendJson('DELETE', `/notebooks/${id}.json`, { revision });

export function addItem(id: string, item: Item, note: string): Promise<Notebook> {
  // A figure is drawn when its item is read, not before.
  return sendJson<Notebook>('POST', `/notebooks/${id}/items.json`, { ...item, note });
}

/** Puts name, notes and order in place; items that are not named are removed. */
export function changeNotebook(notebook: Notebook): Promise<Notebook> {
  const { id, revision, name, note, items } = notebook;
  const kept = items.map((one) => ({ id: one.id, note: one.note }));
  return sendJson<Notebook>('PUT', `/notebooks/${id}.json`, { revision, name, note, items: kept });
}

const lastUsed = 'weiguan_notebook';

export function lastNotebook(): string {
  try {
    return localStorage.getItem(lastUsed) ?? '';
  } catch {
    return ''; // A browser that keeps nothing.
  }
}

export function rememberNotebook(id: string): void {
  try {
    localStorage.setItem(lastUsed, id);
  } catch {
    // See lastNotebook().
  }
}

/** Asks into which notebook the item goes, and for a note. */
export async function pick(item: Item): Promise<void> {
  const { default: Picking } = await import('./ui/Picking.svelte');
  const dialog = mount(Picking, {
    target: document.body,
    props: { item, onclose: () => void unmount(dialog) },
  });
}
