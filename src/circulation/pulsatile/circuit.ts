import type { CirculationModel } from "../model.ts";
import { wall } from "../model.ts";

/**
 * How the pressure of a compartment follows from its volume V. All pressures are hydraulic: they include the weight of the column
 * down to the heart.
 *
 *     vein       P = Pext + Phalf + w s/sqrt(1 - s^2),   s = 2 (V/Vfull - c)/(1 - c) - 1    (the inverse of the graph's vein law)
 *     elastic    P = Pext + (V - V0)/C
 *     artery     the same with a viscous wall: V replaced by V + tau dV/dt
 *     lung       artery that stiffens (segmental ones without viscosity):  P = Pext + c1 x + c2 x^2,  x = V + tau dV/dt - V0
 *     muscle     coronary vessels inside a ventricle's wall:  Pext is a share of the pressure of its cavity
 *     chamber    the heart's own laws (`chambers.ts`)
 */
export type CompartmentLaw = "vein" | "elastic" | "artery" | "lung" | "muscle" | "chamber";

/** A place that holds blood at one pressure. */
export interface CircuitCompartment {
  readonly id: string;
  readonly index: number;
  readonly law: CompartmentLaw;
  /** Position among the compartments of the same law. */
  readonly slotIndex: number;
  /** Vessel of the graph; undefined for the two coronary compartments that the graph does not have. */
  readonly vesselIndex: number | undefined;
  /** What presses on it from outside. */
  readonly cavity: Cavity;
  /** Moves with the long step: systemic beds and veins. */
  readonly isSlow: boolean;
  /** Walls with a viscosity: arteries, but for segmental and bronchial ones, which are so small that a viscous (late) pressure would feed back on the flow it drives into the bed. */
  readonly isViscous: boolean;
  /** Veins of trunk and neck: pulsation moves them along their law, so that their tangents are renewed more often. */
  readonly isNear: boolean;
}

/** Short steps in a long one. Whatever joins a slow compartment is computed once a long step and held through its short steps. */
export const shortSteps_count = 4;

/** Spaces with a pressure of their own; muscles are those that squeeze veins. */
export const cavities = ["none", "chest", "belly", "calf-left", "calf-right", "thigh-left", "thigh-right"] as const;
/** Place of each of `cavities` in its array. */
export const cavityPlace = { none: 0, chest: 1, belly: 2, "calf-left": 3, "calf-right": 4, "thigh-left": 5, "thigh-right": 6 } as const satisfies Record<(typeof cavities)[number], number>;
/** One of `cavities`. */
export type Cavity = (typeof cavities)[number];

/**
 * How the flow of a link follows from the pressures at its ends.
 *
 *     inertial   L dQ/dt = dP - R Q          implicit in Q
 *     one-way    the same, then never below the small leak of a closed venous valve
 *     ohmic      Q = g dP
 *     gate       Q = g dP inward, a leak outward (perforators, an open foramen)
 *     bed        Q = g (F(Pa) - F(max(Pb, Palv))),  F(P) = ((1 + a (P - Pchest))^5 - 1)/(5 a)
 *     waterfall  Q = g (Pa - max(Pb, Ptissue))   out of the vessels inside a ventricle's wall
 *     valve      L dQ/dt = dP - (R + B |Q|) Q,  never below its leak
 */
export type LinkLaw = "inertial" | "one-way" | "ohmic" | "gate" | "bed" | "waterfall" | "valve";

/** A path for blood between two compartments, positive from `fromIndex` to `toIndex`. */
export interface CircuitLink {
  readonly id: string;
  readonly law: LinkLaw;
  /** Position among the links of the same law. */
  readonly slotIndex: number;
  readonly fromIndex: number;
  readonly toIndex: number;
  /** True when one end is slow. */
  readonly isSlow: boolean;
  /** Link of the graph, counted without an open foramen ovale (`graphLinkIndex`); undefined for links that only the beating heart has. */
  readonly graphIndex: number | undefined;
  /** Compartment whose lumen makes the resistance of an inertial link and, when it is a vein, changes it with its width. */
  readonly lumenIndex: number | undefined;
}

/** The heart's valves in the order of their slots. */
export const valves = ["tricuspid", "pulmonary", "mitral", "aortic"] as const;

/** Position of a compartment in a circuit. */
export type CompartmentIndex = number & { readonly "@type": "compartment" };

/** The closed loop as a description: the same for all people, so that two of them fit one vector. */
export interface PulsatileCircuit {
  readonly compartments: readonly CircuitCompartment[];
  readonly links: readonly CircuitLink[];
  readonly chambers: { readonly rightAtrium: CompartmentIndex; readonly rightVentricle: CompartmentIndex; readonly leftAtrium: CompartmentIndex; readonly leftVentricle: CompartmentIndex };
  readonly aorta: CompartmentIndex;
  readonly trunk: CompartmentIndex;
  readonly coronaryRight: CompartmentIndex;
  readonly coronaryLeft: CompartmentIndex;
  readonly compartmentsOf: (law: CompartmentLaw) => readonly CircuitCompartment[];
  readonly linksOf: (law: LinkLaw) => readonly CircuitLink[];
}

const calves = new Set(["soleal-sinus", "gastrocnemius-sinus", "anterior-tibial-vein", "posterior-tibial-vein", "peroneal-vein"]);
/** Systemic veins and beds so close to the heart that they follow its beat. */
const central = new Set(["superior-vena-cava", "inferior-vena-cava-hepatic", "coronary-sinus", "coronary-bed"]);
const trunkRegions = new Set(["thorax", "neck", "abdomen", "pelvis"]);
const thighs = new Set(["popliteal-vein", "femoral-vein", "deep-femoral-vein"]);

/** Lays the closed loop out over a person's vessel graph: every vessel a compartment, every link a link, the heart's two pumps replaced by chambers and valves, the coronary bed fed through the muscle of both ventricles. */
export function pulsatileCircuit(model: CirculationModel): PulsatileCircuit {
  const { graph } = model;
  const compartments: CircuitCompartment[] = [];
  const counts = new Map<string, number>();
  const next = (law: string): number => {
    const n = counts.get(law) ?? 0;
    counts.set(law, n + 1);
    return n;
  };
  const segmental = new Set<number>(graph.segments.map((segment) => segment.artery));
  for (const vessel of graph.vessels) {
    const law: CompartmentLaw = vessel.kind === "chamber" ? "chamber" : model.wallLaw[vessel.index] === wall.vein ? "vein" : vessel.kind === "artery" ? "artery" : vessel.kind === "pulmonary-artery" ? "lung" : "elastic";
    const base = vessel.id.replace(/-(left|right)$/, "");
    const pumped = vessel.side === "midline" ? undefined : calves.has(base) ? (`calf-${vessel.side}` as const) : thighs.has(base) ? (`thigh-${vessel.side}` as const) : undefined;
    const cavity: Cavity = pumped ?? (model.cavity[vessel.index] === 1 ? "chest" : model.cavity[vessel.index] === 2 ? "belly" : "none");
    compartments.push({ id: vessel.id, index: vessel.index, law, slotIndex: next(law), vesselIndex: vessel.index, cavity, isSlow: law === "vein" && !central.has(vessel.id), isViscous: (law === "artery" && vessel.id !== "bronchial-arteries") || (law === "lung" && !segmental.has(vessel.index)), isNear: vessel.kind === "vein" && trunkRegions.has(vessel.region) });
  }
  const extra = (id: string): number => {
    compartments.push({ id, index: compartments.length, law: "muscle", slotIndex: next("muscle"), vesselIndex: undefined, cavity: "chest", isSlow: false, isViscous: false, isNear: false });
    return compartments.length - 1;
  };
  const coronaryRight = extra("coronary-vessels-right");
  const coronaryLeft = extra("coronary-vessels-left");
  const at = (id: string): number => graph.indexOf.get(id) ?? 0;
  const links: CircuitLink[] = [];
  const join = (id: string, law: LinkLaw, fromIndex: number, toIndex: number, graphIndex?: number, lumenIndex?: number): void => {
    links.push({ id, law, slotIndex: next(`link ${law}`), fromIndex, toIndex, isSlow: compartments[fromIndex].isSlow || compartments[toIndex].isSlow, graphIndex, lumenIndex });
  };
  const { rightAtrium, rightVentricle, leftAtrium, leftVentricle } = graph.chambers;
  const trunk = at("pulmonary-trunk");
  const aorta = at("aorta");
  join("tricuspid", "valve", rightAtrium, rightVentricle);
  join("pulmonary", "valve", rightVentricle, trunk);
  join("mitral", "valve", leftAtrium, leftVentricle);
  join("aortic", "valve", leftVentricle, aorta);
  const coronaryBed = at("coronary-bed");
  graph.links.filter((link) => link.kind !== "shunt").forEach((link, k) => {
    const id = `${graph.vessels[link.from].id} to ${graph.vessels[link.to].id}`;
    switch (link.kind) {
      case "tricuspid": case "mitral": case "right-ventricle": case "left-ventricle": case "shunt":
        return;
      case "arteriole":
        if (link.to === coronaryBed) {
          join("right coronary artery", "ohmic", link.from, coronaryRight, k);
          join("left coronary artery", "ohmic", link.from, coronaryLeft, k);
          join("right coronary vessels to coronary-bed", "waterfall", coronaryRight, coronaryBed, k);
          join("left coronary vessels to coronary-bed", "waterfall", coronaryLeft, coronaryBed, k);
        } else join(id, "ohmic", link.from, link.to, k);
        return;
      case "pulmonary-bed":
        join(id, "bed", link.from, link.to, k, link.along);
        return;
      case "series":
        join(id, link.oneWay ? "one-way" : "inertial", link.from, link.to, k, link.along);
        return;
      case "venule": case "collateral":
        join(id, "ohmic", link.from, link.to, k);
        return;
      case "perforator":
        join(id, "gate", link.from, link.to, k);
    }
  });
  join("foramen ovale", "gate", rightAtrium, leftAtrium);
  return {
    compartments, links, aorta: marked(aorta), trunk: marked(trunk), coronaryRight: marked(coronaryRight), coronaryLeft: marked(coronaryLeft),
    chambers: { rightAtrium: marked(rightAtrium), rightVentricle: marked(rightVentricle), leftAtrium: marked(leftAtrium), leftVentricle: marked(leftVentricle) },
    compartmentsOf: (law) => compartments.filter((compartment) => compartment.law === law),
    linksOf: (law) => links.filter((link) => link.law === law),
  };
}

function marked(index: number): CompartmentIndex {
  return index as CompartmentIndex;
}

/** Position in a person's graph of a circuit's `graphIndex`: a person with an open foramen has one link more, which the circuit holds for everybody. */
export function graphLinkIndex(model: CirculationModel, graphIndex: number): number {
  const shunt = model.graph.links.findIndex((link) => link.kind === "shunt");
  return shunt >= 0 && graphIndex >= shunt ? graphIndex + 1 : graphIndex;
}

/** The circuit as JSON, for kernels written in other languages over the same topology: compartments with law and speed, links with ends, law and speed, the chambers. */
export function circuitDump(circuit: PulsatileCircuit): string {
  return JSON.stringify({
    shortSteps: shortSteps_count,
    compartments: circuit.compartments.map(({ id, law, slotIndex, isSlow, isNear, cavity }) => ({ id, law, slot: slotIndex, slow: isSlow, near: isNear, cavity })),
    links: circuit.links.map(({ id, law, slotIndex, fromIndex, toIndex, isSlow, lumenIndex }) => ({ id, law, slot: slotIndex, from: fromIndex, to: toIndex, slow: isSlow, ...(lumenIndex === undefined ? {} : { lumen: lumenIndex }) })),
    chambers: circuit.chambers, aorta: circuit.aorta, trunk: circuit.trunk, coronaryRight: circuit.coronaryRight, coronaryLeft: circuit.coronaryLeft,
  });
}
