import { chart, type Chart, type ChartMark } from "./chart.ts";
import { clock, escape, span } from "./html.ts";
import type { ReportEntry, ReportInput } from "./input.ts";
import { display } from "./judge.ts";
import { numberOf, shortName } from "./words.ts";

const acuteIds = ["heartRate_per_min", "arterialPressureMean_mmHg", "pulmonaryArterialPressureMean_mmHg", "cardiacOutput_L_per_min", "SpO2_percent", "endTidalCO2_mmHg", "PaO2_mmHg", "minuteVentilation_L_per_min"];
const courseIds = ["clotVolumeLeft_mL", "clotVolumeRight_mL", "clotVolume_mL", "embolusVolumeLung_mL", "dDimer_ug_per_L_FEU", "pulmonaryArterialPressureMean_mmHg", "SpO2_percent", "heartRate_per_min"];
const amounts: ReadonlySet<string> = new Set(["clotVolumeLeft_mL", "clotVolumeRight_mL", "clotVolume_mL", "embolusVolumeLung_mL"]);

const minute_s = 60;
const hour_s = 3600;
const day_s = 86400;
/** Windows around the largest embolus, before and after it; the first in which the series has points enough is shown. */
const windows: readonly (readonly [number, number])[] = [[5 * minute_s, 40 * minute_s], [hour_s, 6 * hour_s], [12 * hour_s, 2 * day_s], [2 * day_s, 8 * day_s]];
const pointsWanted = 10;

function column(input: ReportInput, id: string): (readonly [number, number | null])[] {
  const at = input.series.columns.indexOf(id);
  return at < 0 ? [] : input.series.rows.map((row) => [row[0] ?? 0, row[at] ?? null] as const);
}

function chartOf(input: ReportInput, id: string, from_s: number, to_s: number, marks: readonly ChartMark[]): string {
  const variable = input.variables.find((candidate) => candidate.id === id);
  if (variable === undefined) return "";
  const { unit, digitsCount, factor } = display(variable);
  const points = column(input, id).map(([at_s, value]) => [at_s, value === null ? null : value * factor] as const);
  const spec: Chart = { label: variable.label, unit, digits: digitsCount, points, from_s, to_s, marks, ...(variable.normal === undefined ? {} : { normal: [variable.normal[0] * factor, variable.normal[1] * factor] as const }) };
  return chart(spec);
}

/** The window around an embolus in which the run was recorded closely enough to draw. */
function windowAround(input: ReportInput, main: ReportEntry): readonly [number, number] {
  for (const [before_s, after_s] of windows) {
    const [from_s, to_s] = [Math.max(0, main.at_s - before_s), Math.min(input.end_s, main.at_s + after_s)];
    const middle_s = main.at_s + (to_s - main.at_s) / 4;
    if (input.series.rows.filter((row) => (row[0] ?? 0) > middle_s && (row[0] ?? 0) <= to_s).length >= pointsWanted) return [from_s, to_s];
  }
  return [0, input.end_s];
}

/** Two time scales: the whole course in days, and the time around the largest embolus. */
export function plots(input: ReportInput): string {
  const lodged = input.timeline.filter((entry) => entry.kind === "embolus-lodged" || entry.kind === "embolus-systemic");
  const treated = input.timeline.filter((entry) => entry.kind === "treatment");
  const mark = (kind: ChartMark["kind"]) => (entry: ReportEntry): ChartMark => ({ at_s: entry.at_s, kind, text: `${clock(entry.at_s)}: ${shortName(entry, input.vessels)}` });
  const marks = [...treated.map(mark("treatment")), ...lodged.map(mark("embolus"))];
  const key = ["Green band: normal range at rest.", ...(lodged.length > 0 ? ["Diamond: an embolus stops."] : []), ...(treated.length > 0 ? ["Triangle: a treatment begins."] : []), "The number at the end of a line is its last value."].join(" ");
  const parts: string[] = [];
  const main = lodged.reduce<ReportEntry | undefined>((best, entry) => (best === undefined || (numberOf(entry, "volume_mL") ?? 0) > (numberOf(best, "volume_mL") ?? 0) ? entry : best), undefined);
  if (main !== undefined) {
    const [from_s, to_s] = windowAround(input, main);
    const charts = acuteIds.map((id) => chartOf(input, id, from_s, to_s, marks)).join("");
    if (charts !== "") parts.push(`<section aria-labelledby="effect"><h2 id="effect">What it did to heart and lung</h2><p class="cap">${escape(span(to_s - from_s))} around the largest embolus, which stopped at <a href="#${escape(main.id)}">${clock(main.at_s)}</a>. ${key}</p><div class="plots">${charts}</div></section>`);
  }
  const hasAmount = (id: string): boolean => column(input, id).some(([, value]) => value !== null && value !== 0);
  const isSided = hasAmount("clotVolumeLeft_mL") || hasAmount("clotVolumeRight_mL");
  const course = courseIds.filter((id) => (!amounts.has(id) || hasAmount(id)) && !(id === "clotVolume_mL" && isSided));
  const charts = course.map((id) => chartOf(input, id, 0, input.end_s, marks)).join("");
  if (charts !== "") parts.push(`<section aria-labelledby="course"><h2 id="course">The whole course</h2><p class="cap">0 to ${clock(input.end_s)}. ${key}</p><div class="plots">${charts}</div></section>`);
  return parts.join("");
}
