"use strict";
// The page to fill in: keeps what is typed in this browser, checks it in the words of `anpai collect`, exports and
// takes back JSON. One file, no library, no request.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = data.form, checks = data.checks, words = data.words, most = data.most;
  const place = "anpai:" + form.form_id + ":" + form.version;
  const rowOf = {};
  form.rows.forEach(function (row) { rowOf[row.key] = row; });
  let answers = { head: {}, rows: {} };

  // ---- quantities, as src/hanzi/quantity.rs reads them
  const half = { "\u2212": "-", "\u2013": "-", "〜": "~", "。": ".", "﹪": "%", "∕": "/", "⁄": "/", "÷": "/" };
  function plain(text) {
    return text.replace(/[\s\u3000\ufeff']/g, "").replace(/[\uff01-\uff5e]/g, function (sign) {
      return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
    }).replace(/./g, function (sign) { return half[sign] || sign; }).replace(/'/g, "").replace(/\.+$/, "");
  }
  const digits = "零一二三四五六七八九";
  function digit(sign) { return digits.indexOf({ "〇": "零", "○": "零", "两": "二" }[sign] || sign); }
  function number(text) {
    const found = /^([-+]?)([0-9,.]+)/.exec(text);
    if (found) {
      const parts = found[2].split("."), groups = parts[0].split(",");
      const grouped = groups.length === 1 || (groups[0].length <= 3 && groups.slice(1).every(function (g) { return g.length === 3; }));
      const ok = grouped && parts.length <= 2 && groups.concat(parts.slice(1)).every(function (g) { return /^[0-9]+$/.test(g); });
      return ok ? [(found[1] === "-" ? "-" : "") + groups.join("") + (parts.length > 1 ? "." + parts[1] : ""), text.slice(found[0].length)] : null;
    }
    const run = /^[零〇○一二两三四五六七八九十百千点.]+/.exec(text);
    if (!run) return null;
    const cut = run[0].search(/[点.]/), whole = cut < 0 ? run[0] : run[0].slice(0, cut), part = cut < 0 ? null : run[0].slice(cut + 1);
    const byPlace = function (text) { return Array.from(text).map(digit).every(function (d) { return d >= 0; }) ? Array.from(text).map(digit).join("") : null; };
    const left = byPlace(whole) === null ? byWeight(whole) : byPlace(whole);
    const right = part === null ? "" : byPlace(part);
    if (!left || (part !== null && !right)) return null;
    return [left + (right ? "." + right : ""), text.slice(run[0].length)];
  }
  function byWeight(text) {
    let total = 0, pending = null, last = 10000;
    for (const sign of text) {
      const weight = { "十": 10, "百": 100, "千": 1000 }[sign];
      if (!weight) {
        if (digit(sign) < 0 || pending) return null;
        pending = digit(sign);
        continue;
      }
      if (weight >= last) return null;
      const times = pending > 0 ? pending : weight === 10 ? 1 : null;
      if (times === null) return null;
      pending = null; total += times * weight; last = weight;
    }
    return String(total + (pending || 0));
  }
  function quantity(text) {
    text = plain(text);
    const begins = function (text) { return text.startsWith("百分之") || number(text) !== null; };
    const before = ["约", "大约", "近", "超", "超过", "不少于", "不低于", "不超过", "达到约", ">", "<", "≥", "≤", "≈"];
    const after = ["以上", "以下", "左右", "多", "余", "以内", "上下", "+"];
    const first = number(text);
    if (before.some(function (w) { return text.startsWith(w) && begins(text.slice(w.length)); })
      || (after.some(function (w) { return text.endsWith(w); }) && begins(text))
      || (first && /^[多余]/.test(first[1]))) return { kind: "approximate" };
    const percent = text.startsWith("百分之");
    if (percent) text = text.slice(3);
    if (percent && text === "百") return scaled("100", "%");
    const read = number(text);
    if (!read) return { kind: "unknown" };
    if (percent) return read[1] === "" ? scaled(read[0], "%") : { kind: "unknown" };
    if (read[1].startsWith("/")) {
      const second = number(read[1].slice(1));
      if (second) return second[1] === "" ? { kind: "fraction", done: Number(read[0]), whole: Number(second[0]) } : { kind: "unknown" };
    }
    const range = /^%*([-~—至到])(.*)$/.exec(read[1]);
    if (range && number(range[2])) return { kind: "range" };
    return scaled(read[0], read[1]);
  }
  function scaled(numeral, rest) {
    let power = 0;
    if (!["千克", "千米", "千瓦", "千卡", "百分", "千字"].some(function (u) { return rest.startsWith(u); })) {
      for (const pair of [["百万", 6], ["千万", 7], ["万", 4], ["亿", 8], ["千", 3], ["百", 2]]) {
        if (rest.startsWith(pair[0])) { power = pair[1]; rest = rest.slice(pair[0].length); break; }
      }
    }
    const value = Number(numeral + "e" + power);
    if (!isFinite(value) || /[0-9一二三四五六七八九零〇两]/.test(rest)) return { kind: "unknown" };
    return { kind: "number", value: value, unit: rest };
  }

  // ---- checks, as src/year/returns/compare makes them
  function fault(name, values) {
    const check = checks[name];
    const text = check.zh.replace(/\{(\w+)\}/g, function (all, key) { return values && key in values ? values[key] : ""; });
    return { check: name, grade: check.grade, text: text };
  }
  const grave = function (one) { return one.grade !== "look"; };
  const list = form.statuses.join("、");
  const percent = function (done, whole) { return Number((done / whole * 100).toFixed(4)); };
  const two = function (value) { return Number(value.toFixed(2)); };
  function got(raw, value, number, faults) { return { raw: raw, value: value, number: number, faults: faults || [] }; }
  function bad(raw, name, values) { return got(raw, "", null, [fault(name, Object.assign({ raw: raw }, values))]); }
  function counted(raw, value, unit) {
    if (value < 0) return bad(raw, "negative");
    const shown = value + unit;
    const same = raw === shown || raw + "%" === shown || raw === String(value);
    return got(raw, shown, value, same ? [] : [fault("formatted", { raw: raw, value: shown })]);
  }
  const refused = { approximate: "approximate", range: "range", unknown: "not-a-number" };
  function read(field, text, row) {
    const raw = text.trim();
    if (field === "status") {
      const word = form.statuses.find(function (word) { return plain(word) === plain(raw); });
      return word ? got(raw, word) : bad(raw, "not-in-list", { list: list });
    }
    if (field === "done" || field === "whole") {
      const said = quantity(raw);
      if (said.kind === "number" && said.unit === "") return counted(raw, said.value, "");
      return said.kind === "number" || said.kind === "fraction" ? bad(raw, "not-a-count") : bad(raw, refused[said.kind]);
    }
    if (field === "value" && row.target && row.target.number) return value(raw, row.target);
    if (field === "date") {
      const parts = /^(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?$/.exec(plain(raw).replace(/[/.]/g, "-"));
      const day = parts && new Date(Date.UTC(parts[1], parts[2] - 1, parts[3]));
      const is = day && day.getUTCMonth() === parts[2] - 1 && day.getUTCDate() === Number(parts[3]);
      return is ? got(raw, raw) : bad(raw, "malformed-date");
    }
    const length = Array.from(raw).length;
    const words = ["progress", "problem", "next", "filler", "telephone", "approver", "value"].indexOf(field) >= 0;
    return got(raw, raw, null, words && length > most ? [fault("too-long", { count: length, most: most })] : []);
  }
  function value(raw, asked) {
    const said = quantity(raw), rate = asked.unit === "%", goal = Number(asked.number);
    const bare = function (unit) { return unit.replace(/^个/, "").toLowerCase(); };
    let result;
    if (said.kind === "fraction" && rate && said.whole > 0) result = counted(raw, percent(said.done, said.whole), "%");
    else if (said.kind === "number" && (said.unit === "" || bare(said.unit) === bare(asked.unit))) {
      if (said.unit === "" && rate && said.value > 0 && said.value <= 1.5 && goal > 3) {
        return bad(raw, "percent-or-fraction", { one: percent(said.value, 1) + "%", other: said.value + "%" });
      }
      result = counted(raw, said.value, asked.unit);
    } else if (said.kind === "fraction" || said.kind === "number") return bad(raw, "unit", { goal: asked.goal });
    else return bad(raw, refused[said.kind]);
    if (rate && result.number > 100) result.faults.push(fault("over-hundred", { value: result.value }));
    return result;
  }
  function met(asked, value) {
    if (!asked.number) return null;
    const goal = Number(asked.number), near = Math.abs(goal) * 1e-9;
    if (asked.operator === "≤") return value <= goal + near;
    if (asked.operator === "=") return Math.abs(value - goal) <= near;
    if (asked.operator === "≈") return Math.abs(value - goal) <= Math.abs(goal) * 0.05;
    return value >= goal - near;
  }
  const classes = data.classes;
  /** Every fault, by place: [[key, field, fault]]. */
  function judge() {
    const cells = {}, missing = [];
    const at = function (key, field) { return cells[key + "\n" + field]; };
    const add = function (key, field, one) { const cell = at(key, field); if (cell) cell.faults.push(one); };
    const taken = function (cell) { return cell && !cell.faults.some(grave) ? cell : null; };
    const numberAt = function (key, field) { const cell = taken(at(key, field)); return cell && typeof cell.number === "number" ? cell.number : null; };
    Object.keys(answers.head).forEach(function (field) {
      if (answers.head[field].trim() && field !== "zero") cells["\n" + field] = read(field, answers.head[field], {});
    });
    form.rows.forEach(function (row) {
      const given = answers.rows[row.key] || {};
      Object.keys(given).forEach(function (field) {
        if (given[field].trim()) cells[row.key + "\n" + field] = read(field, given[field], row);
      });
    });
    const zero = answers.head.zero === "是";
    const any = Object.keys(cells).some(function (place) { return place[0] !== "\n"; });
    if (zero) cells["\nzero"] = got("是", "是", null, any ? [fault("zero-with-content")] : []);
    if (!zero || any) form.rows.forEach(function (row) { (row.target ? rate : duty)(row); since(row); });
    function reached(key) {
      const done = numberAt(key, "done"), whole = numberAt(key, "whole");
      return done !== null && whole > 0 ? percent(done, whole) : numberAt(key, "value");
    }
    function rate(row) {
      const done = at(row.key, "done"), whole = at(row.key, "whole");
      if (!done !== !whole) missing.push([row.key, done ? "whole" : "done", fault("half-given")]);
      const n = numberAt(row.key, "done"), d = numberAt(row.key, "whole");
      if (n === null || d === null) return;
      if (d <= 0) return add(row.key, "whole", fault("zero-denominator"));
      if (n > d) return add(row.key, "done", fault("done-over-whole", { done: n, whole: d }));
      const given = taken(at(row.key, "value")), is = percent(n, d);
      if (given && typeof given.number === "number") {
        const decimals = (String(given.number).split(".")[1] || "").length;
        if (Math.abs(given.number - is) > 0.5 * Math.pow(10, -decimals) + 1e-9) {
          add(row.key, "value", fault("rate-differs", { raw: given.raw, rate: two(is) + "%" }));
        }
      }
    }
    function duty(row) {
      const status = at(row.key, "status");
      if (!status) { missing.push([row.key, "status", fault("no-status", { list: list })]); return; }
      const targets = form.rows.filter(function (other) { return other.clause === row.key && other.target; });
      const kind = classes[status.value] || "own";
      if (kind === "done") targets.forEach(function (target) {
        const value = reached(target.key), asked = target.target;
        const given = ["done", "whole", "value"].some(function (field) { return at(target.key, field); });
        if (value === null && !given) add(row.key, "status", fault("done-without-figure", { status: status.value, target: target.text }));
        if (value !== null && met(asked, value) === false) {
          add(row.key, "status", fault("done-not-met", { status: status.value, target: target.text, value: two(value) + asked.unit, goal: asked.goal }));
        }
      });
      const all = targets.length > 0 && targets.every(function (target) { const value = reached(target.key); return value !== null && met(target.target, value) === true; });
      if ((kind === "behind" || kind === "not-begun") && all) add(row.key, "status", fault("met-not-done", { status: status.value }));
      if (at(row.key, "problem") && !at(row.key, "next")) add(row.key, "problem", fault("problem-without-next-step"));
    }
    function since(row) {
      const progress = at(row.key, "progress");
      if (progress && progress.value === row.earlier_progress) add(row.key, "progress", fault("unchanged", { period: form.earlier }));
      if (!row.target || !form.earlier || /^\d{4}年/.test(form.earlier) || !row.earlier) return;
      const then = quantity(row.earlier);
      const was = row.target.unit === "%" ? { done: then.done, whole: then.whole } : { value: then.value };
      Object.keys(was).forEach(function (field) {
        const now = numberAt(row.key, field);
        if (now !== null && typeof was[field] === "number" && now < was[field]) {
          const said = field === "value" ? row.earlier : String(was[field]);
          add(row.key, field, fault("below-earlier", { raw: at(row.key, field).raw, period: form.earlier, earlier: said }));
        }
      });
    }
    const found = missing.slice();
    Object.keys(cells).forEach(function (place) {
      const parts = place.split("\n");
      cells[place].faults.forEach(function (one) { found.push([parts[0], parts[1], one]); });
    });
    return found;
  }

  // ---- the page
  const inputs = Array.from(document.querySelectorAll("[data-field]"));
  const note = document.getElementById("note");
  function take() {
    answers = { head: {}, rows: {} };
    inputs.forEach(function (input) {
      const text = input.type === "checkbox" ? (input.checked ? "是" : "") : input.value;
      if (!text.trim()) return;
      const key = input.dataset.key, field = input.dataset.field;
      const into = key ? answers.rows[key] = answers.rows[key] || {} : answers.head;
      into[field] = text;
    });
  }
  function show() {
    inputs.forEach(function (input) {
      const key = input.dataset.key, field = input.dataset.field;
      const text = (key ? (answers.rows[key] || {})[field] : answers.head[field]) || "";
      if (input.type === "checkbox") input.checked = text === "是"; else input.value = text;
    });
    rates();
  }
  function rates() {
    document.querySelectorAll("output[data-rate]").forEach(function (output) {
      const given = answers.rows[output.dataset.rate] || {};
      const done = quantity(given.done || ""), whole = quantity(given.whole || "");
      const ok = done.kind === "number" && whole.kind === "number" && whole.value > 0;
      output.textContent = ok ? two(percent(done.value, whole.value)) + "%" : "";
    });
  }
  function keep() {
    take(); rates();
    try { localStorage.setItem(place, JSON.stringify(answers)); }
    catch (error) { note.textContent = "这个浏览器不肯保存：离开前请先导出。"; }
  }
  function check() {
    take();
    const found = judge();
    document.querySelectorAll(".fault").forEach(function (old) { old.remove(); });
    inputs.forEach(function (input) { input.removeAttribute("aria-invalid"); });
    found.forEach(function (one) {
      const input = inputs.find(function (input) { return (input.dataset.key || "") === one[0] && input.dataset.field === one[1]; });
      if (!input) return;
      const line = document.createElement("p");
      line.className = "fault " + one[2].grade;
      line.dataset.check = one[2].check;
      line.textContent = words[one[2].grade] + "：" + one[2].text;
      input.closest("label").append(line);
      if (grave(one[2])) input.setAttribute("aria-invalid", "true");
    });
    const count = found.filter(function (one) { return grave(one[2]); }).length;
    note.textContent = count ? "还有 " + count + " 处要改，标在各栏下面。" : "没有要改的。";
    return count;
  }
  document.getElementById("check").addEventListener("click", check);
  document.getElementById("print").addEventListener("click", function () { window.print(); });
  document.getElementById("export").addEventListener("click", function () {
    const count = check();
    const told = { schema: form.schema, form: form, saved: "", head: answers.head, rows: answers.rows };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(told, null, 1)], { type: "application/json" }));
    link.download = form.form_id + ".json";
    document.body.append(link); link.click(); link.remove();
    note.textContent = (count ? "还有 " + count + " 处要改；" : "") + "已导出 " + link.download + "，发回即可。";
  });
  document.getElementById("import").addEventListener("change", function (event) {
    const file = event.target.files[0];
    if (!file) return;
    file.text().then(function (text) {
      let told = null;
      try { told = JSON.parse(text); } catch (error) { told = null; }
      if (!told || told.schema !== form.schema || !told.form || told.form.form_id !== form.form_id) {
        note.textContent = "这不是本表（" + form.form_id + "）导出的文件，没有读。";
        return;
      }
      answers = { head: told.head || {}, rows: told.rows || {} };
      show(); keep();
      note.textContent = "已读入 " + file.name + "。";
    });
    event.target.value = "";
  });
  inputs.forEach(function (input) { input.addEventListener("input", keep); input.addEventListener("change", keep); });
  try { answers = JSON.parse(localStorage.getItem(place)) || answers; } catch (error) { /* a browser that keeps nothing */ }
  show();
})();
