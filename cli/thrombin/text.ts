import { marked, type Terminal } from "../terminal.ts";
import { table } from "../table.ts";
import type { ThrombinResult } from "./result.ts";

const pM_per_nM = 1000;
const ticks = " ▁▂▃▄▅▆▇█";
const figures = 4;

/** A number with four figures, without noise. */
function shown(value: number | null | undefined, unit: string, absent: string): string {
  return value === null || value === undefined ? absent : `${String(Number(value.toPrecision(figures)))} ${unit}`;
}

/** "protein-c, 5 pM tissue factor, 1 nM thrombomodulin, AT=50%, open pocket of 236 s". */
export function headline(result: ThrombinResult): string {
  const { request } = result;
  return [
    request.modelName,
    `${Number((result.tissueFactor_nM * pM_per_nM).toPrecision(figures))} pM tissue factor`,
    ...(result.thrombomodulin_nM === null ? [] : [`${Number(result.thrombomodulin_nM.toPrecision(figures))} nM thrombomodulin`]),
    ...request.settings,
    ...(request.leiden === "none" ? [] : [`factor V Leiden ${request.leiden}`]),
    ...request.drugs.map((drug) => `${drug.name} ${drug.text}`),
    request.sample.residence_s === undefined ? "closed" : `open pocket, residence ${request.sample.residence_s} s`,
  ].join(", ");
}

/** Names and values for people. */
export function rowsOf(result: ThrombinResult): readonly (readonly [name: string, value: string])[] {
  const { numbers } = result;
  return [
    ["Lag to 2 nM", shown(numbers.lag2_s, "s", "not reached")],
    ["Lag to 10 nM", shown(numbers.lag10_s, "s", "not reached")],
    ["Peak of active thrombin", shown(numbers.peak_nM, "nM", "none")],
    ["Time to peak", shown(numbers.timeToPeak_s, "s", "none")],
    ["Greatest rate", shown(numbers.maxRate_nM_per_s, "nM/s", "none")],
    [`Area to ${result.request.until_s} s`, shown(numbers.etp_nM_min, "nM min", "none")],
    ...(numbers.criticalResidence_s === undefined ? [] : [["Critical residence time", shown(numbers.criticalResidence_s, "s", "does not clot, however still")] as const]),
    ...(numbers.prothrombinTime_s === undefined ? [] : [
      ["Prothrombin time", shown(numbers.prothrombinTime_s, "s", "does not clot")] as const,
      ["Prothrombin time ratio", shown(numbers.prothrombinTime_ratio, "", "none").trim()] as const,
      ["Partial thromboplastin time", shown(numbers.partialThromboplastinTime_s, "s", "does not clot")] as const,
    ]),
  ];
}

/** The curve as one line of blocks, as wide as the terminal allows. */
function sparkline(result: ThrombinResult, widthCount: number): string {
  const { active_nM, peak_nM } = result.curve;
  if (!(peak_nM > 0)) return "";
  const columns = Math.min(widthCount, active_nM.length);
  return Array.from({ length: columns }, (_blank, k) => {
    const from = Math.floor((k * active_nM.length) / columns);
    const to = Math.max(from + 1, Math.floor(((k + 1) * active_nM.length) / columns));
    const level = Math.max(0, ...active_nM.slice(from, to)) / peak_nM;
    return ticks[Math.min(ticks.length - 1, Math.ceil(level * (ticks.length - 1) - 1e-9))] ?? " ";
  }).join("");
}

/** What the terminal shows. */
export function thrombinText(result: ThrombinResult, terminal: Terminal): string {
  const notes = result.request.drugs.map((drug) => `${drug.name}: ${drug.note}.`);
  return [
    marked(terminal, "bold", "Thrombin generation"),
    headline(result),
    "",
    table(terminal, [{ title: "" }, { title: "", align: "right" }], rowsOf(result).map(([name, value]) => [{ text: name }, { text: value }])).replace(/^\s*\n/, "").trimEnd(),
    "",
    sparkline(result, terminal.widthCount),
    marked(terminal, "dim", `active thrombin, 0 to ${result.request.until_s} s`),
    ...(notes.length === 0 ? [] : ["", ...notes]),
    "",
    "For education and research. Not for diagnosis or treatment.",
    "",
  ].join("\n");
}
