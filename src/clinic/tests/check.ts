import type { TestInput } from "./types.ts";

function checkNumbers(where: string, fields: object): void {
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${where}${name} is ${value}. Expected a finite number.`);
  }
}

/** Throws RangeError when a number that a test may look at is not finite: a broken number must not become a negative result. */
export function checkTestInput(input: TestInput): void {
  checkNumbers("", input);
  checkNumbers("history.", input.history);
  input.veins.forEach((vein) => {
    checkNumbers(`veins ${vein.place} `, vein);
  });
  input.plugs.forEach((plug) => {
    checkNumbers(`plugs ${plug.place} `, plug);
  });
  input.lungSegments.forEach((segment) => {
    checkNumbers(`lungSegments ${segment.label} `, segment);
  });
}
