import { has, type Person } from "../body/index.ts";
import { exp, pow } from "../numerics/index.ts";
import type { BloodValues } from "./parameters.ts";
import type { PersonBloodTraits } from "./traits.ts";

/** Composition of one person's blood. Factors as ratios to normal (1 = 100 %). */
export interface Composition {
  readonly prothrombin_ratio: number;
  readonly factorV_ratio: number;
  readonly factorVII_ratio: number;
  readonly factorVIII_ratio: number;
  readonly factorIX_ratio: number;
  readonly factorX_ratio: number;
  readonly antithrombin_ratio: number;
  readonly tissueFactorPathwayInhibitor_ratio: number;
  /** Protein C, with protein S as its cofactor. */
  readonly proteinC_ratio: number;
  /** Share of factor V that is Leiden: 0, 0.5 or 1. */
  readonly leiden_fraction: number;
  /** Drive that no named factor carries: disposition z, age, circulating tissue factor of cancer, antibodies. 1 at age 60, z = 0. */
  readonly background_ratio: number;
}

const copies = { none: 0, heterozygous: 1, homozygous: 2 } as const;

/** Share of the pill's shifts, logarithmic, that a kind of oestrogen makes. */
function oestrogenShare_fraction(person: Person, values: BloodValues): number {
  switch (person.blood.oestrogen) {
    case "none": return 0;
    case "combined-pill": return 1;
    case "oral-hrt": return values.oralReplacementShare;
    case "transdermal-hrt": return values.transdermalShare;
  }
}

/** Logarithm of the drive that no named factor carries: z + age + cancer + antibodies + earlier clots. */
function backgroundLog(person: Person, traits: PersonBloodTraits, values: BloodValues): number {
  const cancer = has(person, "active-cancer") ? values.cancerTissueFactor : 0;
  const chemotherapy = has(person, "chemotherapy") ? values.chemotherapyTissueFactor : 0;
  const antibodies = person.blood.antiphospholipid ? values.antiphospholipidShift : 0;
  const previous = has(person, "previous-vte") ? values.previousClotShift : 0;
  return traits.disposition_index + values.ageSlope * (person.age_y - values.referenceAge) + cancer + chemotherapy + antibodies + previous;
}

/**
 * Factor levels of a person at rest, from inherited traits, oestrogen, pregnancy and disease. The acute phase is added by the
 * state (`currentComposition`). Limits: liver disease lowers factors and inhibitors alike and is left at normal.
 */
export function composition(person: Person, traits: PersonBloodTraits, values: BloodValues): Composition {
  const pill = oestrogenShare_fraction(person, values);
  const pregnant = has(person, "pregnancy") || has(person, "postpartum") ? 1 : 0;
  const prothrombin = [1, values.prothrombinHeterozygous, values.prothrombinHomozygous][copies[person.blood.prothrombinG20210A]];
  const proteinS = person.blood.proteinS_fraction * pow(values.pregnantProteinS, pregnant);
  return {
    prothrombin_ratio: prothrombin * pow(values.oestrogenProthrombin, pill),
    factorV_ratio: 1,
    factorVII_ratio: pow(values.oestrogenFactorVII, pill) * pow(values.pregnantFactorVII, pregnant),
    factorVIII_ratio: person.blood.factorVIII_fraction * pow(values.pregnantFactorVIII, pregnant),
    factorIX_ratio: 1,
    factorX_ratio: pow(values.oestrogenFactorX, pill) * pow(values.pregnantFactorX, pregnant),
    antithrombin_ratio: person.blood.antithrombin_fraction * pow(values.oestrogenAntithrombin, pill),
    tissueFactorPathwayInhibitor_ratio: pow(values.oestrogenInhibitor, pill),
    proteinC_ratio: person.blood.proteinC_fraction * pow(values.oestrogenProteinC, pill) * pow(proteinS, values.proteinSPower),
    leiden_fraction: copies[person.blood.factorVLeiden] / 2,
    background_ratio: exp(backgroundLog(person, traits, values)),
  };
}

/** Every factor at 100 %, age 60, no disposition: the reference that shifts are measured against. */
export const referenceComposition: Composition = {
  prothrombin_ratio: 1, factorV_ratio: 1, factorVII_ratio: 1, factorVIII_ratio: 1, factorIX_ratio: 1, factorX_ratio: 1, antithrombin_ratio: 1,
  tissueFactorPathwayInhibitor_ratio: 1, proteinC_ratio: 1, leiden_fraction: 0, background_ratio: 1,
};

