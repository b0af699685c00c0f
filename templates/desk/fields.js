// A field saves itself when it is left, or when nobody has written in it for a moment; never while a word is composed.
import { busy, deed, refresh, word } from "./live.js";

const PAUSE = 600;
const known = new WeakMap();
const timers = new WeakMap();
const composing = new WeakSet();
const sending = new WeakMap();
const status = document.getElementById("saved");

const isField = (one) => one instanceof HTMLElement && one.matches("input[data-path]:not([data-add]):not([data-none]), textarea[data-path], select[data-path]");
const plain = (text) => text.replaceAll("\r\n", "\n").trim();
/** What the plan says, as far as this page knows. */
const saved = (field) => known.get(field) ?? plain(field.tagName === "SELECT" ? [...field.options].find((one) => one.defaultSelected)?.value ?? "" : field.defaultValue);
const isDirty = (field) => plain(field.value) !== saved(field);

const within = (root) => (isField(root) ? [root] : [...(root?.querySelectorAll?.("[data-path]") ?? [])].filter(isField));
busy.is = (root) => within(root).some((field) => composing.has(field) || (isDirty(field) && (field === document.activeElement || sending.has(field) || field.classList.contains("unsaved"))))
  || (root?.contains(document.activeElement) && composing.has(document.activeElement))
  || (root?.contains(document.activeElement) && document.activeElement.matches?.("[data-add], .waive input") && document.activeElement.value !== "");
busy.take = (field, theirs) => {
  if (!isField(field)) return;
  const now = plain(theirs);
  if (now === saved(field)) return;
  if (!isDirty(field) && !composing.has(field)) { known.set(field, now); field.value = theirs; } else if (plain(field.value) === now) known.set(field, now);
  else if (!sending.has(field) && !composing.has(field)) conflict(field, now);
};

function say(text) { status.textContent = text; }

/** Both versions side by side; nothing is written over. */
function conflict(field, theirs) {
  const box = field.closest(".field, td, .panel") ?? field.parentElement;
  box.querySelector(".conflict")?.remove();
  const made = document.createElement("div");
  made.className = "conflict";
  made.setAttribute("role", "alert");
  const head = Object.assign(document.createElement("strong"), { textContent: word("theirs") });
  const both = document.createElement("div");
  both.className = "both";
  for (const [name, text] of [["mineIs", field.value], ["theirsIs", theirs]]) {
    const side = document.createElement("div");
    side.append(Object.assign(document.createElement("span"), { textContent: word(name) }), Object.assign(document.createElement("p"), { textContent: text || "—" }));
    both.append(side);
  }
  const row = document.createElement("div");
  row.className = "row";
  const button = (name, act) => {
    const one = Object.assign(document.createElement("button"), { type: "button", textContent: word(name) });
    one.addEventListener("click", () => { made.remove(); act(); field.focus(); });
    return one;
  };
  row.append(
    button("takeMine", () => { known.set(field, theirs); save(field); }),
    button("takeTheirs", () => { known.set(field, theirs); field.value = theirs; field.classList.remove("unsaved", "saving"); }),
  );
  made.append(head, both, row);
  box.append(made);
  field.classList.add("unsaved");
}

/** Writes a field back, if it says something else than the plan. */
export async function save(field) {
  clearTimeout(timers.get(field));
  if (composing.has(field) || !isDirty(field)) return;
  if (sending.has(field)) { await sending.get(field); return save(field); }
  const value = field.value;
  const { file, path } = field.dataset;
  field.classList.add("saving");
  say(word("saving"));
  const sent = deed({ do: "set", file, path, old: saved(field), new: value });
  sending.set(field, sent);
  const answer = await sent;
  sending.delete(field);
  field.classList.remove("saving");
  if (answer?.done) {
    known.set(field, plain(value));
    field.classList.remove("unsaved");
    field.removeAttribute("aria-invalid");
    say(`${word("saved")} ${new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", second: "2-digit" })}`);
    await refresh();
  } else {
    field.classList.add("unsaved");
    say("");
    if (answer?.theirs !== undefined) conflict(field, plain(answer.theirs));
  }
}

/** Writes all fields back that are not yet. */
export async function saveAll() {
  await Promise.all([...document.querySelectorAll("[data-path]")].filter(isField).filter(isDirty).map(save));
}

/** Whether the field in use has words that are not saved: then Ctrl+Z belongs to it. */
export const isWriting = () => isField(document.activeElement) && (isDirty(document.activeElement) || composing.has(document.activeElement));
/** Whether a word is being composed just now. */
export const isComposing = (event) => event.isComposing || composing.has(event.target);

document.addEventListener("compositionstart", ({ target }) => { composing.add(target); clearTimeout(timers.get(target)); });
document.addEventListener("compositionend", ({ target }) => { composing.delete(target); later(target); });
document.addEventListener("input", ({ target }) => later(target));
document.addEventListener("change", ({ target }) => { if (isField(target)) save(target); });
document.addEventListener("focusout", ({ target }) => { if (isField(target)) save(target); });
addEventListener("anpai-online", () => saveAll());
addEventListener("beforeunload", (event) => { if ([...document.querySelectorAll("[data-path]")].filter(isField).some(isDirty)) event.preventDefault(); });

function later(field) {
  if (!isField(field) || composing.has(field)) return;
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => save(field), PAUSE));
}
