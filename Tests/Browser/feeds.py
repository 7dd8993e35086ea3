#!/usr/bin/env python3
"""The feeds and the site map of a site, as others read them: feeds.py RECTO

Builds a site with a base URL, of articles whose words need care in XML, and hands its feeds to feedparser: each is
whole, as RFC 4287 asks, and says what the articles say. The site map leads to every page, and to nothing else. Without
feedparser it says so and does nothing, unless RECTO_NEEDS_BROWSER is set.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

BASE = "https://example.org/a%20place/notes"
SITE = f"""title: {{ en: "Notes & <more>", zh: 笔记 }}
description: {{ en: "Numbers & proofs", zh: 数与证明 }}
baseURL: {BASE}/
languages: [en, zh, fr]
author: Ada & Charles <ada@example.org>
license: {{ name: CC BY & more, url: https://creativecommons.org/licenses/by/4.0/ }}
"""
# By path: the title, the date and the description, in place of which the text begins the summary. French has no article
# with a date, and so an empty feed.
ARTICLES = {
    "en/first": ("A < B & C > D ]]> 'one' \"two\"", "2024-02-29", "x < y && z"),
    "en/second one": ("Second", "2026-11-25", None),
    "en/undated": ("Undated", None, "In no feed."),
    "zh/交叉熵": ("交叉熵 & 对数", "2026-11-23", "“损失”<是>什么"),
    "fr/sans-date": ("Sans date", None, None),
}
TEXT = "What it says."
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def skip(reason):
    banner = f"SKIPPED: the feeds were not read: {reason}."
    rule = "!" * len(banner)
    print(f"\n{rule}\n{banner}\n`.ci/deps browser` installs what is missing.\n{rule}\n", file=sys.stderr)
    sys.exit(1 if os.environ.get("RECTO_NEEDS_BROWSER") else 0)


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def make(folder):
    (folder / "Site").mkdir()
    (folder / "Site/site.yml").write_text(SITE, encoding="utf-8")
    for path, (title, date, description) in ARTICLES.items():
        lines = [f"title: {quoted(title)}"]
        if date:
            lines.append(f"date: {date}")
        if description:
            lines.append(f"description: {quoted(description)}")
        file = folder / "Content" / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\n" + "\n".join(lines) + f"\n---\n\n{TEXT}\n", encoding="utf-8")


def address(page):
    return f"{BASE}/{urllib.parse.quote(page)}"


def check_feed(site, language, feedparser, findings):
    name = f"{language}/feed.xml"
    feed = feedparser.parse((site / name).read_bytes(), sanitize_html=False)

    def expect(what, found, wanted):
        if found != wanted:
            findings.append(f"{name}: {what} is {found!r}, not {wanted!r}")

    if feed.bozo:
        findings.append(f"{name}: {feed.bozo_exception}")
    expect("the version", feed.version, "atom10")
    expect("the title", feed.feed.get("title"), {"en": "Notes & <more>", "zh": "笔记"}.get(language, "Notes & <more>"))
    expect("the author", feed.feed.get("author"), "Ada & Charles <ada@example.org>")
    expect("the rights", feed.feed.get("rights"), "CC BY & more")
    expect("the language", feed.feed.get("language"), language)
    expect("the id", feed.feed.get("id"), address(name))
    links = {link.rel: link.href for link in feed.feed.get("links", [])}
    expect("the links", links, {"self": address(name), "alternate": address(f"{language}/index.html")})
    dated = {path: article for path, article in ARTICLES.items() if path.startswith(f"{language}/") and article[1]}
    newest = max((date for _, date, _ in dated.values()), default="1970-01-01")
    expect("the date", feed.feed.get("updated"), f"{newest}T00:00:00Z")
    wanted = sorted(dated.items(), key=lambda item: item[1][1], reverse=True)
    expect("the order", [entry.get("id") for entry in feed.entries], [address(f"{path}.html") for path, _ in wanted])
    for entry, (path, (title, date, description)) in zip(feed.entries, wanted):
        expect(f"the title of {path}", entry.get("title"), title)
        expect(f"the link of {path}", entry.get("link"), address(f"{path}.html"))
        expect(f"the date of {path}", entry.get("updated"), f"{date}T00:00:00Z")
        expect(f"the summary of {path}", entry.get("summary"), description or TEXT)
    return len(feed.entries)


def check_sitemap(site, findings):
    root = xml.etree.ElementTree.parse(site / "sitemap.xml").getroot()
    if root.tag != f"{SITEMAP}urlset":
        findings.append(f"sitemap.xml: the root is {root.tag}")
    found = []
    for url in root:
        fields = {field.tag: field.text for field in url}
        if not set(fields) <= {f"{SITEMAP}loc", f"{SITEMAP}lastmod"} or len(fields) != len(url):
            findings.append(f"sitemap.xml: {[field.tag for field in url]}")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", fields.get(f"{SITEMAP}lastmod", "2026-01-01")):
            findings.append(f"sitemap.xml: no date: {fields[f'{SITEMAP}lastmod']}")
        found.append(fields.get(f"{SITEMAP}loc"))
    # The site's first page says the same as that of its first language.
    pages = {str(page.relative_to(site)) for page in site.rglob("*.html")} - {"index.html", "404.html"}
    for missing in sorted({address(page) for page in pages} - set(found)):
        findings.append(f"sitemap.xml: lacks {missing}")
    for extra in sorted(set(found) - {address(page) for page in pages}):
        findings.append(f"sitemap.xml: leads to {extra}, which is no page")
    if len(found) != len(set(found)):
        findings.append("sitemap.xml: names a page twice")
    if f"Sitemap: {BASE}/sitemap.xml\n" not in (site / "robots.txt").read_text(encoding="utf-8") + "\n":
        findings.append("robots.txt: does not lead to the site map")
    return len(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recto")
    options = parser.parse_args()
    try:
        import feedparser
    except ImportError as error:
        skip(f"Python has no {error.name}")
    findings = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        make(folder)
        subprocess.run([os.path.abspath(options.recto), "build", "-q", str(folder)], check=True)
        site = folder / "_site"
        entries = sum(check_feed(site, language, feedparser, findings) for language in ("en", "zh", "fr"))
        pages = check_sitemap(site, findings)
    for finding in findings:
        print(finding, file=sys.stderr)
    print(f"3 feeds with {entries} entries, {pages} pages on the site map, {len(findings)} findings")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
