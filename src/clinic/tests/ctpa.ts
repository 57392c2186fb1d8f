import { fromSI } from "../../units/index.ts";
import type { LungPlug, Measurement, PlugLevel, TestFinding } from "./types.ts";
import { isSeen, rounded, type TestContext, type TestValues } from "./values.ts";

/** Calibre classes from the heart outward. */
const levels: readonly PlugLevel[] = ["main", "lobar", "segmental", "subsegmental"];

/** Width of the filling defect of an embolus, from its artery and the share of the lumen that it fills. */
export function defectWidth_m(plug: LungPlug, values: TestValues): number {
  const usual = { main: values.mainDiameter, lobar: values.lobarDiameter, segmental: values.segmentalDiameter, subsegmental: values.subsegmentalDiameter }[plug.level];
  return (plug.arteryDiameter_m > 0 ? plug.arteryDiameter_m : usual) * Math.sqrt(Math.max(0, Math.min(1, plug.occlusion_fraction)));
}

/** Filling defects that this reader sees: ln(w / r) + s1 z1 + s2 z2 > 0, z1 drawn for the scan, z2 for the defect. A false one comes with a small probability. */
function readDefects({ input, values, random }: TestContext): readonly TestFinding[] {
  const scan = values.ctQuality * random.normal();
  const found: TestFinding[] = [];
  for (const plug of input.plugs) {
    const width = defectWidth_m(plug, values);
    if (isSeen(width, values.ctResolution, scan + values.ctSpread * random.normal())) found.push({ place: plug.place, label: plug.label, level: plug.level, width_mm: rounded(fromSI(width, "mm"), "tenths") });
  }
  const mistaken = random.bernoulli(values.ctFalse);
  const level = random.bernoulli(values.ctFalseSegmental) ? "segmental" : "subsegmental";
  const side = random.bernoulli(0.5) ? "left" : "right";
  if (mistaken && found.length === 0) {
    const width = level === "segmental" ? values.segmentalDiameter : values.subsegmentalDiameter;
    found.push({ place: `lung-${side}`, label: `${level === "segmental" ? "Segmental" : "Subsegmental"} artery, ${side} lung`, level, width_mm: rounded(fromSI(width, "mm"), "tenths") });
  }
  return found;
}

/** CT pulmonary angiography: filling defects by level, ratio of the ventricles, infarct. Sensitivity and specificity follow; row DX-019. */
export function measureCtpa(context: TestContext): Measurement {
  const { input, values, random } = context;
  const unreadable = random.bernoulli(values.ctUnreadable);
  const ratio = rounded(random.logNormal(input.rvLvDiameter_ratio, values.ventricleError), "hundredths");
  const infarct = isSeen(input.infarctedVolume_m3, values.infarctCT, values.sizeSpread * random.normal());
  const defects = readDefects(context);
  if (unreadable) return { outcome: "indeterminate", values: { rvLvDiameter_ratio: ratio }, findings: [], text: "CT pulmonary angiography not diagnostic: breathing artefact and poor contrast." };
  const highest = levels.find((level) => defects.some((defect) => defect.level === level));
  const sides = ["left", "right"].filter((side) => defects.some((defect) => defect.place.includes(side) || defect.label.toLowerCase().includes(side)));
  const strain = `RV/LV ratio ${ratio}${ratio >= values.strainRatio ? " (right ventricle enlarged)" : ""}`;
  const extra = infarct ? " Wedge-shaped consolidation at the pleura, as an infarct." : "";
  return {
    outcome: defects.length > 0 ? "positive" : "negative",
    values: { defects_count: defects.length, rvLvDiameter_ratio: ratio },
    findings: infarct ? [...defects, { place: "lung", label: "Pleural consolidation", level: "infarct" }] : defects,
    text: highest === undefined
      ? `CT pulmonary angiography: no filling defect down to the subsegmental arteries. ${strain}.${extra}`
      : `CT pulmonary angiography: ${defects.length} filling ${defects.length === 1 ? "defect" : "defects"}, the largest ${highest === "main" ? "in a main pulmonary artery" : highest}${sides.length === 2 ? ", both lungs" : sides.length === 1 ? `, ${sides[0]} lung` : ""}. ${strain}.${extra}`,
  };
}
