import fc from "fast-check";
import { expect, test } from "vitest";
import { table, wrap } from "./table.ts";

const terminal = { out: () => undefined, err: () => undefined, widthCount: 60, colour: false, watched: false };

test("wrapped lines keep every letter and fit", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      const lines = wrap(text, width);
      for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(width);
      const letters = (value: string): string => value.replace(/\s/g, "");
      expect(letters(lines.join(""))).toBe(letters(text));
    }),
  );
});

test("columns stand under each other, wrapped cells too", () => {
  const text = table(terminal, [{ title: "a" }, { title: "b", flexible: true }, { title: "n", align: "right" }], [[{ text: "one" }, { text: "x ".repeat(60) }, { text: "7" }], [{ text: "two" }, { text: "y" }, { text: "123" }]]);
  const lines = text.trimEnd().split("\n");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
  expect(lines[1].endsWith("  7")).toBe(true);
  expect(lines.at(-1)?.endsWith("123")).toBe(true);
  expect(lines[1].indexOf("x")).toBe(lines[2].indexOf("x"));
});

test("colours do not shift columns", () => {
  const columns = [{ title: "a" }, { title: "b" }];
  const rows = [[{ text: "high", mark: "high" as const }, { text: "z" }]];
  const colour = new RegExp(`${String.fromCharCode(0x1b)}\\[\\d+m`, "g");
  expect(table({ ...terminal, colour: true }, columns, rows).replace(colour, "")).toBe(table(terminal, columns, rows));
});
