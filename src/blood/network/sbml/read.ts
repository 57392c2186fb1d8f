import { formulaText, namesIn, type Formula } from "../../../numerics/index.ts";
import { compileNetwork } from "../compile.ts";
import { equationOf, type Network, type RateConstant, type Reaction } from "../network.ts";
import { substitute } from "./mathml.ts";
import { mathOf, needed, readFileModel, refused, type FileModel } from "./model.ts";
import { itemsOf, type XmlElement } from "./xml.ts";

const number = (value: number): Formula => ({ kind: "number", value });
const name = (id: string): Formula => ({ kind: "name", name: id });

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
    case "quotient": {
      const [left, right] = [tidy(formula.left), tidy(formula.right)];
      if (left.kind === "number" && right.kind === "number") return number(formula.kind === "product" ? left.value * right.value : left.value / right.value);
      if (right.kind === "number" && right.value === 1) return left;
      if (formula.kind === "product" && left.kind === "number" && left.value === 1) return right;
      return { kind: formula.kind, left, right };
    }
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

function constantOf(value: number, unit = "1"): RateConstant {
  return { value, unit, source: "user", basis: "assumed", note: "Read from a model file." };
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
function massAction(law: Formula, reactants: readonly string[], context: Context, size: number): { readonly constant: string; readonly value: number } | undefined {
  const found = factors(law);
  if (found === undefined) return undefined;
  const { model } = context;
  const species = found.names.filter((one) => model.species.has(one));
  const others = found.names.filter((one) => !model.species.has(one) && !model.compartments.has(one));
  const volumes = found.names.filter((one) => model.compartments.has(one)).reduce((product, one) => product * (model.compartments.get(one) ?? 1), 1);
  const [constant] = others;
  if (others.length !== 1 || !context.raw.has(constant) || !sameNames(species, reactants) || species.some((one) => model.species.get(one)?.isAmount === true || model.species.get(one)?.isFixed === true)) return undefined;
  const { concentration_nM, time_s } = model.scale;
  let value = ((context.raw.get(constant) ?? 0) * found.coefficient_ratio * volumes) / size / time_s;
  value *= concentration_nM;
  for (let k = 0; k < species.length; k++) value /= concentration_nM;
  return { constant, value };
}

/** Enters a mass-action constant in nM and s; a constant that means two numbers gets a second name. */
function enter(context: Context, constant: string, value: number, order_count: number, reactionId: string): string {
  const unit = order_count === 1 ? "per_s" : order_count === 0 ? "nM_per_s" : `per${"_nM".repeat(order_count - 1)}_per_s`;
  const made = constantOf(value, unit);
  const known = Object.hasOwn(context.constants, constant) ? context.constants[constant] : undefined;
  if (known === undefined || (known.value === value && known.unit === unit)) {
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
  const [law] = element.children.filter((child) => child.name === "kineticLaw");
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
    const constants = { forward: enter(context, forward.constant, forward.value, left.length, id), ...(reverse === undefined ? {} : { reverse: enter(context, reverse.constant, reverse.value, right.length, id) }) };
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

/**
 * Reads SBML (Level 3 core; Level 2 files of the same content) as a network in nM and s. Mass-action laws become constants in those
 * units; other laws keep their form with the units written in. Throws RangeError naming the line and the construct for what is not
 * supported: events, constraints, algebraic rules, fast reactions, packages, variable volumes, non-arithmetic laws, fractional
 * stoichiometry.
 */
export function readSbml(text: string): Network {
  const model = readFileModel(text);
  const names = readableNames(model);
  const raw = new Map(model.parameters);
  const context: Context = { model, names, constants: {}, raw };
  for (const [id, one] of model.species) if (one.isFixed && !model.rates.has(id) && !model.assignments.has(id)) context.constants[names.get(id) ?? id] = constantOf(one.start_ratio * model.scale.concentration_nM, "nM");
  const reactions = itemsOf(model.element, "listOfReactions").map((element) => readReaction(element, context));
  const rateRules: Record<string, string> = {};
  const species: Record<string, RateConstant> = {};
  for (const [id, one] of model.species) if ((!one.isFixed || model.rates.has(id)) && !model.assignments.has(id)) species[names.get(id) ?? id] = constantOf(one.start_ratio * model.scale.concentration_nM, "nM");
  const general: Formula[] = [];
  for (const [id, formula] of model.rates) {
    const isSpecies = model.species.has(id);
    if (!isSpecies) species[id] = constantOf(model.parameters.get(id) ?? 0);
    const rate = tidy({ kind: "product", left: number((isSpecies ? model.scale.concentration_nM : 1) / model.scale.time_s), right: inOurUnits(formula, context) });
    general.push(rate);
    rateRules[names.get(id) ?? id] = formulaText(rate);
  }
  const results: Record<string, string> = {};
  for (const [id, formula] of model.assignments) {
    const ours = inOurUnits(formula, context);
    results[names.get(id) ?? id] = formulaText(model.species.has(id) ? tidy({ kind: "product", left: number(model.scale.concentration_nM), right: ours }) : ours);
  }
  enterUsed([...general, ...itemsOf(model.element, "listOfReactions").flatMap((element, i) => (reactions[i].rate === undefined ? [] : [generalLaw(element, context)]))], context);
  for (const id of model.rates.keys()) if (!model.species.has(id) && Object.hasOwn(context.constants, id)) throw new RangeError(`"${id}" is both a constant and a variable.`);
  const network: Network = {
    id: model.element.attributes["id"] ?? "model",
    title: model.element.attributes["name"] ?? "",
    source: "user",
    provenance: "Read from an SBML file.",
    species,
    constants: context.constants,
    reactions,
    ...(model.rates.size > 0 ? { rateRules } : {}),
    ...(model.assignments.size > 0 ? { results } : {}),
    conserved: [],
    wall: [],
    notes: [],
  };
  compileNetwork(network);
  return network;
}

/** The law of a reaction with its local parameters under their own names. */
function generalLaw(element: XmlElement, context: Context): Formula {
  const id = needed(element, "id");
  const [law] = element.children.filter((child) => child.name === "kineticLaw");
  const locals = [...itemsOf(law, "listOfLocalParameters"), ...itemsOf(law, "listOfParameters")].map((local) => needed(local, "id"));
  return inOurUnits(substitute(mathOf(law, context.model.functions), new Map(locals.map((local) => [local, name(`${id}_${local}`)]))), context);
}
