import type { ParameterRecord } from "../../units/index.ts";
import type { Network, RateConstant, Reaction } from "../network/network.ts";

