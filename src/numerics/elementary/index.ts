/** Elementary functions with the same bits on every engine: only + - * / sqrt, comparisons and the words of a double. */
export { exp, expm1 } from "./exponential.ts";
export { log, log10, log1p, log2 } from "./logarithm.ts";
export { cbrt, pow } from "./power.ts";
export { erf, erfc, gamma, tanh } from "./special.ts";
export { cos, sin } from "./trigonometric.ts";
