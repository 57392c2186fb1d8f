import { readFileSync } from "node:fs";

/** Version of this copy, from its package.json. */
export function version(): string {
  // From dist/cli/ and from cli/ the package lies at different depths.
  for (const place of ["../package.json", "../../package.json"]) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(place, import.meta.url), "utf8"));
      if (typeof found === "object" && found !== null && "name" in found && found.name === "virchow" && "version" in found && typeof found.version === "string") return found.version;
    } catch {
      continue;
    }
  }
  return "unknown";
}
