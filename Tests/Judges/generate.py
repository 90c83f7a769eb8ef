#!/usr/bin/env python3
"""Makes random valid reports: generate.py COUNT SEED FOLDER

The same seed makes the same files, R<seed>-<n>.json; each has its own nämnd code, so that they become
packages of their own. Figures reach the limits (15 digits, 6 decimals), texts hold what breaks
spreadsheets, amounts and whole forms are missing here and there.
"""

import json
import pathlib
import random
import sys

ODD = [
    "=1+1", "=cmd|' /C calc'!A0", "+46 8 508 00 000", "-", "-5", "@summa", "＝1+1", "\t=1+1", " =2",
    "'apostrof", "\"citat\"; semikolon, komma", "två\nrader", "\nradbrytning först", "_x0041_",
    "_x005F_x0041_", "x0041_", "_x00e5_ _xZZZZ_ _x000D_", "<b>&amp; ]]> </b>", "å ä ö Å Ä Ö é",
    "åäö sönderdelat", "👩‍👩‍👧‍👦 familj", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "עברית", "汉字", "nolla\u200bbredd", "fast\u00a0blank",
    "2020-08-31", "1e5", "0180", "12,5", "TRUE", "#REF!", "NaN", "{namnd}", "  blanka  ", "a\tb",
    "\ue000privat", "\U0010ffff sist", "\x7f\u0085", "rad\r\nslut", "&L&D &A", "A" * 300, "lång " * 120,
]
WORDS = "utveckling av stöd till unga i arbete och digital post för äldre vid Norra hamnen".split()


class Report:
    def __init__(self, seed, number):
        self.random = random.Random(f"{seed}/{number}")
        self.seed, self.number = seed, number
        self.year = self.random.choice([2016, 2019, 2020, 2021, 2024, 2035])

    def chance(self, part):
        return self.random.random() < part

    def text(self, least=1):
        words = " ".join(self.random.choices(WORDS, k=self.random.randint(least, 8)))
        if not self.chance(0.35):
            return words
        odd = self.random.choice(ODD)
        return odd if self.chance(0.5) else f"{odd} {words}"

    def amount(self, sign=1):
        """A number as JSON text: exact, with up to 15 digits and 6 decimals."""
        kind = self.random.random()
        if kind < 0.12:
            return Raw(self.random.choice(["0", "0.0", "-0", "-0.0", "0.000000", "0e3"]))
        if kind < 0.62:
            number = f"{self.random.randint(0, 99999) / 10:.1f}"
        elif kind < 0.9:
            decimals = self.random.randint(0, 6)
            digits = self.random.randint(1, 15)
            number = scaled(self.random.randint(1, 10**digits - 1), decimals)
        elif kind < 0.95:
            number = self.random.choice(
                ["0.000001", "999999999999999", "999999999.999999", "0.05", "0.04", "1e14", "1.5e-5",
                 "0.5", "2.25", "100000000000000", "1E2", "0.15"])
        else:
            number = "0.1"
        negative = (sign < 0) != self.chance(0.1)
        return Raw(f"-{number}" if negative else number)

    def maybe(self, value, part=0.85):
        return value() if self.chance(part) else (None if self.chance(0.3) else ...)

    def pair(self):
        return kept({"kostnad": self.maybe(self.amount), "intakt": self.maybe(lambda: self.amount(-1))})

    def dates(self):
        first = self.random.randint(1, 28)
        start = f"{self.random.choice([1900, 1999, 2015, 2020])}-{self.random.choice(['01', '02', '03'])}-{first:02}"
        return kept({"start": self.maybe(lambda: start),
                     "slut": self.maybe(lambda: self.random.choice(["2024-02-29", "2099-12-31", "9999-12-31"]))})

    def project(self, n):
        y = self.year
        years = {str(y): {"budget": self.pair(), "prognos": self.pair()}}
        for later in range(y + 1, y + 5):
            if self.chance(0.8):
                years[str(later)] = {"plan": self.pair(), "prognos": self.pair()}
        return kept({
            "id": f"p{n}", "namn": self.text(), "strategisktViktigt": self.maybe(lambda: self.chance(0.5)),
            "ackumulerat": self.maybe(self.pair), "ar": self.maybe(lambda: years, 0.95),
            "total": self.maybe(lambda: {"beslutat": self.pair(), "prognos": self.pair()}),
            "datum": self.maybe(lambda: {"beslutat": self.dates(), "prognos": self.dates()}),
            "avvikelse": self.maybe(lambda: {"orsak": self.text(), "atgard": self.text(),
                                             "datumforklaring": self.text()})})

    def projects(self):
        count = self.count(40)
        if not count:
            return {"uttalande": "Nämnden har inga betydande projekt", "rader": []}
        rows = []
        for n in range(count):
            rows.append(self.project(n))
            if self.chance(0.15):
                rows.append({"namn": f"Delsumma {self.text()}", "delsumma": True})
        if self.chance(0.1):
            rows.insert(0, {"namn": "Delsumma av inget", "delsumma": True})
        return {"rader": rows, "analys": self.text()}

    def units(self):
        rows = [kept({
            "id": f"r{n}", "namn": self.text() + (" (intraprenad)" if self.chance(0.1) else ""),
            "intraprenad": self.maybe(lambda: self.chance(0.5)),
            "bruttobudget": self.maybe(self.amount), "resultatForegaende": self.maybe(self.amount),
            "beraknatResultat": self.maybe(lambda: self.amount(-1)),
            "ackumuleradOverforing": self.maybe(self.amount), "kommentar": self.text(),
        }) for n in range(self.count(30))]
        statement = {} if rows else {"uttalande": "Nämnden har inga resultatenheter"}
        return {**statement, "rader": rows}

    def investments(self):
        y = self.year
        return {"rader": [kept({
            "id": f"i{n}", "namn": self.text(), "utfallForegaende": self.maybe(self.amount),
            "vp": self.maybe(self.amount),
            "prognos": self.maybe(lambda: kept({str(k): self.maybe(self.amount) for k in range(y, y + 3)})),
            "kommentar": self.maybe(self.text)}) for n in range(self.count(8))]}

    def premises(self):
        return {"uppgiftslamnare": self.text(), "rader": [kept({
            "id": f"l{n}", "adress": self.text(), "fastighetsbeteckning": self.text(),
            "fastighetsagare": self.text(), "objektsnamn": self.maybe(self.text, 0.5),
            "areaKvm": self.maybe(self.amount),
            "loptid": self.maybe(lambda: kept({"tom": self.maybe(lambda: "2022-09-30"),
                                               "uppsagning": self.maybe(self.text, 0.5)})),
            "tidpunkt": self.maybe(lambda: self.random.choice(["2021-03-31", "våren 2021", "2021-02-30"])),
            "arshyra": self.maybe(self.amount), "soktBelopp": Raw("600000"), "beskrivning": self.text(),
            "iLokalforsorjningsplanen": self.maybe(lambda: self.chance(0.5)),
            "kommentar": self.text()}) for n in range(self.count(6))]}

    def count(self, most):
        return 0 if self.chance(0.12) else self.random.randint(1, max(1, most if self.chance(0.1) else most // 4))

    def whole(self):
        typ = self.random.choice(["T1", "T2", "VB"])
        end = {"T1": "04-30", "T2": "08-31", "VB": "12-31"}[typ]
        forms = {"projekt": self.projects, "resultatenheter": self.units,
                 "investeringar": self.investments, "lokaler": self.premises}
        chosen = [id for id in forms if self.chance(0.8)] or ["projekt"]
        return kept({
            "schemaVersion": 1,
            "namnd": {"kod": f"R{self.seed}N{self.number}", "namn": self.random.choice(
                ["Provnämnden", "Å & Ä <nämnden>", "Nämnd \"X\"", "Nämnden 👍"])},
            "forvaltning": self.maybe(lambda: self.text(), 0.5), "dnr": self.maybe(lambda: "PRV 2020-1", 0.5),
            "period": {"typ": typ, "ar": self.year, "per": f"{self.year}-{end}"},
            "upprattad": self.maybe(lambda: f"{self.year}-09-10T12:21:00+02:00", 0.5),
            "blanketter": {id: forms[id]() for id in chosen}})


class Raw(float):
    """A number that is printed as it was written."""

    def __new__(cls, text):
        self = super().__new__(cls, text)
        self.text = text
        return self

    def __repr__(self):
        return self.text


def scaled(digits, decimals):
    text = str(digits).rjust(decimals + 1, "0")
    return f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text


def kept(values):
    return {key: value for key, value in values.items() if value is not ...}


def encoded(value):
    """JSON with numbers as they were written; json.dumps would go through binary numbers."""
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {encoded(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(encoded, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def main(count, seed, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(int(count)):
        text = encoded(Report(seed, number).whole())
        (folder / f"R{seed}N{number}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
