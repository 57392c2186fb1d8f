/** Which leg. */
export type LegSide = "left" | "right";

/** How the person is held. */
export type LegPosture = "supine" | "legs-raised" | "head-up" | "sitting" | "standing";

/** What the episode tells one leg. */
export interface LegInput {
  /** Pressure in the deep veins of the calf, hydrostatic part included, Pa. */
  readonly calfVenousPressure_Pa: number;
  /** Pressure where the tissues of the thigh drain (deep femoral vein), hydrostatic part included, Pa. */
  readonly thighVenousPressure_Pa: number;
  /** Length of deep vein with clot in it, m. */
  readonly thrombusLength_m: number;
  /** Clot volume by region: muscle and calf veins; popliteal vein to groin and pelvis. */
  readonly calfThrombus_m3: number;
  readonly thighThrombus_m3: number;
  /** Share of that volume that is not yet organised. */
  readonly fresh_fraction: number;
  /** Share that has become scar. */
  readonly organised_fraction: number;
  /** Flow in superficial veins over rest, 1 in health. */
  readonly superficialFlow_ratio: number;
  readonly posture: LegPosture;
  readonly stockingPressure_Pa: number;
  readonly walking: boolean;
}

/** One leg: tissue state and the signs that follow from it. Plain numbers; written as JSON as it is. */
export interface LegState {
  /** Fluid beyond what is there in health, below the knee and in the thigh. */
  calfOedema_m3: number;
  thighOedema_m3: number;
  oedema_m3: number;
  /** Volumes of tissue in health. */
  calfTissue_m3: number;
  thighTissue_m3: number;
  /** Girths in health. */
  calfHealthy_m: number;
  thighHealthy_m: number;
  calfCircumference_m: number;
  thighCircumference_m: number;
  calfInflammation_fraction: number;
  thighInflammation_fraction: number;
  /** 0 none to 10 worst, as an average person would say. */
  pain_points: number;
  /** Pain on pressing along the deep veins, 0 to 1. */
  tenderness_fraction: number;
  skinTemperature_K: number;
  redness_fraction: number;
  cyanosis_fraction: number;
  pallor_fraction: number;
  colour: "normal" | "red" | "blue" | "pale";
  veinDistension_fraction: number;
  compartmentPressure_Pa: number;
  /** Nerves without function, 0 to 1: numbness. Only compartment syndrome does this. */
  nerveFailure_fraction: number;
  valveCompetence_fraction: number;
  /** Hardening and darkening of the skin by years of reflux, 0 to 1. */
  skinChange_fraction: number;
  villalta_points: number;
}

/** Both legs. */
export interface LegsState {
  left: LegState;
  right: LegState;
  /** Height of the person: sets the weight of the column of blood. */
  height_m: number;
}

/** What the legs need to know of the person. */
export interface LegsPerson {
  readonly height_m: number;
  readonly mass_kg: number;
}
