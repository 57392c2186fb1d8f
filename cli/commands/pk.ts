import { referencesOf } from "../bibliography.ts";
import { checkFolder, writeFolder } from "../files.ts";
import { answerPage, plotSvg } from "../pk/page.ts";
import { readRequest, type PkOptions } from "../pk/request.ts";
import { answer, answerCsv, answerJson, sourceKeys } from "../pk/result.ts";
import { answerText } from "../pk/text.ts";
import type { Terminal } from "../terminal.ts";
import { version } from "../version.ts";

export type { PkOptions } from "../pk/request.ts";

/** `virchow pk`: concentration and effect of a drug regimen. Failures are thrown. */
export function pkCommand(options: PkOptions, terminal: Terminal): void {
  if (options.out !== undefined) checkFolder(options.out);
  const request = readRequest(options);
  const found = answer(request);
  const json = `${JSON.stringify(answerJson(found, version()), null, 2)}\n`;
  if (options.out !== undefined) {
    const sources = referencesOf(sourceKeys(found)).map((reference) => reference.text);
    writeFolder(options.out, { "pk.json": json, "pk.csv": answerCsv(found), "pk.svg": plotSvg(found), "pk.html": answerPage(found, version(), sources) });
  }
  const isTalk = options.json === true || options.csv === true;
  if (options.json === true) terminal.out(json);
  else if (options.csv === true) terminal.out(answerCsv(found));
  else terminal.out(answerText(found, version(), terminal));
  if (isTalk) for (const { text } of request.warnings) terminal.err(`Warning: ${text}\n`);
  if (request.people > 1 && options.seed === undefined) terminal.err(`Seed ${request.seed}.\n`);
}
