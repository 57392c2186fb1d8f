/** Beats of a heart at rest and with half of the lung's bed behind plugs: pressures and the loop of the right ventricle. */
import { buildVesselGraph, circulationParameters, convert, createCirculation, createPerson, heartAtMoment, initialCirculation, createHeartKernel, heartMeasures, neutralCirculationTraits, pressureVolumeLoop, resolve, restInput, simulateBeats } from "virchow";

const person = createPerson({ age_y: 60, sex: "female" });
const model = createCirculation(buildVesselGraph(person), person, resolve(circulationParameters), neutralCirculationTraits);
const state = initialCirculation(model);
const rest = restInput(model);

// Every second segment closed: its bed's resistance rises without limit, the others are as before.
const bedResistance_ratio = [...rest.bedResistance_ratio];
model.graph.segments.forEach((segment, i) => {
  if (i % 2 === 0) bedResistance_ratio[segment.bed] = 1e4;
});
const blocked = { ...rest, bedResistance_ratio, bedLost_fraction: 0.5 };

const mmHg = (pressure_Pa: number): string => convert(pressure_Pa, "Pa", "mmHg").toFixed(0);
const mL = (volume_m3: number): string => convert(volume_m3, "m3", "mL").toFixed(0);

for (const [title, input] of [["At rest", rest], ["Half of the bed lost", blocked]] as const) {
  const subject = { model, state, input };
  // The heart lives on from the moment of the block; the last beats are recorded.
  const waves = simulateBeats(subject, { from_s: 20, to_s: 24, isFree: true });
  const loop = pressureVolumeLoop(waves, "right");
  const pulmonary = [...waves.pulmonaryArterialPressure_Pa];
  console.log(`${title}: pulmonary artery ${mmHg(Math.max(...pulmonary))}/${mmHg(Math.min(...pulmonary))} mmHg, right ventricle ${mL(loop.endDiastolicVolume_m3)} to ${mL(loop.endSystolicVolume_m3)} mL, work of a stroke ${loop.strokeWork_J.toFixed(2)} J, ${waves.beats.length} beats in 4 s`);
}

const measures = heartMeasures(heartAtMoment(createHeartKernel({ model }), 0, { model, state, input: rest }));
console.log(`RV/LV ${measures.rvLvDiameter_ratio.toFixed(2)}, TAPSE ${convert(measures.tapse_m, "m", "mm").toFixed(0)} mm`);
