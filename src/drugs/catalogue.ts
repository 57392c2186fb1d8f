/** How a drug acts. */
export type DrugClass = "heparin" | "factor-xa-inhibitor" | "thrombin-inhibitor" | "vitamin-k-antagonist" | "antiplatelet" | "thrombolytic" | "reversal" | "antifibrinolytic";

/** What is known of a drug: kinetics in litres, hours and kilograms of body mass as published; converted where they are used. */
export interface Drug {
  readonly id: string;
  readonly label: string;
  readonly kind: DrugClass;
  /** Amounts are in mg, or in IU for heparins. */
  readonly amount: "mg" | "IU";
  /** Unit of the concentration that people read. */
  readonly concentrationUnit: "ng_per_mL" | "mg_per_L" | "IU_per_mL";
  readonly bioavailability: number;
  /** Oral or subcutaneous absorption, 1/h; 0 for intravenous drugs. */
  readonly absorption_per_h: number;
  /** Clearance = base + renal x CrCl (mL/min), L/h. */
  readonly clearance_L_per_h: number;
  readonly renalClearance: number;
  readonly central_L: number;
  readonly exchange_L_per_h: number;
  readonly peripheral_L: number;
  /** Volumes and clearance grow with body mass over 70 kg. */
  readonly byMass: boolean;
  /** Therapeutic mean concentration in `concentrationUnit`: what the effects are scaled to. */
  readonly reference: number;
  /** Growth of clot that it stops at the reference, 0 to 1 (law 8 of the recipe). */
  readonly growth: number;
  /** Anti-Xa activity per unit of concentration, IU/mL. */
  readonly antiXa: number;
  /** Major bleeding at the reference over none. */
  readonly bleeding: number;
  readonly source: string;
}

const drug = (id: string, label: string, kind: DrugClass, amount: "mg" | "IU", concentrationUnit: Drug["concentrationUnit"], k: readonly [F: number, ka: number, cl: number, renal: number, vc: number, q: number, vp: number], byMass: boolean, effect: readonly [reference: number, growth: number, antiXa: number, bleeding: number], source: string): Drug => ({
  id, label, kind, amount, concentrationUnit, bioavailability: k[0], absorption_per_h: k[1], clearance_L_per_h: k[2], renalClearance: k[3], central_L: k[4], exchange_L_per_h: k[5], peripheral_L: k[6], byMass, reference: effect[0], growth: effect[1], antiXa: effect[2], bleeding: effect[3], source,
});

/**
 * The drugs that a scenario may give. Kinetics: anticoagulant-pk and drug-doses tables of the evidence (facts; status of each number there).
 * Effects: law 8 of the natural-history recipe (fitted to NAT-030, TRT-014, TRT-030); bleeding: OUT-007, CLOT-440.
 */
export const drugs: readonly Drug[] = [
  drug("apixaban", "Apixaban", "factor-xa-inhibitor", "mg", "ng_per_mL", [0.97, 0.473, 2.0, 0.0196, 30, 1.91, 27], true, [105, 0.98, 0.0159, 2.3], "cirincione2018"),
  drug("rivaroxaban", "Rivaroxaban", "factor-xa-inhibitor", "mg", "ng_per_mL", [0.83, 1.23, 3.4, 0.0284, 54.4, 0, 1], false, [115, 0.98, 0.0095, 2.9], "mueck2011"),
  drug("edoxaban", "Edoxaban", "factor-xa-inhibitor", "mg", "ng_per_mL", [1, 3.36, 15.2, 0.202, 209, 9.7, 92.3], true, [75, 0.98, 0.012, 2.9], "niebecker2015"),
  drug("dabigatran", "Dabigatran", "thrombin-inhibitor", "mg", "ng_per_mL", [1, 0.821, 12.4, 1.13, 531, 152, 499], false, [105, 0.98, 0, 2.9], "liesenfeld2013"),
  drug("enoxaparin", "Enoxaparin", "heparin", "IU", "IU_per_mL", [0.94, 0.476, 0.229, 0.0093, 6.78, 0.429, 6.19], true, [0.55, 0.98, 1, 2.9], "feng2006"),
  drug("dalteparin", "Dalteparin", "heparin", "IU", "IU_per_mL", [0.87, 0.35, 0.5, 0.007, 3.5, 0, 1], true, [0.5, 0.98, 1, 2.9], "schoemaker1996"),
  drug("tinzaparin", "Tinzaparin", "heparin", "IU", "IU_per_mL", [0.87, 0.3, 0.6, 0.0045, 4, 0, 1], true, [0.45, 0.98, 1, 2.9], "virchow"),
  drug("fondaparinux", "Fondaparinux", "factor-xa-inhibitor", "mg", "mg_per_L", [1, 1.2, 0.1, 0.0036, 9, 0, 1], false, [0.8, 0.98, 1, 2.9], "fondaparinuxlabel"),
  drug("heparin", "Unfractionated heparin", "heparin", "IU", "IU_per_mL", [1, 0.5, 2.8, 0, 4.2, 0, 1], true, [0.45, 0.89, 1, 3.6], "virchow"),
  drug("warfarin", "Warfarin", "vitamin-k-antagonist", "mg", "mg_per_L", [0.9, 2, 0.314, 0, 13.8, 0.131, 6.59], false, [1.5, 0.93, 0, 4.2], "hamberg2007"),
  drug("aspirin", "Aspirin", "antiplatelet", "mg", "mg_per_L", [0.5, 3, 40, 0, 10.5, 0, 1], false, [0.02, 0.25, 0, 1.6], "virchow"),
  drug("alteplase", "Alteplase", "thrombolytic", "mg", "mg_per_L", [1, 0, 36.9, 0, 3.6, 7.6, 4.9], false, [1.11, 0, 0, 1], "activaselabel"),
  drug("tenecteplase", "Tenecteplase", "thrombolytic", "mg", "mg_per_L", [1, 0, 6.5, 0, 4.8, 1.6, 2.3], false, [2.8, 0, 0, 1], "virchow"),
  drug("protamine", "Protamine", "reversal", "mg", "mg_per_L", [1, 0, 60, 0, 10, 0, 1], false, [1, 0, 0, 1], "virchow"),
  drug("idarucizumab", "Idarucizumab", "reversal", "mg", "mg_per_L", [1, 0, 2.82, 0, 4, 2.5, 4.9], false, [100, 0, 0, 1], "virchow"),
  drug("andexanet", "Andexanet alfa", "reversal", "mg", "mg_per_L", [1, 0, 4.3, 0, 5, 0, 1], false, [60, 0, 0, 1], "virchow"),
  drug("vitamin-k", "Vitamin K", "reversal", "mg", "mg_per_L", [1, 0.3, 3, 0, 20, 0, 1], false, [0.1, 0, 0, 1], "virchow"),
  drug("prothrombin-complex", "Prothrombin complex", "reversal", "IU", "IU_per_mL", [1, 0, 0.12, 0, 3, 0, 1], true, [0.5, 0, 0, 1], "virchow"),
  drug("tranexamic-acid", "Tranexamic acid", "antifibrinolytic", "mg", "mg_per_L", [1, 0, 6.6, 0, 10, 3, 10], false, [10, 0, 0, 1], "virchow"),
];

const byId = new Map(drugs.map((entry) => [entry.id, entry]));

/** A drug by name. Throws RangeError with the known names. */
export function findDrug(id: string): Drug {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`No drug is called "${id}". Expected one of ${drugs.map((entry) => entry.id).join(", ")}.`);
  return found;
}
