import { tanh } from "../../numerics/index.ts";
import { needed, one, type BlockKind } from "./kind.ts";

/** x to a whole power, by products: the same bits everywhere. */
function power(x: number, times: number): number {
  let result = 1;
  for (let i = 0; i < times; i++) result *= x;
  return result;
}

/**
 * Thick spherical ventricle with active stress (caruel2013). With r = radius0 + radius and s = r / radius0:
 *
 *     rho d dv/dt + r (S d - Pout r) / radius0^2 = 0                 momentum; S stress, d thickness, v velocity
 *     -S + tau + 4 (1 - s^-6)(W1 + W2 s^2) + 2 eta (dr/dt) r (1 + 2 s^-12) / radius0^2 = 0
 *     dV/dt = 4 pi r^2 v,     dtau/dt + |alpha| tau - max(alpha, 0) sigma_max = 0,     dr/dt = v
 *     Qin - Qout - dV/dt = 0,     Pin - Pout = 0
 *     alpha = alpha_max f + alpha_min (1 - f),  f = (1 + tanh((t - tsys)/k)) (1 - tanh((t - tdias)/k)) / 4
 */
export const chamberSphere: BlockKind = {
  fields: {
    rho: needed,
    thick0: needed,
    radius0: { form: "number", limit: "notZero" },
    W1: needed,
    W2: needed,
    eta: needed,
    sigma_max: needed,
    alpha_max: needed,
    alpha_min: needed,
    tsys: needed,
    tdias: needed,
    steepness: { form: "number", limit: "notZero" },
  },
  inlets: one,
  outlets: one,
  inner: ["radius", "velo", "stress", "tau", "volume"],
  equationCount: () => 7,
  listed: true,
  vessel: true,
  build: ({ slot, variable, equation, terms: { E, F, C, D, G }, clock, number }) => {
    const [density, thickness, rest, w1, w2, viscosity] = ["rho", "thick0", "radius0", "W1", "W2", "eta"].map(number);
    const [stressMost, alphaMost, alphaLeast, systole, diastole, width] = ["sigma_max", "alpha_max", "alpha_min", "tsys", "tdias", "steepness"].map(number);
    const [, , outPressure, , radiusAt, velocityAt, stressAt] = variable;
    const [momentum, law, filling, active] = equation;
    const fixed: readonly (readonly [at: number, e: number, f: number])[] = [
      [slot(0, 5), density * thickness, 0],
      [slot(1, 6), 0, -1],
      [slot(1, 7), 0, 1],
      [slot(2, 8), -1, 0],
      [slot(4, 4), 1, 0],
      [slot(4, 5), 0, -1],
      [slot(5, 1), 0, 1],
      [slot(5, 3), 0, -1],
      [slot(5, 8), -1, 0],
      [slot(6, 0), 0, 1],
      [slot(6, 2), 0, -1],
    ];
    const tension = slot(3, 7);
    const momentumPressure = slot(0, 2);
    const momentumRadius = slot(0, 4);
    const momentumStress = slot(0, 6);
    const lawRadius = slot(1, 4);
    const fillingRadius = slot(2, 4);
    const fillingVelocity = slot(2, 5);
    const restSquared = rest * rest;
    return {
      constant: () => {
        for (const [at, e, f] of fixed) {
          E[at] = e;
          F[at] = f;
        }
        E[tension] = 1;
      },
      time: () => {
        const phase = clock.time % clock.period;
        const inside = 0.25 * (1 + tanh((phase - systole) / width)) * (1 - tanh((phase - diastole) / width));
        const rate = alphaMost * inside + alphaLeast * (1 - inside);
        F[tension] = Math.abs(rate);
        C[active] = -Math.max(rate, 0) * stressMost;
      },
      solution: (y, dydt) => {
        const radius = y[radiusAt];
        const r = radius + rest;
        const pressure = y[outPressure];
        const velocity = y[velocityAt];
        const stress = y[stressAt];
        const radiusRate = dydt[radiusAt];
        C[momentum] = (r * (stress * thickness - pressure * r)) / restSquared;
        D[momentumPressure] = -(r * r) / restSquared;
        D[momentumRadius] = (stress * thickness - 2 * pressure * r) / restSquared;
        D[momentumStress] = (thickness * r) / restSquared;
        const shrink6 = power(rest / r, 6);
        const shrink12 = shrink6 * shrink6;
        const stretch2 = (r * r) / restSquared;
        const friction = (2 * viscosity * r * (1 + 2 * shrink12)) / restSquared;
        C[law] = 4 * (1 - shrink6) * (w1 + w2 * stretch2) + friction * radiusRate;
        D[lawRadius] = (24 * shrink6 * (w1 + w2 * stretch2)) / r + 8 * (1 - shrink6) * w2 * (r / restSquared) + (2 * viscosity * radiusRate * (1 - 22 * shrink12)) / restSquared;
        G[lawRadius] = friction;
        const area = 4 * Math.PI * r * r;
        C[filling] = area * velocity;
        D[fillingRadius] = 8 * Math.PI * r * velocity;
        D[fillingVelocity] = area;
      },
    };
  },
};
