import { nearest } from "../../units/index.ts";
import { unknownNames } from "../unknowns.ts";
import type { BlockEntry, Circuit } from "./circuit.ts";
import { noteBoundaries, readBoundaries, readChambers, readCouplings, readJunctions, readLoops, readValves, readVessels, type Draft } from "./parts.ts";
import { describe, formatPath, Problems, type CircuitProblem } from "./problem.ts";
import { isMapping, Reader } from "./reader.ts";
import { readSettings } from "./settings.ts";
import { checkTopology } from "./topology.ts";

const sections = ["simulation_parameters", "boundary_conditions", "vessels", "junctions", "chambers", "valves", "closed_loop_blocks", "external_solver_coupling_blocks", "initial_condition", "initial_condition_d"];
// Read by other programs of the same family (calibration), or written for people.
const unused = ["description", "comment", "name", "calibration_parameters", "y", "dy"];

/** A circuit, or everything that is wrong with the document. */
export type CircuitReading = { readonly ok: true; readonly circuit: Circuit } | { readonly ok: false; readonly problems: readonly CircuitProblem[] };

/**
 * Values at the start. A name of the form `quantity:block` that is no unknown of this circuit is passed over with a remark: files
 * carry such leftovers after a block was renamed, and the peer passes over them too. Any other unknown name is a problem.
 */
function readInitial(top: Reader, key: string, unknowns: readonly string[], more: readonly string[], remarks: string[]): ReadonlyMap<string, number> {
  const initial = new Map<string, number>();
  const reader = top.inside(key, true);
  if (reader === null) return initial;
  const known = new Set([...unknowns, ...more]);
  const leftover = reader.keys().filter((name) => !known.has(name) && name.includes(":"));
  reader.onlyKeys([...known, ...leftover], key);
  for (const name of reader.keys()) {
    if (name.startsWith("_") && !known.has(name)) continue;
    const value = reader.number(name);
    if (value !== null && known.has(name)) initial.set(name, value);
  }
  for (const name of leftover) {
    const near = nearest(name, unknowns);
    remarks.push(`${formatPath([key, name])}: no unknown has this name, its value is not used.${near === undefined ? "" : ` Did you mean ${describe(near)}?`}`);
  }
  return initial;
}

/** What the reader of results should know about a steady start together with closed-loop blocks. */
function steadyRemarks(blocks: readonly BlockEntry[]): readonly string[] {
  const said: Readonly<Record<string, string>> = {
    ClosedLoopRCR: "after a steady start its capacitance counts as 0, as in svZeroDSolver. Set steady_initial to false to keep it.",
    ClosedLoopHeartAndPulmonary: "a steady start means little with a beating heart. Set steady_initial to false.",
  };
  return blocks.filter(({ type }) => Object.hasOwn(said, type)).map(({ name, type }) => `${describe(name)} (${type}): ${said[type]}`);
}

function longestWindkessel(blocks: readonly BlockEntry[]): number | null {
  const times = blocks.filter(({ type }) => type === "RCR").map(({ values }) => (values.numbers.get("Rd") ?? 0) * (values.numbers.get("C") ?? 0));
  return times.length === 0 ? null : Math.max(0, ...times);
}

function checkCoronaries(draft: Draft): void {
  const hearts = [...draft.blocks.values()].some(({ type }) => type === "ClosedLoopHeartAndPulmonary");
  if (hearts) return;
  for (const { name, type, path } of draft.blocks.values()) {
    if (type.startsWith("ClosedLoopCoronary")) draft.problems.add(path, "value", name, `${describe(name)} (${type}) needs a heart.`, "a ClosedLoopHeartAndPulmonary in closed_loop_blocks");
  }
}

/** The length of a cycle: given by series or the heart, else by the settings, else 1. The two must agree. */
function settlePeriod(draft: Draft, given: number | null): number {
  if (draft.period !== null && given !== null && draft.period !== given) {
    draft.problems.add(["simulation_parameters", "cardiac_period"], "value", given, `Inconsistent cardiac cycle period: ${given} here, ${draft.period} in the blocks.`, `${draft.period}, or no cardiac_period`);
  }
  return draft.period ?? given ?? 1;
}

/** Reads a circuit in svZeroDSolver's format. Every problem comes with its path, value, expectation and the nearest name. */
export function readCircuit(document: unknown): CircuitReading {
  const problems = new Problems();
  if (!isMapping(document)) {
    problems.add([], "value", document, `A circuit is a mapping; this is ${describe(document)}.`, `a mapping with ${sections.slice(0, 3).join(", ")}, ...`);
    return { ok: false, problems: problems.list };
  }
  const top = new Reader(document, [], problems);
  top.onlyKeys([...sections, ...unused], "A circuit");
  const draft: Draft = { problems, blocks: new Map(), connections: [], vesselNames: new Map(), boundaryTypes: new Map(), returns: [], period: null };
  const inside = top.inside("simulation_parameters", false);
  const settings = inside === null ? null : readSettings(inside);
  if (!top.has("boundary_conditions")) problems.add([], "value", undefined, `"boundary_conditions" is missing.`, "a list of boundary conditions, which may be empty");
  readVessels(draft, top);
  noteBoundaries(draft, top);
  readCouplings(draft, top);
  readBoundaries(draft, top);
  readJunctions(draft, top);
  readLoops(draft, top);
  readValves(draft, top);
  readChambers(draft, top);
  if (problems.list.length === 0 && draft.blocks.size === 0) problems.add([], "value", undefined, "The circuit is empty.", "vessels, chambers or valves");
  if (problems.list.length === 0) checkCoronaries(draft);
  // Connections are judged only when all blocks could be read: a block that could not would be missed at each of its neighbours.
  if (problems.list.length === 0) checkTopology(draft.blocks, draft.connections, problems);
  if (settings === null || problems.list.length > 0) return { ok: false, problems: problems.list };
  const blocks = [...draft.blocks.values()];
  const period = settlePeriod(draft, settings.period);
  const unknowns = unknownNames(blocks, draft.connections);
  const remarks = settings.settings.steadyInitial ? [...steadyRemarks(blocks)] : [];
  const initial = readInitial(top, "initial_condition", unknowns, ["pressure_all", "flow_all"], remarks);
  const initialDerivative = readInitial(top, "initial_condition_d", unknowns, [], remarks);
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  return { ok: true, circuit: { settings: settings.settings, period, blocks, connections: draft.connections, initial, initialDerivative, windkesselTime: longestWindkessel(blocks), remarks } };
}
