/**
 * The self-contained report of one run: story, map, timeline with causes, plots, tables, sources. One HTML file without
 * scripts and without anything loaded from elsewhere; the same input gives the same bytes.
 */
import { chart, type Chart } from "./chart.ts";
import { clock, escape } from "./html.ts";
import type { ReportInput } from "./input.ts";
import { mapLegend, vesselMap } from "./map.ts";
import { tellStory } from "./story.ts";
import { styleSheet } from "./style.ts";
import { clotTables, findingsTables, usedTables, vitalTables } from "./tables.ts";
import { timelineList } from "./timeline.ts";

export type { ReportInput } from "./input.ts";
export { tellStory } from "./story.ts";

const acuteIds = ["heartRate_per_min", "arterialPressureMean_mmHg", "pulmonaryArterialPressureMean_mmHg", "cardiacOutput_L_per_min", "SpO2_percent", "endTidalCO2_mmHg", "PaO2_mmHg", "minuteVentilation_L_per_min"];
const courseIds = ["clotVolumeLeft_mL", "clotVolumeRight_mL", "clotVolume_mL", "embolusVolumeLung_mL", "dDimer_ug_per_L_FEU", "pulmonaryArterialPressureMean_mmHg", "SpO2_percent", "heartRate_per_min"];
const before_s = 300;
const after_s = 2400;

function column(input: ReportInput, id: string): (readonly [number, number | null])[] {
  const at = input.series.columns.indexOf(id);
  return at < 0 ? [] : input.series.rows.map((row) => [row[0] ?? 0, row[at] ?? null] as const);
}

function chartOf(input: ReportInput, id: string, from_s: number, to_s: number, marks_s: readonly number[]): string {
  const variable = input.variables.find((candidate) => candidate.id === id);
  if (variable === undefined) return "";
  const spec: Chart = { label: variable.label, unit: variable.unit, digits: variable.digitsCount, points: column(input, id), from_s, to_s, marks_s, ...(variable.normal === undefined ? {} : { normal: variable.normal }) };
  return chart(spec);
}

function isFlatZero(input: ReportInput, id: string): boolean {
  return column(input, id).every(([, value]) => value === null || value === 0);
}

/** Two time scales: the whole course in days, and the minutes around the largest embolus. */
function plots(input: ReportInput): string {
  const lodged = input.timeline.filter((entry) => entry.kind === "embolus-lodged" || entry.kind === "embolus-systemic");
  const marks_s = lodged.map((entry) => entry.at_s);
  const volume = (entry: (typeof lodged)[number]): number => (typeof entry.data["volume_mL"] === "number" ? entry.data["volume_mL"] : 0);
  const main = lodged.length === 0 ? undefined : lodged.reduce((best, entry) => (volume(entry) > volume(best) ? entry : best));
  const parts: string[] = [];
  if (main !== undefined) {
    const from_s = Math.max(0, main.at_s - before_s);
    const to_s = Math.min(input.end_s, main.at_s + after_s);
    const charts = acuteIds.map((id) => chartOf(input, id, from_s, to_s, marks_s)).join("");
    parts.push(`<h2>What it did to heart and lung</h2><p class="cap">The minutes around the largest embolus, ${clock(main.at_s)}. Band: normal range at rest. Diamond: an embolus lodges.</p><div class="plots">${charts}</div>`);
  }
  const course = courseIds.filter((id) => !((id === "clotVolumeLeft_mL" || id === "clotVolumeRight_mL" || id === "embolusVolumeLung_mL" || id === "clotVolume_mL") && isFlatZero(input, id)));
  const sided = course.includes("clotVolumeLeft_mL") || course.includes("clotVolumeRight_mL") ? course.filter((id) => id !== "clotVolume_mL") : course;
  parts.push(`<h2>The whole course</h2><div class="plots">${sided.map((id) => chartOf(input, id, 0, input.end_s, marks_s)).join("")}</div>`);
  return parts.join("");
}

/** Renders the report. Shape: one HTML document. Errors: none; missing variables are left out. */
export function renderReport(input: ReportInput): string {
  const story = tellStory(input.timeline);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Virchow ${escape(input.version)}">
<title>${escape(input.title)} · Virchow run report</title>
<style>${styleSheet}</style>
</head>
<body>
<main>
<header><div><h1>${escape(input.title)}</h1><p class="sub">${escape(input.personText)}</p></div><p class="meta">Virchow ${escape(input.version)}<br>seed ${input.seed}, 0 to ${clock(input.end_s)}<br>input ${escape(input.inputHash.slice(0, 12))}</p></header>
${input.description === undefined ? "" : `<p class="cap">${escape(input.description)}</p>`}
<p class="story">${escape(story)}</p>
<section aria-labelledby="way"><h2 id="way">Where it is now, and how it came there</h2>
<div class="two"><figure class="map">${vesselMap(input)}${mapLegend()}<figcaption>Front view at ${clock(input.end_s)}; R and L are the person’s own sides.</figcaption></figure>
${timelineList(input.timeline)}</div></section>
<section>${plots(input)}</section>
<section aria-labelledby="vitals"><h2 id="vitals">Vital signs and measurements, ${clock(input.end_s)}</h2>${vitalTables(input)}</section>
<section aria-labelledby="clots"><h2 id="clots">Clots</h2>${clotTables(input)}</section>
<section aria-labelledby="findings"><h2 id="findings">What the person and the clinic noticed</h2>${findingsTables(input)}</section>
<section aria-labelledby="used"><h2 id="used">What was used</h2>${usedTables(input)}<p class="cap">Repeat this run: <code>${escape(input.command)}</code></p></section>
<p class="safety"><b>For education and research. Not for diagnosis or treatment.</b> Sudden breathlessness, chest pain, fainting or coughing blood: call the emergency number (112, 999, 911) now. A swollen, painful leg: see a doctor the same day.</p>
</main>
</body>
</html>
`;
}
