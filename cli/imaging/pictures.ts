import { angiogram, createTree, defaultTreeValues, perfuseTree, placePlugs, planarScan, treeOcclusion, type Person, type Plug, type VesselGraph } from "virchow";
import { writeAngiogram, writePlanar } from "./write.ts";

/** What a picture of the chest needs to know of a person and the moment. */
export interface ChestMoment {
  readonly graph: VesselGraph;
  readonly person: Person;
  readonly seed: number;
  readonly plugs: readonly Plug[];
  readonly cardiacOutput_m3_per_s: number;
  readonly leftAtrialPressureMean_Pa: number;
  /** Share of all ventilation that each segment has, in the order of the graph; by volume when absent. */
  readonly ventilation_fraction?: readonly number[];
  /** Words that make the series' identifiers: version, scenario, time. */
  readonly key: string;
}

/** Pictures that can be ordered. */
export type ChestPicture = "ctpa" | "vq-scan";

const views = ["anterior", "posterior", "left-lateral", "right-lateral"] as const;

/** Writes the pictures of one ordered test from the person's own arteries: a CT pulmonary angiogram (PNG and DICOM) or planar V/Q images (PNG). Returns the files, relative to `directory`. */
export function writePictures(directory: string, picture: ChestPicture, moment: ChestMoment): string[] {
  const tree = createTree(moment.graph, moment.person, defaultTreeValues, { seed: moment.seed });
  const clots = placePlugs(tree, moment.plugs, moment.seed);
  const flow = perfuseTree(tree, { flow_m3_per_s: Math.max(1e-6, moment.cardiacOutput_m3_per_s), leftAtrialPressure_Pa: moment.leftAtrialPressureMean_Pa, alveolarPressure_Pa: 0, posture: "supine", ...treeOcclusion(tree, clots) });
  if (picture === "vq-scan") {
    const ventilation = moment.ventilation_fraction ?? moment.graph.segments.map((segment) => segment.share_fraction);
    return writePlanar(directory, views.map((view) => planarScan(tree, flow, ventilation, view)));
  }
  return writeAngiogram(directory, angiogram(tree, flow, clots), { key: moment.key, description: "CT pulmonary angiogram (synthetic)", sex: moment.person.sex === "female" ? "F" : "M", age_y: moment.person.age_y });
}
