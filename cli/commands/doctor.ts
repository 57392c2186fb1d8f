import { constants, accessSync } from "node:fs";
import type { Engine } from "../engine.ts";
import { exitStatus, messageOf } from "../failure.ts";
import { table } from "../table.ts";
import { marked, type Terminal } from "../terminal.ts";
import { version } from "../version.ts";

interface Finding {
  readonly check: string;
  readonly passed: boolean;
  readonly found: string;
  readonly expected: string;
}

const leastNode = [20, 19] as const;

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const passed = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  return { check: "Node.js", passed, found: process.versions.node, expected: `${leastNode.join(".")} or newer` };
}

async function engineFinding(load: () => Promise<Engine>): Promise<Finding> {
  try {
    const engine = await load();
    return { check: "engine", passed: engine.version === version(), found: `${engine.version}, ${engine.variables.length} variables`, expected: version() };
  } catch (error) {
    return { check: "engine", passed: false, found: messageOf(error), expected: "a built copy (npm ci && npm run build)" };
  }
}

function folderFinding(): Finding {
  try {
    accessSync(process.cwd(), constants.W_OK);
    return { check: "this folder", passed: true, found: "results can be written", expected: "a folder that can be written" };
  } catch {
    return { check: "this folder", passed: false, found: "cannot be written", expected: "a folder that can be written" };
  }
}

/** `virchow doctor`: what a run needs from this computer, each with what was found. Status 4 when something is amiss. */
export async function doctorCommand(asJson: boolean, load: () => Promise<Engine>, terminal: Terminal): Promise<number> {
  const findings = [nodeFinding(), await engineFinding(load), folderFinding()];
  if (asJson) terminal.out(`${JSON.stringify(findings, null, 2)}\n`);
  else {
    const rows = findings.map((finding) => [{ text: finding.passed ? "ok" : "amiss" }, { text: finding.check }, { text: finding.found }, { text: finding.passed ? "" : `expected ${finding.expected}` }]);
    terminal.out(`${marked(terminal, "bold", `Virchow ${version()}`)}\n${table(terminal, [{ title: "" }, { title: "Check" }, { title: "Found", flexible: true }, { title: "" }], rows)}`);
  }
  return findings.every((finding) => finding.passed) ? exitStatus.done : exitStatus.checkFailed;
}
