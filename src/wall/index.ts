/**
 * The wall: the endothelium of veins and valve pockets, the first corner of the triad. Still blood starves a pocket of oxygen within
 * minutes; over hours the starved endothelium shows tissue factor and loses thrombomodulin. Surgery, trauma, catheters and earlier
 * clot wound it for days to weeks; inflammation raises tissue factor everywhere.
 */
export { advanceWall } from "./kernel.ts";
export { viewWall, type WallView } from "./endothelium.ts";
export { surgicalInjuries, traumaInjuries, type Insult, type Wound } from "./insults.ts";
export type { SurgeryKind, TraumaKind } from "./data/insults.ts";
export { wallParameters, type WallValues } from "./parameters.ts";
export { createWall, injure, type WallInput, type WallState } from "./state.ts";
