"""Whether `lint entities` asks what is worth asking, beside a gold standard.

    python3 benches/lint.py ARTICLES.jsonl[.gz]... [-n N] [--show]

Articles are those of `identity.py`, which maps mentions to pages. A suggested
pair counts where both have a page: it is right to ask `same?` where most pairs
of their mentions have one page, and `different?` where most have not. Names
that no editor linked are counted apart. `--show` prints every pair, for
reading. Runs `$STORYGRAPH` or `target/release/storygraph`.
"""

import argparse
import collections
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

import identity


def pages(db, files):
    """Counts of pages by entity, and by name and class."""
    rows = sqlite3.connect(db)
    named = {row[:3]: row[3:] for row in rows.execute("""
        SELECT external_id, start_byte, end_byte, entity_id, name.name, name.kind
        FROM mention JOIN article ON article.revision_id = mention.revision_id
        JOIN name ON name.id = name_id WHERE field = 0 AND entity_id IS NOT NULL""")}
    bodies = dict(rows.execute("""
        SELECT external_id, body FROM article JOIN revision ON revision.id = revision_id"""))
    one_page = identity.redirects()
    of_entity, of_name = (collections.defaultdict(collections.Counter) for _ in range(2))
    for article in (article for path in files for article in identity.articles(path)):
        for start, end, page, _ in identity.gold(article, bodies.get(article["id"], "")):
            found = named.get((article["id"], start, end))
            if found:
                page = identity.page_title(page, one_page)
                of_entity[found[0]][page] += 1
                of_name[found[1:]][page] += 1
    return of_entity, of_name


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("-n", type=int, default=50)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    program = os.environ.get("STORYGRAPH", "target/release/storygraph")
    with tempfile.TemporaryDirectory() as folder:
        db, inbox = (os.path.join(folder, name) for name in ("lint.db", "inbox.jsonl"))
        with open(inbox, "w") as out:
            for article in (article for path in args.files for article in identity.articles(path)):
                # A page of many items has one address: each item is an article here.
                article.pop("url", None)
                print(json.dumps(article), file=out)
        run = [program, "--db", db]
        quiet = {"check": True, "stderr": subprocess.DEVNULL, "stdout": subprocess.PIPE}
        subprocess.run([*run, "ingest", inbox], **quiet)
        told = subprocess.run([*run, "lint", "entities", "-n", str(args.n), "--json"], **quiet)
        of_entity, of_name = pages(db, args.files)
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for pair in json.loads(told.stdout):
        sides = [pair["one"], pair["other"]]
        if pair["question"] == "same":
            one, other = (of_entity[side["entity"]] for side in sides)
        else:
            one, other = (of_name[side["name"], side["kind"]] for side in sides)
        same = sum(n * other[page] for page, n in one.items())
        all_pairs = sum(one.values()) * sum(other.values())
        judged = 2 if not all_pairs else 0 if same * 2 >= all_pairs else 1
        counts[pair["question"]][judged] += 1
        if args.show:
            names = " | ".join(f"{s['name']} ({s['kind']}, {s['articles']})" for s in sides)
            said = "; ".join(said["text"] for said in pair["for"][:1])
            verdict = ("one page", "two pages", "no page")[judged]
            print(f"{pair['score']:.2f} {pair['likely']:.2f} {pair['question']}? {names}: {verdict}; {said}")
    for question, (same, other, unknown) in sorted(counts.items()):
        print(f"{question}? one page {same}, two pages {other}, not known {unknown}")


if __name__ == "__main__":
    sys.exit(main())
