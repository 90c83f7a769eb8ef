#!/usr/bin/env python3
"""Kills the daemon at random while reports and corrections of them arrive; then each package must be
its last report, and each dropped file must lie in one place, byte for byte.

    Tests/Races/kills.py PROGRAM [--files 10000] [--corrections 1000] [--kills 1000] [--seed 1] [--term]

Every tenth kill is a SIGTERM with --term. Works in a temporary folder; ends only daemons that it has
started. Exits with 1 when something is wrong.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def report(kod, value):
    """A small report: one row of form C with an amount that tells which one it is."""
    row = {"id": "a", "namn": "A", "utfallForegaende": 1, "vp": value,
           "prognos": {"2020": value, "2021": value, "2022": value}}
    return json.dumps({
        "schemaVersion": 1, "namnd": {"kod": kod, "namn": f"Nämnden {kod}"},
        "period": {"typ": "T1", "ar": 2020, "per": "2020-04-30"},
        "blanketter": {"investeringar": {"rader": [row]}}}).encode()


class Sender(threading.Thread):
    """Drops the reports and, each some time after its report, the corrections."""

    def __init__(self, inbox, files, corrections, pause, rng):
        super().__init__(daemon=True)
        self.inbox, self.pause, self.rng = inbox, pause, rng
        koder = [f"{LETTERS[n % 26]}{n}" for n in range(files)]
        corrected = set(rng.sample(koder, corrections))
        # Each correction comes a few dozen files after its report: in the same backlog.
        places = []
        for place, kod in enumerate(koder):
            places.append((place, kod, 1))
            if kod in corrected:
                places.append((place + 1 + rng.randrange(80), kod, 2))
        self.drops = [(kod, version) for _, kod, version in sorted(places, key=lambda drop: drop[0])]
        self.sent = {}
        self.digests = {}

    def run(self):
        for number, (kod, version) in enumerate(self.drops):
            content = report(kod, version)
            name = f"{self.rng.randrange(10**6):06}-{kod}-{version}.json"
            hidden = self.inbox / f".{name}"
            hidden.write_bytes(content)
            os.rename(hidden, self.inbox / name)
            self.sent[kod] = name
            self.digests[name] = hashlib.sha256(content).hexdigest()
            # In bursts, so that reports and their corrections wait side by side.
            if number % 256 == 255:
                time.sleep(self.pause * 256)


def start(program, config, log):
    return subprocess.Popen([program, "run", "--config", config], stderr=log, stdin=subprocess.DEVNULL)


def wait_for_work(data):
    """Until the daemon has taken something, or has nothing to take."""
    for _ in range(100):
        if (data / "arbete").is_dir() and any(os.scandir(data / "arbete")):
            return
        time.sleep(0.02)


def is_idle(data):
    return not any(os.scandir(data / "inkorg")) and not any(os.scandir(data / "arbete"))


def originals(data):
    """Digest of every input in arkiv/ and fel/."""
    found = []
    for place in ("arkiv", "fel"):
        for path in (data / place).rglob("*.json"):
            if not path.name.startswith("kvittens") and ".v" not in path.parent.name:
                found.append(hashlib.sha256(path.read_bytes()).hexdigest())
    return found


def problems(data, sender):
    wrong = []
    for kod, name in sender.sent.items():
        receipt = data / "utkorg" / f"{kod}-2020-T1" / "kvittens.json"
        if not receipt.exists():
            wrong.append(f"{kod}: no package")
            continue
        told = json.loads(receipt.read_text())
        if told["input"]["name"] != name:
            wrong.append(f"{kod}: {told['input']['name']} stands, {name} came last")
        elif told["input"]["sha256"] != sender.digests[name]:
            wrong.append(f"{kod}: other bytes than were dropped")
    kept = sorted(originals(data))
    if kept != sorted(sender.digests.values()):
        lost = len(set(sender.digests.values()) - set(kept))
        wrong.append(f"{len(kept)} inputs kept of {len(sender.digests)}, {lost} of them lost")
    for path in (data / "fel").rglob("kvittens.json"):
        outcome = json.loads(path.read_text())["outcome"]
        if outcome != "superseded":
            wrong.append(f"{path.parent.name}: {outcome}")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--corrections", type=int, default=1_000)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--term", action="store_true")
    parser.add_argument("--longest", type=float, default=1.0, help="seconds from the first claim to the kill")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    home = pathlib.Path(tempfile.mkdtemp(prefix="blankettd-kills-"))
    data = home / "data"
    (data / "inkorg").mkdir(parents=True)
    config = home / "blankettd.yaml"
    config.write_text(
        f"data: {data}\ntemplates: {ROOT / 'templates'}\nreadiness: {{settle: 0s, rescan: 1s}}\n")
    # As long as the kills last.
    span = options.kills * options.longest * 0.6
    sender = Sender(
        data / "inkorg", options.files, options.corrections,
        span / (options.files + options.corrections), random.Random(options.seed + 1))
    begun = time.monotonic()
    with open(home / "log", "ab") as log:
        sender.start()
        for number in range(options.kills):
            daemon = start(options.program, config, log)
            wait_for_work(data)
            time.sleep(rng.random() * options.longest)
            daemon.send_signal(
                signal.SIGTERM if options.term and number % 10 == 9 else signal.SIGKILL)
            daemon.wait()
        sender.join()
        daemon = start(options.program, config, log)
        while not is_idle(data):
            if daemon.poll() is not None:
                print(f"the daemon ended by itself with {daemon.returncode}; see {home}/log")
                return 1
            time.sleep(0.2)
        daemon.terminate()
        daemon.wait()
    wrong = problems(data, sender)
    seconds = time.monotonic() - begun
    print(
        f"{options.kills} kills, {len(sender.sent)} reports, {len(sender.drops) - len(sender.sent)} "
        f"corrections, {seconds:.0f} s: {len(wrong)} problems")
    for line in wrong[:20]:
        print(" ", line)
    if wrong:
        print(f"left in {home}")
        return 1
    shutil.rmtree(home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
