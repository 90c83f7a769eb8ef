"""The JSON Schema and the reader agree: what one accepts, the other accepts.

    python3 Tests/Judges/schema.py BLANKETTD TEMPLATES COUNT [SEED]

Takes the example reports, changes each of COUNT copies in one random place, and asks both. Where the
reader alone objects, it must be for a reason that a schema cannot give; those are listed here and in
`ReportSchema`.
"""

import copy
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]

# What only the reader can say, by the words of its messages.
ONLY_THE_READER = [
    "står två gånger",  # equal keys
    "fler än 15 siffror",
    "fler än 6 decimaler",
    "tecken lång; gränsen",  # counted in UTF-16 units
    "används redan av en tidigare rad",
    "slutar",  # »per« lies in another year than »ar«
    "ingen utgåva",
]


def places(value, path=()):
    """Every place in a document, as a path of keys and indices."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], path + (key,))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from places(value[index], path + (index,))


def holder(document, path):
    for step in path[:-1]:
        document = document[step]
    return document


SCALARS = [None, True, False, 0, -1, 2.5, 7, 2020, "", " ", "text", "2020-08-31", "2020-13-01",
           "2020-02-30", "T1", "VB", "kr", "AMN", "amn", "12,5", "a\u0001b", "x\ny", [], {}, [1], {"a": 1},
           "2020-09-10T12:21:00+02:00", "2020-09-10 12:21", "punktlista", "pm", "projektbilaga"]


def change(document, chance):
    """One random change: a value, a key's name, a key more, a key or an element less or twice."""
    path = chance.choice(list(places(document))[1:])
    inside = holder(document, path)
    step = path[-1]
    kind = chance.choice(["value", "value", "value", "delete", "rename", "add", "twice", "year"])
    if kind == "delete":
        del inside[step]
    elif kind == "rename" and isinstance(inside, dict):
        name = chance.choice([step + "x", step[:-1], step.upper(), "okänd"])
        inside[name] = inside.pop(step)
    elif kind == "add" and isinstance(inside, dict):
        inside[chance.choice(["extra", "delsumma", "id", "namn", "typ", "2025", "rader"])] = \
            chance.choice(SCALARS)
    elif kind == "twice" and isinstance(inside, list):
        inside.append(copy.deepcopy(inside[step]))
    elif kind == "year":
        document["period"] = {"typ": chance.choice(["T1", "T2", "VB", "T3"]),
                              "ar": chance.choice([2020, 2021, 1980, "2020"]),
                              "per": chance.choice(["2020-04-30", "2020-08-31", "2020-12-31"])}
    else:
        inside[step] = chance.choice(SCALARS)


def main():
    program, templates, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    text = subprocess.run([program, "schema", "--ar", "2020", "--templates", templates],
                          check=True, capture_output=True, text=True).stdout
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    originals = [json.loads(p.read_text()) for p in sorted((ROOT / "examples").glob("*.json"))]
    reports = list(originals)
    while len(reports) < count + len(originals):
        report = copy.deepcopy(chance.choice(originals))
        # The forms are a small part of the text; half of the changes go there.
        part = chance.choice([report, report["blanketter"], report["blanketter"]["projekt"]])
        change(report if part is report else {"period": {}, "x": part}, chance)
        reports.append(report)

    with tempfile.TemporaryDirectory() as folder:
        files = []
        for index, report in enumerate(reports):
            file = Path(folder) / f"{index:06}.json"
            file.write_text(json.dumps(report, ensure_ascii=False))
            files.append(str(file))
        run = subprocess.run([program, "validate", "--json", "--templates", templates, *files],
                             capture_output=True, text=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(reports), run.stderr[-2000:]

    accepted = disagreements = reader_only = 0
    for report, answer in zip(reports, answers):
        errors = [d for d in answer["diagnostics"]
                  if d["severity"] == "error" and d["code"].startswith("J")]
        faults = list(validator.iter_errors(report))
        if not errors and not faults:
            accepted += 1
        if bool(errors) == bool(faults):
            continue
        if errors and all(any(w in d["message"] for w in ONLY_THE_READER) for d in errors):
            reader_only += 1
            continue
        disagreements += 1
        if disagreements <= 10:
            print("reader:", [(d["pointer"], d["message"]) for d in errors])
            print("schema:", [(f.json_path, f.message[:120]) for f in faults][:3])
    print(f"{len(reports)} reports: {accepted} accepted by both, {reader_only} refused by the reader "
          f"for what a schema cannot say, {disagreements} disagreements")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
