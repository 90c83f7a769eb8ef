#!/usr/bin/env python3
"""Compares stored results with LibreOffice's: recalculation.py FILE.xlsx …

LibreOffice converts all files twice, never recalculating and always, in a profile of its own. The
first must give back what is stored, in the 15 digits that LibreOffice writes; the second must agree
with it within 1e-12 of the largest number on the row or in the column. Exits 1 with one line for each difference. Needs openpyxl and soffice.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

import openpyxl

warnings.filterwarnings("ignore")
NEVER, ALWAYS = 1, 0
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{mode}</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>sv-SE</value></prop></item>
</oor:items>
"""


def converted(files, folder, mode):
    """The files as LibreOffice writes them again."""
    profile, out = folder / f"profile{mode}", folder / f"out{mode}"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE.format(mode=mode))
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
               "xlsx", "--outdir", str(out)]
    subprocess.run(command + [str(f) for f in files], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=60 + 5 * len(files))
    return [out / f.name for f in files]


def compare(original, never, always):
    faults, cells = [], 0
    formulas = openpyxl.load_workbook(original)
    stored, kept, reckoned = (openpyxl.load_workbook(p, data_only=True) for p in (original, never, always))
    for sheet in formulas:
        values = stored[sheet.title]
        largest = {}
        for row in values.iter_rows():
            for cell in row:
                if isinstance(cell.value, (int, float)):
                    largest[cell.row] = max(largest.get(cell.row, 0), abs(cell.value))
                    key = ("column", cell.column)
                    largest[key] = max(largest.get(key, 0), abs(cell.value))
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                cells += 1
                place = f"{original.name} {sheet.title} {cell.coordinate}"
                mine = values[cell.coordinate].value
                term = max(largest.get(cell.row, 0), largest.get(("column", cell.column), 0))
                for name, book, room in (("stored", kept, 1e-14), ("recalculated", reckoned, 1e-12)):
                    theirs = book[sheet.title][cell.coordinate].value
                    if not isinstance(theirs, (int, float)) or abs(theirs - mine) > room * max(term, 1):
                        faults.append(f"{place}: {mine!r}, LibreOffice {name} {theirs!r} ({cell.value})")
    return faults, cells


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    files = [pathlib.Path(argument).resolve() for argument in arguments]
    faults, cells = [], 0
    with tempfile.TemporaryDirectory() as folder:
        # Files of one name would meet in the output folder.
        inputs = pathlib.Path(folder) / "in"
        inputs.mkdir()
        copies = [shutil.copy(f, inputs / f"{n}-{f.name}") for n, f in enumerate(files)]
        never = converted(copies, pathlib.Path(folder), NEVER)
        always = converted(copies, pathlib.Path(folder), ALWAYS)
        for triple in zip(copies, never, always):
            if not (triple[1].exists() and triple[2].exists()):
                faults.append(f"{triple[0].name}: LibreOffice cannot open it")
                continue
            found, count = compare(*triple)
            faults, cells = faults + found, cells + count
    print("\n".join(faults) if faults else f"{cells} formulas in {len(files)} files agree with LibreOffice")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
