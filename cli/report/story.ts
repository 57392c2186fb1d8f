import { clock, number, span } from "./html.ts";
import type { ReportEntry, ReportVessel } from "./input.ts";
import { idInWords, numberOf, placeName, sentence, wordOf } from "./words.ts";

type Vessels = readonly Pick<ReportVessel, "id" | "label">[];

const insults: Readonly<Record<string, string>> = { surgery: "the operation", trauma: "the injury", catheter: "the line was placed", travel: "the journey" };
const litreDigits = (volume_mL: number): number => (volume_mL < 0.1 ? 2 : 1);

function clotSentences(timeline: readonly ReportEntry[], vessels: Vessels): string[] {
  const starts = timeline.filter((entry) => entry.kind === "clot-started");
  const [first] = starts;
  if (first === undefined) return timeline.some((entry) => entry.kind === "embolus-released") ? [] : ["No clot formed."];
  const insult = timeline.find((entry) => insults[entry.kind] !== undefined && entry.at_s <= first.at_s);
  const since = insult === undefined ? first.at_s : first.at_s - insult.at_s;
  const when = since <= 0 ? "" : ` ${span(since)} after ${insult === undefined ? "the beginning" : (insults[insult.kind] ?? "")}`;
  const place = placeName(first.place, vessels);
  const isPlaced = first.data["experiment"] === true || first.at_s === 0;
  const sentences = [isPlaced ? `At the beginning a clot lay in the ${place}.` : `A clot began in the ${place}${when}.`];
  const clot = numberOf(first, "clot");
  const farthest = timeline.filter((entry) => entry.kind === "clot-extended" && numberOf(entry, "clot") === clot).at(-1);
  if (farthest !== undefined) sentences.push(`It reached the ${placeName(farthest.place, vessels)} ${span(farthest.at_s - first.at_s)} later.`);
  if (starts.length > 1) sentences.push(starts.length === 2 ? "Another clot formed as well." : `${starts.length - 1} more clots formed as well.`);
  return sentences;
}

const triggers: Readonly<Record<string, string>> = { muscle: "As the muscles worked, ", massage: "Under the massage, ", pressure: "With a swing of pressure in the vein, " };
const ends: ReadonlySet<string> = new Set(["embolus-lodged", "embolus-systemic", "embolus-trapped"]);

function largestOf(entries: readonly ReportEntry[]): ReportEntry | undefined {
  return entries.reduce<ReportEntry | undefined>((best, entry) => (best === undefined || (numberOf(entry, "volume_mL") ?? 0) > (numberOf(best, "volume_mL") ?? 0) ? entry : best), undefined);
}

/** The entries from which one follows by its causes, itself included. */
function origins(timeline: readonly ReportEntry[], entry: ReportEntry): Set<string> {
  const byId = new Map(timeline.map((candidate) => [candidate.id, candidate]));
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    byId.get(id)?.causes.forEach(visit);
  };
  visit(entry.id);
  return found;
}

function embolusSentences(timeline: readonly ReportEntry[], vessels: Vessels): string[] {
  const stopped = timeline.filter((entry) => ends.has(entry.kind));
  const releases = timeline.filter((entry) => entry.kind === "embolus-released");
  const release = largestOf(releases);
  if (release === undefined) return [];
  const volume_mL = numberOf(release, "volume_mL") ?? 0;
  const size = `${number(volume_mL, litreDigits(volume_mL))} mL`;
  const trigger = triggers[wordOf(release, "trigger")] ?? "";
  const from = placeName(release.place, vessels);
  const begin = release.data["experiment"] === true ? `A piece of clot of ${size} was let loose in the ${from}.` : `${trigger === "" ? "A" : `${trigger}a`} piece of ${size} broke loose in the ${from}.`;
  const mine = stopped.filter((entry) => origins(timeline, entry).has(release.id) && entry.at_s - release.at_s < 600);
  const main = largestOf(mine);
  const sentences = [begin];
  if (main !== undefined) {
    const place = `the ${placeName(main.place, vessels)}`;
    const took = span(Math.max(1, main.at_s - release.at_s));
    if (main.kind === "embolus-systemic") sentences.push(`After ${took} it had crossed the open foramen ovale and stopped in ${place}.`);
    else if (main.kind === "embolus-trapped") sentences.push(`After ${took} the filter in ${place} had caught it.`);
    else if (mine.length > 1) sentences.push(`After ${took} its ${mine.length} fragments had stopped, the largest in ${place}.`);
    else sentences.push(`After ${took} it stopped in ${place}.`);
  }
  const crossed = stopped.filter((entry) => entry.kind === "embolus-systemic" && entry !== main);
  if (crossed.length > 0) sentences.push(`${crossed.length === 1 ? "One embolus" : `${crossed.length} emboli`} crossed the open foramen ovale, to the ${[...new Set(crossed.map((entry) => placeName(entry.place, vessels)))].join(" and the ")}.`);
  if (releases.length > 1) sentences.push(`In all, ${releases.length} pieces broke loose.`);
  return sentences;
}

/** The last word of the clinic on each condition. */
export function diagnoses(timeline: readonly ReportEntry[]): { readonly name: string; readonly status: string; readonly entry: ReportEntry }[] {
  const last = new Map<string, ReportEntry>();
  for (const entry of timeline) if (entry.kind === "finding" && wordOf(entry, "condition") !== "") last.set(wordOf(entry, "condition"), entry);
  return [...last.entries()].map(([condition, entry]) => ({ name: idInWords(condition), status: wordOf(entry, "status"), entry }));
}

/** What was given, each once, in order. */
export function treatments(timeline: readonly ReportEntry[]): string[] {
  return [...new Set(timeline.filter((entry) => entry.kind === "treatment").map((entry) => wordOf(entry, "treatment")).filter((name) => name !== ""))].map((name) => name.replace(/-/g, " "));
}

function endSentences(timeline: readonly ReportEntry[]): string[] {
  const sentences: string[] = [];
  const symptoms = [...new Set(timeline.filter((entry) => entry.kind === "symptom-onset").map((entry) => wordOf(entry, "symptom").replace(/-/g, " ")))];
  const [only, second] = symptoms;
  if (only !== undefined) sentences.push(second === undefined ? `${idInWords(only)} followed.` : `${idInWords(only)}, ${symptoms.slice(1, -1).map((name) => `${name}, `).join("")}${symptoms.at(-1) ?? ""} followed.`.replace(/, ([^,]+) followed\.$/, " and $1 followed."));
  const judged = diagnoses(timeline).map(({ name, status, entry }) => `${name.toLowerCase()} was ${status} (${clock(entry.at_s)})`);
  if (judged.length > 0) sentences.push(`By symptoms and tests, ${judged.join(" and ")}.`);
  const death = timeline.find((entry) => entry.kind === "death");
  if (death !== undefined) sentences.push(sentence(death.text));
  return sentences;
}

/** The course in one paragraph, told from the timeline alone; the vessels give their names. */
export function tellStory(timeline: readonly ReportEntry[], vessels: Vessels): string {
  return [...clotSentences(timeline, vessels), ...embolusSentences(timeline, vessels), ...endSentences(timeline)].join(" ");
}
