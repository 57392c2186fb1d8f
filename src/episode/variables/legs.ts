import { fromSI } from "../../units/index.ts";
import { variable, type ReadableVariable } from "./variable.ts";

const percent = 100;

function oneLeg(side: "left" | "right"): readonly ReadableVariable[] {
  const id = `leg.${side}`;
  const name = side === "left" ? "Left leg" : "Right leg";
  return [
    variable(`${id}.calfCircumference_cm`, "leg", { label: `${name}, calf circumference`, unit: "cm", meaning: "Girth of the calf 10 cm below the tibial tuberosity.", source: "wells1997", digitsCount: 1 }, (s) => fromSI(s.legs[side].calfCircumference_m, "cm")),
    variable(`${id}.thighCircumference_cm`, "leg", { label: `${name}, thigh circumference`, unit: "cm", meaning: "Girth of the thigh.", digitsCount: 1 }, (s) => fromSI(s.legs[side].thighCircumference_m, "cm")),
    variable(`${id}.oedema_mL`, "leg", { label: `${name}, oedema`, unit: "mL", meaning: "Fluid in the tissue beyond what is there in health.", normal: [0, 80], digitsCount: 0 }, (s) => fromSI(s.legs[side].oedema_m3, "mL")),
    variable(`${id}.pain_points`, "leg", { label: `${name}, pain`, unit: "of 10", meaning: "Pain in calf or thigh.", normal: [0, 0] }, (s) => s.legs[side].pain_points),
    variable(`${id}.skinTemperature_degC`, "leg", { label: `${name}, skin temperature`, unit: "°C", meaning: "Temperature of the skin of the calf.", normal: [29, 33], source: "textbook-physiology" }, (s) => fromSI(s.legs[side].skinTemperature_K, "degC")),
    variable(`${id}.redness_fraction`, "leg", { label: `${name}, redness`, unit: "", meaning: "How red the skin is, 0 to 1.", normal: [0, 0.1], digitsCount: 2 }, (s) => s.legs[side].redness_fraction),
    variable(`${id}.cyanosis_fraction`, "leg", { label: `${name}, blueness`, unit: "", meaning: "How blue the skin is from venous blood, 0 to 1.", normal: [0, 0.1], digitsCount: 2 }, (s) => s.legs[side].cyanosis_fraction),
    variable(`${id}.veinDistension_fraction`, "leg", { label: `${name}, superficial veins`, unit: "", meaning: "Distension of superficial veins, 0 to 1.", normal: [0, 0.2], digitsCount: 2 }, (s) => s.legs[side].veinDistension_fraction),
    variable(`${id}.compartmentPressure_mmHg`, "leg", { label: `${name}, compartment pressure`, unit: "mmHg", meaning: "Tissue pressure in the calf; above about 30 nerves and arteries suffer: an emergency.", normal: [0, 15], source: "textbook-physiology", digitsCount: 0 }, (s) => fromSI(s.legs[side].compartmentPressure_Pa, "mmHg")),
    variable(`${id}.valveCompetence_percent`, "leg", { label: `${name}, valve competence`, unit: "%", meaning: "Share of deep valves that still close.", normal: [90, 100], digitsCount: 0 }, (s) => s.legs[side].valveCompetence_fraction * percent),
    variable(`${id}.villalta_points`, "leg", { label: `${name}, Villalta score`, unit: "of 33", meaning: "Post-thrombotic syndrome: 5 or more.", normal: [0, 4], source: "villalta1994", digitsCount: 0 }, (s) => s.legs[side].villalta_points),
  ];
}

/** Signs of both legs. */
export const legVariables: readonly ReadableVariable[] = [...oneLeg("left"), ...oneLeg("right")];
