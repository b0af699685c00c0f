// Every page opened once, and what the tests ask of all pages noted down.
import { look, output } from "./site.js";

let readings;

/** One a page: what it holds, and what the browser complained of while it opened it. */
export function read() {
  readings ??= openAll();
  return readings;
}

async function openAll() {
  const found = [];
  await look(output.pages, {}, async (tab, page, faults) => {
    found.push({ page, ...(await tab.evaluate(note)), faults: [...faults] });
  });
  return found;
}

/** Runs in the page. */
function note() {
  const all = (selector, of) => Array.from(document.querySelectorAll(selector), of);
  const text = (one) => one.textContent;
  const sheets = () => Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules));
  const words = { sole: "独立", lead: "牵头", joint: "共同", participant: "参与", common: "共性" };
  const duty = (one) => ({ id: text(one.querySelector(".id")), wording: text(one.querySelector(".wording")), role: words[one.querySelector(".role").classList[1]] });
  return {
    title: document.title,
    lang: document.documentElement.lang,
    landmarks: ["main", "body > header", "body > header nav"].map((one) => document.querySelectorAll(one).length),
    levels: all("h1, h2, h3, h4, h5, h6", (one) => Number(one.tagName[1])),
    ids: all("[id]", (one) => one.id),
    links: all("a[href]", (one) => one.href),
    draft: all("aside.draft", text),
    markOnPaper: sheets().some((rule) => rule.cssText.includes("草稿")),
    blanks: all("mark.blank", text),
    doubts: all("mark.inferred", text),
    unit: all(".particulars dd", text)[0],
    duties: all(".duty, .report", duty),
    cellsToFill: all(".report", (one) => Array.from(one.querySelectorAll(".progress dd, .half dd"), text).join("")),
    clauses: all(".clause", (one) => ({ id: one.id.slice("c-".length), wording: text(one).slice(0, -text(one.querySelector(".bracket")).length) })),
  };
}
