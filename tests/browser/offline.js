// A page is one file: it asks for nothing, runs nothing, and all that it links is there.
import { test } from "node:test";
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { read } from "./reading.js";
import { look, output, site } from "./site.js";

test("no page has a message in the console, an error or a request to anywhere", async () => {
  for (const { page, faults } of await read()) assert.deepEqual(faults, [], page);
});

test("no page lets a script run", () =>
  look(output.sample, {}, async (tab, page) => {
    const ran = await tab.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      return window.ran === true;
    });
    assert.equal(ran, false, page);
  }));

test("every link leads to a file and a place that are there", async () => {
  const places = new Map();
  const idsOf = (file) => {
    if (!places.has(file)) {
      const text = readFileSync(file, "utf8").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
      places.set(file, new Set(Array.from(text.matchAll(/ id="([^"]*)"/g), ([, id]) => id)));
    }
    return places.get(file);
  };
  let links = 0;
  for (const { page, links: targets } of await read()) {
    for (const link of new Set(targets)) {
      links += 1;
      const url = new URL(link);
      assert.equal(url.protocol, "file:", `${page} → ${link}`);
      const place = decodeURIComponent(url.hash.slice(1));
      url.hash = "";
      const file = fileURLToPath(url);
      assert.ok(existsSync(file), `${page} → ${decodeURIComponent(link)}`);
      if (place) assert.ok(idsOf(file).has(place), `${page} → ${decodeURIComponent(link)}`);
    }
  }
  assert.ok(links > 500, `${links} links`);
});

test("ids are unique, and without blanks", async () => {
  for (const { page, ids } of await read()) {
    assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at || /\s/.test(id)), [], page);
  }
});

// ANPAI_HOSTILE names a build of a plan whose texts hold markup, ANPAI_HOSTILE_TEXT a text of its notice.
const hostile = process.env.ANPAI_HOSTILE && site(resolve(process.env.ANPAI_HOSTILE));
if (hostile) {
  const text = process.env.ANPAI_HOSTILE_TEXT || "<script>alert(1)</script>";
  test("hostile text prints as itself", () =>
    look(hostile.pages, {}, async (tab, page, faults) => {
      assert.deepEqual(faults, [], page);
      const strange = "script, img, iframe, object, embed, form, input, a[href^='javascript:'], [onerror], [onload], [onclick], body style";
      assert.equal(await tab.locator(strange).count(), 0, page);
      if (page === "notice.html") assert.ok((await tab.innerText("article")).includes(text), `${text} is not to be read in the notice`);
    }, hostile));
}
