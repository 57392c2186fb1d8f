import type { Formula } from "../../../numerics/index.ts";
import { readMath, substitute, type FunctionDefinitions } from "./mathml.ts";
import { readScale, type ModelScale } from "./units.ts";
import { childrenOf, itemsOf, readXml, type XmlElement } from "./xml.ts";

/** A species of the file: its start value in the file's concentration unit. */
export interface FileSpecies {
  readonly name: string;
  readonly compartment: string;
  readonly start_ratio: number;
  /** Reactions do not change it. */
  readonly isFixed: boolean;
  /** Laws mean its amount, not its concentration. */
  readonly isAmount: boolean;
}

/** What a file says, ids resolved, still in its own units. */
export interface FileModel {
  readonly element: XmlElement;
  readonly scale: ModelScale;
  readonly functions: FunctionDefinitions;
  readonly compartments: ReadonlyMap<string, number>;
  readonly species: ReadonlyMap<string, FileSpecies>;
  readonly parameters: ReadonlyMap<string, number>;
  readonly assignments: ReadonlyMap<string, Formula>;
  readonly rates: ReadonlyMap<string, Formula>;
}

/** A refusal that names the line. */
export function refused(element: XmlElement, message: string): RangeError {
  return new RangeError(`Line ${element.line_count}: ${message}`);
}

/** An attribute that must be there. */
export function needed(element: XmlElement, attribute: string): string {
  const value = element.attributes[attribute];
  if (value === undefined) throw refused(element, `<${element.name}> has no ${attribute}.`);
  return value;
}

function numberOf(element: XmlElement, attribute: string): number | undefined {
  const text = element.attributes[attribute];
  if (text === undefined) return undefined;
  const value = text.trim() === "" ? NaN : Number(text);
  if (!Number.isFinite(value)) throw refused(element, `${attribute} "${text}" of "${element.attributes["id"] ?? ""}" is not a finite number.`);
  return value;
}

/** The one `<math>` of an element. */
export function mathOf(element: XmlElement, functions: FunctionDefinitions): Formula {
  const found = childrenOf(element, "math");
  const math = found.at(0);
  if (math === undefined || found.length > 1) throw refused(element, `<${element.name}> needs one <math>.`);
  return readMath(math, functions);
}

const unsupported: Readonly<Record<string, string>> = { listOfEvents: "events", listOfConstraints: "constraints" };

function checkSupported(root: XmlElement, model: XmlElement): void {
  if (root.attributes["required"] === "true") throw refused(root, "the file requires an SBML package; expected SBML core alone.");
  for (const [list, words] of Object.entries(unsupported)) {
    const first = itemsOf(model, list).at(0);
    if (first !== undefined) throw refused(first, `${words} are not supported.`);
  }
  for (const rule of itemsOf(model, "listOfRules")) if (rule.name !== "rateRule" && rule.name !== "assignmentRule") throw refused(rule, `<${rule.name}> is not supported; expected rateRule or assignmentRule.`);
  for (const reaction of itemsOf(model, "listOfReactions")) if (reaction.attributes["fast"] === "true") throw refused(reaction, `reaction "${reaction.attributes["id"] ?? ""}" is fast; expected one with a rate.`);
}

function readFunctions(model: XmlElement): FunctionDefinitions {
  const found = new Map<string, { names: readonly string[]; body: Formula }>();
  for (const definition of itemsOf(model, "listOfFunctionDefinitions")) {
    const lambda = childrenOf(definition, "math").flatMap((math) => childrenOf(math, "lambda")).at(0);
    const body = lambda?.children.at(-1);
    if (lambda === undefined || body === undefined) throw refused(definition, `function "${needed(definition, "id")}" has no <lambda>.`);
    const names = childrenOf(lambda, "bvar").map((variable) => (variable.children.at(0)?.text ?? "").trim());
    found.set(needed(definition, "id"), { names, body: readMath(body, found) });
  }
  return found;
}

/** Value of a formula of numbers and known names; undefined when a name is unknown. */
function valueOf(formula: Formula, known: ReadonlyMap<string, number>): number | undefined {
  if (formula.kind === "number") return formula.value;
  if (formula.kind === "name") return known.get(formula.name);
  if (formula.kind === "negative" || formula.kind === "power") {
    const inner = valueOf(formula.of, known);
    if (inner === undefined) return undefined;
    if (formula.kind === "negative") return -inner;
    let result = 1;
    for (let k = 0; k < Math.abs(formula.exponent); k++) result *= inner;
    return formula.exponent < 0 ? 1 / result : result;
  }
  const [left, right] = [valueOf(formula.left, known), valueOf(formula.right, known)];
  if (left === undefined || right === undefined) return undefined;
  switch (formula.kind) {
    case "sum": return left + right;
    case "difference": return left - right;
    case "product": return left * right;
    case "quotient": return left / right;
  }
}

function readSpecies(model: XmlElement, compartments: ReadonlyMap<string, number>, ruled: ReadonlySet<string>): Map<string, FileSpecies> {
  const found = new Map<string, FileSpecies>();
  for (const element of itemsOf(model, "listOfSpecies")) {
    const id = needed(element, "id");
    const compartment = needed(element, "compartment");
    const size = compartments.get(compartment);
    if (size === undefined) throw refused(element, `species "${id}" lies in compartment "${compartment}", which is not defined.`);
    if (element.attributes["conversionFactor"] !== undefined) throw refused(element, `species "${id}" has a conversionFactor; that is not supported.`);
    const amount = numberOf(element, "initialAmount");
    const start = numberOf(element, "initialConcentration") ?? (amount === undefined ? undefined : amount / size);
    if (start === undefined && !ruled.has(id)) throw refused(element, `species "${id}" has no start value; expected initialConcentration or initialAmount.`);
    const isFixed = element.attributes["constant"] === "true" || element.attributes["boundaryCondition"] === "true";
    found.set(id, { name: element.attributes["name"] ?? id, compartment, start_ratio: start ?? 0, isFixed, isAmount: element.attributes["hasOnlySubstanceUnits"] === "true" });
  }
  return found;
}

/** Start values given by formulas, as often as new names become known. Changes `species` and `parameters`. */
function assignStarts(initial: ReadonlyMap<string, { readonly element: XmlElement; readonly formula: Formula }>, compartments: ReadonlyMap<string, number>, species: Map<string, FileSpecies>, parameters: Map<string, number>): void {
  const open = new Map(initial);
  for (let before = -1; open.size > 0 && open.size !== before;) {
    before = open.size;
    const known = new Map([...parameters, ...compartments, ...[...species].filter(([id]) => !open.has(id)).map(([id, one]) => [id, one.start_ratio] as const)]);
    for (const [id, { formula }] of open) {
      const value = valueOf(formula, known);
      if (value === undefined) continue;
      const one = species.get(id);
      if (one === undefined) parameters.set(id, value);
      else species.set(id, { ...one, start_ratio: value });
      open.delete(id);
    }
  }
  for (const { element } of open.values()) throw refused(element, `the initial assignment of "${needed(element, "symbol")}" depends on what is not known at the start.`);
}

function readParameters(model: XmlElement, ruled: ReadonlySet<string>): Map<string, number> {
  const parameters = new Map<string, number>();
  for (const element of itemsOf(model, "listOfParameters")) {
    const id = needed(element, "id");
    const value = numberOf(element, "value");
    if (value === undefined && !ruled.has(id)) throw refused(element, `parameter "${id}" has no value.`);
    if (value !== undefined) parameters.set(id, value);
  }
  return parameters;
}

/** The `<model>` of a file of a known level. */
function modelOf(text: string): { readonly model: XmlElement; readonly levelCount: number } {
  const root = readXml(text);
  const levelCount = Number(root.attributes["level"] ?? "NaN");
  if (root.name !== "sbml" || (levelCount !== 2 && levelCount !== 3)) throw refused(root, `<${root.name}> level "${root.attributes["level"] ?? "none"}"; expected SBML level 3 (or 2).`);
  const model = childrenOf(root, "model").at(0);
  if (model === undefined) throw refused(root, "no <model>.");
  checkSupported(root, model);
  return { model, levelCount };
}

/** Reads the parts of a file. Throws RangeError naming the line of what is not supported. */
export function readFileModel(text: string): FileModel {
  const { model, levelCount } = modelOf(text);
  const functions = readFunctions(model);
  const compartments = new Map(itemsOf(model, "listOfCompartments").map((element) => [needed(element, "id"), numberOf(element, "size") ?? 1]));
  const rules = itemsOf(model, "listOfRules");
  const byKind = (kind: string): Map<string, Formula> => new Map(rules.filter((rule) => rule.name === kind).map((rule) => [needed(rule, "variable"), mathOf(rule, functions)]));
  const [assignments, rates] = [byKind("assignmentRule"), byKind("rateRule")];
  for (const rule of rules) if (compartments.has(needed(rule, "variable"))) throw refused(rule, `compartment "${needed(rule, "variable")}" changes; expected a fixed volume.`);
  const initial = new Map(itemsOf(model, "listOfInitialAssignments").map((element) => [needed(element, "symbol"), { element, formula: mathOf(element, functions) }]));
  const ruled = new Set([...assignments.keys(), ...initial.keys()]);
  const species = readSpecies(model, compartments, ruled);
  const parameters = readParameters(model, ruled);
  assignStarts(initial, compartments, species, parameters);
  return { element: model, scale: readScale(model, levelCount), functions, compartments, species, parameters, assignments: resolved(assignments), rates };
}

const mostRounds_count = 20;

/** Assignments with assignments inside them put in. */
function resolved(assignments: ReadonlyMap<string, Formula>): ReadonlyMap<string, Formula> {
  let current = assignments;
  for (let round = 0; round < mostRounds_count; round++) current = new Map([...current].map(([id, formula]) => [id, substitute(formula, assignments)]));
  return current;
}
