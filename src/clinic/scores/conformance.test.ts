import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scoreDefinitions, type ScoreDefinition } from "./index.ts";

const folder = new URL("../../../test/reference/scores/", import.meta.url);
const docs = new URL("../../../docs/", import.meta.url);
const bibliography = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".bib")).map((name) => readFileSync(new URL(name, docs), "utf8")).join("\n");
const page = new URL("../../../docs/scores.md", import.meta.url).pathname;

function vectorCount(id: string): number {
  const { vectors } = JSON.parse(readFileSync(new URL(`${id}.json`, folder), "utf8")) as { readonly vectors: readonly unknown[] };
  return vectors.length;
}

function asks(definition: ScoreDefinition): string {
  const inputs = (definition.inputs ?? []).filter((input) => input.optional !== true && !definition.items.some(({ from }) => from?.input === input.key));
  const parts = [definition.items.length > 0 ? `${definition.items.length} items` : "", inputs.map(({ key }) => key).join(", ")];
  return parts.filter((part) => part !== "").join(" and ");
}

function classes(definition: ScoreDefinition): string {
  const schemes = definition.cutoffs.map(({ scheme, classes: bands }) => `${scheme} (${bands.map(({ id }) => id).join(", ")})`);
  const decisions = [...new Set((definition.decision ?? []).map(({ result }) => result))];
  return [...schemes, ...(decisions.length === 0 ? [] : [`decision (${decisions.join(", ")})`])].join("; ");
}

const escaped = (text: string): string => text.replace(/\|/g, "\\|");

function row(definition: ScoreDefinition): string {
  const doubts = definition.unverified.length === 0 ? "" : ` **Not read in a published text:** ${definition.unverified.join(" ")}`;
  const cells = [`\`${definition.id}\``, `${definition.name}; ${definition.edition}`, asks(definition), classes(definition), `${definition.notes.join(" ")}${doubts}`, String(vectorCount(definition.id)), definition.sources.join(", ")];
  return `| ${cells.map(escaped).join(" | ")} |`;
}

function conformance(): string {
  const total = scoreDefinitions.reduce((sum, { id }) => sum + vectorCount(id), 0);
  return `# Scores: conformance

One row for each of the ${scoreDefinitions.length} scores: edition, what it asks, how its classes are called, what is easily done wrong and how it is done here, how many reference vectors
(\`test/reference/scores/\`) are checked, and the sources (keys of the bibliography). The vectors, ${total} in all, hold each item alone, each threshold one step below, at and one step above,
totals on both sides of every class limit, whole persons and the traps. Beside them every score is checked on random persons against a plain enumeration of all completions: the bounds
are exactly the least and the most total, a class is given exactly when every completion agrees, and each missing item is named.

This page is written by \`npx vitest run src/clinic/scores/conformance.test.ts -u\` and compared by the tests.

Education and research only; not for diagnosis or treatment.

| id | score; edition | asks | classes | traps, and how they are handled | vectors | sources |
| --- | --- | --- | --- | --- | --- | --- |
${scoreDefinitions.map(row).join("\n")}
`;
}

test("docs/scores.md says what the definitions say", async () => {
  await expect(conformance()).toMatchFileSnapshot(page);
});

test("every source of a score is in the bibliography", () => {
  const entries = new Set([...bibliography.matchAll(/^@\w+\{([^,]+),/gm)].map((match) => match[1]));
  expect(scoreDefinitions.flatMap(({ sources }) => sources).filter((key) => !entries.has(key))).toEqual([]);
});

test("there is a reference file for every score and for nothing else", () => {
  expect(readdirSync(folder).sort()).toEqual(scoreDefinitions.map(({ id }) => `${id}.json`).sort());
});
