import type { InputDefinition, QuantityInput, ScoreDefinition, ScoreItem } from "./definition.ts";

const quantity = (key: string, description: string, unit: string, limits: readonly [number, number], more: Partial<QuantityInput> = {}): readonly [string, QuantityInput] => [key, { key, kind: "quantity", description, unit, limits, ...more }];

/** Measured values that scores share. Limits are wide: beyond them lie mistakes of typing, not findings. */
const common: ReadonlyMap<string, InputDefinition> = new Map<string, InputDefinition>([
  quantity("age", "Age, in completed years", "a", [0, 130]),
  quantity("heartRate", "Heart rate", "/min", [0, 350]),
  quantity("spo2", "Oxygen saturation", "%", [0, 100], { slip: [0, 1, "It looks like a fraction: write 97 or \"97 %\""] }),
  quantity("calfDifference", "Girth of the calf 10 cm below the tibial tuberosity, symptomatic minus other leg", "cm", [-50, 50]),
  quantity("systolicBp", "Systolic blood pressure", "mm[Hg]", [0, 350]),
  quantity("respiratoryRate", "Respiratory rate", "/min", [0, 120]),
  quantity("temperature", "Body temperature", "Cel", [10, 46]),
  quantity("creatinineClearance", "Creatinine clearance (Cockcroft-Gault)", "mL/min", [0, 500]),
  quantity("creatinine", "Serum creatinine", "umol/L", [10, 5000], { conventional: ["mg/dL", 88.4] }),
  quantity("drinksPerWeek", "Alcoholic drinks a week", "{#}/wk", [0, 500]),
  quantity("bmi", "Body mass index", "kg/m2", [5, 200]),
  quantity("platelets", "Platelets", "10*9/L", [0, 10000]),
  quantity("leukocytes", "Leukocytes", "10*9/L", [0, 1000]),
]);

/** The parts of a definition by name, found once. */
export interface Names {
  /** Inputs that the score reads, its own first. */
  readonly inputs: ReadonlyMap<string, InputDefinition>;
  /** Inputs that are read only through items, and those items. */
  readonly itemsOf: ReadonlyMap<string, readonly string[]>;
  readonly items: ReadonlyMap<string, ScoreItem>;
  /** Exclusive groups. */
  readonly groups: readonly string[];
}

const found = new WeakMap<ScoreDefinition, Names>();

/** Names of a definition's items and inputs. */
export function namesOf(definition: ScoreDefinition): Names {
  const before = found.get(definition);
  if (before !== undefined) return before;
  const inputs = new Map<string, InputDefinition>((definition.inputs ?? []).map((input) => [input.key, input]));
  const itemsOf = new Map<string, string[]>();
  for (const item of definition.items) {
    const name = item.from?.input;
    if (name === undefined) continue;
    itemsOf.set(name, [...(itemsOf.get(name) ?? []), item.key]);
    const shared = common.get(name);
    if (!inputs.has(name) && shared !== undefined) inputs.set(name, shared);
  }
  const names = { inputs, itemsOf, items: new Map(definition.items.map((item) => [item.key, item])), groups: [...new Set(definition.items.flatMap(({ exclusiveGroup }) => exclusiveGroup ?? []))] };
  found.set(definition, names);
  return names;
}
