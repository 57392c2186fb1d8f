import { describe, expect, test } from "vitest";
import { createPerson, type PersonDescription } from "../../body/index.ts";
import { resolve } from "../../units/index.ts";
import { bloodParameters, composition, currentComposition, createBlood, addInflammation, medianBloodTraits, type Composition } from "../index.ts";
import { fullCriticalResidence_s, sampleOf, thrombinGeneration, type BloodSample } from "./index.ts";

const values = resolve(bloodParameters);
const usual_nM = 0.005;
const weak_nM = 0.001;

function blood(description: PersonDescription = {}): Composition {
  return composition(createPerson({ age_y: 60, ...description }), medianBloodTraits, values);
}
const peak = (sample: BloodSample): number => thrombinGeneration(sample, { until_s: 1800, step_s: 600 }).peak_nM;
const residence = (sample: BloodSample): number => fullCriticalResidence_s(sample) ?? Infinity;
const of = (description: PersonDescription, tissueFactor_nM = usual_nM): BloodSample => sampleOf(blood(description), tissueFactor_nM, 1);

const healthy = of({});
const [healthyPeak, healthyResidence] = [peak(healthy), residence(healthy)];

const traits: readonly (readonly [string, PersonDescription])[] = [
  ["factor V Leiden, one copy", { blood: { factorVLeiden: "heterozygous" } }],
  ["factor V Leiden, two copies", { blood: { factorVLeiden: "homozygous" } }],
  ["antithrombin deficiency", { blood: { antithrombin_fraction: 0.5 } }],
  ["protein C deficiency", { blood: { proteinC_fraction: 0.5 } }],
  ["protein S deficiency", { blood: { proteinS_fraction: 0.5 } }],
  ["factor VIII raised", { blood: { factorVIII_fraction: 1.8 } }],
  ["combined pill", { blood: { oestrogen: "combined-pill" } }],
  ["oral hormone replacement", { blood: { oestrogen: "oral-hrt" } }],
  ["pregnancy", { conditions: ["pregnancy"], age_y: 30 }],
  ["active cancer", { conditions: ["active-cancer"] }],
  ["cancer with chemotherapy", { conditions: ["active-cancer", "chemotherapy"] }],
  ["antiphospholipid antibodies", { blood: { antiphospholipid: true } }],
  ["earlier clot", { conditions: ["previous-vte"] }],
];

describe("B3 hypercoagulability, by the full model with thrombomodulin", () => {
  test.each(traits)("%s: more thrombin, shorter critical residence", (_name, description) => {
    // Age acts through the background; the comparison is with a healthy person of the same age.
    const same = of({ ...(description.age_y === undefined ? {} : { age_y: description.age_y }) });
    const [reference, referenceResidence] = description.age_y === undefined ? [healthyPeak, healthyResidence] : [peak(same), residence(same)];
    expect(peak(of(description))).toBeGreaterThan(1.02 * reference);
    expect(residence(of(description))).toBeLessThan(0.99 * referenceResidence);
  });

  test("prothrombin G20210A: more thrombin; critical residence falls on a weakly bearing wall, and is flat at 5 pM", () => {
    const carrier = { blood: { prothrombinG20210A: "heterozygous" } } as const;
    const two = { blood: { prothrombinG20210A: "homozygous" } } as const;
    expect(peak(of(carrier))).toBeGreaterThan(1.15 * healthyPeak);
    expect(peak(of(two))).toBeGreaterThan(peak(of(carrier)));
    expect(residence(of(carrier, weak_nM))).toBeLessThan(0.97 * residence(of({}, weak_nM)));
    expect(Math.abs(residence(of(carrier)) / healthyResidence - 1)).toBeLessThan(0.02);
  });

  test("order: two Leiden copies above one, one above prothrombin G20210A, antithrombin deficiency strong, oral above transdermal oestrogen", () => {
    const [one, two] = [peak(of({ blood: { factorVLeiden: "heterozygous" } })), peak(of({ blood: { factorVLeiden: "homozygous" } }))];
    expect(two).toBeGreaterThan(one);
    expect(one).toBeGreaterThan(peak(of({ blood: { prothrombinG20210A: "heterozygous" } })));
    expect(peak(of({ blood: { antithrombin_fraction: 0.5 } }))).toBeGreaterThan(peak(of({ blood: { prothrombinG20210A: "heterozygous" } })));
    const oestrogen = (kind: "combined-pill" | "oral-hrt" | "transdermal-hrt"): number => peak(of({ blood: { oestrogen: kind } }));
    expect(oestrogen("combined-pill")).toBeGreaterThan(oestrogen("oral-hrt"));
    expect(oestrogen("oral-hrt")).toBeGreaterThan(oestrogen("transdermal-hrt"));
    expect(residence(of({ blood: { antithrombin_fraction: 0.5 } }))).toBeLessThan(residence(of({ blood: { antithrombin_fraction: 0.75 } })));
  });

  test("CLOT-062 without thrombomodulin Leiden and protein C deficiency are invisible", () => {
    const bare = sampleOf(blood(), usual_nM, 0);
    for (const description of [{ blood: { factorVLeiden: "homozygous" } }, { blood: { proteinC_fraction: 0.5 } }] as const) {
      const sample = sampleOf(blood(description), usual_nM, 0);
      expect(Math.abs(peak(sample) / peak(bare) - 1)).toBeLessThan(1e-3);
      expect(Math.abs(residence(sample) / residence(bare) - 1)).toBeLessThan(2e-3);
    }
  });

  test("the answer to an operation raises factor VIII and with it thrombin", () => {
    const state = createBlood(createPerson({ age_y: 60 }), values, medianBloodTraits);
    addInflammation(state, 6, values);
    expect(peak(sampleOf(currentComposition(state, values), usual_nM, 1))).toBeGreaterThan(1.05 * healthyPeak);
  });

  test("haemophilia and vitamin K antagonists go the other way", () => {
    const haemophilia: BloodSample = { ...healthy, levels: { VIII: 0.05 } };
    const antagonist: BloodSample = { ...healthy, levels: { II: 0.25, VII: 0.25, IX: 0.35, X: 0.2, PC: 0.4 } };
    for (const sample of [haemophilia, antagonist]) {
      expect(peak(sample)).toBeLessThan(0.6 * healthyPeak);
      expect(residence(sample)).toBeGreaterThan(1.1 * healthyResidence);
    }
  });
});

describe("B4 together more than the sum", () => {
  test("combined pill with factor V Leiden makes more thrombin than both shares added", () => {
    const [pill, leiden, both] = [
      peak(of({ blood: { oestrogen: "combined-pill" } })), peak(of({ blood: { factorVLeiden: "heterozygous" } })), peak(of({ blood: { oestrogen: "combined-pill", factorVLeiden: "heterozygous" } })),
    ];
    expect(both - healthyPeak).toBeGreaterThan(pill - healthyPeak + (leiden - healthyPeak));
  });

  test("the pill and the gene shorten the critical residence together more than either", () => {
    const [pill, leiden, both] = [
      residence(of({ blood: { oestrogen: "combined-pill" } })), residence(of({ blood: { factorVLeiden: "heterozygous" } })), residence(of({ blood: { oestrogen: "combined-pill", factorVLeiden: "heterozygous" } })),
    ];
    expect(both).toBeLessThan(Math.min(pill, leiden));
  });

  test("B1, B2: stasis, wall and blood: none of the three alone clots, all three do; so do strong stasis or a strong wall", () => {
    const [still_s, moving_s] = [140, 100];
    const wounded_nM = 0.006;
    const prone: PersonDescription = { blood: { antithrombin_fraction: 0.8, factorVLeiden: "heterozygous" } };
    const clots = (residence_s: number, tissueFactor_nM: number, description: PersonDescription): boolean => residence(sampleOf(blood(description), tissueFactor_nM, 1)) < residence_s;
    expect(clots(still_s, usual_nM, {})).toBe(false);
    expect(clots(moving_s, wounded_nM, {})).toBe(false);
    expect(clots(moving_s, usual_nM, prone)).toBe(false);
    expect(clots(still_s, wounded_nM, prone)).toBe(true);
    expect(clots(600, usual_nM, {})).toBe(true);
    expect(clots(moving_s, 0.025, {})).toBe(true);
  });
});
