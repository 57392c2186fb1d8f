/** A scenario that must be refused: what is wrong, where it must be said, and part of what must be said. */
export interface BrokenScenario {
  readonly text: string;
  readonly line: number;
  /** Path as printed; empty when the text is no YAML at all. */
  readonly field: string;
  readonly says: string;
  /** False when only the meaning is wrong (a range, a rule), which a JSON Schema cannot tell. */
  readonly structural: boolean;
}

const title = "title: A test";
const person = "person: { age: 60 }";
const until = "until: 5 d";

function whole(text: string, line: number, field: string, says: string, structural = true): BrokenScenario {
  return { text, line, field, says, structural };
}

/** The document in which line 2 is the person. */
function ofPerson(members: string, field: string, says: string, structural = true): BrokenScenario {
  return whole(`${title}\nperson: { ${members} }\n${until}\n`, 2, field === "" ? "person" : `person.${field}`, says, structural);
}

/** The document in which line 5 is the first event. */
function ofEvent(event: string, field: string, says: string, structural = true): BrokenScenario {
  return whole(`${title}\n${person}\n${until}\nevents:\n  - ${event}\n`, 5, field === "" ? "events[0]" : `events[0].${field}`, says, structural);
}

/** An event at a time. */
const timed = (rest: string, field: string, says: string, structural = true): BrokenScenario => ofEvent(`{ at: 1 d, ${rest} }`, field, says, structural);
/** A note under a rule. */
const ruled = (rule: string, says: string): BrokenScenario => ofEvent(`{ when: "${rule}", note: x }`, "when", says, false);

/** Not YAML, or not a document. */
const syntax: readonly BrokenScenario[] = [
  whole("", 1, "", "is empty"),
  whole("# only a remark\n", 1, "", "is empty"),
  whole("title: [a, b\n", 2, "", "Expected YAML or JSON"),
  whole("title: A\ntitle: B\n", 2, "", "unique"),
  whole('title: "open\nperson: {}\n', 3, "", "quote"),
  whole("title: A\n\tperson: {}\n", 2, "", "Tabs are not allowed"),
  whole("title: A\nperson: { age: 60 }}\n", 2, "", "Expected YAML or JSON"),
  whole("title: A\n---\ntitle: B\n", 2, "", "second document"),
  whole("title: !strange A\n", 1, "", "tag"),
  whole("person: { age: *nowhere }\n", 1, "", "alias"),
  whole("title: A\u0000B\n", 1, "", "not text"),
  whole('{"title": "A",, "until": "5 d"}\n', 1, "", "Expected YAML or JSON"),
];

const top: readonly BrokenScenario[] = [
  whole("just words\n", 1, "scenario", '"just words" is not a scenario'),
  whole("- a\n- b\n", 1, "scenario", "a list is not a scenario"),
  whole("42\n", 1, "scenario", "42 is not a scenario"),
  whole("null\n", 1, "", "is empty"),
  whole(`${person}\n${until}\n`, 1, "title", 'The key "title" is missing'),
  whole(`${title}\n${until}\n`, 1, "person", 'The key "person" is missing'),
  whole(`${title}\n${person}\n`, 1, "until", 'The key "until" is missing'),
  whole(`titel: A\n${title}\n${person}\n${until}\n`, 1, "titel", 'Unknown key "titel"'),
  whole(`${title}\n${person}\nuntl: 5 d\n`, 3, "untl", 'Did you mean "until"'),
  whole(`title: 7\n${person}\n${until}\n`, 1, "title", "7 is not a title"),
  whole(`title: "  "\n${person}\n${until}\n`, 1, "title", "is empty"),
  whole(`title: ${"x".repeat(300)}\n${person}\n${until}\n`, 1, "title", "300 characters"),
  whole(`title:\n${person}\n${until}\n`, 1, "title", "an empty value"),
  whole(`${title}\nseed: -1\n${person}\n${until}\n`, 2, "seed", "too small"),
  whole(`${title}\nseed: 1.5\n${person}\n${until}\n`, 2, "seed", "1.5 is not a seed"),
  whole(`${title}\nseed: "7"\n${person}\n${until}\n`, 2, "seed", 'Did you mean "7"'),
  whole(`${title}\nseed: .inf\n${person}\n${until}\n`, 2, "seed", "is not a seed"),
  whole(`${title}\n${person}\nuntil: 21\n`, 3, "until", 'Did you mean "21 d"'),
  whole(`${title}\n${person}\nuntil: 21 dd\n`, 3, "until", 'Did you mean "21 d"'),
  whole(`${title}\n${person}\nuntil: soon\n`, 3, "until", '"soon" is not a time'),
  whole(`${title}\n${person}\nuntil: 0 d\n`, 3, "until", "too small", false),
  whole(`${title}\n${person}\nuntil: 99 y\n`, 3, "until", "too large", false),
  whole(`${title}\n${person}\nuntil: 5 mL\n`, 3, "until", "is not a time"),
  whole(`${title}\n${person}\nuntil: P\n`, 3, "until", "is not a time"),
  whole(`${title}\n${person}\nuntil: "1,5 d"\n`, 3, "until", 'Did you mean "1.5 d"'),
  whole(`${title}\n${person}\n${until}\nstart: 8 o'clock\n`, 4, "start", "time of day"),
  whole(`${title}\n${person}\n${until}\nstart: "25:00"\n`, 4, "start", "time of day"),
  whole(`${title}\n${person}\n${until}\nstart: 8\n`, 4, "start", 'Did you mean "08:00"'),
  whole(`${title}\n${person}\n${until}\noutput: often\n`, 4, "output", "is not settings"),
  whole(`${title}\n${person}\n${until}\noutput: { evry: 1 h }\n`, 4, "output.evry", 'Did you mean "every"'),
  whole(`${title}\n${person}\n${until}\noutput: { every: 1 }\n`, 4, "output.every", "has no unit"),
  whole(`${title}\n${person}\n${until}\nevents: none\n`, 4, "events", "is not a list of events"),
  whole(`${title}\n${person}\n${until}\nevents: { at: 1 d }\n`, 4, "events", "a mapping is not a list"),
  whole(`${title}\n${person}\n${until}\nevent: []\n`, 4, "event", 'Did you mean "events"'),
  whole(`{\n  "title": "A",\n  "person": { "age": 60 },\n  "until": 5\n}\n`, 4, "until", 'Did you mean "5 d"'),
  whole(`${title}\n${person}\n${until}\n__proto__: {}\n`, 4, "__proto__", "Unknown key"),
  whole(`${title}\n${person}\n${until}\n1: x\n`, 4, "1", "Unknown key"),
];

const people: readonly BrokenScenario[] = [
  whole(`${title}\nperson: a woman of 60\n${until}\n`, 2, "person", "is not a person"),
  whole(`${title}\nperson: []\n${until}\n`, 2, "person", "an empty list is not a person"),
  ofPerson("age: sixty", "age", '"sixty" is not an age'),
  ofPerson("age: 17", "age", "too small"),
  ofPerson("age: 150", "age", "too large"),
  ofPerson("age: -3", "age", "too small"),
  ofPerson("age: 60 d", "age", "is not an age"),
  ofPerson("age: true", "age", "true is not an age"),
  ofPerson("age: .nan", "age", "Expected an age"),
  ofPerson("sex: woman", "sex", "one of female, male"),
  ofPerson("sex: Female", "sex", 'Did you mean "female"'),
  ofPerson("hight: 165 cm", "hight", 'Did you mean "height"'),
  ofPerson("height: 165", "height", 'Did you mean "165 cm"'),
  ofPerson("height: 1.65", "height", 'Did you mean "1.65 m"'),
  ofPerson("height: 165 kg", "height", "is not a height"),
  ofPerson("height: 5 m", "height", "too large", false),
  ofPerson("weight: 72 kg", "weight", "Unknown key"),
  ofPerson("mass: 72", "mass", 'Did you mean "72 kg"'),
  ofPerson("mass: 720 kg", "mass", "too large", false),
  ofPerson("mass: 72 kgs", "mass", 'Did you mean "72 kg"'),
  ofPerson("conditions: copd", "conditions", "is not a list of conditions"),
  ofPerson("conditions: [asthma]", "conditions[0]", '"asthma" is not a condition'),
  ofPerson("conditions: [hart-failure]", "conditions[0]", 'Did you mean "heart-failure"'),
  ofPerson("conditions: [copd, copd]", "conditions[1]", "listed twice"),
  ofPerson("conditions: [3]", "conditions[0]", "3 is not a condition"),
  ofPerson("blood: none", "blood", "is not a description of the blood"),
  ofPerson("blood: { factorVLeiden: yes }", "blood.factorVLeiden", "none, heterozygous, homozygous"),
  ofPerson("blood: { factorVLeiden: heterozygote }", "blood.factorVLeiden", 'Did you mean "heterozygous"'),
  ofPerson("blood: { factorV: none }", "blood.factorV", "Unknown key"),
  ofPerson("blood: { antithrombin: 50 }", "blood.antithrombin", 'Did you mean "50 %"'),
  ofPerson("blood: { antithrombin: 0 % }", "blood.antithrombin", "too small", false),
  ofPerson("blood: { proteinC: low }", "blood.proteinC", "is not a protein C activity"),
  ofPerson("blood: { factorVIII: 200 mg }", "blood.factorVIII", "is not a factor VIII activity"),
  ofPerson("blood: { antiphospholipid: yes }", "blood.antiphospholipid", 'Did you mean "true"'),
  ofPerson("blood: { oestrogen: pill }", "blood.oestrogen", "combined-pill"),
  ofPerson("blood: { haemoglobin: 13.5 }", "blood.haemoglobin", 'Did you mean "13.5 g/dL"'),
  ofPerson("foramenOvale: ajar", "foramenOvale", "closed, open"),
  ofPerson("leftIliacCompression: 40", "leftIliacCompression", 'Did you mean "40 %"'),
  ofPerson("leftIliacCompression: 120 %", "leftIliacCompression", "too large", false),
  ofPerson("creatinineClearance: 80", "creatinineClearance", 'Did you mean "80 mL/min"'),
  ofPerson("creatinineClearance: 80 mg/dL", "creatinineClearance", "is not a creatinine clearance"),
];

const events: readonly BrokenScenario[] = [
  ofEvent("walk", "", '"walk" is not an event'),
  ofEvent("", "", "an empty value is not an event"),
  ofEvent("{ at: 1 d }", "", "does not say what happens"),
  ofEvent("{ activity: walk }", "", "does not say when"),
  ofEvent("{ at: 1 d, when: clot-started, activity: walk }", "when", "not both"),
  ofEvent("{ at: 1 d, activity: walk, test: ecg }", "test", "does one thing"),
  ofEvent("{ at: 1, activity: walk }", "at", 'Did you mean "1 d"'),
  ofEvent("{ at: -1 d, activity: walk }", "at", "too small", false),
  ofEvent("{ at: [1 d], activity: walk }", "at", "a list is not a time"),
  ofEvent("{ at: 1 d, delay: 1 h, activity: walk }", "delay", 'goes with "when" only'),
  ofEvent("{ at: 1 d, once: true, activity: walk }", "once", 'goes with "when" only'),
  ofEvent("{ when: clot-started, delay: later, activity: walk }", "delay", "is not a time"),
  ofEvent("{ when: clot-started, once: sometimes, activity: walk }", "once", "is not yes or no"),
  ofEvent("{ when: 5, activity: walk }", "when", "5 is not a rule"),
  timed("activty: walk", "activty", 'Did you mean "activity"'),
  timed("activity: run", "activity", "is not an activity"),
  timed("activity: bed rest", "activity", 'Did you mean "bed-rest"'),
  timed("activity: walk, for: 10", "for", "has no unit"),
  timed("activity: walk, fr: 10 min", "fr", "Unknown key"),
  timed("activity: walk, side: left", "side", 'Unknown key "side" beside "activity"'),
  timed("posture: lying", "posture", "is not a posture"),
  timed("surgery: hip, side: left, duration: 90 min", "surgery", 'Did you mean "hip-replacement"'),
  timed("surgery: hip-replacement, duration: 90 min", "side", "is missing beside"),
  timed("surgery: hip-replacement, side: left", "duration", "is missing"),
  timed("surgery: hip-replacement, side: both, duration: 90 min", "side", "is not a side"),
  timed("surgery: abdominal, duration: 90", "duration", 'Did you mean "90 min"'),
  timed("trauma: femur-fracture", "side", "is missing beside"),
  timed("immobility: plaster", "side", "is missing beside"),
  timed("immobility: none, for: 2 d", "for", "does not go with"),
  timed("travel: flight", "duration", "is missing"),
  timed("travel: boat, duration: 8 h", "travel", "flight, car, train"),
  timed("catheter: femoral-artery-left", "catheter", "is not a vein"),
  timed("catheter: left-basilic-vein", "catheter", 'Did you mean "basilic-vein-left"'),
  timed("cough: often", "cough", "is not a number of coughs"),
  timed("cough: 0", "cough", "too small"),
  timed("valsalva: 15", "valsalva", 'Did you mean "15 s"'),
  timed("massage: calf, for: 5 min", "side", "is missing"),
  timed("massage: foot, side: left, for: 5 min", "massage", "calf, thigh"),
  timed("stockings: 18", "stockings", 'Did you mean "18 mmHg"'),
  timed("stockings: of", "stockings", 'Did you mean "off"'),
  timed("compression: strong", "compression", "intermittent, off"),
  timed("compression: off, for: 1 d", "for", "does not go with"),
];

const treatments: readonly BrokenScenario[] = [
  timed("give: apixabn, dose: 10 mg", "give", 'Did you mean "apixaban"'),
  timed("give: apixaban", "", "needs dose or rate"),
  timed("give: apixaban, dose: 10 mgg", "dose", '"10 mgg" is not a dose. Expected a dose such as "10 mg" or "5000 IU" or "1 mg/kg". Did you mean "10 mg"?'),
  timed("give: apixaban, dose: 10", "dose", 'Did you mean "10 mg"'),
  timed("give: apixaban, dose: 5000 IU", "dose", "is not given in this kind of unit", false),
  timed("give: dalteparin, dose: 100 mg", "dose", "IU or IU/kg", false),
  timed("give: heparin, rate: 18 mg/h", "rate", "is not given in this kind of unit", false),
  timed("give: heparin, rate: 18 IU/kg", "rate", "is not an infusion rate"),
  timed("give: apixaban, dose: 10 mg, every: 12", "every", 'Did you mean "12 h"'),
  timed("give: apixaban, dose: 10 mg, every: 0 h", "every", "too small", false),
  timed("give: apixaban, dose: 10 mg, route: nasal", "route", "oral, intravenous, subcutaneous"),
  timed("give: apixaban, dose: -10 mg", "dose", "too small", false),
  timed("give: apixaban, dose: 900 g", "dose", "too large", false),
  timed("stop: everything", "stop", "is not a drug, or all"),
  timed("oxygen: 40", "oxygen", 'Did you mean "40 %"'),
  timed("oxygen: 10 %", "oxygen", "too small", false),
  timed("oxygen: 4 mL", "oxygen", "is not an amount of oxygen"),
  timed("fluid: 500 mL", "over", "is missing"),
  timed("fluid: much, over: 1 h", "fluid", '"much" is not a volume'),
  timed("vasopressor: noradrenaline", "dose", "is missing beside"),
  timed("vasopressor: adrenaline, dose: 0.1 ug/kg/min", "vasopressor", 'Did you mean "noradrenaline"'),
  timed("vasopressor: off, dose: 0.1 ug/kg/min", "dose", "does not go with"),
  timed("ventilation: fixed", "ventilation", "is not a setting of ventilation"),
  timed("ventilation: { mode: fixed }", "ventilation.minuteVolume", "is missing beside"),
  timed("ventilation: { mode: spontaneous, peep: 5 cmH2O }", "ventilation.peep", "does not go with"),
  timed("ventilation: { mode: fixed, minuteVolume: 7 }", "ventilation.minuteVolume", 'Did you mean "7 L/min"'),
  timed("filter: femoral-vein-left", "filter", "is not a place for a filter"),
  timed("lysis: catheter, vessel: femoral-vein-left", "rate", "is missing beside"),
  timed("lysis: systemic, vessel: femoral-vein-left", "vessel", "does not go with"),
  timed("lysis: systemic, drug: heparin", "drug", "alteplase, tenecteplase"),
  timed("thrombectomy: lung-middle", "thrombectomy", "is not a vessel or a lung"),
  timed("test: ultrasound", "test", "is not a test"),
  timed("test: leg-ultrasond, side: left", "test", 'Did you mean "leg-ultrasound"'),
  timed("note: ''", "note", "is empty"),
];

const experiments: readonly BrokenScenario[] = [
  timed("clot: femoral-vein-left", "clot", "is not a clot"),
  timed("clot: { vessel: femoral-vein, volume: 5 mL }", "clot.vessel", 'Did you mean "femoral-vein-'),
  timed("clot: { vessel: femoral-vein-left }", "clot.volume", "is missing in clot"),
  timed("clot: { vessel: femoral-vein-left, volume: 5 }", "clot.volume", 'Did you mean "5 mL"'),
  timed("clot: { vessel: femoral-vein-left, volume: 5 L }", "clot.volume", "too large", false),
  timed("embolus: { vessel: femoral-vein-left }", "embolus", "size of the embolus is not clear"),
  timed("embolus: { vessel: femoral-vein-left, length: 5 cm }", "embolus", "either a volume, or a length and a diameter"),
  timed("embolus: { vessel: femoral-vein-left, volume: 2 mL, length: 5 cm, diameter: 5 mm }", "embolus", "not clear"),
  timed("occlude: { vessel: femoral-vein-left, fraction: 2 }", "occlude.fraction", "too large"),
  timed("occlude: { vessel: aorta-left, fraction: 0.5 }", "occlude.vessel", 'Did you mean "aorta"'),
  timed("set: { parameter: thrombus.growthSped, value: 2 cm/d }", "set.parameter", 'Did you mean "thrombus.growthSpeed"'),
  timed("set: { parameter: thrombus.growthSpeed, value: 2 }", "set.value", 'Did you mean "2 cm/d"', false),
  timed("set: { parameter: thrombus.growthSpeed, value: 99 cm/d }", "set.value", "outside the range", false),
  timed("set: { parameter: thrombus.growthSpeed, value: 2 mL }", "set.value", "is not a value of thrombus.growthSpeed", false),
  timed("set: { parameter: thrombus.startShare, value: true }", "set.value", "true is not a value"),
  timed("set: { parameter: thrombus.growthSpeed }", "set.value", "is missing"),
];

const rules: readonly BrokenScenario[] = [
  ruled("deep-vein-thrombosis.fund", 'Did you mean "deep-vein-thrombosis.found"'),
  ruled("thrombosis.found", "is not a name that a rule knows"),
  ruled("heartRate > 110", "is not a variable"),
  ruled("heartRate_per_mn > 110", 'Did you mean "heartRate_per_min"'),
  ruled("heartRate_per_min", "needs a comparison"),
  ruled("heartRate_per_min = 110", 'Did you mean "=="'),
  ruled("heartRate_per_min > fast", '"fast" is not a number'),
  ruled("heartRate_per_min > 110 /min", "no place in a rule"),
  ruled("heartRate_per_min >", "ends too early"),
  ruled("clot-started and", "ends too early"),
  ruled("clot-started or or death", "stands where a name should"),
  ruled("(clot-started", "not closed"),
  ruled("clot-started)", "should have ended"),
  ruled("clot-started death", "should have ended"),
  ruled("symptom.hiccup", "is not a name"),
  ruled("d-dimer.raised", "is not a name"),
  ofEvent(`{ when: "${"not ".repeat(200)}death", note: x }`, "when", "characters"),
  ofEvent(`{ when: "${"(".repeat(60)}death", note: x }`, "when", "nested too deeply", false),
  ofEvent('{ when: " ", note: x }', "when", "ends too early"),
];

/** Made by hand: every kind of mistake that a writer of scenarios makes. */
export const brokenScenarios: readonly BrokenScenario[] = [...syntax, ...top, ...people, ...events, ...treatments, ...experiments, ...rules];
