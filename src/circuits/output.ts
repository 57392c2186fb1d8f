import type { CircuitResult } from "./solve.ts";

const digits = 16;

/** A number as the peer writes it: one digit before the point, sixteen behind it, an exponent of at least two digits. */
export function formatScientific(value: number): string {
  const text = value.toExponential(digits);
  const at = text.indexOf("e");
  const exponent = text.slice(at + 2);
  return `${Object.is(value, -0) ? "-" : ""}${text.slice(0, at + 2)}${exponent.length < 2 ? `0${exponent}` : exponent}`;
}

/** A name as a cell: quoted only where it would break the table. */
function cell(name: string): string {
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function mean(values: Float64Array, from: number, step: number): number {
  let sum = 0;
  let count = 0;
  for (let k = from; k < values.length; k += step) {
    sum += values[k];
    count += 1;
  }
  return sum / count;
}

/** Rows of one name: at each time, or their mean with an empty time. */
function rowsOf(result: CircuitResult, name: string, columns: readonly number[]): string {
  const { times, values, rates, unknowns, circuit: { settings } } = result;
  const size = unknowns.length;
  const arrays = settings.derivative ? [values, rates] : [values];
  const label = cell(name);
  if (settings.meanOnly) {
    const cells = arrays.flatMap((array) => columns.map((column) => formatScientific(mean(array, column, size))));
    return `${label},,${cells.join(",")}\n`;
  }
  let text = "";
  times.forEach((time, k) => {
    text += `${label},${formatScientific(time)}`;
    for (const array of arrays) for (const column of columns) text += `,${formatScientific(array[k * size + column])}`;
    text += "\n";
  });
  return text;
}

/**
 * The results as CSV in the peer's layouts, in pieces: one row per block and time (`flow_in,flow_out,pressure_in,pressure_out`),
 * or with `output_variable_based` one per unknown and time (`y`); with derivatives, means or all cycles as the file asks.
 */
export function* circuitCsv(result: CircuitResult): Generator<string> {
  const { settings, blocks } = result.circuit;
  if (settings.variableBased) {
    yield settings.derivative ? "name,time,y,ydot\n" : "name,time,y\n";
    for (const [i, name] of result.unknowns.entries()) yield rowsOf(result, name, [i]);
    return;
  }
  const names = ["flow_in", "flow_out", "pressure_in", "pressure_out"];
  yield `name,time,${[...names, ...(settings.derivative ? names.map((name) => `d_${name}`) : [])].join(",")}\n`;
  for (const [i, { name, kind }] of blocks.entries()) {
    const [inPressure, inFlow, outPressure, outFlow] = result.variable[i];
    if (kind.listed === true) yield rowsOf(result, name, [inFlow, outFlow, inPressure, outPressure]);
  }
}
