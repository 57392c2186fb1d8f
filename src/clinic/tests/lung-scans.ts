import type { Measurement, TestFinding } from "./types.ts";
import { isSeen, type TestContext } from "./values.ts";

/** Equivalents of one large defect. */
const moderate_ratio = 0.5;

/**
 * Ventilation-perfusion scan, read as in PIOPED: perfusion of each segment with noise; a moderate defect counts half of a large one;
 * a defect with poor ventilation is matched. High probability (positive) from two large mismatched segments; no defect (negative);
 * between them indeterminate. Source: pioped1990, row DX-021.
 */
export function measureVqScan({ input, values, random }: TestContext): Measurement {
  let mismatched = 0;
  let matched = 0;
  const findings: TestFinding[] = [];
  for (const segment of input.lungSegments) {
    const perfusion = segment.perfusion_ratio + values.scanNoise * random.normal();
    const ventilation = segment.ventilation_ratio + values.scanNoise * random.normal();
    if (perfusion >= values.scanDefect) continue;
    const weight = perfusion < values.scanLarge ? 1 : moderate_ratio;
    if (ventilation < values.scanMatched) matched += weight;
    else {
      mismatched += weight;
      findings.push({ place: "lung", label: segment.label, level: weight === 1 ? "large mismatched defect" : "moderate mismatched defect" });
    }
  }
  const outcome = mismatched >= values.scanHigh ? "positive" : mismatched === 0 && matched === 0 ? "negative" : "indeterminate";
  const words = { positive: "high probability of embolism", negative: "normal perfusion", indeterminate: "not diagnostic" } as const;
  return {
    outcome,
    values: { mismatchedDefects_count: mismatched, matchedDefects_count: matched },
    findings,
    text: `Ventilation-perfusion scan: ${mismatched} mismatched and ${matched} matched segmental equivalents; ${words[outcome]}.`,
  };
}

/** Plain film: an infarct, else atelectasis or another unspecific change, else normal. Only an infarct is positive. Source: stein1991. */
export function measureChestXRay({ input, values, random }: TestContext): Measurement {
  const noise = values.sizeSpread * random.normal();
  const infarct = isSeen(input.infarctedVolume_m3, values.infarctSeen, noise);
  const collapse = isSeen(input.atelectasis_fraction, values.filmAtelectasis, noise);
  const other = random.bernoulli(values.filmUnspecific);
  const seen = infarct ? "wedge-shaped shadow at the pleura, compatible with an infarct" : collapse ? "plate-like atelectasis" : other ? "unspecific changes" : "clear lungs";
  return {
    outcome: infarct ? "positive" : "negative",
    values: { unspecificChange_index: !infarct && (collapse || other) ? 1 : 0, infarct_index: infarct ? 1 : 0 },
    findings: infarct ? [{ place: "lung", label: "Pleural shadow", level: "infarct" }] : [],
    text: `Chest X-ray: ${seen}. ${infarct ? "" : "It neither shows nor excludes an embolism."}`.trim(),
  };
}
