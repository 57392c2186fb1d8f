import { itemsOf, type XmlElement } from "./xml.ts";

/** What one unit of the model is worth: concentration in nM, time in s. */
export interface ModelScale {
  readonly concentration_nM: number;
  readonly time_s: number;
}

/** Exponents of mole, litre and second, and the factor. */
interface Size {
  readonly mole_exponent: number;
  readonly litre_exponent: number;
  readonly second_exponent: number;
  readonly factor: number;
}

const nanomolarPerMolar = 1e9;
const litresPerCubicMetre = 1e3;
const perTen = 10;
const bases: Readonly<Record<string, Size>> = {
  mole: { mole_exponent: 1, litre_exponent: 0, second_exponent: 0, factor: 1 },
  litre: { mole_exponent: 0, litre_exponent: 1, second_exponent: 0, factor: 1 },
  liter: { mole_exponent: 0, litre_exponent: 1, second_exponent: 0, factor: 1 },
  second: { mole_exponent: 0, litre_exponent: 0, second_exponent: 1, factor: 1 },
  dimensionless: { mole_exponent: 0, litre_exponent: 0, second_exponent: 0, factor: 1 },
};

/** Whole power, exact for the scales of units. */
function power(base_factor: number, exponent: number): number {
  let result = 1;
  for (let k = 0; k < Math.abs(exponent); k++) result *= base_factor;
  return exponent < 0 ? 1 / result : result;
}

function definedSize(definition: XmlElement): Size {
  return itemsOf(definition, "listOfUnits").reduce<Size>((sum, unit) => {
    const kind = unit.attributes["kind"] ?? "";
    const exponent = Number(unit.attributes["exponent"] ?? "1");
    const scaled = Number(unit.attributes["multiplier"] ?? "1") * power(perTen, Number(unit.attributes["scale"] ?? "0"));
    const isMetre = kind === "metre" || kind === "meter";
    const base = isMetre ? { mole_exponent: 0, litre_exponent: 1 / 3, second_exponent: 0, factor: 1 } : Object.hasOwn(bases, kind) ? bases[kind] : undefined;
    if (base === undefined || !Number.isInteger(exponent) || (isMetre && exponent % 3 !== 0)) throw new RangeError(`Line ${unit.line_count}: unit "${kind}" with exponent ${exponent} is not supported; expected mole, litre, cubic metre, second.`);
    const metres = isMetre ? power(litresPerCubicMetre, exponent / 3) : 1;
    return { mole_exponent: sum.mole_exponent + base.mole_exponent * exponent, litre_exponent: sum.litre_exponent + base.litre_exponent * exponent, second_exponent: sum.second_exponent + base.second_exponent * exponent, factor: sum.factor * power(scaled, exponent) * metres };
  }, bases["dimensionless"]);
}

/** Reads substance, volume and time units of a model. Level 2 has defaults (mole, litre, second); Level 3 must name them. */
export function readScale(model: XmlElement, levelCount: number): ModelScale {
  const definitions = new Map(itemsOf(model, "listOfUnitDefinitions").map((definition) => [definition.attributes["id"] ?? "", definition]));
  const size = (what: "substance" | "volume" | "time", usual: string): Size => {
    const named = levelCount >= 3 ? model.attributes[`${what}Units`] : what;
    if (named === undefined) throw new RangeError(`Line ${model.line_count}: the model has no ${what}Units; expected a unit, such as ${usual}.`);
    const definition = definitions.get(named);
    if (definition !== undefined) return definedSize(definition);
    const base = Object.hasOwn(bases, named) ? bases[named] : levelCount >= 3 ? undefined : bases[usual];
    if (base === undefined) throw new RangeError(`Line ${model.line_count}: ${what}Units "${named}" is not defined; expected ${usual} or a unit definition.`);
    return base;
  };
  const expect = (what: string, found: Size, kind: "mole" | "litre" | "second"): number => {
    const isRight = (["mole", "litre", "second"] as const).every((name) => found[`${name}_exponent`] === (name === kind ? 1 : 0));
    if (!isRight) throw new RangeError(`Line ${model.line_count}: the unit of ${what} is not a multiple of ${kind}; expected one.`);
    return found.factor;
  };
  const substance = expect("substance", size("substance", "mole"), "mole");
  const volume = expect("volume", size("volume", "litre"), "litre");
  return { concentration_nM: (substance / volume) * nanomolarPerMolar, time_s: expect("time", size("time", "second"), "second") };
}
