// The outline: looking for, choosing, moving clauses and items, by mouse and by keyboard.
import { deed, onDraw, refresh } from "./live.js";
import { isComposing, saveAll } from "./fields.js";

const list = () => document.getElementById("outline");
const branches = () => [...list().children];
const current = () => list().querySelector(".on");
const address = (branch) => branch.querySelector("a").getAttribute("href");
let dragged;

/** Brings the clause into sight. Not scrollIntoView: from there on the Tab key would go on from the clause, past the way around the outline. */
function reveal() {
  const [on, column] = [current(), list().closest("nav")];
  if (!on) return;
  const [frame, at] = [column.getBoundingClientRect(), on.getBoundingClientRect()];
  if (at.top < frame.top || at.bottom > frame.bottom) column.scrollTop += at.top - frame.top - (frame.height - at.height) / 2;
}

/** Shows another clause without loading the page anew. */
export async function go(href, push = true) {
  await saveAll();
  if (push) history.pushState({}, "", href);
  if (!(await refresh(new URL(href, document.baseURI).href))) location.assign(href);
  document.getElementById("card").scrollTop = 0;
  reveal();
}

export const select = ([file, path]) => go(`text?file=${encodeURIComponent(file)}&path=${encodeURIComponent(path)}`);

function filter() {
  const words = document.getElementById("find").value.trim().toLowerCase();
  const [faults, marks] = ["only-faults", "only-marks"].map((id) => document.getElementById(id).checked);
  for (const branch of branches()) {
    const { dataset } = branch;
    const found = words === "" || `${dataset.words} ${branch.textContent}`.toLowerCase().includes(words);
    branch.hidden = !(found && (!faults || dataset.faults !== "0") && (!marks || dataset.marks !== "0"));
  }
}

/** A list's path and an index in it: items[0].clauses[2] → items[0].clauses, 2. */
const parted = (path) => { const [, own, index] = path.match(/^(.*)\[(\d+)\]$/) ?? [, path, "0"]; return [own, Number(index)]; };
const below = (path, key) => (path === "" ? key : `${path}.${key}`);

async function move(branch, to, listPath, index) {
  const { file, path, name } = branch.dataset;
  const answer = await deed({ do: "move", file, path, old: name, to, list: listPath, index });
  if (answer?.done) await (answer.done.select ? select(answer.done.select) : refresh());
  else if (answer) await refresh();
}

/** One place up or down among its own; a section among the sections. */
export async function shift(branch, by) {
  const { kind, file, path } = branch.dataset;
  if (kind === "section") {
    if ((await deed({ do: "shift", file, by }))?.done) await refresh();
    return;
  }
  const [own, index] = parted(path);
  const count = branches().filter((one) => one.dataset.file === file && parted(one.dataset.path)[0] === own && one.dataset.kind === kind).length;
  const target = index + by;
  if (target >= 0 && target < count) return move(branch, file, own, by > 0 ? target + 1 : target);
  // Out of its own item: into the one before or after.
  if (kind !== "clause") return undefined;
  const holders = branches().filter((one) => one.dataset.kind === "item");
  const holder = own.replace(/\.?clauses$/, "");
  const at = holders.findIndex((one) => one.dataset.file === file && one.dataset.path === holder);
  const next = holders[at + by];
  if (at >= 0 && next) return move(branch, next.dataset.file, below(next.dataset.path, "clauses"), by > 0 ? 0 : 9999);
  return undefined;
}

/** Where something that is dragged would go: list and index. */
function place(branch, after) {
  const [kind, over] = [dragged.dataset.kind, branch.dataset];
  if (over.kind === kind) { const [own, index] = parted(over.path); return [over.file, own, index + (after ? 1 : 0)]; }
  if (kind === "clause") return [over.file, below(over.path, "clauses"), after ? 9999 : 0];
  if (kind === "item" && over.kind === "section") return [over.file, "items", 0];
  return null;
}

const isAfter = (branch, y) => { const { top, height } = branch.getBoundingClientRect(); return y > top + height / 2; };
const clear = () => { for (const one of branches()) one.classList.remove("drop-before", "drop-after", "dragged"); };

/** The next branch with something to decide, from the one that is shown. */
export function nextFault(by) {
  const all = branches();
  const at = all.indexOf(current());
  const order = by > 0 ? [...all.slice(at + 1), ...all.slice(0, at)] : [...all.slice(0, at).reverse(), ...all.slice(at + 1).reverse()];
  return order.find(({ dataset }) => dataset.faults !== "0" || dataset.marks !== "0");
}

export function step(by) {
  const all = branches().filter((one) => !one.hidden && one.dataset.kind === "clause");
  const next = all[all.indexOf(current()) + by];
  if (next) go(address(next));
}

export function start() {
  if (!list()) return;
  for (const id of ["find", "only-faults", "only-marks"]) document.getElementById(id).addEventListener("input", (event) => { if (!isComposing(event)) filter(); });
  document.getElementById("find").addEventListener("compositionend", filter);
  onDraw(filter);
  reveal();
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".outline a, .crumb a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
  addEventListener("popstate", () => go(location.href, false));
  addEventListener("anpai-clause", ({ detail }) => {
    const wanted = detail.anchor.startsWith("c-") ? (one) => `c-${one.dataset.name.replaceAll(" ", "_")}` === detail.anchor : (one) => `d-${one.querySelector(".no").textContent}` === detail.anchor;
    const branch = branches().find((one) => one.dataset.kind === "clause" && wanted(one));
    if (branch) go(address(branch)).then(() => document.querySelector("#card textarea")?.focus());
  });
  const nav = list().parentElement;
  nav.addEventListener("keydown", (event) => {
    const branch = event.target.closest?.("li");
    if (!branch) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.altKey) return;
    event.preventDefault();
    if (event.ctrlKey && event.shiftKey) { shift(branch, by); return; }
    const shown = branches().filter((one) => !one.hidden);
    shown[shown.indexOf(branch) + by]?.querySelector("a").focus();
  });
  nav.addEventListener("dragstart", (event) => { dragged = event.target.closest("li"); dragged?.classList.add("dragged"); event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", dragged?.dataset.name ?? ""); });
  nav.addEventListener("dragover", (event) => {
    const branch = event.target.closest?.("li");
    if (!branch || !dragged || !place(branch, false)) return;
    event.preventDefault();
    for (const one of branches()) one.classList.remove("drop-before", "drop-after");
    branch.classList.add(isAfter(branch, event.clientY) ? "drop-after" : "drop-before");
  });
  nav.addEventListener("drop", (event) => {
    const branch = event.target.closest?.("li");
    if (!branch || !dragged || branch === dragged) return clear();
    event.preventDefault();
    const target = place(branch, isAfter(branch, event.clientY));
    if (target) move(dragged, ...target);
    return clear();
  });
  nav.addEventListener("dragend", () => { clear(); dragged = undefined; });
}
