// The folder under test and the browser that opens it.
// ANPAI_OUTPUT names a build of the 2023 plan (output/2023 if not given).
import { after, before } from "node:test";
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, repository } from "./chromium.js";

export { launch, repository };

/** The pages of one output folder, by kind; paths are relative to it. */
export function site(folder) {
  const within = (kind) => existsSync(join(folder, kind))
    ? readdirSync(join(folder, kind)).filter((name) => name.endsWith(".html") && !name.endsWith("-fill.html") && !name.includes("登记簿")).sort().map((name) => `${kind}/${name}`) : [];
  const [letters, forms] = [within("letters"), within("forms")];
  return {
    folder, letters, forms, pages: ["index.html", "notice.html", ...letters, ...forms],
    // The shortest and the longest are among these: the first in the alphabet has few duties, the last the most.
    sample: ["index.html", "notice.html", letters[0], letters.at(-1), forms[0], forms.at(-1)],
  };
}

export const output = site(resolve(process.env.ANPAI_OUTPUT || join(repository, "output/2023")));
export const unitOf = (page) => page.replace(/^(letters|forms)\/|\.html$/g, "");

let browser;
before(async () => {
  assert.ok(existsSync(join(output.folder, "index.html")), `nothing built in ${output.folder}: run anpai build`);
  assert.ok(output.letters.length > 0 && output.forms.length > 0, `no letters or forms in ${output.folder}`);
  browser = await launch();
});
after(() => browser?.close());

/** Opens one page after the other in one context and looks at each; `faults` are what the browser complained of. */
export async function look(pages, options, see, { folder } = output) {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  try {
    const tab = await context.newPage();
    const faults = [];
    tab.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`); });
    tab.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    tab.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    tab.on("request", (request) => { if (!/^(file|data):/.test(request.url())) faults.push(`request: ${request.url()}`); });
    tab.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
    for (const page of pages) {
      faults.length = 0;
      await tab.goto(pathToFileURL(join(folder, page)).href);
      await see(tab, page, faults);
    }
  } finally {
    await context.close();
  }
}
