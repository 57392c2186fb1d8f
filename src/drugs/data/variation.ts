/** Variances of the logarithm between people, warfarin: half-effect concentration, transit times. Source: hamberg2007 (omega squared of the public code). */
export const warfarinSpread: Readonly<Record<"potency" | "fastTransit" | "slowTransit", number>> = { potency: 0.409, fastTransit: 0.141, slowTransit: 1.02 };
