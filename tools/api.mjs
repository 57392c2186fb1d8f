// Prints the names that the package exports, one a line, in alphabetical order; types are marked. Reads what `npm run build` wrote.
//   node tools/api.mjs > docs/api.txt
import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../dist/index.d.ts", import.meta.url), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
const names = [...text.matchAll(/export\s+(type\s+)?\{([^}]*)\}/g)].flatMap(([, typesOnly, list]) =>
  list.split(",").map((entry) => entry.trim()).filter((entry) => entry !== "").map((entry) => {
    const type = typesOnly !== undefined || entry.startsWith("type ");
    const name = entry.replace(/^type\s+/, "").replace(/^.*\bas\s+/, "");
    return type ? `${name} (type)` : name;
  }));
process.stdout.write(names.sort((a, b) => (a < b ? -1 : 1)).map((name) => `${name}\n`).join(""));
