import { number } from "./html.ts";
import type { ReportVariable } from "./input.ts";

/** Variables of which only one side is a finding: a small right ventricle or a low D-dimer is none. */
const onlyHigh: ReadonlySet<string> = new Set([
  "rvLvDiameter_ratio", "rightAtrialPressureMean_mmHg", "pulmonaryArterialPressureMean_mmHg", "pulmonaryArterialPressureSystolic_mmHg", "pulmonaryArterialPressureDiastolic_mmHg", "wedgePressure_mmHg", "pulmonaryVascularResistance_WU",
  "shockIndex_ratio", "alveolarArterialGradient_mmHg", "deadSpace_fraction", "physiologicalDeadSpace_fraction", "shunt_fraction", "dDimer_ug_per_L_FEU", "troponin_ng_per_L", "ntProBNP_ng_per_L", "lactate_mmol_per_L",
]);
const onlyLow: ReadonlySet<string> = new Set(["tapse_mm", "rvPaCoupling_ratio", "coronarySupplyDemand_ratio", "SaO2_percent"]);

/** Least amount, in the unit shown, that is worth a flag where healthy people have none: less is seen by no scan. */
const leastByUnit: Readonly<Record<string, number>> = { mL: 0.1, "%": 1 };

/** A value as people read it: fractions as percent, decimals that make sense, the normal range in words, and which side is a finding. */
export interface Judged {
  readonly text: string;
  readonly unit: string;
  readonly normal: string;
  readonly flag: "low" | "normal" | "high" | null;
}

/** How the values of a variable are shown: its unit, decimals and the factor from the stored value. */
export function display(variable: Pick<ReportVariable, "id" | "unit" | "digitsCount">): { readonly unit: string; readonly digitsCount: number; readonly factor: number } {
  if (!variable.id.endsWith("_fraction") || variable.unit !== "") return { unit: variable.unit, digitsCount: variable.digitsCount, factor: 1 };
  return { unit: "%", digitsCount: Math.max(0, variable.digitsCount - 2), factor: 100 };
}

function rangeText(id: string, normal: readonly [number, number], digitsCount: number): string {
  const [lo, hi] = normal;
  if (lo === 0 && hi === 0) return "none";
  if (lo === hi) return number(lo, digitsCount);
  if (onlyHigh.has(id) || lo === 0) return `up to ${number(hi, digitsCount)}`;
  return onlyLow.has(id) ? `from ${number(lo, digitsCount)}` : `${number(lo, digitsCount)} to ${number(hi, digitsCount)}`;
}

/** Judges a value, in the registry's unit, against the normal range; the value is rounded as it is shown first. */
export function judge(variable: Pick<ReportVariable, "id" | "unit" | "digitsCount" | "normal">, value: number | null): Judged {
  const { unit, digitsCount, factor } = display(variable);
  const normal = variable.normal === undefined ? null : ([variable.normal[0] * factor, variable.normal[1] * factor] as const);
  const text = value === null ? "n/a" : number(value * factor, digitsCount);
  const words = normal === null ? "" : rangeText(variable.id, normal, digitsCount);
  if (value === null || normal === null) return { text, unit, normal: words, flag: null };
  const shown = Number((value * factor).toFixed(digitsCount));
  const [lo, hi] = [Number(normal[0].toFixed(digitsCount)), Number(normal[1].toFixed(digitsCount))];
  const isNothing = lo === 0 && hi === 0 && shown < (leastByUnit[unit] ?? 0);
  const isHigh = shown > hi && !onlyLow.has(variable.id) && !isNothing;
  const isLow = shown < lo && !onlyHigh.has(variable.id);
  return { text, unit, normal: words, flag: isHigh ? "high" : isLow ? "low" : "normal" };
}

/** How far a value lies outside the normal range, in widths of that range; inside it negative. For the worst moment of a run. */
export function badness(variable: ReportVariable, value: number): number {
  if (variable.normal === undefined) return value;
  const [lo, hi] = variable.normal;
  const width = hi - lo || 1;
  const above = onlyLow.has(variable.id) ? -Infinity : (value - hi) / width;
  const below = onlyHigh.has(variable.id) ? -Infinity : (lo - value) / width;
  return Math.max(above, below);
}
