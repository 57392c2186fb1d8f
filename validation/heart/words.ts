import type { Words } from "../row.ts";

const catheter = ["catheter"];

/** What each row of the heart compares, the populations that it reads, the unit, and the published number where it is one. */
export const heartWords: Words = {
  "PHY-801.mean": ["mean pulmonary pressure, healthy, mean", ["healthy"], "mmHg", 14],
  "PHY-801.sd": ["mean pulmonary pressure, healthy, standard deviation", ["healthy"], "mmHg", 3.3],
  "PHY-803.24-50": ["pulmonary vascular resistance, 24 to 50 years", ["young"], "WU", 0.86],
  "PHY-803.70": ["pulmonary vascular resistance, 70 years and more", ["old"], "WU", 1.13],
  "PHY-803.ageing": ["pulmonary vascular resistance, old over young", ["old", "young"], "ratio", 1.31],
  "PHY-806.slope": ["slope of mean on systolic pulmonary pressure", ["catheter", "healthy-half"], "ratio"],
  "PHY-806.r2": ["r2 of mean on systolic pulmonary pressure", ["catheter", "healthy-half"], "ratio", 0.94],
  "PHY-102.above-30": ["mean pulmonary pressure raised where more than 30 % is obstructed", catheter, "percent"],
  "PHY-102.all": ["mean pulmonary pressure raised", catheter, "percent", 70],
  "PHY-103": ["highest mean pulmonary pressure of a heart without prior disease (99th centile)", catheter, "mmHg"],
  "PHY-108.25-40": ["mean pulmonary pressure, 25 to 40 % obstructed", ["middle"], "mmHg"],
  "PHY-108.above-75": ["mean pulmonary pressure, more than 75 % obstructed", ["massive"], "mmHg"],
  "PHY-108.top": ["highest mean pulmonary pressure, more than 75 % obstructed (99th centile)", ["massive"], "mmHg"],
  "PHY-104.raised": ["right atrial pressure raised", catheter, "percent", 50],
  "PHY-104.obstructed": ["of those with raised atrial pressure, more than 35 % obstructed", catheter, "percent"],
  "PHY-106.low": ["cardiac index below normal", catheter, "percent", 20],
  "PHY-106.kept": ["cardiac index at 38 to 50 % obstruction over that below 25 %", catheter, "ratio"],
};
