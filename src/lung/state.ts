/** A plug in the pulmonary arteries. */
export interface Plug {
  /** Named artery, or the bed below a segmental artery. */
  readonly vesselIndex: number;
  /** 1 for a named artery, else the share of that bed behind it. */
  readonly bedShare_fraction: number;
  readonly occlusion_fraction: number;
  readonly volume_m3: number;
  /** Time since it lodged, s. */
  readonly age_s: number;
}

/** How the lung is ventilated. */
export type Ventilation = { readonly mode: "spontaneous" } | { readonly mode: "fixed"; readonly minuteVentilation_m3_per_s: number; readonly endExpiratoryPressure_Pa: number; readonly tidalVolume_m3?: number };

/** How the arteries perfuse each segment: share of its bed closed to blood, and classes of the open rest by share and by flow over their mean. */
export interface SegmentPerfusion {
  readonly bedClosed_fraction: readonly number[];
  readonly flowClasses: readonly (readonly { readonly share_fraction: number; readonly flow_ratio: number }[])[];
}

/** What the rest of the body gives the lung. */
export interface LungInput {
  /** Flow of each segment, in the order of the graph. */
  readonly segmentFlow_m3_per_s: readonly number[];
  readonly cardiacOutput_m3_per_s: number;
  /** Venous blood that passes the foramen ovale. */
  readonly shuntFlow_m3_per_s: number;
  readonly pulmonaryArterialPressureMean_Pa: number;
  readonly leftAtrialPressureMean_Pa: number;
  readonly plugs: readonly Plug[];
  readonly inspiredOxygen_fraction: number;
  readonly barometricPressure_Pa: number;
  readonly ventilation: Ventilation;
  readonly oxygenUptake_m3_per_s: number;
  /** Oxygen uptake over rest (exercise raises breathing with it). */
  readonly exercise_ratio: number;
  /** Perfusion within the segments from a tree of arteries; absent when only the plugs are known. */
  readonly perfusion?: SegmentPerfusion;
  /** Metabolic state of the blood; 0 when absent. */
  readonly baseExcess_mmol_per_L?: number;
}

/** Gas stores, breathing, and slow damage: plain data that can be saved. */
export interface LungState {
  /** Contents of mixed venous blood, mL/dL. */
  venousO2_points: number;
  venousCO2_points: number;
  /** Tensions of the curve's nodes, mmHg: where the next solve starts. */
  curveO2_points: number[];
  curveCO2_points: number[];
  /** Mixed alveolar gas, mmHg. */
  alveolarO2_points: number;
  alveolarCO2_points: number;
  arterialO2_points: number;
  arterialCO2_points: number;
  arterialContent_points: number;
  arterialCarbon_points: number;
  lowFlow_fraction: number;
  minuteVentilation_m3_per_s: number;
  /** What narrowed airways leave to the others: air of an open unit over its own. */
  airFactor_ratio: number;
  /** Uptake of oxygen and output of carbon dioxide by the mass balance of the breath, dry at standard conditions. */
  breathedO2_m3_per_s: number;
  breathedCO2_m3_per_s: number;
  atelectasis_fraction: number;
  /** Share of each segment that is dead, and that is bleeding or dead. */
  infarct_fraction: number[];
  haemorrhage_fraction: number[];
  /** Oxygen taken up and carbon dioxide given off by the blood in the lung since the beginning, and used and made by tissue, m3. */
  takenUp_m3: number;
  used_m3: number;
  givenOff_m3: number;
  made_m3: number;
}
