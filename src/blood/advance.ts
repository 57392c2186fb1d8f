import { exp, log } from "../numerics/index.ts";
import { referenceComposition, type Composition } from "./composition.ts";
import { criticalResidence_s, type Anticoagulation } from "./critical-residence.ts";
import type { BloodValues } from "./parameters.ts";
import { thrombinPhenotype, type ThrombinPhenotype } from "./phenotype.ts";
import { dDimerRate_per_s, type BloodState } from "./state.ts";

/** What the blood takes from clot and drugs during a step. */
export interface BloodInput {
  /** Cross-linked fibrin lysed in clots and emboli, kg/s. */
  readonly lysedFibrin_kg_per_s: number;
  /** Clot formed and lysed at the surface of active thrombus, m3/s. */
  readonly thrombusSurfaceActivity_m3_per_s: number;
  /** Systemic plasmin activity of thrombolytic drugs; 0 none, 1 as in 100 mg alteplase over two hours. */
  readonly plasminActivity_ratio: number;
  /** Effect of anticoagulants on thrombin. */
  readonly anticoagulation: Anticoagulation;
}

/** What other stations and the clinic read from the blood. */
export interface BloodView {
  /** D-dimer, fibrinogen-equivalent units, kg/m3 (1 mg/L = 1e-3). */
  readonly dDimer_kg_per_m3: number;
  readonly fibrinogen_kg_per_m3: number;
  /** Systemic activation, 1 at rest: raises tissue factor, feeds growth. */
  readonly systemicActivation_ratio: number;
  readonly plasminogen_ratio: number;
  readonly antiplasmin_ratio: number;
  /** Composition now, acute phase included. */
  readonly composition: Composition;
  /** Thrombin curve of this composition. */
  readonly phenotype: ThrombinPhenotype;
  /** Logarithmic composition that speeds growth: disposition z plus a share of the known traits' drive. */
  readonly composition_index: number;
  /** The person's fibrinolysis over the median. */
  readonly lysisPerson_ratio: number;
}

/** Adds the inflammatory answer to an insult of the given amplitude (1 is none): a fast part of six days and a slow one of fifty. */
export function addInflammation(state: BloodState, amplitude_ratio: number, values: BloodValues): void {
  if (!(amplitude_ratio >= 1) || !Number.isFinite(amplitude_ratio)) throw new RangeError(`amplitude_ratio is ${amplitude_ratio}; expected 1 or more.`);
  const fast = amplitude_ratio - 1;
  state.fastInflammation_ratio += fast;
  state.slowInflammation_ratio += values.slowInflammationShare * Math.min(1, fast / values.fullInsult);
}

/** Systemic activation now: lasting x (1 + fast + slow). */
export function systemicActivation_ratio(state: BloodState): number {
  return state.lastingInflammation_ratio * (1 + state.fastInflammation_ratio + state.slowInflammation_ratio);
}

/** Composition with the acute phase: factor VIII rises with systemic activation. */
export function currentComposition(state: BloodState, values: BloodValues): Composition {
  const acute = 1 + values.acuteFactorVIII * (systemicActivation_ratio(state) - 1);
  return { ...state.composition, factorVIII_ratio: state.composition.factorVIII_ratio * acute };
}

/** y' = s - k y over a step, exact: returns y at its end. */
function relax(y: number, s: number, k: number, dt_s: number): number {
  const target = s / k;
  return target + (y - target) * exp(-k * dt_s);
}

/**
 * One step of the blood, exact for constant input:
 *
 *     inflammation:   fast part exp(-t / 6 d), slow part exp(-t / 50 d)
 *     D-dimer:        dD/dt = p0 A + (lysed fibrin + surface turnover x fibrin density) / plasma volume - (ln 2 / 8 h) D
 *     fibrinogen, plasminogen, antiplasmin:   dy/dt = (ln 2 / t_half)(y0 - y) - use x plasmin y
 *
 * A rises with systemic activation. Source of the forms: sections 1 and 4 of the evidence (CLOT-300, 303, 310).
 */
export function advanceBlood(state: BloodState, input: BloodInput, values: BloodValues, dt_s: number): void {
  const ln2 = dDimerRate_per_s(values) * values.dDimerHalfLife;
  const activation = systemicActivation_ratio(state);
  state.fastInflammation_ratio *= exp(-dt_s / values.fastInflammationTime);
  state.slowInflammation_ratio *= exp(-dt_s / values.slowInflammationTime);
  const lysed = input.lysedFibrin_kg_per_s + input.thrombusSurfaceActivity_m3_per_s * values.fibrinDensity;
  const source = state.dDimerSource_kg_per_m3_per_s * (1 + values.dDimerActivation * (activation - 1)) + lysed / state.plasmaVolume_m3;
  state.dDimer_kg_per_m3 = relax(state.dDimer_kg_per_m3, source, dDimerRate_per_s(values), dt_s);
  const plasmin = input.plasminActivity_ratio;
  const fibrinogenRate = ln2 / values.fibrinogenHalfLife;
  const fibrinogenTarget = state.fibrinogenBaseline_kg_per_m3 * (1 + values.acuteFibrinogen * (activation - 1));
  state.fibrinogen_kg_per_m3 = relax(state.fibrinogen_kg_per_m3, fibrinogenRate * fibrinogenTarget, fibrinogenRate + values.fibrinogenUse * plasmin, dt_s);
  const plasminogenRate = ln2 / values.plasminogenHalfLife;
  state.plasminogen_ratio = relax(state.plasminogen_ratio, plasminogenRate, plasminogenRate + values.plasminogenUse * plasmin, dt_s);
  const antiplasminRate = ln2 / values.antiplasminHalfLife;
  state.antiplasmin_ratio = relax(state.antiplasmin_ratio, antiplasminRate, antiplasminRate + values.antiplasminUse * plasmin, dt_s);
}

const untreated: Anticoagulation = { initiationInhibition_fraction: 0, growthInhibition_fraction: 0 };

/** Logarithmic drive of a composition over the reference at the low tissue factor: minus the shift of the critical residence. */
export function compositionDrive_index(composition: Composition, values: BloodValues): number {
  return log(criticalResidence_s(1, 1, referenceComposition, untreated, values) / criticalResidence_s(1, 1, composition, untreated, values));
}

/** Reads the blood. `composition_index` is z + share x (drive of the resting composition - z - age). */
export function viewBlood(state: BloodState, values: BloodValues): BloodView {
  const composition = currentComposition(state, values);
  const z = state.traits.disposition_index;
  const known = compositionDrive_index(state.composition, values) - z - state.ageDrive_index;
  return {
    dDimer_kg_per_m3: state.dDimer_kg_per_m3,
    fibrinogen_kg_per_m3: state.fibrinogen_kg_per_m3,
    systemicActivation_ratio: systemicActivation_ratio(state),
    plasminogen_ratio: state.plasminogen_ratio,
    antiplasmin_ratio: state.antiplasmin_ratio,
    composition,
    phenotype: thrombinPhenotype(composition, 1),
    composition_index: z + values.knownTraitShare * known,
    lysisPerson_ratio: state.traits.lysis_ratio,
  };
}
