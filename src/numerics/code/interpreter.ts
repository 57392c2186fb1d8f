import { machineOf, type Machine } from "./machine.ts";
import { evaluate, type Body, type Instruction, type Program } from "./program.ts";
import { checkShape } from "./check-shape.ts";
import type { Space } from "./space.ts";

/** Runs a program instruction by instruction: slow, short, and the meaning that the other back ends must match bit for bit. */
export function interpret(program: Program, space: Space): Machine {
  checkShape(program, space);
  const { memory, lanes, places } = space;
  const size = program.size();
  const values = new Float64Array(size.instructions);
  const variables = new Float64Array(size.variables);
  const moved = (round: Instruction | undefined): number => (round === undefined ? 0 : values[round.id] * round.body.stride);
  const compute = (instruction: Instruction, round: number, at: (place: number) => number): number => {
    switch (instruction.operation) {
      case "constant":
        return instruction.detail;
      case "index":
        return round;
      case "get":
        return variables[instruction.detail];
      case "load":
        return memory[at(instruction.detail + moved(instruction.inputs.at(0)))];
      default: {
        const [a, b, c] = instruction.inputs;
        const { length } = instruction.inputs;
        return evaluate[instruction.operation](values[a.id], length > 1 ? values[b.id] : 0, length > 2 ? values[c.id] : 0);
      }
    }
  };
  const execute = (body: Body, round: number, at: (place: number) => number): void => {
    for (const statement of body.statements) {
      switch (statement.kind) {
        case "value":
          values[statement.value.id] = compute(statement.value, round, at);
          break;
        case "store":
          memory[at(statement.place + moved(statement.round))] = values[statement.value.id];
          break;
        case "set":
          variables[statement.variable] = values[statement.value.id];
          break;
        case "now":
          break;
        case "when":
          if (values[statement.condition.id] === 1) execute(statement.body, round, at);
          break;
        case "repeat": {
          const count = values[statement.count.id];
          for (let inner = 0; inner < count; inner++) execute(statement.body, inner, at);
        }
      }
    }
  };
  return machineOf("interpreter", space, (block) => {
    const start = places.sharedLength + block * places.blockLength * lanes;
    for (let lane = 0; lane < lanes; lane++) execute(program.body, 0, (place) => (place < 0 ? -1 - place : start + place * lanes + lane));
  });
}
