#!/usr/bin/env python3
"""CPU time a page: bench.py RECTO [FORMULAS] [-n 1000] [--rounds 5]

Builds one seeded corpus with Recto and renders the same files with cmark-gfm alone, in turns, and prints the medians of
user and system time, with the ratio. cmark-gfm is given all files in one process: no mathematics, no proofs, no pages. FORMULAS is the program FormulaBenchmark, which is
given all formulas of the corpus: what one costs to parse, to check and to write.
"""
import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
EXTENSIONS = [part for name in ("table", "strikethrough", "autolink", "tasklist") for part in ("-e", name)]


def cpu(command, **options):
    """User and system seconds, and the peak of resident memory in MiB, of one command."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options) as process:
        message = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command[:3])} … failed with {process.returncode}:\n{message.decode()[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recto")
    parser.add_argument("formulas", nargs="?")
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(HERE, "corpus.py"), folder, "-n", str(options.n)], check=True)
        content = os.path.join(folder, "Content")
        files = [os.path.join(content, name) for name in sorted(os.listdir(content))]
        size = sum(map(os.path.getsize, files)) / len(files)
        recto = os.path.abspath(options.recto)
        one = os.path.join(folder, "one")
        os.makedirs(os.path.join(one, "Content"))
        with open(os.path.join(one, "Content", "index.md"), "w", encoding="utf-8") as file:
            file.write("---\ntitle: One\n---\n\nOne.\n")
        rows = {"recto build": [], "recto check": [], "recto, one page": []}
        if shutil.which("cmark-gfm"):
            rows["cmark-gfm"] = []
        for _ in range(options.rounds):
            shutil.rmtree(os.path.join(folder, "_site"), ignore_errors=True)
            rows["recto build"].append(cpu([recto, "build", "-q", folder]))
            rows["recto check"].append(cpu([recto, "check", "-q", folder]))
            shutil.rmtree(os.path.join(one, "_site"), ignore_errors=True)
            rows["recto, one page"].append(cpu([recto, "build", "-q", one]))
            if "cmark-gfm" in rows:
                rows["cmark-gfm"].append(cpu(["cmark-gfm", *EXTENSIONS, *files]))
        print(f"{options.n} articles of {size / 1024:.1f} KB on average, {options.rounds} rounds, medians")
        floor = statistics.median(time for time, _ in rows.get("cmark-gfm", [(0, 0)]))
        for name, runs in rows.items():
            time = statistics.median(time for time, _ in runs)
            pages = 1 if name.endswith("one page") else options.n
            ratio = f"  {time / floor:5.1f} × cmark-gfm" if floor and pages > 1 else ""
            print(f"{name:16} {time / pages * 1000:7.3f} ms a page, peak {statistics.median(m for _, m in runs):5.0f} MiB{ratio}")
        if options.formulas:
            found = os.path.join(folder, "formulas.txt")
            with open(found, "w", encoding="utf-8") as lines:
                for name in files:
                    with open(name, encoding="utf-8") as article:
                        lines.writelines(" ".join(tex.split()) + "\n" for tex in formulas(article.read()))
            subprocess.run([options.formulas, found], check=True)


def formulas(text):
    """What stands between the dollars of an article."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    return [display or inline for display, inline in re.findall(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", text, flags=re.S)]


if __name__ == "__main__":
    main()
