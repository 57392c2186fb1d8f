import { defineScore } from "../definition.ts";

/** Band of PEGeD for a Wells total: low to 4, moderate to 6, high above. Totals move in steps of 0.5. */
function bandOf(wells_points: number): string {
  if (wells_points <= 4) return "low";
  return wells_points <= 6 ? "moderate" : "high";
}

/** PEGeD: the D-dimer limit depends on the clinical probability. Suspected pulmonary embolism in adults. */
export const pegedDefinition = defineScore({
  id: "peged",
  name: "PEGeD graduated D-dimer rule",
  edition: "2019",
  kind: "rules",
  population: "Adult with suspected PE",
  scope: "Outpatients; not in pregnancy; not together with the age adjustment.",
  items: [],
  inputs: [
    { key: "cptp", kind: "choice", description: "Clinical probability in the trial's bands of the Wells total: low 0-4, moderate 4.5-6, high 6.5 or more", options: ["low", "moderate", "high"] },
    { key: "dDimer", kind: "quantity", description: "D-dimer", unit: "ng/mL{FEU}", limits: [0, 1e6], assay: "FEU", probes: [500, 1000] },
    { key: "wellsPe", kind: "quantity", description: "Total of the Wells score for PE: gives cptp, or checks it", unit: "{score}", limits: [0, 12.5], chooses: { choice: "cptp", of: bandOf }, optional: true },
  ],
  cutoffs: [],
  decision: [
    { when: (r) => r.choice("cptp") === "low" && r.number("dDimer") < 1000, result: "excluded", condition: "low probability and D-dimer under 1000 ng/mL FEU", meaning: "Pulmonary embolism excluded without imaging" },
    { when: (r) => r.choice("cptp") === "moderate" && r.number("dDimer") < 500, result: "excluded", condition: "moderate probability and D-dimer under 500 ng/mL FEU", meaning: "Pulmonary embolism excluded without imaging" },
    { when: () => true, result: "imaging", condition: "neither", meaning: "Imaging of the chest" },
  ],
  cautions: [
    {
      when: (known) => known.choice("cptp") !== undefined && known.number("wellsPe") !== undefined && bandOf(known.number("wellsPe") ?? 0) !== known.choice("cptp"),
      text: "The Wells total lies in another band of PEGeD than the probability given (low 0-4, moderate 4.5-6, high 6.5 or more).",
    },
  ],
  notes: [
    "The bands are the trial's own: a Wells total of 3 is moderate in the classic three levels but low here.",
    "D-dimer exactly at the limit does not exclude.",
    "High probability is imaged whatever the D-dimer, and so is a D-dimer of 1000 or more: then the decision is certain without the other.",
    "With a D-dimer under 1000 but above the age-adjusted limit, 36 of 414 (8.7 %) had thrombosis in an outside validation.",
  ],
  unverified: [],
  sources: ["kearon2019", "peged2023"],
});
