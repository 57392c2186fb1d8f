/** Writes dy/dt at `t_s` into `dydt`. Reads `y`, keeps nothing, allocates nothing. */
export type Derivative = (t_s: number, y: Float64Array, dydt: Float64Array) => void;
