/** Linear interpolation in a table with ascending `xs`; held constant beyond its ends. Throws RangeError for tables of unequal or no length. */
export function lookup(xs: readonly number[], ys: readonly number[], x: number): number {
  if (xs.length === 0 || xs.length !== ys.length) throw new RangeError(`lookup: ${xs.length} abscissae and ${ys.length} ordinates; expected equal lengths above zero.`);
  if (x <= xs[0]) return ys[0];
  const last = xs.length - 1;
  if (x >= xs[last]) return ys[last];
  let i = 1;
  while (xs[i] < x) i++;
  const f = (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
  return ys[i - 1] + f * (ys[i] - ys[i - 1]);
}
