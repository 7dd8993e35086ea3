#!/usr/bin/env python3
"""Runs the harnesses of libFuzzer, one after another: fuzz.py FUZZ [SECONDS] [HARNESS…]

The seeds are the formulas of the corpus and the pages of the tests. What is found on the way is kept in .build/fuzz, so
that the next run begins where this one ends; an input that breaks something is kept there, too.
"""
import hashlib
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CORPUS = os.path.join(ROOT, "Tests", "TeXMathTests", "Corpus")
HARNESSES = {"latex": 2_000, "markdown": 8_000, "formula": 2_000}


def formulas():
    with open(os.path.join(CORPUS, "spans.jsonl"), encoding="utf-8") as lines:
        for line in lines:
            span = json.loads(line)
            yield (b"\0" if span["display"] else b"\x08") + span["tex"].encode()


def pages():
    for folder in ("Tests/Cases", "Content"):
        for path, _, names in os.walk(os.path.join(ROOT, folder)):
            for name in sorted(names):
                if name.endswith(".md"):
                    with open(os.path.join(path, name), "rb") as file:
                        yield file.read()
    for formula in formulas():
        yield b"$$" + formula[1:] + b"$$\n"


def blocks():
    for page in pages():
        for part in page.split(b"```swift recto")[1:]:
            yield part.partition(b"\n")[2].partition(b"```")[0]


def dictionary(path):
    words = {r"\begin{", r"\end{", r"\left", r"\right", "&", r"\\", "^{", "_{", "$$", "```math", "<!-- = ", "<!-- recto: ",
             " -->", "| a |\n|---|\n", "// ≈ ", "let x = "}
    with open(os.path.join(CORPUS, "commands.txt"), encoding="utf-8") as lines:
        words |= {line.strip() for line in lines}
    with open(path, "w", encoding="ascii") as file:
        for word in sorted(words):
            file.write('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n')


def main(fuzz, seconds, names):
    seeds = {"latex": formulas, "markdown": pages, "formula": blocks}
    for name in names:
        folder = os.path.join(ROOT, ".build", "fuzz", "corpus", name)
        os.makedirs(folder, exist_ok=True)
        for seed in seeds[name]():
            if len(seed) <= HARNESSES[name]:
                with open(os.path.join(folder, hashlib.sha1(seed).hexdigest()), "wb") as file:
                    file.write(seed)
        words = os.path.join(ROOT, ".build", "fuzz", "words.dict")
        dictionary(words)
        print(f"fuzzing {name} for {seconds} seconds", flush=True)
        subprocess.run(
            [fuzz, name, f"-max_total_time={seconds}", f"-max_len={HARNESSES[name]}", "-timeout=60", "-rss_limit_mb=4096",
             "-print_final_stats=1", "-verbosity=1", f"-dict={words}", f"-artifact_prefix={ROOT}/.build/fuzz/{name}-", folder],
            check=True, env=os.environ | {"ASAN_OPTIONS": "detect_leaks=0", "SWIFT_BACKTRACE": "enable=no"})


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60, sys.argv[3:] or list(HARNESSES))
