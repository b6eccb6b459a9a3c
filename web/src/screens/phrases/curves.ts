// From the rows of `phrases` to curves.
import type { Row } from '../../api';
import { groupName } from '../../kinds';
import { spanOf } from '../../charts/periods';
import type { Point, Series } from '../../charts/series';
import { nameOf, number, say, speech } from '../../speech.svelte';
import { site } from '../../site.svelte';
import { numberOf, textOf } from './asked';
import { words } from './words';

export type Measure = 'share' | 'count' | 'million';
export const measures: Measure[] = ['share', 'count', 'million'];

const columns = {
  share: ['share', 'share_low', 'share_high'],
  count: ['articles', '', ''],
  million: ['per_million', 'per_million_low', 'per_million_high'],
} as const;

/** "4.02 %", "0.031 %": three digits however small it is. */
export function share(value: number): string {
  return `${(value * 100).toLocaleString('en', { maximumSignificantDigits: 3 })} %`;
}

export const formats: Record<Measure, (value: number) => string> = { share, count: number, million: number };

/** Whose row it is; '' where all are counted together. */
export function placeOf(row: Row, per: string): string {
  const { outlet, group } = row.values;
  if (per === 'all') return '';
  if (outlet) return outlet === 'unknown' ? say(noOutlet) : nameOf(site.now.outlets[String(outlet)], String(outlet));
  return group ? groupName(String(group)) : say(per === 'group' ? noGroup : noOutlet);
}
const noOutlet = { en: 'no known outlet', zh: '媒体不详' };
const noGroup = { en: 'in no group', zh: '未归入任何媒体组' };

function titleOf(row: Row, per: string): string {
  const values = row.values;
  const head = [textOf(values.phrase), placeOf(row, per)].filter(Boolean).join(speech.now === 'zh' ? '，' : ', ');
  const lines = [`${head} · ${textOf(values.period)}`];
  const part = numberOf(values.share);
  lines.push(say(words.point, number(numberOf(values.articles) ?? 0), number(numberOf(values.of_articles) ?? 0), part === null ? '–' : share(part)));
  const [low, high] = [numberOf(values.share_low), numberOf(values.share_high)];
  if (low !== null && high !== null) lines.push(say(words.pointInterval, share(low), share(high)));
  const million = numberOf(values.per_million);
  if (million !== null) lines.push(say(words.pointMillion, number(million)));
  if (values.tier) lines.push(say(words.pointTier, nameOf(site.now.tiers[String(values.tier)], String(values.tier))));
  if (row.evidence.address) lines.push(say(words.pointClick));
  return lines.join('\n');
}

function pointOf(row: Row, measure: Measure, per: string): Point | null {
  const span = spanOf(textOf(row.values.period));
  if (!span) return null;
  const [value, low, high] = columns[measure];
  const tier = textOf(row.values.tier);
  return {
    span,
    value: row.values.status === 'missing' ? null : numberOf(row.values[value]),
    low: low ? numberOf(row.values[low]) : null,
    high: high ? numberOf(row.values[high]) : null,
    title: titleOf(row, per),
    mark: tier ? nameOf(site.now.tiers[tier], tier) : undefined,
    address: row.evidence.address,
  };
}

export interface Drawn {
  series: Series[];
  /** How many there are of each; not all may be drawn. */
  places: number;
  names: number;
}

/** The greatest of so many names or places, in the order they came. */
function greatest(rows: Row[], by: (row: Row) => string, most: number): Set<string> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(by(row), (sums.get(by(row)) ?? 0) + (numberOf(row.values.articles) ?? 0));
  const sorted = [...sums].sort((a, b) => b[1] - a[1]).slice(0, most);
  return new Set(sorted.map(([name]) => name));
}

export const mostPlaces = 12;
export const mostNames = 8;

export function curvesOf(points: Row[], bursts: Row[], changes: Row[], measure: Measure, per: string): Drawn {
  const place = (row: Row) => placeOf(row, per);
  const phrase = (row: Row) => textOf(row.values.phrase);
  const places = greatest(points, place, mostPlaces);
  const names = greatest(points, phrase, mostNames);
  const kept = new Map<string, Series>();
  const id = (row: Row) => `${phrase(row)}\n${place(row)}`;
  for (const row of points) {
    if (!places.has(place(row)) || !names.has(phrase(row))) continue;
    const point = pointOf(row, measure, per);
    if (!point) continue;
    const one = kept.get(id(row)) ?? { name: phrase(row), place: place(row), points: [], bursts: [], changes: [] };
    one.points.push(point);
    kept.set(id(row), one);
  }
  for (const row of bursts) {
    const [from, to] = [spanOf(textOf(row.values.from)), spanOf(textOf(row.values.to))];
    if (from && to) kept.get(id(row))?.bursts?.push({ span: { from: from.from, to: to.to }, level: numberOf(row.values.level) ?? 1 });
  }
  for (const row of changes) {
    const [at, earliest, latest] = [row.values.period, row.values.earliest, row.values.latest].map((one) => spanOf(textOf(one)));
    if (!at || !earliest || !latest) continue;
    const [before, after] = [numberOf(row.values.share_before) ?? 0, numberOf(row.values.share_after) ?? 0];
    const title = say(words.changed, phrase(row), share(before), share(after), textOf(row.values.earliest), textOf(row.values.latest));
    kept.get(id(row))?.changes?.push({ at: at.from, earliest: earliest.from, latest: latest.to, up: after > before, title });
  }
  return { series: [...kept.values()], places: new Set(points.map(place)).size, names: new Set(points.map(phrase)).size };
}
