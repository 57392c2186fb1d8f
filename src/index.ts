/**
 * Virchow as a library: no package, no file system, no DOM and no clock at run time. Stations are usable alone; an episode joins them.
 */
// Units and numerics.
export { convert, formatDuration, fromSI, parseQuantity, quantityInSI, toSI, type Parameter, type ParameterRecord, type Unit } from "./units/index.ts";
export { stream, threefry2x32, type Random } from "./numerics/index.ts";
export { compile, interpret, javaScriptSource, program, space, toJavaScript, toWasm, type BackEnd, type Condition, type Lanes, type Machine, type Program, type Shape, type Space, type Value, type Variable } from "./numerics/index.ts";
// Circuits: zero-dimensional networks.
// Body and circulation.
export { bodyOutline, buildVesselGraph, chamberOutlines, createPerson, type Person, type PersonDescription, type Vessel, type VesselGraph } from "./body/index.ts";
// Blood: coagulation.
// Lung.
// Drugs.
// Clinic: scores.
// Episode.
