#!/usr/bin/env python3
"""Inserts rows with LibreOffice and looks at the sums: insertion.py FILE.xlsx …

Each file needs own subtotals in form A and rows in form B, as examples/EXN-2020-T2.json has. In every
case a row is inserted, 1000 is written into its amounts, everything is recalculated, and the form's sum
and the subtotal of the row's group must have grown by 1000 while the other subtotals stand still.
Exits 1 with one line for each fault. Needs soffice and the uno module (Debian: python3-uno).
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

try:
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException
except ImportError:
    # The module belongs to the system's Python, which need not be the one in the path.
    if sys.executable != "/usr/bin/python3" and pathlib.Path("/usr/bin/python3").exists():
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    raise

ADDED = 1000.0


class Office:
    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        pipe = f"blankettd-{os.getpid()}"
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{self.folder.name}/profile", "--headless",
             "--norestore", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(240):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.25)
        else:
            raise SystemExit("soffice does not answer")
        self.desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context)
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        self.process.wait(30)
        self.folder.cleanup()

    def open(self, path):
        hidden = PropertyValue()
        hidden.Name, hidden.Value = "Hidden", True
        return self.desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, (hidden,))


class Form:
    """A sheet with its rows under the heads; rows count from 0."""

    def __init__(self, document, name, first, total, columns):
        self.document, self.first, self.columns = document, first, columns
        self.sheet = document.Sheets.getByName(name)
        self.total_name = total

    def text(self, row):
        return self.sheet.getCellByPosition(0, row).String

    def is_sum(self, row):
        return "SUBTOTAL" in self.sheet.getCellByPosition(self.columns[0], row).Formula

    def total(self):
        row = self.first
        while self.text(row) != self.total_name:
            row += 1
        return row

    def subtotals(self):
        return [row for row in range(self.first, self.total()) if self.is_sum(row)]

    def values(self, row):
        return [self.sheet.getCellByPosition(column, row).Value for column in self.columns]

    def insert(self, row):
        self.sheet.Rows.insertByIndex(row, 1)
        for column in self.columns:
            cell, above = (self.sheet.getCellByPosition(column, r) for r in (row, row - 1))
            if above.Formula.startswith("=") and not self.is_sum(row - 1):
                self.sheet.copyRange(cell.CellAddress, self.sheet.getCellRangeByPosition(
                    column, row - 1, column, row - 1).RangeAddress)
            else:
                cell.Value = ADDED
        self.document.calculateAll()


def cases(form):
    rows, subtotals = (form.first, form.total()), form.subtotals()
    yield "second row", rows[0] + 1
    yield "middle", (rows[0] + rows[1]) // 2
    yield "above the empty row", rows[1] - 1
    yield "just above the sum", rows[1]
    for row in subtotals:
        yield f"just above '{form.text(row)}'", row
        yield f"just below '{form.text(row)}'", row + 1


def check(open_form, name):
    """One fault a line; every case gets a fresh document."""
    form = open_form()
    wanted = list(cases(form))
    form.document.close(True)
    faults = []
    for case, row in wanted:
        form = open_form()
        sums = form.subtotals() + [form.total()]
        before = [form.values(r) for r in sums]
        form.insert(row)
        moved = [r + 1 if r >= row else r for r in sums]
        added = form.values(row)
        group = next((r for r in moved[:-1] if r > row), None)
        for r, old in zip(moved, before):
            grows = r == moved[-1] or r == group
            for column, was, now, more in zip(form.columns, old, form.values(r), added):
                wanted_value = was + (more if grows else 0)
                if abs(now - wanted_value) > 1e-6 * max(1, abs(wanted_value)):
                    faults.append(f"{name}, {case}: '{form.text(r)}' column {column + 1} is {now}, "
                                  f"expected {wanted_value}")
        form.document.close(True)
    return faults, len(wanted)


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    faults, count = [], 0
    with Office() as office:
        for argument in arguments:
            path = pathlib.Path(argument)
            for sheet, first, total, columns in (
                    ("Projekt", 9, "Summa", range(1, 27)),
                    ("Resultatenheter", 10, "Summa resultatenheter", (1, 2, 3, 4, 5, 7))):
                found, cases_tried = check(
                    lambda: Form(office.open(path), sheet, first, total, columns),
                    f"{path.name} {sheet}")
                faults, count = faults + found, count + cases_tried
    print("\n".join(faults) if faults else f"{count} inserted rows are in the sums they belong to")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
