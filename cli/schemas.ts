import type { Json } from "./engine.ts";

type Schema = Readonly<Record<string, Json>>;

const text: Schema = { type: "string" };
const number: Schema = { type: "number" };
const seconds: Schema = { type: "number", description: "Seconds since the start of the run." };
const seed: Schema = { type: "integer", minimum: 0, description: "Number from which all chance was drawn." };
const version: Schema = { type: "string", description: "Version of Virchow that made the file." };
const sha256: Schema = { type: "string", pattern: "^[0-9a-f]{64}$" };

function object(description: string, properties: Schema, optional: Schema = {}): Schema {
  return { description, type: "object", properties: { ...properties, ...optional }, required: Object.keys(properties), additionalProperties: false };
}

function document(name: string, schema: Schema): Schema {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", $id: `urn:virchow:schema:${name}`, title: `Virchow ${name}`, ...schema };
}

const entry = object("One thing that happened.", {
  id: { type: "string", pattern: "^e[0-9]+$" },
  at_s: seconds,
  kind: { type: "string", description: "What happened: clot-started, clot-extended, clot-dissolved, embolus-released, embolus-lodged, symptom-onset, test-result, treatment, death and others." },
  place: { type: ["string", "null"], description: "Vessel, lung, heart or leg." },
  data: { type: "object", additionalProperties: { type: ["string", "number", "boolean", "null"] } },
  causes: { type: "array", items: { type: "string", pattern: "^e[0-9]+$" }, description: "Earlier entries without which this one would not have happened." },
  text: { type: "string", description: "One sentence for people." },
});

/** JSON Schema of `timeline.json`. */
export const timelineSchema: Schema = document("timeline", object("What happened to one person, when, where and why, in order of time.", { version, seed, events: { type: "array", items: entry } }));

const parameter = object(
  "A number that the model used.",
  { id: text, value: number, unit: text, range: { type: "array", items: number, minItems: 2, maxItems: 2 }, source: { type: "string", description: "Key of the bibliography." }, basis: { enum: ["measured", "fitted", "estimated", "assumed"] } },
  { locator: text, note: text, changed: { type: "boolean", description: "The scenario set it." } },
);

/** JSON Schema of `run.json`. */
export const runSchema: Schema = document(
  "run",
  object("How a run was made and what it rested on.", {
    program: { const: "virchow" },
    version,
    seed,
    until_s: seconds,
    command: { type: "string", description: "Command that repeats the run." },
    hashes: object("SHA-256 of the scenario file and of the results.", { input: sha256, timeline: sha256, series: sha256 }),
    scenario: { type: "object", description: "The scenario as read, in SI units." },
    final: { type: "object", description: "Every variable at the end, by id.", additionalProperties: { type: ["number", "null"] } },
    parameters: { type: "array", items: parameter },
    references: { type: "array", items: object("A source.", { key: text, text }) },
    notice: text,
  }),
);

/** JSON Schema of a saved state. Its inside belongs to the version that wrote it. */
export const stateSchema: Schema = document(
  "state",
  object("A run that can be gone on with.", { program: { const: "virchow" }, kind: { const: "state" }, version, seed, inputHash: sha256, time_s: seconds, state: { description: "State of the model; read by the same version only." } }),
);

const measured: Schema = { description: "A number in the unit of the score, text with a unit such as \"7.5 ug/L\", a word, grades as a list or by name; null is not known.", anyOf: [{ type: "number" }, { type: "string" }, { type: "null" }, { type: "array" }, { type: "object" }] };

/** JSON Schema of what `virchow score` reads; the names of items and values are those of `virchow score ID --about`. */
export const scoreInputSchema: Schema = document(
  "score-input",
  object("What is known of a person, for one score.", {}, {
    score: { type: "string", description: "Id of the score; needed in a batch." },
    id: { description: "Name of the line, handed back in a batch.", anyOf: [{ type: "string" }, { type: "number" }] },
    edition: { type: "string", description: "Edition of the score, where it has more than one." },
    absent: { enum: ["unknown", "false"], description: "What an unlisted item is: unknown (usual), or no." },
    items: { type: "object", description: "Yes or no, or a grade, by item; null is not known.", additionalProperties: { anyOf: [{ type: "boolean" }, { type: "number" }, { type: "null" }] } },
    values: { type: "object", description: "Measured values and choices.", additionalProperties: measured },
  }),
);
