"""What one more article costs in a small archive and in a large one.

    python3 benches/growth.py ARTICLES.jsonl [--sizes 500 5000 50000] [--added 40]

Reads the first so many lines into a new archive, then the next `--added` lines,
five times over, each lot in a run of its own: wall time of the whole process for
each article, middle of the five, beside the number of mentions that the archive
had; and the same lots once more, which change nothing: what a run costs by itself.
Runs `$STORYGRAPH` or `target/release/storygraph`.
"""

import argparse
import itertools
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

LOTS = 5


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 5000, 50000])
    parser.add_argument("--added", type=int, default=40)
    args = parser.parse_args()
    program = os.environ.get("STORYGRAPH", "target/release/storygraph")
    print(f"{'articles':>9}{'mentions':>10}{'ms an article':>15}{'with nothing new':>18}")
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes:
            db = os.path.join(folder, f"{size}.db")

            def ingest(lines, name):
                path = os.path.join(folder, name)
                with open(path, "w") as out:
                    out.writelines(lines)
                started = time.perf_counter()
                subprocess.run([program, "--db", db, "ingest", path], check=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                return time.perf_counter() - started

            with open(args.file) as lines:
                ingest(itertools.islice(lines, size), "first.jsonl")
                connection = sqlite3.connect(db)
                mentions = connection.execute("SELECT count(*) FROM mention").fetchone()[0]
                connection.close()
                spent, idle = [], []
                for lot in range(LOTS):
                    added = list(itertools.islice(lines, args.added))
                    spent.append(ingest(added, f"{lot}.jsonl"))
                    idle.append(ingest(added, f"{lot}.jsonl"))
            middle = lambda times: sorted(times)[LOTS // 2] / args.added * 1000
            print(f"{size:>9}{mentions:>10}{middle(spent):>15.2f}{middle(idle):>18.2f}")
            os.remove(db)


if __name__ == "__main__":
    sys.exit(main())
