import { wall, type CirculationModel } from "../model.ts";

/** What decides the emitted code of a circulation: the same for everybody whose vessels are joined in the same way. */
export interface Topology {
  readonly model: CirculationModel;
  /** Vessels in the order of a person's arrays: veins, elastic ones, right ventricle, left ventricle. */
  readonly vessels: readonly number[];
  readonly veinCount: number;
  readonly elasticCount: number;
  /** Place of each vessel in that order. */
  readonly placeOf: Int32Array;
  /** Vessels that a muscle pump squeezes. */
  readonly pumped: readonly number[];
  readonly fluidIndex: number;
  /** Equal for equal code. */
  readonly key: string;
}

/** Reads the topology of a model. */
export function topologyOf(model: CirculationModel): Topology {
  const vessels = [...model.wallLaw.keys()];
  const veins = vessels.filter((i) => model.wallLaw[i] === wall.vein);
  const elastics = vessels.filter((i) => model.wallLaw[i] === wall.elastic);
  const pumped = vessels.filter((i) => model.ejection[i] !== 0);
  const { rightVentricle, leftVentricle } = model.graph.chambers;
  const inOrder = [...veins, ...elastics, rightVentricle, leftVentricle];
  const placeOf = new Int32Array(model.vesselCount);
  for (let place = 0; place < inOrder.length; place++) placeOf[inOrder[place]] = place;
  const fluidIndex = model.graph.indexOf.get("splanchnic-bed") ?? 0;
  const key = [model.from, model.to, model.linkLaw, model.wallLaw, pumped, model.pumpTarget, [fluidIndex]].map((list) => list.join()).join(";");
  return { model, vessels: inOrder, veinCount: veins.length, elasticCount: elastics.length, placeOf, pumped, fluidIndex, key };
}
