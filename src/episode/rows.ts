import { look } from "./look.ts";
import type { Episode } from "./model.ts";
import { clotVariables, fixedVariables } from "./registry.ts";
import type { EpisodeState } from "./state.ts";

const niceSteps_s = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 1209600, 2419200];
const wantedRows = 400;

/** Spacing of the rows of the series: what the scenario says, or the finest usual one that gives at most four hundred rows. */
export function rowSpacing_s(episode: Episode): number {
  const { outputEvery_s, until_s } = episode.scenario;
  return outputEvery_s ?? niceSteps_s.find((spacing) => until_s / spacing <= wantedRows) ?? niceSteps_s[niceSteps_s.length - 1];
}

/** Reads every variable and appends a row. Columns of a clot begin when the clot does; earlier rows are shorter. */
export function writeRow(episode: Episode, state: EpisodeState): void {
  const spacing = rowSpacing_s(episode);
  if (state.t_s >= state.nextRow_s) state.nextRow_s = (Math.floor(state.t_s / spacing + 1e-9) + 1) * spacing;
  const snapshot = look(episode, state);
  const fixed = fixedVariables(episode.graph);
  if (state.columns.length === 0) state.columns.push("time_s", ...fixed.map((reader) => reader.id));
  const clots = Array.from({ length: state.stations.thrombus.clot_count }, (_, i) => clotVariables(i + 1)).flat();
  for (const reader of clots) if (!state.columns.includes(reader.id)) state.columns.push(reader.id);
  const row = [state.t_s, ...[...fixed, ...clots].map((reader) => reader.read(snapshot))];
  if (state.rows.at(-1)?.[0] === state.t_s) state.rows.pop();
  state.rows.push(row);
}
