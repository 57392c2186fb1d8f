import { resolve } from "../../units/index.ts";
import { collapsedShare } from "../kernel.ts";
import { circulationParameters } from "../parameters.ts";

const values = resolve(circulationParameters);

/** Share of a vein's full volume that stays when it is flat. */
export const collapsed = collapsedShare;
/** Ends of the range in which the vein law is followed: beyond them its tangent is continued, so that the wall stays finitely stiff. */
export const drawnLimit = -0.98;
/** The same at the full end; see `drawnLimit`. */
export const fullLimit = 0.95;
/** Greatest rise of a vein's resistance by collapse; as in the cycle-averaged solve. */
export const widest = values.widthExponentGuard;
/** Conductance of a closed venous valve over open; as in the cycle-averaged solve. */
export const closedShare = values.valveLeak;
/** Pressure below which the pulmonary bed's law is held constant, Pa; as in the cycle-averaged solve. */
export const lowestBed_Pa = -2000;
