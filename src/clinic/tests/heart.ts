import { log, stream } from "../../numerics/index.ts";
import { fromSI } from "../../units/index.ts";
import type { Measurement } from "./types.ts";
import { rounded, type TestContext } from "./values.ts";

/** Electrocardiographic signs of an overloaded right heart, each with the parameter at which half of people show it. */
const signs = [
  { name: "inverted T waves V1 to V4", parameter: "ecgOverload" },
  { name: "S1Q3T3", parameter: "ecgAxis" },
  { name: "right bundle branch block", parameter: "ecgBlock" },
] as const;

/**
 * Electrocardiogram. Each sign shows when the overload (RV over LV diameter) passes this person's own limit, which is drawn once
 * for the person: a second tracing agrees with the first while the heart is the same. Row DX-026.
 */
export function measureEcg({ input, values, seed }: TestContext): Measurement {
  const present = signs.filter(({ parameter }, i) => log(input.rvLvDiameter_ratio / values[parameter]) + values.ecgSpread * stream(seed, "clinic", "ecg", i).normal() > 0);
  const rate = rounded(fromSI(input.heartRate_per_s, "per_min"), "whole");
  const fast = rate > rounded(fromSI(values.ecgTachycardia, "per_min"), "whole");
  const findings = present.map(({ name }) => ({ place: "heart", label: name, level: "right heart strain" }));
  const rhythm = `${fast ? "Sinus tachycardia" : "Sinus rhythm"} ${rate}/min`;
  return {
    outcome: present.length > 0 ? "positive" : "negative",
    values: { heartRate_per_min: rate, strainSigns_count: present.length },
    findings,
    text: `${rhythm}; ${present.length > 0 ? `${present.map(({ name }) => name).join(", ")}: strain of the right heart` : "no sign of right heart strain"}.`,
  };
}

/** Echocardiogram: strain when the right ventricle is as wide as the left or moves too little. Sources: rudski2010, fields2017. */
export function measureEchocardiogram({ input, values, random }: TestContext): Measurement {
  const blind = random.bernoulli(values.echoBlind);
  const ratio = rounded(random.logNormal(input.rvLvDiameter_ratio, values.echoError), "hundredths");
  const tapse_mm = rounded(fromSI(Math.max(0, input.tapse_m + values.echoTapseError * random.normal()), "mm"), "whole");
  const noJet = random.bernoulli(values.echoNoJet);
  const pressure = rounded(fromSI(random.logNormal(input.pulmonaryArterialPressureSystolic_Pa, values.echoPressureError), "mmHg"), "whole");
  if (blind) return { outcome: "indeterminate", values: {}, findings: [], text: "Echocardiogram: windows too poor to judge the right ventricle." };
  const wide = ratio >= values.strainRatio;
  const weak = tapse_mm < rounded(fromSI(values.echoTapse, "mm"), "whole");
  const findings = [...(wide ? ["Right ventricle enlarged"] : []), ...(weak ? ["Right ventricular movement low"] : [])].map((label) => ({ place: "heart", label, level: "right heart strain" }));
  return {
    outcome: wide || weak ? "positive" : "negative",
    values: { rvLvDiameter_ratio: ratio, tapse_mm, ...(noJet ? {} : { pulmonaryArterialPressureSystolic_mmHg: pressure }) },
    findings,
    text: `Echocardiogram: RV/LV ${ratio}, TAPSE ${tapse_mm} mm, ${noJet ? "no measurable tricuspid jet" : `systolic pulmonary pressure about ${pressure} mmHg`}; ${wide || weak ? "strain of the right ventricle" : "right ventricle normal"}.`,
  };
}
