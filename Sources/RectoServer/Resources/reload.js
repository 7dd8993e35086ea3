// Follows the page's source: when the preview shows another page, only what differs in its text and title is put in its
// place; if more than that differs, the page is loaded again. Either way the reader stays where he was.
(() => {
  "use strict";
  const script = document.currentScript;
  const key = "recto-place";
  // A page that only says that there is none is no place of the reader's: the last place stays.
  const isPlace = script.dataset.status === "found";
  let isReloading = false;

  // The page as it was sent: its own scripts have not run yet, or have not changed its text.
  const textOf = (page) => page.querySelector("main");
  const metas = (page) => [...page.querySelectorAll("meta[content]")];
  const shellOf = (page) => {
    const rest = page.cloneNode(true);
    for (const part of rest.querySelectorAll("main, title, .recto-panel, script[data-digest]")) part.remove();
    for (const meta of metas(rest)) meta.removeAttribute("content");
    return `${rest.lang} ${rest.innerHTML.replace(/\s+/g, " ").replace(/ (?=<\/body>)/, "")}`;
  };
  let { digest } = script.dataset;
  const shell = shellOf(document.documentElement);
  let text = textOf(document)?.cloneNode(true);

  // What can be found again when the text around it has changed.
  const marks = () => [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, p, li, pre, tr, figure, .formula)")];
  // Without digits: numbers are what changes most, and each claim knows the number of its line.
  const words = (element) => element?.textContent.replace(/\d+/g, "").trim().slice(0, 200) ?? "";
  // A text may stand in several places, but seldom between the same two others.
  const context = (all, index) => [all[index - 1], all[index], all[index + 1]].map(words).join("\n");
  const top = (element) => element.getBoundingClientRect().top;

  const takePlace = () => {
    const all = marks();
    const first = all.findIndex((element) => element.getBoundingClientRect().bottom > 0);
    const visible = first < 0 || scrollY === 0 ? [] : [...all.keys()].slice(first, first + 8);
    return {
      path: location.pathname,
      x: scrollX,
      y: scrollY,
      anchors: visible.map((index) => ({ index, context: context(all, index), words: words(all[index]), top: top(all[index]) })),
      open: [...document.querySelectorAll("details")].map((details) => details.open),
    };
  };

  // The first of the anchors that is still there: the author may be at work on the others.
  const find = (anchors) => {
    const all = marks();
    const isSame = [
      (index, anchor) => context(all, index) === anchor.context,
      (index, anchor) => words(all[index]) === anchor.words,
    ];
    for (const same of isSame) {
      for (const anchor of anchors) {
        const near = [...all.keys()].sort((a, b) => Math.abs(a - anchor.index) - Math.abs(b - anchor.index));
        const index = near.find((index) => same(index, anchor));
        if (index !== undefined) return { element: all[index], anchor };
      }
    }
    return null;
  };

  const restore = (place) => {
    const found = find(place.anchors);
    if (found) {
      scrollBy({ top: top(found.element) - found.anchor.top, behavior: "instant" });
    } else {
      scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    }
  };

  const resume = () => {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch {
      return;
    }
    if (place?.path !== location.pathname) return;
    const details = [...document.querySelectorAll("details")];
    if (details.length === place.open.length) details.forEach((element, index) => (element.open = place.open[index]));
    restore(place);
    // Fonts and pictures that come later move the text, unless the reader has gone on.
    let isMoved = false;
    for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(type, () => (isMoved = true), { once: true, passive: true });
    }
    addEventListener("load", () => isMoved || restore(place), { once: true });
  };

  const reload = (place) => {
    try {
      if (isPlace) sessionStorage.setItem(key, JSON.stringify(place));
    } catch {
      // Without storage the page begins at its top.
    }
    isReloading = true;
    history.scrollRestoration = "manual";
    location.reload();
  };

  // Where the keyboard is, and what takes its place when that is no more.
  const stops = () => [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex]")];
  const takeFocus = () => {
    const element = document.activeElement;
    return { element, index: stops().indexOf(element), words: words(element) };
  };
  const restoreFocus = ({ element, index, words: said }) => {
    if (index < 0 || element.isConnected) return;
    const all = stops();
    const isAlike = (other) => other.localName === element.localName && other.className === element.className;
    const distance = (other) => Math.abs(all.indexOf(other) - index) + (words(other) === said ? 0 : all.length);
    const alike = element.id ? [document.getElementById(element.id)] : all.filter(isAlike);
    alike.sort((a, b) => distance(a) - distance(b))[0]?.focus({ preventScroll: true });
  };

  // Makes `live` of `last` what `next` is. Scripts of the page may have changed `live`, and that stays where it can.
  const patch = (last, next, live) => {
    if (last.isEqualNode(next)) return;
    const hasText = (node) => [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    const isKept = last.localName === next.localName && live.localName === last.localName;
    const [was, is, now] = [last, next, live].map((node) => [...node.children]);
    if (!isKept || hasText(last) || hasText(next) || now.length !== was.length || !now.length || !is.length) {
      live.replaceWith(document.importNode(next, true));
      return;
    }
    for (const { name } of last.attributes) if (!next.hasAttribute(name)) live.removeAttribute(name);
    for (const { name, value } of next.attributes) if (last.getAttribute(name) !== value) live.setAttribute(name, value);
    // What is alike at the beginning and at the end belongs together; what is between, if it is as much as before.
    const isAlike = (a, b) => a.localName === b.localName && words(a) === words(b);
    const most = Math.min(was.length, is.length);
    let start = 0;
    while (start < most && isAlike(was[start], is[start])) start++;
    let end = 0;
    while (end < most - start && isAlike(was[was.length - 1 - end], is[is.length - 1 - end])) end++;
    for (let index = 0; index < start; index++) patch(was[index], is[index], now[index]);
    for (let index = 1; index <= end; index++) patch(was.at(-index), is.at(-index), now.at(-index));
    if (was.length === is.length) {
      for (let index = start; index < was.length - end; index++) patch(was[index], is[index], now[index]);
    } else {
      const behind = live.children[now.length - end] ?? null;
      // With the space behind each.
      const spaced = (element) => [element, element.nextSibling].filter((node) => node === element || node?.nodeType === Node.TEXT_NODE);
      for (const removed of now.slice(start, now.length - end).flatMap(spaced)) removed.remove();
      for (const added of is.slice(start, is.length - end).flatMap(spaced)) live.insertBefore(document.importNode(added, true), behind);
    }
  };

  // Other scripts than those of the theme may count on a page that is loaded.
  const isThemes = ({ dataset, attributes }) =>
    "digest" in dataset || /(^|\/)assets\/(recto|search)\.js$/.test(attributes.src?.value ?? "");

  // Makes the page the next one; `false` if it has to be loaded again.
  const become = (next) => {
    const sent = next.querySelector("script[data-digest]");
    // The second half of a digest stands for pictures, style sheets and scripts.
    if (sent?.dataset.digest.split("-")[1] !== digest.split("-")[1]) return false;
    if (sent.dataset.status !== script.dataset.status || shellOf(next.documentElement) !== shell) return false;
    const [nextText, liveText] = [textOf(next), textOf(document)];
    if (!text || !nextText || !liveText || ![...next.scripts].every(isThemes)) return false;
    patch(text, nextText, liveText);
    document.title = next.title;
    const said = metas(next);
    metas(document).forEach((meta, index) => (meta.content = said[index].content));
    const panel = document.querySelector(".recto-panel");
    const nextPanel = next.querySelector(".recto-panel");
    const isOpen = panel?.querySelector("details").open ?? true;
    panel?.remove();
    if (nextPanel) {
      script.before(document.importNode(nextPanel, true));
      document.querySelector(".recto-panel details").open = isOpen;
    }
    text = nextText;
    digest = sent.dataset.digest;
    // The theme's script tends what is new, and says so by keeping the event from its default.
    return !document.dispatchEvent(new CustomEvent("recto:update", { cancelable: true }));
  };

  let events = null;
  const update = async () => {
    let html;
    try {
      html = await (await fetch(location.href, { cache: "no-store" })).text();
    } catch {
      // The preview has ended; it may come back.
      return follow();
    }
    const [place, focus] = [takePlace(), takeFocus()];
    let isDone = false;
    try {
      isDone = become(new DOMParser().parseFromString(html, "text/html"));
    } catch (error) {
      console.warn(error);
    }
    if (!isDone) return reload(place);
    restoreFocus(focus);
    restore(place);
    follow();
  };

  const listen = () => {
    const query = new URLSearchParams({ page: location.pathname, digest });
    events = new EventSource(`/_recto/events?${query}`);
    events.addEventListener("change", () => {
      events.close();
      events = null;
      update();
    });
  };

  // A browser opens only six connections to a server: pages that nobody sees shall not hold them.
  const follow = () => {
    if (document.visibilityState === "hidden") {
      events?.close();
      events = null;
    } else if (!events) {
      listen();
    }
  };

  if (isPlace) resume();
  // For as long as the page is shown the browser keeps out of it: it would go back to where the text was before.
  addEventListener("pagehide", () => {
    if (!isReloading) history.scrollRestoration = "auto";
  });
  document.addEventListener("visibilitychange", follow);
  follow();
})();
