// The desk in the browser: what each button does. Every one is a deed of the server, and every deed a command or one change.
import { deed, note, refresh, start, word } from "./live.js";
import { isComposing, isWriting, save, saveAll } from "./fields.js";
import * as outline from "./outline.js";
import * as sheet from "./sheet.js";

const acts = () => document.getElementById("acts").dataset;

/** Asks before something goes; the answer. */
async function ask(question) {
  if (!question) return true;
  const dialog = document.getElementById("ask");
  dialog.querySelector("p").textContent = question;
  dialog.returnValue = "no";
  dialog.showModal();
  await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  return dialog.returnValue === "yes";
}

/** Does a deed and shows what came of it. */
async function act(body, { go, reload } = {}) {
  await saveAll();
  const answer = await deed(body);
  if (answer?.theirs !== undefined) note(word("changed"));
  const done = answer?.done;
  if (done?.go || (done && go)) return location.assign(done.go ?? go);
  if (done && reload) return location.reload();
  if (done?.select) return outline.select(done.select);
  if (answer && !answer.offline) await refresh();
  return done;
}

/** A finding as the server knows it. */
const finding = (button) => { const { code, file, start: at, text } = button.closest("[data-code]").dataset; return { code, file, start: Number(at), text }; };

/** A line for the reason, below the finding. */
function waive(button) {
  const box = button.closest(".fault");
  if (box.querySelector("form")) return;
  const form = document.createElement("form");
  form.className = "waive";
  const reason = Object.assign(document.createElement("input"), { type: "text", required: true, placeholder: "豁免的理由，如：原文如此" });
  reason.setAttribute("aria-label", "豁免的理由");
  form.append(reason, Object.assign(document.createElement("button"), { textContent: button.textContent.replace("…", "") }));
  form.addEventListener("submit", (event) => { event.preventDefault(); act({ do: "waive", finding: finding(button), reason: reason.value }); reason.value = ""; });
  box.append(form);
  reason.focus();
}

/** A day in place of the button that notes it: today, unless one is noted. Leaving it saves, Escape does not. */
function noteDay(button) {
  const { posted: key, unit, day } = button.dataset;
  const field = Object.assign(document.createElement("input"), { type: "date", value: day || new Date().toLocaleDateString("sv") });
  field.setAttribute("aria-label", button.getAttribute("aria-label"));
  button.replaceWith(field);
  field.focus();
  let isLeft = false; // Taking the field away leaves it once more.
  const leave = (isSaved) => {
    if (isLeft) return;
    isLeft = true;
    field.replaceWith(button);
    if (isSaved && field.value !== day) act({ do: "posted", unit, key, day: field.value });
  };
  field.addEventListener("blur", () => leave(true));
  field.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") leave(true);
    if (key === "Escape") leave(false);
  });
}

const clicks = {
  posted: noteDay,
  deed: (button) => act(JSON.parse(button.dataset.deed), { go: button.dataset.go, reload: "reload" in button.dataset }),
  take: ({ dataset }) => act({ do: "take", file: dataset.file, path: dataset.path, old: dataset.old, keep: "keep" in dataset }),
  delete: ({ dataset }) => act({ do: "delete", file: dataset.file, path: dataset.path, old: dataset.old }),
  finding: (button) => act({ do: button.dataset.finding, finding: finding(button) }),
  waive,
  roles: ({ dataset }) => act({ do: "roles", file: acts().file, path: acts().path, to: dataset.roles }),
  insert: ({ dataset }) => act({ do: "insert", file: acts().file, path: acts().path, kind: dataset.insert }),
  split: () => {
    const text = document.querySelector("#card textarea");
    return act({ do: "split", file: acts().file, path: acts().path, at: [...text.value.slice(0, text.selectionStart)].length });
  },
  join: () => act({ do: "join", file: acts().file, path: acts().path }),
  shift: ({ dataset }) => outline.shift(document.querySelector("#outline .on"), Number(dataset.shift)),
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button");
  const name = button && Object.keys(clicks).find((one) => one in button.dataset);
  if (!name) return;
  event.preventDefault();
  if (await ask(button.dataset.ask)) await clicks[name](button);
});

/** A name is added when it is chosen, or with Enter. */
async function add(input) {
  const value = input.value.trim();
  if (!value) return;
  const { file, path } = input.dataset;
  const { id } = input;
  input.value = "";
  await act({ do: "add", file, path, value });
  document.getElementById(id)?.focus();
}

document.addEventListener("change", ({ target }) => {
  const { dataset } = target;
  if ("none" in dataset) act({ do: "none", file: dataset.file, path: dataset.path, none: target.checked });
  if ("add" in dataset) add(target);
  if ("day" in dataset && target.value) { const field = document.getElementById(dataset.day); field.value = target.value; save(field); }
  if ("bring" in dataset && target.files[0]) bring(target.files);
  if (target.id === "only-changed") showChanged(target.checked);
});

// A name of the list that was clicked is whole at once.
document.addEventListener("input", (event) => {
  const { target } = event;
  if ("add" in (target.dataset ?? {}) && event.inputType === "insertReplacementText") add(target);
});

document.addEventListener("submit", (event) => {
  const { form } = event.target.dataset;
  if (!form) return;
  event.preventDefault();
  const values = Object.fromEntries(new FormData(event.target));
  if ("year" in values) values.year = Number(values.year);
  act({ do: form, ...values });
  if (form === "opinion") event.target.reset();
});

/** A notice becomes a plan; a form that came back is kept with its period. */
async function bring(files) {
  const { period } = document.querySelector("[data-period]")?.dataset ?? {};
  let answer;
  for (const file of period ? files : [files[0]]) {
    const query = new URLSearchParams(period ? { name: file.name, period } : { name: file.name });
    const response = await fetch(`bring?${query}`, { method: "POST", body: file }).catch(() => undefined);
    answer = await response?.json().catch(() => ({}));
    if (!response?.ok) { note(answer?.message ?? word("offline")); return; }
  }
  if (period) { await refresh(); return; }
  sessionStorage.setItem("anpai-told", JSON.stringify(answer.told ?? []));
  location.assign(answer.go ?? "./");
}

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const box = event.target.closest?.("[data-drop]");
    const files = event.dataTransfer?.types?.includes("Files");
    // A file that misses its box must not take the place of the page.
    if (files) event.preventDefault();
    if (!box) return;
    box.classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files[0]) bring([...event.dataTransfer.files]);
  });
}

function showChanged(only) {
  for (const row of document.querySelectorAll("[data-kept]")) row.hidden = only;
}

/** The next place with something to decide: in this clause, else in the next one. */
function nextFault(by) {
  const here = [...document.querySelectorAll("#card .fault, .page .fault")];
  const at = here.indexOf(document.activeElement.closest?.(".fault"));
  const next = here[at + by];
  if (next && (by > 0 || at >= 0)) { next.tabIndex = -1; next.focus(); return; }
  if (!document.getElementById("outline")) return;
  const branch = outline.nextFault(by);
  if (!branch) { note(word("noFault"), { kind: "told" }); return; }
  outline.go(branch.querySelector("a").getAttribute("href")).then(() => { const one = document.querySelector("#card .fault"); if (one) { one.tabIndex = -1; one.focus(); } });
}

document.addEventListener("keydown", (event) => {
  if (isComposing(event)) return;
  const key = event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  const does = (run) => { event.preventDefault(); run(); };
  if (event.target.matches?.("[data-add]") && key === "enter") return does(() => add(event.target));
  if (control && key === "z" && !isWriting()) return does(() => act({ do: event.shiftKey ? "redo" : "undo" }));
  if (control && key === "y" && !isWriting()) return does(() => act({ do: "redo" }));
  if (control && key === "s") return does(saveAll);
  if (event.altKey && key === "arrowdown") return does(() => nextFault(1));
  if (event.altKey && key === "arrowup") return does(() => nextFault(-1));
  if (event.altKey && key === "pagedown") return does(() => outline.step(1));
  if (event.altKey && key === "pageup") return does(() => outline.step(-1));
  if (key === "f1") return does(() => document.getElementById("help").showModal());
  if (key === "/" && !event.target.matches?.("input, textarea, select")) { const find = document.getElementById("find"); if (find) return does(() => find.focus()); }
  return undefined;
});

// The part of the sheet that a field is.
document.addEventListener("focusin", ({ target }) => {
  const part = target.closest?.(".elements [data-part]")?.dataset.part;
  for (const one of document.querySelectorAll(".pic [data-part]")) one.classList.toggle("on", one.dataset.part === part);
  for (const one of document.querySelectorAll(".elements .field")) one.classList.toggle("on", one.contains(target));
});

const told = JSON.parse(sessionStorage.getItem("anpai-told") ?? "[]");
sessionStorage.removeItem("anpai-told");
if (told.length) note(`请核对 ${told.length} 处`, { kind: "told", lines: told });
if (document.getElementById("only-changed")) showChanged(true);
outline.start();
sheet.start();
start();
