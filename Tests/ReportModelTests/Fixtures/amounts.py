"""Writes amounts.txt: exact arithmetic as Python's decimal does it. Run it again after a change here."""

import random
from decimal import ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path

getcontext().prec = 120
random.seed(20200831)
TWELFTH = Decimal("1e-12")
LIMIT = Decimal((2**127 - 1) // 10**12 * 10**12)  # in units, as Amount.limit


def amount():
    """A number as a report or a quotient may hold it."""
    kind = random.random()
    if kind < 0.5:  # as in a report: 15 digits, 6 decimals
        digits, decimals = random.randint(1, 15), random.randint(0, 6)
    elif kind < 0.8:  # as in a form
        digits, decimals = random.randint(1, 6), random.randint(0, 3)
    else:  # a result
        digits, decimals = random.randint(1, 24), 12
    value = Decimal(random.randint(0, 10**digits - 1)).scaleb(-decimals)
    return -value if random.random() < 0.4 else value


def tie():
    """A small odd number of units, whose half lies between two of them."""
    return Decimal(random.randrange(-9999, 10000, 2)).scaleb(-12)


def shown(value):
    rounded = value.quantize(TWELFTH, ROUND_HALF_UP)
    if abs(rounded / TWELFTH) > LIMIT:
        return "overflow"
    return plain(rounded)


def plain(value):
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def result(sign, a, b):
    if sign == "+":
        return shown(a + b)
    if sign == "-":
        return shown(a - b)
    if sign == "*":
        return shown(a * b)
    return "zero" if b == 0 else shown(a / b)


lines = ["# sign, two operands and the result to 12 decimals, halves away from zero"]
for sign in "+-*/":
    for _ in range(290):
        a, b = amount(), amount()
        lines.append(f"{sign} {plain(a)} {plain(b)} {result(sign, a, b)}")
halves = [Decimal("0.5"), Decimal("-0.5"), Decimal("1.5"), Decimal("0.25"), Decimal("-2.5")]
for _ in range(60):
    a, b = tie(), random.choice(halves)
    lines.append(f"* {plain(a)} {plain(b)} {result('*', a, b)}")
for _ in range(60):
    a, b = tie(), Decimal(random.choice([2, -2, 4, 6, -8, 10]))
    lines.append(f"/ {plain(a)} {plain(b)} {result('/', a, b)}")
for sign in "+-*/":  # near the limit of the representation
    for _ in range(30):
        a = Decimal(random.randint(-(2**127) + 1, 2**127 - 1)).scaleb(-12)
        b = Decimal(random.randint(-(2**127) + 1, 2**127 - 1)).scaleb(-12)
        if sign == "*":
            b = Decimal(random.randint(-3 * 10**12, 3 * 10**12)).scaleb(-12)
        if sign == "/":
            b = Decimal(random.randint(-3 * 10**12, 3 * 10**12)).scaleb(random.choice([-12, 0]))
        lines.append(f"{sign} {plain(a)} {plain(b)} {result(sign, a, b)}")
for a, b in [("1", "0"), ("0", "0"), ("0", "-3"), ("1", "3"), ("-2", "3"), ("5", "100")]:
    lines.append(f"/ {a} {b} {result('/', Decimal(a), Decimal(b))}")

lines.append("# round, decimals, a number and the number rounded, halves away from zero")
for index in range(420):
    decimals = index % 7
    value = amount()
    if index % 3 == 0:  # just between two
        half = Decimal(random.randint(-9999, 9999)) + Decimal(random.choice(["0.5", "-0.5"]))
        value = half.scaleb(-decimals)
    step = Decimal(1).scaleb(-decimals)
    lines.append(f"round {decimals} {plain(value)} {plain(value.quantize(step, ROUND_HALF_UP))}")

lines.append("# double, a number of at most 15 digits and the nearest binary number in hexadecimal")
for _ in range(300):
    digits = random.randint(1, 15)
    value = Decimal(random.randint(-(10**digits) + 1, 10**digits - 1))
    value = value.scaleb(-random.randint(0, 6))
    lines.append(f"double {plain(value)} {float(value).hex().replace('-0x0.0p', '0x0.0p')}")
for value in [amount() for _ in range(60)]:
    lines.append(f"double {plain(value)} {float(value).hex().replace('-0x0.0p', '0x0.0p')}")

Path(__file__).with_name("amounts.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
