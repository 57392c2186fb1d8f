import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Tests in a browser run where there is one: .ci/run installs Debian's Chromium; a user's machine needs none to pass the others.
const browser = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const hasBrowser = existsSync(browser);
if (!hasBrowser) process.stderr.write(`No browser at ${browser}: the tests in a browser (*.browser.test.ts) are left out.\n`);

export default defineConfig({
  resolve: {
    alias: [
      { find: /^virchow$/, replacement: fileURLToPath(new URL("./src/index.ts", import.meta.url)) },
      { find: /^#(.+)$/, replacement: `${fileURLToPath(new URL("./src/", import.meta.url))}$1/index.ts` },
    ],
  },
  test: {
    include: ["{src,cli,test,validation,examples}/**/*.test.ts"],
    exclude: hasBrowser ? [] : ["**/*.browser.test.ts"],
    testTimeout: 60_000,
    coverage: { provider: "v8", include: ["src/**/*.ts", "cli/**/*.ts"], exclude: ["**/*.test.ts"], reporter: ["text-summary", "html"] },
  },
});
