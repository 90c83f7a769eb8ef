"""Measures blankettd between its bounds and prints a table; see docs/prestanda.md.

    measure.py WORK PROGRAM PLAINWRITER SHEETBENCHMARK [--quick] [--rounds N] [--only CASE]…

All contenders of a case run in turn, round by round, in one go, and each round gives its own ratio.
CPU is user and system time of the whole process with its children (wait4), memory the peak resident
set. The daemon is used as anybody uses it: `run --data`, a folder to drop into, a folder to look at.
"""

import argparse
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]


class Usage:
    def __init__(self, cpu, wall, megabytes):
        self.cpu, self.wall, self.megabytes = cpu, wall, megabytes


def tool(script, *words):
    """Another of these scripts, in a process of its own: this one must stay small, because a new
    process's peak memory begins with that of the one that starts it."""
    command = [sys.executable, HERE / script, *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{script} failed")
    return done.stdout.split()


def run(command):
    """Runs a program to its end. SheetBenchmark prints the part of its CPU that counts."""
    output = pathlib.Path(arguments.work, "output")
    start = time.perf_counter()
    with open(output, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))[:300]}:\n{output.read_text('utf-8')[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    if command[0] == arguments.sheets:
        cpu = float(output.read_text().split()[-1])
    return Usage(cpu, wall, usage.ru_maxrss / 1024)


def spread(values, form="{:.2f}"):
    values = sorted(values)
    return "–".join(form.format(v) for v in (values[0], statistics.median(values), values[-1]))


def compare(title, contenders, rounds, goals=()):
    """Runs the contenders in turn; every other one is told as a ratio to the first."""
    if arguments.only and not any(word in title for word in arguments.only):
        return
    runs = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, command in contenders.items():
            runs[name].append(run(command))
    first = next(iter(contenders))
    print(f"\n{title} ({rounds} rounds)")
    print(f"  {'':34}{'CPU ÷ (a)':>20}{'CPU s':>9}{'wall ÷ (a)':>20}{'peak MB':>9}")
    for name, usages in runs.items():
        against = list(zip(usages, runs[first]))
        print(
            f"  {name:34}{spread([u.cpu / a.cpu for u, a in against]):>20}"
            f"{statistics.median(u.cpu for u in usages):9.3f}"
            f"{spread([u.wall / a.wall for u, a in against]):>20}"
            f"{max(u.megabytes for u in usages):9.0f}", flush=True)
    for left, right, what, goal in goals:
        ratios = [getattr(u, what) / getattr(a, what) for u, a in zip(runs[left], runs[right])]
        reached = "reached" if statistics.median(ratios) <= goal else "NOT reached"
        print(f"    {what} of {left} ÷ {right}: {spread(ratios)}, goal ≤ {goal}: {reached}")


# The contenders

A, B, C = "(a) C, libxlsxwriter, XLSX only", "(b) Python, XlsxWriter, csv", "(c) blankettd convert"
SHEETS = "(c) its XLSX exporter, read back"


def contenders(files, calls=None):
    """The programs for some reports; `calls` are the drawing calls of each."""
    work = pathlib.Path(arguments.work)
    out = work / "out"
    plain = [part for index, call in enumerate(calls) for part in (call, work / f"plain{index}.xlsx")]
    return {
        A: [arguments.plainwriter, *plain],
        B: [sys.executable, HERE / "plainscript.py", work / "script", *files],
        C: [arguments.program, "convert", "--templates", ROOT / "templates", "--to", out, *files],
        SHEETS: [arguments.sheets, work, *files]}


def recorded(files, distinct=None):
    """The calls that draw the workbooks again; checked to give the same parts."""
    work = pathlib.Path(arguments.work)
    run([arguments.program, "convert", "--templates", ROOT / "templates", "--to", work / "out", *files])
    calls = []
    for file in files[:distinct]:
        report = file.stem if file.stem[-3:-1] == "-T" else None
        code = CODES.get(file.name, file.stem)
        stem = report or f"{code}-2020-T2"
        book, call = work / "out" / stem / f"{stem}.xlsx", work / f"{stem}.calls"
        tool("drawcalls.py", book, call)
        run([arguments.plainwriter, call, work / "again.xlsx"])
        different = tool("drawcalls.py", "--compare", book, work / "again.xlsx")
        if different:
            sys.exit(f"the plain program writes another workbook than {book}: {different}")
        calls.append(call)
    return [calls[index % len(calls)] for index in range(len(files))]


CODES = {"units-20000.json": "STOR", "units-200000.json": "STOR", "projects-20000.json": "PROJ"}


def wanted(title):
    return not arguments.only or any(word in title for word in arguments.only)


def files_cases():
    work = pathlib.Path(arguments.work)
    rounds = arguments.rounds or (3 if arguments.quick else 5)
    title = "one report: the real T2 report"
    if wanted(title):
        files = [ROOT / "examples/AMN-2020-T2.json"]
        compare(title, contenders(files, recorded(files)), 3 * rounds)
    title = "100 typical reports: 4 forms of 30 rows"
    if wanted(title):
        tool("reports.py", "typical", 100, work / "typical")
        files = sorted((work / "typical").glob("*.json"))
        compare(
            title, contenders(files, recorded(files, 3)), rounds,
            [(C, A, "cpu", 2.0), (C, B, "cpu", 0.25), (SHEETS, A, "cpu", 1.15)])
    sizes = [("units", 20_000), ("projects", 20_000)] + ([] if arguments.quick else [("units", 200_000)])
    for kind, rows in sizes:
        title = f"one report: {rows:,} rows of {'8' if kind == 'units' else '31'} columns"
        if not wanted(title):
            continue
        file = work / f"{kind}-{rows}.json"
        tool("reports.py", kind, rows, file)
        goals = [(SHEETS, A, "cpu", 1.15)]
        if rows == 200_000:
            goals += [(C, A, "cpu", 1.5), (C, A, "megabytes", 1.2)]
        compare(title, contenders([file], recorded([file])), rounds, goals)


# The daemon

def megabytes(pid):
    """The resident memory of a process and all below it: now, and at most."""
    now = most = 0
    waiting = [pid]
    while waiting:
        pid = waiting.pop()
        try:
            status = pathlib.Path(f"/proc/{pid}/status").read_text()
            tasks = list(pathlib.Path(f"/proc/{pid}/task").iterdir())
            for task in tasks:
                waiting += map(int, (task / "children").read_text().split())
        except OSError:
            continue
        fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        now += int(fields["VmRSS"].split()[0]) / 1024
        most += int(fields["VmHWM"].split()[0]) / 1024
    return now, most


def switches(pid):
    """How often each thread of the process and of all below it has been woken."""
    counts, waiting = {}, [pid]
    while waiting:
        pid = waiting.pop()
        try:
            for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
                for line in (task / "status").read_text().splitlines():
                    if line.startswith("voluntary_ctxt_switches"):
                        counts[task] = int(line.split()[1])
        except OSError:
            continue
    return counts


class Daemon:
    def __init__(self, name):
        self.data = pathlib.Path(arguments.work, name)
        subprocess.run(["rm", "-rf", self.data], check=True)
        self.data.mkdir()
        self.log = open(self.data.with_suffix(".log"), "w+b")
        self.process = subprocess.Popen(
            [arguments.program, "run", "--templates", ROOT / "templates", "--data", self.data],
            stderr=self.log, stdout=self.log)
        self.inbox, self.outbox = self.data / "inkorg", self.data / "utkorg"
        self.wait(lambda: b"watching the inbox" in self.said(), 30)

    def said(self):
        return pathlib.Path(self.log.name).read_bytes()

    def wait(self, condition, limit, pause=0.002):
        end = time.monotonic() + limit
        while not condition():
            if self.process.poll() is not None or time.monotonic() > end:
                sys.exit(f"the daemon does not do what is waited for:\n{self.said()[-2000:].decode()}")
            time.sleep(pause)

    def published(self):
        return sum(1 for name in os.listdir(self.outbox) if not name.startswith("."))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        _, _, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = 0
        return usage.ru_utime + usage.ru_stime


def durable_seconds(count=200):
    """Wall seconds to publish one file of 20 kB by itself, on the same disk: write, flush, rename, flush
    the folder."""
    folder = pathlib.Path(arguments.work, "flushes")
    folder.mkdir(exist_ok=True)
    directory = os.open(folder, os.O_RDONLY)
    start = time.perf_counter()
    for number in range(count):
        file = os.open(folder / "new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(file, bytes(20_000))
        os.fsync(file)
        os.close(file)
        os.rename(folder / "new", folder / f"{number}")
        os.fsync(directory)
    seconds = (time.perf_counter() - start) / count
    os.close(directory)
    return seconds


def moved_in(count, inbox):
    """Makes reports beside the inbox, on its file system, and moves them in one by one."""
    aside = pathlib.Path(arguments.work, "aside")
    subprocess.run(["rm", "-rf", aside], check=True)
    tool("reports.py", "typical", count, aside)
    names = sorted(os.listdir(aside))

    def go():
        for name in names:
            os.rename(aside / name, inbox / name)
    return go


def backlog(count, against):
    title = f"backlog of {count:,} typical reports through the daemon"
    if not wanted(title):
        return
    alone = durable_seconds()
    daemon = Daemon("backlog")
    go = moved_in(count, daemon.inbox)
    start = time.perf_counter()
    go()
    # To look costs: the folder is read.
    daemon.wait(lambda: daemon.published() == count, 3600, pause=0.1)
    wall = time.perf_counter() - start
    files = sum(len(os.listdir(package)) for package in daemon.outbox.iterdir()) / count
    _, most = megabytes(daemon.process.pid)
    cpu = daemon.stop()
    alone = (alone + durable_seconds()) / 2
    print(f"\n{title}, durable")
    print(f"  CPU per report {1000 * cpu / count:.2f} ms, wall {1000 * wall / count:.2f} ms, "
          f"peak with workers {most:.0f} MB")
    print(f"  wall ÷ publishing each of its {files:.0f} files by itself ({1000 * alone:.2f} ms): "
          f"{wall / count / files / alone:.2f}, goal ≤ 0.3; ÷ one file a report: {wall / count / alone:.2f}")
    if not against:
        return
    plain = recorded(sorted(pathlib.Path(arguments.work, "typical").glob("*.json"))[:3])
    calls = [part for index in range(count) for part in
             (plain[index % 3], pathlib.Path(arguments.work, f"plain{index % 3}.xlsx"))]
    a = run([arguments.plainwriter, *calls])
    b = watched_script(count)
    print(f"  CPU ÷ (a): {cpu / a.cpu:.2f}, goal ≤ 2.0;  CPU ÷ (b), watchdog, not durable: "
          f"{cpu / b:.2f}, goal ≤ 0.25", flush=True)


def watched_script(count):
    work = pathlib.Path(arguments.work)
    inbox = work / "watched"
    subprocess.run(["rm", "-rf", inbox], check=True)
    inbox.mkdir()
    go = moved_in(count, inbox)
    process = subprocess.Popen(
        [sys.executable, HERE / "plainscript.py", "--watch", inbox, work / "script", str(count)],
        stdout=subprocess.PIPE)
    process.stdout.readline()
    go()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def latency(count):
    title = "one drop into the idle daemon"
    if not wanted(title):
        return
    daemon = Daemon("latency")
    aside = pathlib.Path(arguments.work, "aside")
    subprocess.run(["rm", "-rf", aside], check=True)
    tool("reports.py", "typical", count, aside)
    times = []
    for name in sorted(os.listdir(aside)):
        package = daemon.outbox / f"{name.removesuffix('.json')}-2020-T2"
        start = time.perf_counter()
        os.rename(aside / name, daemon.inbox / name)
        daemon.wait(package.exists, 60)
        times.append(1000 * (time.perf_counter() - start))
        time.sleep(0.2)
    flush = 1000 * durable_seconds() / 2
    times.sort()
    print(f"\n{title}: {count} typical reports, renamed in → published")
    print(f"  p50 {times[count // 2]:.0f} ms, p99 {times[min(count - 1, count * 99 // 100)]:.0f} ms, "
          f"most {times[-1]:.0f} ms; one flush on this disk takes {flush:.1f} ms")
    idle(daemon, 20 if arguments.quick else 120)
    daemon.stop()


def idle(daemon, seconds):
    # Threads and workers that are too many end after a while, and would take their counts with them.
    time.sleep(75)
    before = switches(daemon.process.pid)
    time.sleep(seconds)
    after = switches(daemon.process.pid)
    woken = sum(count - before.get(task, 0) for task, count in after.items())
    now, most = megabytes(daemon.process.pid)
    print(f"  idle afterwards: {now:.0f} MB resident with workers (at most {most:.0f}), goal ≤ 60; "
          f"woken {60 * woken / seconds:.1f} times a minute", flush=True)


def main():
    work = pathlib.Path(arguments.work)
    work.mkdir(parents=True, exist_ok=True)
    files_cases()
    latency(20 if arguments.quick else 100)
    if arguments.quick:
        backlog(200, True)
    else:
        backlog(1_000, True)
        backlog(10_000, False)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("work", "program", "plainwriter", "sheets"):
        parser.add_argument(name)
    parser.add_argument("--quick", action="store_true", help="the small cases, in a few minutes")
    parser.add_argument("--rounds", type=int, help="how often each case is run")
    parser.add_argument("--only", action="append", help="cases with these words in their title")
    arguments = parser.parse_args()
    main()
