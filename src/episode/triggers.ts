import { evaluateRule, type Rule, type RuleView } from "./scenario/index.ts";
import { applyAction } from "./orders/apply.ts";
import type { Episode } from "./model.ts";
import type { EpisodeState } from "./state.ts";

/** Entries that made a rule true: test results, findings, symptoms, the latest entry of a kind. */
function ruleCauses(state: EpisodeState, rule: Rule): string[] {
  const { origins, timeline } = state;
  switch (rule.type) {
    case "and":
    case "or":
      return rule.terms.flatMap((term) => ruleCauses(state, term));
    case "not":
      return [];
    case "condition": {
      const entry = origins.findings[rule.condition];
      return entry === undefined ? [] : [entry];
    }
    case "test": {
      const entry = origins.tests[rule.test];
      return entry === undefined ? [] : [entry];
    }
    case "event": {
      for (let i = timeline.length - 1; i >= 0; i--) if (timeline[i].kind === rule.kind) return [timeline[i].id];
      return [];
    }
    case "symptom":
      return Object.entries(origins.symptoms).filter(([key]) => key.split("/")[0] === rule.symptom).flatMap(([, entry]) => entry ?? []);
    case "compare":
      return [origins.shock, origins.strain].filter((entry) => entry !== null);
  }
}

/** Carries out what is due at the present time: events by the clock, then rules that have waited out their delay. Returns whether anything was done. */
export function applyDue(episode: Episode, state: EpisodeState): boolean {
  let isDone = false;
  for (const event of episode.scenario.events) {
    if (event.trigger.type !== "at" || state.fired[event.index] > 0 || event.trigger.at_s > state.t_s) continue;
    state.fired[event.index] += 1;
    applyAction({ episode, state, causes: [] }, event.action);
    isDone = true;
  }
  const due = state.waiting.filter((one) => one.at_s <= state.t_s);
  if (due.length === 0) return isDone;
  state.waiting = state.waiting.filter((one) => one.at_s > state.t_s);
  for (const one of due) applyAction({ episode, state, causes: one.causes }, episode.scenario.events[one.index].action);
  return true;
}

/** Looks at every rule; one that has become true since the last look is put on the list with its delay. */
export function watchRules(episode: Episode, state: EpisodeState, view: RuleView): void {
  for (const event of episode.scenario.events) {
    const { trigger, index } = event;
    if (trigger.type !== "when" || (trigger.once && state.fired[index] > 0)) continue;
    const holds = evaluateRule(trigger.rule, view);
    if (holds && !state.armed[index]) {
      state.fired[index] += 1;
      state.waiting.push({ index, at_s: state.t_s + trigger.delay_s, causes: ruleCauses(state, trigger.rule) });
    }
    state.armed[index] = holds;
  }
}

/** Time of the next event or waiting rule; Infinity when there is none. */
export function nextTrigger_s(episode: Episode, state: EpisodeState): number {
  let next = Infinity;
  for (const event of episode.scenario.events) if (event.trigger.type === "at" && state.fired[event.index] === 0) next = Math.min(next, event.trigger.at_s);
  for (const one of state.waiting) next = Math.min(next, one.at_s);
  return next;
}
