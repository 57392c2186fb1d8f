import js from "@eslint/js";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";

const unit = "(?:Pa|kPa|mmHg|cmH2O|N|J|W|m|mm|cm|um|m2|mm2|cm2|m3|mL|dL|L|s|ms|min|h|d|y|kg|g|mg|ug|ng|mol|mmol|nmol|nM|pM|uM|M|K|degC|IU|Hz|percent|fraction|FEU|WU|dyn|SI)";
const count = "(?:[cC]ount|[iI]ndex|[fF]raction|[rR]atio|[sS]core|[pP]oints|[sS]eed|[pP]robability|[dD]egree|[eE]xponent|[oO]rder|[vV]ersion|[fF]actor)";
const quantity = `^_?[a-zA-Z][a-zA-Z0-9]*(?:_${unit})*(?:_per_${unit}(?:_${unit})*)*(?:_${count})?$`;
// Numbers whose meaning is their place in an expression: what a callback folds or looks at.
const plain = "^(_+.*|[a-z]|sum|total|share|flow|value|values|now|rest|next|at|along|edge|level|child|least|most|wanted|kept|before|after|start|end|stroke|width|number|id|clotId|embolusId|parentId|left|right|bed|lo|hi|spacing|tau|pressure|velocity|shear|levelOfDetail|elastance|maximum|dilation|part|to|block|lane|person|length|unit|beats)$";
const withUnit = `(?:_${unit}|${count})$`;
const nondeterminism = [
  { object: "Math", property: "random", message: "Take a Random argument." },
  { object: "Date", property: "now", message: "Simulated time is an argument." },
  ...["exp", "log", "log10", "log2", "log1p", "expm1", "pow", "sin", "cos", "tan", "tanh", "sinh", "cosh", "asin", "acos", "atan", "atan2", "cbrt", "hypot"]
    .map((property) => ({ object: "Math", property, message: "Not the same bits on every engine: use numerics/." })),
];
const loop = ":matches(ForStatement,WhileStatement,ForOfStatement)";
const noAllocation = ["NewExpression", "ArrayExpression", "ObjectExpression", "SpreadElement", "ArrowFunctionExpression", "FunctionExpression", "TemplateLiteral", "ThrowStatement", "TryStatement"]
  .map((node) => ({ selector: `${loop} ${node}`, message: `No ${node} inside a kernel loop.` }))
  .concat([{ selector: `${loop} CallExpression[callee.property.name=/^(map|filter|reduce|forEach|slice|subarray|concat|push)$/]`, message: "No array methods inside a kernel loop." }]);
const noPower = { selector: "BinaryExpression[operator='**']", message: "Not the same bits on every engine: use numerics/." };
const style = [
  { selector: "ExportDefaultDeclaration", message: "Named exports only." },
  { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
];

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "coverage/**", "out/**"] },
  {
    files: ["**/*.ts"],
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ["./tsconfig.test.json"], tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-restricted-syntax": ["error", ...style],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: "error",
    },
  },
  {
    // The faces are checked as strictly as they are compiled: with unchecked indexed access.
    files: ["cli/**/*.ts"],
    ignores: ["**/*.test.ts"],
    languageOptions: { parserOptions: { project: ["./tsconfig.cli.json"], tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ["vitest.config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["src/**/*.ts", "cli/**/*.ts"],
    ignores: ["**/*.test.ts"],
    plugins: { jsdoc },
    rules: {
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["warn", { max: 80, skipComments: true }],
      complexity: ["warn", { max: 20, variant: "modified" }],
      "max-depth": ["warn", 4],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      // noUncheckedIndexedAccess is off in the core for the kernels' sake; an index that is in range by construction needs no assertion.
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/naming-convention": ["error",
        { selector: "typeLike", format: ["PascalCase"] },
        { selector: ["variable", "parameter"], format: null, filter: { regex: "^_+$", match: false }, custom: { regex: quantity, match: true } },
      ],
      "jsdoc/require-jsdoc": ["error", { publicOnly: true, contexts: ["TSInterfaceDeclaration", "TSTypeAliasDeclaration", "ExportNamedDeclaration > VariableDeclaration"] }],
      "jsdoc/require-description": "error",
      "jsdoc/no-types": "error",
      "jsdoc/check-param-names": "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-properties": ["error", ...nondeterminism],
      "no-restricted-syntax": ["error", ...style, noPower],
    },
  },
  {
    files: ["src/{body,circulation,wall,blood,thrombus,embolus,lung,drugs,clinic}/**/*.ts"],
    ignores: ["**/parameters.ts", "**/*-parameters.ts", "**/data/**", "src/clinic/scores/**", "**/*.test.ts"],
    rules: { "@typescript-eslint/no-magic-numbers": ["error", { ignore: [-1, 0, 0.5, 1, 2, 3, 4, 5, 10, 60, 100, 1000, 1e-3, 1e-6, 1e-9, 1e-12], ignoreReadonlyClassProperties: true, ignoreTypeIndexes: true }] },
  },
  {
    files: ["src/{body,circulation,wall,blood,thrombus,embolus,lung,drugs,clinic,episode,cohort}/**/*.ts"],
    // Kernels say their units above the function, tables in their heads.
    ignores: ["**/*.test.ts", "**/kernel.ts", "**/step-context.ts", "**/data/**"],
    rules: {
      "@typescript-eslint/naming-convention": ["error",
        { selector: "typeLike", format: ["PascalCase"] },
        { selector: ["variable", "parameter"], format: null, filter: { regex: "^_+$", match: false }, custom: { regex: quantity, match: true } },
        { selector: ["typeProperty", "parameter"], types: ["number"], format: null, filter: { regex: plain, match: false }, custom: { regex: withUnit, match: true } },
      ],
    },
  },
  // The loop of a solver is one thought.
  { files: ["src/numerics/**/*.ts"], ignores: ["**/*.test.ts"], rules: { "max-lines-per-function": ["warn", { max: 110, skipComments: true }], complexity: ["warn", { max: 35, variant: "modified" }] } },
  { files: ["src/**/kernel.ts"], rules: { "no-restricted-syntax": ["error", ...style, noPower, ...noAllocation] } },
);
