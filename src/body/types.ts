/** Which half of the body a vessel belongs to. */
export type Side = "left" | "right" | "midline";

/** What a vessel is. Beds are lumped capillary beds; chambers are the four of the heart. */
export type VesselKind = "vein" | "pulmonary-artery" | "pulmonary-bed" | "pulmonary-vein" | "artery" | "bed" | "chamber";

/** Where a vein runs, for growth, pumping and detection. */
export type Layer = "deep" | "muscle" | "superficial" | "central" | "none";

/** Part of the body, from the foot upward. */
export type Region = "calf" | "knee" | "thigh" | "pelvis" | "abdomen" | "thorax" | "arm" | "neck" | "head" | "lung";

/** Position of a vessel in `VesselGraph.vessels`; cannot be passed for another index. */
export type VesselIndex = number & { readonly "@type": "vessel" };

/** Code of a vessel in an anatomical terminology. */
export interface AnatomicalCode {
  /** Terminology. */
  readonly system: "FMA" | "SNOMED-CT";
  /** Identifier in that terminology. */
  readonly code: string;
}

/** Place of a vessel on the front-view map (millimetres on a person 1650 mm tall, x toward the person's left, y down from the crown). */
export interface MapPlace {
  /** Centre line from distal to proximal. */
  readonly points: readonly (readonly [number, number])[];
  /** Level of detail, 0 always drawn to 3 only when zoomed. */
  readonly levelOfDetailIndex: number;
  /** Where a label's leader ends. */
  readonly anchor: readonly [number, number];
}

/**
 * How a compartment's volume answers to transmural pressure P.
 *
 *     vein:     V = Vfull (c + (1 - c) g(u)),  g = (1 + u / sqrt(1 + u^2)) / 2,  u = (P - Phalf) / w
 *     elastic:  V = V0 + C P
 *     chamber:  the heart's own laws (see circulation/)
 *
 * The vein law collapses below zero pressure and stiffens when full, and is smooth everywhere.
 */
export interface WallLaw {
  readonly kind: "vein" | "elastic" | "chamber";
  /** Vfull, m3 (vein). */
  readonly fullVolume_m3: number;
  /** Phalf, Pa (vein). */
  readonly halfPressure_Pa: number;
  /** w, Pa (vein). */
  readonly spread_Pa: number;
  /** C, m3/Pa (elastic). */
  readonly compliance_m3_per_Pa: number;
  /** V0, m3 (elastic). */
  readonly unstressedVolume_m3: number;
}

/**
 * One vessel (or paired veins taken together, or a lumped bed, or a chamber) of one person.
 * A vessel is a compartment: it holds volume at one pressure and is joined to others by links.
 */
export interface Vessel {
  /** Stable name, `femoral-vein-left`. */
  readonly id: string;
  /** Position in the graph. */
  readonly index: VesselIndex;
  /** Name for people, `Femoral vein, left`. */
  readonly label: string;
  readonly kind: VesselKind;
  readonly layer: Layer;
  readonly side: Side;
  readonly region: Region;
  /** Number of parallel vessels taken together (paired tibial veins: 2). */
  readonly parallelCount: number;
  /** Length, m. */
  readonly length_m: number;
  /** Lumen diameter at the end farther from the heart, of each parallel vessel, m, supine at rest. */
  readonly distalDiameter_m: number;
  /** Lumen diameter at the end nearer to the heart, m. */
  readonly proximalDiameter_m: number;
  /** Mean diameter, m. */
  readonly diameter_m: number;
  /** Total lumen cross-section of the parallel vessels, m2, at the mean diameter. */
  readonly area_m2: number;
  /** Valves along the vessel. */
  readonly valveCount: number;
  /** Valve pockets (or sinus recesses) in which a thrombus may start; the recipe's pocket weights. */
  readonly pocketCount: number;
  /** Height of the vessel's middle above the right atrium when the person stands, m (negative for the legs). */
  readonly standingHeight_m: number;
  /** Height above the right atrium when the person sits, m. */
  readonly sittingHeight_m: number;
  /** Narrowing from outside at the proximal end, share of the lumen (left common iliac vein). */
  readonly compression_fraction: number;
  /** Pressure at which resistances and volumes were laid out: rest, lying, Pa. */
  readonly restPressure_Pa: number;
  readonly wall: WallLaw;
  readonly code?: AnatomicalCode;
  /** Next vessel toward the heart (veins) or in the direction of flow (arteries); undefined for beds and chambers with several. */
  readonly downstream?: VesselIndex;
  /** Keys of `docs/references.bib` for size and place. */
  readonly sources: readonly string[];
  readonly map?: MapPlace;
}

/** What joins two compartments. */
export type LinkKind = "series" | "collateral" | "perforator" | "arteriole" | "venule" | "pulmonary-bed" | "shunt" | "right-ventricle" | "left-ventricle" | "tricuspid" | "mitral";

/** A path for flow between two compartments. Positive flow runs from `from` to `to`. */
export interface Link {
  readonly from: VesselIndex;
  readonly to: VesselIndex;
  readonly kind: LinkKind;
  /** Vessel whose lumen makes the resistance: its occlusion, width and collapse change it; undefined for arterioles, venules and valves. */
  readonly along?: VesselIndex;
  /** Resistance supine at rest with open vessels, Pa s/m3. */
  readonly resistance_Pa_s_per_m3: number;
  /** True when venous valves stop flow from `to` back to `from`. */
  readonly oneWay: boolean;
}

/** A lumped systemic bed: its share of the resting cardiac output and the veins it drains into. */
export interface SystemicBed {
  readonly bed: VesselIndex;
  readonly artery: VesselIndex;
  readonly region: Region;
  readonly side: Side;
  /** Share of resting cardiac output. */
  readonly restFlow_fraction: number;
  /** Veins that drain the bed, shares sum to 1. */
  readonly drains: readonly { readonly vein: VesselIndex; readonly share_fraction: number }[];
  /** Metabolic share of resting oxygen uptake. */
  readonly oxygenUptake_fraction: number;
}

/** A bronchopulmonary segment: its artery, its bed, the vein it drains into. */
export interface LungSegment {
  /** `r1` ... `r10`, `l1-2` ... `l10`. */
  readonly id: string;
  readonly label: string;
  readonly side: "left" | "right";
  readonly lobe: "upper" | "middle" | "lingula" | "lower";
  readonly artery: VesselIndex;
  readonly bed: VesselIndex;
  readonly vein: VesselIndex;
  /** Share of lung volume and of resting perfusion. */
  readonly share_fraction: number;
  /** Number of the 20 segmental arteries of the Qanadli index that it stands for (fused segments count 2). */
  readonly qanadliCount: number;
  /** Height above the right atrium standing, m. */
  readonly standingHeight_m: number;
  /** Named arteries from the trunk to the segmental artery, in order of flow, both included. */
  readonly path: readonly VesselIndex[];
}

/** The vessels of one person, joined. */
export interface VesselGraph {
  readonly vessels: readonly Vessel[];
  readonly links: readonly Link[];
  readonly beds: readonly SystemicBed[];
  readonly segments: readonly LungSegment[];
  readonly chambers: { readonly rightAtrium: VesselIndex; readonly rightVentricle: VesselIndex; readonly leftAtrium: VesselIndex; readonly leftVentricle: VesselIndex };
  /** Index by id. */
  readonly indexOf: ReadonlyMap<string, VesselIndex>;
}

/** Diseases and states of a person that the model knows. */
export type Condition =
  | "active-cancer" | "chemotherapy" | "heart-failure" | "pulmonary-hypertension" | "copd" | "coronary-disease"
  | "hypertension" | "diabetes" | "renal-impairment" | "liver-disease" | "infection" | "inflammation" | "pregnancy" | "postpartum"
  | "varicose-veins" | "leg-paralysis" | "previous-vte" | "beta-blocker" | "anaemia";

/** Zygosity of an inherited trait. */
export type Zygosity = "none" | "heterozygous" | "homozygous";

/** Traits of the blood. Factor activities are fractions of normal (1 = 100 %). */
export interface BloodTraits {
  readonly factorVLeiden: Zygosity;
  readonly prothrombinG20210A: Zygosity;
  readonly antithrombin_fraction: number;
  readonly proteinC_fraction: number;
  readonly proteinS_fraction: number;
  readonly factorVIII_fraction: number;
  readonly antiphospholipid: boolean;
  readonly oestrogen: "none" | "combined-pill" | "oral-hrt" | "transdermal-hrt";
  /** Haemoglobin, kg/m3 (= g/L). */
  readonly haemoglobin_kg_per_m3: number;
}

/** A person as the scenario describes them, in SI (age in years). */
export interface Person {
  readonly age_y: number;
  readonly sex: "female" | "male";
  readonly height_m: number;
  readonly mass_kg: number;
  readonly conditions: readonly Condition[];
  readonly blood: BloodTraits;
  readonly foramenOvale: "closed" | "open";
  /** Narrowing of the left common iliac vein by the right artery, share of the lumen. */
  readonly leftIliacCompression_fraction: number;
  /** Creatinine clearance, m3/s; undefined: estimated from age, sex, mass. */
  readonly creatinineClearance_m3_per_s?: number;
}
