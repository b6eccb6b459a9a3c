// When something was published: as exactly as it is known and no more.
import { say } from './speech.svelte';
import { showTime } from './time';

export interface Published {
  earliest: string | null;
  latest: string | null;
  published_source: string | null;
}

const words = {
  day: { en: '{} (time of day not known)', zh: '{}（具体时刻不详）' },
  seen: { en: 'not known; it stood there on {}', zh: '不详；{} 时已存在' },
  until: { en: 'not later than {}', zh: '不晚于 {}' },
  between: { en: 'between {} and {}', zh: '{} 至 {} 之间' },
};

export const timeSources: Record<string, { en: string; zh: string }> = {
  record: { en: 'as the record says', zh: '据记录' },
  feed: { en: 'from the feed', zh: '据订阅源' },
  metadata: { en: "from the page's metadata", zh: '据网页元数据' },
  text: { en: 'from the text', zh: '据正文' },
  address: { en: 'from the address', zh: '据网址' },
  'first-seen': { en: 'from when it was first seen', zh: '据首次发现' },
};

// The month's last day, "2024-02" giving "29".
function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return String(new Date(Date.UTC(year ?? 1970, number ?? 1, 0)).getUTCDate()).padStart(2, '0');
}

export function showWhen(one: Published): string {
  const last = showTime(one.latest ?? '');
  if (!one.earliest || one.published_source === 'first-seen') return say(words.seen, last);
  const first = showTime(one.earliest);
  if (first === last) return first;
  const whole = first.endsWith(' 00:00:00') && last.endsWith(' 23:59:59');
  const [from, to] = [first.slice(0, 10), last.slice(0, 10)];
  if (whole && from === to) return say(words.day, from);
  if (whole && from.endsWith('-01') && to === `${from.slice(0, 7)}-${lastDay(from.slice(0, 7))}`) return from.slice(0, 7);
  if (whole && from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  if (one.earliest < '0002') return say(words.until, last);
  // A minute without its seconds.
  if (first.slice(0, 16) === last.slice(0, 16)) return first.slice(0, 16);
  return say(words.between, first, last);
}

/** How the time is known, for a reader who points at it. */
export function howKnown(one: Published): string {
  const known = timeSources[one.published_source ?? ''];
  return known ? say(known) : '';
}
