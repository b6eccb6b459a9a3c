// Survival by part: what is known of each, as levels and falls.
import type { Row } from '../../api';
import { kindName, languageName, outletName } from '../../kinds';
import { nameOf, say } from '../../speech.svelte';
import { site } from '../../site.svelte';
import { count, text } from '../../ui/answered';
import { vanished } from './words';

export interface Level {
  from: number;
  to: number;
  survival: number;
  low: number | null;
  high: number | null;
}

/** The curve falls somewhere between two ages. */
export interface Fall {
  from: number;
  to: number;
  above: number;
  below: number;
}

export interface Part {
  key: string;
  name: string;
  summary: Row;
  lives: number;
  ended: number;
  end: number;
  levels: Level[];
  falls: Fall[];
}

export function keyOf(row: Row): string {
  return [row.values.outlet, row.values.group, row.values.part].map(text).join('|');
}

export function nameOfPart(row: Row, per: string): string {
  if (per === 'outlet') return outletName(text(row.values.outlet));
  if (per === 'group') return text(row.values.group) ? nameOf(site.now.groups[text(row.values.group)], text(row.values.group)) : say(vanished.notTold);
  const part = text(row.values.part);
  if (part === 'all') return say(vanished.all);
  if (part === 'rest') return say(vanished.rest);
  if (part === '') return say(vanished.notTold);
  return per === 'kind' ? kindName(part) : per === 'language' ? languageName(part) : part;
}

function curveOf(steps: Row[], end: number): { levels: Level[]; falls: Fall[] } {
  const levels: Level[] = [];
  const falls: Fall[] = [];
  let before: Level = { from: 0, to: end, survival: 1, low: null, high: null };
  for (const step of steps) {
    const [from, to] = [count(step.values.from) ?? 0, count(step.values.to) ?? 0];
    const survival = count(step.values.survival);
    if (survival === null) continue;
    levels.push({ ...before, to: from });
    falls.push({ from, to, above: before.survival, below: survival });
    before = { from: to, to: Math.max(end, to), survival, low: count(step.values.band_low), high: count(step.values.band_high) };
  }
  levels.push(before);
  return { levels, falls };
}

/** The parts, those with most addresses first. */
export function partsOf(summary: Row[], steps: Row[], per: string): Part[] {
  return summary
    .map((row): Part => {
      const end = count(row.values.end) ?? 0;
      return {
        key: keyOf(row),
        name: nameOfPart(row, per),
        summary: row,
        lives: count(row.values.lives) ?? 0,
        ended: count(row.values.ended) ?? 0,
        end,
        ...curveOf(steps.filter((step) => keyOf(step) === keyOf(row)), end),
      };
    })
    .filter((part) => part.lives > 0)
    .sort((a, b) => b.lives - a.lives || a.name.localeCompare(b.name));
}
