import { fromSI } from "../../units/index.ts";
import type { Measurement } from "./types.ts";
import { rounded, type TestContext } from "./values.ts";

/** Inspired fraction up to which someone breathes air. */
const air_fraction = 0.22;

/**
 * Arterial blood gas. The alveolar-arterial difference comes from the measured tensions:
 *
 *     A-a = FiO2 (PB - PH2O) - PaCO2 / R - PaO2
 *
 * judged against age / 4 + 4 while the person breathes air. Source: stein1995.
 */
export function measureBloodGas({ input, values, random }: TestContext): Measurement {
  const oxygen = random.logNormal(input.PaO2_Pa, values.gasError);
  const carbon = random.logNormal(input.PaCO2_Pa, values.gasError);
  const pH = rounded(input.pH_index + values.pHError * random.normal(), "hundredths");
  const gradient = input.inspiredOxygen_fraction * (input.barometricPressure_Pa - values.vapourPressure) - carbon / values.respiratoryQuotient - oxygen;
  const onAir = input.inspiredOxygen_fraction <= air_fraction;
  const { age_y } = input.history;
  const limit = age_y === undefined ? undefined : values.gradientBase + values.gradientPerYear * age_y + values.gradientMargin;
  const [PaO2, PaCO2, AaGradient, lowest] = [oxygen, carbon, gradient, values.gasLow].map((pressure_Pa) => rounded(fromSI(pressure_Pa, "mmHg"), "whole"));
  const low = PaO2 < lowest;
  const wide = onAir && limit !== undefined && gradient > limit;
  const breathed = onAir ? "on air" : `on ${rounded(fromSI(input.inspiredOxygen_fraction, "percent"), "whole")} % oxygen`;
  const verdict = [low ? "hypoxaemia" : "oxygen not low", onAir ? (wide ? "wide alveolar-arterial difference" : "alveolar-arterial difference normal for age") : ""].filter((part) => part !== "").join(", ");
  return {
    outcome: low || wide ? "positive" : "negative",
    values: { PaO2_mmHg: PaO2, PaCO2_mmHg: PaCO2, pH_index: pH, alveolarArterialGradient_mmHg: AaGradient, inspiredOxygen_fraction: input.inspiredOxygen_fraction },
    findings: [],
    text: `Arterial blood ${breathed}: PaO2 ${PaO2} mmHg, PaCO2 ${PaCO2} mmHg, pH ${pH}, A-a difference ${AaGradient} mmHg: ${verdict}.`,
  };
}
