/** Findings for the Wells score of deep vein thrombosis. What is absent is missing. */
export interface WellsDvtFindings {
  readonly activeCancer?: boolean;
  readonly paralysisOrImmobilisation?: boolean;
  readonly bedriddenOrMajorSurgery?: boolean;
  readonly localisedTenderness?: boolean;
  readonly entireLegSwollen?: boolean;
  /** Girth of the calf 10 cm below the tibial tuberosity, symptomatic minus other leg. */
  readonly calfDifference_cm?: number;
  readonly pittingOedema?: boolean;
  readonly collateralVeins?: boolean;
  readonly previousDvt?: boolean;
  readonly alternativeDiagnosis?: boolean;
}

/** Findings for the Wells score of pulmonary embolism. */
export interface WellsPeFindings {
  readonly dvtSigns?: boolean;
  readonly peMostLikely?: boolean;
  readonly heartRate_per_min?: number;
  readonly immobilisationOrSurgery?: boolean;
  readonly previousDvtPe?: boolean;
  readonly haemoptysis?: boolean;
  readonly malignancy?: boolean;
}

/** Findings for the pulmonary embolism rule-out criteria. */
export interface PercFindings {
  readonly age_y?: number;
  readonly heartRate_per_min?: number;
  /** Breathing air. */
  readonly SpO2_percent?: number;
  readonly unilateralLegSwelling?: boolean;
  readonly haemoptysis?: boolean;
  readonly recentSurgeryOrTrauma?: boolean;
  readonly priorVte?: boolean;
  readonly oestrogenUse?: boolean;
}

/** Findings for the revised Geneva score. */
export interface RevisedGenevaFindings {
  readonly age_y?: number;
  readonly previousVte?: boolean;
  readonly surgeryOrFracture?: boolean;
  readonly activeMalignancy?: boolean;
  readonly unilateralLegPain?: boolean;
  readonly haemoptysis?: boolean;
  readonly heartRate_per_min?: number;
  readonly legPalpationPainAndOedema?: boolean;
}

/** Findings for the pulmonary embolism severity index. */
export interface PesiFindings {
  readonly age_y?: number;
  readonly maleSex?: boolean;
  readonly cancer?: boolean;
  readonly heartFailure?: boolean;
  readonly chronicLungDisease?: boolean;
  readonly heartRate_per_min?: number;
  readonly systolic_mmHg?: number;
  readonly respiratoryRate_per_min?: number;
  readonly temperature_degC?: number;
  readonly alteredMentalStatus?: boolean;
  readonly SpO2_percent?: number;
}

/** Findings for the simplified index. */
export interface SPesiFindings {
  readonly age_y?: number;
  readonly cancer?: boolean;
  readonly chronicCardiopulmonaryDisease?: boolean;
  readonly heartRate_per_min?: number;
  readonly systolic_mmHg?: number;
  readonly SpO2_percent?: number;
}

/** Grades of the Villalta scale, 0 none to 3 severe. */
export interface VillaltaFindings {
  readonly pain_points?: number;
  readonly cramps_points?: number;
  readonly heaviness_points?: number;
  readonly paraesthesia_points?: number;
  readonly pruritus_points?: number;
  readonly pretibialOedema_points?: number;
  readonly skinInduration_points?: number;
  readonly hyperpigmentation_points?: number;
  readonly redness_points?: number;
  readonly venousEctasia_points?: number;
  readonly calfCompressionPain_points?: number;
  readonly venousUlcer?: boolean;
}
