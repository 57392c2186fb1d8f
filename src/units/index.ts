/** Units: quantities with their dimension, conversion between printed and SI units, and the shape of a parameter. */
export { nearest } from "./nearest.ts";
export { resolve, type Basis, type Parameter, type ParameterRecord, type Resolved } from "./parameter.ts";
export { formatDuration, parseQuantity, quantityInSI, type ParsedQuantity } from "./quantity.ts";
export { convert, fromSI, isUnit, sameDimension, toSI, type Dimension, type Unit } from "./unit.ts";
