import { fromSI } from "../../units/index.ts";
import { variable, type ReadableVariable } from "./variable.ts";

const percent = 100;

/** Blood gases, breathing, and how much of the pulmonary bed is lost. Normal ranges at sea level, breathing air. */
export const lungVariables: readonly ReadableVariable[] = [
  variable("PaO2_mmHg", "gas", { label: "PaO₂", unit: "mmHg", meaning: "Oxygen tension of arterial blood.", normal: [75, 105], source: "textbook-physiology", digitsCount: 0 }, (s) => fromSI(s.lung.PaO2_Pa, "mmHg")),
  variable("PaCO2_mmHg", "gas", { label: "PaCO₂", unit: "mmHg", meaning: "Carbon dioxide tension of arterial blood.", normal: [35, 45], source: "textbook-physiology", digitsCount: 0 }, (s) => fromSI(s.lung.PaCO2_Pa, "mmHg")),
  variable("PvO2_mmHg", "gas", { label: "PvO₂", unit: "mmHg", meaning: "Oxygen tension of mixed venous blood; falls with cardiac output.", normal: [35, 45], source: "textbook-physiology", digitsCount: 0 }, (s) => fromSI(s.lung.PvO2_Pa, "mmHg")),
  variable("arterialPH_index", "gas", { label: "Arterial pH", unit: "", meaning: "Acidity of arterial blood.", normal: [7.35, 7.45], source: "textbook-physiology", digitsCount: 2 }, (s) => s.lung.pH_index),
  variable("SaO2_percent", "gas", { label: "SaO₂", unit: "%", meaning: "Oxygen saturation of arterial blood.", normal: [94, 99], source: "textbook-physiology", digitsCount: 0 }, (s) => s.lung.SaO2_fraction * percent),
  variable("SpO2_percent", "gas", { label: "SpO₂", unit: "%", meaning: "Oxygen saturation as a pulse oximeter shows it.", normal: [94, 100], source: "textbook-physiology", digitsCount: 0 }, (s) => s.lung.SpO2_fraction * percent),
  variable("SvO2_percent", "gas", { label: "SvO₂", unit: "%", meaning: "Oxygen saturation of mixed venous blood.", normal: [65, 78], source: "textbook-physiology", digitsCount: 0 }, (s) => s.lung.SvO2_fraction * percent),
  variable("alveolarArterialGradient_mmHg", "gas", { label: "A-a gradient", unit: "mmHg", meaning: "Ideal alveolar minus arterial oxygen tension.", normal: [0, 25], source: "stein1995", digitsCount: 0 }, (s) => fromSI(s.lung.alveolarArterialGradient_Pa, "mmHg")),
  variable("endTidalCO2_mmHg", "gas", { label: "End-tidal CO₂", unit: "mmHg", meaning: "Carbon dioxide tension at the end of a breath; falls when lung is ventilated and not perfused.", normal: [32, 42], source: "hemnes2010", digitsCount: 0 }, (s) => fromSI(s.lung.endTidalCO2_Pa, "mmHg")),
  variable("deadSpace_fraction", "lung", { label: "Alveolar dead-space fraction", unit: "", meaning: "Share of alveolar ventilation that takes no part in gas exchange, from end-tidal and arterial CO₂.", normal: [0, 0.16], source: "kline1997", digitsCount: 2 }, (s) => s.lung.deadSpace_fraction),
  variable("physiologicalDeadSpace_fraction", "lung", { label: "VD/VT", unit: "", meaning: "Physiological dead space over tidal volume (Bohr-Enghoff).", normal: [0.2, 0.4], source: "textbook-physiology", digitsCount: 2 }, (s) => s.lung.physiologicalDeadSpace_fraction),
  variable("shunt_fraction", "lung", { label: "Shunt", unit: "", meaning: "Share of cardiac output that passes no ventilated lung.", normal: [0, 0.05], source: "textbook-physiology", digitsCount: 3 }, (s) => s.lung.shunt_fraction),
  variable("lowVQ_fraction", "lung", { label: "Flow to low V/Q", unit: "", meaning: "Share of pulmonary flow to units with a ventilation-perfusion ratio below 0.1.", normal: [0, 0.05], source: "santolicandro1995", digitsCount: 3 }, (s) => s.lung.lowVQ_fraction),
  variable("venousAdmixture_fraction", "lung", { label: "Venous admixture", unit: "", meaning: "Share of venous blood that would explain the arterial oxygen content.", normal: [0, 0.08], source: "huet1985", digitsCount: 3 }, (s) => s.lung.venousAdmixture_fraction),
  variable("minuteVentilation_L_per_min", "lung", { label: "Minute ventilation", unit: "L/min", meaning: "Air breathed in a minute.", normal: [5, 9], source: "textbook-physiology" }, (s) => fromSI(s.lung.minuteVentilation_m3_per_s, "L_per_min")),
  variable("respiratoryRate_per_min", "lung", { label: "Breathing rate", unit: "/min", meaning: "Breaths in a minute.", normal: [12, 20], source: "textbook-physiology", digitsCount: 0 }, (s) => fromSI(s.lung.respiratoryRate_per_s, "per_min")),
  variable("tidalVolume_mL", "lung", { label: "Tidal volume", unit: "mL", meaning: "Air of one breath.", normal: [350, 650], source: "textbook-physiology", digitsCount: 0 }, (s) => fromSI(s.lung.tidalVolume_m3, "mL")),
  variable("qanadli_percent", "obstruction", { label: "Qanadli index", unit: "%", meaning: "CT obstruction index: 100 x sum(n d)/40 over the segmental arteries.", normal: [0, 0], source: "qanadli2001", digitsCount: 0 }, (s) => s.lung.qanadli_fraction * percent),
  variable("mastora_percent", "obstruction", { label: "Mastora score", unit: "%", meaning: "CT severity score: obstructed surface of 31 arteries, of 155 points.", normal: [0, 0], source: "mastora2003", digitsCount: 0 }, (s) => s.lung.mastora_fraction * percent),
  variable("miller_points", "obstruction", { label: "Miller index", unit: "of 34", meaning: "Angiographic index: involvement (16) and perfusion defect (18).", normal: [0, 0], source: "miller1971", digitsCount: 0 }, (s) => s.lung.miller_points),
  variable("bedLost_fraction", "obstruction", { label: "Pulmonary bed lost", unit: "", meaning: "Share of the pulmonary vascular bed behind emboli, fragments included.", normal: [0, 0], digitsCount: 2 }, (s) => s.lung.bedLost_fraction),
  variable("flowLost_fraction", "obstruction", { label: "Pulmonary flow lost", unit: "", meaning: "Share of the flow that the obstructed lung had before, now diverted.", normal: [0, 0], digitsCount: 2 }, (s) => s.lung.flowLost_fraction),
  variable("constriction_ratio", "obstruction", { label: "Pulmonary constriction", unit: "", meaning: "Resistance of open vessels over rest: mediators released around emboli.", normal: [1, 1], source: "smulders2000", digitsCount: 2 }, (s) => s.lung.constriction_ratio),
  variable("infarctedVolume_mL", "obstruction", { label: "Infarcted lung", unit: "mL", meaning: "Lung tissue that died for want of blood.", normal: [0, 0], source: "dalen1977", digitsCount: 0 }, (s) => fromSI(s.lung.infarctedVolume_m3, "mL")),
];
