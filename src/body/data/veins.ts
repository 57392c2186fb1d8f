import type { Layer, Region } from "../types.ts";

/** Size and place of one vein (or one of a pair of sides) at a height of 170 cm. Diameters in mm from distal to proximal, length in cm. */
export interface VeinRow {
  readonly id: string;
  readonly label: string;
  readonly paired: boolean;
  readonly layer: Layer;
  readonly region: Region;
  /** Parallel veins taken together. */
  readonly number: number;
  readonly length_cm: number;
  readonly distal_mm: number;
  readonly proximal_mm: number;
  readonly valves: number;
  /** Pockets in which a thrombus may start: weights of the natural-history recipe (fitted to NAT-001). */
  readonly pockets: number;
  /** Vein that it drains into; `*` takes the same side. Empty: right atrium. */
  readonly into: string;
  readonly snomed?: string;
  readonly sources: readonly string[];
}

const row = (id: string, label: string, paired: boolean, layer: Layer, region: Region, number: number, length_cm: number, distal_mm: number, proximal_mm: number, valves: number, pockets: number, into: string, snomed: string, ...sources: string[]): VeinRow => ({ id, label, paired, layer, region, number, length_cm, distal_mm, proximal_mm, valves, pockets, into, ...(snomed === "" ? {} : { snomed }), sources });

/** All named systemic veins. Sizes: rows PHY-901 to 906 and 923 to 925; valves: PHY-920, 921; codes: DICOM context groups 12110 and 3607. */
export const veinRows: readonly VeinRow[] = [
  row("soleal-sinus", "Soleal sinus", true, "muscle", "calf", 6, 9, 3, 4.6, 0, 8, "posterior-tibial-vein-*", "397427005", "textbook-anatomy"),
  row("gastrocnemius-sinus", "Gastrocnemius sinus", true, "muscle", "calf", 4, 10, 2.5, 4.6, 2, 5, "popliteal-vein-*", "264481007", "textbook-anatomy"),
  row("anterior-tibial-vein", "Anterior tibial veins", true, "deep", "calf", 2, 32, 1.6, 3, 10, 1, "popliteal-vein-*", "26703007", "textbook-anatomy"),
  row("posterior-tibial-vein", "Posterior tibial veins", true, "deep", "calf", 2, 33, 2, 4.7, 10, 5, "popliteal-vein-*", "4258007", "textbook-anatomy"),
  row("peroneal-vein", "Peroneal veins", true, "deep", "calf", 2, 31, 2.2, 4.6, 10, 6, "popliteal-vein-*", "71758008", "textbook-anatomy"),
  row("popliteal-vein", "Popliteal vein", true, "deep", "knee", 1, 15, 6.2, 6.8, 2, 2.1, "femoral-vein-*", "56849005", "hertzberg1997", "moore2011"),
  row("femoral-vein", "Femoral vein", true, "deep", "thigh", 1, 27, 6.8, 8.6, 4, 2.1, "common-femoral-vein-*", "83419000", "hertzberg1997", "moore2011"),
  row("deep-femoral-vein", "Deep femoral vein", true, "deep", "thigh", 1, 20, 5, 8, 3, 0.8, "common-femoral-vein-*", "23438002", "textbook-anatomy", "sun1990"),
  row("great-saphenous-vein", "Great saphenous vein", true, "superficial", "thigh", 1, 78, 2.6, 5.5, 8, 0, "common-femoral-vein-*", "60734001", "textbook-anatomy"),
  row("small-saphenous-vein", "Small saphenous vein", true, "superficial", "calf", 1, 38, 2, 3.6, 7, 0, "popliteal-vein-*", "26805005", "textbook-anatomy"),
  row("common-femoral-vein", "Common femoral vein", true, "deep", "thigh", 1, 5.5, 9.8, 11.2, 1, 2, "external-iliac-vein-*", "397363009", "hertzberg1997", "moore2011"),
  row("external-iliac-vein", "External iliac vein", true, "deep", "pelvis", 1, 10.5, 12.2, 13.8, 0.4, 0.9, "common-iliac-vein-*", "63507001", "ivusmorphometry"),
  row("internal-iliac-vein", "Internal iliac vein", true, "deep", "pelvis", 1, 5, 7, 10, 0, 0, "common-iliac-vein-*", "40300007", "textbook-anatomy"),
  row("common-iliac-vein", "Common iliac vein", true, "deep", "pelvis", 1, 6, 14, 16, 0, 0.9, "inferior-vena-cava-infrarenal", "46027005", "ivusmorphometry"),
  row("inferior-vena-cava-infrarenal", "Inferior vena cava, infrarenal", false, "central", "abdomen", 1, 11, 17.6, 19.2, 0, 0, "inferior-vena-cava-renal", "64131007", "ivusmorphometry", "cheng2003"),
  row("inferior-vena-cava-renal", "Inferior vena cava, renal", false, "central", "abdomen", 1, 4, 20, 22, 0, 0, "inferior-vena-cava-hepatic", "64131007", "textbook-anatomy"),
  row("inferior-vena-cava-hepatic", "Inferior vena cava, hepatic", false, "central", "abdomen", 1, 8, 23, 25, 0, 0, "", "64131007", "textbook-anatomy"),
  row("renal-vein", "Renal vein", true, "central", "abdomen", 1, 5, 9, 11, 0, 0, "inferior-vena-cava-renal", "56400007", "textbook-anatomy"),
  row("hepatic-vein-right", "Hepatic vein, right", false, "central", "abdomen", 1, 7, 7, 10, 0, 0, "inferior-vena-cava-hepatic", "8993003", "textbook-anatomy"),
  row("hepatic-vein-middle", "Hepatic vein, middle", false, "central", "abdomen", 1, 7, 6, 9, 0, 0, "inferior-vena-cava-hepatic", "8993003", "textbook-anatomy"),
  row("hepatic-vein-left", "Hepatic vein, left", false, "central", "abdomen", 1, 6, 6, 9, 0, 0, "inferior-vena-cava-hepatic", "8993003", "textbook-anatomy"),
  row("azygos-vein", "Azygos vein", false, "central", "thorax", 1, 25, 5, 8, 1, 0, "superior-vena-cava", "72107004", "textbook-anatomy"),
  row("coronary-sinus", "Coronary sinus", false, "central", "thorax", 1, 4, 7, 10, 0, 0, "", "90219004", "textbook-anatomy"),
  row("basilic-vein", "Basilic vein", true, "superficial", "arm", 1, 42, 3.2, 5, 6, 0.05, "axillary-vein-*", "19715009", "textbook-anatomy"),
  row("cephalic-vein", "Cephalic vein", true, "superficial", "arm", 2, 58, 2.6, 4.2, 6, 0, "axillary-vein-*", "20699002", "textbook-anatomy"),
  row("brachial-vein", "Brachial veins", true, "deep", "arm", 2, 24, 3, 4.6, 5, 0.1, "axillary-vein-*", "20115005", "textbook-anatomy"),
  row("axillary-vein", "Axillary vein", true, "deep", "arm", 1, 12, 8, 9.5, 1, 0.1, "subclavian-vein-*", "68705008", "textbook-anatomy"),
  row("subclavian-vein", "Subclavian vein", true, "deep", "thorax", 1, 7, 9.6, 12, 1, 0.1, "brachiocephalic-vein-*", "9454009", "textbook-anatomy"),
  row("internal-jugular-vein", "Internal jugular vein", true, "deep", "neck", 1, 15, 10, 13, 1, 0.05, "brachiocephalic-vein-*", "12123001", "textbook-anatomy"),
  row("brachiocephalic-vein", "Brachiocephalic vein", true, "central", "thorax", 1, 4.5, 13.2, 15, 0, 0.02, "superior-vena-cava", "8887007", "textbook-anatomy"),
  row("superior-vena-cava", "Superior vena cava", false, "central", "thorax", 1, 7, 19, 21, 0, 0.02, "", "48345005", "textbook-anatomy"),
];
