/** Slope at rest, where neither flow nor pressure says anything yet: steep, so that the first iteration sets pressures and leaves flow. */
const restSlope = 1e3;

/**
 * Slope of the quadratic loss -S|Q|Q for a sturdy iteration: at least as steep as at the flow sqrt(|dP|/S) that the pressure
 * difference alone would drive. It never vanishes where there is a pressure difference, so that neither a start from rest nor a
 * flow that changes its sign throws the iteration far away. The solution is not touched, only the way to it.
 */
export function lossSlope(loss: number, flow: number, pressureDrop: number): number {
  const size = Math.abs(loss);
  const known = 2 * Math.max(size * Math.abs(flow), Math.sqrt(size * Math.abs(pressureDrop)));
  const slope = known > 0 ? known : restSlope * (1 + size);
  return loss < 0 ? slope : -slope;
}
