import type { EpisodeState, Lasting } from "../state.ts";

const isOver = (order: Lasting<unknown> | null, t_s: number): boolean => order !== null && order.until_s !== null && order.until_s <= t_s;

/** Ends what has lasted its time: timed activities give way to the resting one, postures, strains, infusions stop. */
export function expireOrders(state: EpisodeState): void {
  const { orders, t_s } = state;
  const keep = <T>(list: Lasting<T>[]): Lasting<T>[] => list.filter((order) => !isOver(order, t_s));
  if (isOver(orders.activity, t_s)) {
    orders.activity = { value: orders.restingActivity.name, until_s: null, entry: orders.restingActivity.entry };
    state.origins.stasis = orders.restingActivity.entry;
    state.disturbed_s = t_s;
  }
  if (isOver(orders.posture, t_s)) {
    orders.posture = null;
    state.disturbed_s = t_s;
  }
  if (isOver(orders.travel, t_s)) {
    orders.travel = null;
    orders.stoodUp_s = t_s;
    state.disturbed_s = t_s;
  }
  if (isOver(orders.strain, t_s)) {
    orders.strain = null;
    state.disturbed_s = t_s;
  }
  for (const side of ["left", "right"] as const) {
    if (isOver(orders.immobility[side], t_s)) orders.immobility[side] = null;
    if (isOver(orders.massage[side], t_s)) orders.massage[side] = null;
    if (isOver(orders.compression[side], t_s)) orders.compression[side] = null;
  }
  orders.catheters = keep(orders.catheters);
  orders.occlusions = keep(orders.occlusions);
  orders.fluids = keep(orders.fluids);
  orders.localLysis = keep(orders.localLysis);
  if (isOver(orders.inspired_fraction, t_s)) orders.inspired_fraction = null;
  if (isOver(orders.vasopressor_ratio, t_s)) orders.vasopressor_ratio = null;
}

/** When the next order ends; Infinity when none is timed. */
export function nextExpiry_s(state: EpisodeState): number {
  const { orders } = state;
  const all: readonly (Lasting<unknown> | null)[] = [
    orders.activity, orders.posture, orders.travel, orders.strain, orders.inspired_fraction, orders.vasopressor_ratio,
    orders.immobility.left, orders.immobility.right, orders.massage.left, orders.massage.right, orders.compression.left, orders.compression.right,
    ...orders.catheters, ...orders.occlusions, ...orders.fluids, ...orders.localLysis,
  ];
  let next = Infinity;
  for (const order of all) if (order?.until_s !== null && order?.until_s !== undefined) next = Math.min(next, order.until_s);
  return next;
}
