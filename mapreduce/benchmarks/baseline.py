"""The plain way: two processes that read the line files, parse each record and count. Takes the archive's directory."""
import collections
import json
import lzma
import multiprocessing
import pathlib
import sys


def count(path):
    counts = collections.Counter()
    with lzma.open(path, "rt") as lines:
        for line in lines:
            counts[json.loads(line.split("\t", 1)[1])["info"]["OS"]] += 1
    return counts


if __name__ == "__main__":
    files = sorted(pathlib.Path(sys.argv[1]).rglob("*.lzma"))
    with multiprocessing.Pool(2) as pool:
        for system, number in sorted(sum(pool.map(count, files), collections.Counter()).items()):
            print("%s\t%d" % (system, number))
