// The browser, and where the repository is. CHROMIUM names the browser.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
// Nothing that the browser itself would ask the network for.
const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--no-first-run"];

/** The browser. */
export function launch() {
  assert.ok(existsSync(executablePath), `no Chromium at ${executablePath}: install it, or name it in CHROMIUM`);
  const env = { ...process.env, FONTCONFIG_FILE: join(repository, "tests/browser/fonts.conf") };
  return chromium.launch({ executablePath, args, env });
}
