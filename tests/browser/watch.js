// `anpai watch --serve` in the browser: a save loads the page again, and a fault shows over it.
// ANPAI names the program (target/debug/anpai if not given).
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { launch, repository } from "./site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const program = resolve(process.env.ANPAI || join(repository, "target/debug/anpai"));
const folder = mkdtempSync(join(tmpdir(), "anpai-"));
const section = join(folder, "plan/2023/01-源头治理.yaml");
const wide = { timeout: 60_000 };
let browser, watch, address;

const edit = (from, to) => {
  const text = readFileSync(section, "utf8");
  assert.ok(text.includes(from), from);
  writeFileSync(section, text.replace(from, to));
};

before(async () => {
  cpSync(join(repository, "plan"), join(folder, "plan"), { recursive: true });
  browser = await launch();
  watch = spawn(program, ["watch", "plan/2023", "--format", "html", "--lang", "zh", "--serve=0", "--fonts", join(repository, "fonts")],
    { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: watch.stdout })) {
    address ??= line.match(/http:\S+/)?.[0];
    if (line.startsWith("已更新")) break;
  }
  watch.stdout.resume();
});

after(async () => {
  await browser?.close();
  if (watch) {
    watch.kill("SIGINT");
    await once(watch, "exit");
  }
  rmSync(folder, { recursive: true, force: true });
});

/** A tab on a page of the preview; `faults` are what the browser complained of. */
async function open(path, options = {}) {
  const tab = await browser.newPage({ locale: "zh-CN", viewport: { width: 900, height: 600 }, ...options });
  const faults = [];
  tab.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(message.text()); });
  tab.on("pageerror", (error) => faults.push(error.message));
  tab.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await tab.goto(new URL(path, address).href);
  return { tab, faults };
}

const list = (tab) => tab.locator(".anpai-faults section");

test("a save loads the page again where it was, without a word in the console", wide, async () => {
  const { tab, faults } = await open("notice.html");
  await tab.evaluate(() => scrollTo({ top: 1537, behavior: "instant" }));
  const before = await tab.evaluate(() => scrollY);
  assert.equal(before, 1537);
  const loaded = tab.waitForEvent("load");
  edit("text: 落实耕地", "text: 全面落实耕地");
  await loaded;
  await tab.waitForFunction((y) => Math.abs(scrollY - y) < 2, before);
  assert.ok((await tab.innerText("article")).includes("全面落实耕地"));
  assert.deepEqual(faults, []);
  // Without a new build nothing is loaded again.
  await tab.evaluate(() => { window.same = true; });
  await tab.waitForTimeout(1500);
  assert.equal(await tab.evaluate(() => window.same), true);
  const again = tab.waitForEvent("load");
  edit("text: 全面落实耕地", "text: 落实耕地");
  await again;
  await tab.close();
});

test("a fault shows over the page with its place, can be closed, and goes when it is mended", wide, async () => {
  const { tab, faults } = await open("letters/区教育局.html");
  edit("responsible: [区农业农村局]", "responsible: [区农业农村居]");
  await list(tab).waitFor();
  const text = await list(tab).innerText();
  for (const words of ["有 1 处问题", "plan/2023/01-源头治理.yaml:8:23", "区农业农村居", "是不是 `区农业农村局`"]) assert.ok(text.includes(words), text);
  assert.equal(await tab.getByRole("alert").count(), 1);
  assert.equal(await tab.getByRole("region", { name: /有 1 处问题/ }).count(), 1);

  await tab.getByRole("button", { name: "关闭" }).click();
  assert.equal(await list(tab).count(), 0);
  // Another fault is told again; Escape closes as well.
  edit("responsible: [区农业农村居]", "responsible: [区农业农村菊]");
  await list(tab).waitFor();
  await tab.keyboard.press("Escape");
  assert.equal(await list(tab).count(), 0);

  edit("responsible: [区农业农村菊]", "responsible: [区农业农村屈]");
  await list(tab).waitFor();
  edit("responsible: [区农业农村屈]", "responsible: [区农业农村局]");
  await list(tab).waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
  await tab.close();
});

test("hostile words of a plan show as themselves in the list of faults", wide, async () => {
  const hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
  const { tab, faults } = await open("index.html");
  edit("responsible: [区农业农村局]", `responsible: ["${hostile}"]`);
  await list(tab).waitFor();
  assert.ok((await list(tab).innerText()).includes(hostile));
  assert.equal(await list(tab).locator("img, script").count(), 0);
  edit(`responsible: ["${hostile}"]`, "responsible: [区农业农村局]");
  await list(tab).waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
  await tab.close();
});

test("the list of faults is accessible", wide, async () => {
  const { tab } = await open("notice.html", { bypassCSP: true });
  edit("responsible: [区农业农村局]", "responsible: [区农业农村居]");
  await list(tab).waitFor();
  await tab.addScriptTag({ content: axe });
  const { violations } = await tab.evaluate(() => window.axe.run(document.querySelector(".anpai-faults")));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  edit("responsible: [区农业农村居]", "responsible: [区农业农村局]");
  await list(tab).waitFor({ state: "detached" });
  await tab.close();
});

test("no page lets another script run, and a page that is not there yet comes by itself", wide, async () => {
  const { tab } = await open("notice.html");
  const ran = await tab.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return window.ran === true;
  });
  assert.equal(ran, false);
  await tab.goto(new URL("nothing.html", address).href);
  assert.equal(await tab.innerText("h1"), "没有这一页");
  const loaded = tab.waitForEvent("load");
  edit("text: 落实耕地", "text: 切实落实耕地");
  await loaded;
  await tab.close();
});
