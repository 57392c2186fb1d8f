import type { Body, Operation, Program } from "../program.ts";
import type { Lanes } from "../space.ts";
import { bytes, section, type, type Bytes } from "./bytes.ts";
import { exponential, logarithm } from "./elementary.ts";
import { functions } from "./functions.ts";
import { pair, scalar } from "./lane.ts";
import { runBody } from "./run.ts";

function uses(body: Body, operation: Operation): boolean {
  return body.statements.some((statement) => (statement.kind === "repeat" || statement.kind === "when" ? uses(statement.body, operation) : statement.kind === "value" && statement.value.operation === operation));
}

/** A name of the module: its length, then its bytes (ASCII). */
function name(to: Bytes, text: string): void {
  to.unsigned(text.length);
  for (let i = 0; i < text.length; i++) to.byte(text.charCodeAt(i));
}

/** The bytes of a WebAssembly module that imports a memory (`host.memory`) and exports `run(blockOffset)`. */
export function moduleBytes(program: Program, lanes: Lanes, pages: number): Uint8Array {
  const lane = lanes === 2 ? pair : scalar;
  const hasElementary = uses(program.body, "exp") || uses(program.body, "log");
  const types = bytes();
  types.unsigned(2);
  types.byte(0x60, 1, type.i32, 0);
  types.byte(0x60, 1, lane.numberType, 1, lane.numberType);
  const imports = bytes();
  imports.unsigned(1);
  name(imports, "host");
  name(imports, "memory");
  imports.byte(0x02, 0x01);
  imports.unsigned(pages);
  imports.unsigned(pages);
  const declared = bytes();
  declared.unsigned(hasElementary ? 3 : 1);
  declared.byte(0);
  if (hasElementary) declared.byte(1, 1);
  const exported = bytes();
  exported.unsigned(1);
  name(exported, "run");
  exported.byte(0x00, functions.run);
  const codes = bytes();
  codes.unsigned(hasElementary ? 3 : 1);
  codes.append(runBody(program, lane, lanes));
  if (hasElementary) {
    codes.append(exponential(lane));
    codes.append(logarithm(lane));
  }
  const all = bytes();
  all.byte(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  all.append(section(1, types));
  all.append(section(2, imports));
  all.append(section(3, declared));
  all.append(section(7, exported));
  all.append(section(10, codes));
  return all.finish();
}
