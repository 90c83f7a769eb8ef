"""Reports to measure with: valid, without findings, the same for every run.

    reports.py typical COUNT FOLDER [FIRST]   4 forms of 30 rows, COUNT reports, numbered from FIRST
    reports.py units ROWS FILE                one form, Resultatenheter
    reports.py projects ROWS FILE             one form, Projekt, 31 columns
"""

import json
import pathlib
import sys


def report(code, forms):
    return {
        "schemaVersion": 1, "namnd": {"kod": code, "namn": f"Nämnden {code}"},
        "forvaltning": "Mätförvaltningen", "dnr": f"{code} 2020-0001-1.2.1",
        "period": {"typ": "T2", "ar": 2020, "per": "2020-08-31"},
        "upprattad": "2020-09-11T09:30:00+02:00", "blanketter": forms}


def pair(cost, income):
    return {"kostnad": cost, "intakt": income}


def project(n):
    cost, income = (50 + n % 900) / 10, -(10 + n % 40) / 10
    both = pair(cost, income)
    later = {str(year): {"plan": both, "prognos": both} for year in range(2021, 2025)}
    total = pair(round(6 * cost, 1), round(6 * income, 1))
    dates = {"start": "2018-03-01", "slut": f"2024-{1 + n % 12:02}-15"}
    return {
        "id": f"p{n}", "namn": f"Projekt nummer {n} för nya lokaler", "strategisktViktigt": True,
        "ackumulerat": both, "ar": {"2020": {"budget": both, "prognos": both}, **later},
        "total": {"beslutat": total, "prognos": total},
        "datum": {"beslutat": dates, "prognos": dates}}


def unit(n):
    budget, before, now = 20_000 + n % 977 * 20, -480 - n % 13, -300 - n % 11
    return {
        "id": f"r{n}", "namn": f"Förskolan nummer {n}", "intraprenad": n % 50 == 0,
        "bruttobudget": budget, "resultatForegaende": before,
        "beraknatResultat": now, "ackumuleradOverforing": -before - now}


def units(count):
    rows = [unit(n) for n in range(count)]
    return {"bokslutsresultat": sum(row["resultatForegaende"] for row in rows), "rader": rows}


def investment(n):
    amount = (5 + n % 400) / 10
    return {
        "id": f"i{n}", "namn": f"Inventarier till etapp {n}", "utfallForegaende": amount,
        "vp": amount, "prognos": {"2020": amount, "2021": 4.2, "2022": 4.0}}


def premises(n):
    return {
        "id": f"l{n}", "adress": f"Exempelgatan {n + 1}", "fastighetsbeteckning": f"Exemplet 4:{n}",
        "fastighetsagare": "Exempelfastigheter AB", "objektsnamn": f"Träfflokalen {n}",
        "areaKvm": 640 + n, "loptid": {"tom": "2022-09-30"}, "tidpunkt": "2021-03-31",
        "arshyra": 1_152_000, "soktBelopp": 83_000 if n == 29 else 73_000,
        "beskrivning": "Hyra under återstående avtalstid samt återställande av kök och våtutrymmen.",
        "iLokalforsorjningsplanen": True, "kommentar": "Samtal pågår med fastighetsägaren."}


def typical(code):
    example = pathlib.Path(__file__).parents[3] / "examples/EXN-2020-T2.json"
    words = json.loads(example.read_text("utf-8"))["tjansteutlatande"]
    return {"tjansteutlatande": words} | report(code, {
        "projekt": {"rader": [project(n) for n in range(30)],
                    "analys": "Projekten följer budget och beslutade datum."},
        "resultatenheter": units(30),
        "investeringar": {"rader": [investment(n) for n in range(30)]},
        "lokaler": {"uppgiftslamnare": "Controllergruppen",
                    "rader": [premises(n) for n in range(30)]}})


def write(value, file):
    text = json.dumps(value, ensure_ascii=False).replace('}, {"id"', '},\n{"id"')
    pathlib.Path(file).write_text(text, "utf-8")


def main(kind, count, place, first=0):
    count, first = int(count), int(first)
    if kind == "typical":
        pathlib.Path(place).mkdir(parents=True, exist_ok=True)
        for n in range(first, first + count):
            write(typical(f"T{n:05}"), f"{place}/T{n:05}.json")
    elif kind == "units":
        write(report("STOR", {"resultatenheter": units(count)}), place)
    elif kind == "projects":
        rows = [project(n) for n in range(count)]
        write(report("PROJ", {"projekt": {"rader": rows, "analys": "Enligt plan."}}), place)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
