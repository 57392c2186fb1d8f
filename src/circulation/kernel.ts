import type { VolumeAt, Stroke } from "./heart.ts";
import { fillingVolume, strokeVolume } from "./heart.ts";
import { law, wall, type CirculationModel } from "./model.ts";
import type { StepContext } from "./step-context.ts";

const filled: VolumeAt = { volume_m3: 0, slope_m3_per_Pa: 0 };
const right: Stroke = { stroke_m3: 0, byFilling_ratio: 0, byLoad_m3_per_Pa: 0 };
const left: Stroke = { stroke_m3: 0, byFilling_ratio: 0, byLoad_m3_per_Pa: 0 };

/** Volumes and their slopes at pressures `p`, into the model's scratch. */
export function volumes(model: CirculationModel, context: StepContext, p: Float64Array): void {
  const { values, work, surface_ratio } = model;
  const collapsed = collapsedShare;
  for (let i = 0; i < model.vesselCount; i++) {
    const transmural = p[i] - work.external[i];
    switch (model.wallLaw[i]) {
      case wall.vein: {
        const u = (transmural - model.half[i]) * model.steepness[i];
        const inverse = 1 / Math.sqrt(1 + u * u);
        const scale = model.full[i] * work.tone[i];
        work.volume[i] = scale * (collapsed + (1 - collapsed) * 0.5 * (1 + u * inverse));
        work.slope[i] = scale * (1 - collapsed) * 0.5 * (inverse * inverse * inverse) * model.steepness[i];
        break;
      }
      case wall.rightVentricle:
        fillingVolume(transmural, values.rvFillingVolume * surface_ratio + 0.5 * context.septum_m3, values.rvFillingPressure, values.rvFillingStiffness / surface_ratio, filled);
        work.volume[i] = filled.volume_m3;
        work.slope[i] = filled.slope_m3_per_Pa;
        break;
      case wall.leftVentricle:
        fillingVolume(transmural, Math.max(leastLeft_m3, values.lvFillingVolume * surface_ratio + model.lv.dilation - context.septum_m3), values.lvFillingPressure, values.lvFillingStiffness / surface_ratio, filled);
        work.volume[i] = filled.volume_m3;
        work.slope[i] = filled.slope_m3_per_Pa;
        break;
      default:
        work.volume[i] = model.unstressed[i] + model.compliance[i] * transmural;
        work.slope[i] = model.compliance[i];
    }
  }
}

/** Volume that the left ventricle keeps however far the septum bulges, m3. */
export const leastLeft_m3 = 4e-6;
/** Share of a vein's full volume that stays when it is flat; the same as in body/. */
export const collapsedShare = 0.04;
/** Added to every slope: keeps the diagonal from vanishing, m3/Pa. */
export const tinySlope_m3_per_Pa = 1e-30;

/**
 * One backward-Euler sub-step by Newton's method on the compartment pressures:
 *
 *     (V_i(P_i) - V_i(old))/h - (sum Qin - sum Qout) = 0
 *
 * Reads the old volumes, improves `p` in place, leaves flows in the scratch. Returns the largest residual as a share of the
 * total volume, NaN when a pivot failed. Residuals are flows, m3/s. Allocates nothing.
 */
export function solveStep(model: CirculationModel, context: StepContext, old: Float64Array, p: Float64Array, h: number, totalVolume: number): number {
  const { work, lu } = model;
  const perStep = 1 / h;
  const tolerance = closeEnough_ratio * totalVolume * perStep;
  let worst = Infinity;
  for (let iteration = 0; iteration < maxIterations_count; iteration++) {
    volumes(model, context, p);
    lu.clear();
    for (let i = 0; i < model.vesselCount; i++) {
      work.residual[i] = (old[i] - work.volume[i]) * perStep;
      lu.values[model.diagonal[i]] = (work.slope[i] + tinySlope_m3_per_Pa) * perStep;
    }
    links(model, context, p);
    pumps(model, context);
    work.residual[context.fluidInto] += context.fluid_m3_per_s;
    worst = 0;
    for (let i = 0; i < model.vesselCount; i++) worst = Math.max(worst, Math.abs(work.residual[i]));
    if (worst < tolerance) return (worst * h) / totalVolume;
    if (!lu.factor()) return NaN;
    lu.solve(work.residual);
    for (let i = 0; i < model.vesselCount; i++) {
      const limit = largestMove_Pa + moveShare_ratio * Math.abs(p[i]);
      p[i] += Math.max(-limit, Math.min(limit, work.residual[i]));
    }
  }
  return (worst * h) / totalVolume;
}

/** Most Newton iterations of one sub-step. */
export const maxIterations_count = 30;
/** Residual at which a sub-step is solved, as a share of the total volume. */
export const closeEnough_ratio = 1e-11;
/** 15 mmHg: a longer Newton step in the folded part of the vein law may overshoot. */
export const largestMove_Pa = 2000;
/** Share of the pressure itself that is added to the longest move. */
export const moveShare_ratio = 0.3;

/** 1/(5 alpha) of the pulmonary law. */
export function perFive(model: CirculationModel): number {
  const power = 5;
  return 1 / (power * model.distensibility_per_Pa);
}

/** Flows of all links at pressures `p`; adds them to residual and matrix. */
function links(model: CirculationModel, context: StepContext, p: Float64Array): void {
  const { work, lu, values } = model;
  const fifth = perFive(model);
  for (let i = 0; i < model.vesselCount; i++) work.total[i] = p[i] + work.head[i];
  for (let k = 0; k < model.linkCount; k++) {
    const a = model.from[k];
    const b = model.to[k];
    const drop = work.total[a] - work.total[b];
    const g = work.conductance[k];
    let flow = 0;
    let dFrom = 0;
    let dTo = 0;
    switch (model.linkLaw[k]) {
      case law.ohm:
        flow = g * drop;
        dFrom = g;
        dTo = -g;
        break;
      case law.oneWay: {
        const root = Math.sqrt(drop * drop + values.valveSharpness * values.valveSharpness);
        const leak = values.valveLeak;
        flow = g * ((1 - leak) * 0.5 * (drop + root) + leak * drop);
        dFrom = g * ((1 - leak) * 0.5 * (1 + drop / root) + leak);
        dTo = -dFrom;
        break;
      }
      case law.pulmonary: {
        const alpha = model.distensibility_per_Pa;
        const inflow = Math.max(p[a], lowestPulmonary_Pa);
        const outlet = Math.max(p[b], context.alveolar_Pa);
        const upper = 1 + alpha * inflow;
        const lower = 1 + alpha * outlet;
        const u4 = upper * upper * upper * upper;
        const l4 = lower * lower * lower * lower;
        flow = g * (u4 * upper - l4 * lower) * fifth;
        dFrom = p[a] > lowestPulmonary_Pa ? g * u4 : 0;
        dTo = p[b] > context.alveolar_Pa ? -g * l4 : 0;
        break;
      }
      case law.rightVentricle:
        strokeVolume(work.volume[a], p[b], context.rvPulse, context.rvElastance, values.rvDeadVolume * model.surface_ratio, context.rvMaximum, context.rvHelp_Pa, context.rvStroke_m3, right);
        context.rvStroke_m3 = right.stroke_m3;
        flow = context.rate_per_s * right.stroke_m3;
        dFrom = context.rate_per_s * right.byFilling_ratio * work.slope[a];
        dTo = context.rate_per_s * right.byLoad_m3_per_Pa;
        break;
      default:
        strokeVolume(work.volume[a], p[b], context.lvPulse, context.lvElastance, values.lvDeadVolume * model.surface_ratio + 0.5 * model.lv.dilation, Infinity, 0, context.lvStroke_m3, left);
        context.lvStroke_m3 = left.stroke_m3;
        flow = context.rate_per_s * left.stroke_m3;
        dFrom = context.rate_per_s * left.byFilling_ratio * work.slope[a];
        dTo = context.rate_per_s * left.byLoad_m3_per_Pa;
    }
    work.flow[k] = flow;
    work.residual[a] -= flow;
    work.residual[b] += flow;
    const s = 4 * k;
    lu.values[model.slots[s]] += dFrom;
    lu.values[model.slots[s + 1]] += dTo;
    lu.values[model.slots[s + 2]] -= dFrom;
    lu.values[model.slots[s + 3]] -= dTo;
  }
}

/** Pressure below which the pulmonary law is held constant, Pa. */
export const lowestPulmonary_Pa = -2000;

/** Square of the soft corner at the end of a squeeze, as a share of the least volume squared. */
export const pumpSoftness_ratio = 0.01;

/** Muscle pump: each squeeze drives a share of a vein's volume into the next one. */
function pumps(model: CirculationModel, context: StepContext): void {
  const { work, lu, values } = model;
  for (let i = 0; i < model.vesselCount; i++) {
    work.pumped[i] = 0;
    const rate = model.pumpSide[i] === 1 ? context.pumpLeft_per_s : model.pumpSide[i] === 2 ? context.pumpRight_per_s : 0;
    if (rate === 0 || model.ejection[i] === 0) continue;
    const least = values.pumpLeast * model.full[i];
    const over = work.volume[i] - least;
    const root = Math.sqrt(over * over + pumpSoftness_ratio * least * least);
    const factor = rate * model.ejection[i] * work.tone[i];
    const flow = factor * 0.5 * (over + root);
    const slope = factor * 0.5 * (1 + over / root) * work.slope[i];
    const target = model.pumpTarget[i];
    work.pumped[i] = flow;
    work.residual[i] -= flow;
    work.residual[target] += flow;
    lu.values[model.diagonal[i]] += slope;
    lu.values[model.pumpSlot[i]] -= slope;
  }
}
