import { analyse } from "./analysis.ts";
import { checkShape } from "./check-shape.ts";
import { exp, log } from "../elementary/index.ts";
import { host } from "./host.ts";
import { machineOf, type Machine } from "./machine.ts";
import type { Body, Instruction, Operation, Program } from "./program.ts";
import type { Space } from "./space.ts";

const forms: Readonly<Record<Operation, (a: string, b: string, c: string) => string>> = {
  add: (a, b) => `(${a} + ${b})`,
  sub: (a, b) => `(${a} - ${b})`,
  mul: (a, b) => `(${a} * ${b})`,
  div: (a, b) => `(${a} / ${b})`,
  neg: (a) => `(-${a})`,
  sqrt: (a) => `Math.sqrt(${a})`,
  min: (a, b) => `Math.min(${a}, ${b})`,
  max: (a, b) => `Math.max(${a}, ${b})`,
  abs: (a) => `Math.abs(${a})`,
  floor: (a) => `Math.floor(${a})`,
  exp: (a) => `exp(${a})`,
  log: (a) => `log(${a})`,
  less: (a, b) => `(${a} < ${b})`,
  lessOrEqual: (a, b) => `(${a} <= ${b})`,
  equal: (a, b) => `(${a} === ${b})`,
  and: (a, b) => `(${a} && ${b})`,
  or: (a, b) => `(${a} || ${b})`,
  not: (a) => `(!${a})`,
  select: (a, b, c) => `(${a} ? ${b} : ${c})`,
  smaller: (a, b) => `smaller(${a}, ${b})`,
  larger: (a, b) => `larger(${a}, ${b})`,
};

function literal(x: number): string {
  return x < 0 || Object.is(x, -0) ? `(-${-x})` : String(x);
}

/** The program as the body of a JavaScript function of `(m, o, exp, log)`: memory, first element of the lane, elementary functions. */
export function javaScriptSource(program: Program, lanes: 1 | 2): string {
  const { uses, isEager } = analyse(program);
  const lines: string[] = [];
  const text: string[] = [];
  const address = (place: number, round: Instruction | undefined): string => {
    if (place < 0) return `m[${-1 - place}]`;
    return round === undefined ? `m[o + ${place * lanes}]` : `m[o + ${place * lanes} + ${lanes * round.body.stride} * ${text[round.id]}]`;
  };
  let rounds = 0;
  const written = (instruction: Instruction, round: string): string => {
    switch (instruction.operation) {
      case "constant":
        return literal(instruction.detail);
      case "index":
        return round;
      case "get":
        return `x${instruction.detail}`;
      case "load":
        return address(instruction.detail, instruction.inputs.at(0));
      default: {
        const [a = "", b = "", c = ""] = instruction.inputs.map((input) => text[input.id]);
        return forms[instruction.operation](a, b, c);
      }
    }
  };
  const writeValue = (value: Instruction, indent: string, round: string): void => {
    if (uses[value.id] === 0) return;
    const form = written(value, round);
    // Memory and variables are read where the program says so; a pure value used once is written where it is used.
    const isStill = value.operation === "constant" || value.operation === "index" || (value.operation === "load" && value.detail < 0);
    const isInline = isStill || (uses[value.id] === 1 && isEager[value.id] === 0 && value.operation !== "load" && value.operation !== "get");
    if (!isInline) lines.push(`${indent}const v${value.id} = ${form};`);
    text[value.id] = isInline ? form : `v${value.id}`;
  };
  const writeNested = (head: string, body: Body, indent: string, round: string): void => {
    lines.push(`${indent}${head} {`);
    write(body, `${indent}  `, round);
    lines.push(`${indent}}`);
  };
  const write = (body: Body, indent: string, round: string): void => {
    for (const statement of body.statements) {
      switch (statement.kind) {
        case "value":
          writeValue(statement.value, indent, round);
          break;
        case "store":
          lines.push(`${indent}${address(statement.place, statement.round)} = ${text[statement.value.id]};`);
          break;
        case "set":
          lines.push(`${indent}x${statement.variable} = ${text[statement.value.id]};`);
          break;
        case "now":
          break;
        case "when":
          writeNested(`if (${text[statement.condition.id]})`, statement.body, indent, round);
          break;
        case "repeat": {
          const inner = `i${rounds++}`;
          writeNested(`for (let ${inner} = 0; ${inner} < ${text[statement.count.id]}; ${inner}++)`, statement.body, indent, inner);
        }
      }
    }
  };
  for (let variable = 0; variable < program.size().variables; variable++) lines.push(`let x${variable} = 0;`);
  write(program.body, "", "0");
  return `"use strict";\nconst smaller = (a, b) => (a < b ? a : b);\nconst larger = (a, b) => (a < b ? b : a);\n${lines.join("\n")}\n`;
}

/**
 * Straight-line JavaScript. Throws what the host throws where a page forbids code from text. Beyond about 60 kB of byte code V8 no
 * longer optimises a function: use it for small programs, for reading and as a second opinion.
 */
export function toJavaScript(program: Program, space: Space): Machine {
  checkShape(program, space);
  const { memory, lanes, places } = space;
  const compiled = new (host().Function)("m", "o", "exp", "log", javaScriptSource(program, lanes));
  return machineOf("javascript", space, (block) => {
    const start = places.sharedLength + block * places.blockLength * lanes;
    for (let lane = 0; lane < lanes; lane++) compiled(memory, start + lane, exp, log);
  });
}
