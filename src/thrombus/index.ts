/**
 * The thrombus: residence time over critical residence time decides where a clot starts; it grows inside its pocket and out into the stream,
 * ages in layers, lyses, organises into scar, and holds on with a strength that its age and its lysis give it.
 */
export { advanceThrombus } from "./advance.ts";
export { clotTails, detach, type ClotTail, type Piece } from "./attachment.ts";
export { createThrombus, initialThrombus, type ThrombusModel, type Vein } from "./model.ts";
export { thrombusParameters, type ThrombusValues } from "./parameters.ts";
export { placeClot } from "./place.ts";
export { removeClot } from "./remove.ts";
export { clotVolume_m3, occlusion_fraction, segmentVolume_m3 } from "./segment.ts";
export type { Clot, ClotBalance, ClotId, Segment, StartCause, ThrombusEvent, ThrombusInput, ThrombusState } from "./state.ts";
