import { orderTest as fileOrder, testCatalogue } from "../../clinic/index.ts";
import type { ScenarioAction } from "../scenario/types.ts";
import type { OrderContext } from "./context.ts";
import { note } from "./words.ts";

/** Asks for a test; its result comes when it is ready. */
export function orderTest(context: OrderContext, action: Extract<ScenarioAction, { action: "test" }>): void {
  const { state } = context;
  const description = testCatalogue.find((known) => known.id === action.test);
  const side = action.side === undefined || description?.sided !== true ? "" : `, ${action.side} leg`;
  const place = action.side === undefined ? null : `leg-${action.side}`;
  const entry = note(context, "test-ordered", place, `${description?.label ?? action.test} is asked for${side}.`, { test: action.test, side: action.side ?? null });
  fileOrder(state.stations.clinic, { test: action.test, side: action.side }, state.t_s, entry);
}
