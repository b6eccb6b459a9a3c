// How much of a side the order of a concordance goes by: so many Chinese characters or words, signs passed over, not
// beyond the end of the sentence. The instrument sorts; this only marks what it looked at.

const unit = /\p{Script=Han}|[\p{L}\p{N}]+/gu;
const ending = /[。！？!?…\n；;]|\.(?=\s|$)/u;

/** Where the side is cut: the marked part stands behind the cut on the left side, before it on the right. */
export function nearest(text: string, depth: number, toLeft: boolean): number {
  const found = [...text.matchAll(unit)].map((one) => ({ begin: one.index, end: one.index + one[0].length }));
  if (!toLeft) {
    let end = 0;
    for (const one of found.slice(0, depth)) {
      if (ending.test(text.slice(end, one.begin))) break;
      end = one.end;
    }
    return end;
  }
  let begin = text.length;
  for (const one of found.slice(-depth).reverse()) {
    if (ending.test(text.slice(one.end, begin))) break;
    begin = one.begin;
  }
  return begin;
}
