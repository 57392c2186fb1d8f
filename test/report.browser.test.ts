import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engine } from "../cli/load.ts";
import { readDocument } from "../cli/documents.ts";
import { hash, resultFiles } from "../cli/results.ts";
import { writeFolder } from "../cli/files.ts";

const browserPath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const scenarioPath = new URL("../scenarios/saddle-embolus.yaml", import.meta.url).pathname;
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
const views = (["desktop", "phone"] as const).flatMap((size) => (["light", "dark"] as const).map((theme) => [size, theme] as const));

let folder = "";
let address = "";
let browser: Browser | undefined;

/** The report of two hours around a saddle embolus, with tests and treatments. */
async function writeReport(): Promise<string> {
  const made = await engine();
  const document = readDocument(scenarioPath);
  const reading = made.readScenario(document.content);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join("\n"));
  const until_s = 7200;
  const run = made.start(reading.scenario, { seed: 3, until_s });
  while (run.step());
  const files = resultFiles({ engine: made, scenario: reading.scenario, seed: 3, until_s, result: run.result(), inputHash: hash(document.bytes), command: "virchow run scenarios/saddle-embolus.yaml" });
  writeFolder(folder, files);
  return join(folder, "report.html");
}

beforeAll(async () => {
  if (!existsSync(browserPath)) throw new Error(`No browser at ${browserPath}. Install Chromium (Debian: apt-get install chromium) or name one in CHROMIUM.`);
  folder = mkdtempSync(join(tmpdir(), "virchow-report-"));
  address = pathToFileURL(await writeReport()).href;
  browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
}, 40_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

async function visit(size: keyof typeof sizes, colorScheme: "light" | "dark", javaScriptEnabled = true): Promise<Visit> {
  if (browser === undefined) throw new Error("no browser");
  const context = await browser.newContext({ viewport: sizes[size], colorScheme, offline: true, javaScriptEnabled });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => void complaints.push(error.message));
  page.on("request", (request) => void requests.push(request.url()));
  await page.goto(address);
  return { page, context, complaints, requests };
}

describe.each(views)("the report on a %s, %s", (size, theme) => {
  test("opens offline, in silence, asks for nothing else and is no wider than the screen", async () => {
    const { page, context, complaints, requests } = await visit(size, theme);
    const widths = await page.evaluate(() => ({ page: document.documentElement.scrollWidth, screen: window.innerWidth }));
    const outside = await page.evaluate(() => [...document.querySelectorAll("main *:not(svg *)")].filter((element) => element.closest(".scroll") === null && element.getClientRects().length > 0 && getComputedStyle(element).position !== "absolute" && element.closest("thead") === null && element.getBoundingClientRect().right > window.innerWidth + 0.5).map((element) => `${element.tagName} ${(element.textContent).slice(0, 40)}`));
    await context.close();
    expect(complaints).toEqual([]);
    expect(requests).toEqual([address]);
    expect(widths.page).toBeLessThanOrEqual(widths.screen);
    expect(outside).toEqual([]);
  });

  test("map letters are at least 12 px and labels do not collide", async () => {
    const { page, context } = await visit(size, theme);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll("figure.map > svg")].map((svg) => {
        const boxes = [...svg.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect(), size_px: Number.parseFloat(getComputedStyle(text).fontSize) * ((svg as SVGSVGElement).getScreenCTM()?.a ?? 0) }));
        const collisions = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.box.left < b.box.right && b.box.left < a.box.right && a.box.top + 2 < b.box.bottom && b.box.top + 2 < a.box.bottom).map((b) => `${a.text} / ${b.text}`));
        return { collisions, least_px: Math.min(...boxes.map((one) => one.size_px)) };
      }),
    );
    await context.close();
    expect(found.length).toBe(2);
    expect(found.flatMap((one) => one.collisions)).toEqual([]);
    expect(Math.min(...found.map((one) => one.least_px))).toBeGreaterThanOrEqual(12);
  });
});

describe("the page", () => {
  test("needs no script; headings are in order, tables have heads, pictures have words, ids are unique and links lead somewhere", async () => {
    const { page, context } = await visit("desktop", "light", false);
    const html = await page.content();
    await context.close();
    expect(html).not.toMatch(/<script|javascript:|https?:\/\/|@import|url\((?!#)/);
    const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => {
      expect(level).toBeLessThanOrEqual(i === 0 ? 1 : levels[i - 1] + 1);
    });
    for (const table of html.matchAll(/<table.*?<\/table>/gs)) expect(table[0]).toMatch(/<th[^>]* scope="col"/);
    for (const svg of html.matchAll(/<svg[^>]*>/g)) expect(svg[0]).toMatch(/aria-label="[^"]+"|aria-hidden="true"/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(link[1]);
  });

  test("every cause on the timeline is a link, both ways", async () => {
    const { page, context } = await visit("desktop", "light");
    const timeline = JSON.parse(readFileSync(join(folder, "timeline.json"), "utf8")) as { readonly events: readonly { readonly id: string; readonly kind: string; readonly causes: readonly string[] }[] };
    const shown = new Set(timeline.events.filter((entry) => entry.kind !== "start" && entry.kind !== "end").map((entry) => entry.id));
    const hrefs = new Map(await page.evaluate(() => [...document.querySelectorAll("ol.tl > li")].map((item) => [item.id, [...item.querySelectorAll("a")].map((a) => a.getAttribute("href"))] as const)));
    await context.close();
    expect(hrefs.size).toBe(shown.size);
    let linkCount = 0;
    for (const entry of timeline.events) {
      for (const cause of entry.causes.filter((id) => shown.has(id) && shown.has(entry.id))) {
        linkCount += 1;
        expect(hrefs.get(entry.id)).toContain(`#${cause}`);
        expect(hrefs.get(cause)).toContain(`#${entry.id}`);
      }
    }
    expect(linkCount).toBeGreaterThan(5);
  });

  test("every plot has a title, a unit, numbers on both axes and its last value", async () => {
    const { page, context } = await visit("desktop", "light");
    const charts = await page.evaluate(() => [...document.querySelectorAll("svg.plot")].map((svg) => ({ title: svg.querySelector(".pt")?.firstChild?.textContent ?? "", unit: svg.querySelector(".pu")?.textContent ?? "", ticks: svg.querySelectorAll(".px").length, last: svg.querySelector(".pv")?.textContent ?? "" })));
    await context.close();
    expect(charts.length).toBeGreaterThanOrEqual(8);
    for (const one of charts) {
      expect(one.title.trim()).not.toBe("");
      expect(one.unit).not.toBe("");
      expect(one.ticks).toBeGreaterThanOrEqual(4);
      expect(one.last).toMatch(/\d/);
    }
  });

  test("says what it is not, with red flags, and prints inside A4", async () => {
    const { page, context } = await visit("desktop", "light");
    const text = await page.evaluate(() => document.body.innerText);
    await page.setViewportSize({ width: 688, height: 1000 });
    await page.emulateMedia({ media: "print" });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await context.close();
    expect(text).toContain("Not for diagnosis or treatment.");
    expect(text).toContain("(112, 999, 911)");
    expect(width).toBeLessThanOrEqual(688);
  });
});
