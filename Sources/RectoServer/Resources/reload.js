// Follows the page's source: loads the page again when the preview shows another one, and comes back to the same place.
(() => {
  "use strict";
  const digest = document.currentScript.dataset.digest;
  const key = "recto-place";

  // What can stand at the top of the window: small enough to be found again when the text around it has changed.
  const marks = () => [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, p, li, pre, tr, figure, .formula)")];
  const text = (element) => element.textContent.trim().slice(0, 200);

  const save = () => {
    const all = marks();
    const index = all.findIndex((element) => element.getBoundingClientRect().bottom > 0);
    const place = {
      path: location.pathname,
      x: scrollX,
      y: scrollY,
      open: [...document.querySelectorAll("details")].map((details) => details.open),
    };
    if (scrollY > 0 && index >= 0) {
      Object.assign(place, { index, text: text(all[index]), top: all[index].getBoundingClientRect().top });
    }
    try {
      sessionStorage.setItem(key, JSON.stringify(place));
      history.scrollRestoration = "manual";
    } catch {
      // Without storage the browser does what it can.
    }
  };

  // The same text as near as possible to where it was, else what now stands there.
  const find = (place) => {
    const all = marks();
    for (let distance = 0; distance < all.length; distance++) {
      for (const index of [place.index - distance, place.index + distance]) {
        if (all[index] && text(all[index]) === place.text) return all[index];
      }
    }
    return all[place.index];
  };

  const restore = (place) => {
    const element = place.text === undefined ? undefined : find(place);
    if (element) {
      scrollBy({ top: element.getBoundingClientRect().top - place.top, behavior: "instant" });
    } else {
      scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    }
  };

  const resume = () => {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
      history.scrollRestoration = "auto";
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
      save();
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

  resume();
  document.addEventListener("visibilitychange", follow);
  follow();
})();
