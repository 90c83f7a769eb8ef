"""The columns of the city's four forms, with the labels of contract §5.

Written from the contract alone, so that the program and its judge share no code and no template.
"""

from decimal import ROUND_HALF_UP, Decimal, getcontext

# Sums and products of 15 digits each stay exact.
getcontext().prec = 60
ZERO = Decimal(0)


class Column:
    def __init__(self, id, label, path=None, kind="amount", decimals=0, formula=None, summed=True,
                 missing=None):
        self.id, self.label, self.path, self.kind = id, label, path or id, kind
        self.stored_decimals, self.formula = decimals, formula
        self.summed = summed and kind in ("amount", "number")
        self.missing = missing


def project_columns(year):
    columns = [Column("projekt", "Projekt", "namn", "text")]

    def pair(number, word, id, path, order=("kostnad", "intakt")):
        for offset, part in enumerate(order):
            name = {"kostnad": "Kostnad", "intakt": "Intäkt"}[part]
            label = (f"({number + offset}) {name} {word}" if "beslutat" not in word and
                     "prognos" != word else f"({number + offset}) Total {name.lower()} {word}")
            columns.append(Column(id + name.replace("ä", "a"), label, f"{path}.{part}", decimals=1,
                                  missing=ZERO))

    pair(1, f"ack. t.o.m. {year - 1}", "ackumulerat", "ackumulerat")
    pair(3, f"budget {year}", f"budget{year}", f"ar.{year}.budget")
    pair(5, f"prognos {year}", f"prognos{year}", f"ar.{year}.prognos")
    for y in range(year + 1, year + 5):
        pair(7, f"plan {y}", f"plan{y}", f"ar.{y}.plan")
        pair(9, f"prognos {y}", f"prognos{y}", f"ar.{y}.prognos")
    pair(11, "beslutat", "totalBeslutat", "total.beslutat", ("intakt", "kostnad"))
    pair(13, "prognos", "totalPrognos", "total.prognos", ("intakt", "kostnad"))
    for number, id, label, path in (
            (15, "startBeslutat", "Startdatum beslutat", "datum.beslutat.start"),
            (16, "slutBeslutat", "Avslutningsdatum beslutat", "datum.beslutat.slut"),
            (17, "startPrognos", "Startdatum prognos", "datum.prognos.start"),
            (18, "slutPrognos", "Avslutningsdatum prognos", "datum.prognos.slut")):
        columns.append(Column(id, f"({number}) {label}", path, "date"))
    return columns


def unit_columns(year):
    return [
        Column("resultatenhet", "(1) Resultatenhet", "namn", "text"),
        Column("bruttobudget", f"(2) Bruttobudget {year} tkr"),
        Column("femProcent", f"(3) 5 % av bruttobudget {year}",
               formula=lambda v: v("bruttobudget") * 5 / 100),
        Column("resultatForegaende", f"(4) Resultat från {year - 1}"),
        Column("beraknatResultat", f"(5) Beräknat resultat {year}"),
        Column("ackumuleradOverforing", f"(6) Ackumulerad resultatöverföring till {year + 1}"),
        Column("overforingProcent", f"Ackumulerad resultatöverföring till {year + 1} %", decimals=3,
               kind="percent", formula=lambda v: quotient(v("ackumuleradOverforing"), v("bruttobudget"))),
        Column("tioProcent", f"10 % av bruttobudget {year}",
               formula=lambda v: v("bruttobudget") * 10 / 100),
    ]


def quotient(a, b):
    """To twelve decimals, halves away from zero."""
    return (a / b).quantize(Decimal("1e-12"), ROUND_HALF_UP) if b else ZERO


def investment_columns(year):
    return [
        Column("investering", "Investering", "namn", "text"),
        Column(f"utfall{year - 1}", f"Utfall {year - 1}", "utfallForegaende", decimals=1, missing=ZERO),
        Column(f"vp{year}", f"VP {year}", "vp", decimals=1, missing=ZERO),
        Column("avvikelse", "Avvikelse", decimals=1,
               formula=lambda v: v(f"vp{year}") - v(f"prognos{year}")),
    ] + [Column(f"prognos{y}", f"Prognos {y}", f"prognos.{y}", decimals=1, missing=ZERO)
         for y in range(year, year + 3)]


def premises_columns():
    text, amount = "text", "amount"
    return [Column(id, label, path, kind, summed=False) for id, label, path, kind in (
        ("adress", "Adress", None, text), ("fastighetsbeteckning", "Fastighetsbeteckning", None, text),
        ("fastighetsagare", "Fastighetsägare", None, text), ("objektsnamn", "Objektsnamn", None, text),
        ("areaKvm", "Area kvm", None, amount), ("loptidTom", "Löptid t.o.m.", "loptid.tom", "date"),
        ("uppsagning", "Uppsägning", "loptid.uppsagning", text),
        ("tidpunkt", "Tidpunkt", None, "dateOrText"), ("arshyra", "Årshyra kr", None, amount),
        ("soktBelopp", "Sökta medel kr", None, amount), ("beskrivning", "Beskrivning", None, text),
        ("iLokalforsorjningsplanen", "I lokalförsörjningsplanen", None, "flag"),
        ("kommentar", "Övriga kommentarer", None, text))]
