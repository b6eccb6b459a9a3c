// A list's rows as the table of instruments takes them.
import type { Column, Row, Value } from '../../api';

export type Plain = Record<string, Value>;

export function asRows(table: string, rows: Plain[], addressOf: (row: Plain) => string | null = () => null): Row[] {
  return rows.map((values) => ({ table, values, evidence: { articles: [], captures: [], passages: [], address: addressOf(values) } }));
}

export interface Listed {
  total: number;
  columns: Column[];
}
