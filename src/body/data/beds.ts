/** A lumped systemic bed: artery, share of resting output (%), share of resting oxygen uptake (%), share of the venous reservoir (%), veins with shares (%), place. */
export interface BedRow {
  readonly id: string;
  readonly label: string;
  readonly paired: boolean;
  readonly artery: string;
  readonly flow: number;
  readonly oxygen: number;
  readonly reservoir: number;
  readonly drains: readonly (readonly [vein: string, share: number])[];
  /** Height on the map, mm below the crown. */
  readonly map_mm: number;
  readonly region: "calf" | "thigh" | "pelvis" | "abdomen" | "thorax" | "arm" | "head";
}

/**
 * Shares per side for paired beds. Flows give PHY-914 (calf and foot 72 mL/min through the popliteal vein, 284 through the common
 * femoral), PHY-915 (infrarenal cava about 1.1 L/min), and the usual split of cardiac output at rest lying.
 */
export const bedRows: readonly BedRow[] = [
  { id: "calf-bed", label: "Calf and foot", paired: true, artery: "posterior-tibial-artery-*", flow: 1.34, oxygen: 2, reservoir: 1.9, drains: [["soleal-sinus-*", 17], ["gastrocnemius-sinus-*", 15], ["anterior-tibial-vein-*", 13], ["posterior-tibial-vein-*", 22], ["peroneal-vein-*", 21], ["small-saphenous-vein-*", 4], ["great-saphenous-vein-*", 8]], map_mm: 1450, region: "calf" },
  { id: "thigh-bed", label: "Thigh", paired: true, artery: "femoral-artery-*", flow: 4, oxygen: 5, reservoir: 2.6, drains: [["deep-femoral-vein-*", 52], ["femoral-vein-*", 40], ["great-saphenous-vein-*", 8]], map_mm: 1000, region: "thigh" },
  { id: "pelvic-bed", label: "Pelvis and buttock", paired: true, artery: "common-iliac-artery-*", flow: 4.2, oxygen: 5, reservoir: 4, drains: [["internal-iliac-vein-*", 100]], map_mm: 780, region: "pelvis" },
  { id: "arm-bed", label: "Arm", paired: true, artery: "radial-artery-*", flow: 3.6, oxygen: 4, reservoir: 2.5, drains: [["brachial-vein-*", 58], ["basilic-vein-*", 25], ["cephalic-vein-*", 17]], map_mm: 640, region: "arm" },
  { id: "head-bed", label: "Head and brain", paired: true, artery: "common-carotid-artery-*", flow: 9, oxygen: 11, reservoir: 4, drains: [["internal-jugular-vein-*", 100]], map_mm: 80, region: "head" },
  { id: "shoulder-bed", label: "Shoulder and neck", paired: true, artery: "subclavian-artery-*", flow: 2.2, oxygen: 2, reservoir: 2, drains: [["subclavian-vein-*", 100]], map_mm: 310, region: "arm" },
  { id: "kidney-bed", label: "Kidney", paired: true, artery: "renal-artery-*", flow: 9.7, oxygen: 3.5, reservoir: 2, drains: [["renal-vein-*", 100]], map_mm: 600, region: "abdomen" },
  { id: "splanchnic-bed", label: "Liver, gut and spleen", paired: false, artery: "aorta", flow: 23.5, oxygen: 24, reservoir: 42, drains: [["hepatic-vein-right", 42], ["hepatic-vein-middle", 28], ["hepatic-vein-left", 30]], map_mm: 570, region: "abdomen" },
  { id: "trunk-bed", label: "Chest and belly wall", paired: false, artery: "aorta", flow: 2.6, oxygen: 4, reservoir: 6, drains: [["azygos-vein", 70], ["inferior-vena-cava-infrarenal", 30]], map_mm: 500, region: "thorax" },
  { id: "coronary-bed", label: "Heart muscle", paired: false, artery: "aorta", flow: 4.6, oxygen: 11, reservoir: 1, drains: [["coronary-sinus", 100]], map_mm: 450, region: "thorax" },
  { id: "bronchial-bed", label: "Bronchi", paired: false, artery: "bronchial-arteries", flow: 1.2, oxygen: 1, reservoir: 0.6, drains: [["azygos-vein", 50], ["inferior-pulmonary-vein-right", 27], ["inferior-pulmonary-vein-left", 23]], map_mm: 430, region: "thorax" },
];

/** Extra paths that open when a vein is blocked, and perforators. `resistance` is a multiple of the collateral resistance; perforators let blood pass inward only. */
export const collateralRows: readonly { readonly from: string; readonly to: string; readonly paired: boolean; readonly resistance: number; readonly kind: "collateral" | "perforator" }[] = [
  { from: "great-saphenous-vein-*", to: "posterior-tibial-vein-*", paired: true, resistance: 2, kind: "perforator" },
  { from: "great-saphenous-vein-*", to: "femoral-vein-*", paired: true, resistance: 2, kind: "perforator" },
  { from: "small-saphenous-vein-*", to: "peroneal-vein-*", paired: true, resistance: 2, kind: "perforator" },
  { from: "popliteal-vein-*", to: "deep-femoral-vein-*", paired: true, resistance: 1, kind: "collateral" },
  { from: "posterior-tibial-vein-*", to: "great-saphenous-vein-*", paired: true, resistance: 3, kind: "collateral" },
  { from: "peroneal-vein-*", to: "posterior-tibial-vein-*", paired: true, resistance: 1, kind: "collateral" },
  { from: "soleal-sinus-*", to: "peroneal-vein-*", paired: true, resistance: 1, kind: "collateral" },
  { from: "gastrocnemius-sinus-*", to: "small-saphenous-vein-*", paired: true, resistance: 2, kind: "collateral" },
  { from: "deep-femoral-vein-*", to: "internal-iliac-vein-*", paired: true, resistance: 1.6, kind: "collateral" },
  { from: "common-femoral-vein-*", to: "internal-iliac-vein-*", paired: true, resistance: 1.6, kind: "collateral" },
  { from: "great-saphenous-vein-*", to: "azygos-vein", paired: true, resistance: 6, kind: "collateral" },
  { from: "internal-iliac-vein-left", to: "internal-iliac-vein-right", paired: false, resistance: 0.9, kind: "collateral" },
  { from: "common-iliac-vein-*", to: "inferior-vena-cava-renal", paired: true, resistance: 1.4, kind: "collateral" },
  { from: "common-iliac-vein-*", to: "azygos-vein", paired: true, resistance: 2, kind: "collateral" },
  { from: "inferior-vena-cava-renal", to: "azygos-vein", paired: false, resistance: 2.5, kind: "collateral" },
  { from: "brachial-vein-*", to: "cephalic-vein-*", paired: true, resistance: 1, kind: "collateral" },
  { from: "axillary-vein-*", to: "internal-jugular-vein-*", paired: true, resistance: 1.2, kind: "collateral" },
  { from: "subclavian-vein-*", to: "azygos-vein", paired: true, resistance: 1.5, kind: "collateral" },
  { from: "internal-jugular-vein-left", to: "internal-jugular-vein-right", paired: false, resistance: 0.8, kind: "collateral" },
];
