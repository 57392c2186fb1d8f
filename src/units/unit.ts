/**
 * A unit in the suffix style of our names: `mmHg`, `m3_per_s`, `mL_per_min`, `dyn_s_per_cm5`, `fraction`. Words are joined by `_`;
 * everything after `per` divides.
 */
export type Unit = string;

/** Exponents of m, kg, s, K, mol, and of the amount units nM (concentration of a species) and IU. */
export type Dimension = readonly [length: number, mass: number, time: number, temperature: number, substance: number, activity: number];

interface Scale {
  readonly dimension: Dimension;
  readonly factor: number;
  readonly offset?: number;
}

const none: Dimension = [0, 0, 0, 0, 0, 0];
const metre: Dimension = [1, 0, 0, 0, 0, 0];
const area: Dimension = [2, 0, 0, 0, 0, 0];
const volume: Dimension = [3, 0, 0, 0, 0, 0];
const mass: Dimension = [0, 1, 0, 0, 0, 0];
const time: Dimension = [0, 0, 1, 0, 0, 0];
const kelvin: Dimension = [0, 0, 0, 1, 0, 0];
const pressure: Dimension = [-1, 1, -2, 0, 0, 0];
const concentration: Dimension = [0, 0, 0, 0, 1, 0];
const activity: Dimension = [0, 0, 0, 0, 0, 1];

const mmHg_Pa = 133.322387415;

/** Base words. Molar concentrations are a dimension of their own whose inside unit is nM; IU likewise. */
const words: Readonly<Record<string, Scale>> = {
  "1": { dimension: none, factor: 1 }, fraction: { dimension: none, factor: 1 }, ratio: { dimension: none, factor: 1 }, count: { dimension: none, factor: 1 },
  index: { dimension: none, factor: 1 }, score: { dimension: none, factor: 1 }, points: { dimension: none, factor: 1 }, probability: { dimension: none, factor: 1 },
  percent: { dimension: none, factor: 0.01 }, FEU: { dimension: none, factor: 1 },
  m: { dimension: metre, factor: 1 }, cm: { dimension: metre, factor: 1e-2 }, mm: { dimension: metre, factor: 1e-3 }, um: { dimension: metre, factor: 1e-6 }, km: { dimension: metre, factor: 1e3 },
  m2: { dimension: area, factor: 1 }, cm2: { dimension: area, factor: 1e-4 }, mm2: { dimension: area, factor: 1e-6 },
  m3: { dimension: volume, factor: 1 }, L: { dimension: volume, factor: 1e-3 }, dL: { dimension: volume, factor: 1e-4 }, mL: { dimension: volume, factor: 1e-6 }, uL: { dimension: volume, factor: 1e-9 }, cm3: { dimension: volume, factor: 1e-6 }, mm3: { dimension: volume, factor: 1e-9 },
  cm5: { dimension: [5, 0, 0, 0, 0, 0], factor: 1e-10 },
  kg: { dimension: mass, factor: 1 }, g: { dimension: mass, factor: 1e-3 }, mg: { dimension: mass, factor: 1e-6 }, ug: { dimension: mass, factor: 1e-9 }, ng: { dimension: mass, factor: 1e-12 }, pg: { dimension: mass, factor: 1e-15 },
  s: { dimension: time, factor: 1 }, ms: { dimension: time, factor: 1e-3 }, min: { dimension: time, factor: 60 }, h: { dimension: time, factor: 3600 }, d: { dimension: time, factor: 86400 }, week: { dimension: time, factor: 604800 }, y: { dimension: time, factor: 31557600 },
  Hz: { dimension: [0, 0, -1, 0, 0, 0], factor: 1 },
  K: { dimension: kelvin, factor: 1 }, degC: { dimension: kelvin, factor: 1, offset: 273.15 },
  Pa: { dimension: pressure, factor: 1 }, mPa: { dimension: pressure, factor: 1e-3 }, kPa: { dimension: pressure, factor: 1e3 }, mmHg: { dimension: pressure, factor: mmHg_Pa }, cmH2O: { dimension: pressure, factor: 98.0665 },
  N: { dimension: [1, 1, -2, 0, 0, 0], factor: 1 }, mN: { dimension: [1, 1, -2, 0, 0, 0], factor: 1e-3 }, dyn: { dimension: [1, 1, -2, 0, 0, 0], factor: 1e-5 },
  J: { dimension: [2, 1, -2, 0, 0, 0], factor: 1 }, W: { dimension: [2, 1, -3, 0, 0, 0], factor: 1 },
  WU: { dimension: [-4, 1, -1, 0, 0, 0], factor: (mmHg_Pa * 60) / 1e-3 },
  nM: { dimension: concentration, factor: 1 }, pM: { dimension: concentration, factor: 1e-3 }, uM: { dimension: concentration, factor: 1e3 }, mM: { dimension: concentration, factor: 1e6 }, M: { dimension: concentration, factor: 1e9 },
  IU: { dimension: activity, factor: 1 }, kIU: { dimension: activity, factor: 1000 },
};

const known = new Map<string, Scale>();

function parse(unit: Unit): Scale | undefined {
  let inverse = false;
  const dimension: number[] = [...none];
  let factor = 1;
  let offset: number | undefined;
  const parts = unit.split("_");
  for (const part of parts) {
    if (part === "per") {
      inverse = true;
      continue;
    }
    const word = Object.hasOwn(words, part) ? words[part] : undefined;
    if (word === undefined) return undefined;
    factor = inverse ? factor / word.factor : factor * word.factor;
    word.dimension.forEach((exponent, i) => (dimension[i] += inverse ? -exponent : exponent));
    if (word.offset !== undefined && parts.length === 1) offset = word.offset;
  }
  const [a, b, c, d, e, f] = dimension;
  return { dimension: [a, b, c, d, e, f], factor, ...(offset === undefined ? {} : { offset }) };
}

function scaleOf(unit: Unit): Scale {
  const cached = known.get(unit);
  if (cached !== undefined) return cached;
  const scale = parse(unit);
  if (scale === undefined) throw new RangeError(`Unknown unit "${unit}". Expected words such as mmHg, mL, m3_per_s, joined by "_" and "per".`);
  known.set(unit, scale);
  return scale;
}

/** True when every word of the unit is known. */
export function isUnit(unit: string): boolean {
  return unit !== "" && parse(unit) !== undefined;
}

/** Dimension of a unit. Throws RangeError for an unknown unit. */
export function dimensionOf(unit: Unit): Dimension {
  return scaleOf(unit).dimension;
}

/** True when two units measure the same kind of quantity. */
export function sameDimension(a: Unit, b: Unit): boolean {
  const left = dimensionOf(a);
  return dimensionOf(b).every((exponent, i) => exponent === left[i]);
}

/** A number in `unit` as SI (nM for molar concentrations, IU for activities, fraction for percent, kelvin for Celsius). */
export function toSI(value: number, unit: Unit): number {
  const scale = scaleOf(unit);
  return scale.offset === undefined ? value * scale.factor : value + scale.offset;
}

/** An SI number in `unit`. */
export function fromSI(value: number, unit: Unit): number {
  const scale = scaleOf(unit);
  return scale.offset === undefined ? value / scale.factor : value - scale.offset;
}

/** Converts between units of one dimension. Throws RangeError when they differ in kind. */
export function convert(value: number, from: Unit, to: Unit): number {
  if (!sameDimension(from, to)) throw new RangeError(`Cannot convert ${from} to ${to}: they measure different things.`);
  return fromSI(toSI(value, from), to);
}
