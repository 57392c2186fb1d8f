import { checkVariants, propertySchemas, readMembers, refuseUnknownKeys, variantSchemas, type Field, type Members, type Schema, type Values, type Variant } from "./field.ts";
import { inside, type Place } from "./problem.ts";
import type { ScenarioAction, ScenarioContext } from "./types.ts";

/** One row of the table of actions: how an event with this key is read, and its part of the schema. */
export interface ActionSpec {
  readonly meaning: string;
  /** Keys that may stand beside the action's own. */
  readonly companions: readonly string[];
  readonly read: (event: Readonly<Record<string, unknown>>, place: Place, context: ScenarioContext) => ScenarioAction | null;
  /** Schema of the event's action part: properties, required keys, conditions. */
  readonly schema: (context: ScenarioContext) => { readonly properties: Schema; readonly required: readonly string[]; readonly conditions: readonly Schema[] };
}

interface ActionDescription<T, M extends Members> {
  readonly value: Field<T>;
  readonly members: M;
  /** What must or must not stand beside some values of the action. */
  readonly variants?: readonly Variant[];
  /** At least one of these companions must be there. */
  readonly anyOf?: readonly string[];
  readonly build: (value: T, members: Values<M>, place: Place, context: ScenarioContext) => ScenarioAction | null;
}

/** Keys that say when an event happens. */
export const triggerKeys: readonly string[] = ["at", "when", "delay", "once"];

/** Builds a row of the table: `key` is the action's own key, whose value is its kind. */
export function action<T, M extends Members>(key: string, meaning: string, description: ActionDescription<T, M>): ActionSpec {
  const { value: field, members, variants = [], anyOf = [], build } = description;
  const companions = Object.keys(members);
  return {
    meaning,
    companions,
    read: (event, place, context) => {
      const where = ` beside "${key}"`;
      refuseUnknownKeys(event, [...triggerKeys, key, ...companions], where, place);
      const value = field.read(event[key], inside(place, key), context);
      const fits = checkVariants(variants, key, event, place);
      const values = readMembers(members, event, place, context, where);
      if (anyOf.length > 0 && !anyOf.some((name) => Object.hasOwn(event, name))) {
        place.problems.add(place.path, "value", event, { wrong: `"${key}" needs ${anyOf.join(" or ")} beside it.`, expected: anyOf.map((name) => `"${name}"`).join(" or ") });
        return null;
      }
      return value === null || values === null || !fits ? null : build(value, values, place, context);
    },
    schema: (context) => ({
      properties: { [key]: { description: meaning, ...field.schema(context) }, ...propertySchemas(members, context) },
      required: [key, ...companions.filter((name) => members[name].required)],
      conditions: [...variantSchemas(variants, key), ...(anyOf.length === 0 ? [] : [{ anyOf: anyOf.map((name) => ({ required: [name] })) }])],
    }),
  };
}
