import { bodyParameters } from "../body/index.ts";
import { bloodParameters } from "../blood/index.ts";
import { biomarkerParameters, circulationParameters, pulsatileParameters } from "../circulation/index.ts";
import { clinicParameters } from "../clinic/index.ts";
import { drugsParameters } from "../drugs/index.ts";
import { embolusParameters } from "../embolus/index.ts";
import { lungParameters } from "../lung/index.ts";
import { thrombusParameters } from "../thrombus/index.ts";
import { fromSI, toSI, type Parameter, type ParameterRecord } from "../units/index.ts";
import { wallParameters } from "../wall/index.ts";
import { episodeParameters } from "./parameters.ts";

/** The parameter records of all stations, by the prefix of their names. */
export const parameterRecords = {
  body: bodyParameters,
  circulation: circulationParameters,
  heart: pulsatileParameters,
  biomarkers: biomarkerParameters,
  wall: wallParameters,
  blood: bloodParameters,
  thrombus: thrombusParameters,
  embolus: embolusParameters,
  lung: lungParameters,
  drugs: drugsParameters,
  clinic: clinicParameters,
  episode: episodeParameters,
} as const satisfies Readonly<Record<string, ParameterRecord>>;

/** Prefix of a parameter's name: its station. */
export type StationName = keyof typeof parameterRecords;

/** One parameter under its full name. */
export interface NamedParameter extends Parameter {
  /** `thrombus.growthSpeed`. */
  readonly id: string;
}

/** Every parameter of the model under its full name, in the order of the stations. */
export function listParameters(): readonly NamedParameter[] {
  return Object.entries(parameterRecords).flatMap(([station, record]: [string, ParameterRecord]) => Object.entries(record).map(([name, parameter]) => ({ id: `${station}.${name}`, ...parameter })));
}

/** SI values of all stations with a scenario's changes in place. Keys of `changes_SI` are full names. */
export function resolveAll(changes_SI: Readonly<Record<string, number>>): { readonly [S in StationName]: { readonly [K in keyof (typeof parameterRecords)[S]]: number } } {
  const resolved: Record<string, Record<string, number>> = {};
  for (const [station, record] of Object.entries(parameterRecords) as [string, ParameterRecord][]) {
    const values: Record<string, number> = {};
    for (const [name, parameter] of Object.entries(record)) values[name] = changes_SI[`${station}.${name}`] ?? toSI(parameter.value, parameter.unit);
    resolved[station] = values;
  }
  return resolved as unknown as ReturnType<typeof resolveAll>;
}

/** The parameters a run used: values as printed, those that the scenario set replaced. */
export function usedParameters(changes_SI: Readonly<Record<string, number>>): readonly NamedParameter[] {
  return listParameters().map((parameter) => {
    const change = changes_SI[parameter.id] as number | undefined;
    return change === undefined ? parameter : { ...parameter, value: fromSI(change, parameter.unit), basis: "assumed" as const, note: `Set by the scenario. ${parameter.note ?? ""}`.trim() };
  });
}
