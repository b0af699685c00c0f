// For everybody: axe, headings, keyboard, and what is unknown is said in words.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { read } from "./reading.js";
import { look, output } from "./site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const [name, options] of [
  ["light", { colorScheme: "light" }], ["dark", { colorScheme: "dark" }], ["on a phone", { viewport: { width: 360, height: 740 } }],
]) {
  test(`axe finds nothing, ${name}`, () =>
    look(output.sample, { bypassCSP: true, ...options }, async (tab, page) => {
      await tab.evaluate(() => document.querySelectorAll("details").forEach((one, at) => { one.open = at % 2 === 0; }));
      await tab.evaluate(axe);
      const { violations, passes } = await tab.evaluate(() => globalThis.axe.run());
      const said = violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
      assert.deepEqual(said, [], page);
      assert.ok(passes.some(({ id }) => id === "color-contrast"), page);
    }));
}

test("there is one h1, and no level of headings is left out", async () => {
  for (const { page, levels } of await read()) {
    assert.equal(levels.filter((level) => level === 1).length, 1, page);
    assert.equal(levels[0], 1, page);
    levels.reduce((last, level) => { assert.ok(level <= last + 1, `${page}: h${level} after h${last}`); return level; });
  }
});

test("the notice has its sections and items as headings", async () => {
  const { levels, clauses } = (await read()).find(({ page }) => page === "notice.html");
  assert.deepEqual([2, 3].map((level) => levels.filter((one) => one === level).length), [9, 24]);
  assert.equal(clauses.length, 53);
});

test("every page is Chinese, has a title of its own and its landmarks", async () => {
  const readings = await read();
  for (const { page, lang, landmarks } of readings) {
    assert.equal(lang, "zh-CN", page);
    assert.deepEqual(landmarks, [1, 1, 1], page);
  }
  assert.equal(new Set(readings.map(({ title }) => title)).size, output.pages.length);
});

test("the keyboard skips to the text, opens what is closed and reaches what scrolls", () =>
  look(output.sample, {}, async (tab, page) => {
    await tab.keyboard.press("Tab");
    assert.equal(await tab.evaluate(() => document.activeElement.className), "skip", page);
    await tab.keyboard.press("Enter");
    assert.equal(await tab.evaluate(() => document.activeElement.id), "main", page);
    const unreachable = await tab.$$eval(".scroll", (all) => all.filter((one) => one.tabIndex !== 0 || one.getAttribute("role") !== "region").length);
    assert.equal(unreachable, 0, page);
    const closed = tab.locator("main details").first();
    if (await closed.count()) {
      await closed.locator("summary").focus();
      await tab.keyboard.press("Enter");
      assert.equal(await closed.evaluate((one) => one.open), true, page);
    }
  }));

test("a focused link is outlined", () =>
  look(["index.html"], {}, async (tab) => {
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Tab");
    const outline = await tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid");
  }));

test("a draft says so on screen and paper, and names every blank and every doubt", async () => {
  for (const { page, draft, markOnPaper, blanks, doubts } of await read()) {
    for (const blank of blanks) assert.match(blank, /^〔.+待填〕$/, page);
    for (const doubt of doubts) assert.match(doubt, /.+（推断，待确认）$/, page);
    if (blanks.length + doubts.length > 0) assert.equal(draft.length, 1, page);
    if (draft.length > 0) assert.match(draft[0], /草稿/, page);
    assert.equal(markOnPaper, draft.length > 0, page);
  }
});

test("a role is a word, not a colour", () =>
  look(output.sample, {}, async (tab, page) => {
    const words = await tab.$$eval(".role", (all) => all.map((one) => {
      const spoken = one.getAttribute("aria-hidden") ? (one.nextElementSibling ?? one.nextSibling)?.textContent ?? "" : one.textContent;
      return [one.classList[1], spoken.trim()];
    }));
    const known = { sole: "独立", lead: "牵头", joint: "共同", participant: "参与", common: "共性" };
    for (const [role, word] of words) assert.ok(word.startsWith(known[role]), `${page}: ${word}`);
    if (page !== "notice.html") assert.ok(words.length > 0, page);
  }));
