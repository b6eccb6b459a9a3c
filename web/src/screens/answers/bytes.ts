// Places in a text, which the program counts in bytes of UTF-8.

export interface Piece {
  text: string;
  marked: boolean;
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

/** The text in pieces, marked and not; ranges that meet become one. */
export function pieces(text: string, ranges: Range[]): Piece[] {
  if (!ranges.length) return text ? [{ text, marked: false }] : [];
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const out: Piece[] = [];
  let at = 0;
  const add = (begin: number, end: number, marked: boolean) => {
    if (end > begin) out.push({ text: decoder.decode(bytes.subarray(begin, end)), marked });
  };
  for (const [begin, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const from = Math.min(Math.max(begin, at), bytes.length);
    const to = Math.min(Math.max(end, from), bytes.length);
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, bytes.length, false);
  return out;
}

/** The words of a range. */
export function slice(text: string, [begin, end]: Range): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(begin, end));
}

/** The ranges with so many bytes around them, to whole lines or sentences where these are near; for long texts. */
export function around(text: string, ranges: Range[], room: number): { text: string; ranges: Range[]; before: boolean; after: boolean } {
  const bytes = new TextEncoder().encode(text);
  const [first, last] = [Math.min(...ranges.map((one) => one[0])), Math.max(...ranges.map((one) => one[1]))];
  let begin = Math.max(0, first - room);
  let end = Math.min(bytes.length, last + room);
  while (begin > 0 && ((bytes[begin] ?? 0) & 0xc0) === 0x80) begin -= 1;
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end += 1;
  return {
    text: new TextDecoder().decode(bytes.subarray(begin, end)),
    ranges: ranges.map(([from, to]) => [from - begin, to - begin]),
    before: begin > 0,
    after: end < bytes.length,
  };
}

/** How many characters the first `count` bytes of a text are. */
export function charactersUntil(bytes: Uint8Array, count: number): number {
  let characters = 0;
  for (let i = 0; i < Math.min(count, bytes.length); i += 1) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) characters += 1;
  return characters;
}
