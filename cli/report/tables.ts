import { clock, escape, number } from "./html.ts";
import type { ReportInput, ReportVariable } from "./input.ts";

/** Rows of the vital-sign table, in the order people read them. */
const vitalIds = [
  "heartRate_per_min", "arterialPressureSystolic_mmHg", "arterialPressureDiastolic_mmHg", "arterialPressureMean_mmHg", "SpO2_percent", "respiratoryRate_per_min", "PaO2_mmHg", "PaCO2_mmHg", "endTidalCO2_mmHg",
  "alveolarArterialGradient_mmHg", "pulmonaryArterialPressureMean_mmHg", "rightAtrialPressureMean_mmHg", "cardiacOutput_L_per_min", "rvLvDiameter_ratio", "tapse_mm", "deadSpace_fraction", "bedLost_fraction", "qanadli_percent", "dDimer_ug_per_L_FEU", "troponin_ng_per_L",
];

function normalText(variable: ReportVariable): string {
  if (variable.normal === undefined) return "";
  const [lo, hi] = variable.normal;
  if (lo === hi) return number(lo, 0);
  return lo === 0 ? `up to ${number(hi, variable.digitsCount)}` : `${number(lo, variable.digitsCount)}–${number(hi, variable.digitsCount)}`;
}

function flag(variable: ReportVariable, value: number): string {
  if (variable.normal === undefined) return "";
  const half = Number(`0.5e-${variable.digitsCount}`);
  if (value > variable.normal[1] + half) return '<span class="flag">▲ high</span>';
  if (value < variable.normal[0] - half) return '<span class="flag">▼ low</span>';
  return "";
}

function rows(variables: readonly ReportVariable[], final: ReportInput["final"]): string {
  return variables
    .map((variable) => {
      const value = final[variable.id];
      if (value === null || value === undefined) return "";
      return `<tr><td title="${escape(variable.meaning)}">${escape(variable.label)}</td><td class="r"><b>${number(value, variable.digitsCount)}</b> <span class="unit">${escape(variable.unit)}</span></td><td class="r nrm">${normalText(variable)}</td><td>${flag(variable, value)}</td></tr>`;
    })
    .join("");
}

/** Vital signs and measurements at the end of the run, in two columns. */
export function vitalTables(input: ReportInput): string {
  const byId = new Map(input.variables.map((variable) => [variable.id, variable]));
  const present = vitalIds.flatMap((id) => byId.get(id) ?? []);
  const half = Math.ceil(present.length / 2);
  const table = (part: readonly ReportVariable[]): string => `<table><thead><tr><th scope="col">Variable</th><th scope="col" class="r">Value</th><th scope="col" class="r">Normal</th><th scope="col"><span aria-label="Judgement"></span></th></tr></thead><tbody>${rows(part, input.final)}</tbody></table>`;
  return `<div class="halves">${table(present.slice(0, half))}${table(present.slice(half))}</div>`;
}

const percent = (fraction: number): string => `${number(fraction * 100, 0)} %`;

function cell(label: string, text: string, right = false): string {
  return `<td${right ? ' class="r"' : ""} data-label="${escape(label)}">${escape(text)}</td>`;
}

/** Clots in the veins and emboli, as tables. */
export function clotTables(input: ReportInput): string {
  const clots = input.clots.map((clot) => `<tr>${cell("Clot", String(clot.number))}${cell("Where", clot.site)}${cell("Length", `${number(clot.length_cm, 1)} cm`, true)}${cell("Volume", `${number(clot.volume_mL, 2)} mL`, true)}${cell("Lumen blocked", percent(clot.occlusion_fraction), true)}${cell("Age", `${number(clot.meanAge_d, 1)} d, ${percent(clot.organised_fraction)} organised`)}</tr>`).join("");
  const emboli = input.emboli.map((embolus) => `<tr>${cell("Embolus", String(embolus.number))}${cell("Where it ended", embolus.endLabel)}${cell("Broke loose", clock(embolus.released_s), true)}${cell("Volume then, now", `${number(embolus.releasedVolume_mL, 2)}, ${number(embolus.volume_mL, 2)} mL`, true)}${cell("Vessel blocked", embolus.end === "lodged" || embolus.end === "systemic" ? percent(embolus.blocked_fraction) : "", true)}${cell("Way", `${embolus.path.length} vessels`)}</tr>`).join("");
  const head = (names: readonly string[]): string => `<thead><tr>${names.map((name, i) => `<th scope="col"${i > 1 && i < names.length - 1 ? ' class="r"' : ""}>${name}</th>`).join("")}</tr></thead>`;
  const clotTable = clots === "" ? "<p>No clot is left in the veins.</p>" : `<table class="stack"><caption>Clots in the veins at the end</caption>${head(["Clot", "Where", "Length", "Volume", "Lumen blocked", "Age"])}<tbody>${clots}</tbody></table>`;
  const embolusTable = emboli === "" ? "" : `<h3>Emboli</h3><table class="stack"><caption>Pieces that broke loose, in order</caption>${head(["Embolus", "Where it ended", "Broke loose", "Volume then, now", "Vessel blocked", "Way"])}<tbody>${emboli}</tbody></table>`;
  return clotTable + embolusTable;
}

/** Symptoms, leg signs and test results, from timeline and final values. */
export function findingsTables(input: ReportInput): string {
  const signs = input.variables.filter((variable) => variable.group === "leg");
  const symptoms = input.variables.filter((variable) => variable.group === "symptom" && (input.final[variable.id] ?? 0) > 0);
  const tests = input.timeline.filter((entry) => entry.kind === "test-result");
  const parts: string[] = [];
  if (symptoms.length > 0) parts.push(`<h3>Symptoms now</h3><ul>${symptoms.map((variable) => `<li>${escape(variable.label)}: ${number(input.final[variable.id] ?? 0, 1)} of 10</li>`).join("")}</ul>`);
  if (signs.length > 0) parts.push(`<h3>Legs</h3><div class="scroll"><table><thead><tr><th scope="col">Sign</th><th scope="col" class="r">Value</th><th scope="col" class="r">Normal</th><th scope="col"><span aria-label="Judgement"></span></th></tr></thead><tbody>${rows(signs, input.final)}</tbody></table></div>`);
  if (tests.length > 0) parts.push(`<h3>Tests</h3><table><thead><tr><th scope="col">When</th><th scope="col">Result</th></tr></thead><tbody>${tests.map((entry) => `<tr><td>${clock(entry.at_s)}</td><td>${escape(entry.text)}</td></tr>`).join("")}</tbody></table>`);
  return parts.join("");
}

/** Parameters with value, unit and basis, then the publications. */
export function usedTables(input: ReportInput): string {
  const parameters = input.parameters.map((p) => `<tr><td><code>${escape(p.id)}</code></td><td class="r">${escape(String(p.value))} <span class="unit">${escape(p.unit)}</span></td><td>${escape(p.basis)}</td><td>${escape(p.source)}</td></tr>`).join("");
  const counts = new Map<string, number>();
  for (const p of input.parameters) counts.set(p.basis, (counts.get(p.basis) ?? 0) + 1);
  const summary = [...counts.entries()].map(([basis, count]) => `${count} ${basis}`).join(", ");
  const references = input.references.map((reference) => `<li id="ref-${escape(reference.key)}">${escape(reference.text)}</li>`).join("");
  return `<p class="cap">${input.parameters.length} parameters: ${escape(summary)}. Every one stands in <code>run.json</code> with its range and note.</p><details><summary>Parameters</summary><div class="scroll"><table><thead><tr><th scope="col">Name</th><th scope="col" class="r">Value</th><th scope="col">Basis</th><th scope="col">Source</th></tr></thead><tbody>${parameters}</tbody></table></div></details><details><summary>Sources (${input.references.length})</summary><ol class="src">${references}</ol></details>`;
}
