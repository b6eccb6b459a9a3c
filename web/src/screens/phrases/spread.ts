// From the rows of `spread` to first uses and curves of adoption.
import type { Row, Words } from '../../api';
import { spanOf } from '../../charts/periods';
import type { First } from '../../charts/firsts';
import type { Series } from '../../charts/series';
import { nameOf, number, say } from '../../speech.svelte';
import { site } from '../../site.svelte';
import { showTime } from '../../time';
import { numberOf, textOf } from './asked';
import { controlName, outwards, words } from './words_spread';

export function whose(row: Row): string {
  const outlet = textOf(row.values.outlet);
  if (outlet) return outlet === 'unknown' ? say(words.unknownOutlet) : nameOf(site.now.outlets[outlet], outlet);
  const group = textOf(row.values.group);
  return group ? nameOf(site.now.groups[group], group) : say(words.unknownOutlet);
}

/** Days as people say them: 0.02 is half an hour. */
function length(days: number): { unit: Words; value: string } {
  const [unit, value] = Math.abs(days) >= 2 ? [words.days, days] : Math.abs(days) * 24 >= 2 ? [words.hours, days * 24] : [words.minutes, days * 1440];
  return { unit, value: number(Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10) };
}

export function lagOf(row: Row): string {
  const [low, high] = [numberOf(row.values.lag_low), numberOf(row.values.lag_high)];
  if (low === null) return '';
  const least = length(low);
  if (high === null) return say(words.lagFrom, say(least.unit, least.value));
  const most = length(high);
  const whole = say(most.unit, most.value);
  if (least.unit !== most.unit && low > 0) return say(words.lagBetween, say(least.unit, least.value), whole);
  return least.value === most.value ? say(words.lagAbout, whole) : say(words.lagBetween, low > 0 ? least.value : '0', whole);
}

const orderWords = { first: words.isFirst, after: words.isAfter, 'cannot-tell': words.cannotTell };

/** From the centre to the provinces and abroad; within a class by time. */
export function firstsOf(rows: Row[], limit: number): First[] {
  const used = rows.filter((row) => row.values.status === 'used' && row.values.first_latest);
  const rank = (row: Row) => {
    const foreign = textOf(row.values.language) && !/^(zh|und)/.test(textOf(row.values.language)) ? 0.5 : 0;
    const at = outwards.indexOf(textOf(row.values.control));
    return (at < 0 ? outwards.length : at) + foreign;
  };
  const late = (row: Row) => textOf(row.values.first_latest);
  return used
    .slice(0, limit)
    .sort((a, b) => rank(a) - rank(b) || late(a).localeCompare(late(b)))
    .map((row) => {
      const values = row.values;
      const order = (['first', 'after', 'cannot-tell'] as const).find((one) => one === values.order) ?? 'cannot-tell';
      const control = textOf(values.control);
      const said = controlName(control);
      const earliest = textOf(values.first_earliest);
      const lag = lagOf(row);
      const note = order === 'after' ? lag : say(orderWords[order]);
      return {
        name: whose(row),
        kind: values.group ? '' : said ? say(said) : control,
        earliest: earliest ? new Date(earliest) : null,
        latest: new Date(late(row)),
        order,
        censored: values.censored === 'yes',
        note,
        title: [
          whose(row),
          `${earliest ? showTime(earliest) : `${say(words.open)} `} – ${showTime(late(row))}`,
          [say(orderWords[order]), lag].filter(Boolean).join(' · '),
          values.censored === 'yes' ? say(words.censored) : '',
          values.early === 'yes' ? say(words.early) : '',
        ].filter(Boolean).join('\n'),
        address: row.evidence.address,
      };
    });
}

export function adoptionOf(rows: Row[]): Series[] {
  const made = (name: string, value: string, low: string, high: string): Series => ({
    name,
    place: '',
    points: rows.flatMap((row) => {
      const span = spanOf(textOf(row.values.period));
      if (!span) return [];
      const known = row.values.status === 'missing' ? null : numberOf(row.values[value]);
      const [least, most] = [numberOf(row.values.adopted_low) ?? 0, numberOf(row.values.adopted_high) ?? 0];
      const all = number(numberOf(row.values.known) ?? 0);
      return [{
        span,
        value: known,
        low: low && known !== null ? numberOf(row.values[low]) : null,
        high: high && known !== null ? numberOf(row.values[high]) : null,
        title: `${textOf(row.values.period)}\n${least === most ? say(words.exactly, number(least), all) : say(words.between, number(least), number(most), all)}`,
        address: row.evidence.address,
      }];
    }),
  });
  return [made(say(words.adopted), 'adopted_low', 'adopted_low', 'adopted_high'), made(say(words.known), 'known', '', '')];
}
