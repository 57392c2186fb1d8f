import { defineScore } from "../definition.ts";

/** Creatinine clearance by Cockcroft and Gault, mL/min, from age, actual weight, sex and creatinine. Adults. */
export const cockcroftGaultDefinition = defineScore({
  id: "cockcroft-gault",
  name: "Cockcroft-Gault creatinine clearance",
  edition: "1976",
  kind: "formula",
  population: "Adult; used for DOAC and LMWH thresholds",
  scope: "Adults with stable kidney function; not in pregnancy, not on dialysis.",
  items: [],
  inputs: [
    { key: "age", kind: "quantity", description: "Age", unit: "a", limits: [0, 130] },
    { key: "weight", kind: "quantity", description: "Actual body weight", unit: "kg", limits: [20, 400] },
    { key: "sex", kind: "choice", description: "Sex", options: ["male", "female"] },
    { key: "creatinine", kind: "quantity", description: "Serum creatinine", unit: "umol/L", limits: [10, 5000], conventional: ["mg/dL", 88.4] },
  ],
  formula: {
    text: "(140 - age) weight k / creatinine, k = 1.23 for men and 1.04 for women (umol/L); (140 - age) weight (0.85 for women) / (72 creatinine) when creatinine is written in mg/dL",
    unit: "mL/min",
    of: (r) => {
      const woman = r.choice("sex") === "female";
      const massYears = (140 - r.number("age")) * r.number("weight");
      const creatinine_mg_per_dL = r.conventional("creatinine");
      if (creatinine_mg_per_dL === undefined) return (massYears * (woman ? 1.04 : 1.23)) / r.number("creatinine");
      return (massYears * (woman ? 0.85 : 1)) / (72 * creatinine_mg_per_dL);
    },
  },
  cutoffs: [
    { scheme: "nice-ng158-renal", classes: [
      { id: "severe", label: "Under 15 mL/min", belowPoints: 15 },
      { id: "impaired", label: "15 to 50 mL/min", minPoints: 15, maxPoints: 50 },
      { id: "normal", label: "Over 50 mL/min", abovePoints: 50 },
    ] },
  ],
  notes: [
    "15 and 50 mL/min both belong to the middle class.",
    "Actual body weight, as in the trials of the direct anticoagulants.",
    "Creatinine written in mg/dL uses the printed mg/dL form; the two forms differ by less than 0.5 % through rounding of 88.4.",
  ],
  unverified: ["Constants of the umol/L form and the use of actual weight."],
  sources: ["cockcroft1976", "ng158"],
});
