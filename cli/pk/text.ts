import { contraindicationsOf } from "virchow";
import { table, wrap, type Cell } from "../table.ts";
import { marked, type Terminal } from "../terminal.ts";
import { effectWords, unitWords, type PkAnswer } from "./result.ts";

/** A number with about three significant digits. */
export function shown(x: number, digits?: number): string {
  if (digits !== undefined) return x.toFixed(digits);
  const size = Math.abs(x);
  return x.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** The person in words. */
export function personWords({ request }: PkAnswer): string {
  const { age_y, sex, mass_kg, creatinineClearance_mL_per_min, cyp2c9, vkorc1, interaction } = request.patient;
  return [
    sex === "female" ? "Woman" : "Man", `${shown(age_y, Number.isInteger(age_y) ? 0 : 1)} years`, `${shown(mass_kg, Number.isInteger(mass_kg) ? 0 : 1)} kg`, `creatinine clearance ${Math.round(creatinineClearance_mL_per_min)} mL/min`,
    ...(cyp2c9 === undefined ? [] : [`CYP2C9 ${cyp2c9}`]), ...(vkorc1 === undefined ? [] : [`VKORC1 ${vkorc1}`]), ...(interaction === undefined ? [] : [`with a ${interaction.replace("-", " ")}`]),
  ].join(", ");
}

function hours(t_s: number): string {
  const h = t_s / 3600;
  return `${Number(h.toFixed(h < 10 ? 2 : 1))} h`;
}

/** The interval that the numbers are of. */
export function intervalWords({ result }: PkAnswer): string {
  return `${hours(result.interval.from_s)} to ${hours(result.interval.to_s)}`;
}

/** Rows of the answer: name, peak, trough, mean, at the end, unit. */
export function numberRows({ result }: PkAnswer): readonly (readonly string[])[] {
  const { concentration, drug } = result;
  const substance = drug.parts[0]?.label ?? drug.label;
  const row = (label: string, s: typeof concentration, unit: string, digits?: number): string[] => [label, shown(s.peak, digits), shown(s.trough, digits), shown(s.mean, digits), shown(s.last, digits), unit];
  return [
    row(`${substance} in plasma`, concentration, unitWords(drug.concentrationUnit)),
    ...result.effects.map((name) => row(effectWords[name].label, result.effect[name] ?? concentration, effectWords[name].unit, effectWords[name].digits)),
  ];
}

/** The whole answer for people. */
export function answerText(answer: PkAnswer, version: string, terminal: Terminal): string {
  const { request, spread } = answer;
  const cells = numberRows(answer).map((row, i) => row.map((text): Cell => (i === 0 ? { text, mark: "bold" } : { text })));
  const paragraph = (text: string): string => `${wrap(text, terminal.widthCount).join("\n")}\n`;
  const people = spread.length === 0 ? "" : `\n${request.people} people, seed ${request.seed}\n${table(terminal, [{ title: "" }, { title: "5 %", align: "right" }, { title: "middle", align: "right" }, { title: "95 %", align: "right" }], spread.map(({ name, p5, p50, p95 }) => [{ text: name }, { text: shown(p5) }, { text: shown(p50) }, { text: shown(p95) }]))}`;
  return [
    `${marked(terminal, "bold", request.words)}\n${personWords(answer)}\n${marked(terminal, "dim", `Virchow ${version}, read from ${intervalWords(answer)}`)}\n`,
    table(terminal, [{ title: "" }, { title: "Peak", align: "right" }, { title: "Trough", align: "right" }, { title: "Mean", align: "right" }, { title: "End", align: "right" }, { title: "Unit" }], cells) + people,
    ...(request.warnings.length === 0 ? [] : [request.warnings.map(({ text, status }) => paragraph(`Warning: ${text}${status === "verified" ? "" : ` (${status})`}`)).join("")]),
    paragraph(`Not checked here: ${contraindicationsOf(answer.result.drug.id)}.`),
    paragraph("For education and research. Not for diagnosis or treatment: doses differ by country and label."),
  ].join("\n");
}
