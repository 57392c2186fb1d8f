import { has, type Vessel } from "../../body/index.ts";
import { viewBlood } from "../../blood/index.ts";
import { performDueTests, type HistoryFindings, type LungPlug, type LungSegmentFlow, type TestEvent, type TestInput, type VeinSegment } from "../../clinic/index.ts";
import { viewDrugs } from "../../drugs/index.ts";
import { viewEmbolus } from "../../embolus/index.ts";
import { occlusion_fraction, segmentVolume_m3 } from "../../thrombus/index.ts";
import type { Episode } from "../model.ts";
import type { EpisodeState } from "../state.ts";
import { isLeg } from "./clinic.ts";
import { lungInput } from "./lung.ts";

const roomAir_fraction = 0.21;
const fourWeeks_s = 2419200;

/** What the person tells about the weeks before. */
function history(episode: Episode, state: EpisodeState): HistoryFindings {
  const { person } = episode;
  const { history: past, orders, t_s } = state;
  const still = (side: "left" | "right"): boolean => orders.immobility[side] !== null || (has(person, "leg-paralysis") && side === "left");
  const ongoing = past.bedriddenFrom_s === null ? 0 : t_s - past.bedriddenFrom_s;
  const earlier = past.lastBedridden_s !== null && t_s - past.lastBedridden_s < fourWeeks_s ? past.longestBedridden_s : 0;
  return {
    age_y: person.age_y,
    sex: person.sex,
    activeCancer: has(person, "active-cancer"),
    paralysisOrPlaster: { left: still("left"), right: still("right") },
    bedridden_s: Math.max(ongoing, earlier),
    sinceSurgery_s: past.majorSurgery_s === null ? null : t_s - past.majorSurgery_s,
    sinceTrauma_s: past.trauma_s === null ? null : t_s - past.trauma_s,
    previousDvt: has(person, "previous-vte"),
    previousDvtPe: has(person, "previous-vte"),
    oestrogenUse: person.blood.oestrogen !== "none",
    heartFailure: has(person, "heart-failure"),
    chronicLungDisease: has(person, "copd"),
  };
}

/** Every vein of the legs as imaging meets it: its fullest place, and the length of clot in it. */
function veinSegments(episode: Episode, state: EpisodeState): VeinSegment[] {
  const { graph, thrombus } = episode;
  return graph.vessels.filter(isLeg).map((vessel) => {
    let occlusion = 0;
    let length = 0;
    let volume = 0;
    let organised = 0;
    for (const clot of state.stations.thrombus.clots) {
      for (const segment of clot.segments) {
        if (segment.vesselIndex !== vessel.index) continue;
        occlusion = Math.max(occlusion, occlusion_fraction(thrombus.veins[vessel.index], segment));
        length += segment.length_m;
        volume += segmentVolume_m3(segment);
        organised += segment.organised_m3;
      }
    }
    return {
      place: vessel.id, label: vessel.label, side: vessel.side === "right" ? "right" : "left", region: vessel.region as VeinSegment["region"], superficial: vessel.layer === "superficial",
      diameter_m: vessel.diameter_m, occlusion_fraction: occlusion, clotLength_m: length, organised_fraction: volume > 0 ? organised / volume : 0,
    };
  });
}

function levelOf(vessel: Vessel): LungPlug["level"] {
  if (vessel.kind === "pulmonary-bed") return "subsegmental";
  if (vessel.id.startsWith("segmental")) return "segmental";
  return vessel.id === "pulmonary-trunk" || vessel.id.startsWith("pulmonary-artery") ? "main" : "lobar";
}

function lungPlugs(episode: Episode, state: EpisodeState): LungPlug[] {
  const { graph } = episode;
  return viewEmbolus(episode.embolus, state.stations.embolus, state.t_s).plugs.map((plug) => {
    const vessel = graph.vessels[plug.vesselIndex];
    const segment = graph.segments.find((one) => one.bed === vessel.index);
    const named = segment === undefined ? vessel : graph.vessels[segment.artery];
    const width = segment === undefined ? vessel.diameter_m : named.distalDiameter_m * Math.sqrt(plug.bedShare_fraction);
    return { place: named.id, label: named.label, side: named.side, level: levelOf(vessel), arteryDiameter_m: width, occlusion_fraction: plug.occlusion_fraction };
  });
}

function lungSegments(episode: Episode, state: EpisodeState): LungSegmentFlow[] {
  const input = lungInput(episode, state);
  const total = input.segmentFlow_m3_per_s.reduce((sum, flow) => sum + Math.max(0, flow), 0);
  return episode.graph.segments.map((segment, s) => ({
    label: segment.label,
    perfusion_ratio: total > 0 ? Math.max(0, input.segmentFlow_m3_per_s[s]) / (total * segment.share_fraction) : 0,
    ventilation_ratio: 1 - Math.min(1, state.stations.lung.infarct_fraction[s]),
  }));
}

/** Everything that a test may look at, as the person is now. */
export function testInput(episode: Episode, state: EpisodeState): TestInput {
  const { stations, carry } = state;
  const { circulation, lung } = carry;
  const drugs = viewDrugs(stations.drugs, episode.values.drugs);
  const blood = viewBlood(stations.blood, episode.values.blood);
  return {
    history: history(episode, state),
    veins: veinSegments(episode, state),
    plugs: lungPlugs(episode, state),
    lungSegments: lungSegments(episode, state),
    infarctedVolume_m3: lung.infarctedVolume_m3,
    atelectasis_fraction: stations.lung.atelectasis_fraction,
    dDimer_kg_per_m3: blood.dDimer_kg_per_m3,
    troponin_kg_per_m3: stations.biomarkers.troponin_kg_per_m3,
    ntProBNP_kg_per_m3: stations.biomarkers.ntProBNP_kg_per_m3,
    lactate_mmol_per_L: stations.biomarkers.lactate_mmol_per_L,
    haemoglobin_kg_per_m3: episode.person.blood.haemoglobin_kg_per_m3,
    inr_ratio: drugs.inr_ratio,
    aptt_s: drugs.aptt_s,
    PaO2_Pa: lung.PaO2_Pa,
    PaCO2_Pa: lung.PaCO2_Pa,
    pH_index: lung.pH_index,
    SpO2_fraction: lung.SpO2_fraction,
    inspiredOxygen_fraction: state.orders.inspired_fraction?.value ?? roomAir_fraction,
    barometricPressure_Pa: episode.values.episode.barometricPressure,
    heartRate_per_s: circulation.heartRate_per_s,
    respiratoryRate_per_s: lung.respiratoryRate_per_s,
    arterialPressureSystolic_Pa: circulation.arterialPressureSystolic_Pa,
    pulmonaryArterialPressureSystolic_Pa: circulation.pulmonaryArterialPressureSystolic_Pa,
    rvLvDiameter_ratio: circulation.rvLvDiameter_ratio,
    tapse_m: circulation.tapse_m,
  };
}

/** Carries out the tests that are due now. */
export function takeDueTests(episode: Episode, state: EpisodeState): readonly TestEvent[] {
  const isDue = state.stations.clinic.record.orders.some((order) => order.dueAt_s <= state.t_s);
  return isDue ? performDueTests(state.stations.clinic, testInput(episode, state), episode.values.clinic, state.t_s) : [];
}
