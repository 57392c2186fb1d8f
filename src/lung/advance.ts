import { exp } from "../numerics/index.ts";
import { carrierOf, litrePerMinute_m3_per_s, ventilatoryDrive_m3_per_s } from "./breathing.ts";
import { distribute, lungResponse } from "./distribute.ts";
import { exchange } from "./exchange.ts";
import type { Carrier } from "./gas.ts";
import { advanceInfarct } from "./infarct.ts";
import { nodeCount } from "./kernel.ts";
import type { LungModel } from "./model.ts";
import { obstruction, type Obstruction } from "./obstruction.ts";
import type { LungInput, LungState } from "./state.ts";

/** mL/dL of content as m3 of gas in a m3 of blood. */
const perDecilitre = 0.01;
/** Where a fresh lung starts to settle: mL/dL, mmHg, L/min. */
const start = { saturation: 0.73, venousCO2: 52, curveO2: 95, curveCO2: 38, alveolarO2: 100, arterialO2: 92, arterialCO2: 39, arterialO2Content: 19, arterialCO2Content: 48, ventilation: 6.5 } as const;
const settling = { sweeps: 60, step_s: 60, rounds: 90 } as const;
/** Largest share of the way to its goal that a store or breathing moves in one sub-step: the goals depend on the stores. */
const damping = { breath: 0.45, oxygen: 0.8, carbon: 0.6 } as const;
const leastOutput = 3e-6;
const leastContent = 0.3;
/** Content under which tissue cannot take all the oxygen that it wants, mL/dL, and the least share of it that it still finds. */
const lack = { content: 2, share: 0.05 } as const;
const stepping = { first_s: 4, growth: 1.3, longest_s: 120, restRate: 3e-4, restCount: 2, passLong_s: 20, never: 1e-9 } as const;
const mostAtelectasis = 0.35;

/** A healthy, settled lung for this input. */
export function initialLung(model: LungModel, input: LungInput): LungState {
  const carrier = carrierOf(model, input);
  const zero = model.graph.segments.map(() => 0);
  const state: LungState = {
    venousO2_points: start.saturation * carrier.capacity_mL_per_g * carrier.haemoglobin_g_per_dL, venousCO2_points: start.venousCO2,
    curveO2_points: new Array<number>(nodeCount).fill(start.curveO2), curveCO2_points: new Array<number>(nodeCount).fill(start.curveCO2),
    alveolarO2_points: start.alveolarO2, alveolarCO2_points: start.curveCO2, arterialO2_points: start.arterialO2, arterialCO2_points: start.arterialCO2, arterialContent_points: start.arterialO2Content,
    arterialCarbon_points: start.arterialCO2Content, lowFlow_fraction: 0, minuteVentilation_m3_per_s: start.ventilation * litrePerMinute_m3_per_s, airFactor_ratio: 1, breathedO2_m3_per_s: 0, breathedCO2_m3_per_s: 0,
    atelectasis_fraction: 0, infarct_fraction: [...zero], haemorrhage_fraction: [...zero], takenUp_m3: 0, used_m3: 0, givenOff_m3: 0, made_m3: 0,
  };
  const block = obstruction(model, input.plugs, input.perfusion);
  distribute(model, input, block);
  exchange(model, state, input, carrier, settling.sweeps, 3);
  for (let round = 0; round < settling.rounds; round++) substep(model, state, input, carrier, settling.step_s, block, 4);
  state.takenUp_m3 = 0;
  state.used_m3 = 0;
  state.givenOff_m3 = 0;
  state.made_m3 = 0;
  return state;
}

/** Moves breathing and the gas stores by `h_s`, then solves the exchange. Stores change by what lung and tissue give and take, and by nothing else. */
function substep(model: LungModel, state: LungState, input: LungInput, carrier: Carrier, h_s: number, block: Obstruction, sweepCount: number): void {
  const { values } = model;
  const reach = (time_s: number): number => 1 - exp(-h_s / time_s);
  const wanted = ventilatoryDrive_m3_per_s(model, state, input, carrier, block.bedLost_fraction);
  const breathing = input.ventilation.mode === "fixed" ? 1 : Math.min(damping.breath, reach(values.driveTime));
  state.minuteVentilation_m3_per_s += (wanted - state.minuteVentilation_m3_per_s) * breathing;
  const output = Math.max(leastOutput, input.cardiacOutput_m3_per_s);
  const use = input.oxygenUptake_m3_per_s * Math.max(lack.share, Math.min(1, state.venousO2_points / lack.content));
  const make = use * values.respiratoryQuotient;
  // dCv/dt = (Q (Ca - Cv) - VO2)/store, exact for constant Ca: relaxes to Ca - VO2/Q.
  const beforeO2 = state.venousO2_points;
  const beforeCO2 = state.venousCO2_points;
  const targetO2 = state.arterialContent_points - use / output / perDecilitre;
  const targetCO2 = state.arterialCarbon_points + make / output / perDecilitre;
  state.venousO2_points = Math.max(leastContent, beforeO2 + (targetO2 - beforeO2) * Math.min(damping.oxygen, reach(values.bloodStore / output)));
  state.venousCO2_points = Math.max(leastContent, beforeCO2 + (targetCO2 - beforeCO2) * Math.min(damping.carbon, reach(values.carbonStore / output)));
  state.used_m3 += use * h_s;
  state.made_m3 += make * h_s;
  state.takenUp_m3 += use * h_s + (state.venousO2_points - beforeO2) * perDecilitre * values.bloodStore;
  state.givenOff_m3 += make * h_s - (state.venousCO2_points - beforeCO2) * perDecilitre * values.carbonStore;
  exchange(model, state, input, carrier, sweepCount, h_s > stepping.passLong_s ? 2 : 1);
}

/**
 * Advances breathing, gas stores and slow damage. Sub-steps are four seconds at first and grow to two minutes; a long step ends when the tensions rest.
 */
export function advanceLung(model: LungModel, state: LungState, input: LungInput, dt_s: number): void {
  const { values, traits } = model;
  const carrier = carrierOf(model, input);
  const block = obstruction(model, input.plugs, input.perfusion);
  distribute(model, input, block);
  const opened = input.ventilation.mode === "fixed" ? exp(-Math.max(0, input.ventilation.endExpiratoryPressure_Pa) / values.recruitPressure) : 1;
  const collapsed = opened * Math.min(mostAtelectasis, values.atelectasisMost * traits.atelectasis_ratio * traits.mediator_ratio * lungResponse(model, block.bedLost_fraction));
  state.atelectasis_fraction += (collapsed - state.atelectasis_fraction) * (1 - exp(-dt_s / values.atelectasisTime));
  advanceInfarct(model, state, input, dt_s);
  let left = dt_s;
  let h: number = stepping.first_s;
  let quiet = 0;
  while (left > 0) {
    const step = quiet >= stepping.restCount ? left : Math.min(h, left);
    const [o2, co2] = [state.arterialO2_points, state.arterialCO2_points];
    substep(model, state, input, carrier, step, block, 3);
    left -= step;
    if (left < stepping.never * dt_s) left = 0;
    quiet = Math.abs(state.arterialO2_points - o2) + Math.abs(state.arterialCO2_points - co2) < stepping.restRate * step ? quiet + 1 : 0;
    h = Math.min(h * stepping.growth, stepping.longest_s);
  }
}
