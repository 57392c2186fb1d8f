import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { exitStatus, Failure, messageOf } from "./failure.ts";

/** Refuses, before anything is computed, a place where results cannot go. */
export function checkFolder(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory()) throw new Failure(exitStatus.usage, `--out ${path}: a file of that name exists. Expected a folder.`);
}

/** Refuses, before anything is computed, a file name that cannot be written. */
export function checkFile(path: string): void {
  if (path === "-") throw new Failure(exitStatus.usage, "--save needs the name of a file.");
  if (existsSync(path) && statSync(path).isDirectory()) throw new Failure(exitStatus.usage, `--save ${path}: a folder of that name exists. Expected a file.`);
}

/** Writes files into a folder: all of them or, on any failure, none. */
export function writeFolder(path: string, files: Readonly<Record<string, string>>): void {
  const target = resolve(path);
  let work: string | undefined;
  try {
    mkdirSync(dirname(target), { recursive: true });
    work = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(work, name), content);
    mkdirSync(target, { recursive: true });
    for (const name of Object.keys(files)) renameSync(join(work, name), join(target, name));
  } catch (error) {
    throw new Failure(exitStatus.unexpected, `${path}: the results could not be written (${messageOf(error)}).`);
  } finally {
    if (work !== undefined) rmSync(work, { recursive: true, force: true });
  }
}

/** Writes one file: whole or not at all. */
export function writeFile(path: string, content: string): void {
  writeFolder(dirname(resolve(path)), { [basename(path)]: content });
}
