// How outcomes of answers are drawn: a letter, a shape and a colour for each. Their names come from the program.
import type { Choice, Instrument, Row, Words } from '../../api';

export type Kind = 'answered' | 'part' | 'silent' | 'official' | 'blocked' | 'technical';

const marks: Record<string, { letter: Words; kind: Kind }> = {
  full: { letter: { en: 'F', zh: '全' }, kind: 'answered' },
  partial: { letter: { en: 'P', zh: '部' }, kind: 'part' },
  evasion: { letter: { en: 'E', zh: '避' }, kind: 'silent' },
  ignorance: { letter: { en: 'I', zh: '佯' }, kind: 'silent' },
  refusal: { letter: { en: 'R', zh: '拒' }, kind: 'silent' },
  'official-line': { letter: { en: 'O', zh: '官' }, kind: 'official' },
  'input-block': { letter: { en: 'B', zh: '拦' }, kind: 'blocked' },
  'output-block': { letter: { en: 'X', zh: '截' }, kind: 'blocked' },
  withdrawal: { letter: { en: 'W', zh: '撤' }, kind: 'blocked' },
  'cut-off': { letter: { en: 'C', zh: '断' }, kind: 'technical' },
  'wrong-language': { letter: { en: 'L', zh: '语' }, kind: 'silent' },
  lock: { letter: { en: 'K', zh: '封' }, kind: 'technical' },
  rate: { letter: { en: 'T', zh: '限' }, kind: 'technical' },
  error: { letter: { en: '!', zh: '障' }, kind: 'technical' },
  unclear: { letter: { en: '?', zh: '？' }, kind: 'technical' },
};
const other = { letter: { en: '?', zh: '？' }, kind: 'technical' as Kind };

export const markOf = (outcome: string) => marks[outcome] ?? other;

/** All outcomes with their names, in the program's order. */
export function outcomeChoices(instrument: Instrument): Choice[] {
  return instrument.parameters.find((one) => one.name === 'outcome')?.choices ?? [];
}

/** What to draw an answer as: what it did besides answering says more than "full". */
export function drawnOutcome(row: Row): string {
  const all = String(row.values.outcomes ?? row.values.main ?? '').split(/,\s*/).filter(Boolean);
  if (all[0] !== 'full' && all[0] !== 'partial') return all[0] ?? 'unclear';
  return all.find((one) => one === 'wrong-language' || one === 'cut-off') ?? all[0];
}

/** [outcome, how many], most first. */
export function tally(rows: Row[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const one = drawnOutcome(row);
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
