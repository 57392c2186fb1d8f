/**
 * Draws the pictures of README.md from one run: `node docs/pictures/make.mjs` after `npm run build`. Needs Chromium, at
 * /usr/bin/chromium or where CHROMIUM says.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const scenario = "docs/pictures/journey.yaml";
/** The part of the body that the journey shows, map units (mm). */
const cropped = "-430 225 860 1050";

/** Leaves only the two maps and their legend on the page, side by side. */
function layOut(viewBox) {
  const [body, chest] = document.querySelectorAll("figure.map > svg");
  if (chest === undefined) throw new Error("No embolus is left in the lung: choose another run for the picture.");
  body.setAttribute("viewBox", viewBox);
  const legend = document.querySelector("ul.legend");
  const row = document.createElement("div");
  row.id = "journey";
  row.style.cssText = "display:grid;grid-template-columns:540px 620px;gap:20px;padding:10px;width:1200px;background:var(--surface);align-items:center";
  const right = document.createElement("div");
  for (const svg of [body, chest]) svg.style.cssText = "width:100%;display:block;background:var(--bg);border-radius:10px";
  legend.style.cssText = "font-size:17px;gap:10px 26px;margin-top:18px";
  right.append(chest, legend);
  row.append(body, right);
  document.body.replaceChildren(row);
  for (const text of body.querySelectorAll("text")) if (text.textContent === "R" || text.textContent === "L" || text.textContent === "below") text.remove();
}

const folder = mkdtempSync(join(tmpdir(), "virchow-pictures-"));
try {
  const run = spawnSync(process.execPath, ["virchow", "run", scenario, "--quiet", "--out", folder], { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1200, height: 1180 }, colorScheme: "light" });
  await page.goto(pathToFileURL(join(folder, "report.html")).href);
  const picture = (name) => join(root, "docs", "pictures", name);
  await page.screenshot({ path: picture("report.png") });
  await page.evaluate(layOut, cropped);
  await page.locator("#journey").screenshot({ path: picture("journey.png") });
  await browser.close();
  for (const name of ["journey.png", "report.png"]) console.log(`docs/pictures/${name}: ${Math.round(statSync(picture(name)).size / 1024)} KB`);
} finally {
  rmSync(folder, { recursive: true });
}
