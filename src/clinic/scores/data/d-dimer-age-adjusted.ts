import { defineScore } from "../definition.ts";

/** Threshold in the unit of the assay: fixed to 50 years, then rising with age; FEU is about twice DDU. */
function threshold_ng_per_mL(age_y: number, assay: string): number {
  const [fixed, perYear] = assay === "FEU" ? [500, 10] : [250, 5];
  return age_y > 50 ? age_y * perYear : fixed;
}

/** Age-adjusted D-dimer threshold: age x 10 ng/mL FEU (x 5 DDU) over 50 years, else 500 (250); the total is the threshold. */
export const dDimerAgeAdjustedDefinition = defineScore({
  id: "d-dimer-age-adjusted",
  name: "Age-adjusted D-dimer threshold",
  edition: "2014 (ADJUST-PE)",
  kind: "formula",
  population: "Non-high clinical probability, age over 50",
  scope: "Not with a high clinical probability; not in pregnancy; not together with YEARS or PEGeD.",
  items: [],
  inputs: [
    { key: "age", kind: "quantity", description: "Age", unit: "a", limits: [0, 130] },
    { key: "dDimer", kind: "quantity", description: "D-dimer, in the unit of the assay", unit: "ng/mL", limits: [0, 1e6], assay: { named: "assayUnit" } },
    { key: "assayUnit", kind: "choice", description: "Unit of the assay: fibrinogen-equivalent or D-dimer units", options: ["FEU", "DDU"] },
  ],
  formula: {
    text: "FEU: age > 50 ? 10 age : 500; DDU: age > 50 ? 5 age : 250",
    unit: "ng/mL",
    of: (r) => threshold_ng_per_mL(r.number("age"), r.choice("assayUnit")),
  },
  cutoffs: [],
  decision: [
    { when: (r) => r.number("dDimer") <= threshold_ng_per_mL(r.number("age"), r.choice("assayUnit")), result: "negative", condition: "D-dimer at or below the threshold", meaning: "D-dimer negative for this age" },
    { when: () => true, result: "positive", condition: "D-dimer above the threshold", meaning: "D-dimer positive for this age" },
  ],
  notes: [
    "Age 50 exactly uses the fixed threshold.",
    "At equality the result is negative here; sources differ (one hospital and the trial's wording take equality as positive).",
    "FEU is about twice DDU: the assay unit is part of the value. It is read from assayUnit or from the text (\"600 ng/mL FEU\"); two that disagree are refused.",
  ],
  unverified: [],
  sources: ["righini2014", "ng158"],
});
