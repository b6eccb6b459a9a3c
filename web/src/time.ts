// Times as people read them, on the clock of the observatory's zone.
import { site } from './site.svelte';

/** "2024-07-02 17:30:05" of "2024-07-02T09:30:05Z"; what is no such time stays as it is. */
export function showTime(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return text;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone(),
    year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  }).formatToParts(time);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The first moment of a period as it is written: "2024", "2024-07", "2024-W27", "2024-07-02"; null for others. */
export function periodStart(text: string): Date | null {
  const week = /^(\d{4})-W(\d{2})$/.exec(text);
  if (week) {
    const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
    const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86400000;
    return new Date(monday + (Number(week[2]) - 1) * 7 * 86400000);
  }
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!found) return null;
  return new Date(Date.UTC(Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1)));
}

function zone(): string {
  const name = site.now.zone;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return 'UTC';
  }
}
