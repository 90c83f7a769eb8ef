#!/usr/bin/env python3
"""Compares the texts of packages with their other files: text.py REPORT.json PACKAGE_DIR [REPORT PACKAGE …]

Parses every amount that the program wrote into the tjänsteutlåtande. A figure of a form must be the cell
of the XLSX (as openpyxl reads its stored value) and the field of the CSV, rounded half away from zero to
the form's decimals, row for row; the amounts of the sentences are reckoned once more from the JSON, and
must stand in their order, none more and none less. The page of every text is measured as well.
Exits 1 with one line for each difference. Needs openpyxl.
"""

import csv
import io
import json
import pathlib
import re
import sys
import warnings
from decimal import ROUND_HALF_UP, Decimal

import openpyxl

from columns import ZERO
from figures import Judge
from forms import forms
from textreading import (NUMBER, amount, has_table, letters, numeric, read_blocks, read_list, read_table,
                         section, width)

warnings.filterwarnings("ignore")
SAID = re.compile(rf"((?:\S+ \S+: )?\S+(?: om)?) (minus\xa0)?({NUMBER})\xa0(mnkr|tkr|kr)\b")
HEADINGS = {"projekt": "Projekt som ej är investeringar", "resultatenheter": "Resultatenheter",
            "investeringar": "Investeringsbudget", "lokaler": "Lokaler"}
REMARK = "Beloppen är avrundade var för sig. Summan av raderna"
DECIMALS = {"projekt": 1, "investeringar": 1}
UNIT = {"projekt": "mnkr", "investeringar": "mnkr", "resultatenheter": "tkr", "lokaler": "kr"}
CELL = {"areaKvm": 2, "arshyra": 5, "soktBelopp": 6}  # the sheet Lokaler joins its other columns
counts = {"figures": 0, "amounts": 0, "inexact": 0, "lines": 0}


def rounded(value, decimals):
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + ZERO


def check_page(judge, path):
    data = path.read_bytes()
    text = data.decode("utf-8", "strict")
    if "\r" in text or "\t" in text or not text.endswith("\n") or text.endswith("\n\n"):
        judge.say(path.name, "line breaks or tabs, or not one line break at the end")
    for number, line in enumerate(text.split("\n")[:-1], 1):
        counts["lines"] += 1
        if line and line[-1].isspace():
            judge.say(f"{path.name}:{number}", "trailing blank")
        words = re.sub("[\xa0\u202f\u2007]", "x", line.strip()).split()
        if width(line) > 78 and len(words) > 1:
            judge.say(f"{path.name}:{number}", f"{width(line)} columns wide")


def check_figures(judge, form, text, cells, fields):
    lines = [line for line in form.lines if line.kind in ("rad", "delsumma", "summa")]
    rows = read_blocks(text, form) if form.id == "projekt" else (
        read_table(text, form) if has_table(text) else read_list(text, form))
    judge.equal(f"{form.sheet}: rows in the text", len(rows), len(lines))
    for line, (name, found), cell, field in zip(lines, rows, cells, fields):
        wanted = line.values[form.columns[0].id]
        where = f"{form.sheet}, {wanted[:40]!r}"
        judge.equal(where, letters(name), letters(wanted))
        for column in numeric(form):
            shown, is_percent = found.pop(column.id, None), column.kind == "percent"
            place, decimals = f"{where}, {column.label}", 1 if is_percent else DECIMALS.get(form.id, 0)
            if not field[column.label]:
                judge.equal(place, (shown, cell[column.id]), (None, None))
                continue
            if shown is None:
                judge.say(place, "not in the text")
                continue
            counts["figures"] += 1
            exact = Decimal(field[column.label].replace(",", ".")) * (100 if is_percent else 1)
            stored = Decimal(repr(cell[column.id])) * (100 if is_percent else 1)
            judge.equal(f"{place} (CSV)", amount(shown), rounded(exact, decimals))
            judge.equal(f"{place} decimals", -amount(shown).as_tuple().exponent, decimals)
            if rounded(stored, decimals) != amount(shown):
                # A double holds 15 digits: a sum of more cannot be kept to the last one.
                counts["inexact"] += 1
                if abs(stored - exact) > abs(exact) * Decimal("1e-15") or stored == exact:
                    judge.say(f"{place} (XLSX)", f"found {shown}, stored {stored}")
        dates = sorted(str(line.values[c.id]) for c in form.columns
                       if form.id == "projekt" and c.kind == "date" and line.values.get(c.id))
        judge.equal(f"{where}, dates", sorted(found.pop("dates", [])), dates)
        judge.equal(f"{where}, figures without a column", found, {})
    judge.equal(f"{form.sheet}: remark on rounding", REMARK in " ".join(text.split()), adds_wrongly(form, lines))


def adds_wrongly(form, lines):
    for id in (c.id for c in form.columns if c.summed and form.id != "lokaler"):
        whole = group = ZERO
        for line in lines:
            shown = rounded(line.values.get(id) or ZERO, DECIMALS.get(form.id, 0))
            if line.kind == "rad":
                whole, group = whole + shown, group + shown
            elif shown != (group if line.kind == "delsumma" else whole):
                return True
            group = ZERO if line.kind == "delsumma" else group
    return False


def sentences(form, year, is_over):
    """The amounts that the sentences about a form must say: the words before, and the amount."""
    decimals, rows = DECIMALS.get(form.id, 0), [x.values for x in form.lines if x.kind == "rad"]
    total = {c.id: sum((row.get(c.id) or ZERO for row in rows), ZERO) for c in numeric(form)}

    def outcome(shortfall):
        value = rounded(shortfall, decimals)
        return [("underskott om" if value > 0 else "överskott om", abs(value))] if value else []

    if form.id == "lokaler":
        return [("sammanlagt", total["soktBelopp"])]
    if form.id == "investeringar":
        plan, now = total[f"vp{year}"], total[f"prognos{year}"]
        return [("är", rounded(now, 1)), ("är", rounded(plan, 1))] + outcome(now - plan)
    if form.id == "resultatenheter":
        shortfalls = [total["resultatForegaende"], total["beraknatResultat"], -total["ackumuleradOverforing"]]
        return sum((outcome(s) or [("är", ZERO)] for s in shortfalls), [])
    pairs = [(f"prognos{year}", f"budget{year}", "budget"), ("totalPrognos", "totalBeslutat", "beslutat")]
    said = sum((outcome(sum(total[now + k] - total[then + k] for k in ("Kostnad", "Intakt")))
                for now, then, _ in pairs), [])
    for row in [total] + rows:
        for now, then, word in pairs:
            for kind, name, sign in (("Kostnad", "Kostnad", 1), ("Intakt", "Intäkt", -1)):
                subject = f"Total {name.lower()}" if word == "beslutat" else f"{name} {year}"
                end = outcome(row[now + kind] - row[then + kind])
                if end or row is total:
                    current = "utfall" if is_over and word == "budget" else "prognos"
                    said += [(f"{subject}: {current}", rounded(sign * row[now + kind], decimals)),
                             (word, rounded(sign * row[then + kind], decimals))] + end
    return said


def check_said(judge, where, text, unit, wanted):
    found = [(match[1], amount(match[3]) * (-1 if match[2] else 1), match[4])
             for match in SAID.finditer(re.sub(r" *\n *", " ", text))]
    counts["amounts"] += len(found)
    judge.equal(f"{where}: amounts of the sentences", found, [(word, value, unit) for word, value in wanted])


def judge_package(report_path, package):
    judge = Judge(package)
    report = json.loads(report_path.read_text("utf-8-sig"), parse_float=Decimal, parse_int=Decimal)
    year, stem = int(report["period"]["ar"]), package.name
    for path in sorted(package.glob(f"{stem}-*.txt")):
        check_page(judge, path)
    text = (package / f"{stem}-tjansteutlatande.txt").read_text("utf-8")
    economy, wanted = section(text, "Uppföljning av budget", "=") or "", forms(report)
    tables = section(text, "Uppgifter enligt blanketterna", "=") or ""
    if wanted:
        book = openpyxl.load_workbook(package / f"{stem}.xlsx", data_only=True)
    requests = []
    for form in wanted:
        part = section(economy, HEADINGS[form.id], "-")
        if part is None:
            judge.say(form.sheet, "no section in the text")
            continue
        has_rows = any(line.kind == "rad" for line in form.lines)
        figures = section(tables, HEADINGS[form.id], "-") or ""
        said = sentences(form, year, report["period"]["typ"] == "VB") if has_rows else []
        requests += [("begär", value) for _, value in said if form.id == "lokaler" and value]
        check_said(judge, form.sheet, part, UNIT[form.id], said)
        if has_rows:
            data = (package / f"{stem}-{form.id}.csv").read_text("utf-8-sig")
            fields = list(csv.DictReader(io.StringIO(data, newline=""), delimiter=";", strict=True))
            cells = [{c.id: book[form.sheet].cell(row, CELL.get(c.id, n)).value
                      for n, c in enumerate(form.columns, 1)}
                     for (row, _), line in zip(form.grid(), form.lines)
                     if line.kind in ("rad", "delsumma", "summa")]
            check_figures(judge, form, figures, cells, fields)
        elif figures:
            judge.say(form.sheet, "figures of a form without rows")
    if not (report.get("tjansteutlatande") or {}).get("forslagTillBeslut"):
        points = section(text, "Förvaltningens förslag till beslut", "=")
        check_said(judge, "Förslag till beslut", points, "kr", requests)
    return judge.faults


def main(arguments):
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    faults = []
    for report, package in zip(arguments[::2], arguments[1::2]):
        faults += judge_package(pathlib.Path(report), pathlib.Path(package))
    print("\n".join(faults) if faults else (
        f"the texts of {len(arguments) // 2} packages agree with their reports: {counts['figures']} figures of "
        f"the forms ({counts['inexact']} beyond a double's digits), {counts['amounts']} amounts in sentences, "
        f"{counts['lines']} lines"))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
