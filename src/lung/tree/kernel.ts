/** Scratch and result of one solve of the tree: pressures at the end of each element, flows, and what the elimination needs. */
export interface TreeWork {
  readonly pressure: Float64Array;
  readonly flow: Float64Array;
  readonly resistance: Float64Array;
  readonly conductance: Float64Array;
  readonly source: Float64Array;
  /** Share of each lumen that is open, and height of each element's end above the heart as a pressure, Pa. */
  readonly open: Float64Array;
  readonly hydrostatic: Float64Array;
  /** Tone of the small arteries behind each terminal, and the share of its bed that is open. */
  readonly tone: Float64Array;
  readonly bed: Float64Array;
}

/** What drives the tree, Pa, all total pressures at heart level except the alveolar one. */
export interface TreeDrive {
  venous_Pa: number;
  alveolar_Pa: number;
  cast_Pa: number;
  recruitMiddle_Pa: number;
  recruitSpread_Pa: number;
  recruitLeast_fraction: number;
}

const poiseuille = 40.74366543152521;
const leastOpen = 1e-4;
const leastWidth = 0.2;
const power = 5;

/** F(p) = ((1 + a p)^5 - 1)/(5 a): flow through an elastic tube is the difference of F over its resistance at the reference pressure. */
export function elasticPotential(p_Pa: number, a_per_Pa: number): number {
  const w = Math.max(leastWidth, 1 + a_per_Pa * p_Pa);
  const square = w * w;
  return (square * square * w - 1) / (power * a_per_Pa);
}

/** Resistance of every element at its present pressure: Poiseuille with D = D0 (1 + a (p - cast)), narrowed by clot to its open share of area. */
export function elementResistances(n_count: number, diameter: Float64Array, length: Float64Array, viscosity: Float64Array, parent: Int32Array, a_per_Pa: number, drive: TreeDrive, inlet_Pa: number, work: TreeWork): void {
  const { pressure, resistance, open, hydrostatic } = work;
  for (let i = 0; i < n_count; i++) {
    const before = parent[i] < 0 ? inlet_Pa : pressure[parent[i]];
    const p = 0.5 * (before + pressure[i]) - hydrostatic[i] - drive.cast_Pa;
    const w = Math.max(leastWidth, 1 + a_per_Pa * p);
    const d = diameter[i] * w;
    const o = open[i];
    resistance[i] = (poiseuille * viscosity[i] * length[i]) / (d * d * d * d) / Math.max(leastOpen * leastOpen, o * o);
  }
}

/**
 * Leaf-to-root elimination, linear in elements. Each terminal gives q = g P - s around its present pressure (Newton); an element of resistance R over a node with
 * G, S passes (G, S)/(1 + R G) to its parent.
 */
export function foldTree(n_count: number, parent: Int32Array, terminal: Int32Array, artery: Float64Array, capillary: Float64Array, vein: Float64Array, a_per_Pa: number, drive: TreeDrive, ease: (x: number) => number, work: TreeWork): void {
  const { pressure, resistance, conductance, source, hydrostatic, tone, bed } = work;
  conductance.fill(0);
  source.fill(0);
  for (let t = 0; t < terminal.length; t++) {
    const i = terminal[t];
    const h = hydrostatic[i];
    const local = pressure[i] - h;
    const out = Math.max(drive.venous_Pa - h, drive.alveolar_Pa);
    const open = drive.recruitLeast_fraction + (1 - drive.recruitLeast_fraction) / (1 + ease((drive.recruitMiddle_Pa - (local - drive.alveolar_Pa)) / drive.recruitSpread_Pa));
    const w = Math.max(leastWidth, 1 + a_per_Pa * (local - drive.cast_Pa));
    const r = (artery[t] * tone[t] + capillary[t] / open + vein[t]) / bed[t];
    const q = (elasticPotential(local - drive.cast_Pa, a_per_Pa) - elasticPotential(out - drive.cast_Pa, a_per_Pa)) / r;
    // Zone 1: no flow, and just enough slope to keep the node defined.
    const slope = q > 0 ? (w * w * w * w) / r : closedSlope / r;
    conductance[i] += slope;
    source[i] += slope * pressure[i] - Math.max(0, q);
  }
  for (let i = n_count - 1; i > 0; i--) {
    const k = 1 / (1 + resistance[i] * conductance[i]);
    conductance[parent[i]] += conductance[i] * k;
    source[parent[i]] += source[i] * k;
  }
}

const closedSlope = 1e-6;

/** Root-to-leaf: pressures and flows from the pressure at the inlet. Returns the largest change of a pressure, Pa. */
export function unfoldTree(n_count: number, parent: Int32Array, inlet_Pa: number, work: TreeWork): number {
  const { pressure, flow, resistance, conductance, source } = work;
  let worst = 0;
  for (let i = 0; i < n_count; i++) {
    const before = parent[i] < 0 ? inlet_Pa : pressure[parent[i]];
    const q = (conductance[i] * before - source[i]) / (1 + resistance[i] * conductance[i]);
    const p = before - resistance[i] * q;
    const change = Math.abs(p - pressure[i]);
    if (change > worst) worst = change;
    pressure[i] = p;
    flow[i] = q;
  }
  return worst;
}
