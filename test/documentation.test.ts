import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readScenario, scenarioContext } from "../src/episode/index.ts";
import { filesUnder, textOf, top } from "./support/tree.ts";

const pages = filesUnder("", ".md");

/** Text of a page without its blocks of code. */
function prose(page: string): string {
  return textOf(page).replaceAll(/^```[\s\S]*?^```/gm, "");
}

/** Anchors that the headings of a page make. */
function anchors(page: string): string[] {
  return [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").trim().replaceAll(" ", "-"));
}

interface Link {
  readonly page: string;
  readonly target: string;
}

const links: readonly Link[] = pages.flatMap((page) => [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => ({ page, target }))).filter(({ target }) => !/^[a-z]+:/.test(target));

/** Blocks of code of a page in a language. */
function blocks(page: string, language: string): string[] {
  return [...textOf(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block]) => block);
}

describe("links between pages", () => {
  test("lead to files that exist", () => {
    expect(links.length).toBeGreaterThan(5);
    const broken = links.filter(({ page, target }) => {
      const path = target.replace(/#.*$/, "");
      return path !== "" && !existsSync(join(top, dirname(page), path));
    });
    expect(broken).toEqual([]);
  });

  test("lead to headings that exist", () => {
    const broken = links.filter(({ page, target }) => {
      const [path, anchor] = target.split("#");
      const other = path === "" ? page : join(dirname(page), path);
      return target.includes("#") && other.endsWith(".md") && !anchors(other).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test("every page of docs/ can be reached from README.md", () => {
    const seen = new Set(["README.md"]);
    for (const page of seen) {
      for (const { target } of links.filter((link) => link.page === page)) {
        const path = join(dirname(page), target.replace(/#.*$/, "")).replace(/\/$/, "");
        for (const other of pages) if (other === path || other.startsWith(`${path}/`)) seen.add(other);
      }
    }
    expect(pages.filter((page) => page.startsWith("docs/") && !seen.has(page))).toEqual([]);
  });
});

describe("the table of claims in docs/model.md", () => {
  const rows = [...textOf("docs/model.md").matchAll(/^\| ([A-G]\d+) \| .+ \| (.+) \|$/gm)].map(([, id, tests]) => ({ id, files: [...tests.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file]) => file) }));

  test("names each claim once", () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test("names tests that name the claim", () => {
    const silent = rows.flatMap(({ id, files }) => files.filter((file) => !new RegExp(`\\b${id}\\b`).test(textOf(file))).map((file) => `${id}: ${file}`));
    expect(silent).toEqual([]);
  });
});

describe("the commands that README.md prints", () => {
  const words = blocks("README.md", "").flatMap((block) => block.split("\n")).map((line) => line.replace(/ +#.*$/, "").trim()).filter((line) => line !== "");
  const ours = words.flatMap((line) => line.split("|").map((part) => part.trim())).filter((line) => line.startsWith("./virchow"));
  const commandLine = filesUnder("cli", ".ts").filter((path) => !path.endsWith(".test.ts")).map(textOf).join("\n");

  test("install, start and test stand alone on their lines", () => {
    expect(words).toEqual(expect.arrayContaining(["npm ci && npm start", "npm ci && npm test"]));
  });

  test("scripts of npm exist", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
    const named = words.flatMap((line) => [...line.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name));
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test.each(ours)("%s", (line) => {
    const [, command, ...rest] = line.split(/\s+/);
    expect(commandLine).toContain(`.command("${command}")`);
    for (const option of rest.filter((word) => /^--[a-z]/.test(word))) expect(commandLine, option).toContain(option);
    for (const file of rest.filter((word) => /^(?:scenarios|examples)\//.test(word))) expect(existsSync(join(top, file)), file).toBe(true);
  });

  test("its scenario is a scenario", () => {
    const [text] = blocks("README.md", "yaml");
    const reading = readScenario(parse(text), scenarioContext());
    expect(reading).toMatchObject({ ok: true });
  });
});
