// What pages do with a program, on top of what they do without one: remember the reader's choice of colours, follow
// the table of contents, close cards, copy code, filter the ledger. It stands in the head and runs at once, so that
// no page flashes in the wrong colours.
"use strict";

(() => {
  const root = document.documentElement;

  // The colours: those of the system, unless the reader has chosen others.

  const choices = ["system", "light", "dark"];
  // A browser may keep nothing, for a file or for a reader who says so.
  const memory = {
    get value() {
      try {
        return localStorage.getItem("recto-colours");
      } catch {
        return null;
      }
    },
    set value(choice) {
      try {
        localStorage.setItem("recto-colours", choice);
      } catch {}
    },
  };
  let colours = "system";

  function choose(choice) {
    colours = choices.includes(choice) ? choice : "system";
    if (colours === "system") delete root.dataset.colours;
    else root.dataset.colours = colours;
  }

  function offerColours(button) {
    const tell = () => {
      button.title = `${button.dataset.name}: ${button.dataset[colours]}`;
      button.setAttribute("aria-label", button.title);
    };
    button.addEventListener("click", () => {
      choose(choices[(choices.indexOf(colours) + 1) % choices.length]);
      memory.value = colours;
      tell();
    });
    tell();
    button.hidden = false;
  }

  choose(memory.value);
  addEventListener("storage", (event) => event.key === "recto-colours" && choose(event.newValue));

  // The table of contents: open where it stands beside the text, with the section at hand marked.

  function followReader(contents, signal) {
    const details = contents.querySelector("details");
    const wide = matchMedia("(min-width: 72rem)");
    if (details) {
      const fit = () => (details.open = wide.matches);
      wide.addEventListener("change", fit, { signal });
      if (isNew(details)) fit();
    }
    const sections = [...contents.querySelectorAll("a[href^='#']")]
      .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter(({ heading }) => heading);
    const mark = () => {
      // At the end of the page nothing comes any higher.
      const line = scrollY + innerHeight > root.scrollHeight - 2 ? innerHeight : innerHeight / 4;
      const above = sections.filter(({ heading }) => heading.getBoundingClientRect().top < line);
      const current = above[above.length - 1];
      for (const section of sections) {
        if (section === current) section.link.setAttribute("aria-current", "true");
        else section.link.removeAttribute("aria-current");
      }
      if (!current || !wide.matches) return;
      // Only the list is scrolled, never the page.
      const side = contents.closest(".side") ?? contents;
      const [box, row] = [side.getBoundingClientRect(), current.link.getBoundingClientRect()];
      if (row.top < box.top) side.scrollTop -= box.top - row.top + row.height;
      else if (row.bottom > box.bottom) side.scrollTop += row.bottom - box.bottom + row.height;
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px", threshold: [0, 1] });
    for (const { heading } of sections) observer.observe(heading);
    const ending = new IntersectionObserver(mark, { threshold: [0, 1] });
    const end = document.querySelector("footer.site");
    if (end) ending.observe(end);
    signal.addEventListener("abort", () => [observer, ending].forEach((observer) => observer.disconnect()));
  }

  // The cards of claims open by hover and focus alone. Escape closes one; a finger opens it before it follows.

  function tendCards() {
    const claim = (event) => event.target.closest?.(".num, .mark");
    let touched = null;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      for (const open of document.querySelectorAll(":is(.num, .mark):is(:hover, :focus)")) open.classList.add("closed");
    });
    for (const end of ["focusout", "pointerout"]) {
      document.addEventListener(end, (event) => {
        const mark = claim(event);
        if (mark && !mark.contains(event.relatedTarget)) mark.classList.remove("closed");
      });
    }
    document.addEventListener("pointerdown", (event) => {
      const mark = claim(event);
      touched = mark && event.pointerType === "touch" && document.activeElement !== mark ? mark : null;
    });
    document.addEventListener("click", (event) => {
      const mark = claim(event);
      if (!mark || mark !== touched) return;
      event.preventDefault();
      mark.focus();
    });
  }

  // Code can be copied.

  function offerCopy(pre) {
    const { copy, copied } = document.body.dataset;
    if (!copy || !copied) return;
    const box = document.createElement("div");
    box.className = "copyable";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText((pre.querySelector("code") ?? pre).textContent);
      button.textContent = copied;
      setTimeout(() => (button.textContent = copy), 2000);
    });
    pre.replaceWith(box);
    box.append(pre, button);
  }

  // A box that scrolls can be reached with the keyboard; one that has nothing to scroll need not be.

  function tendBoxes(signal) {
    const boxes = [...document.querySelectorAll(".text [tabindex]:is(.formula, .math-display, .table, pre)")];
    const scrolls = (box) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    const tend = (box) => (box.tabIndex = scrolls(box) ? 0 : -1);
    const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => tend(target)));
    for (const box of boxes) observer.observe(box);
    signal.addEventListener("abort", () => observer.disconnect());
    // With its font, a formula is as wide as it stays.
    document.fonts.ready.then(() => boxes.forEach(tend));
  }

  // The ledger can be filtered by verdict, basis and words.

  function offerFilter(form) {
    const fields = form.elements;
    const count = form.querySelector("output");
    const sections = [...document.querySelectorAll(".claims-of")].map((section) => ({
      section,
      rows: [...section.querySelectorAll("tbody tr")].map((row) => ({ row, text: row.textContent.toLowerCase() })),
    }));
    const filter = () => {
      const words = fields.text.value.toLowerCase().split(/\s+/).filter(Boolean);
      const kinds = [fields.verdict.value, fields.basis.value].filter(Boolean);
      let [shown, all] = [0, 0];
      for (const { section, rows } of sections) {
        let isEmpty = true;
        for (const { row, text } of rows) {
          const isShown =
            kinds.every((kind) => row.classList.contains(kind)) && words.every((word) => text.includes(word));
          row.hidden = !isShown;
          isEmpty &&= !isShown;
          shown += isShown;
          all += 1;
        }
        section.hidden = isEmpty && (words.length > 0 || kinds.length > 0);
      }
      count.textContent = count.dataset.text.replace("{shown}", shown).replace("{all}", all);
    };
    // Whoever follows a link to a claim wants to see it.
    const reveal = () => {
      const row = document.getElementById(location.hash.slice(1));
      if (!row?.closest("[hidden]")) return;
      form.reset();
      filter();
      row.scrollIntoView();
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", reveal);
    form.hidden = false;
    filter();
    reveal();
  }

  // The text: all of it at first, and whatever of it is new when a preview has changed it.

  const known = new WeakSet();
  const isNew = (element) => !known.has(element) && Boolean(known.add(element));
  let tending = new AbortController();

  function tendText() {
    tending.abort();
    tending = new AbortController();
    document.querySelectorAll("nav.contents").forEach((contents) => followReader(contents, tending.signal));
    if (navigator.clipboard) [...document.querySelectorAll(".text pre")].filter(isNew).forEach(offerCopy);
    tendBoxes(tending.signal);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("button.colours").forEach(offerColours);
    document.querySelectorAll("form.filter").forEach(offerFilter);
    tendCards();
    tendText();
  });
  document.addEventListener("recto:update", (event) => {
    // A filter knows the rows that it began with: that page is loaded again.
    if (document.querySelector("form.filter")) return;
    tendText();
    event.preventDefault();
  });
})();
