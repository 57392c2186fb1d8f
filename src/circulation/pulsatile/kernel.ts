import { compile, interpret, space, toJavaScript, toWasm, type BackEnd, type Lanes, type Machine, type Shape, type Space } from "../../numerics/index.ts";
import { kernelShape } from "./arrays.ts";
import type { PulsatileCircuit } from "./circuit.ts";
import { interpretRefresh, interpretRound, numbersOf, type Numbers } from "./interpreter.ts";
import { refreshProgram, stepProgram } from "./program.ts";

/** How the kernel is executed: `naive` walks the description; the others run the generated program. */
export type KernelBackEnd = "naive" | BackEnd;

/** The compiled time step with its memory: one or two people in each block. */
export interface PulsatileKernel {
  readonly circuit: PulsatileCircuit;
  readonly backEnd: KernelBackEnd;
  readonly space: Space;
  /** Step aimed at; each beat is divided into whole multiples of `gridSteps_count` steps near it. */
  readonly step_s: number;
  readonly lanes: Lanes;
  readonly numbers: readonly Numbers[];
  /** Takes `count` long steps in one block. */
  readonly step: (block: number, count: number) => void;
  /** Renews the tangents of one block: all of them, or those near the heart. */
  readonly refresh: (block: number, which: "near" | "all") => void;
}

/** Makes a kernel for `peopleCount` people. Without a back end named, WebAssembly where the host allows it. */
export function createKernel(circuit: PulsatileCircuit, options: { readonly lanes?: Lanes; readonly peopleCount?: number; readonly backEnd?: KernelBackEnd; readonly step_s: number }): PulsatileKernel {
  const shape = kernelShape(circuit);
  const lanes = options.lanes ?? 1;
  const peopleCount = options.peopleCount ?? lanes;
  const memory = space(shape, { lanes, peopleCount });
  const numbers = Array.from({ length: memory.blockCount * lanes }, (_, person) => numbersOf(memory, person));
  const { step_s } = options;
  if (options.backEnd === "naive") {
    const each = (block: number, act: (numbers: Numbers) => void): void => {
      for (let lane = 0; lane < lanes; lane++) act(numbers[block * lanes + lane]);
    };
    return {
      circuit, backEnd: "naive", space: memory, step_s, lanes, numbers,
      step: (block, count) => {
        each(block, (own) => {
          for (let i = 0; i < count; i++) interpretRound(circuit, own);
        });
      },
      refresh: (block, which) => {
        each(block, (own) => {
          interpretRefresh(circuit, own, which);
        });
      },
    };
  }
  const stepper = machine(options.backEnd, circuit, shape, memory, "step");
  const refresher = machine(options.backEnd, circuit, shape, memory, "all");
  const near = machine(options.backEnd, circuit, shape, memory, "near");
  return {
    circuit, backEnd: stepper.backEnd, space: memory, step_s, lanes, numbers,
    step: (block, count) => {
      memory.setArgument("rounds", count);
      stepper.runBlock(block);
    },
    refresh: (block, which) => {
      if (which === "all") refresher.runBlock(block);
      else near.runBlock(block);
    },
  };
}

function machine(backEnd: BackEnd | undefined, circuit: PulsatileCircuit, shape: Shape, memory: Space, which: "step" | "near" | "all"): Machine {
  const written = which === "step" ? stepProgram(circuit, shape) : refreshProgram(circuit, shape, which);
  switch (backEnd) {
    case "wasm": return toWasm(written, memory);
    case "javascript": return toJavaScript(written, memory);
    case "interpreter": return interpret(written, memory);
    case undefined: return compile(written, memory);
  }
}
