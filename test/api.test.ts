import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { textOf, top } from "./support/tree.ts";

const howToUpdate = "The names that the package exports have changed. When that is meant: npm run build && node tools/api.mjs > docs/api.txt, and a line in CHANGELOG.md.";

test("the package exports what docs/api.txt lists", () => {
  expect(existsSync(join(top, "dist", "index.d.ts")), "not built: npm run build").toBe(true);
  const exported = execFileSync(process.execPath, [join(top, "tools", "api.mjs")], { encoding: "utf8" });
  expect(exported.split("\n"), howToUpdate).toEqual(textOf("docs/api.txt").split("\n"));
});

test("the list of exported names is in order, each once", () => {
  const names = textOf("docs/api.txt").trimEnd().split("\n");
  expect(names).toEqual([...new Set(names)].sort((a, b) => (a < b ? -1 : 1)));
  expect(names).toEqual(expect.arrayContaining(["readScenario", "startEpisode", "Scenario (type)"]));
});
