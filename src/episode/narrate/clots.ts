import type { Embolus, EmbolusEvent, Release } from "../../embolus/index.ts";
import { clotVolume_m3, type StartCause, type ThrombusEvent } from "../../thrombus/index.ts";
import { fromSI } from "../../units/index.ts";
import type { Episode } from "../model.ts";
import { placeText, spanText } from "../orders/words.ts";
import type { EpisodeState } from "../state.ts";
import { record } from "../timeline.ts";
import { percentText, round, shortTimeText, volumeText } from "./words.ts";

const woundedFrom_fraction = 0.1;
const activatedFrom_ratio = 1.3;

/** Entries that lie behind the start of a clot: the corners of the triad that were out of the ordinary. */
function startCauses(state: EpisodeState, event: ThrombusEvent, cause: StartCause): (string | null)[] {
  const { origins } = state;
  const still = cause.residence_s > restful_s || cause.meanResidence_s > restful_s;
  return [
    still ? origins.stasis : null,
    cause.injury_fraction > woundedFrom_fraction ? (origins.wounds[String(event.vesselIndex)] ?? null) : null,
    state.stations.wall.inflammation_ratio > activatedFrom_ratio ? origins.inflammation : null,
  ];
}

/** Residence time that is longer than an ordinary day's, s. */
const restful_s = 400;

function isStart(cause: ThrombusEvent["cause"]): cause is StartCause {
  return cause !== null && "criticalResidence_s" in cause;
}

/** Writes what happened to a thrombus. */
export function tellThrombus(episode: Episode, state: EpisodeState, event: ThrombusEvent): void {
  const vessel = episode.graph.vessels[event.vesselIndex];
  const { origins, timeline } = state;
  const number = event.clotId + 1;
  const key = String(event.clotId);
  if (event.kind === "clot-started" && isStart(event.cause)) {
    const { meanResidence_s, criticalResidence_s, injury_fraction } = event.cause;
    const wall = injury_fraction > woundedFrom_fraction ? `, the wall is wounded (${percentText(injury_fraction)})` : "";
    origins.clots[key] = record(timeline, {
      at_s: event.at_s, kind: "clot-started", place: vessel.id,
      data: { clot: number, residence_s: event.cause.residence_s, meanResidence_s, criticalResidence_s, drive_ratio: event.cause.drive_ratio, injury_fraction },
      causes: startCauses(state, event, event.cause),
      text: `A clot starts in ${placeText(vessel)}: over the last day blood stayed in its pockets for ${shortTimeText(meanResidence_s)} on average${wall}; this blood clots there from ${shortTimeText(criticalResidence_s)}.`,
    });
    return;
  }
  const before = origins.clots[key] ?? null;
  if (event.kind === "clot-extended") {
    const clot = state.stations.thrombus.clots.find((one) => one.id === event.clotId);
    const volume = clot === undefined ? 0 : clotVolume_m3(clot);
    origins.clots[key] = record(timeline, {
      at_s: event.at_s, kind: "clot-extended", place: vessel.id, data: { clot: number, volume_mL: fromSI(volume, "mL"), drive_ratio: event.cause?.drive_ratio ?? null },
      causes: [before], text: `The clot grows into ${placeText(vessel)} (${volumeText(volume)} in all).`,
    });
    return;
  }
  origins.clots[key] = record(timeline, { at_s: event.at_s, kind: "clot-dissolved", place: vessel.id, data: { clot: number }, causes: [before], text: `Nothing is left of the clot that began in ${placeText(vessel)}.` });
}

const pulls: Readonly<Record<Release["trigger"], string>> = { rest: "the stream", muscle: "the squeeze of the muscles", massage: "massage", pressure: "a swing of pressure in the vein" };

/** The latest entry of what the person did that could have pulled. */
function pullEntry(state: EpisodeState, trigger: Release["trigger"]): string | null {
  const { orders, origins } = state;
  switch (trigger) {
    case "massage":
      return orders.massage.left?.entry ?? orders.massage.right?.entry ?? null;
    case "pressure":
      return orders.strain?.entry ?? orders.activity.entry;
    case "muscle":
      return orders.activity.entry;
    case "rest":
      return origins.stasis;
  }
}

/** Writes that a piece has broken off, and why. */
export function tellRelease(episode: Episode, state: EpisodeState, release: Release, embolus: Embolus, at_s: number): void {
  const vessel = episode.graph.vessels[embolus.vesselIndex];
  const held = episode.graph.vessels[release.vesselIndex];
  const mN = 1000;
  state.origins.emboli[String(embolus.id)] = record(state.timeline, {
    at_s, kind: "embolus-released", place: vessel.id,
    data: {
      embolus: embolus.id, clot: release.clotId + 1, volume_mL: fromSI(embolus.volume_m3, "mL"), length_cm: fromSI(embolus.length_m, "cm"), diameter_mm: fromSI(embolus.diameter_m, "mm"),
      load_mN: release.load_N * mN, strength_mN: release.strength_N * mN, trigger: release.trigger, age_s: embolus.age_s,
    },
    causes: [state.origins.clots[String(release.clotId)] ?? null, pullEntry(state, release.trigger)],
    text: `A piece of ${volumeText(embolus.volume_m3)} (${round(fromSI(embolus.length_m, "cm"), 1)} cm long, ${spanText(embolus.age_s)} old) breaks off in ${placeText(held)}: ${pulls[release.trigger]} pulls harder (${round(release.load_N * mN, 1)} mN) than its weakest neck holds.`,
  });
}

const filledFrom_fraction = 0.97;

/** Writes what became of an embolus. */
export function tellEmbolus(episode: Episode, state: EpisodeState, event: EmbolusEvent): void {
  const embolus = state.stations.embolus.emboli.find((one) => one.id === event.embolusId);
  if (embolus === undefined) return;
  const vessel = episode.graph.vessels[event.vesselIndex];
  const { origins, timeline } = state;
  const key = String(embolus.id);
  const before = origins.emboli[key] ?? (embolus.parentId === null ? null : (origins.emboli[String(embolus.parentId)] ?? null));
  const ride = event.at_s - embolus.released_s;
  const told = tale(episode, state, event, embolus, ride);
  if (told === null) {
    if (before !== null) origins.emboli[key] = before;
    return;
  }
  const foramen = event.kind === "embolus-systemic" ? latestLodged(state) : null;
  origins.emboli[key] = record(timeline, {
    at_s: event.at_s, kind: told.kind, place: told.place ?? vessel.id,
    data: { embolus: embolus.id, volume_mL: fromSI(embolus.volume_m3, "mL"), transit_s: ride, occlusion_fraction: embolus.occlusion_fraction, bedShare_fraction: embolus.bedShare_fraction },
    causes: [before, foramen], text: told.text,
  });
}

function latestLodged(state: EpisodeState): string | null {
  for (let i = state.timeline.length - 1; i >= 0; i--) if (state.timeline[i].kind === "embolus-lodged") return state.timeline[i].id;
  return null;
}

interface Tale {
  readonly kind: "embolus-lodged" | "embolus-systemic" | "embolus-trapped" | "embolus-dissolved" | "embolus-fragmented";
  readonly place?: string;
  readonly text: string;
}

function tale(episode: Episode, state: EpisodeState, event: EmbolusEvent, embolus: Embolus, ride_s: number): Tale | null {
  const vessel = episode.graph.vessels[event.vesselIndex];
  const volume = volumeText(embolus.volume_m3);
  switch (event.kind) {
    case "embolus-lodged": {
      const isBed = vessel.kind === "pulmonary-bed";
      const segment = episode.graph.segments.find((one) => one.bed === vessel.index);
      const place = segment === undefined ? placeText(vessel) : `a branch below ${placeText(episode.graph.vessels[segment.artery])}`;
      const filled = isBed ? `closing ${percentText(embolus.bedShare_fraction * embolus.occlusion_fraction)} of the bed behind it` : embolus.occlusion_fraction >= filledFrom_fraction ? "closing it" : `filling ${percentText(embolus.occlusion_fraction)} of it`;
      const saddle = vessel.id === "pulmonary-trunk" ? " It straddles the fork of the pulmonary trunk (saddle embolus)." : "";
      return { kind: "embolus-lodged", ...(segment === undefined ? {} : { place: episode.graph.vessels[segment.artery].id }), text: `After ${shortTimeText(ride_s)} the piece of ${volume} stops in ${place}, ${filled}.${saddle}` };
    }
    case "embolus-systemic":
      return { kind: "embolus-systemic", text: `After ${shortTimeText(ride_s)} the piece of ${volume} passes the open foramen ovale and ends in ${placeText(vessel)}: a paradoxical embolism.` };
    case "embolus-trapped": {
      const isFilter = state.orders.filter?.vesselIndex === vessel.index;
      return { kind: "embolus-trapped", text: isFilter ? `The filter in ${placeText(vessel)} catches the piece of ${volume}.` : `The piece of ${volume} is held in ${placeText(vessel)}: the way ahead is blocked.` };
    }
    case "embolus-fragmented":
      return { kind: "embolus-fragmented", text: "The long piece breaks up in the right heart and at the fork of the pulmonary trunk." };
    case "embolus-dissolved":
      // Crumbs come and go by the dozen; what blocked an artery is worth a line.
      return embolus.bedShare_fraction < 1 && embolus.releasedVolume_m3 < worthTelling_m3 ? null : { kind: "embolus-dissolved", text: `The embolus in ${placeText(vessel)} has dissolved.` };
  }
}

const worthTelling_m3 = 2e-7;

const heparins: readonly string[] = ["heparin", "enoxaparin", "dalteparin", "tinzaparin"];

/** Writes the beginning of heparin-induced thrombocytopenia; returns the entry. */
export function tellAntibodies(state: EpisodeState, at_s: number): string {
  return record(state.timeline, {
    at_s, kind: "complication", place: null, data: { complication: "heparin-induced-thrombocytopenia" }, causes: heparins.map((drug) => state.origins.drugs[drug] ?? null),
    text: "Heparin-induced thrombocytopenia begins: antibodies activate platelets, their number falls, and the blood clots more readily.",
  });
}
