// Counts and shares as people type them, read as comparisons/engine/counts.py reads them.

const LONGEST = 40;
const SCALES = { "": 0, k: 3, m: 6 };
const NUMBER =
  /^(-?)([1-9]\d{0,2}([ '’_.,\u00a0\u2009\u202f])\d{3}(?:\3\d{3})*|\d+)(?:([.,])(\d+))? ?([kKmM]?)$/;
const SHARE = /^(\d{1,3})(?:[.,](\d{1,4}))? ?%?$/;

export class CountError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const trimmed = (text) => text.replace(/^ +| +$/g, "");

export function readCount(text) {
  const plain = trimmed(text);
  const found = [...plain].length <= LONGEST && NUMBER.exec(plain);
  if (!found || (found[4] && found[4] === found[3])) throw new CountError("not_a_number");
  const [, minus, whole, mark, , places = "", scale] = found;
  const isOneGroup = mark && whole.split(mark).length === 2 && !places;
  if (scale && (mark === "." || mark === ",") && isOneGroup) throw new CountError("ambiguous");
  const zeros = SCALES[scale.toLowerCase()];
  const behind = places.padEnd(zeros, "0");
  if (/[1-9]/.test(behind.slice(zeros))) throw new CountError("not_whole");
  const value = BigInt(whole.replace(/\D/g, "") + behind.slice(0, zeros));
  return minus ? -value : value;
}

// A percentage as a whole number of millionths: 33.3 is 333000n.
export function readShare(text) {
  const found = [...text].length <= LONGEST && SHARE.exec(trimmed(text));
  if (!found) throw new CountError("not_a_share");
  return BigInt(found[1] + (found[2] ?? "").padEnd(4, "0"));
}
