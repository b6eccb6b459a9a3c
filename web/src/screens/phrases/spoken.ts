// Columns of text whose values are names from a list, with words for them.
import type { Choice, Column } from '../../api';

export function withWords(columns: Column[], choices: Record<string, Choice[]>): Column[] {
  return columns.map((one) => {
    const known = choices[one.name];
    return one.type === 'text' && known ? { ...one, type: 'choice', choices: known } : one;
  });
}
