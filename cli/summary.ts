import { plainText } from "./failure.ts";
import { judge, placeName } from "./report/index.ts";
import { describePerson, vitalVariables, type FinishedRun } from "./results.ts";
import { table, wrap, type Cell, type Column } from "./table.ts";
import { marked, type Mark, type Terminal } from "./terminal.ts";

/** What the program says wherever it speaks about a person. */
export const safetyText =
  "For education and research. Not for diagnosis or treatment. Sudden breathlessness, chest pain, fainting or coughing blood: call the emergency number (112, 999, 911) now. A swollen, painful leg: see a doctor the same day.";

/** Kinds of entries that matter most when the eye runs down the list. */
const loud: ReadonlySet<string> = new Set(["clot-started", "embolus-released", "embolus-lodged", "embolus-systemic", "cardiac-arrest", "shock", "death"]);

/** Kinds that the head of the answer says already. */
const silent: ReadonlySet<string> = new Set(["start", "end"]);

/** Below this width the place stands in the sentence alone. */
const wideCount = 96;

function timelineTable(run: FinishedRun, terminal: Terminal): string {
  const isWide = terminal.widthCount >= wideCount;
  const entries = run.result.timeline.filter((entry) => !silent.has(entry.kind));
  if (entries.length === 0) return "Nothing happened.\n";
  const rows = entries.map((entry): Cell[] => {
    const what: Cell = loud.has(entry.kind) ? { text: plainText(entry.text), mark: "bold" } : { text: plainText(entry.text) };
    const where: Cell[] = isWide ? [{ text: plainText(placeName(entry.place, run.result.picture.vessels)) }] : [];
    return [{ text: entry.id, mark: "dim" }, { text: run.engine.formatDuration(entry.at_s) }, what, ...where, { text: entry.causes.join(" "), mark: "dim" }];
  });
  const where: Column[] = isWide ? [{ title: "Where", mostCount: 20 }] : [];
  return table(terminal, [{ title: "No." }, { title: "When", align: "right" }, { title: "What happened", flexible: true }, ...where, { title: "Because of", mostCount: 11 }], rows);
}

const arrows: Readonly<Record<"low" | "normal" | "high", { readonly text: string; readonly mark?: Mark }>> = { low: { text: "↓ low", mark: "low" }, normal: { text: "" }, high: { text: "↑ high", mark: "high" } };

function vitalTable(run: FinishedRun, terminal: Terminal): string {
  const rows = vitalVariables(run.engine).map((variable): Cell[] => {
    const shown = judge(variable, run.result.final[variable.id] ?? null);
    return [{ text: variable.label }, { text: shown.text }, { text: shown.unit }, { text: shown.normal }, shown.flag === null ? { text: "" } : arrows[shown.flag]];
  });
  return rows.length === 0 ? "" : table(terminal, [{ title: "At the end", flexible: true }, { title: "Value", align: "right" }, { title: "Unit" }, { title: "Normal" }, { title: "" }], rows);
}

function paragraph(text: string, terminal: Terminal): string {
  return `${wrap(text, terminal.widthCount).join("\n")}\n`;
}

/** The whole answer of `virchow run` for people: who, what happened when and why, how they are at the end. */
export function printRun(run: FinishedRun, terminal: Terminal): string {
  const { scenario, engine } = run;
  const died = run.result.timeline.find((entry) => entry.kind === "death");
  const end = died === undefined ? engine.formatDuration(run.until_s) : `${engine.formatDuration(died.at_s)} (death)`;
  const head = [
    marked(terminal, "bold", wrap(plainText(scenario.title), terminal.widthCount).join("\n")),
    ...wrap(plainText(describePerson(scenario.person)), terminal.widthCount),
    marked(terminal, "dim", `Virchow ${engine.version}, seed ${run.seed}, 0 to ${end}`),
  ];
  const parts = [
    `${head.join("\n")}\n`,
    timelineTable(run, terminal),
    vitalTable(run, terminal),
    paragraph(safetyText, terminal),
  ];
  return parts.filter((part) => part !== "").join("\n");
}
