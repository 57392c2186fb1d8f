import { conditionStatus, hasSymptom, testOutcome } from "../clinic/index.ts";
import { stepBleeding } from "./bleeding.ts";
import { nextTime_s } from "./clock.ts";
import { stepCirculation } from "./connect/circulation.ts";
import { stepClinic } from "./connect/clinic.ts";
import { stepEmboli, stepThrombi, stepTriad } from "./connect/clots.ts";
import { stepLung } from "./connect/lung.ts";
import { takeDueTests } from "./connect/tests.ts";
import { look } from "./look.ts";
import { createEpisodeModel, type Episode } from "./model.ts";
import { tellClinic, tellTests } from "./narrate/clinic.ts";
import { tellHeart } from "./narrate/heart.ts";
import { expireOrders } from "./orders/expire.ts";
import { writeRow } from "./rows.ts";
import type { RuleView } from "./scenario/index.ts";
import type { Snapshot } from "./snapshot.ts";
import type { EpisodeState } from "./state.ts";
import { applyDue, watchRules } from "./triggers.ts";
import type { ReadableVariable } from "./variables/variable.ts";
import { clotVariables, fixedVariables } from "./registry.ts";

/** A run of one person: what does not change, what does, and the readers of its variables. */
export interface Run {
  episode: Episode;
  state: EpisodeState;
  readonly readers: ReadonlyMap<string, ReadableVariable>;
}

/** Joins an episode and a state. */
export function createRun(episode: Episode, state: EpisodeState): Run {
  return { episode, state, readers: new Map(fixedVariables(episode.graph).map((reader) => [reader.id, reader])) };
}

const clotId = /^clot\.(\d+)\./;

function read(run: Run, id: string, snapshot: () => Snapshot): number | null {
  const reader = run.readers.get(id);
  if (reader !== undefined) return reader.read(snapshot());
  const number = clotId.exec(id)?.at(1);
  return number === undefined ? null : (clotVariables(Number(number)).find((one) => one.id === id)?.read(snapshot()) ?? null);
}

/** What rules see now. The look at the person is taken only when a rule asks for a number. */
function ruleView(run: Run): RuleView {
  const { episode, state } = run;
  const { clinic } = state.stations;
  let taken: Snapshot | null = null;
  const snapshot = (): Snapshot => (taken ??= look(episode, state));
  return {
    conditionStatus: (condition) => conditionStatus(clinic.record, condition),
    testOutcome: (test) => testOutcome(clinic.record, test),
    hasHappened: (kind) => state.timeline.some((entry) => entry.kind === kind),
    hasSymptom: (symptom) => hasSymptom(clinic.symptoms, symptom),
    value: (id) => read(run, id, snapshot),
  };
}

/** Ends what has lasted its time, carries out what is due, and looks at the rules until nothing more follows at this moment. */
export function settleMoment(run: Run): void {
  const { state } = run;
  expireOrders(state);
  tellTests(state, takeDueTests(run.episode, state));
  for (let round = 0; round < mostRounds; round++) {
    watchRules(run.episode, state, ruleView(run));
    const changesBefore = JSON.stringify(state.changes_SI);
    const isDone = applyDue(run.episode, state);
    if (JSON.stringify(state.changes_SI) !== changesBefore) run.episode = createEpisodeModel(run.episode.scenario, state.seed, state.changes_SI);
    if (!isDone) return;
  }
}

/** Rules that set each other off are stopped after so many rounds in one moment. */
const mostRounds = 20;

/** Moves all stations by a step, in the order of the clot's way, and writes what happened. */
function advanceStations(run: Run, dt_s: number): void {
  const { episode, state } = run;
  const conditions = stepTriad(episode, state, dt_s);
  stepCirculation(episode, state, dt_s);
  // What breaks off in this step sets out at its end.
  stepEmboli(episode, state, conditions, dt_s);
  stepThrombi(episode, state, conditions, dt_s);
  stepLung(episode, state, dt_s);
  const events = stepClinic(episode, state, dt_s);
  stepBleeding(episode, state, conditions.drugs, dt_s);
  tellHeart(episode, state, state.t_s + dt_s);
  tellClinic(state, events);
}

/**
 * One step of the clock, at most to `limit_s`. A step that would pass the limit is cut there; the caller decides whether to keep it
 * (a run that will go on must not, or the place of the stop would change what follows).
 */
export function step(run: Run, limit_s: number): void {
  const { state } = run;
  const end_s = Math.min(limit_s, nextTime_s(run.episode, state));
  const written = state.timeline.length;
  advanceStations(run, end_s - state.t_s);
  state.t_s = end_s;
  if (!state.alive) {
    state.t_s = state.stations.clinic.death.at_s ?? end_s;
    writeRow(run.episode, state);
    return;
  }
  settleMoment(run);
  if (state.t_s >= state.nextRow_s || state.timeline.length > written) writeRow(run.episode, state);
}
