import { contraindicationsOf } from "virchow";
import { chart } from "../report/chart.ts";
import { clock, escape } from "../report/html.ts";
import { styleSheet } from "../report/style.ts";
import { effectWords, unitWords, type PkAnswer } from "./result.ts";
import { intervalWords, numberRows, personWords } from "./text.ts";

function digitsFor(values: readonly number[]): number {
  const top = Math.max(0, ...values.map(Math.abs));
  return top >= 100 ? 0 : top >= 10 ? 1 : top >= 0.1 ? 2 : 3;
}

/** Charts of the concentration and of every effect that moves. */
export function charts({ request, result }: PkAnswer): readonly string[] {
  const column = (i: number): number[] => result.rows.map((row) => row.values[i] ?? 0);
  const draw = (label: string, unit: string, i: number, digits: number): string =>
    chart({ label, unit, digits, points: result.rows.map((row) => [row.t_s, row.values[i] ?? 0] as const), from_s: 0, to_s: request.until_s, marks: [] });
  const moving = result.effects.map((name, i) => ({ name, i: i + 1 })).filter(({ i }) => new Set(column(i)).size > 1);
  return [
    draw(`${result.drug.parts[0]?.label ?? result.drug.label} in plasma`, unitWords(result.drug.concentrationUnit), 0, digitsFor(column(0))),
    ...moving.map(({ name, i }) => draw(effectWords[name].label, effectWords[name].unit, i, effectWords[name].digits)),
  ];
}

/** A self-contained page: plots, numbers, cautions; nothing is loaded from elsewhere, the same input gives the same bytes. */
export function answerPage(answer: PkAnswer, version: string, sources: readonly string[]): string {
  const { request, result } = answer;
  const head = ["", "Peak", "Trough", "Mean", "End", "Unit"].map((title, i) => `<th${i === 0 || title === "Unit" ? "" : ' class="r"'}>${title}</th>`).join("");
  const rows = numberRows(answer).map((row) => `<tr>${row.map((cell, i) => (i === 0 || i === row.length - 1 ? `<td>${escape(cell)}</td>` : `<td class="r">${escape(cell)}</td>`)).join("")}</tr>`).join("");
  const cautions = [...request.warnings.map(({ text, status }) => `${text}${status === "verified" ? "" : ` (${status})`}`), `Not checked here: ${contraindicationsOf(result.drug.id)}.`];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Virchow ${escape(version)}">
<title>${escape(request.words)} · Virchow</title>
<style>${styleSheet}</style>
</head>
<body>
<main>
<header><div><h1>${escape(result.drug.label)}</h1><p class="sub">${escape(request.words)}. ${escape(personWords(answer))}.</p></div><p class="meta">Virchow ${escape(version)}<br>0 to ${clock(request.until_s)}</p></header>
<section aria-labelledby="curves"><h2 id="curves">Over time</h2><div class="plots">${charts(answer).join("")}</div></section>
<section aria-labelledby="numbers"><h2 id="numbers">From ${escape(intervalWords(answer))}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></section>
<section aria-labelledby="cautions"><h2 id="cautions">Cautions</h2><ul>${cautions.map((text) => `<li>${escape(text)}</li>`).join("")}</ul></section>
${sources.length === 0 ? "" : `<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ol class="src">${sources.map((line) => `<li>${escape(line)}</li>`).join("")}</ol></section>`}
<p class="safety"><b>For education and research. Not for diagnosis or treatment.</b> Doses differ by country and label; a local label overrides everything here.</p>
</main>
</body>
</html>
`;
}

/** The plot of the concentration as a picture of its own. */
export function plotSvg(answer: PkAnswer): string {
  const [first = ""] = charts(answer);
  const style = ".pt{font:600 14px sans-serif}.pu,.px{font:12px sans-serif;fill:#555}.pv{font:600 15px sans-serif}svg{--plot:#00589c;--line-strong:#76849b;--band:none;--band-line:none}";
  return `${first.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" width="800" ').replace(/>/, `><style>${style}</style><rect width="100%" height="100%" fill="#fff"/>`)}\n`;
}
