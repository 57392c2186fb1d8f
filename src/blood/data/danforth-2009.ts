import type { Network } from "../network/network.ts";
import { hockinMann2002 } from "./hockin-mann-2002.ts";

/**
 * Variant of the Hockin-Mann network with faster meizothrombin cleavage and antithrombin on Xa, and two more reactions. Source:
 * danforth2009, read in one public copy; licence of this file: that of the project.
 */
export const danforth2009: Network = {
  ...hockinMann2002,
  id: "danforth-2009",
  title: "Hockin-Mann network, variant of 2009",
  source: "danforth2009",
  provenance: "Two constants changed and two reactions added, as in one public copy.",
  constants: {
    ...hockinMann2002.constants,
    k32: { value: 2.3e8, unit: "per_M_per_s", source: "danforth2009", basis: "estimated" },
    k38: { value: 4200, unit: "per_M_per_s", source: "danforth2009", basis: "estimated" },
    k43: { value: 5700, unit: "per_M_per_s", source: "danforth2009", basis: "estimated" },
    k44: { value: 3e6, unit: "per_M_per_s", source: "danforth2009", basis: "estimated" },
  },
  reactions: [
    ...hockinMann2002.reactions,
    { id: "HM28", equation: "IXa + X -> IXa + Xa", forward: "k43", note: "X activation by free IXa" },
    { id: "HM29", equation: "mIIa + V -> mIIa + Va", forward: "k44", note: "V activation by mIIa" },
  ],
};
