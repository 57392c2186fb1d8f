import { carrierOf, mmHg_Pa } from "./breathing.ts";
import { distribute } from "./distribute.ts";
import { exchange } from "./exchange.ts";
import { oxygenContent } from "./gas.ts";
import type { LungModel } from "./model.ts";
import { obstruction } from "./obstruction.ts";
import type { LungInput, LungState } from "./state.ts";
import { viewLung, type LungView } from "./view.ts";

const settled = { sweeps: 30, passes: 4 } as const;

/**
 * What this lung would do with another mixed venous oxygen tension, all else held (ventilation, its spread, perfusion, venous carbon dioxide): the usual way to ask how much of a
 * hypoxaemia a low output makes (PHY-303). Leaves the state as it is.
 */
export function viewWithVenousOxygen(model: LungModel, state: LungState, input: LungInput, venousO2_Pa: number): LungView {
  const carrier = carrierOf(model, input);
  const venousCO2 = viewLung(model, state, input).PaCO2_Pa / mmHg_Pa + venousStep_mmHg;
  const copy: LungState = { ...state, curveO2_points: [...state.curveO2_points], curveCO2_points: [...state.curveCO2_points], venousO2_points: oxygenContent(venousO2_Pa / mmHg_Pa, venousCO2, carrier) };
  distribute(model, input, obstruction(model, input.plugs, input.perfusion));
  exchange(model, copy, input, carrier, settled.sweeps, settled.passes);
  return viewLung(model, copy, input);
}

const venousStep_mmHg = 6;
