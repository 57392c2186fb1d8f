/** Escapes text for HTML and for attribute values. */
export function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}

/** A coordinate with one decimal and no trailing zero. */
export function coordinate(x: number): string {
  const rounded = Math.round(x * 10) / 10;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** A number for people: fixed decimals, a thin space between thousands, a real minus sign. */
export function number(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  const [whole = "", part] = text.split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") : whole;
  const isZero = Number(text) === 0;
  return `${value < 0 && !isZero ? "\u2212" : ""}${grouped}${part === undefined ? "" : `.${part}`}`;
}

const minute = 60;
const hour = 3600;
const day = 86400;

/** `4 d 09:12:06`; seconds are left out when they are zero. */
export function clock(t_s: number): string {
  const whole = Math.round(t_s);
  const days = Math.floor(whole / day);
  const rest = whole - days * day;
  const two = (n: number): string => String(n).padStart(2, "0");
  const seconds = rest % minute;
  return `${days} d ${two(Math.floor(rest / hour))}:${two(Math.floor((rest % hour) / minute))}${seconds === 0 ? "" : `:${two(seconds)}`}`;
}

/** `13 seconds`, `4 minutes`, `9 hours`, `3 days`: a span in words. */
export function span(dt_s: number): string {
  const say = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
  if (dt_s < 90) return say(Math.max(1, Math.round(dt_s)), "second");
  if (dt_s < 90 * minute) return say(Math.round(dt_s / minute), "minute");
  if (dt_s < 36 * hour) return say(Math.round(dt_s / hour), "hour");
  return say(Math.round(dt_s / day), "day");
}
