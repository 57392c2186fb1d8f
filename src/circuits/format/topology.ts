import type { BlockEntry, Connection } from "./circuit.ts";
import type { Ends } from "../blocks/kind.ts";
import { describe, type Problems } from "./problem.ts";

function wanted([least, most]: Ends, word: string): string {
  if (least === most) return `${least} ${word}${least === 1 ? "" : "s"}`;
  return most > 1 ? `at least ${least} ${word}${least === 1 ? "" : "s"}` : `at most ${most} ${word}`;
}

function names(list: readonly string[]): string {
  return list.length === 0 ? "none" : list.slice(0, 6).map(describe).join(", ");
}

/** Connections that name no block, or join the same two blocks twice, or a block to itself. Returns the sound ones. */
function sound(blocks: ReadonlyMap<string, BlockEntry>, connections: readonly Connection[], problems: Problems): readonly Connection[] {
  const seen = new Map<string, Set<string>>();
  return connections.filter(({ from, to, path }) => {
    const unknown = [from, to].filter((name) => !blocks.has(name));
    for (const name of unknown) problems.add(path, "value", name, `No block is named ${describe(name)}.`, "the name of a block of this circuit", [...blocks.keys()]);
    if (unknown.length > 0) return false;
    const after = seen.get(from) ?? new Set<string>();
    seen.set(from, after);
    if (after.has(to)) problems.add(path, "value", from, `${describe(from)} and ${describe(to)} are connected twice.`, "one connection between two blocks, made in one place");
    else if (from === to) problems.add(path, "value", from, `${describe(from)} is connected to itself.`, "a connection between two blocks");
    after.add(to);
    return true;
  });
}

function outside(list: readonly string[], [least, most]: Ends): boolean {
  return list.length < least || list.length > most;
}

/** Checks the connections of one block, and that its lists match them. */
function checkBlock({ name, type, kind, path, values }: BlockEntry, inlets: readonly string[], outlets: readonly string[], problems: Problems): void {
  const refuse = (wrong: string, expected: string): void => { problems.add(path, "value", name, wrong, expected); };
  const who = `${describe(name)} (${type})`;
  const all = [...inlets, ...outlets];
  if (kind.together !== undefined) {
    if (all.length !== kind.together) refuse(`${who} has ${all.length} connections (${names(all)}).`, `${kind.together} connection`);
    return;
  }
  if (all.length === 0) refuse(`${who} is connected to nothing.`, `${wanted(kind.inlets, "inlet")} and ${wanted(kind.outlets, "outlet")}`);
  else if (outside(inlets, kind.inlets)) refuse(`${who} has ${inlets.length} inlets (${names(inlets)}).`, wanted(kind.inlets, "inlet"));
  else if (outside(outlets, kind.outlets)) refuse(`${who} has ${outlets.length} outlets (${names(outlets)}).`, wanted(kind.outlets, "outlet"));
  else if (kind.listCount !== undefined) {
    const count = kind.listCount(inlets.length, outlets.length);
    for (const [key, list] of values.lists) {
      if (list.length !== count) problems.add([...path, "junction_values", key], "value", list, `${list.length} values do not match the connections of ${who}.`, `${count} values`);
    }
  }
}

/** What is wrong with how blocks are connected: every block must have the inlets and outlets of its type. */
export function checkTopology(blocks: ReadonlyMap<string, BlockEntry>, connections: readonly Connection[], problems: Problems): void {
  const into = new Map<string, string[]>([...blocks.keys()].map((name) => [name, []]));
  const out = new Map<string, string[]>([...blocks.keys()].map((name) => [name, []]));
  for (const { from, to } of sound(blocks, connections, problems)) {
    into.get(to)?.push(from);
    out.get(from)?.push(to);
  }
  if (problems.list.length > 0) return;
  for (const block of blocks.values()) checkBlock(block, into.get(block.name) ?? [], out.get(block.name) ?? [], problems);
}
