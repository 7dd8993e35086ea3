#!/usr/bin/env python3
"""Writes the tables of reference values beside this script, with mpmath at 200 digits, printed with 60.

usage: python3 make.py

Each row: the function, its arguments (exact decimals or fractions), the value correctly rounded to 60 significant
digits. The points are fixed and lean towards 0, ±1, the ends of the domain, the huge and the tiny.
"""
import os
import mpmath
from fractions import Fraction
from mpmath import mp, mpf

mp.dps = 200
HERE = os.path.dirname(os.path.abspath(__file__))

NEAR = ["0.1", "-0.1", "0.5", "-0.5", "0.7", "1/3", "-2/3", "1e-3", "-1e-3", "1e-9", "-1e-9", "1e-30", "0.999999999",
        "-0.999999999", "123/456", "0.8018185525433373"]
WIDE = ["1", "-1", "2", "-2", "1.000000001", "3", "-3.7", "22/7", "10", "-10", "17.25", "-33.3", "100", "-100"]
ALL = NEAR + WIDE
POSITIVE = [x for x in ALL if not x.startswith("-")] + [
    "1e-100", "1e-1000", "1e10", "1e100", "1e1000", "0.6", "0.2", "64/27", "2.718281828459045", "6.02214076e23",
    "1.000000000000000000000000000001", "0.99999999999999999999999"]
GROWING = ALL + ["1000", "-1000", "20000", "-20000.5"]
LARGE = ALL + ["1000", "-1000", "355", "1e6", "-1e10"]
POLES_AWAY = [x for x in ALL if x not in ("-1", "-2", "-10", "-100")] + ["-0.999", "-9.5", "170.6", "-20.3"]


def number(text):
    q = Fraction(text)
    return mpf(q.numerator) / q.denominator


def cbrt(x):
    return mp.cbrt(x) if x >= 0 else -mp.cbrt(-x)


UNARY = {
    "abs": (abs, ALL), "sqrt": (mp.sqrt, POSITIVE), "cbrt": (cbrt, LARGE),
    "exp": (mp.exp, GROWING), "expm1": (mp.expm1, GROWING),
    "log": (mp.log, POSITIVE), "log1p": (mp.log1p, [x for x in ALL if Fraction(x) > -1] + ["1e100", "-0.999999999999999999"]),
    "log2": (lambda x: mp.log(x) / mp.log(2), POSITIVE), "log10": (mp.log10, POSITIVE),
    "sin": (mp.sin, LARGE), "cos": (mp.cos, LARGE), "tan": (mp.tan, LARGE),
    "asin": (mp.asin, NEAR + ["1", "-1"]), "acos": (mp.acos, NEAR + ["-1"]), "atan": (mp.atan, LARGE),
    "sinh": (mp.sinh, GROWING), "cosh": (mp.cosh, GROWING), "tanh": (mp.tanh, LARGE),
    "floor": (mp.floor, LARGE), "ceil": (mp.ceil, LARGE),
    "gamma": (mp.gamma, POLES_AWAY), "lgamma": (lambda x: mp.log(abs(mp.gamma(x))) if abs(x) < 1000 else mp.loggamma(x),
                                                [x for x in POLES_AWAY if x not in ("1", "2")] + ["1e5", "1e20"]),
    "erf": (mp.erf, [x for x in ALL if abs(Fraction(x)) < 30]),
    "factorial": (mp.factorial, [str(n) for n in (0, 1, 2, 3, 4, 5, 10, 13, 20, 25, 52, 100, 170, 1000)]),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), GROWING),
    "relu": (lambda x: max(x, mpf(0)), ALL),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), [x for x in LARGE if abs(Fraction(x)) < 1e9]),
}

PAIRS = [("1", "2"), ("-1", "2"), ("1", "-2"), ("-1", "-2"), ("0.001", "1000"), ("3", "1e-20"), ("-7/3", "22/7"),
         ("1e10", "-1e-10"), ("0.5", "0.5"), ("-0.5", "0.5"), ("5", "-0.1")]
BINARY = {
    "atan2": (mp.atan2, PAIRS + [("1", "0"), ("-1", "0"), ("0", "-1")]),
    "**": (mp.power, [("2", "0.5"), ("0.5", "2"), ("10", "-3"), ("2", "1/3"), ("1/3", "2/3"), ("1.0000001", "12345678.5"),
                      ("2.5", "-1.5"), ("1e-20", "0.1"), ("1e20", "-0.1"), ("0.999", "12345.678"), ("-2", "3"),
                      ("-0.5", "-3"), ("7", "0"), ("3", "100"), ("0.7", "0.7")]),
    "log": (lambda x, b: mp.log(x) / mp.log(b), [("8", "2"), ("0.7", "2"), ("0.1", "10"), ("5", "1/2"), ("7", "3"),
                                                  ("1e-30", "7.5"), ("2", "0.999")]),
    "binomial": (mp.binomial, [("5", "2"), ("10", "10"), ("10", "0"), ("52", "5"), ("100", "50"), ("1000", "3"),
                               ("3", "5"), ("1000000", "4")]),
}


def write(name, arity, table):
    with open(os.path.join(HERE, name), "w") as out:
        out.write(f"# mpmath {mpmath.__version__}, {mp.dps} digits, rounded to 60; written by make.py\n")
        for function, (compute, points) in table.items():
            for point in points:
                arguments = (point,) if arity == 1 else point
                value = compute(*[number(a) for a in arguments])
                out.write("\t".join([function, *arguments, mp.nstr(value, 60, min_fixed=0, max_fixed=0)]) + "\n")


write("unary.tsv", 1, UNARY)
write("binary.tsv", 2, BINARY)
