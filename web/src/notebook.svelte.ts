// What is picked from a screen to be kept with notes.
import type { Evidence, Value } from './api';

export type Item =
  | { kind: 'row'; from: string; title: string; table: string; values: Record<string, Value>; evidence: Evidence }
  | { kind: 'figure'; from: string; title: string; svg: string };

export function pick(item: Item): void {
  void item;
}
