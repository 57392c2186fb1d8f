import type { Engine } from "../engine.ts";
import { exitStatus, Failure } from "../failure.ts";
import { runSchema, scoreInputSchema, stateSchema, timelineSchema } from "../schemas.ts";
import { table, type Cell } from "../table.ts";
import type { Terminal } from "../terminal.ts";

/** The schemas that `virchow schema` knows. */
export const schemaNames: Readonly<Record<string, string>> = {
  scenario: "what `virchow run` reads (YAML or JSON)",
  variables: "every output variable: id, unit, meaning, normal range, source",
  timeline: "timeline.json: what happened, when, why",
  run: "run.json: seed, version, hashes, parameters, references",
  state: "the file of --save and --resume",
  "score-input": "what `virchow score` reads",
};

function json(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}

function variables(engine: Engine, terminal: Terminal): void {
  const rows = engine.variables.map((variable): Cell[] => [{ text: variable.id }, { text: variable.unit }, { text: variable.normal === undefined ? "" : `${variable.normal[0]} to ${variable.normal[1]}` }, { text: variable.meaning }]);
  terminal.out(table(terminal, [{ title: "Variable", mostCount: 38 }, { title: "Unit" }, { title: "Normal" }, { title: "Meaning", flexible: true }], rows));
}

/** Nothing that needs the engine: the list of names, or a refusal of a name that is none. True when that was all. */
export function listSchemas(name: string | undefined, asJson: boolean, terminal: Terminal): boolean {
  if (name !== undefined && Object.hasOwn(schemaNames, name)) return false;
  if (name !== undefined) throw new Failure(exitStatus.usage, `schema ${name}: no such schema. Expected one of ${Object.keys(schemaNames).join(", ")}.`);
  if (asJson) json(terminal, schemaNames);
  else terminal.out(table(terminal, [{ title: "Schema" }, { title: "What it describes", flexible: true }], Object.entries(schemaNames).map(([key, meaning]) => [{ text: key }, { text: meaning }])));
  return true;
}

/** `virchow schema NAME`: JSON Schema of a file format; for `variables` the registry itself (a table, or JSON with `--json`). */
export function schemaCommand(name: string, asJson: boolean, engine: Engine, terminal: Terminal): void {
  if (name === "scenario") json(terminal, engine.scenarioSchema());
  else if (name === "variables" && !asJson) variables(engine, terminal);
  else if (name === "variables") json(terminal, engine.variables);
  else if (name === "timeline") json(terminal, timelineSchema);
  else if (name === "run") json(terminal, runSchema);
  else if (name === "score-input") json(terminal, scoreInputSchema);
  else json(terminal, stateSchema);
}

