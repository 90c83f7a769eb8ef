"""Measures blankettd between its bounds and prints a table; see docs/prestanda.md.

    measure.py WORK PROGRAM PLAINWRITER SHEETBENCHMARK [--quick] [--rounds N] [--only CASE]…

All contenders of a case run in turn, round by round, in one go, and each round gives its own ratio.
CPU is user and system time of the whole process with its children (wait4), memory the peak resident
set. The daemon is used as anybody uses it: `run --data`, a folder to drop into, a folder to look at.
The work folder should lie on the disk that is asked about.
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
            title, contenders(files, recorded(files, 3)), 3 * rounds,
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

def tree(pid):
    """A process and all below it."""
    waiting = [pid]
    while waiting:
        pid = waiting.pop()
        try:
            tasks = list(pathlib.Path(f"/proc/{pid}/task").iterdir())
            for task in tasks:
                waiting += map(int, (task / "children").read_text().split())
        except OSError:
            continue
        yield pid


def cpu(pid):
    """The CPU seconds of a process and all below it so far, with those that have ended."""
    ticks = 0
    for process in tree(pid):
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def megabytes(pid):
    """The resident memory of a process and all below it: now, and at most."""
    now = most = 0
    for process in tree(pid):
        status = pathlib.Path(f"/proc/{process}/status").read_text()
        fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        now += int(fields["VmRSS"].split()[0]) / 1024
        most += int(fields["VmHWM"].split()[0]) / 1024
    return now, most


def switches(pid):
    """How often each thread of the process and of all below it has been woken."""
    counts = {}
    for process in tree(pid):
        for task in pathlib.Path(f"/proc/{process}/task").iterdir():
            for line in (task / "status").read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches"):
                    counts[task] = int(line.split()[1])
    return counts


def slowly(milliseconds):
    """The environment of a program whose flushes take longer."""
    if not milliseconds:
        return os.environ
    library = pathlib.Path(arguments.work, "slowflush.so")
    return os.environ | {"LD_PRELOAD": str(library), "SLOW_FLUSH_MS": str(milliseconds)}


class Daemon:
    def __init__(self, name, flush=0):
        self.data = pathlib.Path(arguments.work, name)
        subprocess.run(["rm", "-rf", self.data], check=True)
        self.data.mkdir()
        self.log = open(self.data.with_suffix(".log"), "w+b")
        self.process = subprocess.Popen(
            [arguments.program, "run", "--templates", ROOT / "templates", "--data", self.data],
            stderr=self.log, stdout=self.log, env=slowly(flush))
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

    def convert(self, reports, total):
        """Takes the reports to their end, archived, when there are so many packages then. To look costs:
        the folder is read."""
        reports.move(self.inbox)
        self.wait(lambda: self.published() == total, 3600, pause=0.1)
        self.wait(lambda: not os.listdir(self.data / "arbete"), 60, pause=0.02)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        _, _, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = 0
        return usage.ru_utime + usage.ru_stime


class Watching:
    """The script, waiting for files."""

    def __init__(self):
        self.out, self.inbox = (pathlib.Path(arguments.work, name) for name in ("script", "watched"))
        for folder in (self.out, self.inbox):
            subprocess.run(["rm", "-rf", folder], check=True)
            folder.mkdir()
        self.process = subprocess.Popen(
            [sys.executable, HERE / "plainscript.py", "--watch", self.inbox, self.out],
            stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def convert(self, reports):
        last = f"{pathlib.Path(reports.names[-1]).stem}-2020-T2"
        reports.move(self.inbox)
        while not (self.out / last / f"{last}.xlsx").exists():
            time.sleep(0.02)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Reports:
    """Typical reports beside the folders they are moved into, on the same file system."""

    def __init__(self, count, first=0):
        self.aside = pathlib.Path(arguments.work, "aside")
        subprocess.run(["rm", "-rf", self.aside], check=True)
        tool("reports.py", "typical", count, self.aside, first)
        self.names = sorted(os.listdir(self.aside))

    def move(self, folder):
        for name in self.names:
            os.rename(self.aside / name, folder / name)


def running(count, rounds):
    """Each round the same reports through the daemon, the C program and the waiting script."""
    title = "typical reports through the running daemon"
    if not wanted(title):
        return
    typical = pathlib.Path(arguments.work, "typical")
    tool("reports.py", "typical", 3, typical)
    plain = recorded([typical / f"T{number:05}.json" for number in range(3)])
    calls = [part for index in range(count) for part in
             (plain[index % 3], pathlib.Path(arguments.work, f"plain{index}.xlsx"))]
    daemon, script = Daemon("running"), Watching()
    ratios, costs = [], []
    # The first round is for warming up.
    for number in range(rounds + 1):
        before = cpu(daemon.process.pid)
        daemon.convert(Reports(count, number * count), count * (number + 1))
        c = cpu(daemon.process.pid) - before
        a = run([arguments.plainwriter, *calls]).cpu
        before = cpu(script.process.pid)
        script.convert(Reports(count, number * count))
        b = cpu(script.process.pid) - before
        if number:
            ratios.append((c / a, c / b))
            costs.append(1000 * c / count)
    daemon.stop()
    script.stop()
    print(f"\n{title}: everything included, published durably ({len(ratios)} rounds of {count})")
    print(f"  CPU per report {spread(costs)} ms")
    for name, index, goal in ((A, 0, 2.0), (f"{B}, watchdog, not durable", 1, 0.25)):
        values = [ratio[index] for ratio in ratios]
        reached = "reached" if statistics.median(values) <= goal else "NOT reached"
        print(f"    cpu ÷ {name}: {spread(values)}, goal ≤ {goal}: {reached}", flush=True)


def flushed_seconds(flush):
    """Wall seconds for a file that is flushed by itself, on the same disk."""
    command = [sys.executable, HERE / "flushes.py", pathlib.Path(arguments.work, "flushes"), "200"]
    return float(subprocess.run(
        command, env=slowly(flush), stdout=subprocess.PIPE, check=True).stdout)


def backlog(count, flush=0):
    title = f"backlog of {count:,} typical reports through the daemon"
    if flush:
        title += f", flushes {flush} ms longer"
    if not wanted(title):
        return
    alone = flushed_seconds(flush)
    daemon = Daemon("backlog", flush)
    reports = Reports(count)
    start = time.perf_counter()
    daemon.convert(reports, count)
    wall = time.perf_counter() - start
    files = sum(len(os.listdir(package)) for package in daemon.outbox.iterdir()) / count
    _, most = megabytes(daemon.process.pid)
    used = daemon.stop()
    alone = (alone + flushed_seconds(flush)) / 2
    ratio = wall / count / files / alone
    print(f"\n{title}, durable")
    print(f"  CPU per report {1000 * used / count:.2f} ms, wall {1000 * wall / count:.2f} ms, "
          f"peak with workers {most:.0f} MB")
    print(f"    wall ÷ one flush for each of a package's {files:.0f} files ({1000 * alone:.2f} ms): "
          f"{ratio:.2f}, goal ≤ 0.3: {'reached' if ratio <= 0.3 else 'NOT reached'}", flush=True)


# The sequential flushes from rename-in to a package that people see: docs/spool.md.
FLUSHES = 3


def latency(count):
    title = "one drop into the idle daemon"
    if not wanted(title):
        return
    daemon = Daemon("latency")
    reports = Reports(count)
    time.sleep(2)
    times = []
    for name in reports.names:
        package = daemon.outbox / f"{name.removesuffix('.json')}-2020-T2"
        start = time.perf_counter()
        os.rename(reports.aside / name, daemon.inbox / name)
        daemon.wait(package.exists, 60)
        times.append(1000 * (time.perf_counter() - start))
        time.sleep(0.2)
    flush = 1000 * flushed_seconds(0)
    times.sort()
    p99, goal = times[-(-99 * count // 100) - 1], FLUSHES * flush + 50
    print(f"\n{title}: {count} typical reports, renamed in → published")
    print(f"  p50 {times[count // 2]:.0f} ms, p99 {p99:.0f} ms, most {times[-1]:.0f} ms")
    print(f"    p99, goal ≤ {FLUSHES} flushes of {flush:.2f} ms + 50 ms = {goal:.0f} ms: "
          f"{'reached' if p99 <= goal else 'NOT reached'}")
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
    running(100, arguments.rounds or (3 if arguments.quick else 10))
    backlog(200 if arguments.quick else 1_000)
    if not arguments.quick:
        backlog(10_000)
        backlog(10_000, flush=5)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("work", "program", "plainwriter", "sheets"):
        parser.add_argument(name)
    parser.add_argument("--quick", action="store_true", help="the small cases, in a few minutes")
    parser.add_argument("--rounds", type=int, help="how often each case is run")
    parser.add_argument("--only", action="append", help="cases with these words in their title")
    arguments = parser.parse_args()
    main()
