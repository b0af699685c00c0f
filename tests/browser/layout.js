// What a person sees: on a phone, on a screen, on paper.
import { test } from "node:test";
import assert from "node:assert/strict";
import { read } from "./reading.js";
import { look, output } from "./site.js";

for (const [width, pages] of [[360, output.pages], [768, output.sample], [1280, output.sample]]) {
  test(`no page is wider than a screen of ${width} px`, () =>
    look(pages, { viewport: { width, height: 740 } }, async (tab, page) => {
      const wide = await tab.evaluate((limit) => {
        const inside = (one) => one.closest(".scroll, .hidden, .skip");
        const over = Array.from(document.body.querySelectorAll("*"))
          .filter((one) => !inside(one) && one.getBoundingClientRect().right > limit + 0.5).map((one) => one.outerHTML.slice(0, 80));
        return document.documentElement.scrollWidth > limit ? [`${document.documentElement.scrollWidth} px`, ...over] : over;
      }, width);
      assert.deepEqual(wide, [], page);
    }));
}

test("heads of rows and columns stay in sight while the matrix scrolls", () =>
  look(["index.html"], { viewport: { width: 900, height: 500 } }, async (tab) => {
    const drift = await tab.$eval(".tall", (region) => {
      region.scrollTo(region.scrollWidth, region.scrollHeight);
      const frame = region.getBoundingClientRect();
      const head = region.querySelector("thead th:nth-child(2)").getBoundingClientRect();
      const row = region.querySelector("tbody th[scope=row]").getBoundingClientRect();
      return { scrolled: [region.scrollLeft > 100, region.scrollTop > 100], top: Math.round(head.top - frame.top), left: Math.round(row.left - frame.left) };
    });
    assert.deepEqual(drift, { scrolled: [true, true], top: 1, left: 1 });
  }));

test("a run-in heading stands on the line of its text", () =>
  look(["notice.html"], { viewport: { width: 1280, height: 900 } }, async (tab) => {
    const tops = await tab.$$eval(".paragraph > .run-in", (all) => all.map((one) => {
      const [title] = Array.from(one.getClientRects()).slice(-1);
      const [text] = one.nextElementSibling.getClientRects();
      return Math.abs(title.top - text.top) < 8 || text.left < title.left;
    }));
    assert.ok(tops.length >= 20 && tops.every(Boolean));
  }));

const sizeOf = (pdf) => {
  const pages = Array.from(pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g), ([, width, height]) => [Number(width), Number(height)]);
  return { pages: pages.length, across: pages.length > 0 && pages.every(([width, height]) => width > height), upright: pages.length > 0 && pages.every(([width, height]) => width < height) };
};

test("on paper there is no navigation, and the index lies across", () =>
  look(output.sample, {}, async (tab, page) => {
    await tab.emulateMedia({ media: "print" });
    for (const part of [".bar", ".skip", ".contents", ".draft"]) {
      for (const one of await tab.locator(part).all()) assert.equal(await one.isVisible(), false, `${page}: ${part}`);
    }
    const { pages, across, upright } = sizeOf(await tab.pdf({ preferCSSPageSize: true }));
    assert.ok(pages > 0 && pages < 20, `${page}: ${pages} pages`);
    assert.ok(page === "index.html" ? across : upright, page);
  }));

test("the cells to fill in are empty", async () => {
  const cells = (await read()).flatMap(({ cellsToFill }) => cellsToFill);
  assert.ok(cells.length > 100 && cells.every((text) => text === ""));
});

test("a printed form has room for a hand, and no block of it is parted", () =>
  look(output.sample.filter((page) => page.startsWith("forms")), { viewport: { width: 1017, height: 700 } }, async (tab, page) => {
    await tab.emulateMedia({ media: "print" });
    const millimetre = 96 / 25.4;
    const heights = await tab.$$eval(".report", (all) => all.map((row) => row.getBoundingClientRect().height));
    assert.ok(heights.length > 0 && heights.every((height) => height >= 20.9 * millimetre), page);
    const parted = await tab.$$eval(".report", (all) => all.filter((one) => getComputedStyle(one).breakInside !== "avoid").length);
    assert.equal(parted, 0, page);
  }));

test("on paper the signature stands with the end of the text", () =>
  look(["notice.html"], {}, async (tab) => {
    await tab.emulateMedia({ media: "print" });
    const kept = await tab.$eval(".signature", ({ parentElement }) => [getComputedStyle(parentElement).breakInside, parentElement.querySelectorAll(".clause, .paragraph").length > 0]);
    assert.deepEqual(kept, ["avoid", true]);
  }));

test("22 lines of 28 characters fill the type area of the printed notice", () =>
  look(["notice.html"], { viewport: { width: 590, height: 900 } }, async (tab) => {
    await tab.emulateMedia({ media: "print" });
    const { size, line, width } = await tab.$eval(".sheet", (sheet) => {
      const { fontSize, lineHeight } = getComputedStyle(sheet);
      return { size: parseFloat(fontSize), line: parseFloat(lineHeight), width: sheet.getBoundingClientRect().width };
    });
    const millimetre = 96 / 25.4;
    assert.equal(Math.floor((156 * millimetre) / size), 28);
    assert.equal(Math.floor((229.84 * millimetre) / line), 22);
    assert.ok(width <= 590);
  }));
