#!/usr/bin/env python3
"""Converts many random and damaged reports: fuzz.py PROGRAM COUNT SEED [TEMPLATES]

COUNT valid reports, made by generate.py in batches of 100, and as many again damaged at random. The
program may convert or refuse; it may not crash, hang, or leave a file that zip, XML, openpyxl or calamine
cannot read, and what it converts must agree with figures.py. Needs openpyxl and python-calamine.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

import openpyxl
import python_calamine

import figures
import generate

BATCH = 100
# Converted, or refused because of what the report says.
CALM = {0, 65}


def damaged(data, chance):
    """The bytes with a few accidents: flips, cuts, doubled and swapped pieces, hostile values."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data))
        kind = chance.randrange(6)
        if kind == 0:
            data[place] = chance.randrange(256)
        elif kind == 1:
            del data[place:place + chance.randint(1, 40)]
        elif kind == 2:
            data[place:place] = data[place:place + chance.randint(1, 200)]
        elif kind == 3:
            data = data[:place] or bytearray(b"{")
        elif kind == 4:
            data[place:place] = chance.choice(
                [b"NaN", b"1e400", b"\\ud800", b"\x00", b"\xff\xfe", b"null", b"[" * 70, b"\\ufffe", b"-"])
        else:
            replaced = chance.choice([b"0.1", b"null", b"true", b"1e9", b"\"2020-02-30\""])
            data = data.replace(b"true", replaced, chance.randint(1, 3))
    return bytes(data)


def readable(book):
    with zipfile.ZipFile(book) as parts:
        bad = parts.testzip()
        if bad:
            raise ValueError(f"checksum of {bad}")
        for name in parts.namelist():
            xml.etree.ElementTree.fromstring(parts.read(name))
    openpyxl.load_workbook(book)
    python_calamine.CalamineWorkbook.from_path(str(book))


def run(command, reports, out, faults, name):
    try:
        done = subprocess.run(command + [str(r) for r in reports] + ["--to", str(out)],
                              capture_output=True, text=True, errors="replace", timeout=300)
    except subprocess.TimeoutExpired:
        faults.append(f"{name}: hangs")
        return None
    if done.returncode not in CALM:
        faults.append(f"{name}: exit code {done.returncode}: {done.stderr[-400:]}")
    return done


def batch(command, seed, count, faults):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        generate.main(count, seed, folder / "valid")
        valid = sorted((folder / "valid").iterdir())
        done = run(command, valid, folder / "out", faults, f"seed {seed}")
        if done and done.returncode != 0:
            faults.append(f"seed {seed}: a valid report is refused: {done.stderr[:600]}")
        converted = 0
        for report in valid:
            period = json.loads(report.read_bytes())["period"]
            package = folder / "out" / f"{report.stem}-{period['ar']}-{period['typ']}"
            if not package.exists():
                faults.append(f"{report.name}: no package")
                continue
            converted += 1
            faults += figures.judge_package(report, package)
        (folder / "damaged").mkdir()
        for report in valid:
            chance = random.Random(f"{seed}/{report.name}")
            (folder / "damaged" / report.name).write_bytes(damaged(report.read_bytes(), chance))
        run(command, sorted((folder / "damaged").iterdir()), folder / "bad", faults, f"damaged {seed}")
        books = list(folder.glob("out/*/*.xlsx")) + list(folder.glob("bad/*/*.xlsx"))
        for book in books:
            try:
                readable(book)
            except Exception as error:
                faults.append(f"seed {seed} {book.parent.name}: {error!r}")
        return converted, len(books)


def main(arguments):
    if len(arguments) not in (3, 4):
        sys.exit(__doc__)
    program, count, seed = arguments[0], int(arguments[1]), int(arguments[2])
    command = [program, "convert", "--format", "xlsx,csv"]
    if len(arguments) == 4:
        command += ["--templates", arguments[3]]
    faults, reports, books = [], 0, 0
    while count > 0:
        converted, read = batch(command, seed, min(count, BATCH), faults)
        reports, books, count, seed = reports + converted, books + read, count - BATCH, seed + 1
        if faults:
            break
    print("\n".join(faults) if faults else
          f"{reports} reports converted and compared, {books} workbooks read, no fault")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
