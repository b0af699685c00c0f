// The page beside the clause: the document as it will be printed, at the clause that is being written.
import { onDraw } from "./live.js";

const sheet = document.getElementById("sheet");
let shown = "page/notice.html";
let asked = 0;

const tabs = () => document.getElementById("tabs");
const anchor = () => (shown.includes("/letters/") ? `d-${tabs().dataset.number}` : tabs().dataset.anchor);
const page = () => sheet.contentDocument;

/** The clause in the middle of the view, marked. */
function point(smooth) {
  const doc = page();
  for (const old of doc?.querySelectorAll("[data-shown]") ?? []) { old.style.cssText = ""; delete old.dataset.shown; }
  const place = doc?.getElementById(anchor());
  if (!place) return;
  place.dataset.shown = "";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  place.style.cssText = dark ? "background:#453a12;color:#ffe596" : "background:#fff3c4;box-shadow:0 0 0 .2em #fff3c4";
  const { top, height } = place.getBoundingClientRect();
  const view = sheet.clientHeight;
  const middle = Math.max(12, (view - height) / 2);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  doc.scrollingElement.scrollBy({ top: top - middle, behavior: smooth && !calm ? "smooth" : "instant" });
}

/** Takes away what belongs to a page that stands alone. */
function trim() {
  for (const one of page().querySelectorAll(".bar, .contents, .skip")) one.style.display = "none";
}

function load() {
  trim();
  point(false);
  page().addEventListener("click", (event) => {
    event.preventDefault();
    const clause = event.target.closest(".clause, .duty");
    if (clause) dispatchEvent(new CustomEvent("anpai-clause", { detail: { anchor: clause.id } }));
  });
}

/** The document as it is now, without a flash: the body is exchanged, the place kept. */
export async function renew() {
  if (!sheet || sheet.clientHeight === 0) return;
  const own = ++asked;
  const response = await fetch(shown);
  if (!response.ok || own !== asked) return;
  // The styles stay as they are, and the desk's policy allows none in a text that is parsed here.
  const text = (await response.text()).replaceAll(/<style[\s\S]*?<\/style>/g, "");
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const doc = page();
  if (!doc?.body || own !== asked) return;
  const { scrollTop } = doc.scrollingElement;
  doc.body.className = fresh.body.className;
  doc.body.replaceChildren(...fresh.body.childNodes);
  trim();
  doc.scrollingElement.scrollTop = scrollTop;
  point(false);
  sheet.dataset.renewed = String(Number(sheet.dataset.renewed ?? 0) + 1);
}

function show(address) {
  shown = address;
  for (const one of tabs().querySelectorAll("[data-page]")) one.setAttribute("aria-pressed", String(one.dataset.page === address));
  tabs().querySelector(".end").href = address.replace(/\.html$/, ".pdf");
  renew();
}

export function start() {
  if (!sheet) return;
  sheet.addEventListener("load", load);
  if (page()?.readyState === "complete" && page().body?.childElementCount) load();
  onDraw((isOther) => {
    const letter = document.getElementById("letter");
    if (letter && shown.includes("/letters/")) {
      letter.value = shown;
      // The letter that was shown does not hold this clause.
      if (letter.value !== shown) return show("page/notice.html");
      tabs().querySelector("[data-page]").setAttribute("aria-pressed", "false");
    } else if (shown.includes("/letters/")) return show("page/notice.html");
    tabs().querySelector(".end").href = shown.replace(/\.html$/, ".pdf");
    if (isOther) point(true);
    renew();
  });
  document.addEventListener("click", ({ target }) => { if (target.dataset?.page) { const letter = document.getElementById("letter"); if (letter) letter.value = ""; show(target.dataset.page); } });
  document.addEventListener("change", ({ target }) => { if (target.id === "letter") show(target.value || "page/notice.html"); });
}
