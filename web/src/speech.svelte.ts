// The language of the page: the one asked for in ?ui=, else the one chosen before, else the browser's. It is
// switched in place.
import type { Names } from './site.svelte';
import type { Words } from './api';

export type Language = 'en' | 'zh';

function first(): Language {
  const asked = new URLSearchParams(location.search).get('ui');
  if (asked === 'zh' || asked === 'en') return asked;
  // The program has read the cookie and the browser's wish already.
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
}

export const speech: { now: Language } = $state({ now: first() });

export function speak(language: Language): void {
  speech.now = language;
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  document.cookie = `weiguan_ui=${language}; Path=/; Max-Age=31536000; SameSite=Strict`;
}

/** Words in the page's language; "{}" stands for one value after the other. */
export function say(words: Words, ...values: (string | number)[]): string {
  let at = 0;
  return words[speech.now].replace(/\{\}/g, () => String(values[at++] ?? ''));
}

/** The best name in the page's language. */
export function nameOf(names: Names | undefined, id: string): string {
  if (!names) return id;
  const [hans, hant, en] = [names.hans, names.hant, names.en];
  return (speech.now === 'zh' ? (hans ?? hant ?? en) : (en ?? hans ?? hant)) ?? id;
}

/** "58,063", "0.0123": whole numbers as they are, others to four digits. */
export function number(value: number): string {
  const tag = speech.now === 'zh' ? 'zh-Hans' : 'en';
  if (Number.isInteger(value)) return value.toLocaleString(tag);
  return value.toLocaleString(tag, { maximumSignificantDigits: 4 });
}

/** A share as per cent: "12.3 %". */
export function percent(value: number): string {
  return `${(value * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}
