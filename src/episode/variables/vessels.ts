import { fromSI } from "../../units/index.ts";
import type { Vessel, VesselGraph } from "../../body/index.ts";
import { variable, type ReadableVariable } from "./variable.ts";

const percent = 100;

function oneVessel(vessel: Vessel): readonly ReadableVariable[] {
  const id = `vessel.${vessel.id}`;
  const at = vessel.index;
  const name = vessel.label;
  const common: readonly ReadableVariable[] = [
    variable(`${id}.flow_mL_per_s`, "vein", { label: `${name}, flow`, unit: "mL/s", meaning: "Blood flow toward the heart (veins) or from it (arteries), paired vessels together.", digitsCount: 2 }, (s) => fromSI(s.circulation.flow_m3_per_s[at], "mL_per_s")),
    variable(`${id}.pressure_mmHg`, "vein", { label: `${name}, pressure`, unit: "mmHg", meaning: "Blood pressure in the vessel, hydrostatic part included.", digitsCount: 1 }, (s) => fromSI(s.circulation.pressure_Pa[at], "mmHg")),
    variable(`${id}.saturation_percent`, "vein", { label: `${name}, O₂ saturation`, unit: "%", meaning: "Oxygen saturation of the blood in it.", digitsCount: 0 }, (s) => s.saturation_fraction[at] * percent),
  ];
  if (vessel.kind === "artery" || vessel.kind === "pulmonary-vein") return common;
  const lumen: readonly ReadableVariable[] = [
    ...common,
    variable(`${id}.meanVelocity_cm_per_s`, "vein", { label: `${name}, velocity`, unit: "cm/s", meaning: "Flow over lumen.", digitsCount: 2 }, (s) => fromSI(s.circulation.velocity_m_per_s[at], "cm_per_s")),
    variable(`${id}.occlusion_fraction`, "vein", { label: `${name}, lumen blocked`, unit: "", meaning: "Share of the lumen filled by thrombus or embolus.", digitsCount: 2 }, (s) => s.occlusion_fraction[at]),
  ];
  if (vessel.kind !== "vein") return lumen;
  return [
    ...lumen,
    variable(`${id}.wallShear_Pa`, "vein", { label: `${name}, wall shear`, unit: "Pa", meaning: "Shear stress of the blood on the wall, mean over time.", digitsCount: 3 }, (s) => s.circulation.wallShear_Pa[at]),
    variable(`${id}.residenceTime_s`, "vein", { label: `${name}, residence time`, unit: "s", meaning: "How long blood stays in its valve pockets and recesses: stasis.", digitsCount: 0 }, (s) => s.circulation.pocketResidence_s[at]),
    variable(`${id}.criticalResidence_s`, "vein", { label: `${name}, critical residence time`, unit: "s", meaning: "Residence time at which blood of this person clots on this wall.", digitsCount: 0 }, (s) => s.criticalResidence_s[at]),
    variable(`${id}.diameter_mm`, "vein", { label: `${name}, diameter`, unit: "mm", meaning: "Lumen diameter, mean along the vessel.", digitsCount: 1 }, (s) => fromSI(s.circulation.diameter_m[at], "mm")),
  ];
}

/** Variables of every named vessel of a graph (beds and chambers have none of their own). */
export function vesselVariables(graph: VesselGraph): readonly ReadableVariable[] {
  return graph.vessels.filter((vessel) => vessel.kind !== "bed" && vessel.kind !== "chamber" && vessel.kind !== "pulmonary-bed").flatMap(oneVessel);
}
