import { fromSI } from "../../units/index.ts";
import type { ClotSnapshot, Snapshot } from "../snapshot.ts";
import { variable, type ReadableVariable } from "./variable.ts";

/** Totals over all clots; the families below give each clot by number. */
export const clotTotals: readonly ReadableVariable[] = [
  variable("clotVolume_mL", "clot", { label: "Clot in the veins", unit: "mL", meaning: "Volume of all thrombi in systemic veins.", normal: [0, 0], digitsCount: 2 }, (s) => fromSI(s.clots.reduce((sum_m3, clot) => sum_m3 + clot.volume_m3, 0), "mL")),
  variable("clotVolumeLeft_mL", "clot", { label: "Clot in the left leg", unit: "mL", meaning: "Volume of thrombi in veins of the left side.", normal: [0, 0], digitsCount: 2 }, (s) => fromSI(s.clotVolumeLeft_m3, "mL")),
  variable("clotVolumeRight_mL", "clot", { label: "Clot in the right leg", unit: "mL", meaning: "Volume of thrombi in veins of the right side.", normal: [0, 0], digitsCount: 2 }, (s) => fromSI(s.clotVolumeRight_m3, "mL")),
  variable("embolusVolumeLung_mL", "clot", { label: "Emboli in the lung", unit: "mL", meaning: "Volume of emboli lodged in pulmonary arteries.", normal: [0, 0], digitsCount: 2 }, (s) => fromSI(s.embolusVolumeLung_m3, "mL")),
];

const day_s = 86400;

/** Variables of clot number `n`, counted from 1 in order of birth. */
export function clotVariables(n: number): readonly ReadableVariable[] {
  const id = `clot.${n}`;
  const name = `Clot ${n}`;
  const read = (value: (clot: ClotSnapshot) => number) => (s: Snapshot): number | null => {
    const clot = s.clots.find((candidate) => candidate.id === n);
    return clot === undefined ? null : value(clot);
  };
  return [
    variable(`${id}.volume_mL`, "clot", { label: `${name}, volume`, unit: "mL", meaning: "Volume of the thrombus.", digitsCount: 2 }, read((clot) => fromSI(clot.volume_m3, "mL"))),
    variable(`${id}.length_cm`, "clot", { label: `${name}, length`, unit: "cm", meaning: "Summed length along the veins it lies in.", digitsCount: 1 }, read((clot) => fromSI(clot.length_m, "cm"))),
    variable(`${id}.occlusion_fraction`, "clot", { label: `${name}, lumen blocked`, unit: "", meaning: "Largest share of a vein's lumen that it fills.", digitsCount: 2 }, read((clot) => clot.occlusion_fraction)),
    variable(`${id}.organised_fraction`, "clot", { label: `${name}, organised`, unit: "", meaning: "Share of its volume that has become scar.", digitsCount: 2 }, read((clot) => clot.organised_fraction)),
    variable(`${id}.meanAge_d`, "clot", { label: `${name}, mean age`, unit: "d", meaning: "Volume-weighted age of its fibrin.", digitsCount: 1 }, read((clot) => clot.meanAge_s / day_s)),
    variable(`${id}.freeTail_cm`, "clot", { label: `${name}, free tail`, unit: "cm", meaning: "Length not yet anchored to the wall: what can break off.", digitsCount: 1 }, read((clot) => fromSI(clot.freeTail_m, "cm"))),
    variable(`${id}.attachment_J_per_m2`, "clot", { label: `${name}, attachment`, unit: "J/m²", meaning: "Adhesion energy that holds it to the wall; grows with age.", source: "tutwiler2020", digitsCount: 1 }, read((clot) => clot.attachment_J_per_m2)),
  ];
}
