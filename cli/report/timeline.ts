import { clock, escape } from "./html.ts";
import type { ReportEntry, ReportVessel } from "./input.ts";
import { shortName } from "./words.ts";

const keyKinds = new Set(["embolus-released", "embolus-lodged", "embolus-systemic", "embolus-trapped", "clot-started"]);
const graveKinds = new Set(["death", "cardiac-arrest", "shock"]);
const hiddenKinds = new Set(["start", "end"]);

function link(entry: ReportEntry, vessels: readonly ReportVessel[]): string {
  return `<a href="#${escape(entry.id)}">${escape(entry.id)} ${escape(shortName(entry, vessels))}</a>`;
}

/** The timeline as a list; each entry links to the entries that caused it and to those that it led to. */
export function timelineList(timeline: readonly ReportEntry[], vessels: readonly ReportVessel[]): string {
  const shown = timeline.filter((entry) => !hiddenKinds.has(entry.kind));
  const byId = new Map(shown.map((entry) => [entry.id, entry]));
  const items = shown.map((entry) => {
    const causes = entry.causes.flatMap((id) => byId.get(id) ?? []);
    const effects = shown.filter((later) => later.causes.includes(entry.id));
    const tone = graveKinds.has(entry.kind) ? ' class="grave"' : keyKinds.has(entry.kind) ? ' class="key"' : "";
    const text = tone === "" ? escape(entry.text) : `<b>${escape(entry.text)}</b>`;
    const because = causes.length === 0 ? "" : `<span class="why">because of ${causes.map((cause) => link(cause, vessels)).join("; ")}</span>`;
    const listed = effects.slice(0, effectsAtMost).map((effect) => `<a href="#${escape(effect.id)}" title="${escape(shortName(effect, vessels))}">${escape(effect.id)}</a>`).join(", ");
    const led = effects.length === 0 ? "" : `<span class="why">led to ${listed}${effects.length > effectsAtMost ? ` and ${effects.length - effectsAtMost} more` : ""}</span>`;
    return `<li id="${escape(entry.id)}"${tone}><span class="when"><time>${clock(entry.at_s)}</time> <span class="no">${escape(entry.id)}</span></span><div>${text}${because}${led}</div></li>`;
  });
  return items.length === 0 ? "<p>Nothing happened.</p>" : `<ol class="tl">${items.join("\n")}</ol>`;
}

const effectsAtMost = 12;
