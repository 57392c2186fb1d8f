/** One person from bed to the lung: what happened, why, and how they are. */
import { formatDuration, readScenario, redFlags, scenarioContext, startEpisode, why } from "virchow";

const document = {
  title: "A clot of 12 mL breaks loose",
  seed: 7,
  person: { age: 68, sex: "female", height: "165 cm", mass: "72 kg" },
  until: "30 min",
  events: [
    { at: "0 s", activity: "bed-rest" },
    { at: "5 min", embolus: { vessel: "femoral-vein-left", volume: "12 mL" } },
  ],
};

const reading = readScenario(document, scenarioContext());
if (!reading.ok) throw new Error(reading.problems.map((problem) => problem.message).join("\n"));

const run = startEpisode(reading.scenario);
while (run.step());

const { timeline, final } = run.result();
for (const entry of timeline) console.log(`${formatDuration(entry.at_s)}  ${entry.text}`);

const lodged = timeline.find((entry) => entry.kind === "embolus-lodged");
if (lodged !== undefined) console.log(`Why: ${why(timeline, lodged.id).map((entry) => entry.text).join(" -> ")}`);
for (const name of ["heartRate_per_min", "pulmonaryArterialPressureMean_mmHg", "cardiacOutput_L_per_min", "SpO2_percent"]) console.log(`${name}: ${final[name]?.toFixed(1) ?? "-"}`);

// Education and research only. With such symptoms call the emergency number.
for (const flag of redFlags(run.save().stations.clinic.symptoms)) console.log(flag.text);
