// The page to fill in, over file://: kept, checked in the words of `anpai collect`, exported, taken back, printed.
// ANPAI names the program (target/release/anpai if not given).
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, repository } from "./site.js";

const program = resolve(process.env.ANPAI || join(repository, "target/release/anpai"));
const folder = mkdtempSync(join(tmpdir(), "anpai-"));
const unit = "市市场监管局友好分局";
const page = join(folder, `output/2023/forms/${unit}-上半年-fill.html`);
const returns = join(folder, "returns/2023/上半年");
let browser;

const anpai = (...words) => {
  const run = spawnSync(program, [...words, "--lang", "zh"], { cwd: folder, encoding: "utf8" });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  return run.stdout;
};

before(async () => {
  cpSync(join(repository, "plan"), join(folder, "plan"), { recursive: true });
  mkdirSync(returns, { recursive: true });
  anpai("build", "--format", "html", "--fonts", join(repository, "fonts"));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (address = page) => {
  const tab = await browser.newPage();
  const faults = [];
  tab.on("console", (message) => faults.push(message.text()));
  tab.on("pageerror", (error) => faults.push(String(error)));
  tab.on("request", (request) => request.url().startsWith("file:") || request.url().startsWith("data:") || request.url().startsWith("blob:") || faults.push(request.url()));
  await tab.goto(pathToFileURL(address).href);
  return { tab, faults };
};

const set = (tab, answers) => tab.evaluate((answers) => {
  document.querySelectorAll("[data-field]").forEach((input) => { input.value = ""; input.checked = false; });
  for (const [key, field, text] of answers) {
    const input = [...document.querySelectorAll(`[data-field=${field}]`)].find((input) => (input.dataset.key || "") === key);
    if (input.type === "checkbox") input.checked = true;
    else {
      if (input.tagName === "SELECT" && ![...input.options].some((option) => option.value === text)) input.append(new Option(text));
      input.value = text;
    }
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (!answers.length) document.querySelector("[data-field=filler]").dispatchEvent(new Event("input"));
}, answers);

const faultsOf = (tab) => tab.evaluate(() => [...document.querySelectorAll(".fault")].map((line) => {
  const input = line.closest("label").querySelector("[data-field]");
  return [input.dataset.key || "", input.dataset.field, line.dataset.check, line.textContent.replace(/^[^：]*：/, "")].join(" | ");
}).sort());

/** What `anpai collect` says of an exported file. */
const collected = (text) => {
  writeFileSync(join(returns, "a.json"), text);
  anpai("collect", "上半年");
  const ledger = JSON.parse(readFileSync(join(folder, "output/2023/returns/上半年/ledger.json"), "utf8"));
  const own = ledger.units.find((one) => one.unit === unit);
  return { own, faults: own.faults.map((one) => [one.key, one.field, one.check, one.message].join(" | ")).sort() };
};

const exported = async (tab) => {
  const [download] = await Promise.all([tab.waitForEvent("download"), tab.click("#export")]);
  assert.equal(download.suggestedFilename(), `2023-上半年-${unit}.json`);
  return readFileSync(await download.path(), "utf8");
};

test("page and collect find the same faults in the same words", async () => {
  const { tab, faults } = await open();
  const form = await tab.evaluate(() => JSON.parse(document.getElementById("data").textContent).form);
  const rates = form.rows.filter((row) => row.target && row.target.unit === "%");
  const counts = form.rows.filter((row) => row.target && row.target.unit !== "%");
  const duties = form.rows.filter((row) => !row.target);
  const texts = ["98.5%", "９８．５％", "九八.五％", "百分之九十八点五", "百分之百", "98.5", "0.985", "1", "0", "1/2", "约98%", "98%以上", "20余", "95%-98%",
    "3至5", "-3%", "98家", "120%", "2000万", "两千", "一百二十", "1万2千", "12,34", "1，234%", "全部完成", "1.2.3", "十百", "3批次/千人", "1.7批次/千人", "约2", "98.5%。", "5千克"];
  let seen = new Set(), rounds = 0;
  for (const text of texts) {
    const answers = [];
    duties.forEach((row, at) => {
      answers.push([row.key, "status", ["已完成", "未启动", "达序时", "基本完成", ""][(at + rounds) % 5]]);
      if (at % 3 === rounds % 3) answers.push([row.key, "problem", "缺人"]);
      if (at === rounds % duties.length) answers.push([row.key, "progress", "长".repeat(301)]);
    });
    rates.forEach((row, at) => {
      if ((at + rounds) % 3 !== 0) answers.push([row.key, "value", text]);
      if ((at + rounds) % 4 === 1) answers.push([row.key, "done", "49"], [row.key, "whole", ["50", "0", "48", "49家"][at % 4]]);
      if ((at + rounds) % 4 === 2) answers.push([row.key, "done", text]);
    });
    counts.forEach((row) => answers.push([row.key, "value", text]));
    answers.push(["", "date", ["2023-07-05", "七月", "2023/7/5", "2023年2月30日"][rounds % 4]]);
    if (rounds % 7 === 6) answers.push(["", "zero", "是"]);
    await set(tab, answers.filter(([, , text]) => text));
    await tab.click("#check");
    const here = await faultsOf(tab);
    const there = collected(await exported(tab)).faults;
    assert.deepEqual(here, there, text);
    here.forEach((one) => seen.add(one.split(" | ")[2]));
    rounds += 1;
  }
  assert.ok(seen.size >= 18, [...seen].join(" "));
  assert.deepEqual(faults, []);
  await tab.close();
});

test("what is said word for word as in the period before is told by both, in the same words", async () => {
  const first = await open();
  const [duty, other] = await first.tab.evaluate(() => JSON.parse(document.getElementById("data").textContent).form.rows.filter((row) => !row.target).map((row) => row.key));
  const said = [[duty, "status", "达序时"], [duty, "progress", "检查了12家\n第二行"], [other, "status", "达序时"], [other, "progress", "办结3件"], ["", "date", "2023-07-05"]];
  await set(first.tab, said);
  collected(await exported(first.tab));
  await first.tab.close();
  // The forms of the whole year show what was said for its half.
  anpai("build", "--format", "html", "--fonts", join(repository, "fonts"));
  const whole = { page: page.replace("上半年", "全年"), returns: returns.replace("上半年", "全年") };
  mkdirSync(whole.returns, { recursive: true });
  const { tab, faults } = await open(whole.page);
  await set(tab, said.map(([key, field, text]) => [key, field, key === other && field === "progress" ? "办结4件" : text]));
  await tab.click("#check");
  const here = (await faultsOf(tab)).filter((one) => one.includes("unchanged"));
  assert.deepEqual(here, [`${duty} | progress | unchanged | 与上半年所报一字不差`]);
  const [download] = await Promise.all([tab.waitForEvent("download"), tab.click("#export")]);
  writeFileSync(join(whole.returns, "a.json"), readFileSync(await download.path(), "utf8"));
  anpai("collect", "全年");
  const ledger = JSON.parse(readFileSync(join(folder, "output/2023/returns/全年/ledger.json"), "utf8"));
  const there = ledger.units.find((one) => one.unit === unit).faults.filter((one) => one.check === "unchanged");
  assert.deepEqual(there.map((one) => [one.key, one.field, one.check, one.message].join(" | ")), here);
  assert.deepEqual(faults, []);
  await tab.close();
  rmSync(join(folder, "output/2023/returns"), { recursive: true });
});

test("what is typed stays, goes out and comes back", async () => {
  const first = await open();
  const key = await first.tab.evaluate(() => document.querySelector("textarea[data-field=progress]").dataset.key);
  await set(first.tab, [["", "filler", "张三"], [key, "progress", "</script><b>\"引号\"</b>\n第二行"]]);
  await first.tab.reload();
  assert.equal(await first.tab.inputValue("[data-field=filler]"), "张三", "kept over a reload");
  const text = await exported(first.tab);
  await set(first.tab, []);
  assert.equal(await first.tab.inputValue("[data-field=filler]"), "");
  await first.tab.setInputFiles("#import", { name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await first.tab.waitForFunction(() => document.querySelector("[data-field=filler]").value === "张三");
  assert.equal(await first.tab.inputValue("textarea[data-field=progress] >> nth=0"), "</script><b>\"引号\"</b>\n第二行");
  await first.tab.setInputFiles("#import", { name: "b.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await first.tab.waitForFunction(() => document.getElementById("note").textContent.includes("没有读"));
  const pdf = await first.tab.pdf({ preferCSSPageSize: true });
  assert.ok(pdf.length > 10_000);
  const { own } = collected(text);
  assert.equal(own.filler, "张三");
  assert.deepEqual(first.faults, []);
  await first.tab.close();
});
