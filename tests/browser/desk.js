// The desk in a real Chromium: Chinese input, two tabs, a file changed underneath, the keyboard alone, axe, latency.
// ANPAI names the program (target/release/anpai if not given); with SHOTS=folder the screens are put there to be looked at.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { launch, repository } from "./chromium.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const program = resolve(process.env.ANPAI || join(repository, "target/release/anpai"));
const shots = process.env.SHOTS;
const slow = { timeout: 240_000 };
let browser;

/** A folder with the shipped plan as last year's, and a desk on `plan`. */
class Desk {
  static all = [];
  constructor(prepare = () => {}) {
    Desk.all.push(this);
    this.folder = mkdtempSync(join(tmpdir(), "anpai-desk-"));
    cpSync(join(repository, "plan"), join(this.folder, "plan"), { recursive: true });
    this.plan = prepare(this.folder) ?? "plan/2023";
  }
  async open() {
    this.process = spawn(program, ["desk", this.plan, "--no-browser", "--lang", "zh", "--fonts", join(repository, "fonts")],
      { cwd: this.folder, stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: this.process.stdout })) {
      this.address = line.match(/http:\S+/)?.[0];
      if (this.address) break;
    }
    this.process.stdout.resume();
    return this;
  }
  async stop() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill("SIGKILL");
    await once(this.process, "exit");
  }
  async close() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
  path(name) { return join(this.folder, this.plan, name); }
  text(name = file) { return readFileSync(this.path(name), "utf8"); }
  edit(from, to, name = file) {
    const text = this.text(name);
    assert.ok(text.includes(from), from);
    writeFileSync(this.path(name), text.replace(from, to));
  }
}

const file = "01-源头治理.yaml";
const clause = `text?file=${encodeURIComponent(file)}&path=${encodeURIComponent("items[1].clauses[0]")}`;
let desk;

before(async () => { [browser, desk] = await Promise.all([launch(), new Desk().open()]); });
after(async () => { await browser?.close(); await Promise.all(Desk.all.map((one) => one.close())); });

/** A tab on a screen; `faults` are what the browser complained of, and every request that left the desk. */
async function open(path, { on = desk, ...options } = {}) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1366, height: 768 }, ...options });
  const tab = await context.newPage();
  const faults = [];
  tab.on("console", (message) => { if (["error", "warning"].includes(message.type()) && !/409|422/.test(message.text())) faults.push(message.text()); });
  tab.on("pageerror", (error) => faults.push(error.message));
  tab.on("request", (request) => { if (!request.url().startsWith(on.address) && !/^(data|blob|about):/.test(request.url())) faults.push(`request: ${request.url()}`); });
  await tab.goto(on.address + path);
  return { tab, faults, close: () => context.close() };
}

const wording = (tab) => tab.locator("#card textarea").first();
const saved = (tab) => tab.waitForFunction(() => document.getElementById("saved").textContent.startsWith("已存"));
/** Waits until the file says so. */
async function says(words, on = desk, name = file) {
  for (let tries = 0; tries < 100; tries++) {
    if (on.text(name).includes(words)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`${name} does not say ${words}`);
}

test("a field saves itself, nothing else of the file moves, and the page beside it follows", slow, async () => {
  const before = desk.text();
  const { tab, faults, close } = await open(clause);
  const sheet = tab.frameLocator("#sheet");
  await sheet.locator("[data-shown]").waitFor();
  await wording(tab).evaluate((field) => field.setSelectionRange(0, 0));
  await wording(tab).pressSequentially("今年");
  await says("今年深入推进");
  assert.equal(desk.text(), before.replace("深入推进食用农产品", "今年深入推进食用农产品"));
  await sheet.locator("[data-shown]", { hasText: "今年深入推进" }).waitFor();
  assert.match(await tab.locator("#place").innerText(), /01-源头治理\.yaml 第13行/);
  await tab.locator("#card h1").click();
  await tab.keyboard.press("Control+z");
  await says("text: 深入推进食用农产品");
  assert.equal(desk.text(), before);
  await tab.waitForFunction(() => document.querySelector("#card textarea").value.startsWith("深入推进"));
  await tab.keyboard.press("Control+y");
  await says("今年深入推进");
  await tab.keyboard.press("Control+z");
  await says("text: 深入推进食用农产品");
  assert.deepEqual(faults, []);
  await close();
});

test("while a word is composed nothing is saved and nothing is drawn, and no character is lost", slow, async () => {
  const before = desk.text();
  const { tab, faults, close } = await open(clause);
  const session = await tab.context().newCDPSession(tab);
  await wording(tab).focus();
  await wording(tab).evaluate((field) => { field.setSelectionRange(0, 0); window.kept = field; });
  await session.send("Input.imeSetComposition", { text: "quan", selectionStart: 4, selectionEnd: 4 });
  await tab.waitForTimeout(900);
  assert.equal(desk.text(), before, "saved in the middle of a word");
  // Somebody else changes another field meanwhile: the field that is composed stays as it is.
  desk.edit("区农业农村局]", "区农业农村局, 区林草局]");
  await tab.waitForTimeout(900);
  assert.equal(await wording(tab).evaluate((field) => field === window.kept && field.isConnected), true);
  assert.ok((await wording(tab).inputValue()).startsWith("quan深入"));
  await session.send("Input.imeSetComposition", { text: "全面", selectionStart: 2, selectionEnd: 2 });
  await tab.waitForTimeout(700);
  assert.ok(!desk.text().includes("全面深入"));
  await session.send("Input.insertText", { text: "全面" });
  await says("全面深入推进");
  assert.equal(desk.text(), before.replace("区农业农村局]", "区农业农村局, 区林草局]").replace("深入推进食用", "全面深入推进食用"));
  await saved(tab);
  writeFileSync(desk.path(file), before);
  await tab.waitForFunction(() => document.querySelector("#card textarea").value.startsWith("深入"));
  assert.deepEqual(faults, []);
  await close();
});

test("two tabs agree, and what was changed underneath is shown beside what was written", slow, async () => {
  const before = desk.text();
  const [one, two] = [await open(clause), await open(clause)];
  await wording(one.tab).fill("甲的话");
  await one.tab.keyboard.press("Control+s");
  await says("text: 甲的话");
  await two.tab.waitForFunction(() => document.querySelector("#card textarea").value === "甲的话");
  // The second one writes; before it is saved, an editor of text files changes the same field.
  await two.tab.route("**/do", (route) => setTimeout(() => route.continue(), 1200));
  await wording(two.tab).fill("乙的话");
  await two.tab.keyboard.press("Control+s");
  await two.tab.waitForTimeout(200);
  desk.edit("text: 甲的话", "text: 丙的话");
  const both = two.tab.locator(".conflict");
  await both.waitFor();
  const words = await both.innerText();
  assert.ok(words.includes("乙的话") && words.includes("丙的话"), words);
  assert.ok(desk.text().includes("text: 丙的话"), "nothing was written over");
  await both.getByRole("button", { name: "用我写的" }).click();
  await says("text: 乙的话");
  await one.tab.waitForFunction(() => document.querySelector("#card textarea").value === "乙的话");
  assert.deepEqual([...one.faults, ...two.faults], []);
  await Promise.all([one.close(), two.close()]);
  writeFileSync(desk.path(file), before);
});

test("units, roles, targets and marks are settled with a click", slow, async () => {
  const before = desk.text();
  desk.edit("      - id: 农业投入品", "      # 待定[数目]：今年几个品种\n      - id: 农业投入品");
  const { tab, faults, close } = await open(clause);
  await tab.locator("#add-guide").fill("省农业农村厅");
  await tab.keyboard.press("Enter");
  await says("guide: [省农业农村厅]");
  await tab.getByRole("button", { name: "去掉 省农业农村厅" }).click();
  await tab.waitForFunction(() => !document.querySelector("#roles").textContent.includes("指导"));
  await tab.getByRole("button", { name: "去掉 区法院" }).click();
  await says("with: [市市场监管局友好分局, 友好公安分局, 区检察院, 区卫生健康局]");
  await tab.locator("#add-unit").fill("区教育局");
  await tab.keyboard.press("Enter");
  await says("区卫生健康局, 区教育局]");
  await tab.locator(".print", { hasText: "区卫生健康局、区教育局按职责分工负责" }).waitFor();
  await tab.getByRole("button", { name: "几家共同" }).click();
  await says("responsible: [区农业农村局, 市市场监管局友好分局");
  await tab.getByRole("button", { name: "牵头＋配合" }).click();
  await says("lead: [区农业农村局]");
  await tab.getByRole("button", { name: "定了" }).click();
  await tab.waitForFunction(() => !document.querySelector(".fault.mark"));
  assert.ok(!desk.text().includes("待定"));
  await tab.getByRole("button", { name: "添一个指标" }).click();
  await says("- name: 新指标");
  await tab.getByLabel("达到").fill("11个");
  await tab.keyboard.press("Tab");
  await says("value: 11个");
  await tab.getByRole("button", { name: "去掉这个指标" }).click();
  await tab.waitForFunction(() => !document.querySelector("#targets tbody input"));
  assert.ok(!desk.text().includes("targets"));
  assert.deepEqual(faults, []);
  await close();
  writeFileSync(desk.path(file), before);
});

test("a letter is noted as sent and received, and the note is taken back", slow, async () => {
  const before = desk.text("plan.yaml");
  const { tab, faults, close } = await open("");
  for (const [word, key, day] of [["发出日期", "sent", "2023-04-03"], ["签收日期", "received", "2023-04-04"]]) {
    await tab.getByRole("button", { name: `区教育局 ${word}` }).click();
    await tab.locator("#units-table input[type=date]").fill(day);
    await tab.keyboard.press("Enter");
    await says(`${key}: ${day}`, desk, "plan.yaml");
    await tab.getByRole("button", { name: `${day}：区教育局 ${word}` }).waitFor();
  }
  await tab.getByRole("button", { name: "区司法局 发出日期" }).click();
  await tab.keyboard.press("Escape");
  await tab.getByRole("button", { name: "区司法局 发出日期" }).waitFor();
  assert.ok(!desk.text("plan.yaml").includes("unit: 区司法局"));
  for (let count = 0; count < 2; count++) { await tab.locator("body").press("Control+z"); await tab.waitForTimeout(300); }
  assert.equal(desk.text("plan.yaml"), before);
  assert.deepEqual(faults, []);
  await close();
});

test("clauses are added, cut, joined, moved and deleted, and all of it is taken back", slow, async () => {
  const before = desk.text();
  const { tab, faults, close } = await open(clause);
  await tab.getByRole("button", { name: "在下面加一条" }).click();
  await tab.waitForFunction(() => document.querySelector("#card h1").textContent.includes("新的一条"));
  await wording(tab).fill("新的话");
  await tab.keyboard.press("Control+s");
  await says("text: 新的话");
  await tab.getByRole("button", { name: "删除" }).click();
  await tab.getByRole("button", { name: "是", exact: true }).click();
  await tab.waitForFunction(() => !document.querySelector("#outline").textContent.includes("新的一条"));
  await tab.goto(desk.address + clause);
  await wording(tab).evaluate((field) => { const at = field.value.indexOf("开展"); field.focus(); field.setSelectionRange(at, at); });
  await tab.getByRole("button", { name: "拆成两条" }).click();
  await says("id: 农业投入品2");
  await tab.goto(desk.address + clause);
  await tab.getByRole("button", { name: "与下一条合并" }).click();
  await tab.waitForFunction(() => !document.querySelector("#outline").textContent.includes("农业投入品2"));
  assert.equal(desk.text(), before, "cut and joined is what it was");
  const branch = tab.locator("#outline a", { hasText: "粮食加工品" });
  await branch.focus();
  await tab.keyboard.press("Control+Shift+ArrowUp");
  await tab.waitForFunction(() => document.querySelector("#outline").textContent.indexOf("粮食加工品") < document.querySelector("#outline").textContent.indexOf("政策性粮食"));
  await tab.locator("#outline li", { hasText: "粮食加工品" }).dragTo(tab.locator("#outline li", { hasText: "耕地土壤污染" }), { targetPosition: { x: 60, y: 3 } });
  await tab.waitForFunction(() => document.querySelector("#outline").textContent.indexOf("粮食加工品") < document.querySelector("#outline").textContent.indexOf("耕地土壤污染"));
  for (let times = 0; times < 12 && desk.text() !== before; times++) {
    await tab.getByRole("button", { name: "撤销" }).click();
    await tab.waitForTimeout(250);
  }
  assert.equal(desk.text(), before);
  assert.deepEqual(faults, []);
  await close();
});

test("the keyboard alone writes, finds, goes to the next fault and settles it", slow, async () => {
  const before = desk.text();
  desk.edit("      - id: 政策性粮食", "      # 待定[粮食]：今年还这样提吗\n      - id: 政策性粮食");
  const { tab, faults, close } = await open(clause);
  await tab.keyboard.press("Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.className), "skip");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("/");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "find");
  await tab.keyboard.type("粮食加工");
  assert.equal(await tab.locator("#outline li:visible").count(), 1);
  await tab.keyboard.press("Control+a");
  await tab.keyboard.press("Delete");
  await tab.keyboard.press("Alt+ArrowDown");
  await tab.waitForFunction(() => document.activeElement.matches?.("#card .fault"));
  for (let tries = 0; tries < 30 && !(await tab.evaluate(() => document.activeElement.textContent.includes("今年还这样提吗"))); tries++) {
    await tab.keyboard.press("Alt+ArrowDown");
    await tab.waitForTimeout(200);
  }
  await tab.keyboard.press("Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "定了");
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => !document.querySelector("#card .fault.mark"));
  assert.equal(desk.text(), before);
  await tab.keyboard.press("F1");
  assert.equal(await tab.locator("#help").isVisible(), true);
  await tab.keyboard.press("Escape");
  assert.deepEqual(faults, []);
  await close();
});

test("another site's page can neither read the desk nor post to it", slow, async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.route("http://evil.example/**", (route) => route.fulfill({ contentType: "text/html", body: "<h1>另一个网站</h1>" }));
  await tab.goto("http://evil.example/");
  const before = desk.text();
  const body = JSON.stringify({ do: "set", file, path: "title", old: "强化食品安全源头治理", new: "坏" });
  const came = await tab.evaluate(async ([address, body]) => {
    const tries = [
      fetch(`${address}text`), fetch(`${address}do`, { method: "POST", body }), fetch(`${address}do`, { method: "POST", body, mode: "no-cors", headers: { "content-type": "text/plain" } }),
    ];
    return (await Promise.allSettled(tries)).map((one) => (one.status === "fulfilled" ? one.value.type : "refused"));
  }, [desk.address, body]);
  assert.deepEqual(came.slice(0, 2), ["refused", "refused"]);
  assert.equal(desk.text(), before);
  await tab.setContent(`<iframe src="${desk.address}text"></iframe>`);
  await tab.waitForTimeout(500);
  assert.equal(await tab.frames()[1]?.locator("#outline").count() ?? 0, 0, "framed by another site");
  await context.close();
});

test("a program that was killed is said to be gone, and what was written is saved when it is back", slow, async () => {
  const own = await new Desk().open();
  const { tab, close } = await open(clause, { on: own });
  await tab.waitForTimeout(500);
  await own.stop();
  await wording(tab).fill("断线时写的话");
  await tab.locator(".banner", { hasText: "程序没有回应" }).waitFor();
  assert.ok(!own.text().includes("断线时"));
  await own.open();
  await says("text: 断线时写的话", own);
  await tab.locator(".banner").waitFor({ state: "detached" });
  await close();
  await own.close();
});

const screens = ["", clause, "units", "head", "compare", "build", "returns", "changes", "opinions.html"];

for (const [name, options] of [["light", { colorScheme: "light" }], ["dark", { colorScheme: "dark" }], ["on a phone", { viewport: { width: 390, height: 800 } }]]) {
  test(`axe finds nothing on any screen, ${name}`, slow, async () => {
    desk.edit("强化食品安全源头治理", "强化食品安全源头治理,");
    for (const screen of screens) {
      const { tab, close } = await open(screen, { bypassCSP: true, ...options });
      await tab.evaluate(() => document.querySelectorAll("details").forEach((one, at) => { one.open = at < 2; }));
      await tab.waitForTimeout(300);
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { iframes: false }));
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(" | ")}`), [], screen);
      await close();
    }
    desk.edit("强化食品安全源头治理,", "强化食品安全源头治理");
  });
}

test("every screen fits four widths, and 1366 × 768 with 125 %", slow, async () => {
  if (shots) mkdirSync(shots, { recursive: true });
  for (const [width, height, scale] of [[1366, 768, 1], [1093, 614, 1.25], [1920, 1000, 1], [390, 800, 2]]) {
    for (const screen of screens) {
      const { tab, faults, close } = await open(screen, { viewport: { width, height }, deviceScaleFactor: scale });
      await tab.waitForTimeout(250);
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 1, `${screen} is ${over} px too wide at ${width}`);
      if (shots) await tab.screenshot({ path: join(shots, `${screen.split("?")[0].replace(/\W/g, "") || "home"}-${width}.png`) });
      assert.deepEqual(faults, [], screen);
      await close();
    }
  }
});

/** Fills forms as an office does, with openpyxl; the first answer of the last one is none of the list. */
function fillForms(forms, folder) {
  mkdirSync(folder);
  const script = `import openpyxl, sys
forms, folder = sys.argv[2:], sys.argv[1]
for form in forms:
    book = openpyxl.load_workbook(form); sheet = book["报表"]; rows = list(sheet.iter_rows())
    head = next(row for row in rows if any(cell.value == "状态" for cell in row))
    at = {cell.value: cell.column for cell in head if cell.value}
    first = True
    for n in range(head[0].row + 1, sheet.max_row + 1):
        if not sheet.cell(n, at["状态"]).protection.locked:
            sheet.cell(n, at["状态"]).value = "差不多" if form == forms[-1] and first else "达序时"
            sheet.cell(n, at["进展情况"]).value = "按计划推进"
            first = False
    book.save(folder + "/" + form.split("/")[-1])`;
  const run = spawnSync("python3", ["-c", script, folder, ...forms], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
}

/** A plan of so many clauses. */
function many(count) {
  return (folder) => {
    const items = Array.from({ length: count }, (_, at) => `  - title: 第${at}项工作\n    clauses:\n      - id: 条${at}\n        text: 开展第${at}类食品安全检查，督促生产经营者落实主体责任，发现问题及时整改，建立台账\n        lead: 区农业农村局\n        with: [市市场监管局友好分局, 区教育局]\n`);
    writeFileSync(join(folder, "plan/2023/01-源头治理.yaml"), `title: 强化食品安全源头治理\nitems:\n${items.join("")}`);
  };
}

for (const [count, prepare] of [[53, undefined], [1000, many(960)]]) {
  test(`from a key to the faults, to the page and to its PDF, ${count} clauses (told, not judged)`, slow, async () => {
    const own = prepare ? await new Desk(prepare).open() : desk;
    const { tab, close } = await open(clause, { on: own });
    await tab.frameLocator("#sheet").locator("[data-shown]").waitFor();
    const times = { saved: [], faults: [], page: [], key: [], pdf: [], letter: [] };
    for (let round = 0; round < 7; round++) {
      const bad = round % 2 === 0;
      const measured = await tab.evaluate(async (bad) => {
        const field = document.querySelector("#card textarea");
        const sheet = document.getElementById("sheet");
        const until = async (is) => { while (!is()) await new Promise((done) => setTimeout(done, 2)); return performance.now(); };
        field.focus();
        const typed = performance.now();
        field.value = bad ? `${field.value},检查` : field.value.replace(",检查", "");
        field.dispatchEvent(new Event("input", { bubbles: true }));
        const key = performance.now() - typed;
        const renewed = sheet.dataset.renewed;
        document.getElementById("saved").textContent = "";
        const start = performance.now();
        field.dispatchEvent(new Event("change", { bubbles: true }));
        const saved = await until(() => document.getElementById("saved").textContent.startsWith("已存"));
        const faults = await until(() => Boolean([...document.querySelectorAll("#card .fault")].find((one) => one.textContent.includes("T001"))) === bad);
        const page = await until(() => sheet.dataset.renewed !== renewed);
        // Whichever PDF is in view is made when it is asked for, which is when the save is done.
        const made = async (path) => {
          const asked = performance.now();
          const answer = await fetch(path);
          if (!answer.ok || (await answer.arrayBuffer()).byteLength < 10000) throw new Error(`${path}: ${answer.status}`);
          return saved - start + performance.now() - asked;
        };
        return { key, saved: saved - start, faults: faults - start, page: page - start, pdf: await made("page/notice.pdf"), letter: await made("page/letters/区农业农村局.pdf") };
      }, bad);
      for (const [name, time] of Object.entries(measured)) times[name].push(time);
      await tab.waitForTimeout(150);
    }
    const middle = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)].toFixed(1);
    console.log(`${count} clauses: key ${middle(times.key)} ms, saved ${middle(times.saved)} ms, faults ${middle(times.faults)} ms, page ${middle(times.page)} ms, the notice's PDF ${middle(times.pdf)} ms, a letter's ${middle(times.letter)} ms after the save began`);
    if (!prepare) await says("专项行动", own);
    await close();
    if (prepare) await own.close();
  });
}

test("a whole year without a terminal", slow, async () => {
  const own = new Desk((folder) => { rmSync(join(folder, "plan"), { recursive: true }); mkdirSync(join(folder, "plan")); return "plan/2023"; });
  await own.open();
  const { tab, close } = await open("", { on: own });
  assert.match(await tab.innerText("h1"), /从哪里开始/);
  await Promise.all([tab.waitForEvent("load"), tab.locator("[data-bring]").setInputFiles(join(repository, "tests/seed/notice-2023.txt"))]);
  await tab.waitForFunction(() => document.querySelectorAll("#units-table tbody tr").length > 5);
  await Promise.all([tab.waitForEvent("load"), tab.locator('[data-form="new"] button').click()]);
  await tab.waitForFunction(() => document.querySelector("h1").textContent.includes("2024"));
  own.plan = "plan/2024";
  const fix = tab.getByRole("button", { name: /改正有把握的/ });
  if (await fix.count()) { await fix.click(); await tab.waitForTimeout(500); }
  await tab.goto(`${own.address}head`);
  const fill = async (path, value) => { const field = tab.locator(`[id="f-${path}"]`); await field.fill(value); await field.press("Tab"); await tab.waitForTimeout(150); };
  for (const [path, value] of [
    ["issuing_authority", "友好区人民政府"], ["document_number", "友政发〔2024〕5号"], ["signature", "友好区人民政府"], ["date_of_issue", "2024-03-12"],
    ["printing_authority", "友好区人民政府办公室"], ["printing_date", "2024-03-12"], ["letters.sender", "区政府办（食安办）"], ["letters.sender_full_name", "友好区食品安全委员会办公室"],
    ["letters.document_number", "友食安办函〔2024〕1号"], ["letters.date_of_issue", "2024-03-15"], ["letters.contact.name", "张三"], ["letters.contact.telephone", "0458-3810000"],
    ["letters.contact.email", "a@example.com"], ["letters.contact.address", "友好区友好路1号"], ["reports.return_to", "区政府办（食安办）"],
  ]) await fill(path, value);
  const none = tab.locator('[data-none][data-path="copy_recipients"]');
  if (await none.count()) { await none.check(); await says("copy_recipients: []", own, "plan.yaml"); }
  await says("友政发〔2024〕5号", own, "plan.yaml");
  // Marks, one after the other, wherever they stand.
  await tab.goto(`${own.address}build`);
  const marks = tab.locator("#refused .fault.mark button");
  // The list is drawn anew after each click: a button that went meanwhile is looked for again.
  for (let tries = 0; tries < 300 && (await marks.count()); tries++) {
    const left = await tab.locator("#refused h2 + p").innerText();
    await marks.first().click({ timeout: 2_000 }).catch(() => {});
    await tab.waitForFunction((left) => document.querySelector("#refused h2 + p")?.innerText !== left, left, { timeout: 3_000 }).catch(() => {});
  }
  assert.equal(await tab.locator("#refused .fault.mark").count(), 0);
  // One word of last year's text lacks its closing mark: the fault leads to its clause.
  await tab.locator("#refused .fault a", { hasText: "没有与它成对" }).click();
  await wording(tab).waitFor();
  await tab.waitForLoadState();
  await wording(tab).evaluate((field) => { field.focus(); field.value = field.value.replace(/“(?=[^”]*$|[^”]*“)([\u4e00-\u9fff]{2,6})/, "“$1”"); field.dispatchEvent(new Event("change", { bubbles: true })); });
  await saved(tab);
  await tab.goto(`${own.address}build`);
  const left = await tab.locator("#refused .fault").allInnerTexts();
  assert.deepEqual(left, []);
  await tab.getByRole("button", { name: "生成正式件" }).click();
  await tab.getByRole("button", { name: "是", exact: true }).click();
  await tab.waitForFunction(() => document.querySelectorAll("#finals tbody tr").length > 10 || document.querySelector("#job .danger"), undefined, { timeout: 110_000 });
  assert.equal(await tab.locator("#job .danger").count(), 0, await tab.innerText("#job"));
  const finals = await tab.innerText("#finals");
  assert.ok(finals.includes("友政发〔2024〕5号") && finals.includes("友食安办函〔2024〕1号") && finals.includes("已锁定"), finals);
  assert.match(await tab.locator("#finals a").first().getAttribute("href"), /^output\/正式\/notice\.pdf$/);
  // Draft forms go out and come back: one filled in, one of them with a word that is no status.
  await tab.locator("#main .primary").click();
  await tab.waitForFunction(() => document.querySelectorAll("#files .files li").length > 10, undefined, { timeout: 110_000 });
  const forms = readdirSync(join(own.folder, "output/2024/forms")).filter((name) => name.endsWith("-上半年.xlsx")).map((name) => join(own.folder, "output/2024/forms", name));
  assert.ok(forms.length > 10, forms.join());
  fillForms(forms.slice(0, 3), join(own.folder, "filled"));
  await tab.goto(`${own.address}returns?period=${encodeURIComponent("上半年")}`);
  await tab.locator("[data-bring]").setInputFiles(readdirSync(join(own.folder, "filled")).map((name) => join(own.folder, "filled", name)));
  await tab.waitForFunction(() => document.querySelectorAll("#reporting tbody tr").length > 5, undefined, { timeout: 60_000 });
  assert.match(await tab.innerText("#reporting"), /实报 3/);
  // One answer is settled by a person: it is asked back no more.
  await tab.locator("#conflicts details summary").click();
  const asked = tab.locator("#conflicts form", { has: tab.locator('[name="kind"][value="填值"]') }).first();
  await asked.locator('[name="take"]').selectOption("达序时");
  await asked.locator('[name="reason"]').fill("电话核过");
  await asked.getByRole("button").click();
  await tab.waitForFunction(() => !document.querySelector('#conflicts [name="kind"][value="填值"]'));
  await tab.getByRole("button", { name: "出退改件、催报函" }).click();
  await tab.locator("#ledger li", { hasText: "催报函.pdf" }).first().waitFor({ timeout: 110_000 });
  await tab.getByRole("button", { name: "出通报、报告" }).click();
  await tab.locator("#ledger li", { hasText: "通报.pdf" }).waitFor({ timeout: 110_000 });
  const circular = await tab.evaluate(async () => (await (await fetch(document.querySelector('#ledger a[href$="通报.html"]').href)).text()));
  assert.match(circular, /实报3家/);
  await tab.goto(`${own.address}build`);
  const zip = await tab.evaluate(async () => (await (await fetch("zip")).arrayBuffer()).byteLength);
  assert.ok(zip > 100_000, `${zip} bytes`);
  await close();
  await own.close();
});
