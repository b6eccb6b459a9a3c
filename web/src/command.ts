// The command line that gives the same rows.
import type { Instrument } from './api';

export function quoted(text: string): string {
  return /^[\w./:,@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

export function command(instrument: Instrument, given: Record<string, string>): string {
  const words = ['weiguan', instrument.name];
  for (const parameter of instrument.parameters) {
    const value = given[parameter.name] ?? '';
    if (value === '' || value === parameter.default) continue;
    if (parameter.many) words.push(...value.split('\n').filter(Boolean).map(quoted));
    else words.push(`--${parameter.name}`, quoted(value));
  }
  return [...words, '--format', 'csv'].join(' ');
}
