// How much room words need beside a drawing, without measuring them.

/** Pixels of a text at 12 px, roughly: a Chinese character is as wide as it is high. */
export function widthOf(words: string): number {
  let sum = 0;
  for (const one of words) sum += /[\u2e80-\uffef]/.test(one) ? 12.5 : 6.6;
  return sum;
}

/** A text that is no wider than so many pixels. */
export function fitted(words: string, room: number): string {
  if (widthOf(words) <= room) return words;
  let short = '';
  for (const one of words) {
    if (widthOf(short + one) > room - 12) break;
    short += one;
  }
  return `${short}…`;
}

/** The margin that labels need: as much as the widest, within a part of the whole width. */
export function margin(labels: string[], width: number, part = 0.36): number {
  return Math.min(Math.max(...labels.map(widthOf), 20) + 14, Math.max(width * part, 60));
}
