import type { ParameterRecord, Resolved } from "../units/index.ts";

/** How concentrations act. Kinetics of each drug stand in catalogue.ts. */
export const drugsParameters = {
  growthHalf: { value: 0.143, unit: "ratio", range: [0.02, 0.6], source: "virchow", locator: "NAT-030, TRT-002", basis: "fitted", note: "Concentration over the therapeutic mean at which half of clot growth stops; steep below, flat above." },
  startMost: { value: 0.5, unit: "fraction", range: [0.1, 0.9], source: "virchow", locator: "TRT-030, EPI-065", basis: "fitted", note: "Most that an anticoagulant takes from the drive of a start." },
  startHalf: { value: 0.624, unit: "ratio", range: [0.1, 2], source: "virchow", locator: "TRT-030, EPI-065", basis: "fitted", note: "Concentration over the therapeutic mean at which half of that is reached: 0.36 at treatment, about 0.2 at prophylaxis." },
  warfarinPotency: { value: 3.02, unit: "1", range: [2, 5], source: "hamberg2007", locator: "CLOT-420", basis: "measured", note: "EC50, mg/L; VKORC1 GA." },
  warfarinSteepness: { value: 0.424, unit: "1", range: [0.2, 1.5], source: "hamberg2007", basis: "measured" },
  warfarinFast: { value: 11.6, unit: "h", range: [5, 30], source: "hamberg2007", basis: "measured", note: "Mean transit time of the fast factors." },
  warfarinSlow: { value: 120, unit: "h", range: [40, 240], source: "hamberg2007", basis: "measured", note: "Mean transit time of the slow factors." },
  warfarinInr: { value: 3.61, unit: "1", range: [1, 6], source: "hamberg2007", basis: "measured", note: "Exponent of the INR." },
  warfarinMost: { value: 20, unit: "1", range: [10, 30], source: "hamberg2007", basis: "measured", note: "Largest rise of the INR." },
  warfarinShareS: { value: 0.5, unit: "fraction", range: [0.5, 0.5], source: "hamberg2007", basis: "measured", note: "S-warfarin in the tablet." },
  warfarinAge: { value: 0.0091, unit: "1", range: [0, 0.02], source: "hamberg2007", basis: "measured", note: "Clearance lost a year from 71." },
  warfarinAgeFrom: { value: 71, unit: "1", range: [71, 71], source: "hamberg2007", basis: "measured" },
  normalAptt: { value: 32, unit: "s", range: [24, 40], source: "textbook-physiology", basis: "measured" },
  heparinAptt: { value: 1.45, unit: "1", range: [0.5, 3], source: "textbook-physiology", basis: "estimated", note: "ln of the aPTT per IU/mL of unfractionated heparin: 0.5 IU/mL doubles it." },
  dabigatranApttMost: { value: 26.9, unit: "s", range: [10, 50], source: "liesenfeld2006", locator: "CLOT-413", basis: "measured" },
  dabigatranApttHalf: { value: 94.7, unit: "1", range: [30, 200], source: "liesenfeld2006", locator: "CLOT-413", basis: "measured", note: "ng/mL" },
  dabigatranApttSlope: { value: 0.0509, unit: "s", range: [0.01, 0.2], source: "liesenfeld2006", locator: "CLOT-413", basis: "measured", note: "per ng/mL" },
  rivaroxabanInr: { value: 0.0025, unit: "1", range: [0, 0.01], source: "virchow", basis: "assumed", note: "Rise of the INR per ng/mL of a factor Xa inhibitor; depends on the reagent." },
  protaminePerHeparin: { value: 100, unit: "1", range: [80, 120], source: "virchow", locator: "CLOT-432", basis: "measured", note: "IU of unfractionated heparin that 1 mg neutralises." },
  protamineLmwh: { value: 0.6, unit: "fraction", range: [0.3, 0.9], source: "virchow", locator: "CLOT-432", basis: "measured", note: "Share of low-molecular-weight heparin that protamine can neutralise." },
  andexanetEffect: { value: 0.92, unit: "fraction", range: [0.7, 1], source: "virchow", locator: "CLOT-434", basis: "measured" },
  tranexamicEffect: { value: 0.9, unit: "fraction", range: [0.5, 1], source: "virchow", basis: "assumed", note: "Fibrinolysis stopped at full effect." },
  thrombolyticBleeding: { value: 2600, unit: "ratio", range: [100, 10000], source: "virchow", locator: "CLOT-321", basis: "fitted", note: "Rate of major bleeding at unit plasmin activity over none: about a tenth of patients after 100 mg alteplase." },
} as const satisfies ParameterRecord;

/** Resolved parameters of this station. */
export type DrugsValues = Resolved<typeof drugsParameters>;
