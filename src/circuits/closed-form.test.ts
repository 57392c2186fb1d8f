import { describe, expect, test } from "vitest";
import { boundary, file, inflow, junction, lastOf, solved, valuesOf, vessel } from "../../test/support/circuits.ts";

const tight = { absolute_tolerance: 1e-11 };

function near(actual: number, wanted: number, tolerance = 1e-9): void {
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(wanted)));
}

describe("steady circuits with a closed form", () => {
  const [q, r, rOut, distal] = [5, 100, 40, 200];
  const out = boundary("OUT", "RESISTANCE", { R: rOut, Pd: distal });
  test.each([
    ["R", { R_poiseuille: r }],
    ["R and C", { R_poiseuille: r, C: 1e-4 }],
    ["R and L", { R_poiseuille: r, L: 1 }],
    ["R, L and C", { R_poiseuille: r, L: 1, C: 1e-4 }],
  ])("%s into a resistance: P = Q (R + Rd) + Pd", (_name, values) => {
    const result = solved(file({ vessels: [vessel(0, values, { inlet: "IN", outlet: "OUT" })], boundary_conditions: [inflow(q), out] }, tight));
    near(lastOf(result, "pressure:IN:v0"), q * (r + rOut) + distal, 1e-7);
    near(lastOf(result, "pressure:v0:OUT"), q * rOut + distal, 1e-7);
    near(lastOf(result, "flow:v0:OUT"), q, 1e-7);
  });

  test("a vessel with its capacitance first gives the same steady state", () => {
    const result = solved(file({ vessels: [vessel(0, { R_poiseuille: r, L: 1, C: 1e-4, stenosis_coefficient: 3 }, { inlet: "IN", outlet: "OUT" }, "BloodVesselCRL")], boundary_conditions: [inflow(q), out] }, tight));
    near(lastOf(result, "pressure:IN:v0"), q * (r + 3 * q + rOut) + distal);
  });

  test("a flow-through Windkessel vessel drops Q Rpd", () => {
    const result = solved(file({ vessels: [vessel(0, { Rpd: r, Cp: 1e-4 }, { inlet: "IN", outlet: "OUT" }, "BloodVesselRC")], boundary_conditions: [inflow(q), out] }, tight));
    near(lastOf(result, "pressure:IN:v0"), q * (r + rOut) + distal);
  });

  test("quadratic loss: dP = R Q + S |Q| Q, for flow of either sign", () => {
    for (const flow of [q, -q]) {
      const result = solved(file({ vessels: [vessel(0, { R_poiseuille: r, stenosis_coefficient: 7 }, { inlet: "IN", outlet: "OUT" })], boundary_conditions: [inflow(flow), out] }, tight));
      near(lastOf(result, "pressure:IN:v0") - lastOf(result, "pressure:v0:OUT"), r * flow + 7 * Math.abs(flow) * flow);
    }
  });

  test("a quadratic loss alone between two pressures, from rest, where the plain iteration starts without a slope: Q = sqrt(dP/S)", () => {
    for (const [inlet, outlet] of [[1e4, 100], [100, 1e4], [3, 3]] as const) {
      for (const loss of [1e-3, 1, 1e9]) {
        const ends = [boundary("IN", "PRESSURE", { P: [inlet, inlet], t: [0, 1] }), boundary("OUT", "PRESSURE", { P: [outlet, outlet], t: [0, 1] })];
        const result = solved(file({ vessels: [vessel(0, { R_poiseuille: inlet === outlet ? 1 : 0, stenosis_coefficient: loss }, { inlet: "IN", outlet: "OUT" })], boundary_conditions: ends }, {}));
        near(lastOf(result, "flow:IN:v0"), Math.sign(inlet - outlet) * Math.sqrt(Math.abs(inlet - outlet) / loss), 1e-7);
      }
    }
  });

  test("Windkessel: P = Q (Rp + Rd) + Pd", () => {
    const result = solved(file({ vessels: [vessel(0, { R_poiseuille: r }, { inlet: "IN", outlet: "OUT" })], boundary_conditions: [inflow(q), boundary("OUT", "RCR", { Rp: 30, C: 1e-3, Rd: 900, Pd: 20 })] }, tight));
    near(lastOf(result, "pressure:IN:v0"), q * (r + 930) + 20, 1e-7);
    near(lastOf(result, "pressure_c:OUT"), q * 900 + 20, 1e-7);
  });

  test("coronary beds: P = Q (Ra + Ram + Rv) + Pv with a steady squeeze", () => {
    const values = { Ra1: 100, Rv1: 50, Ca: 1e-4, Cc: 1e-4, Pim: [1000, 1000], P_v: 10, t: [0, 1] };
    for (const [type, more] of [["CORONARY", { Ra2: 70 }], ["CORONARY_VAR_RES", { Ra2_min: 70, Ra2_max: 70, T_vc: 0.3, T_vr: 0.2 }]] as const) {
      const result = solved(file({ vessels: [vessel(0, { R_poiseuille: r }, { inlet: "IN", outlet: "OUT" })], boundary_conditions: [inflow(q), boundary("OUT", type, { ...values, ...more })] }, { ...tight, number_of_cardiac_cycles: 4 }));
      near(lastOf(result, "pressure:IN:v0"), q * (r + 220) + 10, 1e-8);
    }
  });

  test("a bifurcation splits flow by conductance, whatever the order of the vessels and however odd the names", () => {
    const odd = ['a:b, "c"', "vein ü/λ \n2", "__proto__"];
    const vessels = [
      { ...vessel(7, { R_poiseuille: 300 }, { outlet: odd[1] }), vessel_name: "right" },
      { ...vessel(3, { R_poiseuille: 100 }, { inlet: "IN" }), vessel_name: odd[0] },
      { ...vessel(5, { R_poiseuille: 100 }, { outlet: odd[2] }), vessel_name: "constructor" },
    ];
    const ends = [boundary(odd[2], "RESISTANCE", { R: 0, Pd: 0 }), inflow(4), boundary(odd[1], "RESISTANCE", { R: 0, Pd: 0 })];
    const result = solved(file({ vessels, boundary_conditions: ends, junctions: [junction("toString", [3], [7, 5])] }, tight));
    near(lastOf(result, "flow:toString:right"), 1);
    near(lastOf(result, "flow:toString:constructor"), 3);
  });

  test("a confluence adds flows", () => {
    const vessels = [vessel(0, { R_poiseuille: 100 }, { inlet: "IN" }), vessel(1, { R_poiseuille: 200 }, { inlet: "IN2" }), vessel(2, { R_poiseuille: 300 }, { outlet: "OUT" })];
    const ends = [inflow(2), boundary("IN2", "FLOW", { Q: [3], t: [0] }), out];
    const result = solved(file({ vessels, boundary_conditions: ends, junctions: [junction("J", [0, 1], [2])] }, tight));
    near(lastOf(result, "flow:v2:OUT"), 5);
    near(lastOf(result, "pressure:IN2:v1"), 5 * (rOut + 300) + distal + 3 * 200);
  });

  test("junctions with resistances", () => {
    const vessels = [vessel(0, { R_poiseuille: 10 }, { inlet: "IN" }), vessel(1, { R_poiseuille: 10 }, { outlet: "A" }), vessel(2, { R_poiseuille: 10 }, { outlet: "B" })];
    const ends = [inflow(6), boundary("A", "RESISTANCE", { R: 10, Pd: 0 }), boundary("B", "RESISTANCE", { R: 10, Pd: 0 })];
    const losses = { junction_type: "BloodVesselJunction", junction_values: { R_poiseuille: [20, 60], L: [1, 2], stenosis_coefficient: [0, 0] } };
    const branching = solved(file({ vessels, boundary_conditions: ends, junctions: [junction("J", [0], [1, 2], losses)] }, tight));
    near(lastOf(branching, "flow:J:v1"), 4);
    const meeting = solved(file({ vessels, boundary_conditions: ends, junctions: [junction("J", [0], [1, 2], { junction_type: "resistive_junction", junction_values: { R: [5, 20, 60] } })] }, tight));
    near(lastOf(meeting, "flow:J:v2"), 2);
    near(lastOf(meeting, "pressure:v0:J") - lastOf(meeting, "pressure_c:J"), 30);
  });

  test("loops: two ways around and a bridge, as in a Wheatstone circuit", () => {
    const [r1, r2, r3, r4, bridge] = [1, 2, 3, 5, 7];
    const vessels = [vessel(0, { R_poiseuille: 0 }, { inlet: "IN" }), ...[r1, r2, r3, r4, bridge].map((value, i) => vessel(i + 1, { R_poiseuille: value })), vessel(6, { R_poiseuille: 0 }, { outlet: "OUT" })];
    const joints = [junction("a", [0], [1, 2]), junction("b", [1], [3, 5]), junction("c", [2, 5], [4]), junction("d", [3, 4], [6])];
    const result = solved(file({ vessels, junctions: joints, boundary_conditions: [inflow(1), boundary("OUT", "RESISTANCE", { R: 0, Pd: 0 })] }, tight));
    const [b, c] = [lastOf(result, "pressure:v1:b"), lastOf(result, "pressure:v2:c")];
    const a = lastOf(result, "pressure:v0:a");
    near((a - b) / r1, b / r3 + (b - c) / bridge);
    near((a - c) / r2 + (b - c) / bridge, c / r4);
    near((a - b) / r1 + (a - c) / r2, 1);
  });

  test("occluded vessels: from free to a resistance of 1e15 the open way carries the rest", () => {
    for (const blocked of [1, 1e6, 1e9, 1e12, 1e15]) {
      for (const loss of [0, blocked]) {
        const vessels = [vessel(0, { R_poiseuille: 1 }, { inlet: "IN" }), vessel(1, { R_poiseuille: blocked, stenosis_coefficient: loss, C: 1e-6 }), vessel(2, { R_poiseuille: 100 }), vessel(3, { R_poiseuille: 1 }, { outlet: "OUT" })];
        const result = solved(file({ vessels, junctions: [junction("a", [0], [1, 2]), junction("b", [1, 2], [3])], boundary_conditions: [inflow(10), out] }, {}));
        const [through, around] = [lastOf(result, "flow:v1:b"), lastOf(result, "flow:v2:b")];
        near(through + around, 10, 1e-8);
        if (loss === 0) near(through, (10 * 100) / (100 + blocked), 1e-8);
        expect(through).toBeLessThan(10);
      }
    }
  });
});

describe("circuits that change, with a closed form", () => {
  test("a Windkessel decays exponentially; halving the step quarters the error (order 2)", () => {
    const [q, rd, c, start] = [2, 10, 0.05, 80];
    const errors = [21, 41, 81].map((points) => {
      const document = file(
        {
          vessels: [vessel(0, { R_poiseuille: 1 }, { inlet: "IN", outlet: "OUT" })],
          boundary_conditions: [inflow(q), boundary("OUT", "RCR", { Rp: 1, C: c, Rd: rd, Pd: 0 })],
          initial_condition: { "pressure_c:OUT": start, "flow:IN:v0": q, "flow:v0:OUT": q, "pressure:IN:v0": start + 2 * q, "pressure:v0:OUT": start + q },
          initial_condition_d: { "pressure_c:OUT": (rd * q - start) / (rd * c), "pressure:IN:v0": (rd * q - start) / (rd * c), "pressure:v0:OUT": (rd * q - start) / (rd * c) },
        },
        { steady_initial: false, number_of_cardiac_cycles: 1, number_of_time_pts_per_cardiac_cycle: points, absolute_tolerance: 1e-12 },
      );
      const exact = rd * q + (start - rd * q) * Math.exp(-1 / (rd * c));
      return Math.abs(lastOf(solved(document), "pressure_c:OUT") - exact);
    });
    const orders = errors.slice(1).map((error, i) => Math.log2(errors[i] / error));
    for (const order of orders) expect(order).toBeGreaterThan(1.9);
    for (const order of orders) expect(order).toBeLessThan(2.2);
  });

  test("an inertance and a capacitance swing with the period 2 pi sqrt(L C)", () => {
    const [l, c] = [0.02, 0.5];
    const omega = 1 / Math.sqrt(l * c);
    const document = file(
      {
        vessels: [vessel(0, { R_poiseuille: 0, C: c, L: l }, { inlet: "IN", outlet: "OUT" })],
        boundary_conditions: [inflow(0), boundary("OUT", "PRESSURE", { P: [0, 0], t: [0, 1] })],
        initial_condition: { "pressure:IN:v0": 10 },
        initial_condition_d: { "flow:v0:OUT": 10 / l },
      },
      { steady_initial: false, number_of_cardiac_cycles: 1, number_of_time_pts_per_cardiac_cycle: 4001, rho_infty: 1 },
    );
    const result = solved(document);
    const pressures = valuesOf(result, "pressure:IN:v0");
    result.times.forEach((time, k) => { near(pressures[k], 10 * Math.cos(omega * time), 1e-4); });
  });

  test("a passive chamber fills as V = (P/E)(1 - exp(-E t/R)) + Vrest", () => {
    const [p, r, e, rest] = [20, 2, 4, 5];
    const document = file(
      {
        vessels: [vessel(0, { R_poiseuille: r }, { inlet: "IN" }), vessel(1, { R_poiseuille: 1 }, { outlet: "OUT" })],
        boundary_conditions: [boundary("IN", "PRESSURE", { P: [p, p], t: [0, 1] }), boundary("OUT", "FLOW", { Q: [0, 0], t: [0, 1] })],
        junctions: [{ junction_name: "a", junction_type: "NORMAL_JUNCTION", inlet_blocks: ["v0"], outlet_blocks: ["room"] }, { junction_name: "b", junction_type: "NORMAL_JUNCTION", inlet_blocks: ["room"], outlet_blocks: ["v1"] }],
        chambers: [{ name: "room", type: "LinearElastanceChamber", values: { Emax: 0, Epass: e, Vrest: rest }, activation_function: { type: "half_cosine", t_active: 0.1, t_twitch: 0.3 } }],
        initial_condition: { "Vc:room": rest },
        initial_condition_d: { "Vc:room": p / r },
      },
      { steady_initial: false, number_of_cardiac_cycles: 1, number_of_time_pts_per_cardiac_cycle: 2001 },
    );
    const result = solved(document);
    const volumes = valuesOf(result, "Vc:room");
    result.times.forEach((time, k) => { near(volumes[k], (p / e) * (1 - Math.exp((-e * time) / r)) + rest, 1e-5); });
  });

  test("valves let flow pass one way: mean flow is forward through a valve, and nothing runs back beyond Rmax", () => {
    for (const [type, more] of [["PiecewiseValve", {}], ["ValveTanh", { Steepness: 100 }]] as const) {
      const swing = Array.from({ length: 41 }, (_item, i) => 10 * Math.sin((2 * Math.PI * i) / 40));
      const document = file(
        {
          boundary_conditions: [boundary("IN", "PRESSURE", { P: swing, t: swing.map((_item, i) => i / 40) }), boundary("OUT", "RESISTANCE", { R: 1, Pd: 0 })],
          valves: [{ name: "valve", type, params: { Rmin: 0.1, Rmax: 1e6, upstream_block: "IN", downstream_block: "OUT", ...more } }],
        },
        { number_of_time_pts_per_cardiac_cycle: 201, steady_initial: false },
      );
      const flows = valuesOf(solved(document), "flow:valve:OUT");
      expect(Math.max(...flows)).toBeCloseTo(10 / 1.1, 1);
      expect(Math.min(...flows)).toBeGreaterThan(-0.2);
    }
  });
});

test("flow forced to and fro through a smooth valve, on which plain iterations fail: what comes in goes out, and it opens and shuts", () => {
  for (const [most, steepness, rho] of [[1e3, 1, 0.5], [1e4, 10, 0.9], [2e4, 0.4, 1], [1e5, 100, 0]] as const) {
    const swing = Array.from({ length: 21 }, (_item, i) => 4 * Math.sin((2 * Math.PI * i) / 20) + 1);
    const document = file(
      {
        vessels: [vessel(0, { R_poiseuille: 40, C: 1e-5, stenosis_coefficient: 5 }, { inlet: "IN" }, "BloodVesselCRL"), vessel(1, { R_poiseuille: 2, C: 1e-5 }, { outlet: "OUT" })],
        boundary_conditions: [boundary("IN", "FLOW", { Q: swing, t: swing.map((_item, i) => i / 20) }), boundary("OUT", "RCR", { Rp: 10, C: 1e-3, Rd: 100 })],
        valves: [{ name: "valve", type: "ValveTanh", params: { Rmax: most, Rmin: 1, Steepness: steepness, upstream_block: "v0", downstream_block: "v1" } }],
      },
      { number_of_time_pts_per_cardiac_cycle: 51, rho_infty: rho, number_of_cardiac_cycles: 3 },
    );
    const result = solved(document);
    const [before, behind] = ["flow:v0:valve", "flow:valve:v1"].map((name) => valuesOf(result, name));
    before.forEach((flow, k) => { near(flow, behind[k], 1e-6); });
  }
});
