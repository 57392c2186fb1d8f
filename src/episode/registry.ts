import { buildVesselGraph, createPerson, type VesselGraph } from "../body/index.ts";
import { symptomCatalogue, type SymptomId } from "../clinic/index.ts";
import { drugs } from "../drugs/index.ts";
import { bloodVariables } from "./variables/blood.ts";
import { clotTotals, clotVariables } from "./variables/clots.ts";
import { heartVariables } from "./variables/heart.ts";
import { legVariables } from "./variables/legs.ts";
import { lungVariables } from "./variables/lung.ts";
import { vesselVariables } from "./variables/vessels.ts";
import { variable, type ReadableVariable, type Variable } from "./variables/variable.ts";

const drugUnits: Readonly<Record<string, string>> = { ng_per_mL: "ng/mL", mg_per_L: "mg/L", IU_per_mL: "IU/mL" };

/** Concentration of every drug in blood; null before the first dose. */
const drugVariables: readonly ReadableVariable[] = drugs.map((drug) =>
  variable(`drug.${drug.id}.concentration_${drug.concentrationUnit}`, "drug", { label: drug.label, unit: drugUnits[drug.concentrationUnit] ?? drug.concentrationUnit, meaning: "Concentration (or activity) of the drug in plasma.", source: drug.source, digitsCount: drug.concentrationUnit === "ng_per_mL" ? 0 : 2 }, (s) => s.drugs.concentration[drug.id] ?? null),
);

/** Felt intensity of every symptom. */
const symptomVariables: readonly ReadableVariable[] = symptomCatalogue.map((kind) =>
  variable(`symptom.${kind.id}_points`, "symptom", { label: kind.label, unit: "of 10", meaning: kind.meaning, normal: [0, 0], digitsCount: 0 }, (s) => s.symptoms.intensity_points[kind.id satisfies SymptomId]),
);

const stationVariables: readonly ReadableVariable[] = [...heartVariables, ...lungVariables, ...clotTotals, ...bloodVariables, ...drugVariables, ...legVariables, ...symptomVariables];

const made = new WeakMap<VesselGraph, readonly ReadableVariable[]>();

/** Every variable of a person but those of single clots. Made once for each graph. */
export function fixedVariables(graph: VesselGraph): readonly ReadableVariable[] {
  const known = made.get(graph);
  if (known !== undefined) return known;
  const readers = [...stationVariables, ...vesselVariables(graph)];
  made.set(graph, readers);
  return readers;
}

/** Variables of one clot by number, from 1 in order of birth. */
export { clotVariables };

function plain(reader: ReadableVariable): Variable {
  const { id, label, unit, meaning, source, group, digitsCount } = reader;
  return { id, label, unit, meaning, ...(reader.normal === undefined ? {} : { normal: reader.normal }), source, group, digitsCount };
}

/** Any graph: the names and words of its vessels are the same for everyone. */
const anyGraph: VesselGraph = buildVesselGraph(createPerson());
const clotFamily = clotVariables(0).map(plain).map((entry): Variable => ({ ...entry, id: entry.id.replace("clot.0.", "clot.<n>."), label: entry.label.replace("Clot 0", "Clot n") }));

/** The registry: every output variable with unit, meaning, normal range and source. `clot.<n>` stands for one variable of each clot. */
export const variables: readonly Variable[] = [...stationVariables.map(plain), ...clotFamily, ...vesselVariables(anyGraph).map(plain)];

/** Ids of all vessels, and of the systemic veins among them, for the names that a scenario may use. */
export const vesselNames: { readonly all: readonly string[]; readonly veins: readonly string[]; readonly pulmonaryArteries: readonly string[] } = {
  all: anyGraph.vessels.filter((vessel) => vessel.kind !== "chamber" && vessel.kind !== "bed" && vessel.kind !== "pulmonary-bed").map((vessel) => vessel.id),
  veins: anyGraph.vessels.filter((vessel) => vessel.kind === "vein").map((vessel) => vessel.id),
  pulmonaryArteries: anyGraph.vessels.filter((vessel) => vessel.kind === "pulmonary-artery").map((vessel) => vessel.id),
};
