import { coagulationModel, fullCriticalResidence_s, normalisedRatio, partialThromboplastinTime_s, plasmaUnderWarfarin, prothrombinTime_s, thrombinGeneration, type BloodSample, type Plasma, type ThrombinCurve } from "#blood";
import { around, computed, type Row } from "../row.ts";

const pM = 1e-3;
const day_s = 86400;
const mg_kg = 1e-6;
/** CLOT-T04 and CLOT-T11: half a per cent. CLOT-T09: two per cent. */
const table = 0.005;
const pocket = 0.02;
/** CLOT-T04: lag to one second. */
const second = 1;

type Levels = Readonly<Record<string, number>>;
const hm = (levels: Levels = {}, tf_pM = 5): BloodSample => ({ model: "hockin-mann-2002", tissueFactor_nM: tf_pM * pM, levels });
const pc = (levels: Levels = {}, thrombomodulin_nM = 1, leiden_fraction = 0, tf_pM = 5): BloodSample => ({ model: "protein-c", tissueFactor_nM: tf_pM * pM, thrombomodulin_nM, levels, leiden_fraction });

/** What the table prints of a thrombin curve. */
interface Printed {
  readonly lag?: number;
  readonly peak?: number;
  readonly time?: number;
  readonly rate?: number;
  readonly area?: number;
}

/** Rows of one blood; they share one curve. */
function curveRows(id: string, blood: string, sample: BloodSample, until_s: number, printed: Printed): readonly Row[] {
  let kept: ThrombinCurve | undefined;
  const curve = (): ThrombinCurve => (kept ??= thrombinGeneration(sample, { until_s, step_s: 600 }));
  const rows: Row[] = [];
  const add = (part: string, what: string, unit: string, value: number | undefined, of: () => number, least?: number): void => {
    if (value !== undefined) rows.push(computed(`${id}.${part}`, `${blood}: ${what}`, value, unit, part === "lag" ? [value - second, value + second] : around(value, table, least), of, id.slice(0, "CLOT-000".length)));
  };
  add("lag", "time to 2 nM of active thrombin", "s", printed.lag, () => curve().lag2_s ?? NaN);
  add("peak", "peak of active thrombin", "nM", printed.peak, () => curve().peak_nM);
  add("time", "time of the peak", "s", printed.time, () => curve().timeToPeak_s);
  add("rate", "steepest rise", "nM_per_s", printed.rate, () => curve().maxRate_nM_per_s);
  add("area", "area under the curve", "nM_s", printed.area, () => curve().area_nM_s);
  return rows;
}

/** Until the reaction is over; the protein C table ends at 1200 s. */
const over_s = 7200;
const short_s = 1200;

const thrombin: readonly Row[] = [
  ...curveRows("CLOT-020", "tissue factor 1 pM", hm({}, 1), over_s, { lag: 1142, peak: 234.1, time: 2077, rate: 0.973, area: 87065 }),
  ...curveRows("CLOT-021", "tissue factor 5 pM", hm(), over_s, { lag: 198.71, peak: 395.18, time: 698.5, rate: 2.955, area: 84978 }),
  ...curveRows("CLOT-023", "tissue factor 25 pM", hm({}, 25), over_s, { lag: 69.8, peak: 574.1, time: 295.5, area: 82775 }),
  ...curveRows("CLOT-024", "tissue factor 500 pM", hm({}, 500), over_s, { lag: 24.3, peak: 988.8, area: 78567 }),
  ...curveRows("CLOT-025", "antithrombin 50 %", hm({ AT: 0.5 }), over_s, { lag: 144, peak: 682, area: 2.6e5 }),
  ...curveRows("CLOT-027", "prothrombin 50 %", hm({ II: 0.5 }), over_s, { lag: 350, peak: 188, area: 37235 }),
  ...curveRows("CLOT-028", "prothrombin 150 %", hm({ II: 1.5 }), over_s, { lag: 146, peak: 628, area: 1.519e5 }),
  ...curveRows("CLOT-029", "factor VIII 1 %", hm({ VIII: 0.01 }), over_s, { lag: 203, peak: 90.8, time: 1327, area: 88798 }),
  ...curveRows("CLOT-031.V-1", "factor V 1 %", hm({ V: 0.01 }), over_s, { lag: 685, peak: 171 }),
  ...curveRows("CLOT-031.V-50", "factor V 50 %", hm({ V: 0.5 }), over_s, { lag: 261, peak: 411 }),
  ...curveRows("CLOT-033", "no antithrombin", hm({ AT: 0 }), over_s, { lag: 119 }),
  ...curveRows("CLOT-034", "as under warfarin", hm({ II: 0.25, VII: 0.25, IX: 0.35, X: 0.2 }), over_s, { lag: 870, peak: 75, area: 17755 }),
  ...curveRows("CLOT-050", "protein C, no thrombomodulin", pc({}, 0), short_s, { lag: 179, peak: 335, area: 78266 }),
  ...curveRows("CLOT-051", "protein C, thrombomodulin 1 nM", pc(), short_s, { lag: 207, peak: 51.6, area: 13822 }),
  ...curveRows("CLOT-052.TM-10", "protein C, thrombomodulin 10 nM", pc({}, 10), short_s, { peak: 5.2 }),
  ...curveRows("CLOT-054", "protein C, antithrombin 50 %", pc({ AT: 0.5 }), short_s, { lag: 155, peak: 138.5, area: 46448 }),
  ...curveRows("CLOT-055", "protein C, factor V Leiden, one copy", pc({}, 1, 0.5), short_s, { lag: 206, peak: 138.4, area: 38440 }),
  ...curveRows("CLOT-056", "protein C, factor V Leiden, two copies", pc({}, 1, 1), short_s, { lag: 206, peak: 186.6, area: 51920 }),
  ...curveRows("CLOT-057", "protein C, prothrombin G20210A", pc({ II: 1.3 }), short_s, { lag: 195, peak: 63.5, area: 17310 }),
  ...curveRows("CLOT-059", "protein C, combined contraceptive", pc({ II: 1.07, VII: 1.2, X: 1.15, AT: 0.95, TFPI: 0.75, PC: 1.1 }), short_s, { lag: 159, peak: 76.5, area: 20470 }),
  ...curveRows("CLOT-061", "protein C, vitamin K factors 25 %", pc({ II: 0.25, VII: 0.25, IX: 0.25, X: 0.25, PC: 0.25 }), short_s, { lag: 553, peak: 20, area: 7679 }),
];

const critical = (id: string, what: string, published: number, sample: BloodSample): Row => computed(id, `critical residence time of the open pocket, ${what}`, published, "s", around(published, pocket), () => fullCriticalResidence_s(sample) ?? Infinity);

const residence: readonly Row[] = [
  ...([[1, 1002], [2, 486], [5, 236], [10, 148], [25, 84], [50, 52], [100, 31], [500, 11.8], [1000, 8.3]] as const).map(([tf, tau]) => critical(`CLOT-070.${tf}-pM`, `tissue factor ${tf} pM`, tau, hm({}, tf))),
  critical("CLOT-072.5-pM", "antithrombin 50 %", 163, hm({ AT: 0.5 })),
  critical("CLOT-074.5-pM", "pathway inhibitor 50 %", 146, hm({ TFPI: 0.5 })),
  critical("CLOT-075.5-pM", "factor VIII 200 %", 206, hm({ VIII: 2 })),
  critical("CLOT-077.5-pM", "as under warfarin", 546, hm({ II: 0.25, VII: 0.25, IX: 0.35, X: 0.2 })),
  ...([[0, 103], [0.1, 112], [0.5, 133], [1, 152], [2, 188], [5, 323], [10, 746]] as const).map(([tm, tau]) => critical(`CLOT-078.TM-${tm}`, `thrombomodulin ${tm} nM`, tau, pc({}, tm))),
  ...([[0, 23], [1, 24], [2, 25.5], [5, 29], [10, 35]] as const).map(([tm, tau]) => critical(`CLOT-080.TM-${tm}`, `thrombomodulin ${tm} nM, tissue factor 100 pM`, tau, pc({}, tm, 0, 100))),
];

/** Plasma with some factors at a share of normal. */
const lowered = (share: number, ...names: readonly string[]): Plasma => Object.fromEntries(names.map((name) => [name, share * coagulationModel("wajima-2009").network.species[name].value]));
const low = (name: string): Plasma => lowered(0.1, name);
const clotting = (id: string, what: string, published: number, unit: string, run: () => number | null): Row => computed(id, what, published, unit, around(published, table), () => run() ?? NaN);
const days = [1, 3, 5, 7, 14, 30] as const;
type Day = (typeof days)[number];
const courses = new Map<number, readonly Plasma[]>();
/** INR on a day of warfarin, mg a day; rows of one dose share its course. */
function inr(dose_mg: number, day: Day): number | null {
  let course = courses.get(dose_mg);
  if (course === undefined) {
    const doses = Array.from({ length: 30 }, (_one, k) => ({ at_s: k * day_s, dose_kg: dose_mg * mg_kg }));
    course = plasmaUnderWarfarin(doses, days.map((one) => one * day_s));
    courses.set(dose_mg, course);
  }
  return normalisedRatio(course[days.indexOf(day)]);
}

const times: readonly Row[] = [
  clotting("CLOT-040.PT", "prothrombin time of normal plasma", 9.9, "s", () => prothrombinTime_s()),
  clotting("CLOT-040.aPTT", "partial thromboplastin time of normal plasma", 53.52, "s", () => partialThromboplastinTime_s()),
  ...([["II", 15.74], ["V", 9.92], ["VII", 15.56], ["X", 15.75], ["Fg", 17.26]] as const).map(([name, time]) => clotting(`CLOT-042.${name}`, `prothrombin time with ${name} at 10 %`, time, "s", () => prothrombinTime_s(low(name)))),
  ...([["II", 76], ["VIII", 73.4], ["IX", 75.4], ["XI", 75], ["XII", 62]] as const).map(([name, time]) => clotting(`CLOT-044.${name}`, `partial thromboplastin time with ${name} at 10 %`, time, "s", () => partialThromboplastinTime_s(low(name)))),
  clotting("CLOT-045", "ratio of prothrombin times, vitamin K factors at 20 %", 2.74, "ratio", () => normalisedRatio(lowered(0.2, "II", "VII", "IX", "X"))),
  ...([[2, 30, 1.61], [4, 30, 2.12], [5, 1, 1.19], [5, 3, 1.53], [5, 5, 1.79], [5, 7, 1.98], [5, 14, 2.29], [5, 30, 2.36], [10, 30, 3.45]] as const).map(([dose, day, ratio]) => clotting(`CLOT-046.${dose}-mg.day-${day}`, `INR on day ${day} of warfarin ${dose} mg a day`, ratio, "ratio", () => inr(dose, day))),
];

/** Thrombin generation, the open pocket and clotting times against the tables of the published networks: CLOT-T04, CLOT-T09, CLOT-T11. */
export const bloodRows: readonly Row[] = [...thrombin, ...residence, ...times];
