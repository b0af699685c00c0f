// Opens the pages of output/2023 in a real Chromium. ANPAI_OUTPUT names another folder, CHROMIUM another browser.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.env.ANPAI_OUTPUT ?? join(here, "../../output/2023"));
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

const htmlIn = (folder) => existsSync(join(output, folder))
  ? readdirSync(join(output, folder)).filter((name) => name.endsWith(".html")).map((name) => join(folder, name)) : [];
const pages = ["index.html", "notice.html", ...htmlIn("letters"), ...htmlIn("forms")];
const letters = pages.filter((page) => page.startsWith("letters"));
const forms = pages.filter((page) => page.startsWith("forms"));
const some = ["index.html", "notice.html", letters[0], letters.at(-1), forms[0], forms.at(-1)];
const address = (page) => pathToFileURL(join(output, page)).href;

let browser;
before(async () => {
  assert.ok(existsSync(executablePath), `no Chromium at ${executablePath}: install it or set CHROMIUM`);
  assert.ok(existsSync(join(output, "index.html")), `nothing built in ${output}: run anpai build`);
  browser = await chromium.launch({ executablePath, args });
});
after(async () => browser?.close());

async function open(page, options = {}, look = async () => {}) {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  const tab = await context.newPage();
  const faults = [];
  tab.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`); });
  tab.on("pageerror", (error) => faults.push(`page: ${error}`));
  tab.on("request", (request) => { if (!/^(file|data):/.test(request.url())) faults.push(`request: ${request.url()}`); });
  tab.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
  await tab.goto(address(page));
  try { return await look(tab, faults); } finally { await context.close(); }
}

test("there is a page for every document", () => {
  assert.ok(letters.length > 0 && forms.length === 2 * letters.length);
});

test("no page has a console message, an error or a request to anywhere", async () => {
  for (const page of pages) await open(page, {}, async (_, faults) => assert.deepEqual(faults, [], page));
});

test("every link leads to a file and a place that are there", async () => {
  for (const page of pages) {
    await open(page, {}, async (tab) => {
      const links = await tab.$$eval("a[href]", (all) => all.map((link) => link.href));
      for (const link of new Set(links)) {
        const url = new URL(link);
        const file = fileURLToPath(url.origin === "null" ? `file://${url.pathname}` : url);
        assert.ok(existsSync(file), `${page} → ${link}`);
        const anchor = decodeURIComponent(url.hash.slice(1));
        if (anchor) assert.ok(readFileSync(file, "utf8").includes(`id="${anchor}"`), `${page} → ${link}`);
      }
    });
  }
});

test("no page is wider than a phone", async () => {
  for (const page of pages) {
    await open(page, { viewport: { width: 360, height: 740 } }, async (tab) => {
      const width = await tab.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 360, `${page}: ${width} px`);
    });
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing, ${colorScheme}`, async () => {
    for (const page of some) {
      await open(page, { bypassCSP: true, colorScheme }, async (tab) => {
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate(() => globalThis.axe.run());
        const said = violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(" | ")}`);
        assert.deepEqual(said, [], page);
      });
    }
  });
}

test("headings never skip a level, and there is one h1", async () => {
  for (const page of pages) {
    await open(page, {}, async (tab) => {
      const levels = await tab.$$eval("h1,h2,h3,h4,h5,h6", (all) => all.map((one) => Number(one.tagName[1])));
      assert.equal(levels.filter((level) => level === 1).length, 1, page);
      levels.reduce((last, level) => { assert.ok(level <= last + 1, `${page}: h${level} after h${last}`); return level; }, 0);
    });
  }
});

test("the keyboard reaches the text first, and every scrolling region", async () => {
  for (const page of some) {
    await open(page, {}, async (tab) => {
      await tab.keyboard.press("Tab");
      assert.equal(await tab.evaluate(() => document.activeElement.className), "skip", page);
      const unreachable = await tab.$$eval(".scroll", (all) => all.filter((one) => one.tabIndex !== 0).length);
      assert.equal(unreachable, 0, page);
    });
  }
});

test("in print there is no navigation, and forms lie across", async () => {
  for (const page of some) {
    await open(page, {}, async (tab) => {
      await tab.emulateMedia({ media: "print" });
      assert.equal(await tab.isVisible(".bar"), false, page);
      const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString("latin1");
      const [, width, height] = /MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf) ?? [];
      assert.ok(Number(width) > 0, page);
      assert.equal(Number(width) > Number(height), page.startsWith("forms") || page === "index.html", page);
    });
  }
});
