// Places in a text, which the program counts in bytes of UTF-8.

export interface Piece {
  text: string;
  marked: boolean;
  near: boolean;
}
export type Range = [number, number];

/** "0-52, 60-80" */
export function rangesOf(text: unknown): Range[] {
  return [...String(text ?? '').matchAll(/(\d+)-(\d+)/g)].map((one) => [Number(one[1]), Number(one[2])]);
}

/** "ID:0-52" of passages of a row that are of this article. */
export function passagesOf(article: string, passages: string[]): Range[] {
  return passages.filter((one) => one.startsWith(`${article}:`)).flatMap((one) => rangesOf(one.slice(article.length + 1)));
}

/** The text in pieces, at every border of a range. */
export function pieces(text: string, ranges: Range[], near: Range[] = []): Piece[] {
  if (!text) return [];
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const borders = [...new Set([0, bytes.length, ...ranges.flat(), ...near.flat()].map((at) => Math.max(0, Math.min(at, bytes.length))))].sort((a, b) => a - b);
  const within = (list: Range[], at: number) => list.some(([begin, end]) => begin <= at && at < end);
  const out: Piece[] = [];
  for (let i = 1; i < borders.length; i += 1) {
    const [begin, end] = [borders[i - 1] ?? 0, borders[i] ?? 0];
    out.push({ text: decoder.decode(bytes.subarray(begin, end)), marked: within(ranges, begin), near: within(near, begin) });
  }
  return out;
}

/** The words of a range. */
export function slice(text: string, [begin, end]: Range): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(begin, end));
}

/** The ranges with so many bytes around them, and where other ranges lie in what is left; for long texts. */
export function around(text: string, ranges: Range[], room: number): { text: string; of: (ranges: Range[]) => Range[] } {
  const bytes = new TextEncoder().encode(text);
  let begin = Math.max(0, Math.min(...ranges.map((one) => one[0])) - room);
  let end = Math.min(bytes.length, Math.max(...ranges.map((one) => one[1])) + room);
  while (begin > 0 && ((bytes[begin] ?? 0) & 0xc0) === 0x80) begin -= 1;
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end += 1;
  const before = begin > 0 ? '…' : '';
  const shift = begin - new TextEncoder().encode(before).length;
  const shown = before + new TextDecoder().decode(bytes.subarray(begin, end)) + (end < bytes.length ? '…' : '');
  return { text: shown, of: (others) => others.map(([from, to]) => [from - shift, to - shift]) };
}

/** How many characters the first `count` bytes of a text are. */
export function charactersUntil(bytes: Uint8Array, count: number): number {
  let characters = 0;
  for (let i = 0; i < Math.min(count, bytes.length); i += 1) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) characters += 1;
  return characters;
}
