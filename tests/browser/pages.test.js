// The HTML pages in a real Chromium: `npm ci && npm test`, after `anpai build`.
import "./offline.js";
import "./text.js";
import "./access.js";
import "./layout.js";
import "./fill.js";
