import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { boundary, file, inflow, junction, vessel, type CircuitFile } from "../../test/support/circuits.ts";
import { stream } from "../numerics/index.ts";
import { readCircuit } from "./format/read.ts";
import { solveCircuit } from "./solve.ts";

const out = boundary("OUT", "RESISTANCE", { R: 1, Pd: 0 });
const one = { vessels: [vessel(0, { R_poiseuille: 2 }, { inlet: "IN", outlet: "OUT" })], boundary_conditions: [inflow(5), out] };
const two = { vessels: [vessel(0, { R_poiseuille: 2 }, { inlet: "IN" }), vessel(1, { R_poiseuille: 2 }, { outlet: "OUT" })], boundary_conditions: [inflow(5), out] };

/** What is said about a document, a line per problem. */
function said(document: unknown): string {
  const reading = readCircuit(document);
  return reading.ok ? "" : reading.problems.map(({ field, message }) => `${field}: ${message}`).join("\n");
}

function withValues(values: CircuitFile): unknown {
  return file({ ...one, vessels: [vessel(0, { R_poiseuille: 2, ...values }, { inlet: "IN", outlet: "OUT" })] });
}

const valve = (upstream: string, downstream: string, more: CircuitFile = {}): CircuitFile => ({ name: "V", type: "PiecewiseValve", params: { Rmax: 1, Rmin: 1, upstream_block: upstream, downstream_block: downstream, ...more } });
const chamber = (activation: unknown): CircuitFile => ({ chambers: [{ name: "C", type: "LinearElastanceChamber", values: { Emax: 1, Epass: 1, Vrest: 0 }, ...(activation === undefined ? {} : { activation_function: activation }) }] });

describe("a precise error: path, value, expected, nearest name", () => {
  const cases: readonly (readonly [what: string, document: unknown, path: string, ...says: readonly string[]])[] = [
    ["no mapping", [], "circuit", "a mapping"],
    ["no settings", { boundary_conditions: [] }, "circuit", '"simulation_parameters" is missing'],
    ["no boundary conditions", { simulation_parameters: { number_of_cardiac_cycles: 1, number_of_time_pts_per_cardiac_cycle: 2 } }, "circuit", '"boundary_conditions" is missing'],
    ["nothing in it", file({}), "circuit", "empty"],
    ["an unknown part", file({ ...one, vesels: [] }), "vesels", 'Did you mean "vessels"?'],
    ["an unknown setting", file(one, { output_all_cycle: true }), "simulation_parameters.output_all_cycle", 'Did you mean "output_all_cycles"?'],
    ["an unknown value", withValues({ R_poisseuille: 3 }), "vessels[0].zero_d_element_values.R_poisseuille", "value 3", 'Did you mean "R_poiseuille"?'],
    ["a value of the wrong type", withValues({ C: "big" }), "vessels[0].zero_d_element_values.C", '"big" will not do', "a number"],
    ["a number too large for any computer", withValues({ C: Infinity }), "vessels[0].zero_d_element_values.C", "Infinity"],
    ["an unknown key of a vessel", file({ ...one, vessels: [{ ...vessel(0, { R_poiseuille: 1 }, { inlet: "IN", outlet: "OUT" }), lenght: 3 }] }), "vessels[0].lenght", "vessel_length"],
    ["a missing value", file({ ...one, boundary_conditions: [inflow(5), boundary("OUT", "RCR", { Rp: 1, C: 1 })] }), "boundary_conditions[1].bc_values", '"Rd" is missing'],
    ["an unknown type", file({ ...one, boundary_conditions: [inflow(5), boundary("OUT", "RESISTENCE", { R: 1, Pd: 0 })] }), "boundary_conditions[1].bc_type", '"RESISTENCE"', 'Did you mean "RESISTANCE"?'],
    ["an unknown name of a block", file({ ...one, vessels: [vessel(0, { R_poiseuille: 1 }, { inlet: "IN", outlet: "OUTT" })] }), "vessels[0].boundary_conditions.outlet", '"OUTT"', 'Did you mean "OUT"?'],
    ["a name taken twice", file({ ...one, boundary_conditions: [inflow(5), out, out] }), "boundary_conditions[2].bc_name", "taken"],
    ["a number taken twice", file({ ...two, vessels: [vessel(0, { R_poiseuille: 1 }), vessel(0, { R_poiseuille: 1 })] }), "vessels[1].vessel_id", "taken"],
    ["an unknown number of a vessel", file({ ...two, junctions: [junction("J", [0], [9])] }), "junctions[0].outlet_vessels[0]", "No vessel has the number 9"],
    ["a junction without ends", file({ ...two, junctions: [{ junction_name: "J", junction_type: "NORMAL_JUNCTION", inlet_vessels: [0] }] }), "junctions[0]", "outlet_vessels"],
    ["a junction of nothing", file({ ...one, junctions: [junction("J", [], [])] }), "junctions[0]", "connected to nothing"],
    ["a vessel that ends nowhere", file({ ...one, vessels: [vessel(0, { R_poiseuille: 1 }, { inlet: "IN" })] }), "vessels[0]", "0 outlets", "1 outlet"],
    ["a boundary condition used twice", file({ ...one, vessels: [vessel(0, { R_poiseuille: 1 }, { inlet: "IN", outlet: "OUT" }), vessel(1, { R_poiseuille: 1 }, { inlet: "IN", outlet: "OUT" })] }), "boundary_conditions[0]", "2 connections"],
    ["a boundary condition that is not used", file({ ...one, boundary_conditions: [inflow(5), out, boundary("X", "PRESSURE", { P: [1], t: [0] })] }), "boundary_conditions[2]", "0 connections"],
    ["one connection made twice", file({ ...two, junctions: [junction("J", [0, 0], [1])] }), "junctions[0].inlet_vessels[1]", "connected twice"],
    ["a block joined to itself", file({ ...one, valves: [valve("V", "V")] }), "valves[0].params.upstream_block", "itself"],
    ["a list that does not match the connections", file({ ...two, junctions: [junction("J", [0], [1], { junction_type: "BloodVesselJunction", junction_values: { R_poiseuille: [1, 2], L: [0], stenosis_coefficient: [0] } })] }), "junctions[0].junction_values.R_poiseuille", "1 values"],
    ["times and values of different number", file({ ...one, boundary_conditions: [boundary("IN", "FLOW", { Q: [1, 2, 3], t: [0, 1] }), out] }), "boundary_conditions[0].bc_values.t", "3 times"],
    ["times that fall", file({ ...one, boundary_conditions: [boundary("IN", "FLOW", { Q: [1, 2, 3], t: [0, 2, 1] }), out] }), "boundary_conditions[0].bc_values.t[2]", "never fall"],
    ["no times at all", file({ ...one, boundary_conditions: [boundary("IN", "FLOW", { Q: [1, 2], t: [1, 1] }), out] }), "boundary_conditions[0].bc_values.t", "span one period"],
    ["no values", file({ ...one, boundary_conditions: [boundary("IN", "FLOW", { Q: [], t: [] }), out] }), "boundary_conditions[0].bc_values.Q", "at least one"],
    ["two periods", file(one, { cardiac_period: 1.2 }), "simulation_parameters.cardiac_period", "Inconsistent cardiac cycle period"],
    ["two periods in series", file({ ...one, boundary_conditions: [inflow(5), boundary("OUT", "PRESSURE", { P: [1, 1], t: [0, 0.9] })] }), "boundary_conditions[1].bc_values.t", "Inconsistent cardiac cycle period"],
    ["a period of nothing", file(one, { cardiac_period: 0 }), "simulation_parameters.cardiac_period", "above 0"],
    ["half a cycle", file(one, { number_of_cardiac_cycles: 1.5 }), "simulation_parameters.number_of_cardiac_cycles", "whole number"],
    ["one time point", file(one, { number_of_time_pts_per_cardiac_cycle: 1 }), "simulation_parameters.number_of_time_pts_per_cardiac_cycle", "at least 2"],
    ["one cycle to compare", file(one, { number_of_cardiac_cycles: 1, use_cycle_to_cycle_error: true }), "simulation_parameters.number_of_cardiac_cycles", "at least 2"],
    ["too much to do", file(one, { number_of_cardiac_cycles: 1e12 }), "simulation_parameters.number_of_cardiac_cycles", "at most"],
    ["a flag that is a number", file(one, { steady_initial: 1 }), "simulation_parameters.steady_initial", "true or false"],
    ["a spectral radius above 1", file(one, { rho_infty: 1.5 }), "simulation_parameters.rho_infty", "from 0 to 1"],
    ["no activation", file(chamber(undefined)), "chambers[0]", '"activation_function" is missing'],
    ["an unknown activation", file(chamber({ type: "half_cosin" })), "chambers[0].activation_function.type", 'Did you mean "half_cosine"?'],
    ["an unknown member of an activation", file(chamber({ type: "half_cosine", t_active: 0, t_twich: 1, t_twitch: 1 })), "chambers[0].activation_function.t_twich", 'Did you mean "t_twitch"?'],
    ["a division by nothing", file(chamber({ type: "half_cosine", t_active: 0, t_twitch: 0 })), "chambers[0].activation_function.t_twitch", "other than 0"],
    ["a misspelt start for all pressures", file({ ...one, initial_condition: { pressure_al: 3 } }), "initial_condition.pressure_al", 'Did you mean "pressure_all"?'],
    ["a coronary bed of a closed loop without a heart", file({ ...one, boundary_conditions: [inflow(5), boundary("OUT", "ClosedLoopCoronaryLeft", { Ra: 1, Ram: 1, Rv: 1, Ca: 1, Cim: 1 })] }), "boundary_conditions[1]", "needs a heart"],
    ["a heart to which nothing returns", file({ ...one, closed_loop_blocks: [{ closed_loop_type: "ClosedLoopHeartAndPulmonary", cardiac_cycle_period: 1, outlet_blocks: ["v0"], parameters: {} }] }), "closed_loop_blocks[0].parameters", '"Tsa" is missing'],
    ["a coupling to nowhere", file({ ...one, external_solver_coupling_blocks: [{ name: "E", type: "FLOW", location: "inlet", connected_block: "v9", values: { Q: [1], t: [0] } }] }), "external_solver_coupling_blocks[0].connected_block", 'Did you mean "v0"?'],
  ];
  test.each(cases)("%s", (_what, document, ...rest) => {
    const [path = "", ...says] = rest as readonly string[];
    const text = said(document);
    expect(text.split("\n").some((line) => line.startsWith(`${path}: `)), text).toBe(true);
    for (const words of says) expect(text).toContain(words);
  });
});

describe("what is odd but right", () => {
  test("comments begin with _, in every mapping", () => {
    expect(said(file({ ...one, _note: "x", vessels: [{ ...vessel(0, { R_poiseuille: 2, _why: 3 }, { inlet: "IN", outlet: "OUT" }), _comment_: "y" }] }, { _unit: "mmHg" }))).toBe("");
  });

  test("a start for an unknown that is not there is passed over, with a remark", () => {
    const reading = readCircuit(file({ ...one, initial_condition: { "pressure:IN:v00": 3 } }));
    expect(reading.ok && reading.circuit.remarks).toEqual([expect.stringContaining('Did you mean "pressure:IN:v0"?')]);
  });

  test("a solve that does not converge is returned with time and block", () => {
    const steep = file({ ...one, vessels: [vessel(0, { R_poiseuille: 0, stenosis_coefficient: 5 }, { inlet: "IN", outlet: "OUT" })], boundary_conditions: [boundary("IN", "PRESSURE", { P: [100, 100], t: [0, 1] }), out] }, { maximum_nonlinear_iterations: 2 });
    const reading = readCircuit(steep);
    expect(reading.ok && solveCircuit(reading.circuit).failure).toMatchObject({ time: 0, phase: "steady-start", block: "v0" });
  });

  test("two flows at the ends of a rigid vessel: singular, at once", () => {
    const reading = readCircuit(file({ ...one, boundary_conditions: [inflow(5), boundary("OUT", "FLOW", { Q: [5, 5], t: [0, 1] })] }));
    expect(reading.ok && solveCircuit(reading.circuit).failure).toMatchObject({ status: "singular", atOnce: true });
  });

  test("an activation without a peak is refused when it is made", () => {
    const document = file({ valves: [valve("IN", "C"), { ...valve("C", "OUT"), name: "W" }], boundary_conditions: [inflow(5), out], ...chamber({ type: "two_hill", t_shift: 0, tau_1: 1e300, tau_2: 1, m1: 5, m2: 5 }) });
    const reading = readCircuit(document);
    expect(() => (reading.ok ? solveCircuit(reading.circuit) : null)).toThrow(/chambers\[0\]\.activation_function/);
  });
});

/** Ways to spoil a value. */
const spoilers: readonly ((value: unknown) => unknown)[] = [
  () => null,
  () => "nonsense",
  () => -1,
  () => 0,
  () => 1e308,
  () => NaN,
  () => [],
  () => ({}),
  () => true,
  (value) => [value],
  (value) => (typeof value === "number" ? -value : typeof value === "string" ? `${value}\u0000` : value),
  (value) => (Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[])] : value),
];

/** A copy of a document with one member spoilt, removed, renamed or added. */
function mutated(document: unknown, random: ReturnType<typeof stream>): unknown {
  const copy = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
  let place: Record<string, unknown> = copy;
  for (;;) {
    const keys = Object.keys(place);
    if (keys.length === 0) return copy;
    const key = keys[random.integer(keys.length)];
    const value = place[key];
    if (typeof value === "object" && value !== null && random.uniform() < 0.85) {
      place = value as Record<string, unknown>;
      continue;
    }
    const way = random.integer(spoilers.length + 3);
    // A list may lose an item; a mapping loses a key.
    if (way === 0) {
      if (Array.isArray(place)) place.splice(Number(key), 1);
      else Reflect.deleteProperty(place, key);
    } else if (way === 1) place[`${key}x`] = value;
    else if (way === 2) place[key] = spoilers[random.integer(spoilers.length)](spoilers[random.integer(spoilers.length)](value));
    else place[key] = spoilers[way - 3](value);
    return copy;
  }
}

test("a thousand spoilt files: each is solved, or refused with a problem, or ends with a reason; nothing else happens", () => {
  const heart = JSON.parse(readFileSync(new URL("../../examples/circuits/four-chamber.json", import.meta.url), "utf8")) as CircuitFile;
  const short = { ...heart, simulation_parameters: { ...(heart["simulation_parameters"] as CircuitFile), number_of_cardiac_cycles: 1, number_of_time_pts_per_cardiac_cycle: 30 } };
  const coronary = file({ ...one, boundary_conditions: [inflow(5), boundary("OUT", "CORONARY", { Ra1: 1, Ra2: 1, Rv1: 1, Ca: 1e-3, Cc: 1e-3, P_v: 0, Pim: [1, 3, 1], t: [0, 0.5, 1] })] });
  const joined = file({ ...two, junctions: [junction("J", [0], [1], { junction_type: "BloodVesselJunction", junction_values: { R_poiseuille: [1], L: [0.1], stenosis_coefficient: [2] } })] });
  const random = stream(3, "circuits", "spoilt");
  const ends = { solved: 0, refused: 0, failed: 0 };
  for (let k = 0; k < 1000; k++) {
    const document = mutated([short, coronary, joined, file(one)][k % 4], random);
    const reading = readCircuit(document);
    if (!reading.ok) {
      ends.refused += 1;
      expect(reading.problems.length).toBeGreaterThan(0);
      for (const { field, message, expected } of reading.problems) {
        expect(field).not.toBe("");
        expect(expected).not.toBe("");
        expect(message).toMatch(/^[^\n]+\.( Did you mean "[^\n]+"\?)?$/);
      }
      continue;
    }
    if (reading.circuit.settings.cycleCount * reading.circuit.settings.pointCount > 1e5) continue;
    try {
      if (solveCircuit(reading.circuit).failure === null) ends.solved += 1;
      else ends.failed += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      ends.failed += 1;
    }
  }
  expect(ends.refused).toBeGreaterThan(400);
  expect(ends.solved).toBeGreaterThan(50);
});
