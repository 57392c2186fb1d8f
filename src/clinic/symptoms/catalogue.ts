/** Symptoms that the model knows. Those of a leg have a side. */
export type SymptomId =
  | "breathlessness" | "pleuritic-pain" | "chest-pain" | "back-pain" | "haemoptysis" | "cough" | "palpitation" | "faintness" | "syncope" | "collapse" | "anxiety"
  | "leg-pain" | "leg-swelling" | "leg-warmth" | "leg-numbness";

/** A symptom for people. */
export interface SymptomKind {
  readonly id: SymptomId;
  readonly label: string;
  readonly meaning: string;
  /** True when it belongs to one leg. */
  readonly sided: boolean;
  /** What to do when it is new: call for help at once, be seen the same day, or nothing by itself. */
  readonly urgency: "emergency" | "same-day" | "none";
}

const whole = (id: SymptomId, label: string, urgency: SymptomKind["urgency"], meaning: string): SymptomKind => ({ id, label, meaning, sided: false, urgency });
const leg = (id: SymptomId, label: string, urgency: SymptomKind["urgency"], meaning: string): SymptomKind => ({ id, label, meaning, sided: true, urgency });

/** All symptoms, those of the chest first. */
export const symptomCatalogue: readonly SymptomKind[] = [
  whole("breathlessness", "Breathlessness", "emergency", "More effort to breathe than what one is doing explains."),
  whole("pleuritic-pain", "Pain on breathing in", "emergency", "Sharp pain at one place of the chest with each breath: the lining of the lung is irritated."),
  whole("chest-pain", "Chest pain", "emergency", "Pressing pain behind the breastbone: the overloaded right heart lacks oxygen."),
  whole("back-pain", "Pain in the upper back", "emergency", "Pain of the lung's lining felt in the back."),
  whole("haemoptysis", "Coughing blood", "emergency", "Blood from lung tissue that has died."),
  whole("cough", "Cough", "none", "Dry cough from irritated airways and lining."),
  whole("palpitation", "Racing heart", "emergency", "The heartbeat is felt, faster than what one is doing explains."),
  whole("faintness", "Faintness", "emergency", "Light-headed: the brain gets less blood."),
  whole("syncope", "Fainting", "emergency", "Loss of consciousness for want of blood to the brain."),
  whole("collapse", "Collapse", "emergency", "Arterial pressure is too low to stand or to stay awake."),
  whole("anxiety", "Anxiety", "none", "Fear that comes with breathlessness or a racing heart."),
  leg("leg-pain", "Leg pain", "same-day", "Ache, cramp or tenderness in calf or thigh, worse on standing or walking."),
  leg("leg-swelling", "Leg swelling", "same-day", "One leg is thicker than it was."),
  leg("leg-warmth", "Warm leg", "same-day", "The skin of one leg is warmer."),
  leg("leg-numbness", "Numb leg", "emergency", "Loss of feeling: pressure in the leg is cutting off nerves (compartment syndrome)."),
];

/** Ids of all symptoms. */
export const symptomIds: readonly SymptomId[] = symptomCatalogue.map((symptom) => symptom.id);
