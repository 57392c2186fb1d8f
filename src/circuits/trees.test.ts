import fc from "fast-check";
import { expect, test } from "vitest";
import { boundary, file, heldVolume, inflow, junction, lastOf, solved, valuesOf, vessel, type CircuitFile } from "../../test/support/circuits.ts";

interface Tree {
  readonly resistance: number;
  readonly capacitance: number;
  readonly inductance: number;
  readonly children: readonly Tree[];
  readonly distal: number;
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    resistance: fc.double({ min: 0.1, max: 100, noNaN: true }),
    capacitance: fc.oneof(fc.constant(0), fc.double({ min: 1e-7, max: 1e-5, noNaN: true })),
    inductance: fc.oneof(fc.constant(0), fc.double({ min: 1e-4, max: 1e-2, noNaN: true })),
    children: fc.oneof({ maxDepth: 3, depthIdentifier: "tree" }, fc.constant([]), fc.array(tie("tree"), { minLength: 1, maxLength: 3, depthIdentifier: "tree" })),
    distal: fc.double({ min: -50, max: 50, noNaN: true }),
  }),
}));

/** What a subtree looks like from its inlet: P = R Q + P0. */
function seen({ resistance, children, distal }: Tree): { readonly resistance: number; readonly pressure: number } {
  if (children.length === 0) return { resistance: resistance + 1, pressure: distal };
  const branches = children.map(seen);
  const conductance = branches.reduce((sum, branch) => sum + 1 / branch.resistance, 0);
  return { resistance: resistance + 1 / conductance, pressure: branches.reduce((sum, branch) => sum + branch.pressure / branch.resistance, 0) / conductance };
}

/** The tree as a file; vessels are listed leaves first, so that no order is taken for granted. */
function treeFile(root: Tree, flow: CircuitFile, settings: CircuitFile): CircuitFile {
  const vessels: CircuitFile[] = [];
  const junctions: CircuitFile[] = [];
  const boundaries: CircuitFile[] = [flow];
  let next = 0;
  const place = ({ resistance, capacitance, inductance, children, distal }: Tree, isRoot: boolean): number => {
    const ids = children.map((child) => place(child, false));
    const id = next++;
    const ends = { ...(isRoot ? { inlet: "IN" } : {}), ...(ids.length === 0 ? { outlet: `out${id}` } : {}) };
    vessels.push(vessel(id, { R_poiseuille: resistance, C: capacitance, L: inductance }, ends));
    if (ids.length > 0) junctions.push(junction(`j${id}`, [id], ids));
    else boundaries.push(boundary(`out${id}`, "RESISTANCE", { R: 1, Pd: distal }));
    return id;
  };
  place(root, true);
  return file({ vessels, junctions, boundary_conditions: boundaries }, settings);
}

test("random trees of R, C and L: the steady state is that of the resistances alone", () => {
  fc.assert(
    fc.property(tree, fc.double({ min: -10, max: 10, noNaN: true }), (root, flow) => {
      const result = solved(treeFile(root, inflow(flow), { number_of_cardiac_cycles: 5 }));
      const name = result.unknowns.find((unknown) => unknown.startsWith("pressure:IN:")) ?? "";
      const { resistance, pressure } = seen(root);
      const wanted = resistance * flow + pressure;
      expect(Math.abs(lastOf(result, name) - wanted)).toBeLessThan(1e-6 * (1 + Math.abs(wanted)));
    }),
    { numRuns: 60 },
  );
});

test("random trees, pulsatile: flow is conserved at every junction at every time, and what is held is what came in less what went out", () => {
  const flow = boundary("IN", "FLOW", { Q: [1, 4, 2, -1, 0, 1], t: [0, 0.1, 0.3, 0.5, 0.8, 1] });
  fc.assert(
    fc.property(tree, (root) => {
      const document = treeFile(root, flow, { number_of_time_pts_per_cardiac_cycle: 41, steady_initial: false });
      const result = solved(document);
      for (const { name } of result.circuit.blocks.filter(({ type }) => type === "NORMAL_JUNCTION")) {
        const into = result.unknowns.filter((unknown) => unknown.startsWith("flow:") && unknown.endsWith(`:${name}`)).map((unknown) => valuesOf(result, unknown));
        const out = result.unknowns.filter((unknown) => unknown.startsWith(`flow:${name}:`)).map((unknown) => valuesOf(result, unknown));
        result.times.forEach((_time, k) => {
          const sum = (lists: readonly (readonly number[])[]): number => lists.reduce((total, list) => total + list[k], 0);
          expect(Math.abs(sum(into) - sum(out))).toBeLessThan(1e-9);
        });
      }
      for (let k = 0; k < result.times.length; k++) expect(Number.isFinite(heldVolume(result, k))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test("a tree of two thousand vessels is solved in one go", () => {
  const grow = (depth: number): Tree => ({ resistance: 1, capacitance: 1e-6, inductance: 1e-4, distal: 0, children: depth === 0 ? [] : [grow(depth - 1), grow(depth - 1)] });
  const root = grow(9);
  const result = solved(treeFile(root, inflow(1), { number_of_cardiac_cycles: 1 }));
  expect(result.unknowns.length).toBeGreaterThan(4000);
  const name = result.unknowns.find((unknown) => unknown.startsWith("pressure:IN:")) ?? "";
  expect(lastOf(result, name)).toBeCloseTo(seen(root).resistance, 5);
});
