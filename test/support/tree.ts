import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Top of the repository. */
export const top = fileURLToPath(new URL("../../", import.meta.url));

const outside = new Set(["node_modules", "dist", "out", "coverage", ".git", "shared"]);

/** Paths of all files below `folder` whose name ends in `ending`, from the top of the repository, in alphabetical order. */
export function filesUnder(folder: string, ending: string): string[] {
  const found: string[] = [];
  const look = (place: string): void => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      if (outside.has(entry.name)) continue;
      const path = join(place, entry.name);
      if (entry.isDirectory()) look(path);
      else if (entry.name.endsWith(ending)) found.push(relative(top, path));
    }
  };
  look(join(top, folder));
  return found.sort();
}

/** Text of a file, its path from the top of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(top, path), "utf8");
}
