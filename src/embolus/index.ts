/**
 * The embolus: load against attachment decides when a piece of clot breaks off; it rides the stream through the right heart (or an
 * open foramen ovale), stops in the first artery that is too small for it, and dissolves there over days.
 */
export { advanceFlights, isFlying, launch, type EmbolusEvent, type FlightInput } from "./flight.ts";
export { advanceLodged, lungLysis_per_s, removeLodged, type LysisInput } from "./lodged.ts";
export { embolusParameters, type EmbolusValues } from "./parameters.ts";
export { placeEmbolus, rolledUp, type PlacedEmbolus } from "./place.ts";
export { advanceRelease, type LoadInput, type Release, type Trigger } from "./release.ts";
export { createEmbolus, drawEmbolusTraits, initialEmbolus, type ClotTail, type Embolus, type EmbolusModel, type EmbolusState, type EmbolusTraits, type Piece } from "./state.ts";
export { viewEmbolus, type EmbolusView, type Plug } from "./view.ts";
