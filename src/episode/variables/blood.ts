import { fromSI } from "../../units/index.ts";
import { variable, type ReadableVariable } from "./variable.ts";

/** Laboratory values, drug effects, and outcomes. */
export const bloodVariables: readonly ReadableVariable[] = [
  variable("dDimer_ug_per_L_FEU", "blood", { label: "D-dimer", unit: "µg/L FEU", meaning: "Fragments of cross-linked fibrin, in fibrinogen-equivalent units: formed where a clot forms and dissolves.", normal: [0, 500], source: "schouten2013", digitsCount: 0 }, (s) => fromSI(s.blood.dDimer_kg_per_m3, "ug_per_L")),
  variable("fibrinogen_g_per_L", "blood", { label: "Fibrinogen", unit: "g/L", meaning: "The protein that fibrin is made of; an acute-phase protein; falls under thrombolysis.", normal: [2, 4], source: "textbook-physiology" }, (s) => fromSI(s.blood.fibrinogen_kg_per_m3, "g_per_L")),
  variable("systemicActivation_ratio", "blood", { label: "Systemic activation", unit: "", meaning: "How much more readily this blood clots than in health: inflammation, surgery, cancer.", normal: [0.8, 1.3], digitsCount: 2 }, (s) => s.blood.systemicActivation_ratio),
  variable("thrombinPeak_nM", "blood", { label: "Thrombin peak", unit: "nM", meaning: "Highest active thrombin of this blood after 5 pM tissue factor with 1 nM thrombomodulin.", normal: [25, 95], source: "brummelziedins2012", digitsCount: 0 }, (s) => s.blood.thrombinPeak_nM),
  variable("troponin_ng_per_L", "blood", { label: "Troponin", unit: "ng/L", meaning: "High-sensitivity cardiac troponin: injury of heart muscle, here of the overloaded right ventricle.", normal: [0, 14], source: "textbook-physiology", digitsCount: 0 }, (s) => s.biomarkers.troponin_kg_per_m3 * 1e9),
  variable("ntProBNP_ng_per_L", "blood", { label: "NT-proBNP", unit: "ng/L", meaning: "Released by stretched heart muscle.", normal: [0, 300], source: "textbook-physiology", digitsCount: 0 }, (s) => s.biomarkers.ntProBNP_kg_per_m3 * 1e9),
  variable("lactate_mmol_per_L", "blood", { label: "Lactate", unit: "mmol/L", meaning: "Rises when tissues get too little oxygen.", normal: [0.5, 2], source: "textbook-physiology" }, (s) => s.biomarkers.lactate_mmol_per_L),
  variable("haemoglobin_g_per_L", "blood", { label: "Haemoglobin", unit: "g/L", meaning: "Oxygen carrier of the blood.", normal: [120, 170], source: "textbook-physiology", digitsCount: 0 }, (s) => fromSI(s.haemoglobin_kg_per_m3, "g_per_L")),
  variable("inr_ratio", "drug", { label: "INR", unit: "", meaning: "International normalised ratio of the prothrombin time.", normal: [0.9, 1.2], source: "textbook-physiology" }, (s) => s.drugs.inr_ratio),
  variable("aptt_s", "drug", { label: "aPTT", unit: "s", meaning: "Activated partial thromboplastin time.", normal: [25, 38], source: "textbook-physiology", digitsCount: 0 }, (s) => s.drugs.aptt_s),
  variable("antiXa_IU_per_mL", "drug", { label: "Anti-Xa", unit: "IU/mL", meaning: "Activity of heparins (or of factor Xa inhibitors on the same assay) against factor Xa.", normal: [0, 0.1], source: "textbook-physiology", digitsCount: 2 }, (s) => s.drugs.antiXa_IU_per_mL),
  variable("thrombinInhibition_fraction", "drug", { label: "Growth inhibited by drugs", unit: "", meaning: "Share of the growth activity of thrombin that drugs take away.", normal: [0, 0], digitsCount: 2 }, (s) => s.drugs.growthInhibition_fraction),
  variable("plasminActivity_ratio", "drug", { label: "Plasmin activity by drugs", unit: "", meaning: "Added plasmin activity over the body's own; zero without a thrombolytic.", normal: [0, 0], digitsCount: 1 }, (s) => s.drugs.plasminActivity_ratio),
  variable("majorBleeding_probability", "outcome", { label: "Chance of a major bleed so far", unit: "", meaning: "Cumulative chance of major bleeding in this course, from the drugs and the person.", normal: [0, 0.01], source: "khan2021", digitsCount: 4 }, (s) => s.majorBleeding_probability),
  variable("alive_index", "outcome", { label: "Alive", unit: "", meaning: "1 while the person lives, 0 after death.", normal: [1, 1], digitsCount: 0 }, (s) => (s.alive ? 1 : 0)),
];
