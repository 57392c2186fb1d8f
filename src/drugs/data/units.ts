/** Seconds in a minute. */
export const minute_s = 60;
/** Seconds in an hour. */
export const hour_s = 3600;
/** Seconds in a day. */
export const day_s = 86400;
/** Milligrams in a kilogram; millilitres in a cubic metre. */
export const million = 1_000_000;
