import { clock, escape, number } from "./html.ts";
import type { ReportEntry, ReportInput, ReportVariable } from "./input.ts";
import { badness, judge, type Judged } from "./judge.ts";
import { idInWords, wordOf } from "./words.ts";

/** Rows of the vital-sign table, in the order people read them. */
const vitalIds = [
  "heartRate_per_min", "arterialPressureSystolic_mmHg", "arterialPressureDiastolic_mmHg", "arterialPressureMean_mmHg", "SpO2_percent", "respiratoryRate_per_min", "PaO2_mmHg", "PaCO2_mmHg", "endTidalCO2_mmHg",
  "alveolarArterialGradient_mmHg", "pulmonaryArterialPressureMean_mmHg", "rightAtrialPressureMean_mmHg", "cardiacOutput_L_per_min", "rvLvDiameter_ratio", "tapse_mm", "deadSpace_fraction", "bedLost_fraction", "qanadli_percent", "dDimer_ug_per_L_FEU", "troponin_ng_per_L",
];

const flags: Readonly<Record<"low" | "high", string>> = { low: '<span class="flag">▼ low</span>', high: '<span class="flag">▲ high</span>' };

function flagCell(judged: Judged): string {
  return `<td>${judged.flag === "low" || judged.flag === "high" ? flags[judged.flag] : ""}</td>`;
}

function nameCell(variable: ReportVariable, unit: string): string {
  return `<th scope="row" title="${escape(variable.meaning)}">${escape(variable.label)}${unit === "" ? "" : ` <span class="unit">${escape(unit)}</span>`}</th>`;
}

/** First value of a run and the one farthest out of the normal range, with its time. */
function extremes(input: ReportInput, variable: ReportVariable): { readonly first: number | null; readonly worst: number | null; readonly worstAt_s: number } {
  const at = input.series.columns.indexOf(variable.id);
  let first: number | null = null;
  let worst: number | null = null;
  let worstAt_s = 0;
  if (at >= 0) {
    for (const row of input.series.rows) {
      const value = row[at] ?? null;
      if (value === null) continue;
      first ??= value;
      if (worst !== null && badness(variable, value) <= badness(variable, worst)) continue;
      worst = value;
      worstAt_s = row[0] ?? 0;
    }
  }
  return { first, worst, worstAt_s };
}

/** Vital signs and measurements: at the end of the run, at their worst and at the beginning. */
export function vitalTable(input: ReportInput): string {
  const byId = new Map(input.variables.map((variable) => [variable.id, variable]));
  const rows = vitalIds.flatMap((id) => byId.get(id) ?? []).map((variable) => {
    const { first, worst, worstAt_s } = extremes(input, variable);
    const end = judge(variable, input.final[variable.id] ?? null);
    const most = judge(variable, worst);
    const isOut = most.flag === "low" || most.flag === "high";
    const begin = first === null ? "" : judge(variable, first).text;
    const far = isOut ? `${most.text} <span class="unit at">${clock(worstAt_s)}</span>` : '<span class="unit">normal</span>';
    return `<tr>${nameCell(variable, end.unit)}<td class="r"><b>${end.text}</b></td>${flagCell(end)}<td class="r nrm">${end.normal}</td><td class="r">${far}</td><td class="r">${begin}</td></tr>`;
  });
  return `<div class="scroll" role="region" tabindex="0" aria-label="Vital signs and measurements"><table><thead><tr><th scope="col">Variable</th><th scope="col" class="r">At the end</th><th scope="col">Flag</th><th scope="col" class="r">Normal</th><th scope="col" class="r">Farthest from normal</th><th scope="col" class="r">First</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** Signs of the legs side by side; a sign is a variable of each leg with the same name. */
function legRows(variables: readonly ReportVariable[], final: ReportInput["final"]): string {
  return variables.filter((variable) => variable.id.includes(".left.")).map((left) => {
    const right = variables.find((candidate) => candidate.id === left.id.replace(".left.", ".right."));
    const cells = [left, right].map((variable) => {
      const value = variable === undefined ? null : (final[variable.id] ?? null);
      if (variable === undefined || value === null) return "<td></td>";
      const judged = judge(variable, value);
      const flag = judged.flag === "low" || judged.flag === "high" ? ` ${flags[judged.flag]}` : "";
      return `<td class="r"><b>${judged.text}</b>${flag}</td>`;
    });
    const named = judge(left, final[left.id] ?? null);
    return `<tr>${nameCell({ ...left, label: capital(left.label.replace(/^Left leg, /, "")) }, named.unit)}${cells.join("")}<td class="r nrm">${named.normal}</td></tr>`;
  }).join("");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const percent = (fraction: number): string => `${number(fraction * 100, 0)} %`;

function cell(label: string, text: string, right = false): string {
  return `<td${right ? ' class="r"' : ""} data-label="${escape(label)}">${escape(text)}</td>`;
}

/** Clots in the veins and emboli, as tables. */
export function clotTables(input: ReportInput): string {
  const clots = input.clots.map((clot) => `<tr>${cell("Clot", String(clot.number))}${cell("Where", capital(clot.site.replace(/^the /, "")))}${cell("Length", `${number(clot.length_cm, 1)} cm`, true)}${cell("Volume", `${number(clot.volume_mL, 2)} mL`, true)}${cell("Lumen blocked", percent(clot.occlusion_fraction), true)}${cell("Age", `${number(clot.meanAge_d, 1)} d, ${percent(clot.organised_fraction)} organised`)}</tr>`).join("");
  const emboli = input.emboli.map((embolus) => `<tr>${cell("Embolus", String(embolus.number))}${cell("Where it ended", capital(embolus.endLabel.replace(/^the /, "")))}${cell("Broke loose", clock(embolus.released_s), true)}${cell("Volume at first, at the end", `${number(embolus.releasedVolume_mL, 2)}, ${number(embolus.volume_mL, 2)} mL`, true)}${cell("Vessel blocked", embolus.end === "lodged" || embolus.end === "systemic" ? percent(embolus.blocked_fraction) : "", true)}${cell("Way", `${embolus.path.length} vessels`)}</tr>`).join("");
  const head = (names: readonly string[]): string => `<thead><tr>${names.map((name, i) => `<th scope="col"${i > 1 && i < names.length - 1 ? ' class="r"' : ""}>${name}</th>`).join("")}</tr></thead>`;
  const clotTable = clots === "" ? "<p>No clot in the veins at the end.</p>" : `<table class="stack"><caption>In the veins at the end</caption>${head(["Clot", "Where", "Length", "Volume", "Lumen blocked", "Age"])}<tbody>${clots}</tbody></table>`;
  const embolusTable = emboli === "" ? "" : `<h3>Emboli</h3><table class="stack"><caption>Pieces that broke loose, in order</caption>${head(["Embolus", "Where it ended", "Broke loose", "Volume at first, at the end", "Vessel blocked", "Way"])}<tbody>${emboli}</tbody></table>`;
  return clotTable + embolusTable;
}

const outcomes: Readonly<Record<string, string>> = { positive: '<span class="flag">▲ positive</span>', negative: "negative", inconclusive: "inconclusive" };

function testRow(entry: ReportEntry, byId: ReadonlyMap<string, ReportEntry>): string {
  const asked = entry.causes.map((id) => byId.get(id)).find((cause) => cause?.kind === "test-ordered");
  const parts = /^([^:]{3,60}): (.+)$/s.exec(entry.text);
  const [name, result] = parts === null ? [idInWords(wordOf(entry, "test")), entry.text] : [parts[1] ?? "", parts[2] ?? ""];
  return `<tr>${cell("Test", name)}${cell("Asked for", asked === undefined ? "" : clock(asked.at_s))}<td data-label="Result at"><a href="#${escape(entry.id)}">${clock(entry.at_s)}</a></td>${cell("Result", capital(result))}<td data-label="Outcome">${outcomes[wordOf(entry, "outcome")] ?? escape(wordOf(entry, "outcome"))}</td></tr>`;
}

/** Test and score results, with when each was asked for. */
export function testTable(input: ReportInput): string {
  const tests = input.timeline.filter((entry) => entry.kind === "test-result");
  if (tests.length === 0) return "<p>No test was asked for.</p>";
  const byId = new Map(input.timeline.map((entry) => [entry.id, entry]));
  return `<table class="stack tests"><thead><tr><th scope="col">Test or score</th><th scope="col">Asked for</th><th scope="col">Result at</th><th scope="col">Result</th><th scope="col">Outcome</th></tr></thead><tbody>${tests.map((entry) => testRow(entry, byId)).join("")}</tbody></table>`;
}

/** Symptoms now and leg signs that are measured. */
export function signTables(input: ReportInput): string {
  const legs = input.variables.filter((variable) => variable.group === "leg");
  const symptoms = input.variables.filter((variable) => variable.group === "symptom" && (input.final[variable.id] ?? 0) >= leastFelt_points);
  const felt = symptoms.length === 0 ? "<p>No symptoms at the end.</p>" : `<h3>Symptoms at the end</h3><ul class="felt">${symptoms.map((variable) => `<li>${escape(variable.label)}: ${number(input.final[variable.id] ?? 0, 1)} of 10</li>`).join("")}</ul>`;
  const rows = legRows(legs, input.final);
  return `${felt}${rows === "" ? "" : `<h3>Legs at the end</h3><div class="scroll" role="region" tabindex="0" aria-label="Legs"><table><thead><tr><th scope="col">Sign</th><th scope="col" class="r">Left</th><th scope="col" class="r">Right</th><th scope="col" class="r">Normal</th></tr></thead><tbody>${rows}</tbody></table></div>`}`;
}

const leastFelt_points = 0.5;

/** A parameter's value with at most six digits that count. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** Parameters with value, unit and basis, then the publications. */
export function usedTables(input: ReportInput): string {
  const parameters = input.parameters.map((p) => `<tr><td><code>${escape(p.id)}</code></td><td class="r">${escape(plainNumber(p.value))} <span class="unit">${escape(p.unit)}</span></td><td>${escape(p.basis)}</td><td>${escape(p.source)}</td></tr>`).join("");
  const counts = new Map<string, number>();
  for (const p of input.parameters) counts.set(p.basis, (counts.get(p.basis) ?? 0) + 1);
  const summary = [...counts.entries()].map(([basis, count]) => `${count} ${basis}`).join(", ");
  const references = input.references.map((reference) => `<li id="ref-${escape(reference.key)}">${escape(reference.text)}</li>`).join("");
  return `<p class="cap">${input.parameters.length} parameters: ${escape(summary)}. Every one stands in <code>run.json</code> with its range and note.</p><details class="values"><summary>Parameters (${input.parameters.length})</summary><div class="scroll" role="region" tabindex="0" aria-label="Parameters"><table><thead><tr><th scope="col">Name</th><th scope="col" class="r">Value</th><th scope="col">Basis</th><th scope="col">Source</th></tr></thead><tbody>${parameters}</tbody></table></div></details><details class="sources"><summary>Sources (${input.references.length})</summary><ol class="src">${references}</ol></details>`;
}
