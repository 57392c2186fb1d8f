import type { ScenarioAction } from "../scenario/types.ts";
import type { OrderContext } from "./context.ts";
import { orderDaily } from "./daily.ts";
import { orderExperiment } from "./experiments.ts";
import { orderInsult } from "./insults.ts";
import { orderTest } from "./tests.ts";
import { orderTreatment } from "./treatments.ts";

/** Carries out one scenario action at the present time and writes its timeline entry. */
export function applyAction(context: OrderContext, action: ScenarioAction): void {
  switch (action.action) {
    case "surgery": case "trauma": case "immobility": case "travel": case "catheter": case "infection":
      orderInsult(context, action);
      break;
    case "activity": case "posture": case "cough": case "valsalva": case "massage": case "stockings": case "compression": case "note":
      orderDaily(context, action);
      break;
    case "give": case "stop": case "oxygen": case "fluid": case "vasopressor": case "ventilation": case "filter": case "lysis": case "thrombectomy":
      orderTreatment(context, action);
      break;
    case "test":
      orderTest(context, action);
      break;
    case "clot": case "embolus": case "occlude": case "set":
      orderExperiment(context, action);
  }
}
