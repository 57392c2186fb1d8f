/**
 * Log-quadratic emulator of the thrombin curve: ln(output) = sum of coefficient x feature. Features: 1, the logarithms of the
 * factor ratios (1 = 100 % of normal), the Leiden share of factor V (not logged), and all pairwise products.
 *
 * Model: protein C model of Brummel-Ziedins 2012 with two factor V pools (wild type, Leiden), protein C 65 nM, thrombomodulin
 * 1 nM, 5 pM tissue factor, run to 1800 s; active thrombin = IIa + 1.2 mIIa. Fitted to 1278 random compositions; errors on 320
 * others are given with each output. Source: own computation from the published constants (CLOT-100 to CLOT-103), fitted for this
 * project and not published elsewhere; licence: that of this project. Not valid for factor levels under about 40 %, warfarin or drugs.
 */

/** Inputs in the order of the coefficients. */
export const emulatorInputs = ["prothrombin", "factorV", "factorVII", "factorVIII", "factorIX", "factorX", "antithrombin", "tissueFactorPathwayInhibitor", "proteinC", "thrombomodulin", "leiden"] as const;

/** Standard deviation of the logarithm of each input in the training set; the domain ends at 2.5 of them. The Leiden share spans 0 to 1. */
export const emulatorSpread: readonly number[] = [0.2, 0.25, 0.3, 0.35, 0.25, 0.25, 0.15, 0.35, 0.25, 0.5, 0];

/** Ends of the training domain in standard deviations. */
export const emulatorDomain_ratio = 2.5;

/** One output: constant, linear coefficients, and the upper triangle of the products row by row; error on fresh samples. */
export interface EmulatorOutput {
  /** ln of the output for the normal composition. */
  readonly constant_index: number;
  readonly linear: readonly number[];
  readonly quadratic: readonly number[];
  /** Root mean square error of the logarithm on 320 fresh samples. */
  readonly errorOfLog_ratio: number;
  /** 95th percentile of the absolute error of the logarithm. */
  readonly extremeErrorOfLog_ratio: number;
}

/** The five outputs. */
export const emulatorOutputs = {
  /** Time to 2 nM active thrombin, s. */
  timeTo2nM: {
    constant_index: 5.34466,
    linear: [-0.314533, -0.427315, -0.125639, -0.0456027, -0.0459054, -0.0397503, 0.823098, 0.822735, 0.0545571, 0.187964, -0.0404724],
    quadratic: [
      0.104478, 0.0591103, 0.00321774, 0.0270173, 0.0521213, -0.0181007, -0.227412, -0.194758, -0.0575667, -0.0635503, 0.055737,
      0.0139732, -0.0196442, 0.0458958, 0.0575133, -0.0366738, -0.211862, -0.115574, -0.0245677, -0.0279103, 0.0261309,
      0.0560517, 0.00752124, -0.00188271, -0.0012494, 0.00183436, 0.0325113, -0.0192045, -0.014959, 0.00983158,
      -0.000168417, 0.00294075, 0.00502608, -0.0678383, -0.0803206, -0.0207561, -0.0252612, 0.0271998,
      0.00728568, 0.00040611, -0.117493, -0.118069, -0.05415, -0.0291531, 0.0157519,
      0.0282137, 0.0849886, 0.110532, -0.00809733, 0.0190632, -0.00932861,
      0.62054, 0.640476, 0.125621, 0.16669, -0.1381,
      0.308399, 0.0859731, 0.131122, -0.0851211,
      0.0176978, 0.0553393, -0.0495465,
      0.0811646, -0.0463816,
      0.00765098,
    ],
    errorOfLog_ratio: 0.033,
    extremeErrorOfLog_ratio: 0.061,
  },

  /** Peak of active thrombin, nM. */
  peak: {
    constant_index: 3.99556,
    linear: [0.751507, 0.945946, 0.0982557, 0.910847, 1.02748, -0.553076, -1.7557, -1.38256, -0.974451, -1.0212, 2.28664],
    quadratic: [
      0.0885134, 0.225352, 0.0781109, 0.113164, 0.135112, -0.0635155, -0.377825, -0.234451, -0.183705, -0.222886, 0.342396,
      -0.0280114, -0.071035, -0.278038, -0.178033, 0.201698, 0.372514, 0.417933, 0.22845, 0.322038, -0.190164,
      -0.0418618, -0.00632018, -0.0298934, 0.0518355, 0.0420171, 0.0189331, -0.0059266, 0.0296218, -0.0335343,
      -0.0913226, -0.134659, 0.0228675, 0.313158, 0.358923, 0.166009, 0.230061, -0.261836,
      -0.0191348, 0.0425742, 0.299709, 0.34118, 0.172196, 0.202812, -0.276847,
      -0.125922, -0.252805, -0.241911, -0.136938, -0.116619, 0.145306,
      -0.745589, -0.51392, -0.236376, -0.342375, 0.23398,
      -0.272368, -0.388788, -0.461032, 0.453514,
      -0.0699562, -0.254957, 0.130942,
      -0.155053, 0.190927,
      -1.13368,
    ],
    errorOfLog_ratio: 0.0937,
    extremeErrorOfLog_ratio: 0.164,
  },

  /** Time of the peak, s. */
  timeToPeak: {
    constant_index: 6.36648,
    linear: [-0.0278798, -0.056206, -0.0521718, -0.0778163, -0.0738336, 0.0132098, 0.362663, 0.438761, -0.0566099, 0.00045406, 0.102613],
    quadratic: [
      0.0844221, 0.097921, 0.0197907, 0.0131469, 0.0102218, -0.00973046, -0.147697, -0.0967162, -0.0499843, -0.0811611, 0.0831533,
      0.0466551, -0.0017775, -0.0330015, -0.0176528, 0.03953, -0.136351, -0.0534375, -0.0108027, -0.0252097, -0.0283078,
      0.0237969, 0.00197369, -0.00230463, 0.00485668, -0.0233387, -0.0105329, -0.0114961, -0.0144305, -0.00154301,
      -0.0205126, -0.0443244, 0.0302133, -0.00987526, 0.00607759, 0.027233, 0.0296301, -0.0292092,
      -0.02488, 0.0275802, -0.0333711, -0.00184876, 0.0322136, 0.0344865, -0.0424981,
      0.0119373, 0.0196482, 0.018862, -0.0343893, -0.0214418, 0.0278884,
      0.286268, 0.244902, 0.0606339, 0.0874182, -0.0785104,
      0.0824429, 0.00134817, 0.0235289, 0.00925564,
      0.00986469, 0.0259596, 0.00293354,
      0.0414531, 0.00573061,
      -0.117599,
    ],
    errorOfLog_ratio: 0.0249,
    extremeErrorOfLog_ratio: 0.0397,
  },

  /** Greatest rate, nM/s. */
  greatestRate: {
    constant_index: -1.17487,
    linear: [0.728407, 0.94429, 0.110573, 1.18562, 1.34381, -0.725443, -2.06631, -1.71337, -0.995837, -1.02281, 2.50707],
    quadratic: [
      0.00886903, 0.111313, 0.0460908, 0.0416609, 0.0551401, -0.0145125, -0.277497, -0.163286, -0.111367, -0.127397, 0.161418,
      -0.0957588, -0.0828227, -0.360326, -0.288791, 0.251129, 0.603956, 0.576896, 0.361733, 0.470631, -0.257735,
      -0.0334049, 0.00688264, -0.0226414, 0.061539, 0.130707, 0.0327759, -0.00101368, 0.0631747, -0.031946,
      -0.123499, -0.209744, 0.038554, 0.480468, 0.47104, 0.231206, 0.294104, -0.328922,
      -0.0593094, 0.0983823, 0.559711, 0.490036, 0.287992, 0.268629, -0.349428,
      -0.186935, -0.494537, -0.312175, -0.132422, -0.163827, 0.180391,
      -1.21877, -0.919889, -0.539666, -0.628682, 0.571767,
      -0.376836, -0.563211, -0.585225, 0.54534,
      -0.143861, -0.402277, 0.191743,
      -0.227786, 0.224435,
      -1.19515,
    ],
    errorOfLog_ratio: 0.0927,
    extremeErrorOfLog_ratio: 0.1745,
  },

  /** Area under the curve to 1800 s, nM s. */
  areaTo1800s: {
    constant_index: 9.62188,
    linear: [0.821568, 0.938571, 0.0910431, 0.783571, 0.890432, -0.471682, -1.74702, -1.22216, -0.992857, -1.0597, 2.26417],
    quadratic: [
      0.214678, 0.334039, 0.113495, 0.210904, 0.246845, -0.139531, -0.624846, -0.345321, -0.223302, -0.293717, 0.511292,
      0.0072862, -0.0641282, -0.257668, -0.145997, 0.181274, 0.222766, 0.344939, 0.0820307, 0.197856, -0.204878,
      -0.0561115, 0.00105044, -0.032952, 0.0487919, -0.00593652, 0.00891715, 0.0112039, -0.00090972, -0.0423217,
      -0.058928, -0.0573922, -0.0106089, 0.131877, 0.249029, 0.127796, 0.215278, -0.254708,
      0.0279266, -0.0309323, -0.0461478, 0.194035, 0.114132, 0.207945, -0.285921,
      -0.0887908, 0.0198725, -0.181329, -0.172193, -0.102461, 0.144744,
      -0.225687, -0.105313, 0.00479388, -0.142752, -0.0799544,
      -0.191332, -0.304274, -0.437193, 0.467851,
      0.0247562, -0.065425, 0.178537,
      -0.081751, 0.264714,
      -1.15916,
    ],
    errorOfLog_ratio: 0.1563,
    extremeErrorOfLog_ratio: 0.2535,
  },

} as const satisfies Record<string, EmulatorOutput>;
