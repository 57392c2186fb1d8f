import { test } from "vitest";
import { advanceDrugs, createDrugs, giveDrug, viewDrugs, drugsParameters } from "./index.ts";
import { resolve } from "../units/index.ts";
const v = resolve(drugsParameters);
const person = { age_y: 65, sex: "male", mass_kg: 70, creatinineClearance_mL_per_min: 80 } as const;
function ss(drug: string, n: number, unit: string, every_h: number, days: number, p: any = person) {
  const s = createDrugs(p); giveDrug(s, { drug, dose: { n, unit }, every_s: every_h * 3600 }, 0);
  let t = 0; const end = days * 86400; let hi = 0, lo = 1e9; let last: any;
  while (t < end) { advanceDrugs(s, v, t, 180); t += 180; last = viewDrugs(s, v); if (t > end - every_h * 3600) { const c = last.concentration[drug]!; hi = Math.max(hi, c); lo = Math.min(lo, c); } }
  return [drug, hi, lo, last.inr_ratio, last.antiXa_IU_per_mL, last.aptt_s, last.growthInhibition_fraction];
}
test("probe", () => {
  console.log(ss("apixaban", 5e-6, "kg", 12, 7)); console.log(ss("rivaroxaban", 20e-6, "kg", 24, 7)); console.log(ss("edoxaban", 60e-6, "kg", 24, 7)); console.log(ss("dabigatran", 150e-6, "kg", 12, 7));
  console.log(ss("enoxaparin", 1e-6, "kg_per_kg", 12, 7)); console.log(ss("enoxaparin", 1e-6, "kg_per_kg", 12, 7, { ...person, creatinineClearance_mL_per_min: 20 }));
  console.log(ss("dalteparin", 5000, "IU", 24, 7)); console.log(ss("tinzaparin", 175, "IU_per_kg", 24, 7)); console.log(ss("fondaparinux", 7.5e-6, "kg", 24, 7));
  const t0 = performance.now();
  for (const g of ["GG", "GA", "AA"]) for (const c of ["*1/*1", "*1/*3", "*2/*2", "*3/*3"]) console.log(g, c, ss("warfarin", 5e-6, "kg", 24, 60, { ...person, age_y: 71, cyp2c9: c, vkorc1: g }).slice(1, 4));
  console.log(performance.now() - t0);
  console.log(ss("acenocoumarol", 3e-6, "kg", 24, 60));
  { const s = createDrugs(person); giveDrug(s, { drug: "alteplase", dose: { n: 10e-6, unit: "kg" } }, 0); giveDrug(s, { drug: "alteplase", rate: { n: 45e-6 / 3600, unit: "kg_per_s" }, for_s: 7200 }, 0);
    advanceDrugs(s, v, 0, 7200); console.log("alt", viewDrugs(s, v).concentration, s.lytic); advanceDrugs(s, v, 7200, 7200); console.log(s.lytic); }
  { const s = createDrugs({ ...person, age_y: 71 }); giveDrug(s, { drug: "warfarin", dose: { n: 8e-6, unit: "kg" }, every_s: 86400 }, 0); advanceDrugs(s, v, 0, 60 * 86400); console.log("w8", viewDrugs(s, v).inr_ratio, s.levels_fraction);
    giveDrug(s, { drug: "vitamin-k", dose: { n: 10e-6, unit: "kg" } }, 60 * 86400); for (const h of [6, 6, 6, 6, 24, 24, 120]) { advanceDrugs(s, v, 60 * 86400, h * 3600); console.log(h, viewDrugs(s, v).inr_ratio); } }
  { const s = createDrugs(person); giveDrug(s, { drug: "dabigatran", dose: { n: 150e-6, unit: "kg" }, every_s: 43200 }, 0); advanceDrugs(s, v, 0, 5 * 86400 + 3 * 3600); console.log("dab", viewDrugs(s, v).concentration);
    s.courses = []; giveDrug(s, { drug: "idarucizumab", dose: { n: 5e-3, unit: "kg" } }, 0); for (const h of [0.2, 2, 4, 6, 12, 12]) { advanceDrugs(s, v, 0, h * 3600); console.log(h, viewDrugs(s, v).concentration); } }
});
