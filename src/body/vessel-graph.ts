import { resolve } from "../units/index.ts";
import { bloodVolume_m3, bodySurface_m2, has, restingCardiacOutput_m3_per_s } from "./person.ts";
import { GraphBuilder, type Draft } from "./builder.ts";
import { arteryRows, pulmonaryRows, pulmonaryVeinRows, segmentalArtery, segmentRows, type ArteryRow } from "./data/arteries.ts";
import { bedRows, collateralRows } from "./data/beds.ts";
import { veinRows } from "./data/veins.ts";
import { bodyParameters } from "./parameters.ts";
import type { LungSegment, Person, Side, SystemicBed, VesselGraph } from "./types.ts";

const values = resolve(bodyParameters);
const sides = ["left", "right"] as const;
const pulmonaryArterialRest_fraction = 0.75;
const percent = 100;

function sideOf(id: string): Side {
  return id.endsWith("-left") ? "left" : id.endsWith("-right") ? "right" : "midline";
}

function expand(id: string, paired: boolean): readonly string[] {
  return paired ? sides.map((side) => `${id}-${side}`) : [id];
}

function sameSide(pattern: string, id: string): string {
  return pattern.replace("*", sideOf(id));
}

function addVeins(builder: GraphBuilder): void {
  for (const row of veinRows) {
    for (const id of expand(row.id, row.paired)) {
      const side = sideOf(id);
      builder.add({
        id, label: row.paired ? `${row.label}, ${side}` : row.label, kind: "vein", layer: row.layer, side, region: row.region, parallelCount: row.number,
        length_cm: row.length_cm, distal_mm: row.distal_mm, proximal_mm: row.proximal_mm, valveCount: row.valves, pocketCount: row.pockets,
        sources: row.sources, ...(row.snomed === undefined ? {} : { snomed: row.snomed }),
      });
    }
  }
}

function addArtery(builder: GraphBuilder, row: ArteryRow): void {
  for (const id of expand(row.id, row.paired)) {
    builder.add({
      id, label: row.paired ? `${row.label}, ${sideOf(id)}` : row.label, kind: row.kind, layer: "none", side: sideOf(id), region: row.kind === "artery" ? "thorax" : "lung", parallelCount: 1,
      length_cm: row.length_cm, distal_mm: row.distal_mm, proximal_mm: row.proximal_mm, valveCount: 0, pocketCount: 0, sources: [row.source], ...(row.snomed === undefined ? {} : { snomed: row.snomed }),
    });
  }
}

function lumped(id: string, label: string, kind: Draft["kind"], region: Draft["region"], height_mm?: number): Draft {
  return { id, label, kind, layer: "none", side: sideOf(id), region, parallelCount: 1, length_cm: 0, distal_mm: 0, proximal_mm: 0, valveCount: 0, pocketCount: 0, sources: ["virchow"], ...(height_mm === undefined ? {} : { map_mm: height_mm }) };
}

const chamberCodes = { "right-atrium": "73829009", "right-ventricle": "53085002", "left-atrium": "82471001", "left-ventricle": "87878005" } as const;

function addCompartments(builder: GraphBuilder): void {
  for (const [id, label] of [["right-atrium", "Right atrium"], ["right-ventricle", "Right ventricle"], ["left-atrium", "Left atrium"], ["left-ventricle", "Left ventricle"]] as const) builder.add({ ...lumped(id, label, "chamber", "thorax"), snomed: chamberCodes[id] });
  addVeins(builder);
  for (const row of pulmonaryRows) addArtery(builder, row);
  for (const row of segmentRows) {
    addArtery(builder, { id: `segmental-artery-${row.id}`, label: `Segmental artery ${row.label}`, paired: false, kind: "pulmonary-artery", ...segmentalArtery, from: row.artery, source: "textbook-anatomy" });
    builder.add(lumped(`segmental-bed-${row.id}`, `Vessels below segmental artery ${row.label}`, "pulmonary-bed", "lung"));
  }
  for (const row of pulmonaryVeinRows) addArtery(builder, row);
  for (const row of arteryRows) addArtery(builder, row);
  for (const row of bedRows) for (const id of expand(row.id, row.paired)) builder.add(lumped(id, row.paired ? `${row.label}, ${sideOf(id)}` : row.label, "bed", row.region, row.map_mm));
}

/** Resting flow through every vein, by following each bed's drainage to the right atrium. */
function veinFlows(output_m3_per_s: number): Map<string, number> {
  const into = new Map<string, string>();
  for (const row of veinRows) for (const id of expand(row.id, row.paired)) into.set(id, sameSide(row.into, id));
  const flows = new Map<string, number>();
  for (const row of bedRows) {
    for (const bed of expand(row.id, row.paired)) {
      for (const [pattern, share] of row.drains) {
        const flow = (output_m3_per_s * row.flow * share) / (percent * percent);
        let vein = sameSide(pattern, bed);
        while (into.has(vein)) {
          flows.set(vein, (flows.get(vein) ?? 0) + flow);
          vein = into.get(vein) ?? "";
        }
      }
    }
  }
  return flows;
}

function layVeins(builder: GraphBuilder, person: Person, flows: ReadonlyMap<string, number>): void {
  // Rows are listed distal to proximal; resistances and pressures are laid out from the heart outward.
  for (const row of [...veinRows].reverse()) {
    for (const id of expand(row.id, row.paired)) {
      const into = row.into === "" ? "right-atrium" : sameSide(row.into, id);
      const compressed = id === "common-iliac-vein-left" ? person.leftIliacCompression_fraction : 0;
      const open = 1 - compressed;
      const narrowShare = 1 / (4 + 1);
      const resistance = builder.poiseuille(id, values.venousFactor) * (1 + narrowShare * (1 / (open * open) - 1));
      const below = into === "right-atrium" ? values.atrialPressure : builder.pressure(into);
      builder.setPressure(id, below + resistance * (flows.get(id) ?? 0));
      builder.setCompression(id, compressed);
      builder.drain(id, into);
      builder.link(id, into, "series", resistance, { oneWay: row.valves >= 1, along: id });
    }
  }
  for (const row of collateralRows) {
    for (const from of expand(row.from.replace("-*", ""), row.paired)) {
      const start = row.paired ? from : row.from;
      const end = row.paired ? sameSide(row.to, from) : row.to;
      builder.link(start, end, row.kind, row.resistance * values.collateralResistance, { oneWay: row.kind === "perforator" });
    }
  }
}

function layArteries(builder: GraphBuilder, person: Person, output_m3_per_s: number): readonly SystemicBed[] {
  for (const row of arteryRows) {
    for (const id of expand(row.id, row.paired)) {
      builder.setPressure(id, values.aorticPressure);
      if (row.from === "left-ventricle") continue;
      // On the right the carotid and the subclavian artery share one trunk.
      const from = row.from === "aorta" && (id === "common-carotid-artery-right" || id === "subclavian-artery-right") ? "brachiocephalic-trunk" : sameSide(row.from, id);
      builder.link(from, id, "series", row.id === "bronchial-arteries" ? (bronchialDrop_fraction * values.aorticPressure) / (output_m3_per_s * bronchialFlow_fraction) : builder.poiseuille(id, values.arterialFactor), { along: id });
    }
  }
  builder.link("left-ventricle", "aorta", "left-ventricle", 0);
  const oxygenSum = bedRows.reduce((sum, row) => sum + row.oxygen * (row.paired ? 2 : 1), 0);
  const beds: SystemicBed[] = [];
  for (const row of bedRows) {
    for (const id of expand(row.id, row.paired)) {
      const artery = sameSide(row.artery, id);
      const veins = row.drains.map(([pattern, share]) => ({ vein: sameSide(pattern, id), share: share / percent }));
      const flow = (output_m3_per_s * row.flow) / percent;
      const highest = Math.max(...veins.map(({ vein }) => builder.pressure(vein)));
      const pressure = Math.max(values.bedPressure, highest + values.bedPressure / 4);
      builder.setPressure(id, pressure);
      builder.link(artery, id, "arteriole", (arteriolar_fraction * values.aorticPressure - pressure) / flow);
      for (const { vein, share } of veins) builder.link(id, vein, "venule", (pressure - builder.pressure(vein)) / (flow * share));
      beds.push({
        bed: builder.index(id), artery: builder.index(artery), region: row.region, side: sideOf(id), restFlow_fraction: row.flow / percent, oxygenUptake_fraction: row.oxygen / oxygenSum,
        drains: veins.map(({ vein, share }) => ({ vein: builder.index(vein), share_fraction: share })),
      });
    }
  }
  if (person.foramenOvale === "open") builder.link("right-atrium", "left-atrium", "shunt", values.foramenResistance, { oneWay: true });
  return beds;
}

function layLung(builder: GraphBuilder, person: Person): readonly LungSegment[] {
  const years = Math.max(0, person.age_y - values.indexAge);
  const disease = (has(person, "pulmonary-hypertension") ? values.hypertensionResistance : 1) * (has(person, "copd") ? values.lungDiseaseResistance : 1);
  const total = values.pulmonaryResistance * (1 + values.pulmonaryResistanceGrowth * years) * disease;
  const shareSum = segmentRows.reduce((sum, row) => sum + row.share, 0);
  const path = new Map<string, readonly string[]>([["pulmonary-trunk", ["pulmonary-trunk"]]]);
  builder.link("right-ventricle", "pulmonary-trunk", "right-ventricle", 0);
  for (const row of pulmonaryRows) {
    builder.setPressure(row.id, values.pulmonaryPressure);
    if (row.id === "pulmonary-trunk") continue;
    path.set(row.id, [...(path.get(row.from) ?? []), row.id]);
    builder.link(row.from, row.id, "series", builder.poiseuille(row.id, values.arterialFactor), { along: row.id });
  }
  const segments = segmentRows.map((row): LungSegment => {
    const artery = `segmental-artery-${row.id}`;
    const bed = `segmental-bed-${row.id}`;
    const vein = `${row.lobe === "lower" ? "inferior" : "superior"}-pulmonary-vein-${row.side}`;
    const share = row.share / shareSum;
    builder.setPressure(artery, values.pulmonaryPressure);
    builder.setPressure(bed, values.leftAtrialPressure * (1 + 1 / (4 + 4)));
    builder.link(row.artery, artery, "series", builder.poiseuille(artery, values.arterialFactor), { along: artery });
    builder.link(artery, bed, "pulmonary-bed", total / share, { along: bed });
    builder.link(bed, vein, "venule", (total * venularResistance_fraction) / share);
    return {
      id: row.id, label: row.label, side: row.side, lobe: row.lobe, artery: builder.index(artery), bed: builder.index(bed), vein: builder.index(vein), share_fraction: share, qanadliCount: row.qanadli,
      standingHeight_m: builder.standingHeight_m(artery), path: [...(path.get(row.artery) ?? []), artery].map((id) => builder.index(id)),
    };
  });
  for (const row of pulmonaryVeinRows) {
    builder.setPressure(row.id, values.leftAtrialPressure);
    builder.link(row.id, "left-atrium", "series", builder.poiseuille(row.id, values.arterialFactor), { along: row.id });
  }
  return segments;
}

/**
 * The vessels of one person: named veins, arteries and pulmonary vessels scaled by height and sex, lumped beds, heart chambers,
 * and the links between them with resting resistances. Blood fills it to Nadler's volume.
 * Limits: person within `personLimits`. Source: physiology tables of the evidence (sections 7 to 9).
 */
export function buildVesselGraph(person: Person): VesselGraph {
  const builder = new GraphBuilder(person);
  addCompartments(builder);
  const output = restingCardiacOutput_m3_per_s(person);
  layVeins(builder, person, veinFlows(output));
  const beds = layArteries(builder, person, output);
  const segments = layLung(builder, person);
  builder.link("right-atrium", "right-ventricle", "tricuspid", 0, { oneWay: true });
  builder.link("left-atrium", "left-ventricle", "mitral", 0, { oneWay: true });
  const reservoirs = new Map<string, number>();
  for (const row of bedRows) for (const id of expand(row.id, row.paired)) reservoirs.set(id, row.reservoir);
  const vessels = builder.finish({
    bloodVolume_m3: bloodVolume_m3(person),
    pulmonaryVolume_m3: values.pulmonaryVolume * bodySurface_m2(person),
    reservoirs,
    segmentShares: new Map(segments.map((segment) => [segment.bed as number, segment.share_fraction])),
    arterial_fraction: pulmonaryArterialRest_fraction,
  });
  const indexOf = new Map(vessels.map((vessel) => [vessel.id, vessel.index]));
  return {
    vessels,
    links: builder.links,
    beds,
    segments,
    chambers: { rightAtrium: builder.index("right-atrium"), rightVentricle: builder.index("right-ventricle"), leftAtrium: builder.index("left-atrium"), leftVentricle: builder.index("left-ventricle") },
    indexOf,
  };
}

/** Bronchial arteries lose a hundredth of the aortic pressure at 1.2 % of the output. */
const bronchialDrop_fraction = 0.01;
const bronchialFlow_fraction = 0.012;
/** Share of the aortic pressure that reaches the arterioles. */
const arteriolar_fraction = 0.97;
/** Share of a pulmonary segment's resistance that lies in its venules. */
const venularResistance_fraction = 0.04;
