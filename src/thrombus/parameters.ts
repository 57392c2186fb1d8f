import type { ParameterRecord, Resolved } from "../units/index.ts";

/**
 * Laws 1 to 5 of the natural-history recipe with named numbers. `fitted` names the rows that the recipe, or the small cohorts of this
 * folder's tests, met with the value.
 */
export const thrombusParameters = {
  // Start.
  startRate: { value: 3.4e-3, unit: "per_d", range: [5e-4, 1e-2], source: "kakkar1969", locator: "NAT-008, EPI-060; lam0 Dsat^k of recipe law 1", basis: "fitted", note: "Rate of starts per pocket far above the threshold." },
  startPower: { value: 5.5, unit: "1", range: [4, 7], source: "simone2013", locator: "EPI-028", basis: "fitted", note: "Tail of the log-normal spread over pockets: a threshold change of 10 to 30 % gives an odds ratio of 3 to 5." },
  residenceMemory: { value: 24, unit: "h", range: [6, 72], source: "virchow", basis: "assumed", note: "Starts answer to the mean residence of a day: walking to and fro washes pockets between spells of rest." },
  normalDayResidence: { value: 300, unit: "s", range: [50, 1000], source: "mclachlin1960", locator: "CLOT-200, CLOT-201, section 3.1", basis: "estimated", note: "Mean over an ordinary day of a pocket's residence time; the unit of stasis." },
  stasisPower: { value: 0.45, unit: "1", range: [0.2, 1], source: "virchow", locator: "recipe law 1, stasis", basis: "fitted", note: "Real residence spans 5 to 1600 s, the effective stasis of the recipe 1 (ordinary day), 1.75 (bed), 2.1 (plaster, paralysis)." },
  injuredSites: { value: 1.3, unit: "ratio", range: [0, 5], source: "geerts2004", locator: "EPI-061", basis: "fitted", note: "A fully wounded wall offers 2.3 times as many starting places." },
  exposedSitesPerLength: { value: 6, unit: "per_m", range: [0, 50], source: "virchow", locator: "EPI-024", basis: "assumed", note: "Starting places of exposed wall or catheter outside pockets: a catheter segment of 15 cm counts about one pocket." },
  nucleusLength: { value: 3, unit: "mm", range: [1, 8], source: "virchow", basis: "assumed", note: "Size of a clot when it is first counted: the cusp of a pocket." },
  // Growth.
  growthSpeed: { value: 2.4, unit: "cm_per_d", range: [0.5, 6], source: "virchow", locator: "CLOT-220, NAT-001, NAT-014", basis: "fitted", note: "Antegrade growth at full activity." },
  calfGrowth: { value: 0.8, unit: "ratio", range: [0.2, 1], source: "virchow", locator: "NAT-008, NAT-009", basis: "fitted", note: "Speed in calf and muscle veins over that in larger ones." },
  pocketDepth: { value: 2.5, unit: "cm", range: [1, 4], source: "virchow", locator: "recipe law 2", basis: "assumed", note: "Length within which a clot still shares the still blood of its pocket." },
  pocketActivity: { value: 0.6, unit: "fraction", range: [0.2, 1], source: "kakkar1969", locator: "NAT-008", basis: "fitted", note: "Activity in the pocket when the clot is new." },
  pocketTime: { value: 4, unit: "d", range: [1, 10], source: "kakkar1969", locator: "NAT-008", basis: "fitted" },
  passivationCalf: { value: 10, unit: "d", range: [5, 25], source: "kearon2003", locator: "NAT-009, NAT-014", basis: "fitted", note: "A clot's surface loses activity." },
  passivationAbove: { value: 15, unit: "d", range: [5, 30], source: "kearon2003", locator: "NAT-014, OUT-001", basis: "fitted" },
  compositionPower: { value: 6.3, unit: "1", range: [3, 9], source: "khan2019", locator: "NAT-001, OUT-001", basis: "fitted", note: "mC: growth answers to disposition as exp(mC z)." },
  streamThreshold: { value: 13, unit: "1", range: [4, 40], source: "demaeseneer2016", locator: "NAT-001, NAT-009, NAT-014", basis: "fitted", note: "X0: drive at which growth in the stream is half of full." },
  growthSpread: { value: 1, unit: "1", range: [0.4, 1.5], source: "demaeseneer2016", locator: "NAT-001", basis: "fitted", note: "Standard deviation of the logarithm of a clot's growth factor." },
  burstSpread: { value: 0.8, unit: "1", range: [0, 1.5], source: "virchow", locator: "recipe law 2", basis: "fitted", note: "Weakly determined: growth comes in bursts." },
  burstTime: { value: 2.5, unit: "d", range: [1, 7], source: "virchow", locator: "recipe law 2", basis: "fitted", note: "Correlation time of the bursts." },
  systemicGrowthPower: { value: 0.3, unit: "1", range: [0, 1], source: "geerts2004", locator: "EPI-060", basis: "fitted", note: "Weak on purpose: post-operative clots are many and small." },
  stasisGrowthPower: { value: 0.5, unit: "1", range: [0, 1], source: "virchow", locator: "recipe law 2", basis: "fitted" },
  washoutShear: { value: 0.5, unit: "Pa", range: [0.3, 0.7], source: "runyon2008", locator: "CLOT-205", basis: "estimated", note: "Wall shear (150 per second at 3.5 mPa s) at which the stream halves growth." },
  newLengthFilling: { value: 0.35, unit: "fraction", range: [0.1, 0.8], source: "virchow", locator: "recipe law 2", basis: "assumed", note: "Share of the lumen that new length fills." },
  fillingRate: { value: 1, unit: "per_d", range: [0.2, 3], source: "demaeseneer2016", locator: "NAT-001", basis: "fitted", note: "The rest fills at this rate times activity." },
  fillingStasis: { value: 1.75, unit: "1", range: [1, 2.5], source: "virchow", basis: "assumed", note: "Stasis (bed rest) at which a large vein fills at the full rate; slower in a walking person." },
  retrogradeShare: { value: 0.35, unit: "fraction", range: [0, 1], source: "virchow", locator: "recipe law 2", basis: "assumed", note: "Speed against the stream over that with it." },
  retrogradeOcclusion: { value: 0.5, unit: "fraction", range: [0.2, 0.9], source: "virchow", locator: "recipe law 2", basis: "assumed", note: "Occlusion above which blood behind the clot stands still enough." },
  extensionDrive: { value: 0.45, unit: "1", range: [0.1, 1], source: "kearon2003", locator: "NAT-008, NAT-009", basis: "fitted", note: "Drive above which a calf clot enters the popliteal vein." },
  onwardDrive: { value: 0.1, unit: "1", range: [0, 1], source: "virchow", basis: "assumed", note: "Drive above which a full vein seeds the next elsewhere." },
  tributaryEntry: { value: 0.6, unit: "fraction", range: [0, 0.9], source: "virchow", basis: "assumed", note: "Muscle sinuses enter the deep calf veins in their upper half." },
  // Lysis and organisation.
  lysisRate: { value: 0.27, unit: "per_d", range: [0.1, 0.5], source: "kakkar1969", locator: "NAT-008, NAT-030", basis: "fitted" },
  lysisVolume: { value: 5, unit: "mL", range: [1, 20], source: "kakkar1969", locator: "NAT-008", basis: "fitted", note: "Volume of a clot that lyses at the rate above; smaller ones faster by their surface." },
  lysisVolumePower: { value: 0.35, unit: "1", range: [0.2, 0.5], source: "kakkar1969", locator: "NAT-008", basis: "fitted" },
  lysisVolumeLeast: { value: 0.01, unit: "mL", range: [0.001, 0.1], source: "virchow", basis: "assumed", note: "Below this the rate rises no more." },
  lysisAge: { value: 6, unit: "d", range: [3, 14], source: "prandoni2015", locator: "NAT-030, NAT-033", basis: "fitted", note: "Mean age at which the rate has halved." },
  lysisShutdown: { value: 0.3, unit: "fraction", range: [0, 0.6], source: "virchow", locator: "recipe law 3", basis: "assumed", note: "Loss of fibrinolysis in the first days after a big operation." },
  shutdownActivation: { value: 5, unit: "1", range: [2, 10], source: "virchow", basis: "assumed", note: "Systemic activation above 1 at which the shutdown is whole." },
  thrombolysisGain: { value: 20, unit: "ratio", range: [5, 60], source: "brenner1990", locator: "CLOT-311, TRT-044", basis: "estimated", note: "Times that plasmin activity 1 (100 mg alteplase over two hours) speeds lysis of reachable fibrin." },
  thrombolysisAge: { value: 10, unit: "d", range: [5, 21], source: "virchow", locator: "NAT-038", basis: "assumed", note: "Lysability by plasminogen activators falls steeply after about 14 days." },
  organisationRate: { value: 0.2, unit: "per_d", range: [0.05, 0.4], source: "prandoni2015", locator: "NAT-033", basis: "fitted" },
  organisationAge: { value: 10, unit: "d", range: [5, 20], source: "prandoni2015", locator: "NAT-033", basis: "fitted" },
  organisedFading: { value: 0.002, unit: "per_d", range: [0.0005, 0.006], source: "kearon2003", locator: "NAT-034", basis: "fitted" },
  organisedFadingPower: { value: 0.5, unit: "1", range: [0, 1], source: "virchow", locator: "recipe law 4", basis: "assumed", note: "Fading follows the square root of the person's fibrinolysis: cells do more of it than plasmin." },
  dissolvedVolume: { value: 0.5, unit: "mm3", range: [0.1, 5], source: "virchow", basis: "assumed", note: "Below this nothing is left to see; the rest counts as lysed." },
  threadOcclusion: { value: 0.06, unit: "fraction", range: [0.01, 0.2], source: "virchow", basis: "assumed", note: "A clot thinner than this share of the lumen shortens instead of thinning on." },
  fibrinDensity: { value: 1.6, unit: "mg_per_mL", range: [0.5, 5], source: "virchow", locator: "section 4", basis: "assumed", note: "Cross-linked fibrin per volume of venous clot." },
  surfaceTurnover: { value: 1.5, unit: "mm_per_d", range: [0.2, 5], source: "virchow", locator: "section 4", basis: "fitted", note: "Fibrin formed and lysed on an active surface; a typical proximal clot gives a D-dimer near 2.5 mg/L." },
  // Attachment.
  anchoringTime: { value: 3.5, unit: "d", range: [1, 7], source: "kearon2003", locator: "NAT-027, recipe law 5", basis: "fitted" },
  adhesionFresh: { value: 1, unit: "J_per_m2", range: [0.3, 4], source: "garyfallogiannis2023", locator: "CLOT-241, section 3.3", basis: "estimated", note: "Adhesion energy of a new attachment." },
  adhesionGain: { value: 14, unit: "J_per_m2", range: [4, 30], source: "garyfallogiannis2023", locator: "CLOT-241, section 3.3", basis: "estimated" },
  adhesionTime: { value: 5, unit: "d", range: [2, 14], source: "virchow", locator: "section 3.3, NAT-038", basis: "assumed", note: "Cells grow in from the wall from the third day on." },
  adhesionFibrinogen: { value: 3, unit: "g_per_L", range: [2, 4], source: "garyfallogiannis2023", locator: "CLOT-241", basis: "measured" },
  adhesionFibrinogenPower: { value: 0.7, unit: "1", range: [0.4, 1], source: "garyfallogiannis2023", locator: "CLOT-241", basis: "fitted" },
  neckLysis: { value: 0.15, unit: "fraction", range: [0, 1], source: "virchow", basis: "assumed", note: "Share of the body's own lysis that reaches the fibres of a neck: plasmin works from the surface." },
  neckRepair: { value: 1, unit: "d", range: [0.2, 5], source: "virchow", basis: "assumed", note: "A neck thinned by lysis is knit again by new fibrin and contraction within a day." },
  // Clots placed by an experiment.
  placedOcclusion: { value: 0.97, unit: "fraction", range: [0.3, 1], source: "virchow", basis: "assumed", note: "Occlusion of a clot that an experiment places." },
  placedTailSpeed: { value: 0.6, unit: "cm_per_d", range: [0.1, 3], source: "virchow", basis: "assumed", note: "Growth that a placed clot is taken to have had, for its free tail: a quarter of the full speed." },
  tailDays: { value: 1, unit: "d", range: [1, 1], source: "virchow", basis: "assumed", note: "Grid of the bursts: one draw a day." },
  ageEdge1: { value: 1, unit: "d", range: [0.5, 2], source: "virchow", locator: "CLOT-225", basis: "assumed", note: "Width of the first class of the age profile." },
  ageEdge2: { value: 3, unit: "d", range: [2, 4], source: "virchow", locator: "CLOT-225", basis: "assumed", note: "End of the second class." },
  ageEdge3: { value: 7, unit: "d", range: [5, 10], source: "virchow", locator: "CLOT-225", basis: "assumed", note: "End of the third class." },
  ageEdge4: { value: 21, unit: "d", range: [14, 30], source: "virchow", locator: "CLOT-225", basis: "assumed", note: "End of the fourth class; what is older is the fifth." },
} as const satisfies ParameterRecord;

/** Resolved numbers of `thrombusParameters`. */
export type ThrombusValues = Resolved<typeof thrombusParameters>;
