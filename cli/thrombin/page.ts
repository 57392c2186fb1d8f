import { chart } from "../report/chart.ts";
import { escape, number } from "../report/html.ts";
import { styleSheet } from "../report/style.ts";
import { headline, rowsOf } from "./text.ts";
import type { ThrombinResult } from "./result.ts";

/** Species worth a plot, where the model has them: what is eaten, what stops it. */
const plotted = ["Xa", "IIa", "mIIa", "II", "V", "Va", "VIII", "VIIIa", "AT", "IIa_AT", "TFPI", "PC", "APC", "F", "Fg", "XF", "TAT"];
const few = 1;

function digitsOf(values: readonly number[]): number {
  const top = Math.max(...values.map(Math.abs));
  return top >= 100 ? 0 : top >= few ? 1 : 3;
}

function lineChart(result: ThrombinResult, label: string, values: readonly number[]): string {
  return chart({ label, unit: "nM", digits: digitsOf(values), points: values.map((value, k) => [result.curve.time_s[k] ?? 0, value] as const), from_s: 0, to_s: result.request.until_s, marks: [] });
}

/** Charts of active thrombin and of the species that matter. */
export function charts(result: ThrombinResult): readonly string[] {
  const column = (name: string): number[] => {
    const at = result.species.indexOf(name);
    return result.curve.states.map((state) => state[at] ?? 0);
  };
  const shown = plotted.filter((name) => result.species.includes(name) && column(name).some((value) => value !== 0));
  return [lineChart(result, "Active thrombin", result.curve.active_nM), ...shown.map((name) => lineChart(result, name, column(name)))];
}

/** The chart of active thrombin as a picture of its own. */
export function thrombinSvg(result: ThrombinResult): string {
  const [first = ""] = charts(result);
  const style = ".pt{font:600 14px sans-serif}.pu,.px{font:12px sans-serif;fill:#555}.pv{font:600 15px sans-serif}svg{--plot:#0b63b0;--line-strong:#888;--band:none;--band-line:none}";
  return `${first.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" width="800" ').replace(/>/, `><style>${style}</style><rect width="100%" height="100%" fill="#fff"/>`)}\n`;
}

/** A self-contained page: numbers, charts, sources; nothing is loaded from elsewhere, the same input gives the same bytes. */
export function thrombinPage(result: ThrombinResult, version: string, references: readonly string[]): string {
  const rows = rowsOf(result).map(([name, value]) => `<tr><td>${escape(name)}</td><td class="r">${escape(value)}</td></tr>`).join("");
  const notes = [...result.request.drugs.map((drug) => `${drug.name} ${drug.text}: ${drug.note}.`), ...result.request.model.network.notes];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Virchow ${escape(version)}">
<title>Thrombin generation · Virchow</title>
<style>${styleSheet}</style>
</head>
<body>
<main>
<header><div><h1>Thrombin generation</h1><p class="sub">${escape(headline(result))}</p></div><p class="meta">Virchow ${escape(version)}<br>0 to ${number(result.request.until_s, 0)} s</p></header>
<section aria-labelledby="numbers"><h2 id="numbers">Numbers</h2><table><tbody>${rows}</tbody></table></section>
<section aria-labelledby="curves"><h2 id="curves">Curves</h2><p class="cap">Time in hours and minutes from the trigger.</p><div class="plots">${charts(result).join("")}</div></section>
<section aria-labelledby="notes"><h2 id="notes">How to read this</h2><ul>${notes.map((note) => `<li>${escape(note)}</li>`).join("")}</ul></section>
<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ol class="src">${references.map((line) => `<li>${escape(line)}</li>`).join("")}</ol></section>
<p class="safety"><b>For education and research. Not for diagnosis or treatment.</b></p>
</main>
</body>
</html>
`;
}
