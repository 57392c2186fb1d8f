import type { ReportEntry, ReportVessel } from "./input.ts";

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Femoral vein, left" as "left femoral vein". */
export function inWords(label: string): string {
  const match = /^(.*), (left|right)$/.exec(label);
  return match === null ? lower(label) : `${match[2] ?? ""} ${lower(match[1] ?? "")}`;
}

/** Name of a place on the timeline for people: "left femoral vein" for `femoral-vein-left`. */
export function placeName(place: string | null, vessels: readonly Pick<ReportVessel, "id" | "label">[]): string {
  if (place === null) return "";
  const vessel = vessels.find((candidate) => candidate.id === place);
  if (vessel !== undefined) return inWords(vessel.label);
  const match = /^(.*)-(left|right)$/.exec(place);
  return match === null ? place.replace(/-/g, " ") : `${match[2] ?? ""} ${(match[1] ?? "").replace(/-/g, " ")}`;
}

/** A number carried by an entry. */
export function numberOf(entry: ReportEntry, key: string): number | null {
  const value = entry.data[key];
  return typeof value === "number" ? value : null;
}

/** A word carried by an entry, empty when there is none. */
export function wordOf(entry: ReportEntry, key: string): string {
  const value = entry.data[key];
  return typeof value === "string" ? value : "";
}

/** A sentence with its full stop. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The first sentence of a text, without its full stop; a dot inside a number is none. */
export function firstSentence(text: string): string {
  return text.replace(/[.!?]\s[A-Z].*$/s, "").replace(/[.!?]$/, "");
}

const moves: Readonly<Record<string, string>> = {
  "embolus-released": "breaks loose in the", "embolus-lodged": "stops in the", "embolus-systemic": "passes into the", "embolus-trapped": "is caught in the", "embolus-dissolved": "dissolves in the", "embolus-fragmented": "breaks up in the",
};

/** A few words for an entry, for a link to it: never more than a line. */
export function shortName(entry: ReportEntry, vessels: readonly Pick<ReportVessel, "id" | "label">[]): string {
  const place = placeName(entry.place, vessels);
  const move = moves[entry.kind];
  if (move !== undefined && place !== "") return `embolus ${numberOf(entry, "embolus") ?? ""} ${move} ${place}`;
  if (entry.kind === "clot-started" && place !== "") return `clot ${numberOf(entry, "clot") ?? ""} in the ${place}`;
  if (entry.kind === "clot-extended" && place !== "") return `clot ${numberOf(entry, "clot") ?? ""} reaches the ${place}`;
  if (entry.kind === "right-heart-strain") return "the right ventricle widens";
  const first = firstSentence(entry.text).replace(/ \(.*$/, "");
  const clause = first.length <= 48 ? first : (/^([^:;,]{4,48})[:;,]/.exec(first)?.[1] ?? `${first.slice(0, 46).replace(/\s\S*$/, "")} …`);
  return lower(clause).replace(/^d-dimer/, "D-dimer");
}

/** A condition or symptom id as words: "Deep vein thrombosis". */
export function idInWords(id: string): string {
  return capital(id.replace(/-/g, " ")).replace(/^D dimer/, "D-dimer").replace(/^Ecg$/, "Electrocardiogram").replace(/^Ctpa$/, "CT of the lung arteries");
}
