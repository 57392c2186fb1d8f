import { findDrug, networkOfSample, writeSbml } from "virchow";
import { referencesOf } from "../bibliography.ts";
import { checkFolder, writeFolder } from "../files.ts";
import type { Terminal } from "../terminal.ts";
import { thrombinPage, thrombinSvg } from "../thrombin/page.ts";
import { readRequest, type ThrombinOptions, type ThrombinRequest } from "../thrombin/request.ts";
import { compute, thrombinCsv, thrombinJson } from "../thrombin/result.ts";
import { thrombinText } from "../thrombin/text.ts";
import { version } from "../version.ts";

export type { ThrombinOptions } from "../thrombin/request.ts";

/** Parameters of a drug that its effect on the network rests on. */
const networkKeys = ["ki", "free", "potency", "antithrombin", "xaToIIa"];

/** Keys of the sources of exactly what a request uses. */
function sourcesOf(request: ThrombinRequest): readonly string[] {
  const { network } = request.model;
  const drugs = request.drugs.flatMap(({ name }) => Object.entries(findDrug(name).parameters).filter(([key]) => networkKeys.includes(key)).map(([, parameter]) => parameter.source));
  const constants = [...Object.values(network.constants), ...Object.values(network.species)].map((constant) => constant.source);
  return [...new Set([network.source, ...constants, ...drugs])].filter((key) => key !== "virchow" && key !== "user");
}

/** `virchow thrombin`: thrombin generation of one blood. Data go to stdout; `--out` writes the same with plots. Failures are thrown. */
export function thrombinCommand(options: ThrombinOptions, terminal: Terminal): void {
  if (options.out !== undefined) checkFolder(options.out);
  const request = readRequest(options);
  const result = compute(request);
  if (options.json === true) terminal.out(thrombinJson(result, version()));
  else if (options.csv === true) terminal.out(thrombinCsv(result));
  else terminal.out(thrombinText(result, terminal));
  if (options.out === undefined) return;
  const references = referencesOf(sourcesOf(request)).map((reference) => reference.text);
  writeFolder(options.out, {
    "thrombin.json": thrombinJson(result, version()),
    "thrombin.csv": thrombinCsv(result),
    "thrombin.html": thrombinPage(result, version(), references),
    "thrombin.svg": thrombinSvg(result),
    "model.xml": writeSbml(networkOfSample(request.sample)),
  });
  terminal.err(`Written to ${options.out}: thrombin.json, thrombin.csv, thrombin.html, thrombin.svg, model.xml (SBML)\n`);
}
