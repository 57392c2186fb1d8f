/**
 * An arithmetic formula as a tree: numbers, names, sums, differences, products, quotients, whole powers. Rate laws are written as
 * text (`v*S*E/(k + E)`), read into this form, and derived and compiled from it.
 */
export type Formula =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "sum" | "difference" | "product" | "quotient"; readonly left: Formula; readonly right: Formula }
  | { readonly kind: "negative"; readonly of: Formula }
  | { readonly kind: "power"; readonly of: Formula; readonly exponent: number };

const token = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([-+*/^()]))/y;

interface Token {
  readonly text: string;
  readonly kind: "name" | "number" | "sign";
  readonly at: number;
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  token.lastIndex = 0;
  let at = 0;
  while (text.slice(at).trim() !== "") {
    token.lastIndex = at;
    const match = token.exec(text);
    const begin = at + text.slice(at).search(/\S/) + 1;
    if (match === null) throw new RangeError(`Formula "${text}": "${text.charAt(begin - 1)}" at ${begin} is not understood; expected numbers, names, + - * / ^ and parentheses.`);
    const [whole, name, digits, sign] = match as unknown as readonly [string, string | undefined, string | undefined, string | undefined];
    found.push({ text: name ?? digits ?? sign ?? "", kind: name !== undefined ? "name" : digits !== undefined ? "number" : "sign", at: begin });
    at += whole.length;
  }
  return found;
}

/** Reads a formula. Throws RangeError with the place of what is not understood. `^` takes a whole exponent. */
export function parseFormula(text: string): Formula {
  const list = tokens(text);
  let next = 0;
  const peek = (): Token | undefined => list.at(next);
  const is = (sign: string): boolean => next < list.length && list[next].kind === "sign" && list[next].text === sign;
  const wrong = (expected: string): RangeError => {
    const here = peek();
    return new RangeError(`Formula "${text}": ${here === undefined ? "ends" : `"${here.text}" at ${here.at}`}; expected ${expected}.`);
  };
  const atom = (): Formula => {
    const here = peek();
    if (here === undefined) throw wrong("a number, a name or (");
    next += 1;
    if (here.kind === "number") return { kind: "number", value: Number(here.text) };
    if (here.kind === "name") return { kind: "name", name: here.text };
    if (here.text === "-") return { kind: "negative", of: factor() };
    if (here.text === "+") return factor();
    if (here.text !== "(") {
      next -= 1;
      throw wrong("a number, a name or (");
    }
    const inside = sum();
    if (!is(")")) throw wrong(")");
    next += 1;
    return inside;
  };
  const factor = (): Formula => {
    const base = atom();
    if (!is("^")) return base;
    next += 1;
    const negative = is("-");
    if (negative) next += 1;
    const here = peek();
    const exponent = here?.kind === "number" ? Number(here.text) : NaN;
    if (!Number.isInteger(exponent)) throw wrong("a whole exponent");
    next += 1;
    return { kind: "power", of: base, exponent: negative ? -exponent : exponent };
  };
  const product = (): Formula => {
    let left = factor();
    while (is("*") || is("/")) {
      const kind = is("*") ? "product" : "quotient";
      next += 1;
      left = { kind, left, right: factor() };
    }
    return left;
  };
  const sum = (): Formula => {
    let left = product();
    while (is("+") || is("-")) {
      const kind = is("+") ? "sum" : "difference";
      next += 1;
      left = { kind, left, right: product() };
    }
    return left;
  };
  const whole = sum();
  if (next < list.length) throw wrong("an operator or the end");
  return whole;
}

const strength = { sum: 1, difference: 1, product: 2, quotient: 2, negative: 2, power: 3, number: 4, name: 4 } as const;

/** Writes a formula as text that `parseFormula` reads back to the same tree. */
export function formulaText(formula: Formula): string {
  const within = (part: Formula, least: number): string => {
    const text = formulaText(part);
    const isNegativeNumber = part.kind === "number" && part.value < 0;
    return strength[part.kind] < least || isNegativeNumber ? `(${text})` : text;
  };
  switch (formula.kind) {
    case "number": return String(formula.value);
    case "name": return formula.name;
    case "sum": return `${within(formula.left, 1)} + ${within(formula.right, 2)}`;
    case "difference": return `${within(formula.left, 1)} - ${within(formula.right, 2)}`;
    case "product": return `${within(formula.left, 2)}*${within(formula.right, 3)}`;
    case "quotient": return `${within(formula.left, 2)}/${within(formula.right, 3)}`;
    case "negative": return `-${within(formula.of, 3)}`;
    case "power": return `${within(formula.of, 4)}^${formula.exponent}`;
  }
}

/** All names in a formula, each once, in order of appearance. */
export function namesIn(formula: Formula): readonly string[] {
  const found = new Set<string>();
  const walk = (part: Formula): void => {
    if (part.kind === "name") found.add(part.name);
    else if (part.kind === "negative" || part.kind === "power") walk(part.of);
    else if (part.kind !== "number") {
      walk(part.left);
      walk(part.right);
    }
  };
  walk(formula);
  return [...found];
}

/** The formula with every name replaced by what `rename` gives. */
export function renameIn(formula: Formula, rename: (name: string) => string): Formula {
  switch (formula.kind) {
    case "number": return formula;
    case "name": return { kind: "name", name: rename(formula.name) };
    case "negative": return { kind: "negative", of: renameIn(formula.of, rename) };
    case "power": return { kind: "power", of: renameIn(formula.of, rename), exponent: formula.exponent };
    case "sum":
    case "difference":
    case "product":
    case "quotient": return { kind: formula.kind, left: renameIn(formula.left, rename), right: renameIn(formula.right, rename) };
  }
}
