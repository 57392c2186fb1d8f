import type { ParameterRecord, Resolved } from "../../units/index.ts";

/** The pulmonary arterial tree: shape, walls, blood, and the smallest vessels that are lumped behind each terminal artery. */
export const treeParameters = {
  leastDiameter: { value: 0.62, unit: "mm", range: [0.2, 6], source: "huang1996", locator: "PHY-708", basis: "assumed", note: "Branches narrower than this end the explicit tree; orders 7 to 1 follow in lumped form. With it one adult has over 32,767 elements." },
  cubeSum: { value: 2700, unit: "mm3", range: [1500, 4500], source: "huang1996", locator: "PHY-708 to 713", basis: "fitted", note: "Number of arteries of an order times their diameter cubed: the same from order 13 to order 8 within 15 %." },
  branching: { value: 3, unit: "ratio", range: [2.3, 3.3], source: "huang1996", locator: "PHY-708 to 712; PHY-723 has 2.92", basis: "fitted", note: "Exponent x of d0^x = d1^x + d2^x." },
  lengthRatio: { value: 3.2, unit: "ratio", range: [1.5, 8], source: "huang1996", locator: "PHY-708 to 712", basis: "fitted", note: "Length over diameter between two divisions: with 1.84 divisions an order it gives the volume and the resistance of the orders." },
  lengthSpread: { value: 0.25, unit: "ratio", range: [0, 0.8], source: "virchow", basis: "assumed", note: "Standard deviation of its logarithm." },
  leastSplit: { value: 0.25, unit: "fraction", range: [0.05, 0.5], source: "virchow", basis: "assumed", note: "Smaller daughter's share of the flow is even between this and one half." },
  angle: { value: 28, unit: "1", range: [10, 60], source: "dong2020", locator: "PHY-723", basis: "measured", note: "Degrees between parent and daughter." },
  taper: { value: 0.08, unit: "fraction", range: [0, 0.3], source: "virchow", basis: "assumed", note: "An artery is this share wider at its root than in the middle, and narrower at its end." },
  distensibility: { value: 0.02, unit: "per_mmHg", range: [0.005, 0.03], source: "reeves2005", locator: "PHY-722", basis: "measured", note: "Widening of diameter." },
  distensibilityFall: { value: 0.008, unit: "1", range: [0, 0.02], source: "reeves2005", locator: "PHY-722", basis: "estimated", note: "a year over 60" },
  castPressure: { value: 3, unit: "cmH2O", range: [0, 15], source: "huang1996", locator: "PHY-716", basis: "measured", note: "Transmural pressure at which the cast was made." },
  livingPressure: { value: 12, unit: "mmHg", range: [5, 20], source: "textbook-physiology", basis: "estimated", note: "Mean transmural pressure at which named arteries are seen on CT." },
  plasmaViscosity: { value: 1.2, unit: "mPa_s", range: [1, 1.6], source: "pries1992", basis: "measured" },
  capillaryResistance: { value: 0.4, unit: "WU", range: [0.1, 1], source: "textbook-physiology", locator: "PHY-803", basis: "fitted", note: "Of all capillaries together at the cast's pressure, fully recruited: about a third of the resistance at rest." },
  venousResistance: { value: 0.29, unit: "WU", range: [0.05, 0.8], source: "textbook-physiology", locator: "PHY-803", basis: "fitted", note: "Of all veins at the cast's pressure: about a fifth at rest." },
  ageing: { value: 0.006, unit: "1", range: [0, 0.02], source: "kovacs2012", locator: "PHY-803", basis: "fitted", note: "Rise of small-vessel resistance a year from 40." },
  recruitMiddle: { value: 3, unit: "mmHg", range: [0, 10], source: "virchow", locator: "recipe of heart and lung, section 2", basis: "assumed", note: "Arterial over alveolar pressure at which half of the capillaries are open." },
  recruitSpread: { value: 2, unit: "mmHg", range: [0.5, 6], source: "virchow", locator: "recipe of heart and lung, section 2", basis: "assumed", note: "Spread of the opening pressures around it: a few millimetres of mercury." },
  recruitLeast: { value: 0.05, unit: "fraction", range: [0.001, 0.3], source: "virchow", basis: "assumed", note: "Corner vessels stay open." },
  bloodDensity: { value: 1055, unit: "kg_per_m3", range: [1040, 1070], source: "textbook-physiology", basis: "measured" },
  hypoxicMost: { value: 1.2, unit: "ratio", range: [0, 4], source: "marshall1983", basis: "estimated", note: "Greatest rise of small-artery resistance by alveolar hypoxia." },
  hypoxicHalf: { value: 50, unit: "mmHg", range: [30, 80], source: "marshall1983", basis: "estimated", note: "Stimulus PAO2^0.62 PvO2^0.38 at which half of it is there." },
  hypoxicSteepness: { value: 4, unit: "ratio", range: [1, 8], source: "marshall1983", basis: "estimated" },
  // Emboli in the tree.
  squeeze: { value: 0.12, unit: "fraction", range: [0, 0.4], source: "virchow", locator: "PHY-1002", basis: "assumed", note: "Soft fresh clot passes an artery this much narrower than itself; organised clot does not." },
  foldLength: { value: 40, unit: "mm", range: [15, 120], source: "virchow", locator: "PHY-601, PHY-213", basis: "fitted", note: "A cast folds on itself each such length." },
  mostFolds: { value: 3, unit: "count", range: [1, 6], source: "virchow", locator: "PHY-601", basis: "fitted" },
  bend: { value: 0.5, unit: "ratio", range: [0, 3], source: "virchow", basis: "assumed", note: "How much a bend of one radian puts off a stiff piece as long as ten diameters." },
  sink: { value: 0.01, unit: "ratio", range: [0, 0.5], source: "virchow", locator: "PHY-607, PHY-1007", basis: "assumed", note: "Clot is a little denser than blood: preference for the lower branch, per cm of fall." },
  fragmentLength: { value: 70, unit: "mm", range: [20, 300], source: "virchow", locator: "PHY-1012", basis: "fitted", note: "Length that breaks at a division with a chance of 1 - 1/e when fresh." },
  straddleLength: { value: 60, unit: "mm", range: [20, 300], source: "virchow", locator: "PHY-605, PHY-1001", basis: "fitted", note: "Length that may hang over a division." },
  straddle: { value: 0.14, unit: "probability", range: [0, 1], source: "virchow", locator: "PHY-605", basis: "fitted" },
  complete: { value: 0.8, unit: "probability", range: [0, 1], source: "virchow", locator: "PHY-301", basis: "fitted", note: "Share of long wedged plugs that close their artery." },
  packing: { value: 1.2, unit: "ratio", range: [0.2, 5], source: "virchow", locator: "PHY-213", basis: "assumed", note: "Length over width at which 1 - 1/e of them do." },
  leastOcclusion: { value: 0.35, unit: "fraction", range: [0, 0.9], source: "virchow", basis: "assumed", note: "Of an artery by a plug at rest in it; a thinner one would have been swept on." },
  mostPartial: { value: 0.93, unit: "fraction", range: [0.5, 0.99], source: "virchow", basis: "assumed", note: "Of an artery by a plug that does not close it; above it a plug counts as closing." },
  migrate: { value: 0.8, unit: "ratio", range: [0.3, 1], source: "virchow", basis: "assumed", note: "A plug that has shrunk to this share of the end of its artery is swept on." },
  adherence: { value: 3, unit: "d", range: [0.5, 14], source: "virchow", basis: "assumed", note: "Time in which a plug grows fast to the wall and no longer moves." },
  // Afterwards.
  organiseTime: { value: 160, unit: "d", range: [10, 400], source: "virchow", locator: "OUT-018, NAT-041", basis: "fitted", note: "Time in which what is left of a plug turns to scar." },
  recanalise: { value: 0.3, unit: "fraction", range: [0, 0.95], source: "virchow", locator: "NAT-042", basis: "assumed", note: "Share of an organised plug's lumen that channels open in the end." },
  webs: { value: 30, unit: "count", range: [0, 200], source: "virchow", locator: "OUT-018", basis: "assumed", note: "Channels into which scar divides a lumen that it fills." },
  recanaliseTime: { value: 60, unit: "d", range: [10, 365], source: "virchow", locator: "NAT-042", basis: "assumed", note: "Channels are open within months: most of what remains at a year is small." },
  remodel: { value: 6, unit: "ratio", range: [0, 12], source: "virchow", locator: "OUT-018, PHY-124", basis: "fitted", note: "Rise of small-artery resistance in open lung that carries the flow of a chronically closed bed, for each unit of excess." },
  remodelTime: { value: 200, unit: "d", range: [60, 1000], source: "virchow", locator: "PHY-124", basis: "assumed", note: "Chronic disease takes months to years." },
} as const satisfies ParameterRecord;

/** Resolved parameters of the tree. */
export type TreeValues = Resolved<typeof treeParameters>;
