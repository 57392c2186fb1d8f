/** What holds during one sub-step: rates, elastances, resistances. Pressures in Pa, volumes in m3, flows in m3/s, times in s. */
export interface StepContext {
  rate_per_s: number;
  rvElastance: number;
  rvMaximum: number;
  rvHelp_Pa: number;
  rvPulse: number;
  lvElastance: number;
  lvPulse: number;
  septum_m3: number;
  rvStroke_m3: number;
  lvStroke_m3: number;
  pumpLeft_per_s: number;
  pumpRight_per_s: number;
  alveolar_Pa: number;
  fluid_m3_per_s: number;
  fluidInto: number;
  isBeating: boolean;
}
