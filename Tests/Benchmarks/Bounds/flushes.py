"""What durability costs without sharing: every file written and flushed by itself.

    flushes.py FOLDER COUNT     prints the wall seconds for each file of 20 kB
"""

import os
import pathlib
import sys
import time


def main(folder, count):
    folder = pathlib.Path(folder)
    folder.mkdir(exist_ok=True)
    start = time.perf_counter()
    for number in range(count):
        file = os.open(folder / f"{number}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(file, bytes(20_000))
        os.fsync(file)
        os.close(file)
    print((time.perf_counter() - start) / count)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
