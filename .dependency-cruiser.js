// The allowed-imports table of ARCHITECTURE.md, made executable. One row per folder.
// test/architecture.test.ts checks that both say the same.
const may = {
  units: [],
  numerics: [],
  circuits: ["units", "numerics"],
  body: ["units", "numerics"],
  circulation: ["units", "numerics", "body"],
  wall: ["units", "numerics", "body"],
  blood: ["units", "numerics", "body"],
  thrombus: ["units", "numerics", "body"],
  embolus: ["units", "numerics", "body"],
  lung: ["units", "numerics", "body"],
  drugs: ["units", "numerics"],
  clinic: ["units", "numerics"],
  episode: ["units", "numerics", "body", "circulation", "wall", "blood", "thrombus", "embolus", "lung", "drugs", "clinic"],
};
const rules = Object.entries(may).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  severity: "error",
  from: { path: `^src/${folder}/`, pathNot: "[.]test[.]ts$" },
  to: { path: "^src/", pathNot: [`^src/${folder}/`, ...allowed.map((a) => `^src/${a}/index[.]ts$`)] },
}));
export default {
  forbidden: [
    ...rules,
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "core-has-no-packages", severity: "error", from: { path: "^src/", pathNot: "[.]test[.]ts$" }, to: { dependencyTypes: ["npm", "npm-dev", "core"] } },
    { name: "faces-import-the-package-by-name", severity: "error", from: { path: "^cli/", pathNot: "[.]test[.]ts$" }, to: { path: "^src/" } },
    { name: "nothing-imports-a-face", severity: "error", from: { path: "^src/" }, to: { path: "^(cli|app|service)/" } },
    { name: "the-table-is-loaded-when-asked", severity: "error", from: { path: "^(src|cli)/", pathNot: "[.]test[.]ts$" }, to: { path: "^validation/" } },
    { name: "kernel-reached-by-a-test", severity: "error", from: { path: "[.]test[.]ts$" }, to: { path: "^src/.+/kernel[.]ts$", reachable: false } },
    { name: "no-orphans", severity: "error", from: { orphan: true, pathNot: ["[.]d[.]ts$", "^cli/"] }, to: {} },
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: "tsconfig.core.json" }, doNotFollow: { path: "node_modules" } },
};
