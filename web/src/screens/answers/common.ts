// Which words two passages have in common, in one order.
import { slice, type Range } from './bytes';

interface Unit {
  text: string;
  begin: number;
  end: number;
}

// Longer ones are marked as a whole.
const most = 1500;

/** Chinese characters one by one, words of other scripts whole. */
function unitsOf(text: string, from: number): Unit[] {
  const encoder = new TextEncoder();
  const units: Unit[] = [];
  let at = from;
  let read = 0;
  for (const found of text.matchAll(/\p{Script=Han}|[\p{L}\p{N}]+/gu)) {
    at += encoder.encode(text.slice(read, found.index)).length;
    const begin = at;
    at += encoder.encode(found[0]).length;
    read = found.index + found[0].length;
    units.push({ text: found[0].toLowerCase(), begin, end: at });
  }
  return units;
}

/** Pairs of places of a longest common sequence. */
function inOrder(a: Unit[], b: Unit[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const same = a[i]?.text === b[j]?.text;
      lengths[i * width + j] = same
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]?.text === b[j]?.text) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** The parts of both ranges that are the same: runs of three characters or two words at least. */
export function common(left: string, ofLeft: Range, right: string, ofRight: Range): { left: Range[]; right: Range[] } {
  const a = unitsOf(slice(left, ofLeft), ofLeft[0]);
  const b = unitsOf(slice(right, ofRight), ofRight[0]);
  if (a.length > most || b.length > most) return { left: [ofLeft], right: [ofRight] };
  const out: { left: Range[]; right: Range[] } = { left: [], right: [] };
  let run: [number, number][] = [];
  const finish = () => {
    const [first, last] = [run[0], run[run.length - 1]];
    const least = first && /\p{Script=Han}/u.test(a[first[0]]?.text ?? '') ? 3 : 2;
    if (first && last && run.length >= least) {
      out.left.push([a[first[0]]?.begin ?? 0, a[last[0]]?.end ?? 0]);
      out.right.push([b[first[1]]?.begin ?? 0, b[last[1]]?.end ?? 0]);
    }
    run = [];
  };
  for (const pair of inOrder(a, b)) {
    const last = run[run.length - 1];
    if (last && (pair[0] !== last[0] + 1 || pair[1] !== last[1] + 1)) finish();
    run.push(pair);
  }
  finish();
  return out;
}
