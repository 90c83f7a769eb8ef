"""The four forms of the city as contract §4 describes them, filled from a report."""

import datetime
import re
from decimal import Decimal

from columns import (ZERO, investment_columns, premises_columns, project_columns, unit_columns)

FIRST_ROW = {"projekt": 10, "resultatenheter": 11, "investeringar": 7, "lokaler": 8}


class Line:
    def __init__(self, kind, values, live=()):
        self.kind, self.values, self.live = kind, values, set(live)


class Form:
    """`lines` are the rows under the heads, fillers and blank rows too."""

    def __init__(self, id, sheet, columns, first_row):
        self.id, self.sheet, self.columns, self.first_row = id, sheet, columns, first_row
        self.lines, self.statement, self.width = [], None, len(columns)

    def grid(self):
        for index, line in enumerate(self.lines):
            cells = [(n, shown(line.values.get(c.id), c.id in line.live))
                     for n, c in enumerate(self.columns, 1)]
            if index == 0 and self.statement and self.id == "resultatenheter":
                cells[0] = (1, ("text", self.statement))
            yield self.first_row + index, cells


class Premises(Form):
    """Form D shows several values in one cell and a mark in one of two."""

    def grid(self):
        for index, line in enumerate(self.lines):
            v = line.values.get
            cells = [
                joined([v("adress"), v("fastighetsbeteckning"), v("fastighetsagare"), v("objektsnamn")]),
                shown(v("areaKvm")), joined([v("loptidTom"), v("uppsagning")]), shown(v("tidpunkt")),
                shown(v("arshyra")), shown(v("soktBelopp")), shown(v("beskrivning")),
                shown("X" if v("iLokalforsorjningsplanen") is True else None),
                shown("X" if v("iLokalforsorjningsplanen") is False else None), shown(v("kommentar"))]
            yield self.first_row + index, list(enumerate(cells, 1))


def joined(values):
    """Several values in one cell, each on a line; a value alone keeps its type."""
    stated = [value for value in values if value is not None]
    if len(stated) < 2:
        return shown(stated[0] if stated else None)
    return ("text", "\n".join(str(value) for value in stated))


def shown(value, live=False):
    if live:
        return ("formula", value)
    if value is None or value == "":
        return ("empty", None)
    if isinstance(value, Decimal):
        return ("number", value)
    return ("date", value) if isinstance(value, datetime.date) else ("text", value)


def date(text):
    """The day that a text names, or the text itself."""
    try:
        day = datetime.date.fromisoformat(text) if re.fullmatch(r"[0-9-]{10}", text) else None
    except ValueError:
        day = None
    return day if day and day.year >= 1900 else text


def at(row, path):
    for key in path.split("."):
        row = row.get(key) if isinstance(row, dict) else None
    return row.replace("\r\n", "\n").replace("\r", "\n") if isinstance(row, str) else row


def forms(report):
    year, tables = int(report["period"]["ar"]), report.get("blanketter") or {}
    kinds = [
        ("projekt", "Projekt", project_columns(year), 5, ("Summa", 0)),
        ("resultatenheter", "Resultatenheter", unit_columns(year), 17, ("Summa resultatenheter", 0)),
        ("investeringar", "Investeringar", investment_columns(year), 0, ("Summa", 2)),
        ("lokaler", "Lokaler", premises_columns(), 0, None)]
    result = []
    for id, sheet, columns, least, total in kinds:
        if tables.get(id) is None:
            continue
        kind = Premises if id == "lokaler" else Form
        form = kind(id, sheet, columns, FIRST_ROW[id])
        form.width = 10 if id == "lokaler" else len(columns)
        fill(form, tables[id], least, total)
        result.append(form)
    return result


def fill(form, table, least, total):
    rows = table.get("rader") or []
    form.statement = table.get("uttalande") if not rows else None
    sums = {c.id: ZERO for c in form.columns if c.summed}
    group = dict(sums)
    for row in rows:
        if row.get("delsumma"):
            form.lines.append(Line("delsumma", {form.columns[0].id: at(row, "namn"), **group}, group))
            group = {id: ZERO for id in group}
            continue
        line = values(form, row)
        form.lines.append(line)
        for id in sums:
            sums[id] += line.values.get(id) or ZERO
            group[id] += line.values.get(id) or ZERO
    while len(form.lines) < least:
        form.lines.append(values(form, None))
    if total and len(rows) >= total[1]:
        form.lines.append(Line("blank", {}))
        form.lines.append(Line("summa", {form.columns[0].id: total[0], **sums}, sums))


def values(form, row):
    found, live = {}, []
    for column in form.columns:
        value = at(row, column.path) if row and not column.formula else None
        if isinstance(value, Decimal) and not value:
            value = ZERO
        if column.kind in ("date", "dateOrText") and value is not None:
            value = date(value)
        found[column.id] = column.missing if value is None else value
    for column in form.columns:
        if column.formula:
            found[column.id] = column.formula(lambda id: found.get(id) or ZERO)
            live.append(column.id)
    if row and row.get("intraprenad") and not found[form.columns[0].id].endswith(" (intraprenad)"):
        found[form.columns[0].id] += " (intraprenad)"
    return Line("rad" if row else "filler", found, live)
