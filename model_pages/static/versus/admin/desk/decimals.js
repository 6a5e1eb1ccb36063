/* Exact arithmetic on amounts: texts in, texts out, never a float between. */

const PLAIN = /^\d+(\.\d+)?$/;

/** "+25%", "−12.5%", as ``Formatter.growth`` says it; "" where there is no percent to tell. */
export function percent(before, after, language = document.documentElement.lang) {
  if (!PLAIN.test(before) || !PLAIN.test(after)) return "";
  const [old, now] = scaled(before, after);
  if (old === 0n || now === 0n || old === now) return "";
  const fell = now < old;
  const tenths = ((fell ? old - now : now - old) * 2000n + old) / (2n * old);
  const limit = tenths === 0n ? "<" : fell && tenths > 999n ? ">" : "";
  const shown = tenths === 0n ? 1n : limit ? 999n : tenths;
  const format = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  return `${fell ? "−" : "+"}${limit}${format.format(Number(shown) / 1000)}`;
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
