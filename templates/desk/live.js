// The page follows the plan: regions that the server draws anew are exchanged, fields that nobody is writing in are set.
const words = document.getElementById("words").dataset;
const notes = document.getElementById("notes");
const drawn = new Map();
const afterDraw = [];
let number = Number(document.body.dataset.number);
let stage = "";
let waiting;
let offline;

/** A word of the page's language. */
export const word = (name) => words[name] ?? name;

/** Called after each redraw with whether the whole card is another. */
export const onDraw = (act) => afterDraw.push(act);

/** A line above the page; it goes when it is closed, or when the next one comes. */
export function note(text, { kind = "", lines = [] } = {}) {
  const banner = document.createElement("div");
  banner.className = `banner ${kind}`;
  banner.append(Object.assign(document.createElement("span"), { textContent: text }));
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: word("close") });
  close.addEventListener("click", () => banner.remove());
  banner.append(close);
  if (lines.length) {
    const list = document.createElement("ul");
    list.append(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    banner.append(list);
  }
  notes.replaceChildren(banner);
  return banner;
}

const live = (root) => [...root.querySelectorAll("[data-live]")];
const remember = () => { drawn.clear(); for (const one of live(document)) drawn.set(one.id, one.outerHTML); };
remember();

/** Fields with words that are not saved, or that are just being composed: asked by live, answered by fields. */
export const busy = { is: () => false, take: () => {} };

function keepFocus(change) {
  const active = document.activeElement;
  const { id } = active ?? {};
  const range = active && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  change();
  if (!id || document.activeElement?.id === id) return;
  const again = document.getElementById(id);
  again?.focus({ preventScroll: true });
  if (range?.[0] != null && again?.setSelectionRange && again.type !== "date") {
    try { again.setSelectionRange(...range); } catch { /* an input that has no selection */ }
  }
}

/** Puts what the server draws in place of what stands here. */
function draw(fresh) {
  number = Math.max(number, Number(fresh.body.dataset.number));
  const [ours, theirs] = [document, fresh].map((root) => live(root).map((one) => one.id).join());
  const card = document.getElementById("card") ? "card" : "main";
  const isOther = ours !== theirs;
  if (isOther && busy.is(document.getElementById(card))) return false;
  keepFocus(() => {
    if (isOther) document.getElementById(card).replaceChildren(...fresh.getElementById(card).childNodes);
    for (const one of live(fresh)) {
      const own = document.getElementById(one.id);
      if (!own || own.outerHTML === one.outerHTML || drawn.get(one.id) === one.outerHTML) continue;
      // Words that are being written are never drawn over.
      if (busy.is(own)) continue;
      drawn.set(one.id, one.outerHTML);
      own.replaceWith(one);
    }
    for (const field of document.querySelectorAll("[data-path][data-file]")) {
      const one = field.id && fresh.getElementById(field.id);
      if (one && "value" in one) busy.take(field, one.value);
    }
  });
  document.title = fresh.title;
  if (isOther) remember();
  for (const act of afterDraw) act(isOther);
  return true;
}

/** Asks for the page again and draws it. */
export async function refresh(address = location.href) {
  const response = await fetch(address, { headers: { accept: "text/html" } });
  if (!response.ok) return false;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  return draw(fresh);
}

function setOffline(is) {
  if (is === Boolean(offline)) return;
  if (is) offline = note(word("offline"), { kind: "told" });
  else { offline.remove(); offline = undefined; dispatchEvent(new Event("anpai-online")); }
}

async function listen() {
  waiting?.abort();
  const own = (waiting = new AbortController());
  while (!own.signal.aborted) {
    try {
      const response = await fetch(`news?after=${number}&job=${encodeURIComponent(stage)}`, { signal: own.signal });
      if (!response.ok) throw new Error(String(response.status));
      const news = await response.json();
      setOffline(false);
      const isNew = news.number > number || (stage !== "" && news.stage !== stage);
      number = Math.max(number, news.number);
      stage = news.stage;
      if (isNew) await refresh();
    } catch {
      if (own.signal.aborted) return;
      setOffline(true);
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

// A browser has six connections to a server: a page that nobody looks at gives its own back.
document.addEventListener("visibilitychange", () => { if (document.hidden) waiting?.abort(); else listen(); });

/** Sends a deed. `undefined` if it was refused: then it was said why. */
export async function deed(body) {
  let response;
  try {
    response = await fetch("do", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    setOffline(true);
    return { offline: true };
  }
  const answer = await response.json().catch(() => ({}));
  if (response.status === 409) return { theirs: answer.theirs };
  if (!response.ok) { note(answer.message ?? `${response.status}`); return undefined; }
  if (answer.place) {
    document.getElementById("place").textContent = `${word("written")} ${answer.place}${word("writtenEnd")}`;
  }
  if (answer.told?.length) note(`${answer.told.length}`, { kind: "told", lines: answer.told });
  return { done: answer };
}

export function start() { if (!document.hidden) listen(); }
