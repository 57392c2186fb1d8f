import { plainText } from "./failure.ts";
import { describePerson, vitals, type FinishedRun, type Vital } from "./results.ts";
import { table, wrap, type Cell } from "./table.ts";
import { marked, type Mark, type Terminal } from "./terminal.ts";

/** What the program says wherever it speaks about a person. */
export const safetyText =
  "For education and research. Not for diagnosis or treatment. Sudden breathlessness, chest pain, fainting or coughing blood: call the emergency number (112, 999, 911) now. A swollen, painful leg: see a doctor the same day.";

/** Kinds of entries that matter most when the eye runs down the list. */
const loud: ReadonlySet<string> = new Set(["clot-started", "embolus-released", "embolus-lodged", "embolus-systemic", "cardiac-arrest", "shock", "death"]);

const narrowCount = 76;

function timelineTable(run: FinishedRun, terminal: Terminal): string {
  const rows = run.result.timeline.map((entry): Cell[] => {
    const what: Cell = loud.has(entry.kind) ? { text: plainText(entry.text), mark: "bold" } : { text: plainText(entry.text) };
    return [{ text: entry.id, mark: "dim" }, { text: run.engine.formatDuration(entry.at_s) }, what, { text: plainText(entry.place ?? "") }, { text: entry.causes.join(" "), mark: "dim" }];
  });
  const narrow = terminal.widthCount < narrowCount;
  return table(terminal, [{ title: "No." }, { title: "When", align: "right" }, { title: "What happened", flexible: true }, { title: "Where", mostCount: narrow ? 10 : 18 }, { title: "Why", mostCount: narrow ? 7 : 11 }], rows);
}

const arrows: Readonly<Record<"low" | "normal" | "high", { readonly text: string; readonly mark?: Mark }>> = { low: { text: "↓ low", mark: "low" }, normal: { text: "" }, high: { text: "↑ high", mark: "high" } };

function rangeOf(vital: Vital): string {
  return vital.normal === null ? "" : `${vital.normal[0]} to ${vital.normal[1]}`;
}

function vitalTable(list: readonly Vital[], terminal: Terminal): string {
  const rows = list.map((vital): Cell[] => [{ text: vital.label }, { text: vital.text }, { text: vital.unit }, { text: rangeOf(vital) }, vital.flag === null ? { text: "" } : arrows[vital.flag]]);
  return table(terminal, [{ title: "At the end", flexible: true }, { title: "Value", align: "right" }, { title: "Unit" }, { title: "Normal" }, { title: "" }], rows);
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
  const signs = vitals(engine, run.result.final);
  const parts = [
    `${head.join("\n")}\n`,
    run.result.timeline.length === 0 ? "Nothing happened.\n" : timelineTable(run, terminal),
    ...(signs.length === 0 ? [] : [vitalTable(signs, terminal)]),
    paragraph(safetyText, terminal),
  ];
  return parts.join("\n");
}
