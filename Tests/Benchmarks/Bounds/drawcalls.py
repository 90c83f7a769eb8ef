"""Turns finished workbooks into the calls of libxlsxwriter that make them again.

    drawcalls.py FILE.xlsx OUT.calls
    drawcalls.py --compare FILE.xlsx FILE.xlsx

What `plainwriter.c` replays: formats, strings, numbers, formulas with their results, merges, widths,
heights, paper. `plainwriter` must then give the same parts byte for byte; `--compare` names those that
differ, so the lower bound is one of the same work and not of something easier.
"""

import calendar
import re
import struct
import sys
import time
import zipfile
from html import unescape

CELL = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?(?: t="s")?(?:/>|>(?:<f>([^<]*)</f>)?<v>([^<]*)</v></c>)')
ROW = re.compile(rb'<row r="(\d+)"[^>]*?(?: ht="([^"]+)")?(?: customHeight="1")?(?:/>|>(.*?)</row>)', re.S)
LINES = {None: 0, "thin": 1, "medium": 2}
HORIZONTAL = {None: 0, "left": 1, "center": 2, "right": 3}
VERTICAL = {"top": 8, None: 9, "center": 10}


class Calls:
    def __init__(self, out):
        self.out = out

    def add(self, code, fields, *values):
        parts = [code.encode()]
        for kind, value in zip(fields, values):
            if kind == "s":
                text = value.encode() if isinstance(value, str) else value
                parts.append(struct.pack("<I", len(text)) + text)
            else:
                parts.append(struct.pack("<" + kind, value))
        self.out.write(b"".join(parts))


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + (letter if isinstance(letter, int) else ord(letter)) - 64
    return number - 1


def text(raw):
    return unescape(raw.decode())


def formats(calls, styles):
    codes = dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]*)"', styles))
    fonts = re.findall(r"<font>(.*?)</font>", styles.split("<fonts")[1].split("</fonts>")[0])
    borders = re.findall(r"<border>(.*?)</border>", styles)
    cells = styles.split("<cellXfs")[1].split("</cellXfs>")[0]
    for xf in re.findall(r"<xf (.*?)(?:/>(?=<xf|$)|</xf>)", cells):
        get = lambda name: (re.search(rf'\b{name}="([^"]*)"', xf) or [None, None])[1]
        font, border = fonts[int(get("fontId"))], borders[int(get("borderId"))]
        line = lambda side: LINES[(re.search(rf'<{side} style="(\w+)"', border) or [None, None])[1]]
        calls.add(
            "F", "dBsBBBBBBBBB", float(re.search(r'sz val="([\d.]+)"', font)[1]), "<b/>" in font,
            unescape(codes.get(get("numFmtId"), {"0": "", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"}.get(get("numFmtId"), ""))),
            HORIZONTAL[get("horizontal")], VERTICAL[get("vertical")], int(get("indent") or 0),
            get("wrapText") == "1", get("fillId") == "2",
            line("top"), line("bottom"), line("left"), line("right"))


def shared(raw):
    strings = []
    for item in re.findall(rb"<si>(.*?)</si>", raw, re.S):
        found = re.search(rb"<t[^>]*>(.*?)</t>", item, re.S)
        strings.append(text(found[1]) if found else "")
    # The library escapes nothing of _x0041_; the file has what was handed in.
    return strings


class SheetCells:
    """The cells of a sheet, in an order that numbers shared strings and merges as the file does."""

    def __init__(self, calls, strings, known, areas):
        self.calls, self.strings, self.known, self.areas = calls, strings, known, areas
        self.corners = {area[:2]: number for number, area in enumerate(areas)}
        self.covered = {
            (row, col) for area in areas for row in range(area[0], area[2] + 1)
            for col in range(area[1], area[3] + 1)}
        self.waiting, self.merges, self.next_merge = {}, {}, 0

    def add(self, row, col, style, formula, value, is_text):
        if (row, col) in self.covered:
            number = self.corners.get((row, col))
            if number is not None:
                self.merges[number] = (style, int(value) if is_text else None)
                self.drain()
        elif is_text:
            index = int(value)
            if index > self.known[0]:
                self.waiting.setdefault(index, []).append((row, col, style, index))
                return
            self.text(row, col, style, index)
            self.drain()
        elif value is None:
            self.calls.add("B", "IHH", row, col, style)
        elif formula is not None:
            self.calls.add("X", "IHHsd", row, col, style, "=" + text(formula), float(value))
        else:
            self.calls.add("N", "IHHd", row, col, style, float(value))

    def text(self, row, col, style, index):
        self.known[0] = max(self.known[0], index + 1)
        self.calls.add("T", "IHHs", row, col, style, self.strings[index])

    def drain(self):
        """Whatever had to wait for another string or merge."""
        while True:
            style, index = self.merges.get(self.next_merge, (0, len(self.strings)))
            if self.next_merge in self.merges and (index is None or index <= self.known[0]):
                words = "" if index is None else self.strings[index]
                self.calls.add("M", "IHIHHs", *self.areas[self.next_merge], style, words)
                self.next_merge += 1
                if index is not None:
                    self.known[0] = max(self.known[0], index + 1)
            elif self.known[0] in self.waiting:
                for cell in self.waiting.pop(self.known[0]):
                    self.text(*cell)
            else:
                return

    def finish(self):
        self.drain()
        assert not self.waiting and self.next_merge == len(self.areas), "strings out of order"


def sheet(calls, raw, strings, known):
    head, _, rest = raw.partition(b"<sheetData>")
    data, _, tail = rest.partition(b"</sheetData>")
    for low, high, width in re.findall(rb'<col min="(\d+)" max="(\d+)" width="([^"]+)"', head):
        calls.add("W", "HHd", int(low) - 1, int(high) - 1, round((float(width) - 5 / 7) * 10) / 10)
    areas = [
        (int(b) - 1, column(a), int(d) - 1, column(c)) for a, b, c, d in
        re.findall(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', tail)]
    cells = SheetCells(calls, strings, known, areas)
    for number, height, content in ROW.findall(data):
        row = int(number) - 1
        if height:
            calls.add("H", "Id", row, float(height))
        for match in CELL.finditer(content):
            letters, _, style, formula, value = match.groups()
            is_text = b't="s"' in match[0]
            cells.add(row, column(letters), int(style or 0), formula, value, is_text)
    cells.finish()
    ignored = re.search(rb'ignoredError sqref="([^"]+)"', tail)
    if ignored:
        calls.add("I", "s", ignored[1])
    pane = re.search(rb"<pane([^>]*)", head)
    split = dict(re.findall(rb'([xy])Split="(\d+)"', pane[1])) if pane else {}
    paper = re.search(rb'paperSize="(\d+)"', tail)
    footer = re.search(rb"<oddFooter>(.*?)</oddFooter>", tail, re.S)
    calls.add(
        "P", "BBIHs", int(paper[1]), b'orientation="landscape"' in tail, int(split.get(b"y", 0)),
        int(split.get(b"x", 0)), text(footer[1]) if footer else "")


def main(source, destination):
    with zipfile.ZipFile(source) as book, open(destination, "wb") as out:
        calls = Calls(out)
        core = book.read("docProps/core.xml").decode()
        app = book.read("docProps/app.xml").decode()
        find = lambda pattern, whole: unescape((re.search(pattern, whole, re.S) or [0, ""])[1])
        created = find(r"<dcterms:created[^>]*>(.*?)<", core)
        calls.add(
            "Q", "sssq", find(r"<dc:title>(.*?)</", core), find(r"<dc:subject>(.*?)</", core),
            find(r"<Company>(.*?)</", app),
            calendar.timegm(time.strptime(created, "%Y-%m-%dT%H:%M:%SZ")))
        custom = book.read("docProps/custom.xml").decode()
        for name, value in re.findall(r'name="([^"]*)"><vt:lpwstr>(.*?)</vt:lpwstr>', custom, re.S):
            calls.add("C", "ss", unescape(name), unescape(value))
        formats(calls, book.read("xl/styles.xml").decode())
        names = book.namelist()
        strings = shared(book.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
        workbook = book.read("xl/workbook.xml").decode()
        known = [0]
        titles = re.findall(r'<sheet name="([^"]*)"', workbook)
        for number, title in enumerate(titles, 1):
            calls.add("S", "s", unescape(title))
            sheet(calls, book.read(f"xl/worksheets/sheet{number}.xml"), strings, known)
        defined = re.findall(r'<definedName name="([^"]*)" localSheetId="(\d+)">([^<]*)<', workbook)
        for name, index, reference in defined:
            calls.add("D", "ss", f"{unescape(titles[int(index)])}!{name}", "=" + unescape(reference))


def compare(left, right):
    """The parts in which two workbooks differ."""
    with zipfile.ZipFile(left) as a, zipfile.ZipFile(right) as b:
        parts = sorted(set(a.namelist()) | set(b.namelist()))
        return [
            part for part in parts
            if part not in a.namelist() or part not in b.namelist() or a.read(part) != b.read(part)]


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--compare":
        print("\n".join(compare(*sys.argv[2:])))
    elif len(sys.argv) == 3:
        main(*sys.argv[1:])
    else:
        sys.exit(__doc__)
