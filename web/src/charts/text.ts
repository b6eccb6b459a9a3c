// How much room text takes in a drawing, about: a Chinese character is as wide as it is high, a letter a bit over half.

const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const one of text) sum += wide.test(one) || one > '\uffff' ? 1 : /[A-Z0-9%]/.test(one) ? 0.62 : 0.54;
  return sum * size;
}

/** The text, or as much of it as fits with "…" behind it. */
export function fit(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text;
  let kept = '';
  for (const one of text) {
    if (widthOf(`${kept}${one}…`, size) > room) break;
    kept += one;
  }
  return `${kept}…`;
}
