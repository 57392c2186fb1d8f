import { fromSI } from "../../units/index.ts";
import type { Measurement, TestFinding } from "./types.ts";
import { clotWidth_m, zoneOf } from "./ultrasound.ts";
import { isSeen, rounded, type TestContext } from "./values.ts";

/**
 * CT venography from the iliac veins to the calves: filling defects by the law of CT angiography, ln(w / r) + s1 z1 + s2 z2 > 0, with the
 * coarser resolution of late and uneven venous contrast. It sees the pelvis, which ultrasound does not. It cannot tell old clot from new.
 */
export function measureCtVenography({ input, values, random }: TestContext): Measurement {
  const scan = values.ctQuality * random.normal();
  const findings: TestFinding[] = [];
  for (const vein of input.veins) {
    const width = clotWidth_m(vein);
    const noise = scan + values.ctSpread * random.normal();
    if (zoneOf(vein) !== "superficial" && isSeen(width, values.ctVenousResolution, noise)) findings.push({ place: vein.place, label: vein.label, level: zoneOf(vein), width_mm: rounded(fromSI(width, "mm"), "tenths") });
  }
  const candidates = input.veins.filter((vein) => zoneOf(vein) === "proximal");
  const mistaken = random.bernoulli(values.ctVenousFalse);
  const pick = random.integer(Math.max(1, candidates.length));
  if (mistaken && findings.length === 0 && candidates.length > 0) {
    const vein = candidates[pick];
    findings.push({ place: vein.place, label: vein.label, level: "proximal", width_mm: rounded(fromSI(values.ctVenousResolution, "mm"), "tenths") });
  }
  const inZone = (zone: string): number => findings.filter((finding) => finding.level === zone).length;
  return {
    outcome: findings.length > 0 ? "positive" : "negative",
    values: { proximalVeins_count: inZone("proximal"), distalVeins_count: inZone("distal"), pelvicVeins_count: inZone("pelvic") },
    findings,
    text: findings.length === 0 ? "CT venography: no filling defect in the deep veins of pelvis and legs." : `CT venography: filling defect in ${findings.map((finding) => finding.label.toLowerCase()).join("; ")}.`,
  };
}
