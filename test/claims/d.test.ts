import { describe, expect, it } from "vitest";
import { course, entries, greatest, hour_s, last, least, minute_s, person, play, shipped, valueAt, type Played } from "../support/episodes.ts";

const healthy = { age: 55, sex: "male" };
const lying = { at: "0 h", activity: "bed-rest" };
const struck = (volumes: readonly string[], until = "40 min"): Played =>
  play(person(healthy, until, [lying, ...volumes.map((volume, i) => ({ at: `${10 + i / 10} min`, embolus: { vessel: "femoral-vein-left", volume } }))], "1 min"), { seed: 5 });

// A ladder of burdens that this man bears, and one that breaks his circulation.
const none = struck([]);
const small = struck(["0.5 mL"]);
const middle = struck(["3 mL", "3 mL"]);
const ladder = [none, small, middle];

describe("lung, heart and blood", () => {
  it("D1: behind the plug lung is ventilated and not perfused: dead space; the rest is overperfused: low V/Q; oxygen falls", () => {
    const rising = (id: string): void => {
      const values = ladder.map((run) => last(run, id));
      values.slice(1).forEach((n, i) => {
        expect(n, `${id} ${values.join(" ")}`).toBeGreaterThanOrEqual(values[i]);
      });
      expect(values[2], id).toBeGreaterThan(values[0]);
    };
    for (const id of ["bedLost_fraction", "deadSpace_fraction", "qanadli_percent", "alveolarArterialGradient_mmHg"]) rising(id);
    expect(last(middle, "lowVQ_fraction") + last(middle, "shunt_fraction")).toBeGreaterThan(last(none, "lowVQ_fraction") + last(none, "shunt_fraction"));
    const gap = (run: Played): number => last(run, "PaCO2_mmHg") - last(run, "endTidalCO2_mmHg");
    expect(gap(middle)).toBeGreaterThan(gap(none) + 3);
    expect(last(middle, "PaO2_mmHg")).toBeLessThan(80);
    expect(last(middle, "PaO2_mmHg")).toBeLessThan(last(none, "PaO2_mmHg") - 10);
    expect(last(middle, "PaCO2_mmHg")).toBeLessThan(last(none, "PaCO2_mmHg"));
  });

  it("D1: the flow that the plug stops goes through the rest of the lung", () => {
    const blocked = entries(small, "embolus-lodged")[0].place ?? "";
    const flow = (run: Played, id: string): number => last(run, `vessel.${id}.flow_mL_per_s`);
    expect(flow(small, blocked)).toBeLessThan(0.7 * flow(none, blocked));
    expect(last(small, "cardiacOutput_L_per_min") / last(none, "cardiacOutput_L_per_min")).toBeGreaterThan(0.95);
    for (const open of ["segmental-artery-r1", "segmental-artery-r5", "segmental-artery-l1-2"]) expect(flow(small, open), open).toBeGreaterThan(flow(none, open));
  });

  it("D2, PHY-102, PHY-103: pulmonary pressure rises with the bed lost, above normal from 30 % on and never above 40 mmHg in a normal heart", () => {
    const pressure = ladder.map((run) => greatest(course(run, "pulmonaryArterialPressureMean_mmHg").map((point) => point.n)));
    pressure.slice(1).forEach((n, i) => {
      expect(n, pressure.join(" ")).toBeGreaterThan(pressure[i]);
    });
    for (const run of ladder) {
      for (const { t_s, n } of course(run, "bedLost_fraction")) if (n > 0.3 && n < 0.75 && t_s > 15 * minute_s) expect(valueAt(run, "pulmonaryArterialPressureMean_mmHg", t_s)).toBeGreaterThan(20);
    }
    expect(greatest(pressure)).toBeLessThanOrEqual(40);
  });

  it("D2: a big load dilates and weakens the right heart; output and pressure fall: shock, arrest", () => {
    const ratio = ladder.map((run) => greatest(course(run, "rvLvDiameter_ratio").map((point) => point.n)));
    expect(ratio[2]).toBeGreaterThan(1);
    expect(ratio[2]).toBeGreaterThan(ratio[1]);
    const massive = play(shipped("saddle-embolus"), { until_s: 30 * minute_s });
    const lowest = least(course(massive, "arterialPressureSystolic_mmHg").map((point) => point.n));
    expect(lowest).toBeLessThan(90);
    expect(least(course(massive, "cardiacOutput_L_per_min").map((point) => point.n))).toBeLessThan(0.75 * valueAt(massive, "cardiacOutput_L_per_min", 5 * minute_s));
    expect(entries(massive, "shock").length).toBeGreaterThan(0);
    const fatal = play(person(healthy, "40 min", [lying, ...[1, 2, 3, 4].map((n) => ({ at: `${10 + n} min`, embolus: { vessel: "femoral-vein-left", length: "20 cm", diameter: "9 mm" } }))], "1 min"));
    expect(entries(fatal, "cardiac-arrest").length).toBe(1);
    expect(entries(fatal, "death").length).toBe(1);
  });

  it("D3: how bad it is depends on the heart and lung as well: the same clot in a sound and in a diseased man", () => {
    const [sound, diseased] = ["embolus-healthy-heart", "embolus-diseased-heart"].map((name) => play(shipped(name), { until_s: 3 * hour_s }));
    const volume = (run: Played): number => run.picture.emboli.reduce((whole, embolus) => whole + embolus.releasedVolume_mL, 0);
    expect(volume(sound)).toBeCloseTo(volume(diseased), 6);
    expect(entries(sound, "death")).toEqual([]);
    expect(entries(sound, "shock")).toEqual([]);
    expect(entries(diseased, "shock").length + entries(diseased, "death").length).toBeGreaterThan(0);
    const worst = (run: Played, id: string, of: (values: readonly number[]) => number): number => of(course(run, id).filter((point) => point.t_s > hour_s).map((point) => point.n));
    expect(worst(diseased, "arterialPressureMean_mmHg", least)).toBeLessThan(worst(sound, "arterialPressureMean_mmHg", least));
    expect(worst(diseased, "cardiacOutput_L_per_min", least)).toBeLessThan(worst(sound, "cardiacOutput_L_per_min", least));
  });

  it("D5: the heart beats faster to push blood past the block; the brain gets less in a massive one: faintness, syncope", () => {
    const rates = ladder.map((run) => greatest(course(run, "heartRate_per_min").filter((point) => point.t_s > 11 * minute_s).map((point) => point.n)));
    rates.slice(1).forEach((n, i) => {
      expect(n, rates.join(" ")).toBeGreaterThan(rates[i]);
    });
    expect(rates[2]).toBeGreaterThan(100);
    const massive = play(shipped("saddle-embolus"), { until_s: 30 * minute_s });
    expect(least(course(massive, "cerebralPerfusion_ratio").map((point) => point.n))).toBeLessThan(0.8);
    expect(entries(massive, "symptom-onset").some((entry) => entry.data["symptom"] === "faintness" || entry.data["symptom"] === "syncope")).toBe(true);
    expect(entries(small, "symptom-onset").some((entry) => entry.data["symptom"] === "syncope")).toBe(false);
  });
});
