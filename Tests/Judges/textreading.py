"""Reads the tjänsteutlåtande: its sections, and the figures of a form, whichever shape they have there."""

import re
import unicodedata
from decimal import Decimal

NUMBER = r"-?\d{1,3}(?:\xa0\d{3})*(?:,\d+)?(?:\xa0%)?"
RULE = re.compile(r"^-{20,}$", re.M)


def amount(text):
    return Decimal(re.sub(r"[\xa0%]", "", text).replace(",", "."))


def letters(text):
    return "".join(text.split())


def width(line):
    """The columns of a terminal, as wcwidth counts them."""
    wide = 0
    for character in line:
        kind = unicodedata.category(character)
        if kind not in ("Mn", "Me", "Cf") and not "\u1160" <= character <= "\u11ff":
            # Python calls some characters wide that are not assigned.
            wide += 1 + (kind != "Cn" and unicodedata.east_asian_width(character) in "WF")
    return wide + len(re.findall("[\u2000-\u32ff]\ufe0f", line))


def section(text, heading, rule):
    """What stands under a heading, up to the next of its level or a higher one."""
    start = re.search(rf"^{re.escape(heading)}\n{rule}{{{len(heading)}}}\n", text, re.M)
    if not start:
        return None
    rest = text[start.end():]
    # A table has a rule under its heads as well; they stand blanks apart, as no heading's words do.
    end = re.search(r"^(?!.*  ).+\n(?:==+|--+)\n" if rule == "-" else r"^.+\n==+\n", rest, re.M)
    return rest[:end.start()] if end else rest


def numeric(form):
    return [c for c in form.columns if c.kind in ("amount", "percent")]


def read_blocks(text, form):
    ids = {}
    for column in numeric(form):
        words = re.sub(r"^\(\d+\) ", "", column.label).split(" ")
        kind = next(w for w in words if w.lower() in ("kostnad", "intäkt"))
        words.remove(kind)
        ids[" ".join(words).capitalize(), kind.capitalize()] = column.id
    rows, name = [], ""
    for line in text.split("\n"):
        match = re.fullmatch(rf"  (\S.*?) {{2,}}({NUMBER}) +({NUMBER})", line)
        if re.fullmatch(r" +Kostnad +Intäkt", line):
            rows.append((name, {"dates": []}))
        elif match and rows:
            for kind, figure in (("Kostnad", match[2]), ("Intäkt", match[3])):
                rows[-1][1][ids.get((match[1], kind), f"{match[1]} {kind}")] = figure
        elif re.match(r"  (Tid|Startdatum|Avslutningsdatum) ", line):
            rows[-1][1]["dates"] += re.findall(r"\d{4}-\d\d-\d\d", line)
        name = "" if not line else name + line
    return rows


def read_list(text, form):
    labels = {re.sub(r"^\(\d+\) ", "", c.label): c.id for c in numeric(form)}
    rows, is_name = [], False
    for before, line in zip([""] + text.split("\n"), text.split("\n")):
        match = re.fullmatch(rf"  ({'|'.join(map(re.escape, labels))}): +({NUMBER})", line)
        if line and not line.startswith(" ") and (not before or is_name):
            rows = rows[:-1] + [(rows[-1][0] + line, {})] if is_name else rows + [(line, {})]
            is_name = True
            continue
        is_name = False
        if match:
            rows[-1][1][labels[match[1]]] = match[2]
    return [row for row in rows if row[1]]


def has_table(text):
    return RULE.search(text) is not None


def read_table(text, form):
    columns, rows, name = numeric(form), [], ""
    for line in text[RULE.search(text).end():].split("\n"):
        match = re.fullmatch(rf"(.*?)((?: {{2,}}{NUMBER}){{{len(columns)}}})", line)
        if match:
            rows.append((name + match[1], dict(zip((c.id for c in columns), re.findall(NUMBER, match[2])))))
        name = "" if match or set(line) <= {"-"} else name + line
    return rows
