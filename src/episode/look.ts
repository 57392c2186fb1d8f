import { bodySurface_m2 } from "../body/index.ts";
import { viewSymptoms } from "../clinic/index.ts";
import { viewEmbolus } from "../embolus/index.ts";
import { exp } from "../numerics/index.ts";
import { clotTails, clotVolume_m3, occlusion_fraction, type Clot, type ClotTail } from "../thrombus/index.ts";
import { restingOxygenUptake_m3_per_s } from "../body/index.ts";
import { presentEffort } from "./connect/loads.ts";
import { presentConditions } from "./connect/clots.ts";
import { presentBlockage } from "./connect/occlusion.ts";
import type { Episode } from "./model.ts";
import { vesselSaturation } from "./saturation.ts";
import type { ClotSnapshot, Snapshot } from "./snapshot.ts";
import type { EpisodeState } from "./state.ts";

/** Oxygen that a m3 of fully saturated blood carries for each kg/m3 of haemoglobin, m3. */
const oxygenPerHaemoglobin_m3_per_kg = 1.39e-3;

function clotSnapshot(episode: Episode, clot: Clot, tails: readonly ClotTail[]): ClotSnapshot {
  const volume = clotVolume_m3(clot);
  const own = tails.filter((tail) => tail.clotId === clot.id);
  let organised = 0;
  let fresh = 0;
  let age = 0;
  let length = 0;
  let occlusion = 0;
  for (const segment of clot.segments) {
    organised += segment.organised_m3;
    fresh += segment.fresh_m3;
    age += segment.fresh_m3 * segment.meanAge_s;
    length += segment.length_m;
    occlusion = Math.max(occlusion, occlusion_fraction(episode.thrombus.veins[segment.vesselIndex], segment));
  }
  return {
    id: clot.id + 1,
    vesselIndices: clot.segments.map((segment) => segment.vesselIndex),
    volume_m3: volume, length_m: length, occlusion_fraction: occlusion,
    organised_fraction: volume > 0 ? organised / volume : 0,
    meanAge_s: fresh > 0 ? age / fresh : 0,
    freeTail_m: own.reduce((sum, tail) => sum + tail.freeLength_m, 0),
    // Where it holds worst is where it will break.
    attachment_J_per_m2: own.reduce((least, tail) => Math.min(least, tail.adhesion_J_per_m2), Infinity),
  };
}

function volumeOfSide(episode: Episode, state: EpisodeState, side: "left" | "right"): number {
  let volume = 0;
  for (const clot of state.stations.thrombus.clots) for (const segment of clot.segments) if (episode.graph.vessels[segment.vesselIndex].side === side) volume += segment.fresh_m3 + segment.organised_m3;
  return volume;
}

/** Everything that can be read of the person at the present moment. */
export function look(episode: Episode, state: EpisodeState): Snapshot {
  const { stations, carry } = state;
  const { circulation, lung } = carry;
  const { drugs, blood, criticalResidence_s } = presentConditions(episode, state);
  const tails = clotTails(episode.thrombus, stations.thrombus, blood.fibrinogen_kg_per_m3, state.t_s);
  const saturation = vesselSaturation(episode.graph, circulation, {
    arterial_fraction: lung.SaO2_fraction, mixedVenous_fraction: lung.SvO2_fraction,
    oxygenUptake_m3_per_s: restingOxygenUptake_m3_per_s(episode.person) * presentEffort(episode, state).oxygen_ratio,
    oxygenCapacity_ratio: oxygenPerHaemoglobin_m3_per_kg * episode.person.blood.haemoglobin_kg_per_m3,
  });
  return {
    t_s: state.t_s,
    bodySurface_m2: bodySurface_m2(episode.person),
    haemoglobin_kg_per_m3: episode.person.blood.haemoglobin_kg_per_m3,
    circulation, biomarkers: stations.biomarkers, lung,
    blood: { dDimer_kg_per_m3: blood.dDimer_kg_per_m3, fibrinogen_kg_per_m3: blood.fibrinogen_kg_per_m3, systemicActivation_ratio: blood.systemicActivation_ratio, thrombinPeak_nM: blood.phenotype.peak_nM },
    drugs,
    clots: stations.thrombus.clots.map((clot) => clotSnapshot(episode, clot, tails)),
    clotVolumeLeft_m3: volumeOfSide(episode, state, "left"),
    clotVolumeRight_m3: volumeOfSide(episode, state, "right"),
    embolusVolumeLung_m3: viewEmbolus(episode.embolus, stations.embolus, state.t_s).volumeLung_m3,
    occlusion_fraction: presentBlockage(episode, state).occlusion_fraction,
    saturation_fraction: saturation,
    criticalResidence_s,
    legs: { left: stations.clinic.legs.left, right: stations.clinic.legs.right },
    symptoms: viewSymptoms(stations.clinic.symptoms),
    majorBleeding_probability: 1 - exp(-state.bleeding_index),
    alive: state.alive,
  };
}
