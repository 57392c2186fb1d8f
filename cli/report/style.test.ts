import { expect, test } from "vitest";
import { themes } from "./style.ts";

/** Relative luminance of a colour `#rrggbb` or `#rgb` (WCAG 2.2). */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.slice(1).replace(/./g, "$&$&") : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const both = [luminance(a), luminance(b)];
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}

const inks = ["text", "text-2", "text-3", "link", "warn", "bad", "accent-text"];
const grounds = ["bg", "surface", "surface-2"];

test.each(["light", "dark"] as const)("text has a contrast of 4.5 or more in the %s theme", (theme) => {
  const colours = new Map([...themes[theme].matchAll(/--([a-z0-9-]+):(#[0-9a-f]{3,6});/g)].map((match) => [match[1], match[2]]));
  for (const ink of inks) {
    for (const ground of grounds) expect(contrast(colours.get(ink) ?? "#000", colours.get(ground) ?? "#000"), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
  for (const ink of ["text", "bad"]) expect(contrast(colours.get(ink) ?? "#000", colours.get("bad-soft") ?? "#000"), `${ink} on bad-soft`).toBeGreaterThanOrEqual(4.5);
});
