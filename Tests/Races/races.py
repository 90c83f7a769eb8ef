#!/usr/bin/env python3
"""Members of a group do to the inbox of a running daemon whatever they can, as fast as they can, while
another one drops reports. See README.md."""

import ctypes
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAEMON, HOSTILE, CALM, GROUP = 20001, 20002, 20003, 20100
LIBC = ctypes.CDLL(None, use_errno=True)
EXCHANGE = 2
REPORT = json.loads((ROOT / "examples/AMN-2020-T1.json").read_text())


def report(kod):
    """A sound report of a nämnd of its own."""
    changed = dict(REPORT, namnd={"kod": kod, "namn": f"Nämnden {kod}"})
    return json.dumps(changed, ensure_ascii=False, indent=1)


def exchange(one, other):
    LIBC.renameat2(-100, os.fsencode(one), -100, os.fsencode(other), EXCHANGE)


def become(user):
    os.setgroups([])
    os.setgid(GROUP)
    os.setuid(user)
    os.umask(0o007)


def attempts(work):
    """Does something for ever; that a name is gone or closed by now is what it is about."""
    number = 0
    while True:
        number += 1
        try:
            work(number)
        except OSError:
            pass


def swap_for_folder(inbox, outside, kept):
    """A ready file changes places with a folder that holds files of its own."""
    def work(number):
        file, folder = inbox / f"byte-{number % 40}.json", inbox / f".byte-{number % 40}"
        if not folder.exists():
            folder.mkdir()
            for part in range(3):
                keep(kept, folder / f"{part}.json", f"mapp-{number}-{part}")
        if not file.exists():
            keep(kept, inbox / f".ny-{number}", f"fil-{number}")
            os.rename(inbox / f".ny-{number}", file)
        for _ in range(50):
            exchange(file, folder)
    attempts(work)


def swap_for_link(inbox, outside, kept):
    """A folder and a file change places with links to what lies outside."""
    def work(number):
        folder, link = inbox / f"sub-{number % 20}", inbox / f".sub-{number % 20}"
        if not folder.exists() and not folder.is_symlink():
            folder.mkdir()
        if not link.is_symlink() and not link.exists():
            os.symlink(outside, link)
        name = folder / "hemlig.json"
        if not folder.is_symlink() and not name.exists():
            keep(kept, folder / ".ny", f"sub-{number}")
            os.rename(folder / ".ny", name)
        for _ in range(50):
            exchange(folder, link)
    attempts(work)


def swap_for_depth(inbox, outside, kept):
    """A ready file changes places with a folder of thousands of levels."""
    def work(number):
        file, folder = inbox / "djup.json", inbox / ".djup"
        if not folder.exists() and not file.is_dir():
            folder.mkdir()
            here = os.open(folder, os.O_RDONLY)
            for _ in range(4500):
                os.mkdir("n", dir_fd=here)
                here, old = os.open("n", os.O_RDONLY, dir_fd=here), here
                os.close(old)
            os.close(here)
        if not file.exists() and folder.exists():
            file.write_text('{"id": 1}')
        for _ in range(50):
            exchange(file, folder)
        time.sleep(0.01)
    attempts(work)


def resize(inbox, outside, kept):
    """A file that is open is made eight tebibytes long, short, and closed to everybody, all the time."""
    def work(number):
        name = inbox / f"vid-{number % 10}.json"
        with open(name, "w") as file:
            file.write(report(f"V{number % 10}"))
            file.flush()
            time.sleep(0.15)
            until = time.monotonic() + 0.5
            while time.monotonic() < until:
                os.ftruncate(file.fileno(), 8 << 40)
                os.fchmod(file.fileno(), 0)
                os.ftruncate(file.fileno(), 100)
                os.fchmod(file.fileno(), 0o660)
    attempts(work)


def close_folders(inbox, outside, kept):
    """Folders with ready reports in them are opened and closed."""
    def work(number):
        folder = inbox / f"dörr-{number % 10}"
        folder.mkdir(exist_ok=True)
        os.chmod(folder, 0o2770)
        keep(kept, folder / f".ny-{number}", f"dörr-{number}")
        os.rename(folder / f".ny-{number}", folder / f"{number}.json")
        for mode in [0o2550, 0o2770, 0o3770, 0, 0o2770, 0o2500, 0o2770]:
            time.sleep(0.02)
            os.chmod(folder, mode)
    attempts(work)


ATTACKS = [swap_for_folder, swap_for_link, swap_for_depth, resize, close_folders]


def keep(kept, path, mark):
    """Writes a file that must not be lost. It is on the list before it is there to be lost, and the
    list is told of it once it is whole."""
    path.write_text(json.dumps({"mark": mark, "by": os.getpid()}))
    os.write(kept, f"{os.getpid()} {mark}\n".encode())


def calm_drops(inbox, data, seconds, start):
    """Drops sound reports one after the other; gives how long each took to be published."""
    times = []
    until = time.monotonic() + seconds
    number = start
    while time.monotonic() < until:
        number += 1
        kod = f"C{number}"
        hidden = inbox / f".{kod}"
        hidden.write_text(report(kod))
        os.chown(hidden, CALM, GROUP)
        os.chmod(hidden, 0o660)
        began = time.monotonic()
        os.rename(hidden, inbox / f"{kod}.json")
        package = data / "utkorg" / f"{kod}-2020-T1"
        while not package.exists():
            if time.monotonic() > began + 60:
                raise SystemExit(f"FAILED: {kod} was not published within 60 s")
            time.sleep(0.005)
        times.append(time.monotonic() - began)
        time.sleep(0.2)
    return times


def marks(folder):
    """Which marked files lie below a folder; links are not followed."""
    found = {}
    stack = [os.fsencode(folder)]
    depth = {stack[0]: 0}
    while stack:
        path = stack.pop()
        level = depth.pop(path)
        # What is deeper has no marked files, and paths that the kernel does not take.
        if level > 12:
            continue
        for entry in os.scandir(path):
            if entry.is_dir(follow_symlinks=False):
                stack.append(entry.path)
                depth[entry.path] = level + 1
            elif entry.is_file(follow_symlinks=False) and entry.stat().st_size < 1000:
                with open(entry.path, "rb") as file:
                    text = file.read()
                if text.startswith(b'{"mark"'):
                    value = json.loads(text)
                    key = f"{value['by']} {value['mark']}"
                    found[key] = found.get(key, 0) + 1
    return found


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    program = sys.argv[2] if len(sys.argv) > 2 else str(ROOT / ".build/debug/blankettd")
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="blankettd-races-"))
    data, outside = scratch / "data", scratch / "outside"
    for folder in ["inkorg", "utkorg", "fel", "arkiv", "arbete", "state"]:
        (data / folder).mkdir(parents=True)
        os.chown(data / folder, DAEMON, GROUP)
        os.chmod(data / folder, 0o2770 if folder == "inkorg" else 0o750)
    os.chmod(scratch, 0o755)
    os.chown(data, DAEMON, GROUP)
    inbox = data / "inkorg"
    outside.mkdir()
    os.chmod(outside, 0o777)
    (outside / "hemlig.json").write_text(report("HEMLIG"))
    os.chmod(outside / "hemlig.json", 0o666)
    secret = os.stat(outside / "hemlig.json").st_ino
    calm = inbox / "lugn"
    calm.mkdir()
    os.chown(calm, DAEMON, GROUP)
    os.chmod(calm, 0o2770)
    (scratch / "blankettd.yaml").write_text(
        f"data: {data}\ntemplates: {ROOT / 'templates'}\n"
        "readiness: {settle: 100ms, patience: 2s, rescan: 2s}\nworkers: {count: 2}\n")
    log = open(scratch / "log", "w+")
    daemon = subprocess.Popen(
        ["setpriv", "--reuid", str(DAEMON), "--regid", str(GROUP), "--clear-groups", "sh", "-c",
         'umask 0027; exec "$0" "$@"', program, "run", "--config", str(scratch / "blankettd.yaml")],
        stderr=log)
    kept = os.open(scratch / "kept", os.O_CREAT | os.O_APPEND | os.O_RDWR, 0o600)
    attackers = []
    problems = []
    try:
        before = calm_drops(calm, data, 10, 0)
        for attack in ATTACKS:
            process = os.fork()
            if process == 0:
                become(HOSTILE)
                os.nice(5)
                attack(inbox, outside, kept)
                os._exit(0)
            attackers.append(process)
        during = calm_drops(calm, data, seconds, 100_000)
    finally:
        for process in attackers:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
    for folder, names, _ in os.walk(inbox):
        os.chmod(folder, 0o2770)
        names[:] = [name for name in names if len(pathlib.Path(folder).parts) < 20]
    time.sleep(5)
    began = time.monotonic()
    daemon.send_signal(signal.SIGTERM)
    if daemon.wait(60) != 0:
        problems.append(f"the daemon ended with {daemon.returncode}")
    stop = time.monotonic() - began
    log.seek(0)
    said = log.read()
    if " paused" in said:
        problems.append("it paused: " + next(line for line in said.splitlines() if " paused" in line))
    if os.stat(outside / "hemlig.json").st_ino != secret or os.listdir(outside) != ["hemlig.json"]:
        problems.append("something outside the inbox was taken")
    if (data / "utkorg/HEMLIG-2020-T1").exists():
        problems.append("something outside the inbox was published")
    if os.listdir(data / "arbete"):
        problems.append(f"arbete holds {os.listdir(data / 'arbete')}")
    found = marks(data)
    listed = (scratch / "kept").read_text().split("\n")[:-1]
    lost = [mark for mark in listed if mark not in found]
    twice = [mark for mark in listed if found.get(mark, 0) > 1]
    if lost:
        problems.append(f"{len(lost)} of {len(listed)} files are lost: {lost[:5]}")
    if twice:
        problems.append(f"{len(twice)} files are there twice: {twice[:5]}")
    delay = max(during) - max(before)
    if delay > 1:
        problems.append("somebody else was delayed by more than a second")
    middle = lambda times: sorted(times)[len(times) // 2]
    print(f"{len(listed)} marked files, {said.count(' overlooked') + said.count('it is held')} holds, "
          f"{len(during)} reports of others; "
          f"before: median {middle(before):.2f} s, worst {max(before):.2f} s; "
          f"during: median {middle(during):.2f} s, worst {max(during):.2f} s; stop {stop:.1f} s")
    for problem in problems:
        print("FAILED:", problem)
    if problems:
        print("the folders and the log are in", scratch)
        raise SystemExit(1)
    # Not by Python's own: the folders lie deeper than it can recurse.
    subprocess.run(["rm", "-rf", str(scratch)], check=True)


main()
