import { formulaText, namesIn, parseFormula, type Formula } from "../../../numerics/index.ts";
import { compileNetwork } from "../compile.ts";
import { equationOf, type Network, type RateConstant, type Reaction } from "../network.ts";
import { substitute } from "./mathml.ts";
import { mathOf, needed, readFileModel, refused, type FileModel } from "./model.ts";
import { itemsOf, type XmlElement } from "./xml.ts";

const number = (value_ratio: number): Formula => ({ kind: "number", value: value_ratio });
const name = (id: string): Formula => ({ kind: "name", name: id });

/** A product or a quotient of tidy parts. */
function tidyPair(kind: "product" | "quotient", left: Formula, right: Formula): Formula {
  if (left.kind === "number" && right.kind === "number") return number(kind === "product" ? left.value * right.value : left.value / right.value);
  if (right.kind === "number" && right.value === 1) return left;
  return kind === "product" && left.kind === "number" && left.value === 1 ? right : { kind, left, right };
}

/** Products and quotients with 1 vanish, numbers are folded. */
function tidy(formula: Formula): Formula {
  switch (formula.kind) {
    case "number":
    case "name": return formula;
    case "negative": return { kind: "negative", of: tidy(formula.of) };
    case "power": return { kind: "power", of: tidy(formula.of), exponent: formula.exponent };
    case "sum":
    case "difference": return { kind: formula.kind, left: tidy(formula.left), right: tidy(formula.right) };
    case "product":
    case "quotient": return tidyPair(formula.kind, tidy(formula.left), tidy(formula.right));
  }
}

/** Factors of a pure product of names and numbers; undefined for anything else. */
function factors(formula: Formula): { readonly names: readonly string[]; readonly coefficient_ratio: number } | undefined {
  if (formula.kind === "number") return { names: [], coefficient_ratio: formula.value };
  if (formula.kind === "name") return { names: [formula.name], coefficient_ratio: 1 };
  if (formula.kind === "power" && formula.exponent > 0) {
    const inner = factors(formula.of);
    if (inner === undefined || inner.coefficient_ratio !== 1) return undefined;
    return { names: Array.from({ length: formula.exponent }, () => inner.names).flat(), coefficient_ratio: 1 };
  }
  if (formula.kind !== "product") return undefined;
  const [left, right] = [factors(formula.left), factors(formula.right)];
  return left === undefined || right === undefined ? undefined : { names: [...left.names, ...right.names], coefficient_ratio: left.coefficient_ratio * right.coefficient_ratio };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().every((one, i) => one === [...b].sort()[i]);
}

/** Names that the network will use: the file's names where they are unique words, else its ids. */
function readableNames(model: FileModel): ReadonlyMap<string, string> {
  const plain = new Map([...model.species].map(([id, one]) => [id, one.name.trim().replace(/\W+/g, "_")]));
  const taken = new Set([...model.parameters.keys(), ...model.compartments.keys()]);
  const isUsable = new Set(plain.values()).size === plain.size && [...plain.values()].every((word) => /^[A-Za-z_]/.test(word) && !taken.has(word));
  return isUsable ? plain : new Map([...model.species.keys()].map((id) => [id, id]));
}

/** Everything that laws need while reactions are read. */
interface Context {
  readonly model: FileModel;
  readonly names: ReadonlyMap<string, string>;
  readonly constants: Record<string, RateConstant>;
  /** Raw values of constants by the name they have here. */
  readonly raw: Map<string, number>;
}

function constantOf(value_ratio: number, unit = "1"): RateConstant {
  return { value: value_ratio, unit, source: "user", basis: "assumed", note: "Read from a model file." };
}

/** A law with compartments as numbers and species as they are counted in nM: S stands for S/c (times the volume for amounts). */
function inOurUnits(law: Formula, context: Context): Formula {
  const { model, names } = context;
  const values = new Map<string, Formula>();
  for (const [id, size] of model.compartments) values.set(id, number(size));
  for (const [id, one] of model.species) {
    const ours = name(names.get(id) ?? id);
    const concentration: Formula = { kind: "quotient", left: ours, right: number(model.scale.concentration_nM) };
    values.set(id, one.isAmount ? { kind: "product", left: concentration, right: number(model.compartments.get(one.compartment) ?? 1) } : concentration);
  }
  return tidy(substitute(substitute(law, model.assignments), values));
}

/** A side of a reaction as species that the reaction changes. */
function side(reaction: XmlElement, list: string, context: Context): string[] {
  return itemsOf(reaction, list).flatMap((reference) => {
    const id = needed(reference, "species");
    const one = context.model.species.get(id);
    if (one === undefined) throw refused(reference, `species "${id}" is not defined.`);
    if (reference.children.some((child) => child.name === "stoichiometryMath")) throw refused(reference, "stoichiometryMath is not supported.");
    const count = Number(reference.attributes["stoichiometry"] ?? "1");
    if (!Number.isInteger(count) || count < 0) throw refused(reference, `stoichiometry ${reference.attributes["stoichiometry"] ?? ""} of "${id}" is not a whole number; that is not supported.`);
    return one.isFixed ? [] : Array.from({ length: count }, () => id);
  });
}

/** Mass action in one direction: the file's constant, when the law is it times the species of the side (and the volume). */
function massAction(law: Formula, reactants: readonly string[], context: Context, size_ratio: number): { readonly constant: string; readonly value_ratio: number } | undefined {
  const found = factors(law);
  if (found === undefined) return undefined;
  const { model } = context;
  const species = found.names.filter((one) => model.species.has(one));
  const others = found.names.filter((one) => !model.species.has(one) && !model.compartments.has(one));
  const volumes = found.names.filter((one) => model.compartments.has(one)).reduce((product_ratio, one) => product_ratio * (model.compartments.get(one) ?? 1), 1);
  const [constant] = others;
  if (others.length !== 1 || !context.raw.has(constant) || !sameNames(species, reactants) || species.some((one) => model.species.get(one)?.isAmount === true || model.species.get(one)?.isFixed === true)) return undefined;
  const { concentration_nM, time_s } = model.scale;
  let value = ((context.raw.get(constant) ?? 0) * found.coefficient_ratio * volumes) / size_ratio / time_s;
  value *= concentration_nM;
  for (let k = 0; k < species.length; k++) value /= concentration_nM;
  return { constant, value_ratio: value };
}

/** Enters a mass-action constant in nM and s; a constant that means two numbers gets a second name. */
function enter(context: Context, constant: string, value_ratio: number, order_count: number, reactionId: string): string {
  const unit = order_count === 1 ? "per_s" : order_count === 0 ? "nM_per_s" : `per${"_nM".repeat(order_count - 1)}_per_s`;
  const made = constantOf(value_ratio, unit);
  const known = Object.hasOwn(context.constants, constant) ? context.constants[constant] : undefined;
  if (known === undefined || (known.value === value_ratio && known.unit === unit)) {
    context.constants[constant] = made;
    return constant;
  }
  const own = `${constant}_${reactionId}`;
  context.constants[own] = made;
  return own;
}

function readReaction(element: XmlElement, context: Context): Reaction {
  const id = needed(element, "id");
  const { model, names } = context;
  const law = element.children.find((child) => child.name === "kineticLaw");
  if (law === undefined) throw refused(element, `reaction "${id}" has no kineticLaw.`);
  const locals = [...itemsOf(law, "listOfLocalParameters"), ...itemsOf(law, "listOfParameters")];
  const renamed = new Map<string, Formula>();
  for (const local of locals) {
    const own = `${id}_${needed(local, "id")}`;
    const value = Number(needed(local, "value"));
    if (!Number.isFinite(value)) throw refused(local, `local parameter "${needed(local, "id")}" is not a finite number.`);
    context.raw.set(own, value);
    renamed.set(needed(local, "id"), name(own));
  }
  const formula = substitute(mathOf(law, model.functions), renamed);
  const [left, right] = [side(element, "listOfReactants", context), side(element, "listOfProducts", context)];
  const volumes = new Set([...left, ...right].map((one) => model.compartments.get(model.species.get(one)?.compartment ?? "")));
  if (volumes.size > 1) throw refused(element, `reaction "${id}" joins compartments of different size; that is not supported.`);
  const size = [...volumes][0] ?? 1;
  const ours = (ids: readonly string[]): string[] => ids.map((one) => names.get(one) ?? one);
  const note = element.attributes["name"];
  const rest = note === undefined ? {} : { note };
  const [ahead, back] = twoWays(formula);
  const forward = massAction(ahead, left, context, size);
  const reverse = back === undefined ? undefined : massAction(back, right, context, size);
  if (forward !== undefined && (back === undefined || reverse !== undefined)) {
    const constants = { forward: enter(context, forward.constant, forward.value_ratio, left.length, id), ...(reverse === undefined ? {} : { reverse: enter(context, reverse.constant, reverse.value_ratio, right.length, id) }) };
    return { id, equation: equationOf({ left: ours(left), right: ours(right), reversible: reverse !== undefined }), ...constants, ...rest };
  }
  const factor = model.scale.concentration_nM / model.scale.time_s / size;
  const rate = tidy({ kind: "product", left: number(factor), right: inOurUnits(formula, context) });
  return { id, equation: equationOf({ left: ours(left), right: ours(right), reversible: false }), rate: formulaText(rate), ...rest };
}

/** A difference, also inside a product with the volume, as its two directions. */
function twoWays(formula: Formula): readonly [ahead: Formula, back: Formula | undefined] {
  if (formula.kind === "difference") return [formula.left, formula.right];
  if (formula.kind === "product" && formula.right.kind === "difference") {
    const { left, right } = formula;
    return [{ kind: "product", left, right: right.left }, { kind: "product", left, right: right.right }];
  }
  return [formula, undefined];
}

/** Enters the constants that general laws name and that no mass-action step has entered. */
function enterUsed(formulas: readonly Formula[], context: Context): void {
  for (const used of formulas.flatMap(namesIn)) {
    const raw = context.raw.get(used);
    if (raw === undefined) continue;
    const known = Object.hasOwn(context.constants, used) ? context.constants[used] : undefined;
    if (known !== undefined && known.value !== raw) throw new RangeError(`Constant "${used}" is used in mass action and in another law with different units; give it two names.`);
    context.constants[used] = known ?? constantOf(raw);
  }
}

/** Species that reactions or rules change, with their start in nM; variables that are no species keep their own unit. */
function speciesOf({ model, names }: Context): Record<string, RateConstant> {
  const species: Record<string, RateConstant> = {};
  for (const [id, one] of model.species) {
    if ((one.isFixed && !model.rates.has(id)) || model.assignments.has(id)) continue;
    species[names.get(id) ?? id] = constantOf(one.start_ratio * model.scale.concentration_nM, "nM");
  }
  for (const id of model.rates.keys()) if (!model.species.has(id)) species[id] = constantOf(model.parameters.get(id) ?? 0);
  return species;
}

/** Rules of one kind in our units: per second for rates, in nM where the variable is a species. */
function rulesOf(rules: ReadonlyMap<string, Formula>, isRate: boolean, context: Context): Record<string, Formula> {
  const { model, names } = context;
  return Object.fromEntries([...rules].map(([id, formula]) => {
    const factor = (model.species.has(id) ? model.scale.concentration_nM : 1) / (isRate ? model.scale.time_s : 1);
    return [names.get(id) ?? id, tidy({ kind: "product", left: number(factor), right: inOurUnits(formula, context) })];
  }));
}

function texts(formulas: Readonly<Record<string, Formula>>): Record<string, string> {
  return Object.fromEntries(Object.entries(formulas).map(([id, formula]) => [id, formulaText(formula)]));
}

/**
 * Reads SBML (Level 3 core; Level 2 files of the same content) as a network in nM and s. Mass-action laws become constants in those
 * units; other laws keep their form with the units written in. Throws RangeError naming the line and the construct for what is not
 * supported: events, constraints, algebraic rules, fast reactions, packages, variable volumes, non-arithmetic laws, fractional
 * stoichiometry.
 */
export function readSbml(text: string): Network {
  const model = readFileModel(text);
  const names = readableNames(model);
  const context: Context = { model, names, constants: {}, raw: new Map(model.parameters) };
  for (const [id, one] of model.species) if (one.isFixed && !model.rates.has(id) && !model.assignments.has(id)) context.constants[names.get(id) ?? id] = constantOf(one.start_ratio * model.scale.concentration_nM, "nM");
  const reactions = itemsOf(model.element, "listOfReactions").map((element) => readReaction(element, context));
  const [rates, results] = [rulesOf(model.rates, true, context), rulesOf(model.assignments, false, context)];
  const laws = reactions.flatMap((reaction) => (reaction.rate === undefined ? [] : [parseFormula(reaction.rate)]));
  enterUsed([...Object.values(rates), ...Object.values(results), ...laws], context);
  for (const id of model.rates.keys()) if (!model.species.has(id)) Reflect.deleteProperty(context.constants, id);
  const network: Network = {
    id: model.element.attributes["id"] ?? "model",
    title: model.element.attributes["name"] ?? "",
    source: "user",
    provenance: "Read from an SBML file.",
    species: speciesOf(context),
    constants: context.constants,
    reactions,
    ...(model.rates.size > 0 ? { rateRules: texts(rates) } : {}),
    ...(model.assignments.size > 0 ? { results: texts(results) } : {}),
    conserved: [],
    wall: [],
    notes: [],
  };
  compileNetwork(network);
  return network;
}
