import type { ParameterRecord } from "../../units/index.ts";

const recipe = "virchow";

/** What the beat-by-beat heart needs beyond the parameters of the cycle-averaged loop. */
export const pulsatileParameters = {
  // timing
  systoleBase: { value: 0.14, unit: "s", range: [0.1, 0.3], source: "textbook-physiology", basis: "estimated", note: "From the R wave to end of systole: base + share of the period (0.34 s at 68 a minute)." },
  systoleShare: { value: 0.23, unit: "fraction", range: [0.05, 0.4], source: "textbook-physiology", basis: "estimated" },
  relaxationTime: { value: 0.1, unit: "s", range: [0.05, 0.25], source: recipe, basis: "assumed", note: "From end of systole to full relaxation." },
  atrialLead: { value: 0.16, unit: "s", range: [0.08, 0.2], source: "textbook-physiology", basis: "measured", note: "PR interval." },
  atrialTime: { value: 0.16, unit: "s", range: [0.08, 0.3], source: recipe, basis: "assumed", note: "Length of atrial contraction." },
  atrialElastance: { value: 0.015, unit: "mmHg_per_mL", range: [0, 0.4], source: recipe, basis: "fitted", locator: "agreement with the averaged solve", note: "Added at the height of atrial contraction." },
  atrialDeadVolume: { value: 20, unit: "mL", range: [0, 60], source: recipe, basis: "assumed", note: "Volume of an atrium at zero pressure: about half of its smallest volume." },
  // what turns the beat-averaged function curves into those of a beating heart
  rvFillingShift: { value: 6.9, unit: "mL", range: [-10, 40], source: recipe, basis: "fitted", locator: "agreement with the averaged solve", note: "The averaged curve gives end-diastolic volume by mean atrial pressure; the beating ventricle fills to the higher pressure at the end of diastole." },
  lvFillingShift: { value: 18.3, unit: "mL", range: [-10, 40], source: recipe, basis: "fitted", locator: "agreement with the averaged solve" },
  rvElastanceShare: { value: 0.84, unit: "ratio", range: [0.6, 1.6], source: recipe, basis: "fitted", locator: "agreement with the averaged solve", note: "Elastance at the height of contraction over the averaged end-systolic one: ejection ends after the height." },
  lvElastanceShare: { value: 1.1, unit: "ratio", range: [0.6, 1.6], source: recipe, basis: "fitted", locator: "agreement with the averaged solve" },
  rvMaximumShare: { value: 0.945, unit: "ratio", range: [0.7, 1.5], source: recipe, basis: "fitted", locator: "agreement with the averaged solve" },
  heldShare: { value: 1.3, unit: "ratio", range: [-1, 2], source: recipe, basis: "fitted", locator: "agreement with the averaged solve", note: "The averaged loop keeps both ventricles at end-diastolic volume; this share of a stroke is then held by the vessels." },
  bedShare: { value: 0.96, unit: "ratio", range: [0.85, 1.1], source: recipe, basis: "fitted", locator: "agreement with the averaged solve", note: "Conductance of the distensible bed over the averaged one: the fifth power passes more in systole than it loses in diastole." },
  fillingResistanceShare: { value: 1.2, unit: "ratio", range: [0.05, 3], source: recipe, basis: "fitted", locator: "agreement with the averaged solve", note: "Resistance of the open atrioventricular valves over the averaged one, which stands for the whole beat." },
  // valves
  aorticArea: { value: 4.5, unit: "cm2", range: [2, 6], source: "textbook-physiology", basis: "measured", note: "Effective orifice after pressure recovery; a body of reference size." },
  pulmonaryArea: { value: 5, unit: "cm2", range: [2.5, 7], source: "textbook-physiology", basis: "estimated" },
  mitralArea: { value: 5, unit: "cm2", range: [4, 9], source: "textbook-physiology", basis: "estimated" },
  tricuspidArea: { value: 7, unit: "cm2", range: [5, 12], source: "textbook-physiology", basis: "estimated" },
  valveLength: { value: 1.5, unit: "cm", range: [0.5, 4], source: recipe, basis: "assumed", note: "Length of the jet that has inertia." },
  arterialValveResistance: { value: 0.002, unit: "mmHg_s_per_mL", range: [0.0005, 0.02], source: recipe, basis: "assumed", note: "Viscous part of an open arterial valve: below 1 mmHg at the height of ejection." },
  heartValveLeak: { value: 0.00002, unit: "fraction", range: [0, 0.2], source: recipe, basis: "assumed", note: "Conductance of a closed heart valve over its open linear one." },
  annularFrom: { value: 1.35, unit: "ratio", range: [1, 2], source: recipe, locator: "PHY-109", basis: "assumed", note: "Dilation of the right ventricle over rest from which the tricuspid annulus gapes." },
  annularLeak: { value: 0.06, unit: "fraction", range: [0, 0.3], source: recipe, locator: "PHY-109", basis: "assumed", note: "Leak per unit of further dilation." },
  // walls
  wallViscosity: { value: 8, unit: "ms", range: [1, 30], source: recipe, basis: "assumed", note: "Relaxation time of arterial walls." },
  pulmonaryStiffening: { value: 1, unit: "ratio", range: [0, 3], source: recipe, locator: "PHY-806", basis: "fitted", note: "Pulmonary arterial compliance falls by this much of itself when pressure doubles from rest." },
  pericardialVolume: { value: 430, unit: "mL", range: [250, 900], source: recipe, basis: "assumed", note: "Blood in the four chambers that the pericardium takes without pressure, body of reference size; dilated hearts have a grown one." },
  pericardialStiffness: { value: 0.0008, unit: "1", range: [0, 0.01], source: recipe, basis: "assumed", note: "mmHg per mL squared beyond it." },
  septalHelpShare: { value: 2, unit: "ratio", range: [0, 3], source: recipe, basis: "fitted", locator: "agreement with the averaged solve", note: "Share of the averaged help that the momentary left ventricular pressure gives." },
  // coronary
  coronaryRightShare: { value: 0.2, unit: "fraction", range: [0.1, 0.4], source: "textbook-physiology", basis: "estimated", note: "Share of the right ventricle in resting coronary flow." },
  coronaryUpstream: { value: 0.8, unit: "fraction", range: [0.5, 0.95], source: recipe, basis: "assumed", note: "Share of coronary resistance upstream of the vessels inside the muscle." },
  coronaryCompliance: { value: 0.04, unit: "mL_per_mmHg", range: [0.005, 0.3], source: recipe, basis: "assumed", note: "Vessels inside the muscle of both ventricles." },
  coronaryVolume: { value: 8, unit: "mL", range: [2, 20], source: recipe, basis: "assumed", note: "Blood inside the muscle of both ventricles without pressure: a few mL for each 100 g." },
  tissuePressure: { value: 0.75, unit: "fraction", range: [0.3, 1], source: recipe, basis: "assumed", note: "Pressure inside the muscle over the pressure of its cavity." },
  coronaryReserveShare: { value: 1.06, unit: "ratio", range: [0.8, 1.3], source: recipe, basis: "fitted", locator: "agreement with the averaged solve", note: "Greatest widening of the coronary vessels over the averaged reserve, which is taken at fixed pressures around them." },
  coronaryTime: { value: 8, unit: "s", range: [2, 30], source: "textbook-physiology", basis: "estimated", note: "Coronary autoregulation." },
  // breathing
  breathSwing: { value: 2, unit: "mmHg", range: [0, 8], source: "textbook-physiology", basis: "estimated", note: "Half the swing of chest pressure in quiet breathing (about 5 cmH2O from end to end)." },
  breathAbdomen: { value: 0.4, unit: "ratio", range: [0, 1], source: recipe, basis: "assumed", note: "Swing of the belly, opposite to that of the chest." },
  breathRate: { value: 14, unit: "per_min", range: [8, 40], source: "textbook-physiology", basis: "measured" },
  inspiratoryShare: { value: 0.4, unit: "fraction", range: [0.25, 0.6], source: "textbook-physiology", basis: "measured" },
  squeezePressure: { value: 100, unit: "mmHg", range: [20, 200], source: recipe, basis: "assumed", note: "Peak pressure in the working calf, as on its veins from outside." },
  squeezeShare: { value: 0.4, unit: "fraction", range: [0.2, 0.6], source: recipe, basis: "assumed", note: "Share of a step during which the muscle is tight." },
} as const satisfies ParameterRecord;
