import type { LegSide } from "../legs/state.ts";
import { perc, pesi, revisedGeneva, sPesi, wellsDvt, wellsPe, type ScoreResult } from "../scores/index.ts";
import { percFindings, pesiFindings, revisedGenevaFindings, sPesiFindings, wellsDvtFindings, wellsPeFindings } from "./examination.ts";
import type { Measurement, TestOutcome } from "./types.ts";
import type { TestContext } from "./values.ts";

/** Tests that are scores. */
export type ScoreTestId = "wells-dvt" | "wells-pe" | "perc" | "revised-geneva" | "pesi" | "spesi";

/** Scheme of classes that decides, and the classes that count as positive. */
const readings: Readonly<Record<ScoreTestId, { readonly label: string; readonly scheme: string; readonly positive: readonly string[] }>> = {
  "wells-dvt": { label: "Wells score (deep vein thrombosis)", scheme: "two-level", positive: ["likely"] },
  "wells-pe": { label: "Wells score (pulmonary embolism)", scheme: "two-level", positive: ["likely"] },
  perc: { label: "PERC", scheme: "rule-out", positive: ["positive"] },
  "revised-geneva": { label: "Revised Geneva score", scheme: "three-level", positive: ["high"] },
  pesi: { label: "PESI", scheme: "two-class", positive: ["not-low"] },
  spesi: { label: "Simplified PESI", scheme: "two-class", positive: ["high"] },
};

/** The leg that scores higher is the symptomatic one; the left when they are equal. */
function worseLeg(context: TestContext): { readonly side: LegSide; readonly score: ScoreResult } {
  const sides: readonly LegSide[] = context.side === null ? ["left", "right"] : [context.side];
  const judged = sides.map((side) => ({ side, score: wellsDvt(wellsDvtFindings(context, side)) }));
  return judged.reduce((a, b) => (b.score.bounds[1] > a.score.bounds[1] ? b : a));
}

function evaluate(id: ScoreTestId, context: TestContext): { readonly score: ScoreResult; readonly side?: LegSide } {
  switch (id) {
    case "wells-dvt": return worseLeg(context);
    case "wells-pe": return { score: wellsPe(wellsPeFindings(context)) };
    case "perc": return { score: perc(percFindings(context)) };
    case "revised-geneva": return { score: revisedGeneva(revisedGenevaFindings(context)) };
    case "pesi": return { score: pesi(pesiFindings(context)) };
    case "spesi": return { score: sPesi(sPesiFindings(context)) };
  }
}

/** A score from findings, every item shown. While something is missing that could change the class the outcome is indeterminate, and the total is given as bounds. */
export function measureScore(id: ScoreTestId, context: TestContext): Measurement {
  const { score, side } = evaluate(id, context);
  const { label, scheme, positive } = readings[id];
  const found = (score.classes as Readonly<Record<string, string | null | undefined>>)[scheme] ?? null;
  const outcome: TestOutcome = found === null ? "indeterminate" : positive.includes(found) ? "positive" : "negative";
  const counted = score.items.filter((item) => item.points !== null && item.points !== 0).map((item) => `${item.key} ${item.points ?? 0}`);
  const total = score.total_points === null ? `${score.bounds[0]} to ${score.bounds[1]} (missing: ${score.missing.join(", ")})` : String(score.total_points);
  return {
    outcome,
    values: { ...(score.total_points === null ? {} : { total_points: score.total_points }), least_points: score.bounds[0], most_points: score.bounds[1] },
    findings: [],
    score,
    text: `${label}${side === undefined ? "" : `, ${side} leg`}: ${total}${found === null ? "" : `, ${found}`}${counted.length > 0 ? ` (${counted.join(", ")})` : ""}.`,
  };
}
