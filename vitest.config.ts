import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: [
      { find: /^virchow$/, replacement: fileURLToPath(new URL("./src/index.ts", import.meta.url)) },
      { find: /^#(.+)$/, replacement: `${fileURLToPath(new URL("./src/", import.meta.url))}$1/index.ts` },
    ],
  },
  test: {
    include: ["{src,cli,test,validation,examples}/**/*.test.ts"],
    testTimeout: 60_000,
    coverage: { provider: "v8", include: ["src/**/*.ts", "cli/**/*.ts"], exclude: ["**/*.test.ts"], reporter: ["text-summary", "html"] },
  },
});
