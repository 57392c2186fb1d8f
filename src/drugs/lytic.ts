import { exp, log } from "../numerics/index.ts";
import type { Concentration } from "./antagonist.ts";
import type { DrugsValues } from "./parameters.ts";
import type { DrugsState } from "./state.ts";

/** Plasminogen activator in plasma, nM of alteplase or its equivalent. */
export function activator_nM(values: DrugsValues, concentration: Concentration): number {
  // mg/m3 over kg/mol is nM.
  return (concentration("alteplase") + values.tenecteplaseActivity * concentration("tenecteplase")) / values.alteplaseMass;
}

const settled = 1e-6;

/** True while a thrombolytic acts or its traces have not healed. */
export function movesPlasma(state: DrugsState): boolean {
  const { plasminogen_ratio, antiplasmin_ratio, fibrinogen_ratio } = state.lytic;
  return state.amounts.some((entry) => entry.drug === "alteplase" || entry.drug === "tenecteplase") || Math.abs(1 - plasminogen_ratio) + Math.abs(1 - antiplasmin_ratio) + Math.abs(1 - fibrinogen_ratio) > settled;
}

/**
 * Plasma under a thrombolytic (Piebalgs 2018, free phase), plasmin in balance with what takes it away:
 *
 *     v = k2 tPA Plg/(KM + Plg),  plasmin = v/(kAP AP + kH),  dPlg/dt = kP (Plg0 - Plg) - v,
 *     dAP/dt = kA (AP0 - AP) - kAP plasmin AP,  dFbg/dt = kF (Fbg0 - Fbg) - kf plasmin Fbg
 *
 * `blocked_fraction` of the activation is stopped by tranexamic acid. Exponential steps; limits: no PAI-1, no fibrin.
 */
export function advancePlasma(state: DrugsState, values: DrugsValues, tPA_nM: number, blocked_fraction: number, h: number): void {
  const { lytic } = state;
  const plasminogen = lytic.plasminogen_ratio * values.plasminogenNormal;
  const perPlasminogen = (values.activation * tPA_nM * (1 - blocked_fraction)) / (values.activationHalf + plasminogen);
  const made = perPlasminogen * plasminogen;
  const plasmin = made / (values.antiplasminRate * lytic.antiplasmin_ratio * values.antiplasminNormal + log(2) / values.plasminHalfLife);
  lytic.plasminogen_ratio = towards(lytic.plasminogen_ratio, values.plasminogenHalfLife, perPlasminogen, h);
  lytic.antiplasmin_ratio = towards(lytic.antiplasmin_ratio, values.antiplasminHalfLife, values.antiplasminRate * plasmin, h);
  lytic.fibrinogen_ratio = towards(lytic.fibrinogen_ratio, values.fibrinogenHalfLife, values.fibrinogenRate * plasmin, h);
}

/** dx/dt = k (1 - x) - loss x, exact for a constant loss. */
function towards(x: number, halfLife_s: number, loss_per_s: number, h: number): number {
  const made = log(2) / halfLife_s;
  const rate = made + loss_per_s;
  return made / rate + (x - made / rate) * exp(-rate * h);
}
