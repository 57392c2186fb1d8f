import { stream, type Random } from "../numerics/index.ts";
import { lodgeAt, type Lodging } from "./lodge.ts";
import type { Embolus, EmbolusModel, EmbolusState, Piece } from "./state.ts";

/** The stream that carries emboli, by vessel index. */
export interface FlightInput {
  readonly velocity_m_per_s: readonly number[];
  readonly flow_m3_per_s: readonly number[];
  readonly diameter_m: readonly number[];
  readonly occlusion_fraction: readonly number[];
  readonly rightAtrialPressure_Pa: number;
  readonly leftAtrialPressure_Pa: number;
  readonly shuntFlow_m3_per_s: number;
  readonly cardiacOutput_m3_per_s: number;
  /** Vessel that holds a filter, or null. */
  readonly filterIndex: number | null;
}

/** Something that happened to an embolus. */
export interface EmbolusEvent {
  readonly kind: "embolus-lodged" | "embolus-systemic" | "embolus-trapped" | "embolus-dissolved" | "embolus-fragmented";
  readonly embolusId: number;
  readonly vesselIndex: number;
  readonly at_s: number;
}

/** Sets a piece free in a vessel, `position_m` from its distal end. Returns its number. */
export function launch(state: EmbolusState, piece: Piece, from: { readonly vesselIndex: number; readonly position_m: number; readonly clotId: number | null; readonly parentId?: number }, t_s: number): Embolus {
  const embolus: Embolus = {
    id: state.emboli.length + 1, clotId: from.clotId, parentId: from.parentId ?? null, released_s: t_s, releasedVolume_m3: piece.volume_m3, volume_m3: piece.volume_m3, length_m: piece.length_m, diameter_m: piece.diameter_m,
    age_s: piece.age_s, organised_fraction: piece.organised_fraction, path: [{ vesselIndex: from.vesselIndex, at_s: t_s }], status: "in-flight", vesselIndex: from.vesselIndex, position_m: from.position_m, heart_s: 0,
    lodgedOcclusion_fraction: 0, occlusion_fraction: 0, bedShare_fraction: 1, lodged_s: 0,
  };
  state.emboli.push(embolus);
  if (from.parentId === undefined) state.released_m3 += piece.volume_m3;
  return embolus;
}

/** True while a piece is on its way: the clock then takes fine steps. */
export function isFlying(state: EmbolusState): boolean {
  return state.emboli.some((embolus) => embolus.status === "in-flight");
}

/** Moves every flying embolus by a step; returns what happened, in order of the emboli. */
export function advanceFlights(model: EmbolusModel, state: EmbolusState, input: FlightInput, dt_s: number, t_s: number): EmbolusEvent[] {
  const events: EmbolusEvent[] = [];
  // Fragments made during the step fly on from the next one.
  const flying = state.emboli.filter((embolus) => embolus.status === "in-flight");
  for (const embolus of flying) advanceOne(model, state, embolus, input, dt_s, t_s, events);
  return events;
}

function enter(embolus: Embolus, vesselIndex: number, at_s: number): void {
  embolus.vesselIndex = vesselIndex;
  embolus.position_m = 0;
  embolus.path.push({ vesselIndex, at_s });
}

function advanceOne(model: EmbolusModel, state: EmbolusState, embolus: Embolus, input: FlightInput, dt_s: number, t_s: number, events: EmbolusEvent[]): void {
  const { graph, values } = model;
  const { rightAtrium, rightVentricle } = graph.chambers;
  let left = dt_s;
  for (let guard = 0; guard < mostVessels && left > 0 && embolus.status === "in-flight"; guard++) {
    const at = t_s + dt_s - left;
    const vessel = graph.vessels[embolus.vesselIndex];
    if (vessel.index === rightAtrium || vessel.index === rightVentricle) {
      const need = 0.5 * values.heartTransit - embolus.heart_s;
      const used = Math.min(left, need);
      embolus.heart_s += used;
      left -= used;
      if (used < need) return;
      embolus.heart_s = 0;
      leaveChamber(model, state, embolus, input, at + used, events);
      continue;
    }
    if (vessel.kind !== "vein") {
      arrive(model, state, embolus, input, at, events);
      return;
    }
    const speed = Math.max(values.slowestRide, values.centreStream * input.velocity_m_per_s[vessel.index]);
    const need = Math.max(0, vessel.length_m - embolus.position_m) / speed;
    if (need > left) {
      embolus.position_m += speed * left;
      return;
    }
    left -= need;
    if (stopsInVein(model, embolus, input, at + need, events)) return;
    const next = vessel.downstream;
    if (next === undefined) return;
    enter(embolus, next, at + need);
  }
}

const mostVessels = 60;

/** A caval filter, or a vein ahead that is too full to let the piece by. */
function stopsInVein(model: EmbolusModel, embolus: Embolus, input: FlightInput, at_s: number, events: EmbolusEvent[]): boolean {
  const { values, graph } = model;
  const i = embolus.vesselIndex;
  const trap = (): true => {
    embolus.status = "trapped";
    events.push({ kind: "embolus-trapped", embolusId: embolus.id, vesselIndex: i, at_s });
    return true;
  };
  if (input.filterIndex === i) {
    // Struts catch what is wide, and long threads the more the longer they are.
    const caught = embolus.diameter_m >= values.filterDiameter ? 1 : (embolus.diameter_m / values.filterDiameter) * Math.min(1, embolus.length_m / values.filterLength);
    if (stream(model.seed, "filter", embolus.id).uniform() < caught) return trap();
  }
  const next = graph.vessels[i].downstream;
  if (next === undefined) return false;
  const room = 1 - input.occlusion_fraction[next];
  const filled = (embolus.diameter_m * embolus.diameter_m) / (input.diameter_m[next] * input.diameter_m[next]);
  return room < blockedRoom && filled > room ? trap() : false;
}

/** A lumen with less than this share open holds a piece back. */
const blockedRoom = 0.12;

function leaveChamber(model: EmbolusModel, state: EmbolusState, embolus: Embolus, input: FlightInput, at_s: number, events: EmbolusEvent[]): void {
  const { graph, values } = model;
  const { rightAtrium, rightVentricle, leftAtrium, leftVentricle } = graph.chambers;
  if (embolus.vesselIndex === rightAtrium) {
    const flowShare = input.cardiacOutput_m3_per_s > 0 ? input.shuntFlow_m3_per_s / (input.cardiacOutput_m3_per_s + input.shuntFlow_m3_per_s) : 0;
    const fromBelow = embolus.path.some((step) => graph.vessels[step.vesselIndex].id.startsWith("inferior-vena-cava"));
    const share = Math.min(1, flowShare * (fromBelow ? values.foramenStream : 1));
    const crosses = share > 0 && embolus.diameter_m <= values.foramenDiameter && stream(model.seed, "foramen", embolus.id).uniform() < share;
    if (!crosses) {
      enter(embolus, rightVentricle, at_s);
      return;
    }
    enter(embolus, leftAtrium, at_s);
    embolus.path.push({ vesselIndex: leftVentricle, at_s });
    systemic(model, embolus, at_s, events);
    return;
  }
  const trunk = graph.indexOf.get("pulmonary-trunk") ?? 0;
  enter(embolus, trunk, at_s);
  fragment(model, state, embolus, at_s, events);
}

/** Where an embolus on the left side ends: a bed by its share of the flow. */
function systemic(model: EmbolusModel, embolus: Embolus, at_s: number, events: EmbolusEvent[]): void {
  const { graph } = model;
  const random = stream(model.seed, "systemic", embolus.id);
  const total = graph.beds.reduce((sum, bed) => sum + bed.restFlow_fraction, 0);
  let pick = random.uniform() * total;
  let chosen = graph.beds[0];
  for (const bed of graph.beds) {
    chosen = bed;
    pick -= bed.restFlow_fraction;
    if (pick <= 0) break;
  }
  embolus.path.push({ vesselIndex: graph.indexOf.get("aorta") ?? 0, at_s }, { vesselIndex: chosen.artery, at_s });
  embolus.status = "systemic";
  embolus.vesselIndex = chosen.artery;
  embolus.lodged_s = at_s;
  embolus.occlusion_fraction = 1;
  embolus.lodgedOcclusion_fraction = 1;
  events.push({ kind: "embolus-systemic", embolusId: embolus.id, vesselIndex: chosen.artery, at_s });
}

/** A long cast breaks in the heart and at the trunk's bifurcation; a thick very long one may straddle it, a limb in each main artery. */
function fragment(model: EmbolusModel, state: EmbolusState, embolus: Embolus, at_s: number, events: EmbolusEvent[]): void {
  const { values, graph } = model;
  const random = stream(model.seed, "fragment", embolus.id);
  const straddles = embolus.length_m > values.straddleLength && random.uniform() < values.straddle;
  if (straddles) {
    const whole = { volume_m3: embolus.volume_m3, length_m: embolus.length_m };
    for (const side of ["right", "left"] as const) {
      const main = graph.indexOf.get(`pulmonary-artery-${side}`) ?? embolus.vesselIndex;
      breakUp(model, state, embolus, { volume_m3: whole.volume_m3 * values.limbShare, length_m: whole.length_m * values.limbShare }, main, random, at_s);
    }
    // What rides on the fork is the middle of the cast.
    embolus.volume_m3 = whole.volume_m3 * (1 - 2 * values.limbShare);
    embolus.releasedVolume_m3 = embolus.volume_m3;
    return;
  }
  if (embolus.length_m <= values.fragmentLength) return;
  breakUp(model, state, embolus, embolus, embolus.vesselIndex, random, at_s);
  embolus.status = "fragmented";
  embolus.volume_m3 = 0;
  events.push({ kind: "embolus-fragmented", embolusId: embolus.id, vesselIndex: embolus.vesselIndex, at_s });
}

/** Makes fragments of a cast, or of a limb of it, in a vessel: one for each `fragmentLength` begun, of unequal sizes. */
function breakUp(model: EmbolusModel, state: EmbolusState, embolus: Embolus, part: { readonly volume_m3: number; readonly length_m: number }, vesselIndex: number, random: Random, at_s: number): void {
  const { values } = model;
  const count = Math.min(values.mostFragments, 1 + Math.floor(part.length_m / values.fragmentLength));
  const weights = Array.from({ length: count }, () => leastWeight + random.exponential());
  const sum = weights.reduce((a, b) => a + b, 0);
  const { volume_m3, length_m } = part;
  for (const weight of weights) {
    const share = weight / sum;
    const piece = launch(state, { volume_m3: volume_m3 * share, length_m: length_m * share, diameter_m: embolus.diameter_m, age_s: embolus.age_s, organised_fraction: embolus.organised_fraction }, { vesselIndex, position_m: 0, clotId: embolus.clotId, parentId: embolus.id }, at_s);
    piece.released_s = embolus.released_s;
    piece.path = [...embolus.path.map((step) => ({ ...step })), ...(vesselIndex === embolus.vesselIndex ? [] : [{ vesselIndex, at_s }])];
  }
}

const leastWeight = 0.3;

/** Rides the pulmonary arteries to where it stops; they are short, so this takes no time of its own. */
function arrive(model: EmbolusModel, state: EmbolusState, embolus: Embolus, input: FlightInput, at_s: number, events: EmbolusEvent[]): void {
  const lodging: Lodging = lodgeAt(model, state, embolus, input.flow_m3_per_s, embolus.vesselIndex);
  for (const vesselIndex of lodging.path) embolus.path.push({ vesselIndex, at_s });
  embolus.status = "lodged";
  embolus.vesselIndex = lodging.vesselIndex;
  embolus.lodged_s = at_s;
  embolus.lodgedOcclusion_fraction = lodging.occlusion_fraction;
  embolus.occlusion_fraction = lodging.occlusion_fraction;
  embolus.bedShare_fraction = lodging.bedShare_fraction;
  events.push({ kind: "embolus-lodged", embolusId: embolus.id, vesselIndex: lodging.vesselIndex, at_s });
}
