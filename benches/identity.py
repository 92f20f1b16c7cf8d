"""Whether one name is one node: entities of an archive beside a gold standard.

    python3 benches/identity.py ARTICLES.jsonl[.gz]... [--errors N]

Each line is an article with `id`, `title`, `published`, `body` and
`gold_entities`: a list of `{"surface": …, "page": …}` in order of appearance,
where `page` says what the words mean (wcep: the Wikipedia page that an editor
linked). A gold mention counts where the archive has a mention with the same
words at the same place; `redirects.tsv` tells titles that are one page, and marks and case tell
nothing; of those, pairs of mentions with one page should have
one entity, and no others: precision and recall over pairs, and B-cubed
(Bagga & Baldwin 1998). Runs `$STORYGRAPH` or `target/release/storygraph`.
"""

import argparse
import collections
import gzip
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata


def articles(path):
    opened = gzip.open(path, "rt") if path.endswith(".gz") else open(path)
    with opened as lines:
        for line in lines:
            yield json.loads(line)


def redirects():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "redirects.tsv")
    lines = [line.rstrip("\n") for line in open(path) if not line.startswith("#")]
    plain = lambda title: page_title(title, {})
    return {plain(a): plain(b) for a, b in (line.split("\t") for line in lines)}


def page_title(page, one_page):
    """The page that a title leads to: titles that differ in marks and case are one."""
    plain = unicodedata.normalize("NFKD", page)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("-", " ").lower()
    return one_page.get(plain, plain)


def gold(article, body):
    """(start, end, page, words) in bytes of the stored body, each surface after the last."""
    after = 0
    for link in article.get("gold_entities") or []:
        start = body.find(link["surface"], after)
        if start < 0:
            start = body.find(link["surface"])
        if start < 0:
            continue
        after = start + len(link["surface"])
        surface = link["surface"]
        for article_word in ("the ", "The "):
            if surface.startswith(article_word):
                start += len(article_word)
        begin = len(body[:start].encode())
        yield begin, begin + len(body[start:after].encode()), link["page"], body[start:after]


def pairs(count):
    return count * (count - 1) // 2


def scores(items):
    """Pairwise and B-cubed precision and recall of (entity, page) pairs."""
    both = collections.Counter(items)
    entities = collections.Counter(entity for entity, _ in items)
    pages = collections.Counter(page for _, page in items)
    same = sum(pairs(n) for n in both.values())
    ours, theirs = sum(map(pairs, entities.values())), sum(map(pairs, pages.values()))
    cubed = lambda whole, side: sum(
        n * n / whole[key[side]] for key, n in both.items()) / max(1, len(items))
    return {
        "pair_precision": same / max(1, ours), "pair_recall": same / max(1, theirs),
        "b3_precision": cubed(entities, 0), "b3_recall": cubed(pages, 1),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--errors", type=int, default=10)
    parser.add_argument("--adjectives", action="store_true", help="count demonyms too")
    parser.add_argument("--raw", action="store_true", help="redirects are other pages")
    parser.add_argument("--literal", action="store_true",
                        help="leave out links whose words are another page's title")
    args = parser.parse_args()
    program = os.environ.get("STORYGRAPH", "target/release/storygraph")
    with tempfile.TemporaryDirectory() as folder:
        db = os.path.join(folder, "identity.db")
        inbox = os.path.join(folder, "inbox.jsonl")
        with open(inbox, "w") as out:
            for path in args.files:
                for article in articles(path):
                    # A page of many items has one address: each item is an article here.
                    article.pop("url", None)
                    print(json.dumps(article), file=out)
        run = [program, "--db", db, "ingest", inbox]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        rows = sqlite3.connect(db)
        where = "" if args.adjectives else "AND adjective IS NULL"
        try:
            found = rows.execute(f"""
                SELECT external_id, start_byte, end_byte, name.entity_id, entity.kind, entity.name
                FROM mention JOIN article ON article.revision_id = mention.revision_id
                JOIN name ON name.id = name_id JOIN entity ON entity.id = name.entity_id
                WHERE field = 0 {where}""").fetchall()
        except sqlite3.OperationalError:
            found = rows.execute("""
                SELECT external_id, start_byte, end_byte, entity_id, entity.kind, entity.name
                FROM mention JOIN article ON article.revision_id = mention.revision_id
                JOIN entity ON entity.id = entity_id WHERE field = 0""").fetchall()
    named = {row[:3]: row[3] for row in found}
    label = {row[3]: f"{row[5]} ({row[4]})" for row in found}
    bodies = dict(rows.execute("""
        SELECT external_id, body FROM article JOIN revision ON revision.id = revision_id"""))
    one_page = {} if args.raw else redirects()
    items, known, total, piped = [], set(), 0, 0
    pages = {page_title(link["page"], one_page) for path in args.files
             for article in articles(path) for link in article.get("gold_entities") or []}
    for path in args.files:
        for article in articles(path):
            if article["id"] in known:
                continue
            known.add(article["id"])
            for start, end, page, surface in gold(article, bodies.get(article["id"], "")):
                total += 1
                entity = named.get((article["id"], start, end))
                if entity is not None:
                    if not args.raw:
                        page, surface = page_title(page, one_page), page_title(surface, one_page)
                    # An editor's piped link: the words are another page's name.
                    if args.literal and surface != page and surface in pages:
                        piped += 1
                        continue
                    items.append((entity, page))
    print(f"mentions {len(items)} of {total} gold links are names we found, {piped} left out")
    for name, value in scores(items).items():
        print(f"{name} {value:.4f}")
    both = collections.Counter(items)
    split, merged = collections.Counter(), collections.Counter()
    by_page, by_entity = collections.defaultdict(list), collections.defaultdict(list)
    for (entity, page), n in both.items():
        by_page[page].append((n, entity))
        by_entity[entity].append((n, page))
    for page, parts in by_page.items():
        (most, main), *rest = sorted(parts, reverse=True)
        for n, entity in rest:
            split[f"{page}: {label[main]} | {label[entity]}"] += most * n
    for entity, parts in by_entity.items():
        (most, main), *rest = sorted(parts, reverse=True)
        for n, page in rest:
            merged[f"{label[entity]}: {main} | {page}"] += most * n
    for title, errors in (("one thing, two entities", split), ("two things, one entity", merged)):
        print(f"\n{title} (pairs)")
        for text, n in errors.most_common(args.errors):
            print(f"{n:7} {text}")


if __name__ == "__main__":
    sys.exit(main())
