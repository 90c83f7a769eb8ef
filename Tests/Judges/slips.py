#!/usr/bin/env python3
"""Do the rules find a slip of unit, sign or form, and nothing in sound reports? slips.py PROGRAM TEMPLATES COUNT SEED

Makes COUNT sound reports and asks `validate --json` about them: what R19 and R34-R38 say of those is a
false alarm. Then plants one slip in each of COUNT others and asks again: it is found when one of these
rules speaks of the row, or of the form where the whole form is wrong, and did not before. Slips that only
the report before can show are not planted here: EarlierReportTests hold them.
Prints figures by kind, and what was missed; exits 1 with more than
1 % false alarms or less than 95 % found. With -v it names every miss and false alarm.
"""

import copy
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import time

SLIPS = {"R16", "R19", "R34", "R35", "R36", "R37", "R38"}
NAMES = ["Ny simhall", "Mötesplatser för äldre", "Införande av e-arkiv", "Trygga skolvägar", "Öppna data", "Digital post",
         "Förnyad växel", "Återbruksdepån", "Bredband på äldreboenden", "Sommarjobb för unga", "Parklekar", "Ungdomsmottagning"]
ITEMS = ["Inventarier och maskiner", "It-utrustning", "Upprustning av lekplatser", "Belysning", "Fordon", "Gymnastiksalar"]
UNITS = ["Förskolan Blåklockan", "Köket Äppellunden", "Hemtjänsten Östra", "Städservice Väst", "Fritidsgården Ängen",
         "Kulturskolan", "Ridhuset", "Daglig verksamhet Norr", "Tolkförmedlingen", "Trycksaksverkstaden", "Museibutiken"]


class Sound:
    """A report as a nämnd may hand it in: amounts of all sizes, zeros, years that end and begin."""

    def __init__(self, seed, number):
        self.random = random.Random(f"{seed}/{number}")
        self.decimals = self.random.choice([1, 1, 1, 2, 3])
        self.year = self.random.choice([2019, 2020, 2021, 2024])
        typ, end = self.random.choice([("T1", "04-30"), ("T2", "08-31"), ("VB", "12-31")])
        forms = {}
        if self.chance(0.8):
            forms["projekt"] = self.projects()
        if self.chance(0.7):
            forms["resultatenheter"] = self.units()
        if self.chance(0.9) or not forms:
            forms["investeringar"] = self.investments()
        if self.chance(0.6):
            forms["lokaler"] = self.premises()
        self.report = {
            "schemaVersion": 1, "namnd": {"kod": f"S{number}".replace("-", "N"), "namn": "Provnämnden"},
            "period": {"typ": typ, "ar": self.year, "per": f"{self.year}-{end}"}, "blanketter": forms}

    def chance(self, part):
        return self.random.random() < part

    def size(self, low, high):
        """Small ones are as usual as large ones."""
        return math.exp(self.random.uniform(math.log(low), math.log(high)))

    def mnkr(self, value):
        return round(value, self.decimals)

    def projects(self):
        if self.chance(0.15):
            return {"uttalande": "Nämnden har inga betydande projekt", "rader": []}
        names = self.random.sample(NAMES, self.random.randint(1, 8))
        return {"analys": "Projekten följer plan.", "rader": [self.project(n, name) for n, name in enumerate(names)]}

    def project(self, number, name):
        total = self.size(2, 1000 if self.chance(0.15) else 200)
        income = self.random.choice([0, 0, 0.05, 0.2, 0.45]) * self.random.uniform(0.7, 1.3)
        first, length = self.random.randint(-5, 2), self.random.randint(1, 9)
        weights = {self.year + first + n: self.random.uniform(0.3, 1) for n in range(length)}
        # A last year in which only a little is left to do, and a first with a study.
        if length > 2 and self.chance(0.3):
            weights[max(weights)] *= 0.03
        if length > 2 and self.chance(0.3):
            weights[min(weights)] *= 0.03
        whole = sum(weights.values())
        part = {year: weight / whole for year, weight in weights.items()}

        def pair(share, factor=1.0):
            cost = self.mnkr(total * share * factor)
            return {"kostnad": cost, "intakt": -self.mnkr(cost * income)}

        drift = self.random.choice([1, 1, 1, 0.9, 1.15])
        accrued = pair(sum(share for year, share in part.items() if year < self.year))
        years = {str(self.year): {"budget": pair(part.get(self.year, 0)), "prognos": pair(part.get(self.year, 0), drift)}}
        for year in range(self.year + 1, self.year + 5):
            later = self.random.choice([1, 1, drift, 0 if self.chance(0.1) else 1])
            years[str(year)] = {"plan": pair(part.get(year, 0)), "prognos": pair(part.get(year, 0), later)}
        after = sum(share for year, share in part.items() if year > self.year + 4)

        def sum_of(kind):
            return round(accrued[kind] + sum(y["prognos"][kind] for y in years.values()) + pair(after)[kind], 3)

        forecast = {kind: sum_of(kind) for kind in ("kostnad", "intakt")}
        decided = forecast if drift == 1 else {kind: self.mnkr(value / drift) for kind, value in forecast.items()}
        end = f"{max(weights)}-12-31"
        dates = {"start": f"{min(weights)}-01-01", "slut": end}
        return {"id": f"p{number}", "namn": name, "strategisktViktigt": True, "ackumulerat": accrued, "ar": years,
                "total": {"beslutat": dict(decided), "prognos": forecast}, "datum": {"beslutat": dates, "prognos": dict(dates)},
                "avvikelse": {"orsak": "Senare start.", "atgard": "Ny tidplan.", "datumforklaring": "Ny tidplan."}}

    def units(self):
        names = self.random.sample(UNITS, self.random.randint(1, 9))
        rows = []
        for number, name in enumerate(names):
            budget = round(self.size(1500, 120000), self.random.choice([-2, -1, 0]))
            brought = round(budget * self.random.uniform(-0.08, 0.04))
            estimated = round(budget * self.random.uniform(-0.07, 0.04))
            five = 0.05 * budget
            carried = round(min(max(-brought + min(max(-estimated, -five), five), -five), 2 * five))
            rows.append({"id": f"r{number}", "namn": name, "bruttobudget": int(budget), "resultatForegaende": brought,
                         "beraknatResultat": estimated, "ackumuleradOverforing": carried, "kommentar": "Enligt plan."})
        return {"bokslutsresultat": sum(row["resultatForegaende"] for row in rows), "rader": rows}

    def investments(self):
        rows = []
        for number, name in enumerate(self.random.sample(ITEMS, self.random.randint(1, 5))):
            size = self.size(0.4, 300 if self.chance(0.2) else 40)
            plan = self.mnkr(size)
            rows.append({
                "id": f"i{number}", "namn": name, "utfallForegaende": self.mnkr(size * self.random.uniform(0.2, 1.6)), "vp": plan,
                "prognos": {str(self.year): plan if self.chance(0.5) else self.mnkr(size * self.random.uniform(0.6, 1.2)),
                            str(self.year + 1): self.mnkr(size * self.random.choice([0, 0.1, 0.5, 1, 1, 2.5])),
                            str(self.year + 2): self.mnkr(size * self.random.choice([0, 0.3, 1, 1, 4]))}})
        return {"rader": rows}

    def premises(self):
        rows = []
        for number in range(self.random.randint(1, 4)):
            area = round(self.size(25, 9000))
            rent = round(area * self.size(350, 5000), self.random.choice([-3, 0]))
            rows.append({
                "id": f"l{number}", "adress": f"Exempelgatan {number + 1}", "fastighetsbeteckning": "Exemplet 4:17",
                "fastighetsagare": "Exempelfastigheter AB", "areaKvm": area, "loptid": {"tom": f"{self.year + 2}-09-30"},
                "tidpunkt": f"{self.year + 1}-03-31", "arshyra": int(rent), "soktBelopp": int(round(max(30000, rent * self.size(0.1, 4)), -3)),
                "beskrivning": "Återställande av kök.", "iLokalforsorjningsplanen": True})
        return {"uppgiftslamnare": "Controllergruppen", "rader": rows}


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, path + (key,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, path + (index,))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path


def get(value, path):
    for key in path:
        value = value[key]
    return value


def scale(report, path, power):
    """Moves the decimal point: what people write in another unit has the same digits."""
    holder = get(report, path[:-1])
    value = holder[path[-1]]
    moved = round(value * 10**power, 6) if power < 0 else round(value * 10**power)
    holder[path[-1]] = moved


class Slip:
    """Plants one slip; `blankett` and `row` say where it must be told."""

    def __init__(self, sound, kind):
        self.report = copy.deepcopy(sound.report)
        self.random, self.year = sound.random, sound.year
        self.blankett, self.row, self.what = None, None, ""
        self.done = getattr(self, kind)()

    def form(self, id):
        form = self.report["blanketter"].get(id)
        return form if form and form["rader"] else None

    def cell(self, id, wanted, powers):
        """One amount that is large enough to be seen in the form."""
        form = self.form(id)
        if not form:
            return False
        least = {"projekt": 0.1, "investeringar": 0.1, "resultatenheter": 20, "lokaler": 20}[id]
        cells = [path for path in leaves(form["rader"]) if wanted(path) and abs(get(form["rader"], path)) >= least]
        if not cells:
            return False
        path, power = self.random.choice(cells), self.random.choice(powers)
        before = get(form["rader"], path)
        scale(form["rader"], path, power)
        if get(form["rader"], path) in (0, before):
            return False
        self.blankett, self.row = id, form["rader"][path[0]].get("namn") or form["rader"][path[0]]["adress"]
        self.what = f"{path} {before} -> {get(form['rader'], path)}"
        return True

    def whole(self, id, power, rows=None):
        form = self.form(id)
        if not form:
            return False
        for path in list(leaves(form["rader"])):
            if rows is None or path[0] in rows:
                scale(form["rader"], path, power)
        self.blankett, self.what = id, f"{id} x 10^{power}"
        return True

    def row_thousandfold(self):
        return self.cell("projekt", lambda p: "total" not in p, [3])

    def row_thousandth(self):
        return self.cell("projekt", lambda p: "total" not in p, [-3])

    def sum_thousandfold(self):
        return self.cell("projekt", lambda p: "total" in p, [3, -3])

    def investment(self):
        return self.cell("investeringar", lambda p: True, [3, 3, -3])

    def budget(self):
        form = self.form("resultatenheter")
        return bool(form) and len(form["rader"]) > 1 and self.cell("resultatenheter", lambda p: "bruttobudget" in p, [3, -3])

    def result(self):
        return self.cell("resultatenheter", lambda p: "bruttobudget" not in p, [3])

    def kronor(self):
        return self.cell(self.random.choice(["projekt", "investeringar"]), lambda p: True, [6])

    def column(self):
        form = self.form("investeringar")
        if not form or not all(row["vp"] >= 0.1 for row in form["rader"]):
            return False
        for index in range(len(form["rader"])):
            scale(form["rader"], (index, "vp"), 3)
        self.blankett, self.what = "investeringar", "vp x 1000"
        return True

    def rest_of_row(self):
        """The outcome came from last year's report, the rest from a system that has thousands."""
        form = self.form("investeringar")
        if not form:
            return False
        index = self.random.randrange(len(form["rader"]))
        row = form["rader"][index]
        if row["utfallForegaende"] < 0.1 or row["vp"] < 0.1:
            return False
        for path in list(leaves(row)):
            if path[0] != "utfallForegaende":
                scale(row, path, 3)
        self.blankett, self.row, self.what = "investeringar", row["namn"], "all but the outcome x 1000"
        return True

    def whole_row(self):
        form = self.form("projekt")
        if not form or len(form["rader"]) < 2:
            return False
        index = self.random.randrange(len(form["rader"]))
        self.row = form["rader"][index]["namn"]
        return self.whole("projekt", 3, [index])

    def projects_tkr(self):
        return self.whole("projekt", 3)

    def projects_kr(self):
        return self.whole("projekt", 6)

    def investments_tkr(self):
        return self.whole("investeringar", 3)

    def units_kr(self):
        return self.whole("resultatenheter", 3) and not self.closing(3)

    def units_mnkr(self):
        return self.whole("resultatenheter", -3) and not self.closing(-3)

    def closing(self, power):
        scale(self.report["blanketter"]["resultatenheter"], ("bokslutsresultat",), power)

    def signs(self):
        form = self.form("investeringar")
        if not form:
            return False
        rows = form["rader"] if self.random.random() < 0.5 else [self.random.choice(form["rader"])]
        for row in rows:
            for path in list(leaves(row)):
                get(row, path[:-1])[path[-1]] *= -1
        self.blankett, self.row = "investeringar", rows[0]["namn"] if len(rows) == 1 else None
        return any(get(row, path) for row in rows for path in leaves(row))

    def turned(self, key):
        form = self.form("lokaler")
        if not form:
            return False
        row = self.random.choice(form["rader"])
        row[key] = -row[key]
        self.blankett, self.row, self.what = "lokaler", row["adress"], f"-{key}"
        return True

    def negative_area(self):
        return self.turned("areaKvm")

    def negative_rent(self):
        return self.turned("arshyra")

    def rent(self):
        return self.cell("lokaler", lambda p: "arshyra" in p, [-3, -6, 3])


KINDS = ["row_thousandfold", "row_thousandth", "sum_thousandfold", "investment", "budget", "result", "kronor", "column",
         "rest_of_row", "whole_row", "projects_tkr", "projects_kr", "investments_tkr", "units_kr", "units_mnkr", "signs", "negative_area",
         "negative_rent", "rent"]


def validate(program, templates, reports, folder):
    folder.mkdir(parents=True)
    files = []
    for number, report in enumerate(reports):
        file = folder / f"{number:05}.json"
        file.write_text(json.dumps(report, ensure_ascii=False), "utf-8")
        files.append(str(file))
    run = subprocess.run([program, "validate", "--json", "--templates", templates, *files], capture_output=True, text=True)
    answers = [json.loads(line)["diagnostics"] for line in run.stdout.splitlines()]
    if len(answers) != len(reports):
        sys.exit(f"{len(answers)} answers to {len(reports)} reports: {run.stderr}")
    return answers


def spoken(diagnostics):
    return [d for d in diagnostics if d["code"] in SLIPS]


def is_found(slip, before, after):
    known = {(d["code"], d["pointer"]) for d in spoken(before)}
    return any(
        d.get("blankett") == slip.blankett and (slip.row is None or d.get("rad") in (slip.row, None) or slip.row in d["message"])
        and (d["code"], d["pointer"]) not in known for d in spoken(after))


def main(program, templates, count, seed, verbose):
    count = int(count)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        sounds = [Sound(seed, number) for number in range(2 * count)]
        answers = validate(program, templates, [sound.report for sound in sounds], folder / "sound")
        false = [(number, d) for number in range(count) for d in spoken(answers[number])]
        slips = []
        while len(slips) < count:
            number = count + len(slips)
            kind = KINDS[len(slips) % len(KINDS)]
            sound, tries = sounds[number], 0
            slip = Slip(sound, kind)
            while not slip.done:
                tries += 1
                sound = Sound(seed, f"{number}-{tries}")
                slip = Slip(sound, kind)
            slips.append((kind, sound, slip))
        before = validate(program, templates, [sound.report for _, sound, _ in slips], folder / "before")
        after = validate(program, templates, [slip.report for _, _, slip in slips], folder / "after")
        broken = [d for answer in answers + before + after for d in answer if d["code"][0] == "J" and d["severity"] == "error"]
        figures = {kind: [0, 0] for kind in KINDS}
        for (kind, _, slip), old, new in zip(slips, before, after):
            found = is_found(slip, old, new)
            figures[kind][0] += found
            figures[kind][1] += 1
            if verbose and not found:
                print(f"missed {kind}: {slip.row} {slip.what} {[d['code'] + ' ' + d['message'][:90] for d in new]}")
    for number, d in false:
        if verbose:
            print(f"false alarm in {number}: {d['code']} {d['message']}")
    for d in broken:
        print(f"the generator's fault: {d['message']}")
    for kind, (found, planted) in figures.items():
        print(f"  {kind:18} {found:4} of {planted}")
    found = sum(found for found, _ in figures.values())
    print(f"seed {seed}: {found} of {count} found, {len(false)} false alarms in {count} sound reports")
    return bool(broken) or found * 100 < count * 95 or len(false) * 100 > count


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    if len(arguments) != 4:
        sys.exit(__doc__)
    sys.exit(1 if main(*arguments, "-v" in sys.argv) else 0)
