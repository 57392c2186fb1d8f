import { nearest } from "../../units/index.ts";
import { triggerKeys } from "./action.ts";
import { boolean, given, integer, isMapping, listOf, mapped, mapping, optional, required, text, withDefault, type Field } from "./field.ts";
import { actions } from "./fields.ts";
import { personField } from "./person.ts";
import { describe, inside, oneOf, Problems, refuse, refuseKey, type Place, type Problem } from "./problem.ts";
import { clockField, duration, spanField, timeField } from "./quantities.ts";
import { parseRule } from "./rules.ts";
import type { Scenario, ScenarioContext, ScenarioEvent, Trigger } from "./types.ts";

const mostEvents = 5000;
const largestSeed = 9007199254740991;
const year_s = 31557600;

const onceField = boolean("yes or no");
const ruleField: Field<Extract<Trigger, { type: "when" }>> = {
  name: "a rule",
  read: (value, place, context) => {
    if (typeof value !== "string") return refuse(place, value, { wrong: `${describe(value)} is not a rule.`, expected: `a rule such as "deep-vein-thrombosis.found" or "heartRate_per_min > 110"` });
    const parsed = parseRule(value, context);
    if (parsed.ok) return { type: "when", rule: parsed.rule, text: value, delay_s: 0, once: true };
    const { wrong, expected, suggestion, positionCount } = parsed.error;
    return refuse(place, value, { wrong: `${wrong} (At character ${positionCount + 1} of the rule.)`, expected, suggestion });
  },
  schema: () => ({ type: "string", minLength: 1, maxLength: 500, pattern: "\\S", examples: ["deep-vein-thrombosis.found", "SpO2_percent < 90 and not death"] }),
};

const trigger = {
  at: { field: timeField, meaning: "Time from the start at which it happens." },
  when: { field: ruleField, meaning: "Rule: it happens when this becomes true." },
  delay: { field: timeField, meaning: "Wait after the rule has become true." },
  once: { field: onceField, meaning: "Only the first time; true unless told." },
} as const;

function readTrigger(event: Readonly<Record<string, unknown>>, place: Place, context: ScenarioContext): Trigger | null {
  const timed = Object.hasOwn(event, "at");
  const ruled = Object.hasOwn(event, "when");
  if (timed && ruled) {
    refuseKey(place, "when", { wrong: `An event has either "at" or "when", not both.`, expected: "one of the two" });
    return null;
  }
  if (!timed && !ruled) return refuse(place, event, { wrong: "The event does not say when it happens.", expected: `"at" with a time such as "4 d", or "when" with a rule` });
  for (const key of ["delay", "once"]) if (timed && Object.hasOwn(event, key)) refuseKey(place, key, { wrong: `"${key}" goes with "when" only.`, expected: `no "${key}" beside "at"` });
  if (timed) {
    const at_s = timeField.read(event["at"], inside(place, "at"), context);
    return at_s === null ? null : { type: "at", at_s };
  }
  const rule = ruleField.read(event["when"], inside(place, "when"), context);
  const delay_s = Object.hasOwn(event, "delay") ? timeField.read(event["delay"], inside(place, "delay"), context) : 0;
  const once = Object.hasOwn(event, "once") ? onceField.read(event["once"], inside(place, "once"), context) : true;
  return rule === null || delay_s === null || once === null ? null : { ...rule, delay_s, once };
}

const companions = [...new Set(Object.values(actions).flatMap((spec) => spec.companions))];

/** The one key of an event that says what happens. */
function actionOf(event: Readonly<Record<string, unknown>>, place: Place): string | null {
  const keys = Object.keys(event);
  const found = keys.filter((key) => Object.hasOwn(actions, key));
  if (found.length === 1) return found[0];
  if (found.length > 1) {
    for (const key of found.slice(1)) refuseKey(place, key, { wrong: `An event does one thing; this one has ${found.join(" and ")}.`, expected: "an event of its own for each" });
    return null;
  }
  const strange = keys.filter((key) => !triggerKeys.includes(key) && !companions.includes(key));
  for (const key of strange) refuseKey(place, key, { wrong: `Unknown key ${describe(key)} in an event.`, expected: oneOf(Object.keys(actions), key), suggestion: nearest(key, Object.keys(actions)) });
  if (strange.length === 0) refuse(place, event, { wrong: "The event does not say what happens.", expected: oneOf(Object.keys(actions)) });
  return null;
}

const eventField: Field<Omit<ScenarioEvent, "index">> = {
  name: "an event",
  read: (value, place, context) => {
    if (!isMapping(value)) return refuse(place, value, { wrong: `${describe(value)} is not an event.`, expected: `a mapping such as { at: 4 d, activity: walk, for: 10 min }` });
    const when = readTrigger(value, place, context);
    const key = actionOf(value, place);
    const action = key === null ? null : actions[key].read(value, place, context);
    return when === null || action === null ? null : { trigger: when, action };
  },
  schema: (context) => ({
    oneOf: Object.values(actions).map((spec) => {
      const part = spec.schema(context);
      const when = Object.fromEntries(Object.entries(trigger).map(([key, member]) => [key, { description: member.meaning, ...member.field.schema(context) }]));
      return {
        description: spec.meaning,
        type: "object",
        properties: { ...when, ...part.properties },
        required: [...part.required],
        additionalProperties: false,
        dependentRequired: { delay: ["when"], once: ["when"] },
        oneOf: [{ required: ["at"] }, { required: ["when"] }],
        ...(part.conditions.length === 0 ? {} : { allOf: [...part.conditions] }),
      };
    }),
  }),
};

/** The whole document. */
export const scenarioField = mapping("a scenario", {
  title: required(text("a title", 200), "What this scenario is, in a line."),
  description: optional(text("a description", 5000), "More about it."),
  seed: withDefault(integer("a seed", [0, largestSeed]), 1, "Number from which all chance is drawn; 1 unless told. Same seed, same course."),
  person: required(personField, "Whom it happens to. What is left out is that of a healthy adult of 50."),
  until: required(duration("a time", [1, 10 * year_s], ["21 d", "90 d", "2 h"], ["d", "h", "min", "s", "week", "y"]), "When the run ends, from its start."),
  start: optional(clockField, "Clock time of day at the start; 08:00 unless told."),
  output: optional(mapping("settings of the output", { every: optional(spanField, "Spacing of the rows of the series; chosen by the program unless told.") }), "How results are written."),
  events: withDefault(listOf("a list of events", eventField, mostEvents), [], "What happens, in any order."),
});

const wholeField: Field<Scenario> = mapped(scenarioField, (read) => ({
  title: read.title,
  seed: read.seed,
  person: read.person,
  until_s: read.until,
  ...given({ description: read.description, startClock_s: read.start, outputEvery_s: read.output?.every }),
  events: read.events.map((event, index) => ({ index, ...event })),
}));

/** What comes of reading a scenario. */
export type ReadScenario = { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a scenario from a document (what a YAML or JSON parser returns). Never throws: everything that is wrong is listed,
 * each with its path, its value, what was expected, and what may have been meant; at most fifty problems.
 */
export function readScenario(document: unknown, context: ScenarioContext): ReadScenario {
  const problems = new Problems();
  const scenario = wholeField.read(document, { path: [], problems }, context);
  return scenario !== null && problems.list.length === 0 ? { ok: true, scenario } : { ok: false, problems: problems.list };
}
