import { defineScore } from "../definition.ts";

/** Bova score: items, points and classes as published (facts, own wording). Confirmed PE, normotensive (SBP 90 or more). */
export const bovaDefinition = defineScore({
  id: "bova",
  name: "Bova score",
  edition: "2014",
  kind: "points",
  population: "Confirmed PE, normotensive (SBP 90 or more)",
  scope: "Confirmed pulmonary embolism with a systolic pressure of 90 mmHg or more.",
  items: [
    { key: "sbp90to100", description: "Systolic blood pressure 90 to 100 mm Hg (inclusive)", points: 2, from: { input: "systolicBp", unit: "mm[Hg]", op: "between", thresholds: [90, 100] } },
    { key: "troponinElevated", description: "Elevated cardiac troponin", points: 2 },
    { key: "rvDysfunction", description: "RV dysfunction on echocardiography or CT", points: 2 },
    { key: "heartRate110", description: "Heart rate 110/min or more", points: 1, from: { input: "heartRate", unit: "/min", op: ">=", thresholds: [110] } },
  ],
  notApplicable: [{ when: (known) => (known.number("systolicBp") ?? Infinity) < 90, text: "Systolic pressure is below 90 mmHg: high-risk embolism, for which the score was not made." }],
  cutoffs: [
    { scheme: "stage", classes: [
      { id: "I", label: "Stage I (30-day PE-related complications 4.4%, PE mortality 3.1%)", minPoints: 0, maxPoints: 2 },
      { id: "II", label: "Stage II (18%, 6.8%)", minPoints: 3, maxPoints: 4 },
      { id: "III", label: "Stage III (42%, 10-10.5%)", minPoints: 5 },
    ] },
  ],
  notes: [
    "Systolic pressure 90 and 100 both score; 101 does not.",
    "Below 90 mmHg the score does not apply (high-risk embolism): the decision is not-applicable and there is no total.",
    "Stage III begins at 5; its mortality is printed as 10 and as 10.5 %.",
  ],
  unverified: ["Event rates of the derivation (not shown)."],
  sources: ["bova2014", "fernandez2015"],
});
