#!/usr/bin/env python3
"""The built site in a real browser: site.py SITE [--shots FOLDER]

Opens every page from `file://` at 320, 768 and 1440 px, light and dark: no message on the console, nothing wider than
the window, no violation of WCAG 2.2 AA that axe-core finds. Follows every link, validates the HTML, uses search, the
cards of proved numbers and the page without JavaScript. Without a browser it says so and does nothing, unless
RECTO_NEEDS_BROWSER is set.
"""
import argparse
import gzip
import os
import pathlib
import re
import shutil
import sys
import urllib.parse

WIDTHS = (320, 768, 1440)
SCHEMES = ("light", "dark")
# axe-core takes seconds on a long page: both schemes, and the narrowest and the widest layout.
AXE_AT = {(320, "dark"), (1440, "light")}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# HTML and CSS of an article as a server sends them, in bytes: the longest have 150 claims, each with its card.
WEIGHT = 60 * 1024
# What the site must find, by language: a phrase of it, and a number.
SEARCHES = {"en": ("squared error", "0.802"), "zh": ("交叉熵", "0.802")}


def skip(reason):
    banner = f"SKIPPED: the site was not opened in a browser: {reason}."
    rule = "!" * len(banner)
    print(f"\n{rule}\n{banner}\n`.ci/deps browser` installs what is missing.\n{rule}\n", file=sys.stderr)
    sys.exit(1 if os.environ.get("RECTO_NEEDS_BROWSER") else 0)


class Findings:
    def __init__(self):
        self.all = []

    def add(self, page, text):
        self.all.append(f"{page}: {text}")


def pages_of(site):
    return sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))


# Without a browser


def anchors_of(text):
    return set(re.findall(r'\sid="([^"]*)"', text))


def check_links(site, pages, findings):
    """Every relative link leads to a file of the site and to an anchor of it."""
    texts = {page: (site / page).read_text(encoding="utf-8") for page in pages}
    anchors = {page: anchors_of(text) for page, text in texts.items()}
    count = 0
    for page, text in texts.items():
        # The page for a missing address is shown at any depth; its links are checked as those of the root.
        for link in sorted(set(re.findall(r'\s(?:href|src)="([^"]*)"', text))):
            link = link.replace("&amp;", "&")
            if re.match(r"[a-z]+:", link):
                continue
            count += 1
            path, _, anchor = link.partition("#")
            target = page if not path else os.path.normpath(
                os.path.join(os.path.dirname(page), urllib.parse.unquote(path)))
            if not (site / target).is_file():
                findings.add(page, f"the link {link} leads to no file")
            elif anchor and target in anchors and urllib.parse.unquote(anchor) not in anchors[target]:
                findings.add(page, f"the link {link} leads to no anchor")
    return count


def check_markup(site, pages, findings):
    """HTML as its specification parses it, and nothing that a strict Content-Security-Policy forbids."""
    import html5lib

    css = {}
    for page in pages:
        text = (site / page).read_text(encoding="utf-8")
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        for (line, column), code, _ in parser.errors[:3]:
            findings.add(page, f"HTML: {code} at {line}:{column}")
        for pattern, what in ((r"<style[\s>]", "a style element"), (r"\sstyle=", "a style attribute"),
                              (r"\son[a-z]+=\"", "an event attribute"),
                              (r"<script(?![^>]*\ssrc=)[^>]*>", "an inline script")):
            if re.search(pattern, re.sub(r"<code.*?</code>", "", text, flags=re.S)):
                findings.add(page, f"{what}, which a strict policy forbids")
        for need in ("<title>", '<html lang="', '<meta name="viewport"', "<h1"):
            if need not in text:
                findings.add(page, f"lacks {need}")
        if '<article' in text:
            if '<meta name="description"' not in text:
                findings.add(page, "has no description")
            sheets = re.findall(r'<link rel="stylesheet" href="([^"]*)"', text)
            for sheet in sheets:
                path = site / os.path.dirname(page) / sheet
                css.setdefault(sheet, len(gzip.compress(path.read_bytes())))
            size = len(gzip.compress(text.encode())) + sum(css[sheet] for sheet in sheets)
            if size > WEIGHT:
                findings.add(page, f"{size} bytes of HTML and CSS, compressed, more than {WEIGHT}")
        levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", text)]
        for before, after in zip(levels, levels[1:]):
            if after > before + 1:
                findings.add(page, f"a heading of level {after} follows one of level {before}")
                break


# In the browser


def look(browser, site, pages, axe, shots, findings):
    violations = 0
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            tab = context.new_page()
            messages = []
            tab.on("console", lambda message: messages.append(message.text) if message.type in ("error", "warning") else None)
            tab.on("pageerror", lambda error: messages.append(str(error)))
            for page in pages:
                messages.clear()
                tab.goto((site / page).as_uri(), wait_until="load")
                where = f"{page} at {width} px, {scheme}"
                for message in messages:
                    findings.add(where, f"console: {message}")
                overflow = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if overflow > 0:
                    findings.add(where, f"scrolls {overflow} px to the side")
                if shots:
                    name = f"{page.replace('/', '_')[:-5]}-{width}-{scheme}.png"
                    tab.screenshot(path=str(shots / name))
                if (width, scheme) in AXE_AT:
                    tab.evaluate(axe)
                    result = tab.evaluate(
                        "tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })", WCAG)
                    for violation in result["violations"]:
                        # axe-core takes a formula for a picture; browsers do reach a link to another formula in it.
                        nodes = [node for node in violation["nodes"]
                                 if not (violation["id"] == "nested-interactive" and node["html"].startswith("<math"))]
                        if not nodes:
                            continue
                        violations += 1
                        node = nodes[0]
                        findings.add(where, f"axe {violation['id']}: {node['html'][:160]}")
            context.close()
    return violations


def search(browser, site, findings):
    for language, texts in SEARCHES.items():
        home = site / language / "index.html"
        if not home.is_file():
            continue
        for text in texts:
            context = browser.new_context(viewport={"width": 1000, "height": 800})
            tab = context.new_page()
            tab.goto(home.as_uri())
            tab.keyboard.press("/")
            tab.keyboard.type(text)
            try:
                tab.wait_for_selector("dialog.search [role=option]", timeout=5000)
            except Exception:
                findings.add(f"{language}/index.html", f"search does not find “{text}”")
                context.close()
                continue
            tab.keyboard.press("ArrowDown")
            tab.keyboard.press("Enter")
            tab.wait_for_timeout(500)
            # What is found may stand on this page.
            if tab.url == home.as_uri() and tab.locator("dialog.search[open]").count() > 0:
                findings.add(f"{language}/index.html", f"Enter does not open what search finds for “{text}”")
            context.close()


def cards(browser, site, pages, findings):
    """The card of a proved number opens by focus, on the narrowest screen too, and can be reached by the keyboard."""
    opened = 0
    for page in pages:
        if 'id="claim-1"' not in (site / page).read_text(encoding="utf-8"):
            continue
        context = browser.new_context(viewport={"width": 320, "height": 700})
        tab = context.new_page()
        tab.goto((site / page).as_uri())
        mark = tab.locator("a.num:has(> small)").first
        if mark.count() == 0:
            context.close()
            continue
        mark.focus()
        tab.wait_for_timeout(250)
        card = mark.locator("> small")
        box = card.bounding_box() if card.is_visible() else None
        if box is None:
            findings.add(page, "the card of the first number does not open by focus")
        elif box["x"] < -0.5 or box["x"] + box["width"] > 320.5:
            findings.add(page, f"the card is cut off at 320 px: {box}")
        else:
            opened += 1
        context.close()
    return opened


def without_javascript(browser, site, pages, findings):
    context = browser.new_context(viewport={"width": 1000, "height": 800}, java_script_enabled=False)
    tab = context.new_page()
    for page in pages:
        tab.goto((site / page).as_uri())
        if not tab.locator("main").inner_text().strip():
            findings.add(page, "is empty without JavaScript")
        for button in tab.locator("button").all():
            if button.is_visible():
                findings.add(page, f"shows a dead button without JavaScript: {button.inner_text()!r}")
                break
    context.close()


def keyboard(browser, site, pages, findings):
    """Tab leads from the skip link to the last link, and is never caught."""
    page = next((page for page in pages if page.count("/") == 1 and "index" not in page), pages[0])
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    tab = context.new_page()
    tab.goto((site / page).as_uri())
    tab.keyboard.press("Tab")
    if not tab.evaluate("document.activeElement.classList.contains('skip')"):
        findings.add(page, "the first stop of the keyboard is not the skip link")
    total = tab.evaluate("""() => [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]')]
      .filter((e) => e.checkVisibility({ visibilityProperty: true })).length""")
    for _ in range(total + 5):
        if tab.evaluate("document.activeElement.closest('footer.site') !== null"):
            break
        tab.keyboard.press("Tab")
    else:
        findings.add(page, "the keyboard does not reach the footer")
    context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site")
    parser.add_argument("--shots", help="a folder for screenshots")
    options = parser.parse_args()
    site = pathlib.Path(options.site).resolve()
    pages = pages_of(site)
    if not pages:
        sys.exit(f"there is no page in {site}")
    try:
        import axe_playwright_python
        import html5lib  # noqa: F401
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        skip(f"Python has no {error.name}")
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        skip("there is no chromium")
    axe = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    shots = pathlib.Path(options.shots) if options.shots else None
    if shots:
        shots.mkdir(parents=True, exist_ok=True)

    findings = Findings()
    links = check_links(site, pages, findings)
    check_markup(site, pages, findings)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        look(browser, site, pages, axe, shots, findings)
        search(browser, site, findings)
        opened = cards(browser, site, pages, findings)
        without_javascript(browser, site, pages, findings)
        keyboard(browser, site, pages, findings)
        browser.close()
    for finding in findings.all:
        print(finding, file=sys.stderr)
    print(f"{len(pages)} pages, {links} links, {opened} cards opened by focus, {len(findings.all)} findings")
    if opened == 0:
        sys.exit("no card was opened: nothing was tried")
    sys.exit(1 if findings.all else 0)


if __name__ == "__main__":
    main()
