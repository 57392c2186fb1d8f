/** Where the program speaks: data to `out`, talk to `err`. Tests pass their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Width of `out`, characters. */
  readonly widthCount: number;
  /** Colours may be used on `out`. */
  readonly colour: boolean;
  /** `err` is watched by a person: progress is welcome. */
  readonly watched: boolean;
}

const widthWithoutTerminal = 100;
const narrowest = 60;
const widest = 140;

/** The terminal of this process. `NO_COLOR`, `FORCE_COLOR` and `TERM=dumb` are honoured. */
export function processTerminal(): Terminal {
  const { env, stdout, stderr } = process;
  const quiet = (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
  const forced = (env["FORCE_COLOR"] ?? "") !== "" && env["FORCE_COLOR"] !== "0";
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    widthCount: Math.min(widest, Math.max(narrowest, stdout.isTTY ? stdout.columns : widthWithoutTerminal)),
    colour: !quiet && (forced || stdout.isTTY),
    watched: stderr.isTTY && env["TERM"] !== "dumb" && (env["CI"] ?? "") === "",
  };
}

/** Ways of marking text on a terminal. */
export type Mark = "bold" | "dim" | "high" | "low";
const codes: Readonly<Record<Mark, string>> = { bold: "1", dim: "2", high: "31", low: "34" };

/** Text with a mark, plain when colours are off. */
export function marked(terminal: Terminal, mark: Mark, text: string): string {
  return terminal.colour && text !== "" ? `\u001b[${codes[mark]}m${text}\u001b[0m` : text;
}
