import type { CirculationModel } from "./model.ts";

/**
 * Compliance that makes the pulmonary pulse: falls with pressure and with the bed that is lost.
 *
 *     C = C0 (1 - k X) / (1 + max(0, mPAP - p0)/p0)
 */
export function pulmonaryPulseCompliance(model: CirculationModel, mean_Pa: number, lost_fraction: number): number {
  const { values } = model;
  return (values.pulmonaryPulse * model.surface_ratio * (1 - values.pulmonaryPulseLoss * lost_fraction)) / (1 + Math.max(0, mean_Pa - values.pulmonaryPulsePressure) / values.pulmonaryPulsePressure);
}

/** Compliance that makes the systemic pulse: stiffer with age. */
export function systemicPulseCompliance(model: CirculationModel): number {
  const { values, person } = model;
  const years = person.age_y - middleAge_y;
  return values.systemicPulse * model.surface_ratio * Math.max(leastElastic_ratio, 1 - values.systemicStiffening * years);
}

/** Age to which the compliance belongs, and the least that stiff old arteries keep of it. */
const middleAge_y = 50;
const leastElastic_ratio = 0.4;
