"""The upper bound: what somebody would write instead, json + XlsxWriter + csv.

    plainscript.py OUT FILE.json …         converts the files
    plainscript.py --watch IN OUT          converts what is moved into IN, for ever

Written as such scripts are: the same sheets, cells, formats, formulas with results and CSV files, and
no more: binary numbers, no checks, no reading back, no texts, nothing durable.
"""

import csv
import json
import pathlib
import sys

import xlsxwriter

YEAR = 2020
DECIMAL, WHOLE, PERCENT, DATE, TEXT = "#,##0.0", "#,##0", "0.0%", "yyyy-mm-dd", None


def value(row, path):
    for key in path.split("."):
        row = row.get(key) if isinstance(row, dict) else None
    return row


def pairs(number, words, path, order=("kostnad", "intakt")):
    return [(f"({number + n}) {part.capitalize()} {words}", f"{path}.{part}", DECIMAL)
            for n, part in enumerate(order)]


def project_columns(year):
    columns = [("Projekt", "namn", TEXT)] + pairs(1, f"ack. t.o.m. {year - 1}", "ackumulerat")
    columns += pairs(3, f"budget {year}", f"ar.{year}.budget")
    columns += pairs(5, f"prognos {year}", f"ar.{year}.prognos")
    for later in range(year + 1, year + 5):
        columns += pairs(7, f"plan {later}", f"ar.{later}.plan")
        columns += pairs(9, f"prognos {later}", f"ar.{later}.prognos")
    columns += pairs(11, "totalt beslutat", "total.beslutat", ("intakt", "kostnad"))
    columns += pairs(13, "totalt prognos", "total.prognos", ("intakt", "kostnad"))
    return columns + [
        ("(15) Startdatum beslutat", "datum.beslutat.start", DATE),
        ("(16) Avslutningsdatum beslutat", "datum.beslutat.slut", DATE),
        ("(17) Startdatum prognos", "datum.prognos.start", DATE),
        ("(18) Avslutningsdatum prognos", "datum.prognos.slut", DATE)]


def unit_columns(year):
    gross = lambda row: row.get("bruttobudget") or 0
    return [
        ("(1) Resultatenhet", "namn", TEXT), (f"(2) Bruttobudget {year} tkr", "bruttobudget", WHOLE),
        ("(3) 5 % av bruttobudget", ("=B{n}*5%", lambda row: gross(row) * 0.05), WHOLE),
        (f"(4) Resultat från {year - 1}", "resultatForegaende", WHOLE),
        (f"(5) Beräknat resultat {year}", "beraknatResultat", WHOLE),
        (f"(6) Ackumulerad resultatöverföring till {year + 1}", "ackumuleradOverforing", WHOLE),
        ("Ackumulerad resultatöverföring %",
         ("=IF(B{n}=0,0,F{n}/B{n})",
          lambda row: (row.get("ackumuleradOverforing") or 0) / gross(row) if gross(row) else 0), PERCENT),
        ("10 % av bruttobudget", ("=B{n}*10%", lambda row: gross(row) * 0.1), WHOLE)]


def investment_columns(year):
    this = f"prognos.{year}"
    return [
        ("Investering", "namn", TEXT), (f"Utfall {year - 1}", "utfallForegaende", DECIMAL),
        (f"VP {year}", "vp", DECIMAL),
        ("Avvikelse", ("=C{n}-E{n}", lambda row: (row.get("vp") or 0) - (value(row, this) or 0)), DECIMAL),
        (f"Prognos {year}", this, DECIMAL), (f"Prognos {year + 1}", f"prognos.{year + 1}", DECIMAL),
        (f"Prognos {year + 2}", f"prognos.{year + 2}", DECIMAL)]


def premises_columns(year):
    return [
        ("Adress", "adress", TEXT), ("Fastighetsbeteckning", "fastighetsbeteckning", TEXT),
        ("Fastighetsägare", "fastighetsagare", TEXT), ("Objektsnamn", "objektsnamn", TEXT),
        ("Area kvm", "areaKvm", WHOLE), ("Löptid t.o.m.", "loptid.tom", DATE),
        ("Tidpunkt", "tidpunkt", DATE), ("Årshyra kr", "arshyra", WHOLE),
        ("Sökta medel kr", "soktBelopp", WHOLE), ("Beskrivning", "beskrivning", TEXT),
        ("Kommentar", "kommentar", TEXT)]


FORMS = {
    "projekt": ("Projekt", project_columns), "resultatenheter": ("Resultatenheter", unit_columns),
    "investeringar": ("Investeringar", investment_columns), "lokaler": ("Lokaler", premises_columns)}


def draw(book, formats, title, report, columns, rows):
    sheet = book.add_worksheet(title)
    look = lambda number, bold=False: formats(number, bold)
    sheet.write_string(0, 0, report["namnd"]["namn"], look(None, True))
    sheet.write_string(1, 0, f"Uppföljning av budget {YEAR}", look(None))
    for col, (label, _, number) in enumerate(columns):
        sheet.set_column(col, col, 30 if number is TEXT else 12)
        sheet.merge_range(3, col, 5, col, label, look("head", True))
    sums = [0.0] * len(columns)
    for line, row in enumerate(rows, 6):
        for col, (_, source, number) in enumerate(columns):
            if isinstance(source, tuple):
                result = source[1](row)
                sheet.write_formula(line, col, source[0].format(n=line + 1), look(number), result)
            else:
                result = value(row, source)
                if result is None:
                    sheet.write_blank(line, col, None, look(number))
                elif number is TEXT or isinstance(result, str):
                    sheet.write_string(line, col, result, look(number))
                else:
                    sheet.write_number(line, col, result, look(number))
            if number in (DECIMAL, WHOLE) and result is not None:
                sums[col] += result
    last = 6 + len(rows)
    sheet.write_string(last + 1, 0, "Summa", look(None, True))
    for col, (_, _, number) in enumerate(columns):
        if number in (DECIMAL, WHOLE):
            letter = xlsxwriter.utility.xl_col_to_name(col)
            sheet.write_formula(
                last + 1, col, f"=SUBTOTAL(9,{letter}6:INDEX({letter}:{letter},ROW()-1))",
                look(number, True), sums[col])
    sheet.freeze_panes(6, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def listing(path, columns, rows):
    with open(path, "w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow([label for label, _, _ in columns])
        for row in rows:
            fields = [source[1](row) if isinstance(source, tuple) else value(row, source)
                      for _, source, _ in columns]
            writer.writerow([
                str(field).replace(".", ",") if isinstance(field, float) else field for field in fields])


def convert(source, out):
    report = json.loads(pathlib.Path(source).read_bytes())
    stem = f"{report['namnd']['kod']}-{report['period']['ar']}-{report['period']['typ']}"
    folder = pathlib.Path(out) / stem
    folder.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(folder / f"{stem}.xlsx")
    known = {}

    def formats(number, bold):
        if (number, bold) not in known:
            look = {"font_name": "Arial", "font_size": 9, "border": 1, "bold": bold}
            if number == "head":
                look |= {"text_wrap": True, "bg_color": "#E4E4E4"}
            elif number:
                look["num_format"] = number
            known[number, bold] = book.add_format(look)
        return known[number, bold]

    for id, (title, columns_of) in FORMS.items():
        form = report["blanketter"].get(id)
        if form is None:
            continue
        columns, rows = columns_of(report["period"]["ar"]), form.get("rader", [])
        draw(book, formats, title, report, columns, rows)
        listing(folder / f"{stem}-{id}.csv", columns, rows)
    book.close()


def watch(inbox, out):
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer

    seen = set()

    class Handler(FileSystemEventHandler):
        def on_moved(self, event):
            self.take(event.dest_path)

        def on_created(self, event):
            self.take(event.src_path)

        def take(self, path):
            if path.endswith(".json") and path not in seen:
                seen.add(path)
                convert(path, out)

    observer = Observer()
    observer.schedule(Handler(), inbox)
    observer.start()
    print("watching", flush=True)
    observer.join()


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--watch":
        watch(sys.argv[2], sys.argv[3])
    elif len(sys.argv) > 2:
        for file in sys.argv[2:]:
            convert(file, sys.argv[1])
    else:
        sys.exit(__doc__)
