import type { Terminal } from "./terminal.ts";

/** A line that shows how far a run has come. */
export interface Progress {
  readonly report: (time_s: number) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
}

const least_ms = 100;
const day_s = 86400;
const ms_per_s = 1000;

/** Progress with the time left, on the talking side, only where a person watches. */
export function progress(terminal: Terminal, from_s: number, end_s: number, quiet: boolean): Progress {
  if (quiet || !terminal.watched) return { report: () => undefined, clear: () => undefined };
  const begin_ms = performance.now();
  let shown_ms = begin_ms;
  let visible = false;
  return {
    report: (time_s) => {
      const now_ms = performance.now();
      if (now_ms - shown_ms < least_ms) return;
      shown_ms = now_ms;
      const share = end_s > from_s ? (time_s - from_s) / (end_s - from_s) : 1;
      const left_s = share > 0 ? ((now_ms - begin_ms) / ms_per_s) * (1 / share - 1) : 0;
      terminal.err(`\r\u001b[K${String(Math.floor(share * 100)).padStart(3)} %  day ${(time_s / day_s).toFixed(1)} of ${(end_s / day_s).toFixed(1)}  about ${Math.ceil(left_s)} s left`);
      visible = true;
    },
    clear: () => {
      if (visible) terminal.err("\r\u001b[K");
      visible = false;
    },
  };
}
