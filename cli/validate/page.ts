import { coordinate, escape, number } from "../report/html.ts";
import { styleSheet } from "../report/style.ts";
import { isGateFailure, type ComputedRow, type ComputedTable } from "./compute.ts";
import type { NamedSource } from "./sources.ts";
import { bandText, beyond, howToRead, modelText, notice, outside, publishedText, sizeText, summaryText, verdictText } from "./words.ts";

const width = 150;
const height = 22;
const middle = height / 2;
const edge = 6;

/** The figure on its band: the band is the middle third of the line; what lies beyond the line stands at its end. */
function picture(row: ComputedRow): string {
  const [lo, hi] = row.band;
  const span = hi - lo;
  const place = (value: number): number => edge + (width - 2 * edge) * Math.min(1, Math.max(0, (value - (lo - span)) / (3 * span)));
  const [left, right] = [place(lo), place(hi)];
  const published = typeof row.published === "number" ? `<line x1="${coordinate(place(row.published))}" x2="${coordinate(place(row.published))}" y1="3" y2="${height - 3}" class="pub"/>` : "";
  const x = coordinate(place(row.model));
  const mark = !Number.isFinite(row.model) ? "" : row.passed ? `<circle cx="${x}" cy="${middle}" r="4.5" class="in"/>` : `<path d="M${x} ${middle - 6}l6 6l-6 6l-6 -6z" class="${isGateFailure(row) ? "fail" : "out"}"/>`;
  const label = `model ${modelText(row)}, published ${publishedText(row)}, band ${bandText(row)}: ${verdictText(row)}`;
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(label)}"><line x1="0" x2="${width}" y1="${middle}" y2="${middle}" class="axis"/><rect x="${coordinate(left)}" y="3" width="${coordinate(right - left)}" height="${height - 6}" class="band"/>${published}${mark}</svg>`;
}

function verdict(row: ComputedRow): string {
  const far = beyond(row);
  const by = far === null ? "" : ` by ${number(far, far < 1 ? 2 : 1)} of the band`;
  return `<span class="${row.passed ? "ok" : isGateFailure(row) ? "no" : "flag"}">${verdictText(row)}${by}</span>`;
}

function line(row: ComputedRow): string {
  const people = row.n === 0 ? "" : `, n ${number(row.n, 0)}`;
  return `<tr><td data-label="Verdict">${verdict(row)}</td><td data-label="What">${escape(row.what)}<br><span class="nrm"><code>${escape(row.id)}</code> ${row.kind}${people}</span></td><td class="r" data-label="Model">${escape(modelText(row))}</td><td data-label="Band">${picture(row)}<br><span class="unit">${escape(bandText(row))}</span></td><td class="r" data-label="Published">${escape(publishedText(row))}</td><td data-label="Source"><a href="#source-${escape(row.source)}">${escape(row.source)}</a></td></tr>`;
}

function tableOf(rows: readonly ComputedRow[]): string {
  return `<table class="stack rows"><thead><tr><th>Verdict</th><th>What</th><th class="r">Model</th><th>Band</th><th class="r">Published</th><th>Source</th></tr></thead><tbody>${rows.map(line).join("")}</tbody></table>`;
}

function section(id: string, title: string, body: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escape(title)}</h2>${body}</section>`;
}

function counts(table: ComputedTable): string {
  const kinds = (["numerical", "calibration", "validation"] as const).map((kind) => ({ kind, rows: table.rows.filter((row) => row.kind === kind) })).filter(({ rows }) => rows.length > 0);
  return `<dl class="signs">${kinds.map(({ kind, rows }) => `<div><dt>${kind}</dt><dd><b>${rows.filter((row) => row.passed).length}</b> of ${rows.length} ${kind === "validation" ? "inside" : "passed"}</dd></div>`).join("")}</dl>`;
}

const ownStyle = `main{max-width:1080px}.rows svg{vertical-align:middle;max-width:100%}.axis{stroke:var(--line-strong);stroke-width:1}.band{fill:var(--band);stroke:var(--band-line)}.pub{stroke:var(--text);stroke-width:1.5}.in{fill:var(--plot)}.out{fill:var(--accent);stroke:var(--accent-text)}.fail{fill:var(--bad)}
.ok{color:var(--text-2)}.no{color:var(--bad);font-weight:600}.rows td:first-child{white-space:normal;min-width:90px}.rows td:nth-child(2){min-width:220px}.rows .nrm{white-space:normal;font-size:.75rem}.rows .unit{font-size:.75rem}
`;

/** A self-contained page: what is outside first, then every station; nothing is loaded from elsewhere, the same table gives the same bytes. */
export function pageOf(table: ComputedTable, sources: readonly NamedSource[]): string {
  const out = outside(table);
  const gate = table.rows.filter(isGateFailure).length;
  const story = gate === 0 ? "Every numerical and calibration row lies in its band." : `${gate} of the numerical and calibration rows ${gate === 1 ? "lies" : "lie"} outside the band.`;
  const legend = `<ul class="legend"><li><svg width="14" height="14"><rect width="14" height="14" class="band"/></svg>accepted band</li><li><svg width="14" height="14"><line x1="7" x2="7" y1="0" y2="14" class="pub"/></svg>published</li><li><svg width="14" height="14"><circle cx="7" cy="7" r="4.5" class="in"/></svg>model, inside</li><li><svg width="14" height="14"><path d="M7 1l6 6l-6 6l-6 -6z" class="out"/></svg>model, outside, shown only</li><li><svg width="14" height="14"><path d="M7 1l6 6l-6 6l-6 -6z" class="fail"/></svg>model, outside, failed</li></ul>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Virchow ${escape(table.version)}">
<title>Model against publication · Virchow</title>
<style>${styleSheet}${ownStyle}</style>
</head>
<body>
<main>
<header><div><h1>Model against publication</h1><p class="sub">${escape(summaryText(table))}</p></div><p class="meta">Virchow ${escape(table.version)}<br>${escape(sizeText(table))}</p></header>
<p class="story">${story}</p>
${counts(table)}
${section("outside", "Outside their bands", out.length === 0 ? "<p>None.</p>" : `<p class="cap">Failed rows first, then the farthest from its band. A mark at the end of a line lies beyond it.</p>${legend}${tableOf(out)}`)}
${table.sections.map((one) => section(one.station, one.title, tableOf(one.rows))).join("\n")}
${section("drawn", "Who was drawn", table.populations.length === 0 ? "<p>Nobody: nothing here is left to chance.</p>" : `<table><thead><tr><th class="r">n</th><th>Who</th></tr></thead><tbody>${table.populations.map((one) => `<tr><td class="r">${number(one.n, 0)}</td><td>${escape(one.what)}</td></tr>`).join("")}</tbody></table>`)}
${section("reading", "How to read this", howToRead.map((text) => `<p class="cap">${escape(text)}</p>`).join(""))}
${section("sources", "Sources", `<ol class="src">${sources.map((one) => `<li id="source-${escape(one.id)}"><b>${escape(one.id)}</b> ${escape(one.text)}</li>`).join("")}</ol>`)}
<p class="safety"><b>${notice}</b></p>
</main>
</body>
</html>
`;
}
