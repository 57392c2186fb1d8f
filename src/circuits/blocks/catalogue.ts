import { bloodVesselCrl } from "./blood-vessel-crl.ts";
import { bloodVesselJunction } from "./blood-vessel-junction.ts";
import { bloodVesselRc } from "./blood-vessel-rc.ts";
import { bloodVessel } from "./blood-vessel.ts";
import { closedLoopWindkessel, flowBoundary, pressureBoundary, resistanceBoundary, windkesselBoundary } from "./boundaries.ts";
import { chamberSphere } from "./chamber-sphere.ts";
import { chamberElastanceInductor, chamberElastanceInductorExponential, linearElastanceChamber } from "./chambers.ts";
import { closedCoronaryLeft, closedCoronaryRight, coronaryBoundary, coronaryVaryingBoundary } from "./coronary.ts";
import { heart } from "./heart.ts";
import { junction } from "./junction.ts";
import type { BlockKind } from "./kind.ts";
import { resistiveJunction } from "./resistive-junction.ts";
import { piecewiseValve, tanhValve } from "./valves.ts";

/** Types of one part of a circuit file by their name in the format. */
export type Kinds = ReadonlyMap<string, BlockKind>;

/** Vessels. */
export const vesselKinds: Kinds = new Map([
  ["BloodVessel", bloodVessel],
  ["BloodVesselCRL", bloodVesselCrl],
  ["BloodVesselRC", bloodVesselRc],
  ["ChamberSphere", chamberSphere],
]);

/** Boundary conditions. */
export const boundaryKinds: Kinds = new Map([
  ["FLOW", flowBoundary],
  ["PRESSURE", pressureBoundary],
  ["RESISTANCE", resistanceBoundary],
  ["RCR", windkesselBoundary],
  ["CORONARY", coronaryBoundary],
  ["CORONARY_VAR_RES", coronaryVaryingBoundary],
  ["ClosedLoopRCR", closedLoopWindkessel],
  ["ClosedLoopCoronaryLeft", closedCoronaryLeft],
  ["ClosedLoopCoronaryRight", closedCoronaryRight],
]);

/** Junctions. */
export const junctionKinds: Kinds = new Map([
  ["NORMAL_JUNCTION", junction],
  ["BloodVesselJunction", bloodVesselJunction],
  ["resistive_junction", resistiveJunction],
]);

/** Valves. */
export const valveKinds: Kinds = new Map([
  ["ValveTanh", tanhValve],
  ["PiecewiseValve", piecewiseValve],
]);

/** Chambers. */
export const chamberKinds: Kinds = new Map([
  ["ChamberElastanceInductor", chamberElastanceInductor],
  ["ChamberElastanceInductorExponential", chamberElastanceInductorExponential],
  ["LinearElastanceChamber", linearElastanceChamber],
  ["ChamberSphere", chamberSphere],
]);

/** Couplings to an outside solver. */
export const couplingKinds: Kinds = new Map([
  ["FLOW", flowBoundary],
  ["PRESSURE", pressureBoundary],
]);

/** Blocks of a closed loop. */
export const loopKinds: Kinds = new Map([["ClosedLoopHeartAndPulmonary", heart]]);
