// The preview's script: loads the page again when a new build is in place, and shows what is wrong with the plan.
(() => {
  "use strict";
  const version = document.currentScript.dataset.version;
  const key = `anpai-place:${location.pathname}`;
  let source;
  let list;
  let shown = "";

  /** Back to where the page was before it was loaded again. */
  function restore() {
    const place = sessionStorage.getItem(key);
    if (place === null) return;
    sessionStorage.removeItem(key);
    const [x, y] = place.split(",").map(Number);
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  function reload() {
    source.close();
    sessionStorage.setItem(key, `${scrollX},${scrollY}`);
    location.reload();
  }

  const element = (name, className, text = "") => {
    const made = document.createElement(name);
    made.className = className;
    // Text, never markup: the words may quote anything.
    made.textContent = text;
    return made;
  };

  const style = `
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 50vh; overflow: auto; box-sizing: border-box;
      padding: 12px 16px; background: #fff5f5; color: #222; border-top: 3px solid #b00020;
      font: 15px/1.6 system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
    .head { display: flex; gap: 16px; align-items: baseline; justify-content: space-between; }
    .title { margin: 0; font-weight: bold; color: #b00020; }
    ol { margin: 8px 0 0; padding-left: 2em; }
    li { margin: 0 0 8px; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .place { display: block; font: 13px/1.5 ui-monospace, Consolas, monospace; color: #555; unicode-bidi: isolate; }
    .message, .help { display: block; white-space: pre-wrap; unicode-bidi: isolate; }
    .help { color: #444; }
    button { font: inherit; padding: 2px 12px; border: 1px solid #767676; border-radius: 4px; background: #fff; color: #222; cursor: pointer; }
    button:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
    @media print { section { display: none; } }`;

  function close() {
    list?.remove();
    list = undefined;
  }

  function show(news) {
    close();
    if (news.faults.length === 0) return;
    list = element("div", "anpai-faults");
    const root = list.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const box = element("section", "faults");
    box.setAttribute("aria-label", news.title);
    const head = element("div", "head");
    const title = element("p", "title", news.title);
    // Read out when it appears, without taking the reader's place in the page.
    title.setAttribute("role", "alert");
    const button = element("button", "close", news.close);
    button.type = "button";
    button.addEventListener("click", close);
    head.append(title, button);
    const items = element("ol", "");
    for (const fault of news.faults) {
      const item = element("li", "");
      for (const part of ["place", "message", "help"]) {
        if (fault[part]) item.append(element("span", part, fault[part]));
      }
      items.append(item);
    }
    box.append(head, items);
    root.append(box);
    document.body.append(list);
  }

  function listen() {
    source = new EventSource("/.anpai/news");
    source.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      if (news.version !== version) reload();
      // Asked again, the same news: a list that was closed stays closed.
      else if (event.data !== shown) show(news);
      shown = event.data;
    });
  }

  // A browser has six connections to a server: a page that nobody looks at gives its own back, and asks again when
  // it is looked at.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (!document.hidden) listen();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  addEventListener("load", restore);
  if (!document.hidden) listen();
})();
