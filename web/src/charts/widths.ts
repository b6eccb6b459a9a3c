// The margins that labels of 12 pixels need beside a drawing.
import { fit, widthOf } from './text';

const size = 12;

/** A text that is no wider than so many pixels. */
export const fitted = (words: string, room: number) => fit(words, size, room);

/** The margin that labels need: as much as the widest, within a part of the whole width. */
export function margin(labels: string[], width: number, part = 0.36): number {
  return Math.min(Math.max(...labels.map((one) => widthOf(one, size)), 20) + 16, Math.max(width * part, 60));
}
