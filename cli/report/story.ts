import { number, span } from "./html.ts";
import type { ReportEntry } from "./input.ts";

function numberOf(entry: ReportEntry, key: string): number | null {
  const value = entry.data[key];
  return typeof value === "number" ? value : null;
}

function wordOf(entry: ReportEntry, key: string): string {
  const value = entry.data[key];
  return typeof value === "string" ? value : "";
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Splits "Femoral vein, left" into "left femoral vein". */
function inWords(label: string): string {
  const match = /^(.*), (left|right)$/.exec(label);
  return match === null ? lower(label) : `${match[2] ?? ""} ${lower(match[1] ?? "")}`;
}

function clotSentences(timeline: readonly ReportEntry[]): string[] {
  const starts = timeline.filter((entry) => entry.kind === "clot-started");
  const first = starts[0];
  if (first === undefined) return timeline.some((entry) => entry.kind === "embolus-lodged") ? [] : ["No clot formed."];
  const insult = timeline.find((entry) => (entry.kind === "surgery" || entry.kind === "trauma" || entry.kind === "catheter" || entry.kind === "travel") && entry.at_s <= first.at_s);
  const when = first.at_s === 0 ? "" : insult === undefined ? ` ${span(first.at_s)} after the beginning` : ` ${span(first.at_s - insult.at_s)} after the ${insult.kind === "surgery" ? "operation" : insult.kind === "trauma" ? "injury" : insult.kind === "travel" ? "journey" : "line was placed"}`;
  const placed = wordOf(first, "origin") === "experiment";
  const sentences = [placed ? `A clot lay in the ${inWords(wordOf(first, "vesselLabel"))}.` : `A clot began in the ${inWords(wordOf(first, "vesselLabel"))}${when}.`];
  const clot = numberOf(first, "clot");
  const extensions = timeline.filter((entry) => entry.kind === "clot-extended" && numberOf(entry, "clot") === clot);
  const farthest = extensions[extensions.length - 1];
  if (farthest !== undefined) sentences.push(`It reached the ${inWords(wordOf(farthest, "vesselLabel"))} ${span(farthest.at_s - first.at_s)} later.`);
  if (starts.length > 1) sentences.push(`${starts.length === 2 ? "Another clot" : `${starts.length - 1} more clots`} formed as well.`);
  return sentences;
}

function embolusSentences(timeline: readonly ReportEntry[]): string[] {
  const ends = timeline.filter((entry) => entry.kind === "embolus-lodged" || entry.kind === "embolus-systemic" || entry.kind === "embolus-trapped");
  if (ends.length === 0) return [];
  const largest = ends.reduce((best, entry) => ((numberOf(entry, "volume_mL") ?? 0) > (numberOf(best, "volume_mL") ?? 0) ? entry : best));
  const release = timeline.find((entry) => entry.kind === "embolus-released" && numberOf(entry, "embolus") === numberOf(largest, "embolus"));
  const volume = numberOf(largest, "volume_mL") ?? 0;
  const where = wordOf(largest, "vesselLabel");
  const sentences: string[] = [];
  const trigger = release === undefined ? "" : wordOf(release, "trigger");
  const because: Record<string, string> = { muscle: "As the muscles worked, ", massage: "Under the massage, ", pressure: "With a swing of pressure, ", rest: "" };
  const head = because[trigger] ?? "";
  const piece = `a ${number(volume, volume < 1 ? 2 : 1)} mL piece broke loose`;
  if (release !== undefined && wordOf(release, "trigger") !== "experiment") sentences.push(`${head === "" ? `A${piece.slice(1)}` : `${head}${piece}`}.`);
  const took = release === undefined ? "" : `${span(largest.at_s - release.at_s)} later `;
  const it = sentences.length > 0 ? "it" : `a ${number(volume, 1)} mL embolus`;
  const ended = largest.kind === "embolus-lodged" ? `stopped in the ${inWords(where)}` : largest.kind === "embolus-systemic" ? `had crossed the open foramen ovale and stopped in the ${inWords(where)}` : "was caught by the filter";
  const sentence = `${took}${it} ${ended}.`;
  sentences.push(sentence.charAt(0).toUpperCase() + sentence.slice(1));
  if (ends.length > 1) sentences.push(`In all ${ends.length} emboli were seen.`);
  return sentences;
}

function endSentences(timeline: readonly ReportEntry[]): string[] {
  const sentences: string[] = [];
  const breath = timeline.find((entry) => entry.kind === "symptom-onset" && wordOf(entry, "symptom") === "breathlessness");
  if (breath !== undefined) sentences.push("Breathlessness followed.");
  const finding = timeline.find((entry) => entry.kind === "finding");
  if (finding !== undefined) sentences.push(finding.text.endsWith(".") ? finding.text : `${finding.text}.`);
  const drug = timeline.find((entry) => entry.kind === "treatment" && wordOf(entry, "drug") !== "");
  if (drug !== undefined) sentences.push(`Treatment: ${wordOf(drug, "drug")}.`);
  const gone = timeline.find((entry) => entry.kind === "clot-dissolved");
  if (gone !== undefined) sentences.push("A clot dissolved by itself.");
  const death = timeline.find((entry) => entry.kind === "death");
  if (death !== undefined) sentences.push(death.text.endsWith(".") ? death.text : `${death.text}.`);
  return sentences;
}

/** The course in one paragraph, told from the timeline alone. */
export function tellStory(timeline: readonly ReportEntry[]): string {
  return [...clotSentences(timeline), ...embolusSentences(timeline), ...endSentences(timeline)].join(" ");
}
