/** Usual doses, and what labels and guidelines warn of. Facts only; source keys and statuses as in the evidence; for simulation and teaching, not for prescribing. */
import type { Interaction } from "../patient.ts";

/** What a rule looks at. */
export interface LabelCase {
  readonly age_y: number;
  readonly mass_kg: number;
  readonly creatinineClearance_mL_per_min: number;
  readonly interaction?: Interaction;
  /** Largest single dose in the drug's own unit (mg or IU), of the course that goes on. */
  readonly dose_points: number;
  /** The same over a day. */
  readonly daily_points: number;
}

/** One caution. */
export interface LabelRule {
  readonly when: (c: LabelCase) => boolean;
  readonly text: string;
  readonly status: "verified" | "second-hand" | "memory";
  readonly source: string;
}

/** What is known of a drug's doses. */
export interface Label {
  /** Largest dose in use, of the drug's own unit; per kilogram where it is dosed so. Above: a warning. Above five times: refused. */
  readonly most_points: number;
  readonly mostPerKg_points?: number;
  /** Largest infusion in use, amount per hour and kilogram. */
  readonly mostRate_points?: number;
  readonly rules: readonly LabelRule[];
  /** Contraindications that this program cannot see. */
  readonly contraindications: string;
}

const kidneys = (below_mL_per_min: number, text: string, status: LabelRule["status"], source: string, from_mL_per_min = 0): LabelRule => ({
  when: (c) => c.creatinineClearance_mL_per_min < below_mL_per_min && c.creatinineClearance_mL_per_min >= from_mL_per_min, text, status, source,
});
const besides = (kinds: readonly Interaction[], text: string, status: LabelRule["status"], source: string): LabelRule => ({ when: (c) => c.interaction !== undefined && kinds.includes(c.interaction), text, status, source });
const bleeding = "active bleeding; a lesion at high risk of major bleeding";
const noHeparin = `${bleeding}; heparin-induced thrombocytopenia`;

/** Labels by drug. */
export const labels: Readonly<Record<string, Label>> = {
  apixaban: {
    most_points: 10, contraindications: `${bleeding}; liver disease with coagulopathy; another anticoagulant except when switching; antiphospholipid syndrome, triple positive`,
    rules: [
      kidneys(15, "Creatinine clearance under 15 mL/min or dialysis: not recommended.", "verified", "eliquislabel"),
      kidneys(30, "Creatinine clearance 15 to 29 mL/min: use with caution.", "verified", "eliquislabel", 15),
      besides(["strong-inhibitor"], "With a strong inhibitor of both CYP3A4 and P-gp: not recommended.", "second-hand", "eliquislabel"),
      besides(["inducer"], "With a strong inducer of both CYP3A4 and P-gp: not recommended for treatment of venous thromboembolism.", "memory", "eliquislabel"),
    ],
  },
  rivaroxaban: {
    most_points: 20, contraindications: `${bleeding}; liver disease with coagulopathy; pregnancy and breast-feeding; antiphospholipid syndrome`,
    rules: [
      kidneys(15, "Creatinine clearance under 15 mL/min: not recommended.", "verified", "rivaroxabanlabel"),
      kidneys(30, "Creatinine clearance 15 to 29 mL/min: use with caution.", "verified", "rivaroxabanlabel", 15),
      { when: (c) => c.creatinineClearance_mL_per_min < 50 && c.creatinineClearance_mL_per_min >= 30 && c.interaction === "moderate-inhibitor", text: "Creatinine clearance 30 to 49 mL/min with a drug that raises its level: use with caution.", status: "verified", source: "rivaroxabanlabel" },
      besides(["strong-inhibitor"], "With an azole antimycotic or an HIV protease inhibitor: not recommended.", "verified", "rivaroxabanlabel"),
      { when: (c) => c.daily_points > 30, text: "More than 30 mg a day.", status: "verified", source: "rivaroxabanlabel" },
    ],
  },
  edoxaban: {
    most_points: 60, contraindications: `${bleeding}; liver disease with coagulopathy; uncontrolled severe hypertension`,
    rules: [
      kidneys(15, "Creatinine clearance under 15 mL/min or dialysis: not recommended.", "memory", "lixianalabel"),
      { when: (c) => c.dose_points > 30 && c.creatinineClearance_mL_per_min >= 15 && c.creatinineClearance_mL_per_min <= 50, text: "Creatinine clearance 15 to 50 mL/min: 30 mg once daily.", status: "verified", source: "lixianalabel" },
      { when: (c) => c.dose_points > 30 && c.mass_kg <= 60, text: "60 kg or less: 30 mg once daily.", status: "verified", source: "lixianalabel" },
      { when: (c) => c.dose_points > 30 && (c.interaction === "strong-inhibitor" || c.interaction === "moderate-inhibitor"), text: "With ciclosporin, dronedarone, erythromycin or ketoconazole: 30 mg once daily.", status: "verified", source: "lixianalabel" },
    ],
  },
  dabigatran: {
    most_points: 220, contraindications: `${bleeding}; liver disease expected to affect survival; mechanical heart valve; another anticoagulant except when switching`,
    rules: [
      kidneys(30, "Creatinine clearance under 30 mL/min: contraindicated.", "verified", "pradaxalabel"),
      { when: (c) => c.age_y > 80 && c.dose_points > 110, text: "Over 80 years: 110 mg twice daily.", status: "verified", source: "pradaxalabel" },
      besides(["strong-inhibitor"], "With a strong inhibitor of P-gp (ketoconazole, ciclosporin, itraconazole, dronedarone): contraindicated.", "memory", "pradaxalabel"),
    ],
  },
  enoxaparin: {
    most_points: 18_000, mostPerKg_points: 150, contraindications: noHeparin,
    rules: [
      kidneys(15, "Creatinine clearance under 15 mL/min: not recommended; unfractionated heparin or monitoring of anti-Xa.", "second-hand", "enoxaparinlabel"),
      { when: (c) => c.creatinineClearance_mL_per_min < 30 && c.daily_points > 110 * c.mass_kg, text: "Creatinine clearance under 30 mL/min: 1 mg/kg once daily.", status: "verified", source: "bcgpenoxaparin" },
      { when: (c) => c.mass_kg < 50 || c.mass_kg > 120, text: "Under 50 kg or over 120 kg: treat with monitoring of levels.", status: "verified", source: "ng158" },
    ],
  },
  dalteparin: { most_points: 18_000, mostPerKg_points: 200, contraindications: `${noHeparin}; allergy to pork products`, rules: [kidneys(30, "Creatinine clearance under 30 mL/min: monitor anti-Xa and adjust.", "verified", "fragminlabel")] },
  tinzaparin: { most_points: 20_000, mostPerKg_points: 175, contraindications: `${noHeparin}; allergy to sulphites or pork products`, rules: [{ when: (c) => c.age_y >= 70 && c.creatinineClearance_mL_per_min < 60, text: "The elderly with renal impairment: possible excess of deaths against unfractionated heparin.", status: "verified", source: "innohep" }] },
  fondaparinux: {
    most_points: 10, contraindications: `${bleeding}; acute bacterial endocarditis`,
    rules: [
      { when: (c) => c.creatinineClearance_mL_per_min < 30 && c.dose_points > 2.5, text: "Creatinine clearance under 30 mL/min: contraindicated for treatment.", status: "verified", source: "fondaparinuxreview2013" },
      { when: (c) => c.creatinineClearance_mL_per_min < 20 && c.dose_points <= 2.5, text: "Creatinine clearance under 20 mL/min: do not use.", status: "memory", source: "fondaparinuxlabel" },
      { when: (c) => c.creatinineClearance_mL_per_min >= 20 && c.creatinineClearance_mL_per_min <= 50 && c.dose_points <= 2.5 && c.dose_points > 1.5, text: "Creatinine clearance 20 to 50 mL/min, prevention: 1.5 mg once daily.", status: "verified", source: "fondaparinuxlabel" },
      { when: (c) => c.creatinineClearance_mL_per_min >= 30 && c.creatinineClearance_mL_per_min <= 50 && c.dose_points > 2.5, text: "Creatinine clearance 30 to 50 mL/min: clearance 40 % lower, caution.", status: "verified", source: "fondaparinuxreview2013" },
      { when: (c) => c.mass_kg < 50, text: "Under 50 kg: more bleeding, caution.", status: "verified", source: "fondaparinuxlabel" },
    ],
  },
  heparin: { most_points: 10_000, mostPerKg_points: 80, mostRate_points: 30, contraindications: noHeparin, rules: [] },
  warfarin: { most_points: 20, contraindications: `${bleeding}; pregnancy`, rules: [{ when: (c) => c.daily_points > 15, text: "More than 15 mg a day is rarely needed.", status: "memory", source: "virchow" }] },
  acenocoumarol: {
    most_points: 8, contraindications: `${bleeding}; pregnancy; severe hypertension; severe impairment of liver or kidneys; recent or planned surgery of the eye or nervous system`,
    rules: [{ when: (c) => c.age_y >= 65, text: "65 years or more: lower doses.", status: "verified", source: "sinthrome" }],
  },
  aspirin: { most_points: 1000, contraindications: "active ulcer or bleeding; aspirin-sensitive asthma", rules: [{ when: (c) => c.daily_points > 150, text: "More than 150 mg a day is not used against venous thromboembolism.", status: "memory", source: "virchow" }] },
  alteplase: {
    most_points: 100, mostPerKg_points: 1.5, mostRate_points: 1.5, contraindications: "intracranial neoplasm, surgery or trauma within 2 months; haemorrhagic stroke ever; ischaemic stroke within 3 months; active bleeding; anticoagulant treatment",
    rules: [],
  },
  tenecteplase: { most_points: 50, contraindications: "active bleeding; stroke ever; intracranial surgery or trauma within 2 months; severe uncontrolled hypertension", rules: [{ when: (c) => c.age_y >= 75 && c.dose_points > 25, text: "75 years or more (myocardial infarction): half the dose.", status: "verified", source: "highlandacs" }] },
  protamine: { most_points: 50, contraindications: "allergy to protamine or fish", rules: [] },
  idarucizumab: { most_points: 5000, contraindications: "none known but allergy; hereditary fructose intolerance", rules: [] },
  andexanet: { most_points: 880, mostRate_points: 8, contraindications: "allergy to hamster protein", rules: [] },
  "vitamin-k": { most_points: 10, contraindications: "anaphylaxis can follow intravenous use", rules: [{ when: (c) => c.dose_points > 10, text: "More than 10 mg: resistance to warfarin for a week or more.", status: "verified", source: "phytonadione" }] },
  "prothrombin-complex": { most_points: 5000, mostPerKg_points: 50, contraindications: "disseminated intravascular coagulation; heparin-induced thrombocytopenia", rules: [] },
  "tranexamic-acid": { most_points: 2000, contraindications: "active thrombosis; fits", rules: [kidneys(50, "Renal impairment: accumulates, reduce.", "verified", "cyklokapron")] },
};
