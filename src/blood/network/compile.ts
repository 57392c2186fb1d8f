import { eliminate, graph, parseFormula, straightLine, type Elimination, type Formula, type StraightLine } from "../../numerics/index.ts";
import { nearest, toSI } from "../../units/index.ts";
import { sidesOf, type Network, type Reaction } from "./network.ts";

/** A network made ready for computing: names in order, start values and constants in nM and s, programs, elimination. */
export interface CompiledNetwork {
  readonly network: Network;
  readonly species: readonly string[];
  readonly parameters: readonly string[];
  /** Start values in nM (or the SI unit of the species). */
  readonly initial_nM: Float64Array;
  /** Constants in nM and s, in the order of `parameters`. */
  readonly constants: Float64Array;
  /** Program whose results are dy/dt. */
  readonly derivative: StraightLine;
  /** Program whose results are the entries of the Jacobian, in the order of the pattern. */
  readonly jacobian: StraightLine;
  readonly jacobianRows: readonly number[];
  readonly jacobianColumns: readonly number[];
  readonly elimination: Elimination;
  readonly indexOf: (species: string) => number;
  readonly parameterIndexOf: (constant: string) => number;
}

function place(name: string, list: readonly string[], kind: string, id: string): number {
  const at = list.indexOf(name);
  if (at >= 0) return at;
  const close = nearest(name, list);
  throw new RangeError(`${id}: ${kind} "${name}" is unknown${close === undefined ? "" : `; did you mean "${close}"?`}`);
}

/** Mass action: the constant times the left side, each species as often as it stands there. */
function massAction(constant: string, species: readonly string[]): Formula {
  return species.reduce<Formula>((left, name) => ({ kind: "product", left, right: { kind: "name", name } }), { kind: "name", name: constant });
}

/** One direction of a reaction: its rate and what it takes and gives. */
export interface OneWay {
  readonly rate: Formula;
  readonly takes: readonly string[];
  readonly gives: readonly string[];
}

/** A reaction as one or two one-way steps with their rates. Throws RangeError when the reaction is not well formed. */
export function oneWaySteps(reaction: Reaction, networkId: string): readonly OneWay[] {
  const { left, right, reversible } = sidesOf(reaction.equation);
  const where = `Network ${networkId}, reaction ${reaction.id}`;
  if (reaction.rate !== undefined) {
    if (reaction.forward !== undefined || reaction.reverse !== undefined) throw new RangeError(`${where}: has a rate and mass-action constants; expected one of both.`);
    return [{ rate: parseFormula(reaction.rate), takes: left, gives: right }];
  }
  if (reaction.forward === undefined) throw new RangeError(`${where}: no rate; expected "forward" or "rate".`);
  if (reversible !== (reaction.reverse !== undefined)) throw new RangeError(`${where}: "${reaction.equation}" ${reversible ? "needs a reverse constant" : "takes no reverse constant"}.`);
  const steps: OneWay[] = [{ rate: massAction(reaction.forward, left), takes: left, gives: right }];
  if (reaction.reverse !== undefined) steps.push({ rate: massAction(reaction.reverse, right), takes: right, gives: left });
  return steps;
}

/** Start values and constants of a network in nM and s, in the order of the names given. */
export function numbersOf(network: Network, names: { readonly species: readonly string[]; readonly parameters: readonly string[] }): { readonly initial_nM: Float64Array; readonly constants: Float64Array } {
  return {
    initial_nM: Float64Array.from(names.species, (name) => toSI(network.species[name].value, network.species[name].unit)),
    constants: Float64Array.from(names.parameters, (name) => toSI(network.constants[name].value, network.constants[name].unit)),
  };
}

/**
 * Compiles a network: rates and their exact derivatives as straight-line programs, and the elimination of its sparse Jacobian.
 * Throws RangeError naming the network, the reaction and the nearest known name when something does not fit.
 */
export function compileNetwork(network: Network): CompiledNetwork {
  const species = Object.keys(network.species);
  const parameters = Object.keys(network.constants);
  const twice = species.find((name) => parameters.includes(name));
  if (twice !== undefined) throw new RangeError(`Network ${network.id}: "${twice}" is both a species and a constant.`);
  const g = graph();
  const nodeOf = (id: string) => (name: string): number => {
    const at = species.indexOf(name);
    if (at >= 0) return g.variable(at);
    return g.parameter(place(name, parameters, "name", id));
  };
  const gains: number[] = species.map(() => g.number(0));
  for (const reaction of network.reactions) {
    const id = `Network ${network.id}, reaction ${reaction.id}`;
    for (const step of oneWaySteps(reaction, network.id)) {
      const change = new Map<number, number>();
      const count = (names: readonly string[], sign_count: 1 | -1): void => {
        for (const name of names) {
          const at = place(name, species, "species", id);
          change.set(at, (change.get(at) ?? 0) + sign_count);
        }
      };
      count(step.takes, -1);
      count(step.gives, 1);
      const rate = g.formula(step.rate, nodeOf(id));
      for (const [at, times] of change) gains[at] = g.add(gains[at], g.multiply(g.number(times), rate));
    }
  }
  for (const [name, text] of Object.entries(network.rateRules ?? {})) gains[place(name, species, "species", `Network ${network.id}, rate rule`)] = g.formula(parseFormula(text), nodeOf(`Network ${network.id}, rate rule of ${name}`));
  const rows: number[] = [];
  const columns: number[] = [];
  const entries: number[] = [];
  for (let row = 0; row < gains.length; row++) {
    for (const column of g.variablesOf(gains[row])) {
      rows.push(row);
      columns.push(column);
      entries.push(g.derivative(gains[row], column));
    }
  }
  return {
    network,
    species,
    parameters,
    ...numbersOf(network, { species, parameters }),
    derivative: straightLine(g, gains),
    jacobian: straightLine(g, entries),
    jacobianRows: rows,
    jacobianColumns: columns,
    elimination: eliminate({ size: species.length, rows, columns }),
    indexOf: (name) => place(name, species, "species", `Network ${network.id}`),
    parameterIndexOf: (name) => place(name, parameters, "constant", `Network ${network.id}`),
  };
}
