// Builds C controls with the system's compiler into a temporary folder and runs them round by round.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The system's C compiler, or undefined. */
export function compiler() {
  for (const name of [process.env.CC, "cc", "gcc", "clang"]) {
    if (name === undefined || name === "") continue;
    try {
      execFileSync(name, ["--version"], { stdio: "ignore" });
      return name;
    } catch { /* try the next one */ }
  }
  return undefined;
}

/** A folder for generated headers and programs; `remove` deletes it. */
export function workshop() {
  const folder = mkdtempSync(join(tmpdir(), "virchow-bench-"));
  return {
    header: (name, text) => { writeFileSync(join(folder, name), text); },
    build: (name, source, flags) => {
      const program = join(folder, name);
      execFileSync(compiler(), ["-O3", "-march=native", "-fno-math-errno", ...flags, "-I", folder, "-o", program, fileURLToPath(new URL(`native/${source}`, import.meta.url)), "-lm"], { stdio: ["ignore", "ignore", "inherit"] });
      return program;
    },
    remove: () => { rmSync(folder, { recursive: true, force: true }); },
  };
}

/** Starts a control; `round()` resolves to the numbers of its next line. */
export function control(program, args, input) {
  const child = spawn(program, args.map(String), { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.write(input);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    round: async () => {
      child.stdin.write("\n");
      const { value, done } = await lines.next();
      if (done) throw new Error(`${program} ended early.`);
      return value.split(" ").map(Number);
    },
    end: () => { child.stdin.end(); },
  };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
