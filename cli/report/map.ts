import { closedCurve, curve, drawnWidth, slice, tube, type Point } from "./geometry.ts";
import { coordinate, escape, number } from "./html.ts";
import type { ReportClot, ReportEmbolus, ReportInput, ReportVessel } from "./input.ts";

const widthScale = 3.2;
const arteryShare = 0.62;
/** Part of the body that a picture shows, mm, with the size of its letters and where its margins begin. */
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly letter: number;
  /** Half width of the part that is of interest. */
  readonly clear: number;
}

const wholeBody: Frame = { left: -430, right: 430, top: -20, bottom: 1690, letter: 30, clear: 262 };
const chest: Frame = { left: -285, right: 285, top: 290, bottom: 720, letter: 19.2, clear: 160 };

function colour(saturation_percent: number | null): string {
  const steps = Math.round((saturation_percent ?? 70) / 5) * 5;
  return `var(--o2-${Math.max(50, Math.min(100, steps))})`;
}

function widthAlong(vessel: ReportVessel): (t: number) => number {
  const share = vessel.kind === "artery" ? arteryShare : 1;
  const a = drawnWidth(vessel.distalDiameter_mm, widthScale) * share;
  const b = drawnWidth(vessel.proximalDiameter_mm, widthScale) * share;
  return (t) => a + (b - a) * t;
}

/** Casings of a group first, then the fills: vessels of one system join without a seam and cross others with an edge. */
function group(vessels: readonly ReportVessel[], opacity = 1): string {
  if (vessels.length === 0) return "";
  const shapes = vessels.map((vessel) => ({ vessel, d: tube(vessel.points, widthAlong(vessel)) }));
  const casings = shapes.map(({ d }) => `<path d="${d}"/>`).join("");
  const fills = shapes.map(({ vessel, d }) => `<path d="${d}" fill="${colour(vessel.saturation_percent)}"><title>${escape(vessel.label)}</title></path>`).join("");
  return `<g${opacity < 1 ? ` opacity="${opacity}"` : ""}><g fill="var(--casing)" stroke="var(--casing)" stroke-width="4">${casings}</g>${fills}</g>`;
}

function clotShape(vessel: ReportVessel, from: number, to: number, clot: ReportClot): string {
  const points = slice(vessel.points, from, Math.max(to, from + 0.02));
  const along = widthAlong(vessel);
  const d = tube(points, (t) => along(from + (to - from) * t) * (0.72 + 0.2 * Math.min(1, clot.occlusion_fraction)));
  const fill = clot.organised_fraction > 0.5 ? "url(#stripe)" : clot.meanAge_d > 5 ? "url(#hatch)" : "var(--clot-fresh)";
  return `<path d="${d}" fill="none" stroke="var(--key-out)" stroke-width="9"/><path d="${d}" fill="${fill}" stroke="var(--key-in)" stroke-width="4" paint-order="stroke"/>`;
}

function joinVessels(ids: readonly string[], byId: ReadonlyMap<string, ReportVessel>, centres: ReadonlyMap<string, Point>): Point[] {
  const way: Point[] = [];
  for (const id of ids) {
    const centre = centres.get(id);
    if (centre !== undefined) {
      way.push(centre);
      continue;
    }
    const vessel = byId.get(id);
    if (vessel === undefined || vessel.points.length === 0) continue;
    const outward = vessel.kind === "pulmonary-artery" || vessel.kind === "artery";
    const thin = vessel.points.filter((_, i) => i % 3 === 0 || i === vessel.points.length - 1);
    way.push(...(outward ? [...thin].reverse() : thin));
  }
  return way;
}

function wayOf(embolus: ReportEmbolus, byId: ReadonlyMap<string, ReportVessel>, centres: ReadonlyMap<string, Point>): string {
  const points = joinVessels(embolus.path.map((step) => step.vesselId), byId, centres);
  if (points.length < 2) return "";
  const d = curve(points);
  return `<path d="${d}" fill="none" stroke="var(--way-edge)" stroke-width="8" stroke-linecap="round" stroke-dasharray="0.5 13"/><path d="${d}" fill="none" stroke="var(--way)" stroke-width="5" stroke-linecap="round" stroke-dasharray="0.5 13"><title>Way of embolus ${embolus.number}</title></path>`;
}

interface Label {
  readonly anchor: Point;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Width of a letter over its height, on the wide side. */
const letterWidth_ratio = 0.6;

/** Labels in the margins, right of the picture for the person's left, spread so that none overlap. */
function margins(labels: readonly Label[], frame: Frame): string {
  const lineHeight = frame.letter * 1.12;
  const place = (side: -1 | 1): string => {
    const mine = labels.filter((label) => (label.anchor[0] >= 0 ? 1 : -1) === side).sort((a, b) => a.anchor[1] - b.anchor[1]);
    const heights = mine.map((label) => (label.lines.length + 1) * lineHeight + frame.letter * 0.5);
    let free = frame.top + frame.letter * 2.6;
    const tops = mine.map((label, i) => {
      const top = Math.max(free, label.anchor[1]);
      free = top + (heights[i] ?? 0);
      return top;
    });
    const overflow = Math.max(0, free - frame.bottom);
    return mine
      .map((label, i) => {
        const y = (tops[i] ?? 0) - overflow;
        const edge = side === 1 ? frame.right - 6 : frame.left + 6;
        const longestCount = Math.max(...[label.title, ...label.lines].map((line) => line.length));
        const inner = side * (frame.right - 6 - frame.letter * (letterWidth_ratio * longestCount + 0.3));
        const text = [label.title, ...label.lines].map((line, row) => `<tspan x="${edge}" dy="${row === 0 ? 0 : coordinate(lineHeight)}" ${row === 0 ? 'font-weight="600" fill="var(--accent-text)"' : ""}>${escape(line)}</tspan>`).join("");
        const line = `M${coordinate(label.anchor[0])} ${coordinate(label.anchor[1])}L${inner} ${coordinate(y - frame.letter * 0.35)}`;
        return `<path d="${line}" fill="none" stroke="var(--bg)" stroke-width="${coordinate(frame.letter * 0.2)}"/><path d="${line}" fill="none" stroke="var(--text-3)" stroke-width="${coordinate(frame.letter * 0.075)}"/><text x="${edge}" y="${coordinate(y)}" text-anchor="${side === 1 ? "end" : "start"}" font-size="${frame.letter}" fill="var(--text-2)" stroke="var(--bg)" stroke-width="${coordinate(frame.letter * 0.2)}" paint-order="stroke">${text}</text>`;
      })
      .join("");
  };
  return place(-1) + place(1);
}

function centreOf(points: readonly Point[]): Point {
  const n = points.length || 1;
  const sum = points.reduce<Point>((s, p) => [s[0] + p[0], s[1] + p[1]], [0, 0]);
  return [sum[0] / n, sum[1] / n];
}

function clotLabels(input: ReportInput, byId: ReadonlyMap<string, ReportVessel>): Label[] {
  return input.clots.flatMap((clot) => {
    const places = clot.vessels.flatMap((part) => byId.get(part.id) ?? []);
    const middle = places[Math.floor((places.length - 1) / 2)];
    const part = clot.vessels.find((candidate) => candidate.id === middle?.id);
    if (middle === undefined || part === undefined || middle.points.length < 2) return [];
    const centre = slice(middle.points, part.from_fraction, (part.from_fraction + part.to_fraction) / 2).at(-1) ?? middle.anchor;
    return [{ anchor: centre, title: `Clot ${clot.number}`, lines: [`${number(clot.length_cm, clot.length_cm < 10 ? 1 : 0)} cm`, `${number(clot.volume_mL, clot.volume_mL < 0.1 ? 2 : 1)} mL`] }];
  });
}

const mostLabels = 10;

function embolusLabels(input: ReportInput, byId: ReadonlyMap<string, ReportVessel>, test: (vessel: ReportVessel) => boolean, isDetailed: boolean): Label[] {
  const sites = new Map<string, ReportEmbolus[]>();
  for (const embolus of input.emboli) {
    const vessel = byId.get(embolus.endVesselId ?? "");
    if (vessel === undefined || vessel.points.length === 0 || embolus.end === "dissolved" || !test(vessel)) continue;
    sites.set(vessel.id, [...(sites.get(vessel.id) ?? []), embolus]);
  }
  const largest = (emboli: readonly ReportEmbolus[]): number => Math.max(...emboli.map((embolus) => embolus.volume_mL));
  const ranked = [...sites.entries()].sort((a, b) => largest(b[1]) - largest(a[1])).slice(0, mostLabels);
  return ranked.flatMap(([id, emboli]) => {
    const vessel = byId.get(id);
    if (vessel === undefined) return [];
    const numbers = emboli.map((embolus) => embolus.number);
    const title = numbers.length === 1 ? `Embolus ${numbers[0] ?? ""}` : `Emboli ${numbers.slice(0, 3).join(", ")}${numbers.length > 3 ? " …" : ""}`;
    const blocked = Math.max(...emboli.map((embolus) => embolus.blocked_fraction));
    const facts = [...(isDetailed ? [`${number(emboli.reduce((sum, embolus) => sum + embolus.volume_mL, 0), 2)} mL left`] : []), ...(blocked > 0 ? [`${number(blocked * 100, 0)} % blocked`] : [])];
    return [{ anchor: vessel.points[Math.floor(vessel.points.length / 2)] ?? vessel.anchor, title, lines: facts }];
  });
}

const isLungVessel = (vessel: ReportVessel): boolean => vessel.kind === "pulmonary-artery";

function lodgedMarks(input: ReportInput, byId: ReadonlyMap<string, ReportVessel>): string {
  return input.emboli
    .filter((embolus) => embolus.end !== "dissolved" && embolus.endVesselId !== null)
    .map((embolus) => {
      const vessel = byId.get(embolus.endVesselId ?? "");
      if (vessel === undefined) return "";
      const d = tube(slice(vessel.points, 0.3, 0.75), (t) => widthAlong(vessel)(0.3 + 0.45 * t) * 0.95);
      return `<path d="${d}" fill="none" stroke="var(--key-out)" stroke-width="9"/><path d="${d}" fill="var(--clot-fresh)" stroke="var(--key-in)" stroke-width="4" paint-order="stroke"><title>Embolus ${embolus.number}</title></path>`;
    })
    .join("");
}

/** Everything that a picture shows, without labels. */
function drawing(input: ReportInput, byId: ReadonlyMap<string, ReportVessel>): string {
  const centres = new Map<string, Point>(input.chambers.map((chamber) => [chamber.id, centreOf(chamber.outline)]));
  const needed = new Set([...input.emboli.flatMap((embolus) => [embolus.endVesselId ?? "", ...embolus.path.map((step) => step.vesselId)]), ...input.clots.flatMap((clot) => clot.vessels.map((part) => part.id))]);
  const shown = input.vessels.filter((vessel) => vessel.points.length > 1 && (vessel.levelOfDetail <= 1 || needed.has(vessel.id) || isLungVessel(vessel)));
  const isTrunkVein = (vessel: ReportVessel): boolean => /vena-cava|brachiocephalic-vein|hepatic-vein|renal-vein/.test(vessel.id);
  const pick = (test: (vessel: ReportVessel) => boolean, opacity = 1): string => group(shown.filter(test), opacity);
  const chamber = (id: string): string => {
    const found = input.chambers.find((candidate) => candidate.id === id);
    return found === undefined ? "" : `<path d="${closedCurve(found.outline)}" fill="${colour(found.saturation_percent)}" stroke="var(--casing)" stroke-width="3"><title>${escape(found.label)}</title></path>`;
  };
  const layers = [
    pick((v) => v.kind === "artery" && v.id !== "aorta" && !v.id.startsWith("aorta-"), 0.42),
    pick((v) => v.kind === "vein" && v.layer === "superficial", 0.75),
    pick((v) => v.id === "aorta" || v.id.startsWith("aorta-"), 0.42),
    pick((v) => v.kind === "pulmonary-vein"),
    chamber("left-atrium"), chamber("left-ventricle"),
    pick((v) => isLungVessel(v) && v.id !== "pulmonary-trunk"),
    pick((v) => v.kind === "vein" && v.layer !== "superficial" && !isTrunkVein(v)),
    pick((v) => v.kind === "vein" && isTrunkVein(v)),
    chamber("right-atrium"), chamber("right-ventricle"),
    pick((v) => v.id === "pulmonary-trunk"),
  ].join("");
  const clots = input.clots.map((clot) => clot.vessels.map((part) => {
    const vessel = byId.get(part.id);
    return vessel === undefined || vessel.points.length < 2 ? "" : clotShape(vessel, part.from_fraction, part.to_fraction, clot);
  }).join("")).join("");
  const ways = input.emboli.slice(-6).map((embolus) => wayOf(embolus, byId, centres)).join("");
  const organs = input.bodyOutline.organs.map((points) => `<path d="${closedCurve(points)}"/>`).join("");
  return `<path d="${closedCurve(input.bodyOutline.silhouette)}" fill="var(--body)" stroke="var(--body-line)" stroke-width="2.5"/><g fill="var(--organ)" stroke="var(--organ-line)" stroke-width="1.5">${organs}</g>
${layers}${ways}${clots}${lodgedMarks(input, byId)}`;
}

function picture(frame: Frame, name: string, inner: string): string {
  const sides = `<g font-size="${coordinate(frame.letter * 1.35)}" font-weight="600" fill="var(--text-3)"><text x="${frame.left + 6}" y="${coordinate(frame.top + frame.letter * 1.5)}">R</text><text x="${frame.right - 6}" y="${coordinate(frame.top + frame.letter * 1.5)}" text-anchor="end">L</text></g>`;
  return `<svg viewBox="${frame.left} ${frame.top} ${frame.right - frame.left} ${frame.bottom - frame.top}" role="img" aria-label="${escape(name)}">${inner}${sides}</svg>`;
}

const patterns = `<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="var(--clot-sub)"/><rect width="2.7" height="8" fill="var(--clot-sub-ink)"/></pattern><pattern id="stripe" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="var(--clot-org)"/><rect width="6" height="1.6" fill="var(--clot-org-ink)"/></pattern></defs>`;

function hasLungEmboli(input: ReportInput): boolean {
  const lung = new Set(input.vessels.filter(isLungVessel).map((vessel) => vessel.id));
  return input.emboli.some((embolus) => embolus.endVesselId !== null && lung.has(embolus.endVesselId) && embolus.end !== "dissolved");
}

/** The front-view vessel map at the end of the run: saturation as colour, clots with keylines, the dotted way of each embolus. */
export function vesselMap(input: ReportInput): string {
  const byId = new Map(input.vessels.map((vessel) => [vessel.id, vessel]));
  const facts = `${input.clots.length} clot${input.clots.length === 1 ? "" : "s"}, ${input.emboli.length} ${input.emboli.length === 1 ? "embolus" : "emboli"}`;
  const labels = [...clotLabels(input, byId), ...embolusLabels(input, byId, (vessel) => !isLungVessel(vessel), false)];
  const box = hasLungEmboli(input) ? `<rect x="${-chest.clear}" y="${chest.top}" width="${2 * chest.clear}" height="${chest.bottom - chest.top}" rx="10" fill="none" stroke="var(--line-strong)" stroke-width="2.5" stroke-dasharray="10 7"/><text x="${chest.clear + 10}" y="${chest.top + 22}" font-size="${wholeBody.letter}" fill="var(--text-2)">below</text>` : "";
  return picture(wholeBody, `Vessel map, front view, the person's left on the right of the picture: ${facts}. The tables below give the same facts in words.`, `${patterns}<g id="body-drawing">${drawing(input, byId)}</g>${box}${margins(labels, wholeBody)}`);
}

/** The chest larger, with the emboli by number; empty when no embolus is in the lung. The drawing is that of the vessel map. */
export function chestMap(input: ReportInput): string {
  if (!hasLungEmboli(input)) return "";
  const byId = new Map(input.vessels.map((vessel) => [vessel.id, vessel]));
  const labels = embolusLabels(input, byId, isLungVessel, true);
  const sides = [chest.left, chest.clear].map((x) => `<rect x="${x}" y="${chest.top}" width="${chest.right - chest.clear}" height="${chest.bottom - chest.top}" fill="var(--bg)" opacity="0.88"/>`).join("");
  return `<figure class="map">${picture(chest, `The chest larger: ${labels.map((label) => [label.title, ...label.lines].join(" ")).join("; ")}.`, `<use href="#body-drawing"/>${sides}${margins(labels, chest)}`)}<figcaption>The chest, larger. Dark pieces with a double edge are the emboli that are left.</figcaption></figure>`;
}

/** What colours, hatches and dots of the map mean. */
export function mapLegend(): string {
  const swatch = (inner: string): string => `<svg width="26" height="12" aria-hidden="true" viewBox="0 0 26 12">${inner}</svg>`;
  const steps = [50, 60, 70, 80, 90, 100].map((s, i) => `<rect x="${i * 4.33}" width="4.4" height="12" fill="var(--o2-${s})"/>`).join("");
  return `<ul class="legend"><li>${swatch(steps)}O₂ saturation 50 to 100 %</li><li>${swatch('<rect x="1" y="1" width="24" height="10" rx="5" fill="var(--clot-fresh)" stroke="var(--key-out)"/>')}fresh clot</li><li>${swatch('<rect x="1" y="1" width="24" height="10" rx="5" fill="url(#hatch)" stroke="var(--key-out)"/>')}older than 5 days</li><li>${swatch('<rect x="1" y="1" width="24" height="10" rx="5" fill="url(#stripe)" stroke="var(--key-out)"/>')}organised</li><li>${swatch('<path d="M2 6H25" stroke="var(--way)" stroke-width="3" stroke-linecap="round" stroke-dasharray="0.5 6"/>')}way of an embolus</li></ul>`;
}
