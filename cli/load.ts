import type { Engine, Json, Problem, Run, RunOptions, ScenarioHead, UsedParameter } from "./engine.ts";
import { exitStatus, Failure } from "./failure.ts";
import type { ReportInput } from "./report/index.ts";

/** What the command line takes from the package. */
interface Package {
  readonly version: string;
  readonly variables: ReportInput["variables"];
  readonly listParameters: () => readonly UsedParameter[];
  readonly scenarioContext: () => unknown;
  readonly scenarioSchema: (context: unknown) => Json;
  readonly readScenario: (document: unknown, context: unknown) => { readonly ok: true; readonly scenario: ScenarioHead } | { readonly ok: false; readonly problems: readonly Problem[] };
  readonly parseQuantity: (text: string, like: string, examples: readonly string[]) => { readonly ok: true; readonly value: number; readonly unit: string } | { readonly ok: false };
  readonly quantityInSI: (quantity: { readonly value: number; readonly unit: string }) => number;
  readonly formatDuration: (t_s: number) => string;
  readonly startEpisode: (scenario: ScenarioHead, options: RunOptions) => Run;
}

const needed: readonly (keyof Package)[] = ["version", "variables", "listParameters", "scenarioContext", "scenarioSchema", "readScenario", "parseQuantity", "quantityInSI", "formatDuration", "startEpisode"];

/** Loads the package by its name, as any user would, and fits it to the command line. */
export async function engine(): Promise<Engine> {
  const name = "virchow";
  const found = (await import(name)) as Partial<Package>;
  const missing = needed.filter((part) => found[part] === undefined);
  if (missing.length > 0) throw new Failure(exitStatus.unexpected, `The package lacks ${missing.join(", ")}. Run npm run build.`);
  const whole = found as Package;
  const context = whole.scenarioContext();
  return {
    version: whole.version,
    variables: whole.variables,
    parameters: whole.listParameters(),
    scenarioSchema: () => whole.scenarioSchema(context),
    readScenario: (document) => whole.readScenario(document, context),
    readDuration: (text) => {
      const read = whole.parseQuantity(text, "s", []);
      return read.ok ? whole.quantityInSI(read) : null;
    },
    formatDuration: whole.formatDuration,
    start: whole.startEpisode,
  };
}
