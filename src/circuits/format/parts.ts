import { activationKinds } from "../blocks/activation.ts";
import { boundaryKinds, chamberKinds, couplingKinds, junctionKinds, loopKinds, valveKinds, vesselKinds, type Kinds } from "../blocks/catalogue.ts";
import type { BlockEntry, Connection } from "./circuit.ts";
import { describe, type Path, type Problems } from "./problem.ts";
import { limits, type Reader } from "./reader.ts";
import { readValues } from "./values.ts";

/** What reading has gathered so far. */
export interface Draft {
  readonly problems: Problems;
  readonly blocks: Map<string, BlockEntry>;
  readonly connections: Connection[];
  readonly vesselNames: Map<number, string>;
  readonly boundaryTypes: Map<string, string>;
  /** Boundary conditions that return to the heart. */
  readonly returns: string[];
  /** Length of a cycle as far as it is known. */
  period: number | null;
}

/** Adds a block, or notes that its name is taken. */
function add(draft: Draft, block: BlockEntry, key: string): void {
  const taken = draft.blocks.get(block.name);
  if (taken === undefined) draft.blocks.set(block.name, block);
  else draft.problems.add([...block.path, key], "value", block.name, `The name ${describe(block.name)} is taken by another block (${taken.type}).`, "a name of its own");
}

function connect(draft: Draft, from: string, to: string, path: Path): void {
  draft.connections.push({ from, to, path });
}

/** Takes the length of a cycle from a block, or notes that it differs from the one already known. */
function takePeriod(draft: Draft, period: number, path: Path): void {
  if (draft.period !== null && draft.period > 0 && draft.period !== period) {
    draft.problems.add(path, "value", period, `Inconsistent cardiac cycle period: ${period} here, ${draft.period} before.`, `the same period everywhere, ${draft.period}`);
  } else draft.period = period;
}

interface PartKeys {
  readonly name: string;
  readonly type: string;
  readonly values: string;
  /** The mapping of values may be missing. */
  readonly optional?: boolean;
  readonly others: readonly string[];
}

/** Reads name, type and values of one block. */
function readBlock(draft: Draft, reader: Reader, kinds: Kinds, keys: PartKeys, what: string, periodic = true): BlockEntry | null {
  reader.onlyKeys([keys.name, keys.type, keys.values, ...keys.others], `A ${what}`);
  const name = reader.text(keys.name);
  const type = reader.choice(keys.type, [...kinds.keys()], `type of ${what}`);
  const inside = reader.inside(keys.values, keys.optional === true);
  const kind = type === null ? undefined : kinds.get(type);
  if (type === null || kind === undefined || inside === null) return null;
  const values = readValues(inside, kind.fields, type, periodic);
  if (name === null || values === null) return null;
  for (const series of values.samples.values()) {
    if (series.periodic && series.values.length > 1) takePeriod(draft, series.times[series.times.length - 1] - series.times[0], [...inside.path, "t"]);
  }
  return { name, type, kind, values, path: reader.path };
}

const vesselKeys: PartKeys = { name: "vessel_name", type: "zero_d_element_type", values: "zero_d_element_values", others: ["vessel_id", "vessel_length", "boundary_conditions"] };

/** Notes the number of a vessel. */
function number(draft: Draft, reader: Reader, name: string): void {
  const id = reader.number("vessel_id", limits.integer);
  if (id === null) return;
  const taken = draft.vesselNames.get(id);
  if (taken === undefined) draft.vesselNames.set(id, name);
  else reader.refuse("vessel_id", `The number ${id} is taken by ${describe(taken)}.`, "a number of its own");
}

/** Connects a vessel to the boundary conditions at its ends; returns the end at which it counts as capped. */
function readEnds(draft: Draft, reader: Reader, name: string): "inlet" | "outlet" | undefined {
  const ends = reader.inside("boundary_conditions", true);
  if (ends === null) return undefined;
  ends.onlyKeys(["inlet", "outlet"], "boundary_conditions of a vessel");
  const inlet = ends.has("inlet") ? ends.text("inlet") : null;
  const outlet = ends.has("outlet") ? ends.text("outlet") : null;
  if (inlet !== null) connect(draft, inlet, name, [...ends.path, "inlet"]);
  if (outlet !== null) connect(draft, name, outlet, [...ends.path, "outlet"]);
  // A vessel with both ends capped is watched at its outlet only, as in the peer.
  if (outlet !== null) return "outlet";
  return inlet === null ? undefined : "inlet";
}

/** Vessels, with the boundary conditions at their ends. */
export function readVessels(draft: Draft, top: Reader): void {
  for (const reader of top.each("vessels")) {
    const read = readBlock(draft, reader, vesselKinds, vesselKeys, "vessel");
    const name = reader.raw("vessel_name");
    if (typeof name !== "string") continue;
    number(draft, reader, name);
    const cap = readEnds(draft, reader, name);
    if (read !== null) add(draft, cap === undefined ? read : { ...read, cap }, vesselKeys.name);
  }
}

const boundaryKeys: PartKeys = { name: "bc_name", type: "bc_type", values: "bc_values", others: [] };

/** Names and types of the boundary conditions, which couplings ask for. */
export function noteBoundaries(draft: Draft, top: Reader): void {
  for (const reader of top.each("boundary_conditions")) {
    const [name, type] = [reader.raw("bc_name"), reader.raw("bc_type")];
    if (typeof name === "string" && typeof type === "string") draft.boundaryTypes.set(name, type);
  }
}

/** Boundary conditions. */
export function readBoundaries(draft: Draft, top: Reader): void {
  for (const reader of top.each("boundary_conditions")) {
    const read = readBlock(draft, reader, boundaryKinds, boundaryKeys, "boundary condition");
    if (read === null) continue;
    add(draft, read, boundaryKeys.name);
    const coronary = read.type === "ClosedLoopCoronaryLeft" || read.type === "ClosedLoopCoronaryRight";
    if (coronary || (read.type === "ClosedLoopRCR" && read.values.flags.get("closed_loop_outlet") === true)) draft.returns.push(read.name);
  }
}

const couplingKeys: PartKeys = { name: "name", type: "type", values: "values", others: ["location", "connected_block", "periodic"] };
const heartType = "ClosedLoopHeartAndPulmonary";
const mayFollow = {
  inlet: ["RESISTANCE", "RCR", "ClosedLoopRCR", "CORONARY", "ClosedLoopCoronaryLeft", "ClosedLoopCoronaryRight", "BloodVessel"],
  outlet: ["ClosedLoopRCR", heartType, "BloodVessel"],
} as const;

/** Couplings to an outside solver: a flow or a pressure given at an inlet or an outlet of the circuit. */
export function readCouplings(draft: Draft, top: Reader): void {
  for (const reader of top.each("external_solver_coupling_blocks")) {
    const periodic = reader.flag("periodic", true);
    const read = readBlock(draft, reader, couplingKinds, couplingKeys, "coupling block", periodic ?? true);
    const location = reader.choice("location", ["inlet", "outlet"], "location");
    const partner = reader.text("connected_block");
    if (read === null || location === null || partner === null) continue;
    add(draft, read, couplingKeys.name);
    const vessels = [...draft.vesselNames.values()];
    const type = partner === heartType ? heartType : (draft.boundaryTypes.get(partner) ?? (vessels.includes(partner) ? "BloodVessel" : undefined));
    const names = [heartType, ...draft.boundaryTypes.keys(), ...vessels];
    if (type === undefined) reader.refuse("connected_block", `${describe(partner)} is neither a boundary condition nor a vessel.`, "the name of a block of this circuit", names);
    else if (!(mayFollow[location === "inlet" ? "inlet" : "outlet"] as readonly string[]).includes(type)) reader.refuse("connected_block", `${describe(partner)} (${type}) cannot be coupled at an ${location}.`, `a block of type ${mayFollow[location === "inlet" ? "inlet" : "outlet"].join(", ")}`);
    else if (location === "inlet") connect(draft, read.name, partner, [...reader.path, "connected_block"]);
    else if (type !== heartType) connect(draft, partner, read.name, [...reader.path, "connected_block"]);
  }
}

const junctionKeys: PartKeys = { name: "junction_name", type: "junction_type", values: "junction_values", optional: true, others: ["inlet_vessels", "outlet_vessels", "inlet_blocks", "outlet_blocks", "areas", "tangents"] };

/** Names of the vessels with the numbers of a list. */
function byNumber(draft: Draft, reader: Reader, key: string): readonly (readonly [name: string, index: number])[] {
  return (reader.numbers(key) ?? []).flatMap((id, i) => {
    const name = draft.vesselNames.get(id);
    if (name !== undefined) return [[name, i] as const];
    draft.problems.add([...reader.path, key, i], "value", id, `No vessel has the number ${id}.`, `the vessel_id of a vessel (${[...draft.vesselNames.keys()].slice(0, 12).join(", ")}${draft.vesselNames.size > 12 ? ", ..." : ""})`);
    return [];
  });
}

/** Junctions, with the vessels (by number) or blocks (by name) that meet there. */
export function readJunctions(draft: Draft, top: Reader): void {
  for (const reader of top.each("junctions")) {
    const read = readBlock(draft, reader, junctionKinds, junctionKeys, "junction");
    const vessels = reader.has("inlet_vessels") && reader.has("outlet_vessels");
    const blocks = reader.has("inlet_blocks") && reader.has("outlet_blocks");
    if (!vessels && !blocks) draft.problems.add(reader.path, "value", undefined, `A junction lacks its connections.`, "inlet_vessels and outlet_vessels, or inlet_blocks and outlet_blocks");
    if (read === null) continue;
    add(draft, read, junctionKeys.name);
    const named = (key: string): readonly (readonly [name: string, index: number])[] => (vessels ? byNumber(draft, reader, key) : (reader.texts(key) ?? []).map((name, i) => [name, i] as const));
    if (!vessels && !blocks) continue;
    const [into, out] = vessels ? ["inlet_vessels", "outlet_vessels"] : ["inlet_blocks", "outlet_blocks"];
    for (const [name, i] of named(into)) connect(draft, name, read.name, [...reader.path, into, i]);
    for (const [name, i] of named(out)) connect(draft, read.name, name, [...reader.path, out, i]);
  }
}

const heartName = "CLH";
const loopKeys: PartKeys = { name: "name", type: "closed_loop_type", values: "parameters", others: ["cardiac_cycle_period", "outlet_blocks"] };

/** The heart of a closed loop, with the junctions before and behind it that the format adds by itself. */
export function readLoops(draft: Draft, top: Reader): void {
  for (const [i, reader] of top.each("closed_loop_blocks").entries()) {
    reader.onlyKeys([loopKeys.name, loopKeys.type, loopKeys.values, ...loopKeys.others], "A closed-loop block");
    const type = reader.choice(loopKeys.type, [...loopKinds.keys()], "type of closed-loop block");
    const kind = type === null ? undefined : loopKinds.get(type);
    const period = reader.number("cardiac_cycle_period", limits.positive);
    const inside = reader.inside("parameters", false);
    const outlets = reader.texts("outlet_blocks");
    if (i > 0) draft.problems.add(reader.path, "value", type, "A second heart.", "one ClosedLoopHeartAndPulmonary at most");
    if (type === null || kind === undefined || period === null || inside === null || outlets === null || i > 0) continue;
    const values = readValues(inside, kind.fields, type);
    if (values === null) continue;
    takePeriod(draft, period, [...reader.path, "cardiac_cycle_period"]);
    const nothing = { numbers: new Map<string, number>(), lists: new Map<string, readonly number[]>(), samples: new Map(), names: new Map<string, string>(), flags: new Map<string, boolean>() };
    const plain = junctionKinds.get("NORMAL_JUNCTION");
    if (plain === undefined) continue;
    const joint = (name: string): BlockEntry => ({ name, type: "NORMAL_JUNCTION", kind: plain, values: nothing, path: reader.path });
    add(draft, { name: heartName, type, kind, values, path: reader.path }, loopKeys.type);
    add(draft, joint("J_heart_inlet"), loopKeys.type);
    connect(draft, "J_heart_inlet", heartName, reader.path);
    for (const name of draft.returns) connect(draft, name, "J_heart_inlet", reader.path);
    add(draft, joint("J_heart_outlet"), loopKeys.type);
    connect(draft, heartName, "J_heart_outlet", reader.path);
    outlets.forEach((name, k) => { connect(draft, "J_heart_outlet", name, [...reader.path, "outlet_blocks", k]); });
    if (draft.returns.length === 0) draft.problems.add(reader.path, "value", undefined, "Nothing returns to the heart.", "a ClosedLoopRCR with closed_loop_outlet true, or a closed-loop coronary bed");
    if (outlets.length === 0) reader.refuse("outlet_blocks", "The heart leads nowhere.", "at least one name of a block");
  }
}

const valveKeys: PartKeys = { name: "name", type: "type", values: "params", others: [] };

/** Valves, with the blocks on both sides. */
export function readValves(draft: Draft, top: Reader): void {
  for (const reader of top.each("valves")) {
    const read = readBlock(draft, reader, valveKinds, valveKeys, "valve");
    if (read === null) continue;
    add(draft, read, valveKeys.name);
    const [before, behind] = ["upstream_block", "downstream_block"].map((key) => read.values.names.get(key));
    if (before !== undefined) connect(draft, before, read.name, [...reader.path, "params", "upstream_block"]);
    if (behind !== undefined) connect(draft, read.name, behind, [...reader.path, "params", "downstream_block"]);
  }
}

const chamberKeys: PartKeys = { name: "name", type: "type", values: "values", others: ["activation_function"] };

/** Chambers with their activation. */
export function readChambers(draft: Draft, top: Reader): void {
  for (const reader of top.each("chambers")) {
    const read = readBlock(draft, reader, chamberKinds, chamberKeys, "chamber");
    if (read?.kind.activated !== true) {
      if (read !== null) add(draft, read, chamberKeys.name);
      continue;
    }
    const inside = reader.inside("activation_function", false);
    const type = inside?.choice("type", [...activationKinds.keys()], "type of activation") ?? null;
    const kind = type === null ? undefined : activationKinds.get(type);
    if (inside === null || type === null || kind === undefined) continue;
    const values = readValues(inside, { type: { form: "name" }, ...kind.fields }, `The activation ${type}`);
    if (values !== null) add(draft, { ...read, activation: { type, values, path: inside.path } }, chamberKeys.name);
  }
}
