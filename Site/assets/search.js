// Full-text search without a server: the texts of the site are in scripts that are loaded when a reader first asks.
// Chinese, which has no spaces, is found as it is typed, or else by pairs of characters.

"use strict";

/** Text as it is compared, of the same length: small letters, plain widths, no accents, one kind of minus. */
function fold(text) {
  let folded = text.toLowerCase();
  if (folded.length !== text.length) folded = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return folded.replace(/[\u00c0-\u024f\u1e00-\u1eff\u2010-\u2015\u2212\u3000\uff01-\uff5e]/g, (character) => {
    if (/[\u2010-\u2015\u2212]/.test(character)) return "-";
    const plain = character.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    return plain.length === 1 ? plain : character;
  });
}

/** The sections of the pages of an index: `[path, title, [anchor, heading, text, …]]` for each page. */
function sections(pages) {
  const found = [];
  for (const [path, title, parts] of pages) {
    for (let i = 0; i < parts.length; i += 3) {
      const section = { path, title, anchor: parts[i], heading: parts[i + 1], text: parts[i + 2] };
      if (!section.heading && !section.text) continue;
      section.isFirst = found.at(-1)?.path !== path;
      section.fields = [title, section.heading, section.text].map(fold);
      found.push(section);
    }
  }
  return found;
}

const han = /\p{Script=Han}|[\u3040-\u30ff\uac00-\ud7af]/u;
const word = /[\p{L}\p{N}]/u;

/** What a query asks for: words and numbers, and runs of characters of languages without spaces. */
function terms(query) {
  const parts = fold(query).match(/(?:\p{Script=Han}|[\u3040-\u30ff\uac00-\ud7af])+|[^\s\p{Script=Han}\u3040-\u30ff\uac00-\ud7af]+/gu);
  const found = (parts ?? []).map((part) => {
    const bare = part.replace(/^[^\p{L}\p{N}-]+|[^\p{L}\p{N}%+#]+$/gu, "");
    return bare || part;
  });
  return [...new Set(found)].slice(0, 12);
}

function pairs(term) {
  const characters = [...term];
  return characters.slice(1).map((character, i) => characters[i] + character);
}

function isWord(character) {
  return character !== undefined && word.test(character) && !han.test(character);
}

/** Where a term stands in a folded text, and how well: a whole word before its beginning before its middle. */
function occurrences(text, term, limit = 64) {
  const found = [];
  const isNumber = /^[\d.,-]+$/.test(term);
  for (let at = text.indexOf(term); at >= 0 && found.length < limit; at = text.indexOf(term, at + term.length)) {
    const before = text[at - 1];
    const after = text[at + term.length];
    // A digit or a point before a number makes it a part of another one, and so does a point with a digit behind it.
    const startsInside = isWord(term[0]) && (isWord(before) || (isNumber && before === "." && /\d/.test(text[at - 2])));
    const endsInside = isWord(term.at(-1)) && (isWord(after) || (isNumber && after === "." && /\d/.test(text[at + term.length + 1])));
    found.push({ at, length: term.length, quality: startsInside ? 0.15 : endsInside ? 0.6 : 1 });
  }
  return found;
}

/** How much a field says of a term, and where. */
function match(text, term) {
  let found = occurrences(text, term);
  let quality = found.reduce((best, { quality }) => Math.max(best, quality), 0);
  if (!found.length && han.test(term) && [...term].length > 2) {
    const parts = pairs(term).map((pair) => occurrences(text, pair));
    const share = parts.filter((part) => part.length).length / parts.length;
    if (share < 0.5) return { score: 0, found: [] };
    found = parts.flat();
    quality = 0.5 * share;
  }
  return { score: quality * (1 + Math.log(Math.max(1, found.length))), found };
}

/** The best sections for a query, the best one first, and how many there are in all. */
function search(all, query, limit = 20) {
  const wanted = terms(query);
  if (!wanted.length) return { results: [], total: 0 };
  const whole = fold(query.trim());
  const known = new Array(wanted.length).fill(0);
  let results = [];
  for (const section of all) {
    const weights = [section.isFirst ? 6 : 1, 3, 1];
    const found = wanted.map((term) => section.fields.map((field, i) => weights[i] * match(field, term).score));
    // The title is that of the whole page: for one section of it, it is no answer.
    if (!section.isFirst && found.every(([, heading, text]) => heading + text === 0)) continue;
    const scores = found.map((fields) => fields.reduce((sum, score) => sum + score));
    scores.forEach((score, index) => (known[index] += score > 0));
    const count = scores.filter((score) => score > 0).length;
    if (count) results.push({ section, scores, count });
  }
  const most = results.reduce((most, { count }) => Math.max(most, count), 0);
  // What has all the words is an answer; what has only some is one where nothing has all.
  results = results.filter(({ count }) => count === most);
  for (const result of results) {
    const { fields } = result.section;
    result.score = result.scores.reduce((sum, score, i) => sum + score * Math.log(1 + all.length / Math.max(1, known[i])), 0);
    if (wanted.length > 1 && fields.some((field) => field.includes(whole))) result.score *= 2;
    // Of equals, the beginning of a page is the best place to begin.
    if (result.section.isFirst) result.score *= 1.1;
  }
  results.sort((a, b) => b.score - a.score);
  const shown = new Map();
  const answers = results.filter(({ section }) => {
    const count = shown.get(section.path) ?? 0;
    shown.set(section.path, count + 1);
    return count < 4;
  });
  return { results: answers.slice(0, limit).map(({ section }) => section), total: answers.length };
}

/** The places of a query's terms in a text, in order and apart. */
function marks(text, query) {
  const folded = fold(text);
  const found = terms(query).flatMap((term) => match(folded, term).found.filter(({ quality }) => quality > 0.15 || term.length > 2));
  found.sort((a, b) => a.at - b.at || b.length - a.length);
  const apart = [];
  for (const mark of found) {
    const last = apart.at(-1);
    if (last && mark.at <= last.at + last.length) last.length = Math.max(last.length, mark.at + mark.length - last.at);
    else apart.push({ ...mark });
  }
  return apart;
}

/** A piece of a text around what was found, cut into parts of which every second one is a match. */
function context(text, query, width = 160) {
  const found = marks(text, query);
  const narrow = han.test(text.slice(0, 200)) ? width / 2 : width;
  let from = 0;
  if (found.length) {
    // The window that holds the most, by quality.
    let best = -1;
    for (const { at } of found) {
      const worth = found.reduce((sum, mark) => sum + (mark.at >= at && mark.at + mark.length <= at + narrow * 0.8 ? mark.quality : 0), 0);
      if (worth > best) [best, from] = [worth, Math.max(0, at - Math.round(narrow / 4))];
    }
  }
  let to = Math.min(text.length, from + narrow);
  if (from > 0) {
    const space = text.indexOf(" ", from);
    if (space >= 0 && space - from < 20) from = space + 1;
  }
  if (to < text.length) {
    const space = text.lastIndexOf(" ", to);
    if (space > from && to - space < 20) to = space;
  }
  // Not between the halves of a character.
  if (/[\udc00-\udfff]/.test(text[from] ?? "")) from -= 1;
  if (/[\udc00-\udfff]/.test(text[to] ?? "")) to += 1;
  const parts = [from > 0 ? "… " : ""];
  let done = from;
  for (const { at, length } of found) {
    if (at < done || at + length > to) continue;
    parts[parts.length - 1] += text.slice(done, at);
    parts.push(text.slice(at, at + length), "");
    done = at + length;
  }
  parts[parts.length - 1] += text.slice(done, to) + (to < text.length ? " …" : "");
  return parts;
}

if (typeof module === "object") module.exports = { fold, sections, terms, search, marks, context };

// The page: a button that opens a dialog with a field and a list. Without this script neither is to be seen.
if (typeof document === "object") {
  const dialog = document.querySelector("dialog.search");
  const opener = document.querySelector(".search-open");
  const field = dialog?.querySelector("input");
  const list = dialog?.querySelector("[role=listbox]");
  const status = dialog?.querySelector("[role=status]");
  const { root = "", index = "" } = dialog?.dataset ?? {};
  let all;
  let active = -1;

  function load(source) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  /** The last script of an index says how many come before it. */
  async function texts() {
    await load(root + index);
    const { blocks } = globalThis.rectoSearch[0];
    const others = Array.from({ length: blocks }, (_, i) => load(root + index.replace(/\.js$/, `-${i}.js`)));
    await Promise.all(others);
    return sections(globalThis.rectoSearch.flatMap(({ pages }) => pages));
  }

  function element(name, className, parts) {
    const element = document.createElement(name);
    element.className = className;
    parts.forEach((part, i) => {
      if (i % 2 === 0) return element.append(part);
      const mark = document.createElement("mark");
      mark.textContent = part;
      element.append(mark);
    });
    return element;
  }

  function select(position) {
    const options = list.children;
    options[active]?.setAttribute("aria-selected", "false");
    active = options.length ? (position + options.length) % options.length : -1;
    const option = options[active];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  }

  function show() {
    const query = field.value.trim();
    const { results, total } = all ? search(all, query) : { results: [], total: 0 };
    list.replaceChildren(...results.map((section, i) => {
      const option = document.createElement("a");
      option.id = `search-result-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.tabIndex = -1;
      option.href = root + section.path + (section.anchor ? "#" + encodeURIComponent(section.anchor) : "");
      option.append(element("span", "search-title", context(section.title, query, 1000)));
      if (section.heading && section.heading !== section.title) {
        option.append(element("span", "search-heading", context(section.heading, query, 1000)));
      }
      option.append(element("span", "search-context", context(section.text, query)));
      return option;
    }));
    list.hidden = !results.length;
    field.setAttribute("aria-expanded", String(results.length > 0));
    active = -1;
    select(0);
    const { none, one, many } = dialog.dataset;
    const count = results.length;
    const number = total > count ? `${count} / ${total}` : count;
    if (all) status.textContent = !query ? "" : !count ? none : count === 1 ? one : many.replace("#", number);
  }

  async function fill() {
    try {
      all = await texts();
      show();
    } catch {
      status.textContent = dialog.dataset.failed;
    }
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    field.select();
    if (!all) fill();
  }

  if (dialog?.showModal && opener) {
    opener.hidden = false;
    opener.addEventListener("click", open);
    field.addEventListener("input", show);
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") select(active + 1);
      else if (event.key === "ArrowUp") select(active - 1);
      else if (event.key === "Enter") list.children[active]?.click();
      // A search field would only empty itself.
      else if (event.key === "Escape") dialog.close();
      else return;
      event.preventDefault();
    });
    // A result on this page leaves the dialog open otherwise; so does a click beside it.
    list.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    // A preview has changed the page, and with it the texts.
    document.addEventListener("recto:update", () => {
      all = globalThis.rectoSearch = undefined;
      if (dialog.open) fill();
    });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
      const isShortcut = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping;
      const isCommand = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!isShortcut && !isCommand) return;
      event.preventDefault();
      open();
    });
  }
}
