import type { RateConstant } from "../network/network.ts";

/** A small molecule that binds enzymes reversibly. */
export interface ReversibleInhibitor {
  readonly kind: "reversible";
  /** Molar mass: g per mol, written g per M per L. */
  readonly molarMass: RateConstant;
  /** Unbound share in plasma. */
  readonly free: RateConstant;
  /** Enzymes and their inhibition constants. */
  readonly targets: Readonly<Record<string, RateConstant>>;
  /** Multiplies the free concentration: 1 where the published constants do. */
  readonly potency: RateConstant;
  /** Mean concentration under the usual dose, at which the potency was set. */
  readonly therapeutic: RateConstant;
}

/** A heparin: makes antithrombin faster, in proportion to its concentration, on each kind of target. */
export interface AntithrombinAccelerator {
  readonly kind: "accelerator";
  /** Rise of the rate on Xa per unit of concentration. */
  readonly onXa: RateConstant;
  /** Rise of the rates on thrombin and meizothrombin. */
  readonly onThrombin: RateConstant;
  /** Rise of the rates on IXa and on TF:VIIa. */
  readonly onOthers: RateConstant;
  readonly therapeutic: RateConstant;
}

/** A drug that acts on the network. */
export type NetworkDrug = ReversibleInhibitor | AntithrombinAccelerator;

/**
 * Anticoagulants in the tissue factor networks. The closed model at 5 pM over-reads strong inhibitors of Xa: with published constants
 * apixaban and edoxaban abolish thrombin at therapeutic levels, which blood does not show. `potency` therefore scales the free
 * concentration so that the peak within an hour, in Hockin-Mann at 5 pM, is half of the untreated one at the mean therapeutic level
 * (rows CLOT-120 to CLOT-126). Association is fast and assumed; results depend on the inhibition constant.
 */
export const networkDrugs: Readonly<Record<string, NetworkDrug>> = {
  rivaroxaban: {
    kind: "reversible",
    molarMass: { value: 435.88, unit: "g_per_M_per_L", source: "rivaroxabanlabel", basis: "measured" },
    free: { value: 0.08, unit: "fraction", source: "rivaroxabanlabel", basis: "measured", note: "92 to 95 % bound." },
    targets: { Xa: { value: 0.4, unit: "nM", source: "hartmann2016", basis: "measured" }, Xa_Va: { value: 2.1, unit: "nM", source: "hartmann2016", basis: "measured", note: "IC50 of prothrombinase." } },
    potency: { value: 1, unit: "ratio", source: "virchow", basis: "fitted", note: "Peak 51 % at 100 ng/mL without scaling." },
    therapeutic: { value: 100, unit: "ng_per_mL", source: "virchow", basis: "assumed", note: "Mean between peak 270 and trough 26 ng/mL of 20 mg a day." },
  },
  apixaban: {
    kind: "reversible",
    molarMass: { value: 459.5, unit: "g_per_M_per_L", source: "apixabanlabel", basis: "measured" },
    free: { value: 0.13, unit: "fraction", source: "apixabanlabel", basis: "measured" },
    targets: { Xa: { value: 0.08, unit: "nM", source: "pinto2007", basis: "measured" }, Xa_Va: { value: 0.42, unit: "nM", source: "virchow", basis: "assumed", note: "The same ratio to Xa as rivaroxaban." } },
    potency: { value: 0.265, unit: "ratio", source: "virchow", basis: "fitted", note: "Peak 50 % at 100 ng/mL." },
    therapeutic: { value: 100, unit: "ng_per_mL", source: "virchow", basis: "assumed", note: "Mean between peak 132 and trough 63 ng/mL of 5 mg twice a day." },
  },
  edoxaban: {
    kind: "reversible",
    molarMass: { value: 548.06, unit: "g_per_M_per_L", source: "edoxabanlabel", basis: "measured" },
    free: { value: 0.5, unit: "fraction", source: "edoxabanlabel", basis: "measured", note: "40 to 59 % bound." },
    targets: { Xa: { value: 0.561, unit: "nM", source: "furugohri2008", basis: "measured" }, Xa_Va: { value: 2.98, unit: "nM", source: "furugohri2008", basis: "measured" } },
    potency: { value: 0.344, unit: "ratio", source: "virchow", basis: "fitted", note: "Peak 50 % at 80 ng/mL." },
    therapeutic: { value: 80, unit: "ng_per_mL", source: "virchow", basis: "assumed", note: "Mean between peak 234 and trough 19 ng/mL of 60 mg a day." },
  },
  dabigatran: {
    kind: "reversible",
    molarMass: { value: 471.5, unit: "g_per_M_per_L", source: "dabigatranlabel", basis: "measured" },
    free: { value: 0.65, unit: "fraction", source: "dabigatranlabel", basis: "measured" },
    targets: { IIa: { value: 4.5, unit: "nM", source: "vanryn2010", basis: "measured" } },
    potency: { value: 1, unit: "ratio", source: "virchow", basis: "fitted", note: "Peak 78 % at 110 ng/mL; meizothrombin, which it does not bind here, keeps the rest." },
    therapeutic: { value: 110, unit: "ng_per_mL", source: "virchow", basis: "assumed", note: "Mean between peak 175 and trough 60 ng/mL of 150 mg twice a day." },
  },
  heparin: {
    kind: "accelerator",
    onXa: { value: 2, unit: "mL_per_IU", source: "virchow", basis: "fitted", note: "All rates doubled at 0.5 IU/mL: peak 51 % (CLOT-124)." },
    onThrombin: { value: 2, unit: "mL_per_IU", source: "virchow", basis: "fitted" },
    onOthers: { value: 2, unit: "mL_per_IU", source: "virchow", basis: "fitted" },
    therapeutic: { value: 0.5, unit: "IU_per_mL", source: "virchow", basis: "assumed", note: "Middle of 0.3 to 0.7 IU/mL." },
  },
  enoxaparin: {
    kind: "accelerator",
    onXa: { value: 3.54, unit: "mL_per_IU", source: "virchow", basis: "fitted", note: "Peak 50 % at 0.6 IU/mL with three times the action on Xa that it has on thrombin (CLOT-125)." },
    onThrombin: { value: 1.18, unit: "mL_per_IU", source: "virchow", basis: "fitted" },
    onOthers: { value: 3.54, unit: "mL_per_IU", source: "virchow", basis: "fitted", note: "IXa as Xa." },
    therapeutic: { value: 0.6, unit: "IU_per_mL", source: "virchow", basis: "assumed", note: "Mean of 1 mg/kg twice a day." },
  },
  fondaparinux: {
    kind: "accelerator",
    onXa: { value: 2.8, unit: "L_per_mg", source: "virchow", basis: "assumed", note: "Acts on Xa only and, in this model, delays thrombin without lowering its peak (CLOT-126): set so that the lag doubles at the mean therapeutic level." },
    onThrombin: { value: 0, unit: "L_per_mg", source: "virchow", basis: "assumed", note: "None: a pentasaccharide." },
    onOthers: { value: 0, unit: "L_per_mg", source: "virchow", basis: "assumed" },
    therapeutic: { value: 0.8, unit: "mg_per_L", source: "virchow", basis: "assumed", note: "Mean of 7.5 mg a day." },
  },
};

/** Association of a small inhibitor with its enzyme: fast, so that the inhibition constant decides. */
export const association: RateConstant = { value: 1e-2, unit: "per_nM_per_s", source: "virchow", basis: "assumed", note: "1e7 per M per s, usual for small active-site inhibitors." };
