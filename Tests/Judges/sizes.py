#!/usr/bin/env python3
"""Does anything grow faster than the file? sizes.py PROGRAM TEMPLATES [--to BYTES] [KIND …]

Makes a report of 10⁴, 10⁵ … BYTES (10⁷) bytes of each kind of content, converts it with the address space
of a worker, and prints a Markdown table: exit code, seconds, peak memory, findings, size of what is said.
A kind fails when it ends otherwise than with 0 or 65, when ten times the file takes more than FACTOR times
the time or the memory (small times are noise, and are left out), or when a rejection says more than
MOST_SAID bytes. Exit 1 when one fails.
"""

import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

FACTOR = 15
NOISE_SECONDS = 0.5
NOISE_BYTES = 96 << 20
MEMORY = 2 << 30
MOST_SAID = 4 << 20
WORDS = "Förvaltningen bedömer att verksamheten följer budget och tidplan under perioden. "

KINDS = {}


def kind(make):
    KINDS[make.__name__.replace("_", " ")] = make
    return make


def report(**parts):
    return json.dumps(
        {"schemaVersion": 1, "namnd": {"kod": "STOR", "namn": "Storleksnämnden"},
         "period": {"typ": "T2", "ar": 2020, "per": "2020-08-31"}, **parts}, ensure_ascii=False)


def repeated(piece, size, separator=","):
    """So many of a piece, or of what it gives for a number, that they take `size` bytes."""
    pieces, length, number = [], 0, 0
    while length < size:
        text = piece(number) if callable(piece) else piece
        pieces.append(text)
        length += len(text.encode()) + len(separator)
        number += 1
    return separator.join(pieces)


def with_raw(key, raw, **parts):
    """A report in which a text is exchanged for JSON as it stands."""
    return report(**parts).replace(f'"{key}"', raw)


def text_of(piece, size, limit=900_000):
    """Stycken full of a piece of text."""
    stycken = []
    while size > 0:
        stycken.append({"typ": "text", "text": repeated(piece, min(size, limit), "")})
        size -= limit
    return report(tjansteutlatande={"avsnitt": [{"rubrik": "Text", "stycken": stycken}]})


def rows_of(form, row, size, **more):
    return with_raw("RAW", repeated(row, size), blanketter={form: {**more, "rader": ["RAW"]}})


# Texts

@kind
def plain_text(size):
    return text_of(WORDS, size)


@kind
def text_like_addresses(size):
    return text_of("a.b@c.d@e ", size)


@kind
def addresses(size):
    return text_of("fornamn.efternamn@example.com ", size)


@kind
def one_address(size):
    return text_of("a", size).replace("aaaa", "a@b.", 1)


@kind
def text_like_links(size):
    return text_of("https://example.com/a@b ", size)


@kind
def text_like_phones(size):
    return text_of("08-123 45 6 070-1 (0", size)


@kind
def phones(size):
    return text_of("08-123 45 67, ", size)


@kind
def text_like_identity_numbers(size):
    return text_of("811228-987 ", size)


@kind
def identity_numbers(size):
    return text_of("811228-9874 ", size)


@kind
def digits(size):
    return text_of("0", size)


@kind
def text_like_money(size):
    return text_of("1 234 567,8 miljoner kr 5 ", size)


@kind
def text_like_periods(size):
    return text_of("januari 2018 – mars 2021 ", size)


@kind
def escaped_text(size):
    return with_raw(
        "RAW", '"' + repeated("\\u00e5\\n", min(size, 5_400_000), "") + '"',
        tjansteutlatande={"avsnitt": [{"rubrik": "Text", "stycken": [{"typ": "text", "text": "RAW"}]}]})


@kind
def one_long_word(size):
    return text_of("a", size)


@kind
def no_break_spaces(size):
    return text_of("\u00a0", size)


@kind
def blanks(size):
    return text_of(" \u2003", size)


@kind
def empty_lines(size):
    return text_of("\n", size)


@kind
def combining_characters(size):
    return text_of("\u0301", size)


@kind
def flags(size):
    return text_of("🇸🇪", size)


@kind
def emoji(size):
    return text_of("👩‍👩‍👧 ", size)


@kind
def wide_characters(size):
    return text_of("漢字 ", size)


@kind
def quotation_marks(size):
    return text_of("(”", size)


# Papers

@kind
def sections(size):
    return with_raw(
        "RAW", repeated(lambda n: f'{{"rubrik":"{n} Projekt","niva":{n % 6 + 1}}}', size),
        tjansteutlatande={"avsnitt": ["RAW"]}, blanketter={"projekt": {"rader": []}})


@kind
def short_blocks(size):
    return with_raw(
        "RAW", repeated('{"typ":"text","text":"a"}', size),
        tjansteutlatande={"avsnitt": [{"rubrik": "A", "stycken": ["RAW"]}]})


@kind
def points(size):
    return with_raw(
        "RAW", repeated('""', size),
        tjansteutlatande={
            "avsnitt": [{"rubrik": "A", "stycken": [{"typ": "numreradLista", "punkter": ["RAW"]}]}]})


@kind
def nested_points(size):
    depth = 25
    piece = '{"text":"a","punkter":[' * depth + '"b"' + "]}" * depth
    return with_raw(
        "RAW", repeated(piece, size),
        tjansteutlatande={
            "avsnitt": [{"rubrik": "A", "stycken": [{"typ": "punktlista", "punkter": ["RAW"]}]}]})


@kind
def links(size):
    return with_raw(
        "RAW", repeated('"https://example.com/a"', size),
        tjansteutlatande={"avsnitt": [{"rubrik": "A", "stycken": [{"typ": "lankar", "lankar": ["RAW"]}]}]})


@kind
def activities(size):
    return with_raw(
        "RAW", repeated('{"aktivitet":"a","ansvarig":["b","c"],"uppfoljning":["VB"]}', size),
        bilagor={"handlingsplan": {"avsnitt": [
            {"rubrik": "A", "stycken": [{"typ": "aktiviteter", "rader": ["RAW"]}]}]}})


@kind
def footnotes(size):
    return with_raw(
        "RAW", repeated('{"nummer":1,"text":"a"}', size),
        bilagor={"handlingsplan": {"rubrik": "A", "fotnoter": ["RAW"]}})


@kind
def documents(size):
    return with_raw("RAW", repeated('{"typ":"pm"}', size), bilagor={"dokument": ["RAW"]})


@kind
def groups(size):
    return with_raw(
        "RAW", repeated('{"rubrik":"a","undergrupper":[{"projekt":[]}]}', size),
        bilagor={"projektbilaga": {"grupper": ["RAW"]}})


@kind
def nested_groups(size):
    depth = 25
    piece = '{"undergrupper":[' * depth + '{"projekt":[{"id":"a","namn":"b"}]}' + "]}" * depth
    return with_raw("RAW", repeated(piece, size), bilagor={"projektbilaga": {"grupper": ["RAW"]}})


@kind
def projects_of_the_appendix(size):
    piece = ('{"id":"a","namn":"b","budget":"67,2 miljoner kr","medfinansiering":"99 mnkr",'
             '"period":"januari 2018 – mars 2019"}')
    return with_raw(
        "RAW", repeated(piece, size), blanketter={"projekt": {"uttalande": "Inga", "rader": []}},
        bilagor={"projektbilaga": {"grupper": [{"projekt": ["RAW"]}]}})


@kind
def empty_projects(size):
    return with_raw("RAW", repeated("{}", size), bilagor={"projektbilaga": {"grupper": [{"projekt": ["RAW"]}]}})


def premises(points, adjustments):
    row = {"id": "a", "adress": "A", "fastighetsbeteckning": "A 1", "fastighetsagare": "B", "areaKvm": 1,
           "loptid": {"tom": "2022-09-30"}, "tidpunkt": "2021-03-31", "arshyra": 1, "soktBelopp": 600000,
           "beskrivning": "C", "iLokalforsorjningsplanen": True}
    return report(
        blanketter={"lokaler": {"uppgiftslamnare": "C", "rader": [row]}},
        tjansteutlatande={"forslagTillBeslut": points, "budgetjusteringar": adjustments})


@kind
def decision_points(size):
    return with_raw(
        "RAW", repeated(lambda n: f'"Nämnden begär {n} kr för lokaler."', size),
        tjansteutlatande={"forslagTillBeslut": ["RAW"]})


@kind
def requests(size):
    return with_raw(
        "RAW", repeated(lambda n: f'{{"belopp":{n},"enhet":"kr","andamal":"ändamål {n}"}}', size),
        tjansteutlatande={"forslagTillBeslut": ["A"], "budgetjusteringar": ["RAW"]})


@kind
def requests_against_points(size):
    point = repeated(lambda n: f"Nämnden begär {n} kr för något ", size // 100, "")
    adjustments = [{"belopp": 7000 + n, "enhet": "tkr", "andamal": f"annat {n}"} for n in range(100)]
    return report(tjansteutlatande={"forslagTillBeslut": [point] * 100, "budgetjusteringar": adjustments})


@kind
def points_about_premises(size):
    point = repeated(lambda n: f"Nämnden begär {n} kr för lokaler ", size // 100, "")
    return premises([point] * 100, [{"belopp": 600, "enhet": "tkr", "blankett": "lokaler"}])


@kind
def signatories(size):
    return with_raw(
        "RAW", repeated('{"namn":"a","titel":"b"}', size), tjansteutlatande={"undertecknare": ["RAW"]})


# Blanketter

@kind
def rows_of_projects(size):
    return rows_of(
        "projekt", lambda n: f'{{"id":"{n}","namn":"P {n}","strategisktViktigt":true,'
        '"ar":{"2020":{"budget":{"kostnad":12.5,"intakt":-6},"prognos":{"kostnad":12.5,"intakt":-6}}}}', size,
        analys="A")


@kind
def rows_of_units(size):
    return rows_of(
        "resultatenheter", lambda n: f'{{"id":"{n}","namn":"E {n}","bruttobudget":12000,'
        '"resultatForegaende":-300,"beraknatResultat":-150,"ackumuleradOverforing":450}', size)


@kind
def shortest_rows(size):
    return rows_of("projekt", lambda n: f'{{"id":"{n}","namn":"a"}}', size)


@kind
def subtotals(size):
    return rows_of("projekt", lambda n: f'{{"namn":"a","delsumma":true,"id":"{n}"}}', size)


@kind
def rows_with_warnings(size):
    row = ('{"id":"%d","namn":"P","ar":{"2020":{"budget":{"kostnad":-1,"intakt":1},"prognos":{"kostnad":5}}},'
           '"datum":{"beslutat":{"start":"2021-01-01","slut":"2020-01-01"},'
           '"prognos":{"start":"2021-01-02","slut":"2020-01-02"}}}')
    return rows_of("projekt", lambda n: row % n, size)


@kind
def rows_with_long_texts(size):
    return rows_of(
        "investeringar", lambda n: f'{{"id":"{n}","namn":"I","kommentar":"{WORDS * 100}"}}', size)


@kind
def row_names_of_any_length(size):
    name = "n" * 30_000
    keys = ",".join(f'"fel{n}":1' for n in range(40))
    return rows_of("projekt", f'{{"id":1,"namn":"{name}",{keys}}}', size)


@kind
def null_rows(size):
    return rows_of("projekt", "null", size)


@kind
def empty_rows(size):
    return rows_of("projekt", "{}", size)


@kind
def rows_that_are_lists(size):
    return rows_of("projekt", "[]", size)


@kind
def equal_ids(size):
    return rows_of("investeringar", '{"id":"a","namn":"b"}', size)


@kind
def wrong_types(size):
    row = '{"id":1,"namn":2,"strategisktViktigt":3,"ar":"","total":[],"datum":{"beslutat":{"start":1}}}'
    return rows_of("projekt", row, size)


@kind
def wrong_years(size):
    return rows_of(
        "projekt", lambda n: f'{{"id":"{n}","namn":"a","ar":{{' + ",".join(
            f'"{year}":{{"budget":{{"kostnad":1}}}}' for year in range(1990, 2200)) + "}}", size)


@kind
def many_years(size):
    return with_raw(
        "RAW", '{"id":"a","namn":"b","ar":{' + repeated(lambda n: f'"{n}":{{}}', size) + "}}",
        blanketter={"projekt": {"rader": ["RAW"]}})


@kind
def amounts_that_do_not_fit(size):
    return rows_of("investeringar", lambda n: f'{{"id":"{n}","namn":"a","vp":1234567890123456}}', size)


# JSON

def with_keys(raw):
    return report().replace("{", "{" + raw + ",", 1)


@kind
def unknown_keys(size):
    return with_keys(repeated(lambda n: f'"namd{n}":1', size))


@kind
def unknown_keys_in_a_row(size):
    return with_raw(
        "RAW", '{"id":"a","namn":"b",' + repeated(lambda n: f'"nam{n}":1', size) + "}",
        blanketter={"projekt": {"rader": ["RAW"]}})


@kind
def unknown_keys_in_rows(size):
    return rows_of("projekt", lambda n: f'{{"id":"{n}","namn":"b","nam":1,"nann":2}}', size)


@kind
def unknown_blanketter(size):
    return with_raw("RAW", "1," + repeated(lambda n: f'"projek{n}":{{}}', size), blanketter={"projekx": "RAW"})


@kind
def one_long_key(size):
    return with_keys('"' + "k" * size + '":1')


@kind
def long_keys(size):
    return with_keys(repeated(lambda n: f'"{n}{"k" * 1000}":1', size))


@kind
def equal_keys_under_a_long_key(size):
    return with_keys('"' + "k" * (size // 2) + '":{' + repeated('"a":1', size // 2) + "}")


@kind
def escaped_keys(size):
    return with_keys(repeated(lambda n: '"' + "\\u006b" * 20 + f'{n}":1', size))


@kind
def equal_keys(size):
    return with_keys(repeated('"dnr":"a"', size))


@kind
def equal_keys_in_rows(size):
    return rows_of("projekt", lambda n: f'{{"id":"{n}","namn":"b","namn":"c"}}', size)


@kind
def changing_keys(size):
    """Objects that each repeat the keys of the one before in another order."""
    names = [f"nyckel{n}" for n in range(60)]
    return with_keys('"x":[' + repeated(
        lambda n: "{" + ",".join(f'"{names[(n * 7 + i) % 60]}":0' for i in range(60)) + "}", size) + "]")


@kind
def numbers(size):
    return with_keys('"x":[' + repeated("0", size) + "]")


@kind
def nulls(size):
    return with_keys('"x":[' + repeated("null", size) + "]")


@kind
def one_number(size):
    return with_keys('"x":' + "1" * size)


@kind
def one_amount(size):
    return rows_of("investeringar", '{"id":"a","namn":"b","vp":0.' + "0" * size + "1}", 1)


@kind
def deep_nesting(size):
    return with_keys('"x":' + "[" * size)


@kind
def deep_objects(size):
    return with_keys('"x":[' + repeated('{"a":' * 60 + "1" + "}" * 60, size) + "]")


@kind
def line_breaks(size):
    return report(dnr=1).replace("{", "{" + "\n" * size, 1)


@kind
def wrong_types_on_one_line_each(size):
    return rows_of("projekt", '\n{"id":1,"namn":2}', size)


@kind
def blanks_between(size):
    return report(dnr=1).replace(":", ":" + " " * size, 1)


@kind
def text_behind(size):
    return report() + "{" * size


@kind
def cut_off(size):
    return plain_text(size)[:-20]


@kind
def zero_bytes(size):
    return report() + "\0" * size


def measured(program, templates, data, folder):
    path = folder / "STOR.json"
    path.write_text(data, encoding="utf-8")
    target = folder / "to"

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    began = time.monotonic()
    process = subprocess.Popen(
        [program, "convert", path, "--to", target, "--templates", templates], preexec_fn=limit,
        stdout=subprocess.PIPE, stderr=open(folder / "said", "wb"))
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    process.returncode = code = os.waitstatus_to_exitcode(status)
    said = (folder / "said").stat().st_size
    receipts = sum(file.stat().st_size for file in target.glob("*/kvittens.*"))
    for file in target.glob("*/*"):
        file.unlink()
    return code, seconds, usage.ru_maxrss * 1024, said + receipts, path.stat().st_size


def faults(rows):
    """What is wrong with the measurements of one kind, smallest first."""
    found = []
    for code, seconds, memory, said, size in rows:
        if code not in (0, 65):
            found.append(f"exit {code} at {size} bytes")
        if said > MOST_SAID:
            found.append(f"{said} bytes said of {size}")
    for before, after in zip(rows, rows[1:]):
        if after[1] > NOISE_SECONDS and after[1] > FACTOR * max(before[1], NOISE_SECONDS / FACTOR):
            found.append(f"time × {after[1] / before[1]:.0f} to {after[4]} bytes")
        if after[2] > NOISE_BYTES and after[2] > FACTOR * before[2]:
            found.append(f"memory × {after[2] / before[2]:.0f} to {after[4]} bytes")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("templates")
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--to", type=int, default=10_000_000, help="the largest size, in bytes")
    parser.add_argument("--deadline", type=float, default=300, help="seconds after which no larger file is tried")
    options = parser.parse_intermixed_args()
    sizes = []
    while not sizes or sizes[-1] < options.to:
        sizes.append(sizes[-1] * 10 if sizes else 10_000)
    print("| content | bytes | exit | seconds | memory, MiB | said, bytes |")
    print("|---|---|---|---|---|---|", flush=True)
    wrong = []
    for name, make in KINDS.items():
        if options.kinds and name not in options.kinds:
            continue
        rows = []
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                row = measured(options.program, options.templates, make(size), pathlib.Path(folder))
            rows.append(row)
            code, seconds, memory, said, bytes_ = row
            print(f"| {name} | {bytes_} | {code} | {seconds:.2f} | {memory / 2**20:.0f} | {said} |", flush=True)
            if seconds > options.deadline:
                break
        wrong += [f"{name}: {fault}" for fault in faults(rows)]
    for line in wrong:
        print(line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
