import { resolve } from "../units/index.ts";
import { lungParameters, type LungValues } from "./parameters.ts";
import { treeParameters, type TreeValues } from "./tree/parameters.ts";

/** The published values of the lung's parameters in SI units: what `createLung` takes when nothing is changed. */
export const defaultLungValues: LungValues = resolve(lungParameters);

/** The same for the arterial tree. */
export const defaultTreeValues: TreeValues = resolve(treeParameters);
