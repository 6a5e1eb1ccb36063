/* Exact arithmetic on amounts: texts in, texts out, never a float between. */

const PLAIN = /^\d+(\.\d+)?$/;

/** "+25%", "−12.5%", rounded to a tenth; "" where there is no percent to tell. */
export function percent(before, after) {
  if (!PLAIN.test(before) || !PLAIN.test(after)) return "";
  const [old, now] = scaled(before, after);
  if (old === 0n) return "";
  const change = now - old;
  const size = change < 0n ? -change : change;
  const tenths = (size * 2000n + old) / (2n * old);
  if (tenths === 0n) return change === 0n ? "" : "±0%";
  const text = tenths % 10n ? `${tenths / 10n}.${tenths % 10n}` : `${tenths / 10n}`;
  return `${change < 0n ? "−" : "+"}${text}%`;
}

/** A text that sorts as the amount does; what is no amount comes last. */
export function sortable(amount) {
  if (!PLAIN.test(amount)) return "~";
  const [whole, decimals = ""] = amount.split(".");
  return `${whole.padStart(20, "0")}.${decimals.padEnd(12, "0")}`;
}

function scaled(one, other) {
  const parts = [one, other].map((text) => text.split("."));
  const places = Math.max(...parts.map(([, decimals = ""]) => decimals.length));
  return parts.map(([whole, decimals = ""]) => BigInt(whole + decimals.padEnd(places, "0")));
}
