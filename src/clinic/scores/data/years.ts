import { defineScore } from "../definition.ts";

/** YEARS: three yes-or-no items choose the D-dimer threshold, which decides. Suspected pulmonary embolism without instability. */
export const yearsDefinition = defineScore({
  id: "years",
  name: "YEARS algorithm",
  edition: "2017; pregnancy-adapted 2019",
  editions: ["standard", "pregnancy-adapted"],
  kind: "rules",
  population: "Haemodynamically stable adult with suspected PE",
  scope: "Not with haemodynamic instability. In pregnancy only the pregnancy-adapted edition.",
  items: [
    { key: "dvtSigns", description: "Clinical signs of DVT", points: 1 },
    { key: "haemoptysis", description: "Haemoptysis", points: 1 },
    { key: "peMostLikely", description: "PE is the most likely diagnosis", points: 1 },
  ],
  inputs: [
    { key: "dDimer", kind: "quantity", description: "D-dimer", unit: "ng/mL{FEU}", limits: [0, 1e6], assay: "FEU", probes: [500, 1000] },
    { key: "legUltrasound", kind: "choice", description: "Compression ultrasound of the leg with signs (pregnancy-adapted edition)", options: ["normal", "abnormal"], optional: true },
  ],
  cutoffs: [
    { scheme: "dDimerThreshold", classes: [
      { id: "1000", label: "Threshold 1000 ng/mL FEU", minPoints: 0, maxPoints: 0 },
      { id: "500", label: "Threshold 500 ng/mL FEU", minPoints: 1 },
    ] },
  ],
  decision: [
    { editions: ["pregnancy-adapted"], when: (r) => r.yes("dvtSigns") && r.optionalChoice("legUltrasound") === "abnormal", result: "anticoagulate", condition: "signs of DVT and an abnormal leg ultrasound", meaning: "Deep vein thrombosis found: anticoagulate, no CTPA" },
    { editions: ["pregnancy-adapted"], when: (r) => r.yes("dvtSigns") && r.optionalChoice("legUltrasound") === undefined, result: "leg-ultrasound", condition: "signs of DVT, leg ultrasound not done", meaning: "Compression ultrasound of the leg first" },
    { when: (r) => !(r.yes("dvtSigns") || r.yes("haemoptysis") || r.yes("peMostLikely")) && r.number("dDimer") < 1000, result: "excluded", condition: "no item and D-dimer under 1000 ng/mL FEU", meaning: "Pulmonary embolism excluded without imaging" },
    { when: (r) => r.number("dDimer") < 500, result: "excluded", condition: "one item or more and D-dimer under 500 ng/mL FEU", meaning: "Pulmonary embolism excluded without imaging" },
    { when: () => true, result: "ctpa", condition: "D-dimer at or above the threshold", meaning: "CT pulmonary angiography" },
  ],
  notes: [
    "D-dimer exactly at the threshold does not exclude.",
    "Not to be stacked with the age adjustment.",
    "D-dimer under 500 excludes and 1000 or more images whatever the items: then the decision is certain while items are missing.",
    "Pregnancy-adapted: with signs of DVT the leg ultrasound comes first.",
    "The rule is stated in FEU; a value in DDU is refused, because the two differ by a factor that is only about 2.",
  ],
  unverified: [],
  sources: ["vanderhulle2017", "vanderpol2019"],
});
