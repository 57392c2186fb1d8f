import { pow } from "../numerics/index.ts";
import { fromSI } from "../units/index.ts";
import type { WallValues } from "./parameters.ts";
import type { WallState } from "./state.ts";

/** What the blood meets at the wall, by vessel index. */
export interface WallView {
  /** Tissue factor as a volume equivalent of the pocket, pM. */
  readonly tissueFactor_pM: number[];
  /** Thrombomodulin as a volume equivalent, nM. */
  readonly thrombomodulin_nM: number[];
  /** Exposed wall: wounds and catheter together, 0 to 1. */
  readonly injury_fraction: number[];
  /** Activation by hypoxia, 0 to 1. */
  readonly activation_fraction: number[];
}

/**
 * Tissue factor and thrombomodulin of every vessel:
 *
 *     TF = TF0 (1 + gh a) (1 + gi j + gc c) S^p         TM = TM0 (1 - lh a) (1 - li j)
 *
 * a hypoxic activation, j injury, c share under a catheter, S systemic activation. Limits: no spatial detail inside a vessel.
 */
export function viewWall(state: WallState, values: WallValues): WallView {
  const systemic = pow(Math.max(1, state.inflammation_ratio), values.inflamedTissueFactorPower);
  const resting_pM = fromSI(values.restingTissueFactor, "pM");
  const { activation_fraction, injury_fraction, catheter_fraction } = state;
  return {
    tissueFactor_pM: injury_fraction.map((j, i) => resting_pM * systemic * (1 + values.hypoxicTissueFactor * activation_fraction[i]) * (1 + values.injuredTissueFactor * j + values.catheterTissueFactor * catheter_fraction[i])),
    thrombomodulin_nM: injury_fraction.map((j, i) => values.restingThrombomodulin * (1 - values.hypoxicThrombomodulinLoss * activation_fraction[i]) * (1 - values.injuredThrombomodulinLoss * j)),
    injury_fraction: injury_fraction.map((j, i) => 1 - (1 - j) * (1 - catheter_fraction[i])),
    activation_fraction: [...activation_fraction],
  };
}
