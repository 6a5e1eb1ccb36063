// Fractions of whole numbers, so that no sum is rounded, and how a locale writes them.

export const PLACES = 12;

export const fraction = (above, below = 1n) => ({ above, below });

export function ofText(text) {
  const [whole, places = ""] = text.split(".");
  return fraction(BigInt(whole + places), 10n ** BigInt(places.length));
}

export const times = (a, b) => fraction(a.above * b.above, a.below * b.below);
export const plus = (a, b) => fraction(a.above * b.below + b.above * a.below, a.below * b.below);
export const minus = (a, b) => plus(a, fraction(-b.above, b.below));
export const order = (a, b) => {
  const left = a.above * b.below;
  const right = b.above * a.below;
  return left < right ? -1 : left > right ? 1 : 0;
};

export const floor = ({ above, below }) => {
  const whole = above / below;
  return above % below < 0n ? whole - 1n : whole;
};
export const ceil = (one) => -floor(fraction(-one.above, one.below));

// Half is rounded up, as the server does it.
export const rounded = ({ above, below }) => floor(fraction(2n * above + below, 2n * below));

// `marks` are those of Formatter.number_marks: the point, what groups are apart by, their lengths.
export function written(units, places, [point, group, [last, before]]) {
  const digits = String(units).padStart(places + 1, "0");
  let whole = digits.slice(0, digits.length - places);
  const behind = digits.slice(digits.length - places).replace(/0+$/, "");
  const groups = [];
  for (let length = last; whole.length > length; length = before) {
    groups.unshift(whole.slice(-length));
    whole = whole.slice(0, -length);
  }
  return [whole, ...groups].join(group) + (behind && point + behind);
}

export const isDecimal = (one, places) => (one.above * 10n ** BigInt(places)) % one.below === 0n;

export const scaled = (one, places) => fraction(one.above * 10n ** BigInt(places), one.below);
