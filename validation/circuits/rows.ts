import { readCircuit, solveCircuit, type CircuitResult } from "#circuits";
import { exp } from "#numerics";
import { computed, type Row } from "../row.ts";

type Part = Readonly<Record<string, unknown>>;
const vessel = (id: number, values: Part, ends: Readonly<Record<string, string>> = {}): Part => ({ vessel_id: id, vessel_name: `v${id}`, zero_d_element_type: "BloodVessel", zero_d_element_values: values, boundary_conditions: ends });
const boundary = (name: string, type: string, values: Part): Part => ({ bc_name: name, bc_type: type, bc_values: values });
const inflow = (flow: number): Part => boundary("IN", "FLOW", { Q: [flow, flow], t: [0, 1] });
const junction = (name: string, into: readonly number[], out: readonly number[]): Part => ({ junction_name: name, junction_type: "NORMAL_JUNCTION", inlet_vessels: into, outlet_vessels: out });
const file = (parts: Part, settings: Part = {}): Part => ({ simulation_parameters: { number_of_cardiac_cycles: 2, number_of_time_pts_per_cardiac_cycle: 11, output_variable_based: true, absolute_tolerance: 1e-11, ...settings }, boundary_conditions: [], ...parts });
const through = { inlet: "IN", outlet: "OUT" };

function solved(document: Part): CircuitResult {
  const reading = readCircuit(document);
  if (!reading.ok) throw new RangeError(reading.problems.map(({ field, message }) => `${field}: ${message}`).join("\n"));
  return solveCircuit(reading.circuit);
}

/** Last value of an unknown; not a number when the solve did not finish. */
function last(document: Part, unknown: string): number {
  const result = solved(document);
  const at = result.unknowns.indexOf(unknown);
  return result.failure === null ? result.values[(result.times.length - 1) * result.unknowns.length + at] : NaN;
}

/** The solver stops at its tolerance; a closed form is met to ten digits less two. */
const tolerance = 1e-8;
const circuit = (id: string, what: string, exact: number, unknown: string, document: Part, share = tolerance): Row =>
  computed(`circuit.${id}`, what, exact, "1", [exact - share * (1 + Math.abs(exact)), exact + share * (1 + Math.abs(exact))], () => last(document, unknown), "virchow");

const out = boundary("OUT", "RESISTANCE", { R: 40, Pd: 200 });
const windkessel = { q: 2, rd: 10, c: 0.05, start: 80 } as const;
const relaxed = windkessel.rd * windkessel.q;
const slope = (relaxed - windkessel.start) / (windkessel.rd * windkessel.c);
/** Order two: with 2001 points a second the error is some millionths. */
const timed = 1e-6;

/** Circuits with a closed form, in the units of their files. */
export const circuitRows: readonly Row[] = [
  circuit("resistance", "pressure before a vessel: Q (R + Rd) + Pd", 5 * (100 + 40) + 200, "pressure:IN:v0", file({ vessels: [vessel(0, { R_poiseuille: 100, L: 1, C: 1e-4 }, through)], boundary_conditions: [inflow(5), out] })),
  circuit("quadratic-loss", "pressure before a stenosis: Q (R + S Q + Rd) + Pd", 5 * (100 + 7 * 5 + 40) + 200, "pressure:IN:v0", file({ vessels: [vessel(0, { R_poiseuille: 100, stenosis_coefficient: 7 }, through)], boundary_conditions: [inflow(5), out] })),
  circuit("bifurcation", "flow into one of two branches, by conductance", 1, "flow:J:v1", file({ vessels: [vessel(0, { R_poiseuille: 100 }, { inlet: "IN" }), vessel(1, { R_poiseuille: 300 }, { outlet: "A" }), vessel(2, { R_poiseuille: 100 }, { outlet: "B" })], boundary_conditions: [inflow(4), boundary("A", "RESISTANCE", { R: 0, Pd: 0 }), boundary("B", "RESISTANCE", { R: 0, Pd: 0 })], junctions: [junction("J", [0], [1, 2])] })),
  circuit("windkessel", "pressure of a Windkessel in steady flow: Q (R + Rp + Rd) + Pd", 5 * (100 + 930) + 20, "pressure:IN:v0", file({ vessels: [vessel(0, { R_poiseuille: 100 }, through)], boundary_conditions: [inflow(5), boundary("OUT", "RCR", { Rp: 30, C: 1e-3, Rd: 900, Pd: 20 })] })),
  circuit(
    "windkessel-decay", "pressure of a Windkessel after one second: exponential decay", relaxed + (windkessel.start - relaxed) * exp(-1 / (windkessel.rd * windkessel.c)), "pressure_c:OUT",
    file(
      {
        vessels: [vessel(0, { R_poiseuille: 1 }, through)],
        boundary_conditions: [inflow(windkessel.q), boundary("OUT", "RCR", { Rp: 1, C: windkessel.c, Rd: windkessel.rd, Pd: 0 })],
        initial_condition: { "pressure_c:OUT": windkessel.start, "flow:IN:v0": windkessel.q, "flow:v0:OUT": windkessel.q, "pressure:IN:v0": windkessel.start + 2 * windkessel.q, "pressure:v0:OUT": windkessel.start + windkessel.q },
        initial_condition_d: { "pressure_c:OUT": slope, "pressure:IN:v0": slope, "pressure:v0:OUT": slope },
      },
      { steady_initial: false, number_of_cardiac_cycles: 1, number_of_time_pts_per_cardiac_cycle: 2001, absolute_tolerance: 1e-12 },
    ),
    timed,
  ),
];
