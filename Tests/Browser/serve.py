#!/usr/bin/env python3
"""`recto serve` in a real browser: serve.py RECTO [--articles 100] [--saves 20] [--limit MS] [--csp]

Edits an article and sees the change, at the place where the reader was; breaks it and sees what is wrong; mends it and
sees it gone; and prints how long it took from a save until the browser had painted it. Without a browser it says so
and does nothing, unless RECTO_NEEDS_BROWSER is set.
"""
import argparse
import collections
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Benchmarks"))

# Tells when a page with the text `save-7` has been painted: two frames after it is whole, or has been made another one.
PAINTED = """
const tell = (how) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const found = /save-\\d+/.exec(document.querySelector("main")?.textContent ?? "");
  console.log(`painted ${found?.[0] ?? "nothing"} ${performance.timeOrigin + performance.now()} ${how}`);
}));
addEventListener("DOMContentLoaded", () => tell("loaded"));
document.addEventListener("recto:update", () => tell("patched"));
"""
# To somewhere below the text that changes.
SCROLL = """(y) => {
  const top = document.querySelector("main h2").getBoundingClientRect().top + scrollY;
  scrollTo({ top: top + y, behavior: "instant" });
}"""
# Whether the text in the page is that which it would be if the page were loaded now.
IS_TRUE = """async () => {
  const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const text = (page) => {
    const main = page.querySelector("main").cloneNode(true);
    for (const button of main.querySelectorAll("button")) button.remove();
    return main.textContent.replace(/\\s+/g, " ");
  };
  return text(document) === text(sent);
}"""
# The paragraph that stands at the top of the window, and where.
PLACE = """() => {
  const all = [...document.querySelectorAll("main p")];
  const first = all.find((element) => element.getBoundingClientRect().bottom > 0);
  return { text: first.textContent.slice(0, 60), top: first.getBoundingClientRect().top, y: scrollY };
}"""
WHERE = """(text) => [...document.querySelectorAll("main p")]
  .filter((element) => element.textContent.slice(0, 60) === text).map((element) => element.getBoundingClientRect().top)"""


def skip(reason):
    banner = f"SKIPPED: the preview was not tried in a browser: {reason}."
    rule = "!" * len(banner)
    print(f"\n{rule}\n{banner}\n`.ci/deps browser` installs what is missing.\n{rule}\n", file=sys.stderr)
    sys.exit(1 if os.environ.get("RECTO_NEEDS_BROWSER") else 0)


def save_in_place(path, text):
    path.write_text(text, encoding="utf-8")


def save_by_rename(path, text):
    """As editors save that never leave half a file."""
    other = path.with_name("." + path.name + ".tmp")
    other.write_text(text, encoding="utf-8")
    os.replace(other, path)


def save_with_backup(path, text):
    """As editors save that keep the old file: for a moment there is none."""
    os.replace(path, path.with_name(path.name + "~"))
    path.write_text(text, encoding="utf-8")
    path.with_name(path.name + "~").unlink()


def save_in_halves(path, text):
    """As editors save that write what they have twice."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        file.write(text[len(text) // 2:])
    path.write_text(text, encoding="utf-8")


SAVES = [save_in_place, save_by_rename, save_with_backup, save_in_halves]


class Preview:
    """A running `recto serve`."""

    def __init__(self, recto, folder):
        self.process = subprocess.Popen(
            [recto, "serve", folder, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        assert self.url.startswith("http://127.0.0.1:"), self.url

    def end(self):
        """Ctrl-C, and what was said until then."""
        start = time.time()
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=10)
        assert self.process.returncode == 0, f"ended with {self.process.returncode}: {errors[-2000:]}"
        return time.time() - start, errors


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in pathlib.Path(folder).rglob("*"))


class Reader:
    """A browser with a page of the preview."""

    def __init__(self, playwright, chromium, csp):
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        self.browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        self.page = self.browser.new_page(viewport={"width": 1000, "height": 700})
        self.painted = {}
        self.ways = collections.Counter()
        self.faults = []
        self.page.add_init_script(PAINTED)
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        if csp:
            self.page.route("**/*", self.with_policy)

    @staticmethod
    def with_policy(route):
        if route.request.resource_type != "document":
            return route.continue_()
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": "default-src 'self'"}
        route.fulfill(response=answer, headers=headers)

    def hear(self, message):
        found = re.match(r"painted (\S+) ([\d.]+) (\w+)$", message.text)
        if found:
            self.painted.setdefault(found[1], float(found[2]) / 1000)
            self.ways[found[3]] += 1
        # What the test brings about itself: pages that are missing or broken, and are answered so.
        elif message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(message.text)

    def see(self, selector, text=None):
        place = self.page.locator(selector, has_text=text) if text else self.page.locator(selector)
        place.first.wait_for(state="visible", timeout=10_000)

    def lose(self, selector):
        self.page.locator(selector).first.wait_for(state="detached", timeout=10_000)

    def wait_for_paint(self, token, seconds=10):
        end = time.time() + seconds
        while token not in self.painted:
            assert time.time() < end, f"`{token}` was never painted"
            self.page.wait_for_timeout(2)
        return self.painted[token]


def measure(reader, article, text, saves):
    """Saves again and again, each time with a change; the page must stay where it was."""
    times = []
    for number in range(1, saves + 1):
        reader.page.evaluate(SCROLL, 40 + 90 * (number % 10))
        reader.page.wait_for_timeout(60)
        before = reader.page.evaluate(PLACE)
        assert before["y"] > 100, before
        # Every third time there are more paragraphs above the place, or fewer.
        above = "\n\n".join(["Another paragraph."] * (number // 3 % 4))
        saved = text.replace("PLACE", f"This is save-{number}.\n\n{above}")
        start = time.time()
        SAVES[number % len(SAVES)](article, saved)
        times.append((reader.wait_for_paint(f"save-{number}") - start) * 1000)
        reader.page.wait_for_load_state("load")
        reader.page.wait_for_timeout(60)
        after = reader.page.evaluate(WHERE, before["text"])
        moved = min(abs(top - before["top"]) for top in after)
        assert moved <= 2, f"save {number}: `{before['text']}` has moved by {moved} pixels"
        assert reader.page.evaluate(IS_TRUE), f"save {number}: the page is not what was sent"
    return times


TENDED = """---
title: TITLE
---
# What is tended

WORD, and 0.5<!-- = 1/2 --> of it.

## First

```swift recto plot
plot(over: 0...1, xLabel: "x") { x in x ** POWER }
```

## SECOND

```swift
let copied = "WORD"
```

- one
- two

## Last

$$\\int_0^1 x \\, dx = 0.5$$
""" + "\nA paragraph to be scrolled over.\n" * 40


def tend(reader, folder, url):
    """What the theme's scripts add to a page is there after a change too, though the page is not loaded again."""
    path, page = folder / "Content" / "tended.md", reader.page

    def write(**words):
        path.write_text(re.sub("|".join(words), lambda found: words[found[0]], TENDED), encoding="utf-8")
        reader.see("main p", words["WORD"])

    def holds(expression, message):
        try:
            page.wait_for_function(f"() => {expression}", timeout=5000)
        except Exception:
            raise AssertionError(message) from None

    first = {"WORD": "Before", "POWER": "1", "SECOND": "Second", "TITLE": "What is tended"}
    path.write_text(re.sub("|".join(first), lambda found: first[found[0]], TENDED))
    page.set_viewport_size({"width": 1300, "height": 700})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.wait_for_timeout(1000)
    page.goto(url + "tended.html")
    reader.see("main p", "Before")
    page.locator("button.colours").click()
    page.keyboard.press("/")
    page.keyboard.type("before")
    holds("document.querySelectorAll('dialog.search [role=option]').length", "search finds nothing")
    page.keyboard.press("Escape")
    page.locator("main a.num").first.focus()
    curve = page.evaluate("document.querySelector('main svg').outerHTML")
    page.evaluate("() => { globalThis.isSamePage = true; }")

    write(WORD="Afterwards", POWER="2", SECOND="Second, renamed", TITLE="What has been tended")
    assert page.evaluate("globalThis.isSamePage"), "the page was loaded again"
    assert page.title().startswith("What has been tended"), page.title()
    assert page.evaluate("document.documentElement.dataset.colours") == "light", "the chosen colours are gone"
    assert page.evaluate("document.activeElement.matches('main a.num')"), "the keyboard has lost its place"
    assert page.locator("main a.num > small").first.is_visible(), "the card is closed"
    assert page.evaluate("document.querySelector('main svg').outerHTML") != curve, "the figure is the old one"
    assert page.locator("main svg").first.is_visible()
    code, buttons = page.locator(".text pre").count(), page.locator(".text button.copy").count()
    assert code == buttons > 0, f"{code} pieces of code, {buttons} buttons to copy them"
    button = page.locator(".copyable", has_text="Afterwards").locator("button")
    button.click()
    assert "Afterwards" in page.evaluate("navigator.clipboard.readText()"), "the old code is copied"
    contents = page.locator("nav.contents a", has_text="Second, renamed")
    assert contents.is_visible(), "the table of contents is the old one, or closed"
    contents.click()
    holds("document.querySelector('nav.contents a[aria-current]')?.textContent.includes('renamed')",
          "the table of contents does not follow the reader")
    page.locator("button.colours").click()
    assert page.evaluate("document.documentElement.dataset.colours") == "dark", "the colours cannot be chosen"
    page.keyboard.press("/")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("afterwards")
    holds("document.querySelector('dialog.search [role=option]')?.textContent.includes('Afterwards')",
          "search does not find the new text")

    # A search that is open goes on.
    write(WORD="Finally", POWER="3", SECOND="Second", TITLE="What is tended")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("finally")
    holds("document.querySelector('dialog.search [role=option]')?.textContent.includes('Finally')",
          "search does not find the newest text")
    page.keyboard.press("Escape")
    assert page.evaluate("globalThis.isSamePage"), "the page was loaded again"

    # Where a script of the author's own is at work, a page is always loaded again.
    template = folder / "Site" / "templates" / "layout.mustache"
    template.parent.mkdir(parents=True)
    layout = (pathlib.Path(__file__).resolve().parents[2] / "Site/templates/layout.mustache").read_text()
    (folder / "Site" / "assets").mkdir()
    (folder / "Site" / "assets" / "own.js").write_text("'use strict';")
    template.write_text(layout.replace("</head>", '<script src="{{root}}assets/own.js"></script></head>'))
    page.wait_for_function("() => document.querySelector('script[src$=\"own.js\"]') !== null")
    page.evaluate("() => { globalThis.isSamePage = true; }")
    write(WORD="Once more", POWER="3", SECOND="Second", TITLE="What is tended")
    assert not page.evaluate("globalThis.isSamePage"), "the author's script was passed over"
    template.unlink()
    page.wait_for_function("() => document.querySelector('script[src$=\"own.js\"]') === null")
    shutil.rmtree(folder / "Site")
    path.unlink()
    page.evaluate("() => localStorage.clear()")
    page.set_viewport_size({"width": 1000, "height": 700})


def break_and_mend(reader, folder, article, text):
    """Whatever is broken is shown, and gone when it is mended."""
    sound = text.replace("PLACE", "All is well.")
    article.write_text(sound, encoding="utf-8")
    reader.see("main", "All is well.")
    assert reader.page.locator(".recto-panel").count() == 0

    broken = {
        "a wrong number": (
            sound + "\n```swift recto\n1 + 1   // = 3\n```\n", ".recto-finding.block", "`1 + 1` = 3 does not hold"),
        "a wrong number in a line": (
            sound + "\nIt is 0.51<!-- = 1/2 -->.\n", ".recto-finding.inline", "0.51"),
        "a syntax error": (
            sound + "\n```swift recto\nlet oops = (1 +\n```\n", ".recto-finding.block", "expected an expression"),
        "half a file": (sound[: sound.index("entropy(p)") + 8], ".recto-panel", "error"),
        "bad front matter": ("---\ntitle: [\n---\n" + sound.split("---\n", 2)[2], ".recto-panel", "no valid YAML"),
        "a formula": (sound + "\n$$\\nonsense$$\n", ".recto-finding.block", "nonsense"),
        "not UTF-8": (b"# A\n\xff", "main.recto-own", "cannot be read"),
    }
    for name, (content, selector, message) in broken.items():
        data = content if isinstance(content, bytes) else content.encode()
        article.write_bytes(data)
        reader.see(selector, message)
        reader.see(".recto-panel")
        if selector.startswith(".recto-finding"):
            # The list leads to the place.
            reader.page.locator(".recto-panel li a").first.click()
            target = reader.page.locator(".recto-finding:target")
            assert target.count() == 1 and target.is_visible(), name
        article.write_text(sound, encoding="utf-8")
        reader.see("main", "All is well.")
        reader.lose(".recto-panel")
        assert reader.page.locator(".recto-finding").count() == 0, name

    settings = folder / "Site" / "site.yml"
    template = folder / "Site" / "templates" / "article.mustache"
    template.parent.mkdir(parents=True)
    for path, content, message in [(settings, "title: [", "no valid YAML"), (template, "{{#body}}", "not closed")]:
        path.write_text(content)
        reader.see(".recto-panel", message)
        path.unlink()
        reader.lose(".recto-panel")
    style = folder / "Site" / "assets" / "recto.css"
    style.parent.mkdir()
    style.write_text("body { background: rgb(1, 2, 3); }")
    reader.page.wait_for_function("() => getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'")
    style.write_text("body { background: rgb(4, 5, 6); }")
    reader.page.wait_for_function("() => getComputedStyle(document.body).backgroundColor === 'rgb(4, 5, 6)'")
    style.unlink()
    reader.page.wait_for_function("() => getComputedStyle(document.body).backgroundColor !== 'rgb(4, 5, 6)'")
    settings.write_text("title: Another title\n")
    reader.see("header", "Another title")

    article.unlink()
    reader.page.get_by_text("All is well.").wait_for(state="detached", timeout=10_000)
    reader.see("main")
    article.write_text(sound, encoding="utf-8")
    reader.see("main", "All is well.")

    (folder / "Content").rename(folder / ".Away")
    reader.see("main.recto-own", "nothing to show")
    (folder / ".Away").rename(folder / "Content")
    reader.see("main", "All is well.")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recto")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--limit", type=float, help="fail if the median is more milliseconds")
    parser.add_argument("--no-csp", action="store_true", help="without a strict content security policy on the pages")
    options = parser.parse_args()
    try:
        from playwright.sync_api import sync_playwright
        import corpus
    except ImportError as error:
        skip(f"the Python package `{error.name}` is missing")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        skip("there is no Chromium")

    with tempfile.TemporaryDirectory(prefix="recto-") as name, sync_playwright() as playwright:
        folder = pathlib.Path(name)
        (folder / "Content").mkdir()
        for index in range(options.articles):
            path = folder / "Content" / f"a{index:05}.md"
            path.write_text(corpus.article(7, index, options.articles), encoding="utf-8")
        article = folder / "Content" / "a00003.md"
        front, start, rest = article.read_text(encoding="utf-8").partition("\n## ")
        text = f"{front}\n\nPLACE\n{start}{rest}"
        article.write_text(text.replace("PLACE", "The first text."), encoding="utf-8")
        before = files(folder)

        preview = Preview(options.recto, name)
        try:
            reader = Reader(playwright, chromium, csp=not options.no_csp)
            reader.page.goto(preview.url + "a00003.html")
            reader.see("main", "The first text.")
            times = measure(reader, article, text, options.saves)
            assert reader.ways["patched"] >= options.saves, "a change of the text alone loads no page"
            tend(reader, folder, preview.url)
            reader.page.goto(preview.url + "a00003.html")
            break_and_mend(reader, folder, article, text)
            assert not reader.faults, reader.faults
            reader.browser.close()
        finally:
            ending, errors = preview.end()
        after = files(folder)
    assert after == sorted(before + ["Site", "Site/assets", "Site/site.yml", "Site/templates"]), "files were left behind"
    print(
        f"serve: {options.articles} articles, {len(times)} saves: from the save to the painted page "
        f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms; Ctrl-C ended it in {ending * 1000:.0f} ms")
    assert "does not hold" in errors, "the terminal is told as well"
    if options.limit and statistics.median(times) > options.limit:
        sys.exit(f"the limit is {options.limit:.0f} ms")


if __name__ == "__main__":
    main()
