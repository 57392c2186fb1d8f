import { convert, parseQuantity, sameDimension, type Unit } from "../../units/index.ts";
import { action, type ActionSpec } from "./action.ts";
import { choice, given, integer, mapped, mapping, named, optional, required, text, withDefault, withVariants, wordOr, type Field } from "./field.ts";
import { describe, inside, refuse, type Place } from "./problem.ts";
import { amount, duration, intervalField, quantity, secondsField, shareField, shortSpanField, spanField, type QuantityKind } from "./quantities.ts";
import type { Amount, ScenarioAction, ScenarioContext } from "./types.ts";

const day_s = 86400;
const longAgo_s = 31557600 * 10;

const side = choice("a side", ["left", "right"]);
const sides = choice("a side", ["left", "right", "both"]);
const vessel = named("a vessel", "vessel", (context) => context.vessels);
const vein = named("a vein", "vein", (context) => context.veins);
const embolusPlace = named("a vein or a pulmonary artery", "embolusPlace", (context) => [...context.veins, ...context.pulmonaryArteries]);
const drug = named("a drug", "drug", (context) => context.drugs.map((known) => known.id));
const lytic = choice("a thrombolytic drug", ["alteplase", "tenecteplase"]);
const percentOrShare = shareField("a share", [0, 1]);
const inspired = shareField("an inspired oxygen fraction", [0.21, 1]);
const volume = (name: string, range: readonly [number, number], units: readonly string[], example: string): Field<number> => quantity(name, { like: "m3", units, range }, [example]);

/** Doses: a mass, an activity, or either for each kilogram of body mass. */
const doseKinds: readonly QuantityKind[] = [
  { like: "kg", units: ["mg", "g", "ug"], range: [0, 0.02] },
  { like: "IU", units: ["IU"], range: [0, 1e7] },
  { like: "kg_per_kg", units: ["mg/kg", "ug/kg"], range: [0, 1e-4] },
  { like: "IU_per_kg", units: ["IU/kg"], range: [0, 1e5] },
];
const rateKinds: readonly QuantityKind[] = [
  { like: "kg_per_s", units: ["mg/h", "mg/min", "ug/min", "ug/h", "g/h"], range: [0, 1e-5] },
  { like: "IU_per_s", units: ["IU/h", "IU/min"], range: [0, 1e4] },
  { like: "kg_per_kg_per_s", units: ["ug/kg/min", "mg/kg/h", "ug/kg/h"], range: [0, 1e-8] },
  { like: "IU_per_kg_per_s", units: ["IU/kg/h", "IU/kg/min"], range: [0, 1e3] },
];
const dose = amount("a dose", doseKinds, ["10 mg", "5000 IU", "1 mg/kg"]);
const rate = amount("an infusion rate", rateKinds, ["18 IU/kg/h", "1 mg/h"]);
const massDose = amount("a dose", doseKinds.slice(0, 1), ["100 mg"]);
const massRate = amount("an infusion rate", rateKinds.slice(0, 1), ["1 mg/h"]);

function perTime(unit: Unit): Unit {
  return `${unit}_per_s`;
}

/** A dose or rate must be of a kind in which the drug is given. */
function suits(id: string, written: Amount | undefined, infused: boolean, place: Place, context: ScenarioContext): boolean {
  const units = context.drugs.find((known) => known.id === id)?.doseUnits ?? [];
  if (written === undefined || units.length === 0 || units.some((unit) => sameDimension(infused ? perTime(unit) : unit, written.unit))) return true;
  const names = units.map((unit) => (infused ? `${unit}_per_h` : unit).replace(/_per_/g, "/"));
  refuse(inside(place, infused ? "rate" : "dose"), undefined, { wrong: `${id} is not given in this kind of unit.`, expected: `a quantity in ${names.join(" or ")}` });
  return false;
}

const prettyUnit = (unit: Unit): string => {
  const pretty = unit.replace(/_per_/, "/").replace(/_/g, "/");
  const read = parseQuantity(`1 ${pretty}`, unit, []);
  return read.ok && convert(1, read.unit, unit) === 1 ? pretty : unit;
};

/** A value for a parameter, in its own kind of unit and range. */
function parameterValue(id: string, value: string | number, place: Place, context: ScenarioContext): Amount | null {
  const known = context.parameters.find((candidate) => candidate.id === id);
  if (known === undefined) return null;
  const [low, high] = known.range;
  const unit = sameDimension(known.unit, "1") ? "" : ` ${prettyUnit(known.unit)}`;
  const expected = `a value from ${low}${unit} to ${high}${unit}`;
  const parsed = parseQuantity(value, known.unit, []);
  if (!parsed.ok) return refuse(place, value, { wrong: `${describe(value)} is not a value of ${id}.`, expected, suggestion: unit !== "" && Number.isFinite(Number(value)) ? `${value}${unit}` : undefined });
  const n = convert(parsed.value, parsed.unit, known.unit);
  if (n < low || n > high) return refuse(place, value, { wrong: `${describe(value)} is outside the range of ${id}.`, expected });
  return { n, unit: known.unit };
}

const textOrNumber: Field<string | number> = {
  name: "a value",
  read: (value, place) => (typeof value === "string" || (typeof value === "number" && Number.isFinite(value)) ? value : refuse(place, value, { wrong: `${describe(value)} is not a value.`, expected: `a quantity such as "2.4 cm/d", or a number` })),
  schema: () => ({ type: ["string", "number"], examples: ["2.4 cm/d", 0.5] }),
};

const ventilationMembers = {
  mode: required(choice("a mode of ventilation", ["spontaneous", "fixed"]), "Breathing for oneself, or a ventilator at a set volume."),
  minuteVolume: optional(quantity("a minute volume", { like: "m3_per_s", units: ["L/min"], range: [1e-3 / 60, 40e-3 / 60] }, ["7 L/min"]), "Gas breathed in a minute."),
  peep: optional(quantity("an end-expiratory pressure", { like: "Pa", units: ["cmH2O", "mmHg"], range: [0, 2500] }, ["5 cmH2O"]), "Pressure left in the lung at the end of a breath."),
  oxygen: optional(inspired, "Inspired oxygen; 21 % unless told."),
};
const roomAir = 0.21;
const ventilationField: Field<ScenarioAction> = mapped(
  withVariants(mapping("a setting of ventilation", ventilationMembers), "mode", [{ values: ["fixed"], required: ["minuteVolume"], refused: [] }, { values: ["spontaneous"], required: [], refused: ["minuteVolume", "peep", "oxygen"] }]),
  (set): ScenarioAction =>
    set.mode === "spontaneous" || set.minuteVolume === undefined
      ? { action: "ventilation", mode: "spontaneous" }
      : { action: "ventilation", mode: "fixed", minuteVolume_m3_per_s: set.minuteVolume, endExpiratoryPressure_Pa: set.peep ?? 0, inspired_fraction: set.oxygen ?? roomAir },
);

const clotVolume = volume("a volume", [1e-10, 2e-4], ["mL", "uL", "L"], "5 mL");
const clotMembers = {
  vessel: required(vein, "Vein in which the clot lies."),
  volume: required(clotVolume, "Volume of the clot."),
  age: withDefault(duration("an age", [0, longAgo_s], ["3 d"]), 0, "Age of the clot; fresh unless told."),
};
const embolusMembers = {
  vessel: required(embolusPlace, "Where the piece is let loose, or the pulmonary artery in which it lodges."),
  length: optional(quantity("a length", { like: "m", units: ["cm", "mm", "m"], range: [1e-4, 1] }, ["10 cm"]), "Length of the piece."),
  diameter: optional(quantity("a diameter", { like: "m", units: ["mm", "cm"], range: [1e-5, 0.05] }, ["8 mm"]), "Diameter of the piece."),
  volume: optional(clotVolume, "Volume of the piece, in place of length and diameter."),
};
const embolusField: Field<ScenarioAction> = mapped(
  {
    ...mapping("an embolus", embolusMembers),
    schema: (context) => ({
      ...mapping("an embolus", embolusMembers).schema(context),
      oneOf: [{ required: ["volume"], properties: { length: false, diameter: false } }, { required: ["length", "diameter"], properties: { volume: false } }],
    }),
  },
  (piece, place): ScenarioAction | null => {
    const { length: length_m, diameter: diameter_m, volume: volume_m3 } = piece;
    if (volume_m3 !== undefined && length_m === undefined && diameter_m === undefined) return { action: "embolus", vessel: piece.vessel, volume_m3 };
    if (volume_m3 === undefined && length_m !== undefined && diameter_m !== undefined) return { action: "embolus", vessel: piece.vessel, volume_m3: (Math.PI / 4) * diameter_m * diameter_m * length_m, length_m, diameter_m };
    return refuse(place, piece, { wrong: "The size of the embolus is not clear.", expected: "either a volume, or a length and a diameter" });
  },
);
const occludeMembers = {
  vessel: required(vessel, "Vessel that is narrowed."),
  fraction: required(percentOrShare, "Share of the lumen that is closed."),
  for: optional(spanField, "How long; to the end unless told."),
};
const setMembers = {
  parameter: required(named("a parameter", "parameter", (context) => context.parameters.map((known) => known.id)), "Id of the parameter, station and name: thrombus.growthSpeed."),
  value: required(textOrNumber, "New value, with a unit of the same kind, inside the parameter's range."),
};

const forMeaning = "How long it lasts; until something else of its kind begins unless told.";
const forField = optional(spanField, forMeaning);
const sideMember = optional(side, "Side of the body.");

/**
 * What an event may do: the one table behind the reader and the JSON Schema. To add an event, add a row here and a case to
 * `ScenarioAction`.
 */
export const actions: Readonly<Record<string, ActionSpec>> = {
  surgery: action("surgery", "An operation: wounds vessels, inflames, keeps the person still under anaesthesia.", {
    value: choice("an operation", ["hip-replacement", "knee-replacement", "hip-fracture-repair", "abdominal", "pelvic", "neurosurgery", "cardiac", "vascular", "minor"]),
    members: { side: sideMember, duration: required(shortSpanField, "Length of the operation.") },
    variants: [{ values: ["hip-replacement", "knee-replacement", "hip-fracture-repair"], required: ["side"], refused: [] }],
    build: (kind, more) => ({ action: "surgery", kind, duration_s: more.duration, ...given({ side: more.side }) }),
  }),
  trauma: action("trauma", "An injury.", {
    value: choice("an injury", ["femur-fracture", "tibia-fracture", "pelvis-fracture", "soft-tissue-leg", "major"]),
    members: { side: sideMember },
    variants: [{ values: ["femur-fracture", "tibia-fracture", "soft-tissue-leg"], required: ["side"], refused: [] }],
    build: (kind, more) => ({ action: "trauma", kind, ...given({ side: more.side }) }),
  }),
  immobility: action("immobility", "A leg that cannot move: in plaster, or paralysed.", {
    value: choice("a kind of immobility", ["plaster", "paralysis", "none"]),
    members: { side: withDefault(sides, "both", "Leg or legs; both unless told."), for: forField },
    variants: [{ values: ["plaster"], required: ["side"], refused: [] }, { values: ["none"], required: [], refused: ["for"] }],
    build: (kind, more) => ({ action: "immobility", kind, side: more.side, ...given({ for_s: more.for }) }),
  }),
  travel: action("travel", "A journey spent sitting.", {
    value: choice("a way of travel", ["flight", "car", "train"]),
    members: { duration: required(shortSpanField, "Length of the journey.") },
    build: (kind, more) => ({ action: "travel", kind, duration_s: more.duration }),
  }),
  catheter: action("catheter", "A venous catheter, from the named vein to the great vein before the heart.", {
    value: vein,
    members: { for: optional(spanField, "How long it stays; to the end unless told.") },
    build: (place, more) => ({ action: "catheter", vessel: place, ...given({ for_s: more.for }) }),
  }),
  activity: action("activity", "What the person does.", {
    value: choice("an activity", ["normal-day", "bed-rest", "chair", "sitting", "standing", "walk", "ankle-exercise", "exercise"]),
    members: { for: forField },
    build: (activity, more) => ({ action: "activity", activity, ...given({ for_s: more.for }) }),
  }),
  posture: action("posture", "How the body is held.", {
    value: choice("a posture", ["supine", "legs-raised", "head-up", "sitting", "standing"]),
    members: { for: forField },
    build: (posture, more) => ({ action: "posture", posture, ...given({ for_s: more.for }) }),
  }),
  cough: action("cough", "A bout of coughs.", { value: integer("a number of coughs", [1, 1000]), members: {}, build: (count) => ({ action: "cough", count }) }),
  valsalva: action("valsalva", "Straining against a closed airway.", { value: secondsField, members: {}, build: (duration_s) => ({ action: "valsalva", duration_s }) }),
  massage: action("massage", "Kneading of a leg.", {
    value: choice("a part of the leg", ["calf", "thigh"]),
    members: { side: required(sides, "Leg or legs."), for: required(shortSpanField, "How long.") },
    build: (region, more) => ({ action: "massage", region, side: more.side, for_s: more.for }),
  }),
  stockings: action("stockings", "Compression stockings put on, with their pressure at the ankle, or taken off.", {
    value: wordOr(["off"], quantity("a pressure", { like: "Pa", units: ["mmHg", "kPa"], range: [0, 8000] }, ["18 mmHg"])),
    members: { side: withDefault(sides, "both", "Leg or legs; both unless told.") },
    build: (pressure, more) => ({ action: "stockings", pressure_Pa: pressure === "off" ? 0 : pressure, side: more.side }),
  }),
  compression: action("compression", "A pump that squeezes the calves now and then.", {
    value: choice("a mode of compression", ["intermittent", "off"]),
    members: { side: withDefault(sides, "both", "Leg or legs; both unless told."), for: forField },
    variants: [{ values: ["off"], required: [], refused: ["for"] }],
    build: (mode, more) => ({ action: "compression", mode, side: more.side, ...given({ for_s: more.for }) }),
  }),
  give: action("give", "A drug.", {
    value: drug,
    members: {
      dose: optional(dose, "One dose."),
      rate: optional(rate, "Infusion rate; after the dose when both are given."),
      every: optional(intervalField, "Interval between doses; one dose unless told."),
      for: optional(spanField, "How long it is given; until stopped unless told."),
      route: optional(choice("a route", ["oral", "intravenous", "subcutaneous"]), "Route; the drug's usual one unless told."),
    },
    anyOf: ["dose", "rate"],
    build: (id, more, place, context) => {
      if (!suits(id, more.dose, false, place, context) || !suits(id, more.rate, true, place, context)) return null;
      if (more.every !== undefined && more.dose === undefined) return refuse(inside(place, "every"), undefined, { wrong: "An interval without a dose.", expected: `"dose" beside "every"` });
      return { action: "give", drug: id, ...given({ dose: more.dose, rate: more.rate, every_s: more.every, for_s: more.for, route: more.route }) };
    },
  }),
  stop: action("stop", "No more of a drug.", {
    value: named("a drug, or all", "drugOrAll", (context) => ["all", ...context.drugs.map((known) => known.id)]),
    members: {},
    build: (id) => ({ action: "stop", drug: id }),
  }),
  oxygen: action("oxygen", "Oxygen to breathe: a fraction, or a flow by nasal prongs.", {
    value: wordOr(["off"], amount("an amount of oxygen", [{ like: "1", units: ["%"], range: [roomAir, 1], plain: true }, { like: "m3_per_s", units: ["L/min"], range: [0, 60e-3 / 60] }], ["40 %", "4 L/min"])),
    members: { for: forField },
    build: (set, more) => {
      if (set === "off") return { action: "oxygen", mode: "off" };
      const lasting = given({ for_s: more.for });
      return set.unit === "1" ? { action: "oxygen", mode: "fraction", inspired_fraction: set.n, ...lasting } : { action: "oxygen", mode: "flow", flow_m3_per_s: set.n, ...lasting };
    },
  }),
  fluid: action("fluid", "Fluid into a vein.", {
    value: volume("a volume", [1e-6, 0.02], ["mL", "L"], "500 mL"),
    members: { over: required(shortSpanField, "Time that the infusion takes.") },
    build: (volume_m3, more) => ({ action: "fluid", volume_m3, over_s: more.over }),
  }),
  vasopressor: action("vasopressor", "Noradrenaline by infusion, or none.", {
    value: choice("a vasopressor", ["noradrenaline", "off"]),
    members: { dose: withDefault(quantity("a vasopressor dose", { like: "kg_per_kg_s", units: ["ug/kg/min"], range: [0, 1e-10] }, ["0.1 ug/kg/min"]), 0, "Dose for each kilogram and minute."), for: forField },
    variants: [{ values: ["noradrenaline"], required: ["dose"], refused: [] }, { values: ["off"], required: [], refused: ["dose", "for"] }],
    build: (name, more) => ({ action: "vasopressor", drug: name, dose_kg_per_kg_s: more.dose, ...given({ for_s: more.for }) }),
  }),
  ventilation: action("ventilation", "Breathing for oneself, or a ventilator.", {
    value: wordOr(["spontaneous"], ventilationField),
    members: {},
    build: (set) => (set === "spontaneous" ? { action: "ventilation", mode: "spontaneous" } : set),
  }),
  filter: action("filter", "A filter in a great vein, or its removal.", {
    value: named("a place for a filter", "filterPlace", (context) => ["removed", ...context.vessels.filter((name) => name.includes("vena-cava"))]),
    members: {},
    build: (place) => ({ action: "filter", vessel: place === "removed" ? null : place }),
  }),
  lysis: action("lysis", "Thrombolysis, into a vein or by catheter into the clot.", {
    value: choice("a kind of lysis", ["systemic", "catheter"]),
    members: {
      drug: withDefault(lytic, "alteplase", "Thrombolytic; alteplase unless told."),
      dose: optional(massDose, "Whole dose (systemic); 100 mg unless told."),
      over: optional(shortSpanField, "Time that it takes (systemic); 2 h unless told."),
      vessel: optional(vessel, "Vessel in which the catheter's tip lies."),
      rate: optional(massRate, "Infusion rate (catheter)."),
      for: optional(shortSpanField, "How long (catheter)."),
    },
    variants: [{ values: ["systemic"], required: [], refused: ["vessel", "rate", "for"] }, { values: ["catheter"], required: ["vessel", "rate", "for"], refused: ["dose", "over"] }],
    build: (route, more) =>
      route === "catheter" && more.vessel !== undefined && more.rate !== undefined && more.for !== undefined
        ? { action: "lysis", route: "catheter", drug: more.drug, vessel: more.vessel, rate: more.rate, for_s: more.for }
        : { action: "lysis", route: "systemic", drug: more.drug, dose: more.dose ?? { n: 1e-4, unit: "kg" }, over_s: more.over ?? day_s / 12 },
  }),
  thrombectomy: action("thrombectomy", "Mechanical removal of clot from a vessel or from a lung.", {
    value: named("a vessel or a lung", "thrombectomyPlace", (context) => ["lung", "lung-left", "lung-right", ...context.vessels]),
    members: {},
    build: (target) => ({ action: "thrombectomy", target }),
  }),
  test: action("test", "A test or score is asked for; its result comes when it is ready.", {
    value: named("a test", "test", (context) => context.tests),
    members: { side: sideMember },
    build: (id, more) => ({ action: "test", test: id, ...given({ side: more.side }) }),
  }),
  infection: action("infection", "An acute infection or other inflammation.", {
    value: choice("a severity", ["minor", "moderate", "severe"]),
    members: {},
    build: (severity) => ({ action: "infection", severity }),
  }),
  note: action("note", "A remark for the timeline.", { value: text("a note", 500), members: {}, build: (words) => ({ action: "note", text: words }) }),
  clot: action("clot", "Experiment: a clot is there.", {
    value: mapping("a clot", clotMembers),
    members: {},
    build: (clot) => ({ action: "clot", vessel: clot.vessel, volume_m3: clot.volume, age_s: clot.age }),
  }),
  embolus: action("embolus", "Experiment: a piece of clot is let loose in a vein, or lodges in a pulmonary artery.", { value: embolusField, members: {}, build: (piece) => piece }),
  occlude: action("occlude", "Experiment: a vessel is narrowed or closed from outside.", {
    value: mapping("an occlusion", occludeMembers),
    members: {},
    build: (narrowing) => ({ action: "occlude", vessel: narrowing.vessel, occluded_fraction: narrowing.fraction, ...given({ for_s: narrowing.for }) }),
  }),
  set: action("set", "Experiment: a parameter of the model gets another value.", {
    value: mapping("a setting", setMembers),
    members: {},
    build: (setting, _more, place, context) => {
      const value = parameterValue(setting.parameter, setting.value, inside(inside(place, "set"), "value"), context);
      return value === null ? null : { action: "set", parameter: setting.parameter, value };
    },
  }),
};
