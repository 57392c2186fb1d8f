import type { ParameterRecord, Resolved } from "../units/index.ts";
import { legParameters } from "./legs/parameters.ts";
import { recordParameters } from "./record/parameters.ts";
import { symptomParameters } from "./symptoms/parameters.ts";
import { testParameters } from "./tests/parameters.ts";

/** Every parameter of the clinic: legs, symptoms and death, tests, what clinicians take from the literature. Names are unique. */
export const clinicParameters = { ...legParameters, ...symptomParameters, ...testParameters, ...recordParameters } as const satisfies ParameterRecord;

/** Resolved numbers of `clinicParameters`. */
export type ClinicValues = Resolved<typeof clinicParameters>;
