import type { ParameterRecord, Resolved } from "../units/index.ts";

/**
 * The endothelium of veins and valve pockets. Tissue factor is a volume equivalent: what a well-mixed pocket would hold per volume
 * for the tissue factor on its walls and on the white cells that stick there.
 */
export const wallParameters = {
  restingTissueFactor: { value: 0.9, unit: "pM", range: [0.1, 3], source: "virchow", locator: "CLOT-070, NAT-008", basis: "fitted", note: "Critical residence of a resting pocket near 1900 s, 6.3 times the mean residence of an ordinary day (Dsat of the recipe)." },
  restingThrombomodulin: { value: 1, unit: "nM", range: [0.1, 10], source: "brummelziedins2012", locator: "CLOT-010", basis: "measured", note: "As in the protein C model." },
  pocketOxygenTime: { value: 3.5, unit: "min", range: [2, 5], source: "hamer1981", locator: "CLOT-200", basis: "estimated", note: "Fall of oxygen in a still pocket: hypoxic within minutes." },
  oxygenSettling: { value: 10, unit: "min", range: [1, 60], source: "virchow", basis: "assumed", note: "The wall's own oxygen follows that of the pocket within minutes; pulsation restores it as fast." },
  hypoxicThreshold: { value: 0.42, unit: "fraction", range: [0.2, 0.7], source: "hamer1981", locator: "section 3.1: 15 to 20 mmHg of a venous 40", basis: "estimated", note: "Pocket oxygen over venous oxygen at which the endothelium is half activated." },
  activationTime: { value: 4, unit: "h", range: [1, 12], source: "virchow", locator: "section 3.1: 3 to 6 h", basis: "assumed", note: "Tissue factor and P-selectin appear over hours of hypoxia and go as slowly." },
  hypoxicTissueFactor: { value: 0.3, unit: "ratio", range: [0, 5], source: "virchow", locator: "recipe law 1, stasis of bed rest", basis: "fitted", note: "Relative rise of tissue factor at full hypoxic activation." },
  hypoxicThrombomodulinLoss: { value: 0.3, unit: "fraction", range: [0, 0.9], source: "virchow", basis: "assumed", note: "Hypoxia lowers thrombomodulin; a third is a mild loss." },
  injuredTissueFactor: { value: 1.3, unit: "ratio", range: [0.2, 10], source: "geerts2004", locator: "EPI-061, recipe law 1", basis: "fitted", note: "A fully wounded site has 2.3 times the drive of a sound one." },
  injuredThrombomodulinLoss: { value: 0.5, unit: "fraction", range: [0, 1], source: "virchow", basis: "assumed", note: "Stripped or wounded endothelium loses about half of its thrombomodulin." },
  catheterTissueFactor: { value: 12, unit: "ratio", range: [0, 60], source: "virchow", locator: "EPI-024", basis: "assumed", note: "Foreign surface and the film of still blood around it: a catheter segment clots in a share of people within weeks although blood passes fast." },
  inflamedTissueFactorPower: { value: 1, unit: "1", range: [0.3, 2], source: "geerts2004", locator: "EPI-060", basis: "fitted", note: "Power of the systemic activation in tissue factor of wall and monocytes." },
  healingTime: { value: 12, unit: "d", range: [4, 40], source: "virchow", locator: "recipe law 1", basis: "assumed", note: "Wounded sites fade in 12 days." },
  scarringTime: { value: 1, unit: "d", range: [0.2, 10], source: "virchow", basis: "assumed", note: "A thrombus or catheter injures the wall that it lies on within a day." },
  thrombusInjury: { value: 0.15, unit: "fraction", range: [0, 0.5], source: "virchow", basis: "assumed", note: "Injury under a vein full of clot. Small on purpose: the drive enters the start with a high power." },
  catheterInjury: { value: 0.4, unit: "fraction", range: [0, 1], source: "virchow", basis: "assumed", note: "Scraped endothelium that stays behind when a catheter is drawn." },
} as const satisfies ParameterRecord;

/** Resolved numbers of `wallParameters`. */
export type WallValues = Resolved<typeof wallParameters>;
