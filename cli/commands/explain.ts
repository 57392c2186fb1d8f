import { referencesOf } from "../bibliography.ts";
import type { Engine } from "../engine.ts";
import { exitStatus, Failure } from "../failure.ts";
import { wrap } from "../table.ts";
import { marked, type Terminal } from "../terminal.ts";

/** What is known about a term. */
interface Explanation {
  readonly id: string;
  readonly label: string;
  readonly lines: readonly string[];
  readonly source: string;
}

const mostFound = 5;

function all(engine: Engine): Explanation[] {
  const variables = engine.variables.map((variable) => ({
    id: variable.id,
    label: variable.label,
    lines: [variable.meaning, ...(variable.normal === undefined ? [] : [`Normal: ${variable.normal[0]} to ${variable.normal[1]}${variable.unit === "" ? "" : ` ${variable.unit}`}.`])],
    source: variable.source,
  }));
  const parameters = engine.parameters.map((parameter) => ({
    id: parameter.id,
    label: parameter.id.replace(/^.*\./, ""),
    lines: [`A parameter of the model: ${parameter.value} ${parameter.unit} (${parameter.range[0]} to ${parameter.range[1]}), ${parameter.basis}.`, ...(parameter.note === undefined ? [] : [parameter.note])],
    source: parameter.source,
  }));
  return [...variables, ...parameters];
}

function find(term: string, list: readonly Explanation[]): readonly Explanation[] {
  const wanted = term.toLowerCase();
  const exact = list.filter((entry) => entry.id.toLowerCase() === wanted || entry.label.toLowerCase() === wanted);
  if (exact.length > 0) return exact;
  return list.filter((entry) => entry.id.toLowerCase().includes(wanted) || entry.label.toLowerCase().includes(wanted)).slice(0, mostFound);
}

/** `virchow explain TERM`: meaning, normal range and source of a variable or a parameter, by id, by name, or by a part of either. */
export function explainCommand(term: string, engine: Engine, terminal: Terminal): void {
  const found = find(term, all(engine));
  if (found.length === 0) throw new Failure(exitStatus.usage, `explain ${term}: no such variable or parameter. All variables: virchow schema variables.`);
  const texts = found.map((entry) => {
    const source = entry.source === "virchow" ? [] : referencesOf([entry.source]).map((reference) => `Source: ${reference.text}`);
    return [`${marked(terminal, "bold", entry.label)}  ${entry.id}`, ...[...entry.lines, ...source].flatMap((line) => wrap(line, terminal.widthCount))].join("\n");
  });
  terminal.out(`${texts.join("\n\n")}\n`);
}
