/** A circuit of one vessel behind a Windkessel, written in svZeroDSolver's format. */
import { circuitCsv, readCircuit, solveCircuit } from "virchow";

const flow = Array.from({ length: 21 }, (_, i) => (i <= 7 ? 300 * Math.sin((Math.PI * i) / 7) : 0));
const document = {
  simulation_parameters: { number_of_cardiac_cycles: 8, number_of_time_pts_per_cardiac_cycle: 101, output_all_cycles: false },
  boundary_conditions: [
    { bc_name: "inflow", bc_type: "FLOW", bc_values: { Q: flow, t: flow.map((_, i) => i / 20) } },
    { bc_name: "bed", bc_type: "RCR", bc_values: { Rp: 0.05, C: 1.3, Rd: 0.9, Pd: 5 } },
  ],
  vessels: [{ vessel_id: 0, vessel_name: "aorta", zero_d_element_type: "BloodVessel", zero_d_element_values: { R_poiseuille: 0.005, C: 0.2, L: 0.003 }, boundary_conditions: { inlet: "inflow", outlet: "bed" } }],
};

const reading = readCircuit(document);
if (!reading.ok) throw new Error(reading.problems.map((problem) => `${problem.field}: ${problem.message}`).join("\n"));

const result = solveCircuit(reading.circuit);
if (result.failure !== null) throw new Error(`stopped at ${result.failure.time} s in ${result.failure.block}`);
const rows = [...circuitCsv(result)].join("").trimEnd().split("\n");
console.log(rows[0]);
const pressures = rows.slice(1).map((row) => Number(row.split(",")[4]));
console.log(`Pressure at the inlet: ${Math.max(...pressures).toFixed(0)}/${Math.min(...pressures).toFixed(0)} mmHg in ${rows.length - 1} rows`);
