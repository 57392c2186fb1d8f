import type { ParameterRecord } from "../units/index.ts";

/**
 * How a person lives hour by hour, and how the episode's clock steps. These join the stations; they belong to none of them.
 */
export const episodeParameters = {
  punctureInjury: { value: 0.6, unit: "fraction", range: [0, 1], source: "virchow", basis: "assumed", note: "Wound of the wall where a line enters the vein." },
  cuffRate: { value: 0.017, unit: "per_s", range: [0.005, 0.1], source: "virchow", basis: "assumed", note: "Intermittent compression: one squeeze in about a minute." },
  catheterDiameter: { value: 2, unit: "mm", range: [0.8, 6], source: "virchow", basis: "assumed", note: "Outer diameter of a central line (about 6 French)." },
  ventilatorPressure: { value: 7, unit: "mmHg", range: [0, 25], source: "virchow", basis: "assumed", note: "Mean airway pressure of a ventilated chest over the end-expiratory one." },
  standUpTime: { value: 60, unit: "s", range: [5, 600], source: "virchow", basis: "assumed", note: "How long the swing of pressure after standing up acts." },
  walkCadence: { value: 0.9, unit: "per_s", range: [0.5, 1.5], source: "stein2009", locator: "PHY-909", basis: "estimated", note: "Calf squeezes of one leg per second in level walking: half of about 110 steps a minute." },
  exerciseCadence: { value: 1.3, unit: "per_s", range: [0.8, 2.5], source: "virchow", basis: "assumed", note: "Brisk exercise such as jogging or cycling: faster than the walk." },
  ankleCadence: { value: 0.5, unit: "per_s", range: [0.1, 1], source: "stein2009", locator: "PHY-909", basis: "estimated", note: "Ankle exercise as in the velocity measurements: about one movement in two seconds." },
  standingSway: { value: 0.03, unit: "per_s", range: [0, 0.2], source: "virchow", basis: "assumed", note: "Shifting of weight while standing: a calf squeeze in about half a minute." },
  sittingFidget: { value: 0.03, unit: "per_s", range: [0, 0.1], source: "virchow", basis: "assumed", note: "A small calf squeeze in about half a minute of sitting; gives the residence time of CLOT-200 ff. for sitting (100 to 300 s)." },
  bedTurn: { value: 0.0006, unit: "per_s", range: [0, 0.05], source: "virchow", basis: "assumed", note: "An ill person in bed moves the legs about twice an hour; immobile supine residence is 600 to 1600 s." },
  sleepTurn: { value: 0.004, unit: "per_s", range: [0, 0.05], source: "virchow", basis: "assumed", note: "Healthy sleepers move more often than ill people in bed." },
  walkingShareOfDay: { value: 0.2, unit: "fraction", range: [0, 1], source: "virchow", basis: "assumed", note: "Share of waking time on the feet in an ordinary day; the rest is spent sitting." },
  wakingHour: { value: 7, unit: "h", range: [0, 12], source: "virchow", basis: "assumed", note: "Clock time of rising in an ordinary day." },
  sleepingHour: { value: 23, unit: "h", range: [18, 24], source: "virchow", basis: "assumed", note: "Clock time of going to bed in an ordinary day." },
  firstHour: { value: 8, unit: "h", range: [0, 24], source: "virchow", basis: "assumed", note: "Clock time at which an episode begins when the scenario gives none." },
  walkOxygen: { value: 2.8, unit: "ratio", range: [1.5, 5], source: "virchow", basis: "assumed", note: "Oxygen uptake of slow level walking over rest, about 3 metabolic equivalents." },
  exerciseOxygen: { value: 6, unit: "ratio", range: [2, 12], source: "virchow", basis: "assumed", note: "Oxygen uptake of brisk exercise over rest." },
  standingOxygen: { value: 1.2, unit: "ratio", range: [1, 1.6], source: "virchow", basis: "assumed", note: "Standing costs a little more than lying." },
  musclePressure: { value: 100, unit: "mmHg", range: [30, 250], source: "ludbrook1966", locator: "section 3.3 of the evidence: intramuscular 100 mmHg", basis: "estimated", note: "Peak pressure in the working calf." },
  massagePressure: { value: 60, unit: "mmHg", range: [10, 200], source: "virchow", basis: "assumed", note: "Kneading by hand: below the pressure of the working muscle, but applied across the vein." },
  coughPressure: { value: 80, unit: "mmHg", range: [20, 300], source: "virchow", basis: "assumed", note: "Peak rise of intrathoracic and abdominal pressure in a cough; published peaks reach 100 to 300 mmHg." },
  valsalvaPressure: { value: 40, unit: "mmHg", range: [10, 80], source: "virchow", basis: "assumed", note: "The standard strain of a Valsalva manoeuvre." },
  standUpPressure: { value: 35, unit: "mmHg", range: [5, 90], source: "virchow", basis: "assumed", note: "Sudden hydrostatic swing in the thigh veins on standing up." },
  illnessOxygen: { value: 0.12, unit: "fraction", range: [0, 0.5], source: "santolicandro1995", locator: "PHY-301", basis: "fitted", note: "Illness raises oxygen uptake; see the recipe of heart and lung: with it PvO2 and PaO2 of the 65 % panel hold together." },
  barometricPressure: { value: 760, unit: "mmHg", range: [400, 800], source: "virchow", basis: "assumed", note: "Sea level." },
  seatPressureOnCalf: { value: 8, unit: "mmHg", range: [0, 40], source: "virchow", basis: "assumed", note: "Edge of a seat against the back of the knee in travel; kinks the popliteal vein partly." },
  stepCeiling: { value: 1, unit: "h", range: [0.05, 6], source: "virchow", basis: "assumed", note: "Longest step of the slow clock. Halving it changes clot volume by less than two per cent (tested)." },
  fineStep: { value: 1, unit: "s", range: [0.1, 5], source: "virchow", basis: "assumed", note: "Step while an embolus is in flight." },
  fineGrowth: { value: 0.18, unit: "ratio", range: [0.02, 1], source: "virchow", basis: "assumed", note: "After a disturbance the next step is this share of the time since it." },
} as const satisfies ParameterRecord;
