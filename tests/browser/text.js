// All pages say the same: the issued text, the wording of the notice, the counts of the matrix.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read } from "./reading.js";
import { look, output, repository, unitOf } from "./site.js";

const squeeze = (text) => text.replace(/\s/g, "");
const roles = ["独立", "牵头", "共同", "参与", "共性"];

test("what is seen of the notice is the issued text, character by character", () =>
  look(["notice.html"], {}, async (tab) => {
    const issued = squeeze(readFileSync(join(repository, "tests/seed/notice-2023.txt"), "utf8").replace("[bookmark: _GoBack]", ""));
    const seen = squeeze(await tab.innerText("article"));
    const start = seen.indexOf(issued.slice(0, 12));
    assert.equal(seen.slice(start, start + issued.length), issued);
    assert.equal(seen.slice(0, start), "友好区人民政府文件");
  }));

test("letters and forms have the wording of the notice", async () => {
  const readings = await read();
  const clauses = new Map(readings.find(({ page }) => page === "notice.html").clauses.map(({ id, wording }) => [id, wording]));
  for (const kind of ["letters", "forms"]) {
    const seen = new Set();
    for (const { page, duties } of readings.filter((one) => one.page.startsWith(kind))) {
      for (const { id, wording } of duties) {
        assert.equal(wording, clauses.get(id), `${page}: ${id}`);
        seen.add(id);
      }
    }
    assert.ok(seen.size > 45, `${kind}: ${seen.size} clauses`);
  }
});

test("matrix, table of units, letters and forms count the same duties", async () => {
  const units = new Map();
  await look(["index.html"], {}, async (tab) => {
    const matrix = await tab.$eval(".matrix", (table) => {
      const words = (cells) => Array.from(cells).map((cell) => cell.querySelector(".hidden")?.textContent ?? "");
      return {
        units: Array.from(table.tHead.rows[0].cells).slice(1, -1).map((cell) => cell.textContent),
        rows: Array.from(table.querySelectorAll("tbody tr:not(.section)")).map((row) => ({ roles: words(Array.from(row.cells).slice(1, -1)), sum: Number(row.cells[row.cells.length - 1].textContent) })),
        foot: Array.from(table.tFoot.rows).map((row) => Array.from(row.cells).slice(1, -1).map((cell) => Number(cell.textContent))),
      };
    });
    for (const { roles: row, sum } of matrix.rows) assert.equal(row.filter(Boolean).length, sum);
    matrix.units.forEach((unit, column) => {
      const own = matrix.rows.map((row) => row.roles[column]).filter(Boolean);
      const counts = [...roles.map((role) => own.filter((word) => word === role).length), own.length];
      assert.deepEqual(matrix.foot.map((row) => row[column]), counts, unit);
      units.set(unit, counts);
    });
    const listed = await tab.$$eval(".units tbody tr", (all) => all.map((row) => [row.cells[0].textContent, Array.from(row.cells).slice(3).map((cell) => Number(cell.textContent))]));
    for (const [unit, counts] of listed) assert.deepEqual(counts, units.get(unit), unit);
    assert.ok(listed.length >= output.letters.length);
  });
  for (const { page, unit, duties } of (await read()).filter(({ page }) => /^(letters|forms)/.test(page))) {
    const words = duties.map(({ role }) => role);
    assert.deepEqual([...roles.map((role) => words.filter((word) => word === role).length), words.length], units.get(unit ?? unitOf(page)), page);
  }
});
