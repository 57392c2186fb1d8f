/**
 * The self-contained report of one run: story, map, timeline with causes, plots, tables, sources. One HTML file without
 * scripts and without anything loaded from elsewhere; the same input gives the same bytes.
 */
import { glance } from "./glance.ts";
import { heartSection } from "./heart.ts";
import { clock, escape } from "./html.ts";
import type { ReportInput } from "./input.ts";
import { chestMap, mapLegend, vesselMap } from "./map.ts";
import { plots } from "./plots.ts";
import { tellStory } from "./story.ts";
import { styleSheet } from "./style.ts";
import { clotTables, signTables, testTable, usedTables, vitalTable } from "./tables.ts";
import { timelineList } from "./timeline.ts";

export type { ReportInput } from "./input.ts";
export { judge } from "./judge.ts";
export { placeName } from "./words.ts";

/** Renders the report. Shape: one HTML document. Errors: none; missing variables are left out. */
export function renderReport(input: ReportInput): string {
  const story = tellStory(input.timeline, input.vessels);
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
<p class="notice"><b>For education and research. Not for diagnosis or treatment.</b> <a href="#safety">Red flags</a></p>
${glance(input)}
<section aria-labelledby="way"><h2 id="way">Where it is now, and how it came there</h2>
<div class="two"><div class="pictures"><figure class="map">${vesselMap(input)}${mapLegend()}<figcaption>Front view at ${clock(input.end_s)}; R and L are the person’s own sides.</figcaption></figure>${chestMap(input)}</div>
${timelineList(input.timeline, input.vessels)}</div></section>
${plots(input)}
${heartSection(input.heart)}
<section aria-labelledby="vitals"><h2 id="vitals">Vital signs and measurements</h2>${vitalTable(input)}</section>
<section aria-labelledby="clots"><h2 id="clots">Clots and emboli</h2>${clotTables(input)}</section>
<section aria-labelledby="tests"><h2 id="tests">Tests and scores</h2>${testTable(input)}</section>
<section aria-labelledby="signs"><h2 id="signs">Symptoms and signs</h2>${signTables(input)}</section>
<section aria-labelledby="used"><h2 id="used">What was used</h2>${usedTables(input)}<p class="cap">Repeat this run: <code>${escape(input.command)}</code></p></section>
<p class="safety" id="safety"><b>For education and research. Not for diagnosis or treatment.</b> Sudden breathlessness, chest pain, fainting or coughing blood: call the emergency number (112, 999, 911) now. A swollen, painful leg: see a doctor the same day.</p>
</main>
</body>
</html>
`;
}
