import { exp } from "../../numerics/index.ts";
import { fromSI } from "../../units/index.ts";
import type { LegSide } from "../legs/state.ts";
import type { Measurement, TestFinding, VeinSegment } from "./types.ts";
import { isSeen, rounded, type TestContext, type TestValues } from "./values.ts";

/** What a report calls the place: knee and thigh are proximal. */
export type VeinZone = "distal" | "proximal" | "pelvic" | "superficial";

/** Zone of a vein. */
export function zoneOf(vein: VeinSegment): VeinZone {
  if (vein.superficial) return "superficial";
  return vein.region === "calf" ? "distal" : vein.region === "pelvis" ? "pelvic" : "proximal";
}

/** Width of clot that keeps the walls apart: the diameter of a cylinder that fills the same share of the lumen. */
export function clotWidth_m(vein: VeinSegment): number {
  return vein.diameter_m * Math.sqrt(Math.max(0, Math.min(1, vein.occlusion_fraction)));
}

const zoneResolution = (zone: VeinZone, values: TestValues): number => (zone === "pelvic" ? values.pelvicResolution : zone === "proximal" ? values.proximalResolution : values.distalResolution);

interface LegReading {
  readonly findings: readonly TestFinding[];
  readonly unseen: readonly VeinZone[];
  readonly longest_m: number;
}

/**
 * One leg. A vein is found incompressible when
 *
 *     ln(w / r) + s1 z1 + s2 z2 > 0     and a compression meets the clot: probability 1 - exp(-L / step)
 *
 * w width of clot, r width that half of compressions find in this zone, z1 drawn for the study, z2 for the vein. Zones may be out of
 * sight; a false finding comes with a small probability in each zone. Sensitivity and specificity follow; rows DX-015 to DX-017.
 */
function readLeg(side: LegSide, { input, values, random }: TestContext): LegReading {
  const veins = input.veins.filter((vein) => vein.side === side);
  const study = values.ultrasoundOperator * random.normal();
  const hidden = { proximal: random.bernoulli(values.proximalUnseen), distal: random.bernoulli(values.distalUnseen), pelvic: random.bernoulli(values.pelvicUnseen), superficial: false };
  const findings: TestFinding[] = [];
  let longest_m = 0;
  for (const vein of veins) {
    const zone = zoneOf(vein);
    const width = clotWidth_m(vein);
    const noise = study + values.ultrasoundSpread * random.normal();
    const met = random.uniform() < 1 - exp(-vein.clotLength_m / values.compressionStep);
    const error = values.widthError * random.normal();
    if (hidden[zone] || !met || !isSeen(width, zoneResolution(zone, values), noise)) continue;
    longest_m = Math.max(longest_m, vein.clotLength_m);
    findings.push({ place: vein.place, label: vein.label, level: zone, width_mm: rounded(fromSI(Math.max(values.widthError, width + error), "mm"), "tenths"), old: vein.organised_fraction >= values.oldFrom });
  }
  for (const [zone, chance] of [["proximal", values.proximalFalse], ["distal", values.distalFalse]] as const) {
    const mistaken = random.bernoulli(chance);
    const candidates = veins.filter((vein) => zoneOf(vein) === zone);
    const pick = random.integer(Math.max(1, candidates.length));
    const width = zoneResolution(zone, values) * (1 + random.uniform());
    if (!mistaken || hidden[zone] || candidates.length === 0 || findings.some((finding) => finding.level === zone)) continue;
    findings.push({ place: candidates[pick].place, label: candidates[pick].label, level: zone, width_mm: rounded(fromSI(width, "mm"), "tenths"), old: false });
  }
  return { findings, unseen: (["proximal", "distal", "pelvic"] as const).filter((zone) => hidden[zone]), longest_m };
}

function report(side: LegSide, { findings, unseen }: LegReading): string {
  const deep = findings.filter((finding) => finding.level !== "superficial");
  const seen = deep.length === 0
    ? `no incompressible deep vein${unseen.includes("distal") ? " in knee and thigh" : " from groin to ankle"}`
    : `incompressible: ${deep.map((finding) => `${finding.label.toLowerCase()} (${finding.width_mm ?? 0} mm${finding.old === true ? ", looks old" : ""})`).join(", ")}`;
  const superficial = findings.length > deep.length ? "; superficial clot" : "";
  const missing = unseen.includes("proximal") ? "; thigh not seen" : unseen.includes("distal") ? "; calf veins not seen" : "";
  return `${side === "left" ? "Left" : "Right"} leg: ${seen}${superficial}${missing}.`;
}

/** Compression ultrasound of one leg or both. Positive: a deep vein with fresh clot; indeterminate: only old clot, or the thigh not seen. */
export function measureLegUltrasound(context: TestContext): Measurement {
  const legs = (["left", "right"] as const).filter((side) => context.side === null || context.side === side).map((side) => ({ side, reading: readLeg(side, context) }));
  const findings = legs.flatMap(({ reading }) => reading.findings);
  const deep = findings.filter((finding) => finding.level !== "superficial");
  const fresh = deep.filter((finding) => finding.old !== true);
  const blind = legs.some(({ reading }) => reading.unseen.includes("proximal"));
  const whole = legs.every(({ reading }) => !reading.unseen.includes("distal") && !reading.unseen.includes("proximal"));
  const inZone = (zone: VeinZone): number => deep.filter((finding) => finding.level === zone).length;
  return {
    outcome: fresh.length > 0 ? "positive" : deep.length > 0 || blind ? "indeterminate" : "negative",
    values: {
      proximalVeins_count: inZone("proximal"), distalVeins_count: inZone("distal"), pelvicVeins_count: inZone("pelvic"), wholeLeg_index: whole ? 1 : 0,
      longestClot_cm: rounded(fromSI(Math.max(...legs.map(({ reading }) => reading.longest_m)), "cm"), "whole"),
    },
    findings,
    text: legs.map(({ side, reading }) => report(side, reading)).join(" "),
  };
}
