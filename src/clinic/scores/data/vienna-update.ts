import { exp, log, log2 } from "../../../numerics/index.ts";
import { defineScore } from "../definition.ts";

/** Ratios of the subdistribution hazard by months since anticoagulation stopped, as printed in the abstract. */
const ratios: Readonly<Record<string, { readonly male_ratio: number; readonly proximal_ratio: number; readonly doubling_ratio: number }>> = {
  "0.75": { male_ratio: 2.43, proximal_ratio: 1.84, doubling_ratio: 1.3 },
  "3": { male_ratio: 2.27, proximal_ratio: 1.68, doubling_ratio: 1.27 },
  "9": { male_ratio: 1.98, proximal_ratio: 1.49, doubling_ratio: 1.2 },
  "15": { male_ratio: 1.73, proximal_ratio: 1.44, doubling_ratio: 1.13 },
};

/** The person whose hazard is 1 by convention: a woman with distal thrombosis and this D-dimer, ug/L. Only ratios of two answers mean something. */
const reference_ug_per_L = 250;

/** Updated Vienna model: the relative hazard of recurrence. The baseline is only in a printed nomogram, so no absolute risk is given. */
export const viennaUpdateDefinition = defineScore({
  id: "vienna-update",
  name: "Updated Vienna prediction model (relative hazards only)",
  edition: "2014",
  kind: "formula",
  population: "First unprovoked VTE after stopping anticoagulation",
  scope: "Not at 65 years and over, where it does not discriminate; first unprovoked thrombosis only.",
  items: [],
  inputs: [
    { key: "monthsSinceStop", kind: "choice", description: "Months since anticoagulation stopped", options: ["0.75", "3", "9", "15"] },
    { key: "sex", kind: "choice", description: "Sex", options: ["male", "female"] },
    { key: "location", kind: "choice", description: "Site of the first thrombosis", options: ["distal-dvt", "proximal-dvt", "pe"] },
    { key: "dDimer", kind: "quantity", description: "D-dimer after stopping", unit: "ug/L", limits: [1, 1e6], assay: "FEU" },
  ],
  formula: {
    text: "hazard relative to a woman with distal thrombosis and D-dimer 250 ug/L: male ratio x site ratio x (ratio per doubling) to the power log2(D-dimer / 250)",
    unit: "ratio",
    of: (r) => {
      const ratio = ratios[r.choice("monthsSinceStop")];
      const sex = r.choice("sex") === "male" ? ratio.male_ratio : 1;
      const site = r.choice("location") === "distal-dvt" ? 1 : ratio.proximal_ratio;
      return sex * site * exp(log(ratio.doubling_ratio) * log2(r.number("dDimer") / reference_ug_per_L));
    },
  },
  cutoffs: [],
  notes: [
    "Only the hazard ratios are public in text: no absolute risk is invented, and the answer is a ratio to a stated reference person.",
    "Proximal thrombosis and embolism share one ratio against distal thrombosis.",
    "No discrimination at 65 years and over (AUC 0.39 to 0.43).",
  ],
  unverified: ["That the D-dimer is in FEU.", "The reference D-dimer of 250 ug/L is a convention of this program, not of the model."],
  sources: ["eichinger2014", "tritschler2015"],
});
