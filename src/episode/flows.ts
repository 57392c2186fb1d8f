/** Flows that the circulation found: by vessel and by link of the graph. */
export interface CirculationModelFlows {
  /** Through each vessel, m3/s. */
  readonly flow_m3_per_s: readonly number[];
  /** Along each link, positive from `from` to `to`, m3/s. */
  readonly linkFlow_m3_per_s: readonly number[];
}
