// Follows the page's source: loads the page again when the preview shows another one, and comes back to the same place.
(() => {
  "use strict";
  const { digest, status } = document.currentScript.dataset;
  const key = "recto-place";
  // A page that only says that there is none is no place of the reader's: the last place stays.
  const isPlace = status === "found";
  let isReloading = false;

  // What can be found again when the text around it has changed.
  const marks = () => [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, p, li, pre, tr, figure, .formula)")];
  // Without digits: numbers are what changes most, and each claim knows the number of its line.
  const text = (element) => element?.textContent.replace(/\d+/g, "").trim().slice(0, 200) ?? "";
  // A text may stand in several places, but seldom between the same two others.
  const context = (all, index) => [all[index - 1], all[index], all[index + 1]].map(text).join("\n");
  const top = (element) => element.getBoundingClientRect().top;

  const save = () => {
    const all = marks();
    const first = all.findIndex((element) => element.getBoundingClientRect().bottom > 0);
    const visible = first < 0 || scrollY === 0 ? [] : [...all.keys()].slice(first, first + 8);
    const place = {
      path: location.pathname,
      x: scrollX,
      y: scrollY,
      anchors: visible.map((index) => ({ index, context: context(all, index), text: text(all[index]), top: top(all[index]) })),
      open: [...document.querySelectorAll("details")].map((details) => details.open),
    };
    try {
      sessionStorage.setItem(key, JSON.stringify(place));
    } catch {
      // Without storage the page begins at its top.
    }
  };

  // The first of the anchors that is still there: the author may be at work on the others.
  const find = (anchors) => {
    const all = marks();
    const isSame = [
      (index, anchor) => context(all, index) === anchor.context,
      (index, anchor) => text(all[index]) === anchor.text,
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

  let events = null;
  const listen = () => {
    const query = new URLSearchParams({ page: location.pathname, digest });
    events = new EventSource(`/_recto/events?${query}`);
    events.addEventListener("change", () => {
      events.close();
      if (isPlace) save();
      isReloading = true;
      history.scrollRestoration = "manual";
      location.reload();
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
