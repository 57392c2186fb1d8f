import { clock, coordinate, escape } from "./html.ts";
import type { ReportBeats, ReportHeart, ReportLoop } from "./input.ts";

const width = 400;
const margin = { left: 46, right: 12, top: 26, bottom: 26 };
const stripHeight = 62;
const inner = width - margin.left - margin.right;

/** One strip of a monitor: its words, the range of its axis, its colour. */
interface Strip {
  readonly label: string;
  readonly values: readonly number[];
  readonly range: readonly [number, number];
  readonly ticks: readonly number[];
  readonly ink: string;
}

function nice(values: readonly number[], least: number, step: number): readonly [number, number] {
  const top = Math.ceil(Math.max(least, ...values) / step) * step;
  return [Math.min(0, Math.floor(Math.min(...values) / step) * step), top];
}

function strips(beats: ReportBeats): readonly Strip[] {
  const arterial = nice(beats.arterial_mmHg, 120, 40);
  const pulmonary = nice(beats.pulmonary_mmHg, 30, 10);
  const venous = nice(beats.venous_mmHg, 10, 5);
  return [
    { label: "ECG", values: beats.ecg, range: [-0.4, 1.1], ticks: [], ink: "var(--text-2)" },
    { label: "Arterial, mmHg", values: beats.arterial_mmHg, range: arterial, ticks: arterial, ink: "var(--bad)" },
    { label: "Pulmonary artery, mmHg", values: beats.pulmonary_mmHg, range: pulmonary, ticks: pulmonary, ink: "var(--plot)" },
    { label: "Central venous, mmHg", values: beats.venous_mmHg, range: venous, ticks: venous, ink: "var(--accent-text)" },
  ];
}

function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${coordinate(x)} ${coordinate(y)}`).join("");
}

function monitor(beats: ReportBeats, title: string): string {
  const end = Math.max(1, beats.time_s.at(-1) ?? 1);
  const list = strips(beats);
  const height = margin.top + list.length * stripHeight + margin.bottom;
  const x = (t: number): number => margin.left + (t / end) * inner;
  const drawn = list.map((strip, row) => {
    const top = margin.top + row * stripHeight;
    const [low, high] = strip.range;
    const y = (v: number): number => top + 14 + (1 - (v - low) / (high - low || 1)) * (stripHeight - 22);
    const axis = strip.ticks.map((tick) => `<path d="M${margin.left} ${coordinate(y(tick))}H${width - margin.right}" stroke="var(--line)" stroke-width="1"/><text x="${margin.left - 6}" y="${coordinate(y(tick) + 4)}" text-anchor="end" class="px">${tick}</text>`).join("");
    return `<g>${axis}<text x="${margin.left}" y="${top + 9}" class="px">${escape(strip.label)}</text><path d="${path(strip.values.map((v, i) => [x(beats.time_s[i] ?? 0), y(v)]))}" fill="none" stroke="${strip.ink}" stroke-width="1.6" stroke-linejoin="round"/></g>`;
  });
  const seconds = Array.from({ length: Math.floor(end) + 1 }, (_, s) => `<text x="${coordinate(x(s))}" y="${height - 8}" text-anchor="middle" class="px">${s} s</text>`).join("");
  return `<svg viewBox="0 0 ${width} ${height}" role="img"><title>${escape(title)}: electrocardiogram, arterial, pulmonary arterial and central venous pressure over ${Math.round(end)} seconds</title><text x="0" y="13" class="pt">${escape(title)}</text>${drawn.join("")}${seconds}</svg>`;
}

function loopChart(label: string, before: ReportLoop | null, strained: ReportLoop | null): string {
  const loops = [before, strained].filter((loop) => loop !== null);
  if (loops.length === 0) return "";
  const height = 230;
  const most = (pick: (loop: ReportLoop) => readonly number[], step: number): number => Math.ceil(Math.max(...loops.flatMap((loop) => pick(loop))) / step) * step;
  const right = most((loop) => loop.volume_mL, 50);
  const top = most((loop) => loop.pressure_mmHg, 20);
  const x = (v: number): number => margin.left + (v / right) * inner;
  const y = (p: number): number => margin.top + (1 - Math.max(0, p) / top) * (height - margin.top - margin.bottom - 12);
  const closed = (loop: ReportLoop): string => `${path(loop.volume_mL.map((v, i) => [x(v), y(loop.pressure_mmHg[i] ?? 0)]))}Z`;
  const grid = [0, top / 2, top].map((p) => `<path d="M${margin.left} ${coordinate(y(p))}H${width - margin.right}" stroke="var(--line)" stroke-width="1"/><text x="${margin.left - 6}" y="${coordinate(y(p) + 4)}" text-anchor="end" class="px">${p}</text>`).join("");
  const volumes = [0, right / 2, right].map((v) => `<text x="${coordinate(x(v))}" y="${height - 20}" text-anchor="middle" class="px">${v}</text>`).join("");
  const one = (loop: ReportLoop | null, dash: string): string => (loop === null ? "" : `<path d="${closed(loop)}" fill="none" stroke="var(--plot)" stroke-width="1.8"${dash}/>`);
  const words = strained === null ? "before" : before === null ? "under the greatest obstruction" : "dashed before, solid under the greatest obstruction";
  return `<svg viewBox="0 0 ${width} ${height}" role="img"><title>Pressure-volume loop of the ${label} (${words})</title><text x="0" y="13" class="pt">${escape(`${label.charAt(0).toUpperCase()}${label.slice(1)}`)} <tspan class="px">pressure, mmHg</tspan></text>${grid}${volumes}<text x="${width - margin.right}" y="${height - 5}" text-anchor="end" class="px">volume, mL</text>${one(before, strained === null ? "" : ' stroke-dasharray="5 4"')}${one(strained, "")}</svg>`;
}

/** The heart beat by beat: a monitor strip before and under the greatest obstruction, and the loops of both ventricles. Empty when the run gave none. */
export function heartSection(heart: ReportHeart | undefined): string {
  if (heart === undefined) return "";
  const { before, strained } = heart;
  const caption = strained === null ? "The heart at rest, before anything happened, beat by beat." : `The heart at rest before anything happened, and at ${clock(strained.at_s)} under the greatest obstruction, beat by beat.`;
  return `<section aria-labelledby="beats"><h2 id="beats">The beating heart</h2><p class="cap">${caption} The electrocardiogram shows the timing of the beats only. Loops: pressure against volume over one beat${strained === null ? "" : "; dashed before, solid under load"}.</p>
<div class="plots">${monitor(before, "Before")}${strained === null ? "" : monitor(strained, `Under load, ${clock(strained.at_s)}`)}${loopChart("right ventricle", before.right, strained?.right ?? null)}${loopChart("left ventricle", before.left, strained?.left ?? null)}</div></section>`;
}
