import { cbrt, exp, integrateStiff, log, rodas4 } from "../../numerics/index.ts";
import { resolve } from "../../units/index.ts";
import { fibrinolysis2018 } from "../data/fibrinolysis-2018.ts";
import { readyNetwork } from "../network/cache.ts";
import type { Network } from "../network/network.ts";
import { bloodParameters } from "../parameters.ts";
import { fibrinolysisParameters } from "./parameters.ts";

/** A dose of alteplase given evenly from one time to another; equal times are a bolus. */
export interface PlasminogenActivatorDose {
  readonly from_s: number;
  readonly to_s: number;
  readonly dose_kg: number;
}

/** A clot that plasma reaches over a surface. */
export interface ReachableClot {
  readonly volume_m3: number;
  /** Surface that flowing plasma, or plasma soaked in by a catheter, reaches. */
  readonly surface_m2: number;
  readonly age_s: number;
  /** Depth that plasma reaches from the surface, m; left out, the layer that diffusion reaches. Flow through the clot or a catheter's jet reaches further. */
  readonly reach_m?: number;
  /** tPA that a catheter adds in what it soaks, nM; none when left out. Its spill into the plasma is a dose of its own. */
  readonly catheterActivator_nM?: number;
}

/** What to run. Levels over normal scale start and rest together. */
export interface ThrombolysisPlan {
  readonly doses: readonly PlasminogenActivatorDose[];
  readonly clot?: ReachableClot;
  readonly plasmaVolume_m3?: number;
  /** PAI-1, plasminogen, antiplasmin, fibrinogen over normal. */
  readonly levels?: Readonly<Record<string, number>>;
  /** Thrombin on thrombomodulin at the clot, nM: what activates TAFI. */
  readonly thrombinOnThrombomodulin_nM?: number;
  /** D-dimer at the start, kg/m3; 0.3 mg/L unless told. Its source at rest stays. */
  readonly dDimer_kg_per_m3?: number;
  /** Another network of the same form, for other constants. */
  readonly network?: Network;
}

/** Plasma and clot at one time. */
export interface ThrombolysisPoint {
  readonly t_s: number;
  readonly tissuePlasminogenActivator_nM: number;
  readonly plasmin_nM: number;
  readonly plasminogen_ratio: number;
  readonly antiplasmin_ratio: number;
  readonly fibrinogen_ratio: number;
  readonly activatedTafi_nM: number;
  /** Speed at which the reached surface recedes, m/s. */
  readonly frontSpeed_m_per_s: number;
  readonly clotVolume_m3: number;
  /** D-dimer in fibrinogen-equivalent units, kg/m3. */
  readonly dDimer_kg_per_m3: number;
}

const receded = "receded";
const values = resolve(fibrinolysisParameters);
const blood = resolve(bloodParameters);
const ln2 = log(2);
const tolerance_ratio = 1e-6;
const absolute_nM = 1e-9;

/** Share of a fresh clot's speed of lysis that is left at an age: 1/(1 + (age/14 d)^2). */
export function lysisByAge_fraction(age_s: number): number {
  const x = age_s / values.ageScale;
  return 1 / (1 + x * x);
}

/** The network with levels scaled, start and rest alike. */
function scaled(network: Network, levels: Readonly<Record<string, number>>): Network {
  const species = { ...network.species };
  const constants = { ...network.constants };
  for (const [name, ratio] of Object.entries(levels)) {
    const rest = `${name}_rest`;
    if (!Object.hasOwn(species, name) || !Object.hasOwn(constants, rest)) throw new RangeError(`Level "${name}" is unknown; expected one of ${Object.keys(constants).filter((key) => key.endsWith("_rest")).map((key) => key.slice(0, -"_rest".length)).join(", ")}.`);
    if (!(ratio >= 0) || ratio === Infinity) throw new RangeError(`Level of ${name} is ${ratio}; expected 0 or more.`);
    species[name] = { ...species[name], value: species[name].value * ratio };
    constants[rest] = { ...constants[rest], value: constants[rest].value * ratio };
  }
  return { ...network, species, constants };
}

/**
 * The network seen from the receding surface: fresh fibrin is uncovered as fast as sites are cut, so that the sites stay; what has
 * receded is counted in depths of the layer.
 */
function atTheFront(network: Network): Network {
  return {
    ...network,
    id: `${network.id}-front`,
    species: { ...network.species, [receded]: { value: 0, unit: "1", source: "virchow", basis: "assumed", note: "Layers cut since the start." } },
    rateRules: { ...network.rateRules, n_tot: "0", [receded]: "kcat*gamma*n_PLS/n_tot" },
  };
}

/** Concentration that a mass of alteplase makes in a plasma volume, nM. */
export function alteplaseConcentration_nM(dose_kg: number, plasmaVolume_m3: number): number {
  return dose_kg / values.alteplaseMass / plasmaVolume_m3;
}

/** Starts, ends and rates of the doses, nM/s; a bolus is a jump. */
function rateAt(doses: readonly PlasminogenActivatorDose[], from_s: number, to_s: number, plasmaVolume_m3: number): number {
  const middle = (from_s + to_s) / 2;
  return doses.reduce((sum_nM, dose) => (dose.from_s < middle && middle < dose.to_s ? sum_nM + alteplaseConcentration_nM(dose.dose_kg, plasmaVolume_m3) / (dose.to_s - dose.from_s) : sum_nM), 0);
}

/** Depth that lysis takes with each layer cut, m. */
function layerOf(clot: ReachableClot | undefined): number {
  return clot === undefined ? 0 : (clot.reach_m ?? values.layerDepth) * lysisByAge_fraction(clot.age_s);
}

function checkDoses(doses: readonly PlasminogenActivatorDose[]): void {
  for (const dose of doses) if (!(dose.to_s >= dose.from_s && dose.from_s >= 0 && dose.dose_kg >= 0)) throw new RangeError(`Dose of ${dose.dose_kg} kg from ${dose.from_s} to ${dose.to_s} s; expected times in order from 0 and a mass of 0 or more.`);
}

/**
 * Plasma and clot under thrombolysis at wanted times (ascending, s). In the layer of a clot that plasma reaches, sites bind tPA,
 * plasminogen and plasmin; bound plasmin cuts sites away; the surface recedes at
 *
 *     v = reach x age factor x kcat gamma n_PLS / n_tot
 *
 * and the reached area shrinks with the 2/3 power of the volume. Source: piebalgs2018 for the kinetics, sakharov1995 for the layer.
 * Limits: well-mixed plasma, one clot, which does not deplete it.
 */
export function thrombolysis(plan: ThrombolysisPlan, times_s: readonly number[]): ThrombolysisPoint[] {
  checkDoses(plan.doses);
  const network = atTheFront(scaled(plan.network ?? fibrinolysis2018, plan.levels ?? {}));
  const { compiled, system, initial_nM } = readyNetwork(network);
  const plasmaVolume = plan.plasmaVolume_m3 ?? values.plasmaVolume;
  const [tPA, plasminogen, plasmin, fibrinogen, antiplasmin, tafi, boundPlasmin, sites, layers] = ["tPA", "PLG", "PLS", "Fbg", "AP", "TAFIa", "n_PLS", "n_tot", receded].map(compiled.indexOf);
  const constant = (name: string): number => compiled.parameterIndexOf(name);
  const cut = system.constants[constant("kcat")] * system.constants[constant("gamma")];
  system.constants[constant("IIa_TM")] = plan.thrombinOnThrombomodulin_nM ?? 0;
  const { clot } = plan;
  system.constants[constant("tPA_local")] = clot?.catheterActivator_nM ?? 0;
  const depth = layerOf(clot);
  let y: Float64Array = Float64Array.from(initial_nM);
  let volume = clot?.volume_m3 ?? 0;
  let dDimer = plan.dDimer_kg_per_m3 ?? blood.dDimerBaseline;
  const resting = dDimer;
  let now = 0;
  const points: ThrombolysisPoint[] = [];
  const stops = [...new Set([...times_s, ...plan.doses.flatMap((dose) => [dose.from_s, dose.to_s])])].sort((a, b) => a - b);
  for (const stop of stops) {
    if (stop > now) {
      system.constants[constant("infusion")] = rateAt(plan.doses, now, stop, plasmaVolume);
      const before = y[layers];
      y = integrateStiff(system, now, stop, y, { method: rodas4, relativeTolerance: tolerance_ratio, absoluteTolerance: absolute_nM }).y;
      const whole = volume;
      if (clot !== undefined) volume = recede(volume, clot, depth * (y[layers] - before));
      dDimer = dDimerAfter(dDimer, resting, ((whole - volume) * blood.fibrinDensity) / plasmaVolume, stop - now);
    }
    now = stop;
    for (const dose of plan.doses) if (dose.from_s === stop && dose.to_s === stop) y[tPA] += alteplaseConcentration_nM(dose.dose_kg, plasmaVolume);
    if (!times_s.includes(stop)) continue;
    points.push({
      t_s: stop,
      tissuePlasminogenActivator_nM: y[tPA],
      plasmin_nM: y[plasmin],
      plasminogen_ratio: y[plasminogen] / initial_nM[plasminogen],
      antiplasmin_ratio: y[antiplasmin] / initial_nM[antiplasmin],
      fibrinogen_ratio: y[fibrinogen] / initial_nM[fibrinogen],
      activatedTafi_nM: y[tafi],
      frontSpeed_m_per_s: (depth * cut * y[boundPlasmin]) / y[sites],
      clotVolume_m3: volume,
      dDimer_kg_per_m3: dDimer,
    });
  }
  return points;
}

/**
 * D-dimer after a span in which lysed fibrin came evenly, exact: dD/dt = s - k (D - D at rest), k = ln 2 / half-life. Every lysed
 * kilogram of cross-linked fibrin is a kilogram of fibrinogen-equivalent D-dimer. Source: brenner1990 for the half-life (CLOT-310).
 */
function dDimerAfter(start_kg_per_m3: number, resting_kg_per_m3: number, lysed_kg_per_m3: number, dt_s: number): number {
  const rate = ln2 / blood.dDimerHalfLife;
  const level = resting_kg_per_m3 + lysed_kg_per_m3 / (rate * dt_s);
  return level + (start_kg_per_m3 - level) * exp(-rate * dt_s);
}

/** Volume after its surface has receded by a depth: dV/dx = -A0 (V/V0)^(2/3), exact. */
function recede(volume_m3: number, clot: ReachableClot, depth_m: number): number {
  const { volume_m3: first, surface_m2 } = clot;
  if (!(volume_m3 > 0) || !(surface_m2 > 0)) return volume_m3;
  const root = cbrt(volume_m3 / first) - (surface_m2 * depth_m) / (3 * first);
  return root <= 0 ? 0 : first * root * root * root;
}
