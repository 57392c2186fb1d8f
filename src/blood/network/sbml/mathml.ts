import type { Formula } from "../../../numerics/index.ts";
import type { XmlElement } from "./xml.ts";

/** Functions a model defines, by id: names of arguments and body. */
export type FunctionDefinitions = ReadonlyMap<string, { readonly names: readonly string[]; readonly body: Formula }>;

function wrong(element: XmlElement, message: string): RangeError {
  return new RangeError(`Line ${element.line_count}: ${message}`);
}

function numberOf(element: XmlElement): number {
  const type = element.attributes["type"] ?? "real";
  const text = element.text.trim();
  if (type === "e-notation" || type === "rational") {
    // <cn type="e-notation"> 1.5 <sep/> -9 </cn>: the reader joins the texts around the separator.
    const parts = text.split(/\s+/);
    if (parts.length !== 2 || parts.some((part) => !Number.isFinite(Number(part)))) throw wrong(element, `"${text}" is not a number of type ${type}.`);
    return type === "e-notation" ? Number(`${parts[0]}e${parts[1]}`) : Number(parts[0]) / Number(parts[1]);
  }
  const value = text === "" ? NaN : Number(text);
  if ((type !== "real" && type !== "integer") || !Number.isFinite(value)) throw wrong(element, `"${text}" is not a finite number (type ${type}).`);
  return value;
}

function substituted(formula: Formula, values: ReadonlyMap<string, Formula>): Formula {
  switch (formula.kind) {
    case "number": return formula;
    case "name": return values.get(formula.name) ?? formula;
    case "negative": return { kind: "negative", of: substituted(formula.of, values) };
    case "power": return { kind: "power", of: substituted(formula.of, values), exponent: formula.exponent };
    default: return { kind: formula.kind, left: substituted(formula.left, values), right: substituted(formula.right, values) };
  }
}

/** The formula with names replaced by formulas. */
export function substitute(formula: Formula, values: ReadonlyMap<string, Formula>): Formula {
  return substituted(formula, values);
}

/** Sum or product of parts; nothing adds up to 0 and multiplies to 1. */
function fold(kind: "sum" | "product", parts: readonly Formula[]): Formula {
  return parts.length === 0 ? { kind: "number", value: kind === "sum" ? 0 : 1 } : parts.slice(1).reduce<Formula>((left, right) => ({ kind, left, right }), parts[0]);
}

function power(element: XmlElement, base: Formula, exponent: Formula): Formula {
  const value = exponent.kind === "number" ? exponent.value : exponent.kind === "negative" && exponent.of.kind === "number" ? -exponent.of.value : NaN;
  if (!Number.isInteger(value)) throw wrong(element, "a power with an exponent that is not a whole number is not supported.");
  return { kind: "power", of: base, exponent: value };
}

/** The value of an operator or of a function of the model. */
function applied(element: XmlElement, operator: XmlElement, parts: readonly Formula[], functions: FunctionDefinitions): Formula {
  const two = (kind: "difference" | "quotient"): Formula => {
    if (parts.length !== 2) throw wrong(element, `<${operator.name}> has ${parts.length} operands; expected 2.`);
    return { kind, left: parts[0], right: parts[1] };
  };
  switch (operator.name) {
    case "plus": return fold("sum", parts);
    case "times": return fold("product", parts);
    case "minus": return parts.length === 1 ? { kind: "negative", of: parts[0] } : two("difference");
    case "divide": return two("quotient");
    case "power":
      two("quotient");
      return power(element, parts[0], parts[1]);
    case "ci": {
      const name = operator.text.trim();
      const called = functions.get(name);
      if (called === undefined) throw wrong(element, `function "${name}" is not defined.`);
      if (called.names.length !== parts.length) throw wrong(element, `function "${name}" has ${parts.length} arguments; expected ${called.names.length}.`);
      return substituted(called.body, new Map(called.names.map((argument, i) => [argument, parts[i]])));
    }
    default: throw wrong(operator, `<${operator.name}> is not supported; expected arithmetic (plus, minus, times, divide, power).`);
  }
}

/** Reads content MathML of arithmetic: numbers, names, + - * / and whole powers, calls of the model's functions. All else is refused by name. */
export function readMath(element: XmlElement, functions: FunctionDefinitions): Formula {
  const inside = element.children.filter((child) => child.name !== "annotation" && child.name !== "annotation-xml");
  switch (element.name) {
    case "math":
    case "semantics":
      if (inside.length !== 1) throw wrong(element, `<${element.name}> holds ${inside.length} elements; expected one.`);
      return readMath(inside[0], functions);
    case "cn": return { kind: "number", value: numberOf(element) };
    case "ci": return { kind: "name", name: element.text.trim() };
    case "apply":
      if (inside.length === 0) throw wrong(element, "<apply> is empty.");
      return applied(element, inside[0], inside.slice(1).map((part) => readMath(part, functions)), functions);
    default: throw wrong(element, `<${element.name}> is not supported; expected arithmetic (plus, minus, times, divide, power).`);
  }
}

/** Writes a formula as content MathML, without the outer `<math>`. */
export function mathText(formula: Formula): string {
  const apply = (operator: string, ...parts: readonly Formula[]): string => `<apply><${operator}/>${parts.map(mathText).join("")}</apply>`;
  switch (formula.kind) {
    case "number": {
      const [mantissa, exponent] = String(formula.value).split("e") as [string, string?];
      return exponent === undefined ? `<cn> ${mantissa} </cn>` : `<cn type="e-notation"> ${mantissa} <sep/> ${Number(exponent)} </cn>`;
    }
    case "name": return `<ci> ${formula.name} </ci>`;
    case "sum": return apply("plus", formula.left, formula.right);
    case "difference": return apply("minus", formula.left, formula.right);
    case "product": return apply("times", formula.left, formula.right);
    case "quotient": return apply("divide", formula.left, formula.right);
    case "negative": return apply("minus", formula.of);
    case "power": return apply("power", formula.of, { kind: "number", value: formula.exponent });
  }
}
