import { wall, type CirculationModel } from "../model.ts";

/** What decides the emitted code of a circulation: the same for everybody whose vessels are joined in the same way. */
export interface Topology {
  readonly model: CirculationModel;
  /** Vessels with a vein's wall, and those with an elastic one, in the order of their arrays. */
  readonly veins: readonly number[];
  readonly elastics: readonly number[];
  /** Vessels that a muscle pump squeezes. */
  readonly pumped: readonly number[];
  readonly fluidInto: number;
  /** Equal for equal code. */
  readonly key: string;
}

/** Reads the topology of a model. */
export function topologyOf(model: CirculationModel): Topology {
  const vessels = [...model.wallLaw.keys()];
  const veins = vessels.filter((i) => model.wallLaw[i] === wall.vein);
  const elastics = vessels.filter((i) => model.wallLaw[i] === wall.elastic);
  const pumped = vessels.filter((i) => model.ejection[i] !== 0);
  const fluidInto = model.graph.indexOf.get("splanchnic-bed") ?? 0;
  const key = [model.from, model.to, model.linkLaw, model.wallLaw, pumped, model.pumpTarget, [fluidInto]].map((list) => list.join()).join(";");
  return { model, veins, elastics, pumped, fluidInto, key };
}
