import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { file, inflow, solved, vessel, boundary } from "../../test/support/circuits.ts";
import { circuitCsv, formatScientific } from "./output.ts";

// Circuits of the peer with its results, for those who have them beside the project.
const folder = fileURLToPath(new URL("../../../shared/circuits/", import.meta.url));
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json") && !name.startsWith("result_")) : [];

function read(name: string): unknown {
  return JSON.parse(readFileSync(`${folder}${name}`, "utf8"));
}

test("where the peer's circuits are at hand, its results come out within 1e-7, row by row", () => {
  for (const name of names) {
    const [header, ...rows] = [...circuitCsv(solved(read(name)))].join("").trimEnd().split("\n").map((line) => line.split(","));
    const reference = read(`result_${name}`) as Readonly<Record<string, Readonly<Record<string, string | number | null>>>>;
    for (const [column, byRow] of Object.entries(reference)) {
      const wanted = Object.values(byRow);
      const at = header.indexOf(column);
      expect(at, `${name}: ${column}`).toBeGreaterThanOrEqual(0);
      expect(rows.length, name).toBe(wanted.length);
      if (column === "ydot") continue;
      const worst = wanted.reduce<number>((most, value, i) => {
        if (column === "name") return value === rows[i][at] ? most : Infinity;
        return typeof value === "number" ? Math.max(most, Math.abs(Number(rows[i][at]) - value) / (1 + Math.abs(value))) : most;
      }, 0);
      expect(worst, `${name}: ${column}`).toBeLessThanOrEqual(1e-7);
    }
  }
});

const small = { vessels: [{ ...vessel(0, { R_poiseuille: 2 }, { inlet: "IN", outlet: "OUT" }), vessel_name: 'left, "upper"' }], boundary_conditions: [inflow(5), boundary("OUT", "RESISTANCE", { R: 1, Pd: 0 })] };
const lines = (settings: Readonly<Record<string, unknown>>): string[] => [...circuitCsv(solved(file(small, { number_of_time_pts_per_cardiac_cycle: 3, ...settings })))].join("").split("\n");

test("every layout: vessels or unknowns, values or means, with and without rates, last cycle or all, every n-th time", () => {
  const quoted = '"left, ""upper"""';
  const rounded = (line: string): string => line.replace(/-?\d\.\d{16}e[+-]\d\d+/g, (number) => String(Math.round(Number(number) * 1e4) / 1e4 + 0));
  expect(lines({ output_variable_based: false }).map(rounded)).toEqual(["name,time,flow_in,flow_out,pressure_in,pressure_out", ...[0, 0.5, 1].map((time) => `${quoted},${time},5,5,15,5`), ""]);
  const head = "name,time,flow_in,flow_out,pressure_in,pressure_out,d_flow_in,d_flow_out,d_pressure_in,d_pressure_out";
  expect(lines({ output_variable_based: false, output_derivative: true, output_mean_only: true }).map(rounded)).toEqual([head, `${quoted},,5,5,15,5,0,0,0,0`, ""]);
  expect(lines({})[0]).toBe("name,time,y");
  expect(lines({ output_derivative: true })[0]).toBe("name,time,y,ydot");
  expect(lines({ output_mean_only: true })).toHaveLength(2 + 4);
  expect(lines({})).toHaveLength(2 + 4 * 3);
  expect(lines({ output_all_cycles: true })).toHaveLength(2 + 4 * 5);
  expect(lines({ output_all_cycles: true, output_interval: 2 })).toHaveLength(2 + 4 * 3);
  expect(lines({ output_interval: 2 })).toHaveLength(2 + 4 * 2);
});

test("numbers are written as the peer writes them", () => {
  expect([0, -0, 1, -1234.5, 1e-7, 1e100, 1 / 3].map(formatScientific)).toEqual(["0.0000000000000000e+00", "-0.0000000000000000e+00", "1.0000000000000000e+00", "-1.2345000000000000e+03", "9.9999999999999995e-08", "1.0000000000000000e+100", "3.3333333333333331e-01"]);
});

test("cycle-to-cycle error: the slowest Windkessel sets the count of cycles; without one they run until the caps repeat", () => {
  const settings = { use_cycle_to_cycle_error: true, sim_cycle_to_cycle_percent_error: 1, output_all_cycles: true, output_variable_based: true };
  const ends = (outlet: Readonly<Record<string, unknown>>): unknown => ({ ...file({ vessels: [vessel(0, { R_poiseuille: 2, C: 0.4 }, { inlet: "IN", outlet: "OUT" })], boundary_conditions: [boundary("IN", "PRESSURE", { P: [10, 20, 10], t: [0, 0.5, 1] }), outlet] }, settings) });
  // Rd C = 2 periods: ceil(2 ln 100) = 10 cycles.
  expect(solved(ends(boundary("OUT", "RCR", { Rp: 1, C: 0.2, Rd: 10, Pd: 0 }))).stepCount).toBe(100);
  const result = solved(ends(boundary("OUT", "RESISTANCE", { R: 10, Pd: 0 })));
  expect(result.stepCount).toBe(10 * (2 + result.extraCycleCount));
});
