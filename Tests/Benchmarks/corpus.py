#!/usr/bin/env python3
"""A seeded corpus of articles for benchmarks: corpus.py FOLDER [-n 1000] [--seed 7]

An article is about 7 KB of Markdown: front matter, headings, prose (every tenth in Chinese), lists, links to other
articles, one table with a rule, 16 formulas in LaTeX and 5 worked examples whose digits are computed here with mpmath
at 50 digits, away from ties. Article i depends on the seed and i alone.
"""
import argparse
import os
import random

import mpmath

mpmath.mp.dps = 50

EN = {
    "lead": "A model that gives every outcome a probability can be judged by how surprised it is.",
    "body": [
        "The loss of a prediction is the surprise at what really happened, and the mean of it over many "
        "cases is what training makes small.",
        "A distribution that is spread evenly has the greatest entropy; one that is sure of its outcome has none.",
        "Two distributions over the same outcomes differ by a divergence that is never negative and is nought "
        "only where they agree.",
        "The base of the logarithm chooses the unit: two gives bits, and the natural one gives nats.",
        "Rounding the terms before adding them is a habit worth giving up, as the last digit shows.",
        "Nothing here depends on the order of the outcomes, only on how likely each of them is.",
        "Whoever wants to follow the steps with a pocket calculator will find each of them in the formulas.",
    ],
    "table": ["outcome", "first", "second", "third", "fourth"],
    "heads": ["What is measured", "A table", "Worked steps", "Two distributions", "What follows"],
}
ZH = {
    "lead": "给每个结果一个概率的模型，可以用它的惊讶程度来评判。",
    "body": [
        "预测的损失就是对真实结果的惊讶，训练要做的是把许多例子的平均惊讶降下来。",
        "均匀的分布熵最大，而完全确定的分布熵为零，中间的情形介于两者之间。",
        "同一组结果上的两个分布之间有一个散度，它从不为负，只有两者一致时才等于零。",
        "对数的底决定单位：以二为底得到比特，自然对数得到奈特。",
        "先把各项四舍五入再相加，是一个应当改掉的习惯，最后一位数字会说明原因。",
        "这里的一切都与结果的排列次序无关，只取决于每个结果有多大的可能。",
        "想用计算器逐步核对的读者，可以在公式里找到每一步。",
    ],
    "table": ["结果", "第一", "第二", "第三", "第四"],
    "heads": ["度量什么", "一张表", "逐步计算", "两个分布", "结论"],
}
FORMULAS = [
    r"H(p) = -\sum_{i=1}^{n} p_i \log p_i", r"D(p \,\|\, q) \ge 0", r"q_i > 0", r"\sigma(z) = \frac{1}{1 + e^{-z}}",
    r"\log(ab) = \log a + \log b", r"p_i \in [0, 1]", r"\sum_i p_i = 1", r"\partial L / \partial w",
]


def printed(x, decimals):
    """x at so many decimals, or None if it is too near a tie to be beyond dispute."""
    scaled = x * mpmath.mpf(10) ** decimals
    low = mpmath.floor(scaled)
    if abs(scaled - low - mpmath.mpf(1) / 2) < mpmath.mpf("1e-9"):
        return None
    n = int(mpmath.nint(scaled))
    sign, n = ("-", -n) if n < 0 else ("", n)
    digits = str(n).rjust(decimals + 1, "0")
    return sign + digits[:-decimals] + "." + digits[-decimals:]


def distribution(rng):
    while True:
        parts = [rng.randint(1, 20) for _ in range(4)]
        total = sum(parts)
        parts[-1] += 20 - total % 20 if total % 20 else 0
        if sum(parts) in (20, 40, 80) and min(parts) > 0:
            scale = sum(parts)
            return [mpmath.mpf(k) / scale for k in parts], [repr(k / scale) for k in parts]


def article(seed, index, count):
    rng = random.Random(f"{seed}/{index}")
    words = ZH if index % 10 == 9 else EN
    while True:
        (p, ptext), (q, qtext) = distribution(rng), distribution(rng)
        x = mpmath.mpf(rng.randint(11, 99)) / 10
        entropy = -sum(a * mpmath.log(a) for a in p)
        cross = -sum(a * mpmath.log(b) for a, b in zip(p, q))
        cells = [printed(-mpmath.log(a), 3) for a in p]
        values = {
            "entropy": printed(entropy, 4), "cross": printed(cross, 4), "divergence": printed(cross - entropy, 5),
            "sigmoid": printed(1 / (1 + mpmath.exp(-x)), 6), "root": printed(mpmath.sqrt(x) + mpmath.log(x), 5),
        }
        if all(cells) and all(values.values()):
            break
    formulas = iter(rng.choice(FORMULAS) for _ in range(16))
    prose = lambda n: " ".join(rng.choice(words["body"]) + (f" ${next(formulas)}$" if k == 0 else "") for k in range(n))
    link = lambda: f"[{words['heads'][rng.randrange(5)]}](a{rng.randrange(count):05}.md)"
    out = ["---", f"title: Article {index}", "date: 2026-11-21", f"lang: {'zh' if words is ZH else 'en'}",
           "tags: [entropy, example]", "---", "", words["lead"] + " " + prose(5), ""]
    out += [f"## {words['heads'][0]}", "", prose(5), ""] + [f"- {prose(1)} {link()}" for _ in range(4)] + [""]
    out += ["```swift recto", f"let p = [{', '.join(ptext)}]", f"let H = entropy(p)   // ≈ {values['entropy']} nats",
            "sum(p) == 1", "```", ""]
    out += [f"$$ {next(formulas)} $$", "", prose(4), "", f"## {words['heads'][1]}", ""]
    out += ["| " + words["table"][0] + " | $r$ | $I$ |", "|---|---|---|"]
    out += [f"| {name} | {a} | {cell} |" for name, a, cell in zip(words["table"][1:], ptext, cells)]
    out += ["", "<!-- recto: let I = -log(r) -->", "", prose(5), "", f"## {words['heads'][2]}", ""]
    out += ["```swift recto steps", f"-sum(p * log(p))   // ≈ {values['entropy']}", "```", "", prose(4), ""]
    out += ["```swift recto", f"let q = [{', '.join(qtext)}]",
            f"let C = crossEntropy(p, q)   // ≈ {values['cross']}", "```", ""]
    out += [f"$$ {next(formulas)} $$", "", f"## {words['heads'][3]}", "", prose(5), ""]
    out += ["```swift recto", f"let D = klDivergence(p, q)   // ≈ {values['divergence']}", "D < C", "```", ""]
    out += [f"**{values['divergence']}**<!-- = D --> {prose(4)}", "", "> " + prose(3), ""]
    out += ["```swift recto", f"sigmoid({mpmath.nstr(x, 2)})   // ≈ {values['sigmoid']}",
            f"sqrt({mpmath.nstr(x, 2)}) + log({mpmath.nstr(x, 2)})   // ≈ {values['root']}", "```", ""]
    out += [f"## {words['heads'][4]}", "", prose(6), "", prose(5), ""]
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    content = os.path.join(options.folder, "Content")
    os.makedirs(content, exist_ok=True)
    for index in range(options.n):
        with open(os.path.join(content, f"a{index:05}.md"), "w", encoding="utf-8") as file:
            file.write(article(options.seed, index, options.n))


if __name__ == "__main__":
    main()
