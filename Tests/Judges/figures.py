#!/usr/bin/env python3
"""Compares packages with their reports: figures.py REPORT.json PACKAGE_DIR [REPORT PACKAGE …]

Everything is reckoned here once more from the JSON, in decimal arithmetic, and looked for in the XLSX
(as openpyxl and calamine read it) and in the CSV files, of whichever profile they are.
Exits 1 with one line for each difference. Needs openpyxl and python-calamine.
"""

import csv
import datetime
import io
import json
import pathlib
import sys
import warnings
from decimal import ROUND_HALF_UP, Decimal

import openpyxl
import python_calamine

from forms import forms

warnings.filterwarnings("ignore")
BOM = "\ufeff"


class Judge:
    def __init__(self, place):
        self.place, self.faults = place, []

    def say(self, where, what):
        self.faults.append(f"{self.place}: {where}: {what}")

    def equal(self, where, found, expected):
        if found != expected:
            self.say(where, f"found {found!r}, expected {expected!r}")


def number_close(found, expected):
    """A stored double against an exact decimal: the last of 16 digits may differ."""
    if not isinstance(found, (int, float)) or isinstance(found, bool):
        return False
    return abs(Decimal(repr(found)) - expected) <= abs(expected) * Decimal("1e-15") + Decimal("1e-18")


def check_workbook(judge, path, wanted):
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    judge.equal("sheets", book.sheetnames, [form.sheet for form in wanted])
    calamine = python_calamine.CalamineWorkbook.from_path(str(path))
    for form in wanted:
        if form.sheet not in book.sheetnames:
            continue
        rows = calamine.get_sheet_by_name(form.sheet).to_python(skip_empty_area=False)
        check_sheet(judge, form, book[form.sheet], values[form.sheet], rows)


def check_sheet(judge, form, sheet, values, calamine):
    raw = {}
    for row, cells in form.grid():
        for column, expected in cells:
            where = f"{form.sheet} R{row}C{column}"
            kind, wanted = expected
            cell, value = sheet.cell(row, column), values.cell(row, column).value
            other = calamine[row - 1][column - 1] if row <= len(calamine) and column <= len(
                calamine[row - 1]) else ""
            if kind == "formula":
                if cell.data_type != "f":
                    judge.say(where, f"no formula: {cell.value!r}")
                kind = "number"
            elif cell.data_type == "f":
                judge.say(where, f"a formula where none may be: {cell.value!r}")
            if kind == "empty":
                judge.equal(where, value, None)
            elif kind == "number":
                for reader, got in (("openpyxl", value), ("calamine", other)):
                    if not number_close(got, wanted):
                        judge.say(f"{where} ({reader})", f"found {got!r}, expected {wanted}")
            elif kind == "date":
                judge.equal(where, value.date() if hasattr(value, "date") else value, wanted)
                # calamine does not know the 29th of February that 1900 has in spreadsheets.
                if wanted >= datetime.date(1900, 3, 1):
                    judge.equal(f"{where} (calamine)", other, wanted)
            else:
                # openpyxl undoes the format's escapes twice where one escape follows another.
                if "_x005F_" not in wanted:
                    judge.equal(where, value, wanted)
                judge.equal(f"{where} (calamine)", other, wanted)
            raw[(row, column)] = True
    for row in sheet.iter_rows(min_row=form.first_row, max_row=form.first_row + len(form.lines) - 1,
                               max_col=form.width):
        for cell in row:
            if cell.value is not None and (cell.row, cell.column) not in raw:
                judge.say(f"{form.sheet} {cell.coordinate}", f"not in the report: {cell.value!r}")


def check_table(judge, path, form):
    data = path.read_bytes()
    is_swedish = data.startswith(BOM.encode())
    text = data.decode("utf-8-sig")
    if not text.endswith("\r\n"):
        judge.say(path.name, "does not end with CRLF")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if is_swedish else ",",
                           strict=True))
    heads = [c.label if is_swedish else c.id for c in form.columns]
    judge.equal(f"{path.name} header", rows[0], ["Radtyp" if is_swedish else "radtyp"] + heads)
    lines = [line for line in form.lines if line.kind in ("rad", "delsumma", "summa")]
    judge.equal(f"{path.name} lines", len(rows) - 1, len(lines))
    for number, (row, line) in enumerate(zip(rows[1:], lines), 2):
        judge.equal(f"{path.name} line {number} type", row[0], line.kind)
        judge.equal(f"{path.name} line {number} fields", len(row), len(form.columns) + 1)
        for column, field in zip(form.columns, row[1:]):
            wanted = table_text(line.values.get(column.id), column, is_swedish)
            judge.equal(f"{path.name} line {number} {column.label}", field, wanted)


def table_text(value, column, is_swedish):
    if value is None:
        return ""
    if isinstance(value, bool):
        return ("Ja" if value else "Nej") if is_swedish else ("true" if value else "false")
    if isinstance(value, Decimal):
        own = max(0, -value.normalize().as_tuple().exponent) if value else 0
        decimals = max(own, column.stored_decimals)
        shown = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}" if decimals else f"{value:.0f}"
        shown = shown.removeprefix("-") if not value else shown
        return shown.replace(".", ",") if is_swedish else shown
    if isinstance(value, datetime.date):
        return value.isoformat()
    if is_swedish:
        stripped = value.lstrip()
        if stripped[:1] and stripped[0] in "=+-@＝＋－＠" or value[:1] in ("\t", "\r", "\n"):
            return "'" + value
    return value


def judge_package(report_path, package):
    judge = Judge(package)
    report = json.loads(report_path.read_text("utf-8-sig"), parse_float=Decimal, parse_int=Decimal)
    wanted = forms(report)
    stem = f"{report['namnd']['kod']}-{report['period']['ar']}-{report['period']['typ']}"
    book = package / f"{stem}.xlsx"
    if wanted or book.exists():
        check_workbook(judge, book, wanted)
    for form in wanted:
        path = package / f"{stem}-{form.id}.csv"
        if not path.exists():
            judge.say(path.name, "missing")
        else:
            check_table(judge, path, form)
    return judge.faults


def main(arguments):
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    faults = []
    for report, package in zip(arguments[::2], arguments[1::2]):
        faults += judge_package(pathlib.Path(report), pathlib.Path(package))
    print("\n".join(faults) if faults else f"{len(arguments) // 2} packages agree with their reports")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
