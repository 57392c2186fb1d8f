import { clock, escape } from "./html.ts";
import type { ReportEntry } from "./input.ts";

const keyKinds = new Set(["embolus-released", "embolus-lodged", "embolus-systemic", "embolus-trapped", "clot-started", "finding"]);
const graveKinds = new Set(["death", "cardiac-arrest", "shock"]);
const hiddenKinds = new Set(["start", "end"]);

/** The timeline as a list; each entry links to the entries that caused it. */
export function timelineList(timeline: readonly ReportEntry[]): string {
  const byId = new Map(timeline.map((entry) => [entry.id, entry]));
  const short = (entry: ReportEntry): string => (entry.text.length > 58 ? `${entry.text.slice(0, 55).trimEnd()}…` : entry.text.replace(/[.]$/, ""));
  const items = timeline
    .filter((entry) => !hiddenKinds.has(entry.kind))
    .map((entry) => {
      const causes = entry.causes.flatMap((id) => {
        const cause = byId.get(id);
        return cause === undefined || hiddenKinds.has(cause.kind) ? [] : [`<a href="#${escape(id)}">${escape(clock(cause.at_s))}, ${escape(short(cause))}</a>`];
      });
      const tone = graveKinds.has(entry.kind) ? ' class="grave"' : keyKinds.has(entry.kind) ? ' class="key"' : "";
      return `<li id="${escape(entry.id)}"${tone}><time>${clock(entry.at_s)}</time><div><b>${escape(entry.text)}</b>${causes.length === 0 ? "" : `<span class="why">because of ${causes.join("; ")}</span>`}</div></li>`;
    });
  return items.length === 0 ? "<p>Nothing happened.</p>" : `<ol class="tl">${items.join("\n")}</ol>`;
}
