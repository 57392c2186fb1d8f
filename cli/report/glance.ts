import { clock, escape, number } from "./html.ts";
import type { ReportEntry, ReportInput, ReportVariable } from "./input.ts";
import { judge } from "./judge.ts";
import { diagnoses, treatments } from "./story.ts";
import { firstSentence, placeName } from "./words.ts";

function link(entry: ReportEntry, text: string): string {
  return `<a href="#${escape(entry.id)}">${escape(text)}</a>`;
}

function outcome(input: ReportInput): string {
  const death = input.timeline.find((entry) => entry.kind === "death");
  if (death !== undefined) return `<b class="bad">${escape(firstSentence(death.text))}</b>, ${link(death, clock(death.at_s))}`;
  const grave = input.timeline.filter((entry) => entry.kind === "shock" || entry.kind === "cardiac-arrest");
  const [first] = grave;
  return `<b>Alive</b> at ${clock(input.end_s)}${first === undefined ? "" : `; ${first.kind === "shock" ? "shock" : "cardiac arrest"} at ${link(first, clock(first.at_s))}`}`;
}

function clots(input: ReportInput): string {
  if (input.clots.length === 0) return input.timeline.some((entry) => entry.kind === "clot-started") ? "None left in the veins" : "None in the veins";
  const volume_mL = input.clots.reduce((sum, clot) => sum + clot.volume_mL, 0);
  const sites = [...new Set(input.clots.map((clot) => clot.site))];
  return escape(`${input.clots.length === 1 ? "One" : input.clots.length} left, ${number(volume_mL, volume_mL < 0.1 ? 2 : 1)} mL: ${sites.slice(0, 2).join("; ")}${sites.length > 2 ? " and others" : ""}`);
}

function emboli(input: ReportInput): string {
  const stopped = input.timeline.filter((entry) => entry.kind === "embolus-lodged");
  const systemic = input.timeline.filter((entry) => entry.kind === "embolus-systemic");
  const [first] = stopped;
  const parts: string[] = [];
  if (first !== undefined) parts.push(`${stopped.length} to the lung, the first at ${link(first, clock(first.at_s))}`);
  parts.push(...systemic.map((entry) => `one to the ${escape(placeName(entry.place, input.vessels))}, ${link(entry, clock(entry.at_s))}`));
  return parts.length === 0 ? "None" : parts.join("; ");
}

interface Sign {
  readonly label: string;
  readonly ids: readonly string[];
}

const signs: readonly Sign[] = [
  { label: "Heart rate", ids: ["heartRate_per_min"] },
  { label: "Blood pressure", ids: ["arterialPressureSystolic_mmHg", "arterialPressureDiastolic_mmHg"] },
  { label: "SpO₂", ids: ["SpO2_percent"] },
  { label: "Breathing rate", ids: ["respiratoryRate_per_min"] },
  { label: "PA pressure, mean", ids: ["pulmonaryArterialPressureMean_mmHg"] },
  { label: "RV : LV diameter", ids: ["rvLvDiameter_ratio"] },
];

const flags: Readonly<Record<"low" | "high", string>> = { low: '<span class="flag">▼ low</span>', high: '<span class="flag">▲ high</span>' };

function signCard(sign: Sign, byId: ReadonlyMap<string, ReportVariable>, final: ReportInput["final"]): string {
  const judged = sign.ids.flatMap((id) => {
    const variable = byId.get(id);
    const value = final[id] ?? null;
    return variable === undefined || value === null ? [] : [judge(variable, value)];
  });
  const [first] = judged;
  if (first === undefined) return "";
  const out = judged.map((one) => one.flag).find((flag) => flag === "low" || flag === "high");
  return `<div><dt>${sign.label}</dt><dd><b>${judged.map((one) => one.text).join("/")}</b> <span class="unit">${escape(first.unit)}</span> ${out === "low" || out === "high" ? flags[out] : ""}</dd></div>`;
}

/** Who, what happened, how it ended and the vital signs at the end, to be read in ten seconds. */
export function glance(input: ReportInput): string {
  const byId = new Map(input.variables.map((variable) => [variable.id, variable]));
  const findings = diagnoses(input.timeline).map(({ name, status, entry }) => `${escape(name)}: ${escape(status)}, ${link(entry, clock(entry.at_s))}`);
  const given = treatments(input.timeline);
  const facts: readonly (readonly [string, string])[] = [
    ["Outcome", outcome(input)],
    ["Clots", clots(input)],
    ["Emboli", emboli(input)],
    ["Findings", findings.length === 0 ? "None" : findings.join("; ")],
    ["Treatment", given.length === 0 ? "None" : escape(given.join(", "))],
  ];
  const cards = signs.map((sign) => signCard(sign, byId, input.final)).join("");
  return `<section aria-labelledby="glance"><h2 id="glance">At a glance</h2><dl class="facts">${facts.map(([name, text]) => `<div><dt>${name}</dt><dd>${text}</dd></div>`).join("")}</dl>${cards === "" ? "" : `<h3>Vital signs at the end, ${clock(input.end_s)}</h3><dl class="signs">${cards}</dl>`}</section>`;
}
