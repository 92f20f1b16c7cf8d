"""Measures `refs --suggest` on articles whose links are known: python3 benches/suggest.py ARTICLES [HEADLINES]

ARTICLES is JSON lines (or .jsonl.gz) with id, title, published, body and
gold_links: [{target, anchor}], the links that the articles' authors made to
others of them. Anchors of five words or more are asked about; their addresses
are hidden. Articles newer than the one asked about never count as an answer,
nor does the article itself: the program leaves both out.

HEADLINES, if given, is JSON lines of {headline, gold_related: [id]}: headlines
of other papers and the articles that are about the same. They are asked about
as READ MORE lines of one article that is nowhere an answer.

STORYGRAPH names the program; else it is looked for in target/release.
"""
import gzip, json, os, subprocess, sys, tempfile, time

PROGRAM = os.environ.get("STORYGRAPH", "target/release/storygraph")
SHORTEST = 5  # words


def lines(path):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def suggestions(articles):
    """Rows of `refs` with every suggestion, and seconds for each waiting one."""
    with tempfile.TemporaryDirectory() as folder:
        source, db = folder + "/in.jsonl", folder + "/storygraph.db"
        with open(source, "w", encoding="utf-8") as file:
            for article in articles:
                file.write(json.dumps(article) + "\n")
        # Exit status 4: some articles are empty, the rest is stored.
        read = subprocess.run([PROGRAM, "--db", db, "ingest", source], capture_output=True)
        if read.returncode not in (0, 4):
            sys.exit(read.stderr.decode())
        asked = [PROGRAM, "--db", db, "refs", "--links", "--json"]
        start = time.time()
        subprocess.run(asked, check=True, capture_output=True)
        plain = time.time() - start
        start = time.time()
        out = subprocess.run(asked + ["--suggest", "--min-score", "0"], check=True, capture_output=True)
        took = time.time() - start - plain
        rows = json.loads(out.stdout)
        return rows, took / max(1, sum(bool(row["suggested"]) for row in rows))


def report(name, answers, seconds):
    """answers: (score, whether it is right) of the first suggestion, or of what was bound (score 2)."""
    right = sum(is_right for _, is_right in answers)
    print(f"{name}: {len(answers)} asked, P@1 {right / len(answers):.3f}, {seconds * 1000:.1f} ms each")
    for least in (0.2, 0.3, 0.4, 0.5, 0.6):
        shown = [is_right for score, is_right in answers if score >= least]
        if shown:
            print(f"  score >= {least}: {len(shown) / len(answers):.2f} shown, {sum(shown) / len(shown):.2f} of them right")


def first(row, gold):
    target = row and row["target"]
    if target:
        return 2.0, target["external_id"] in gold
    best = row and row["suggested"][:1]
    return (best[0]["score"], best[0]["external_id"] in gold) if best else (-1.0, False)


def links(articles):
    by_id = {article["id"]: article for article in articles}
    day = lambda article: (article.get("published") or "")[:10]
    asked, inputs = [], []
    for article in articles:
        hidden = []
        for link in article.get("gold_links", []):
            target = by_id.get(link["target"])
            if target and target is not article and day(target) <= day(article) and len(link["anchor"].split()) >= SHORTEST:
                address = f"https://hidden.example/{len(asked)}"
                asked.append((address, {target["id"]}))
                hidden.append({"url": address, "text": link["anchor"]})
        kept = {key: article.get(key) for key in ("id", "title", "published", "lang", "body", "source")}
        inputs.append({**kept, "links": hidden})
    rows, seconds = suggestions(inputs)
    by_address = {row["url"]: row for row in rows}
    missing = sum(address not in by_address for address, _ in asked)
    print(f"links: {missing} of {len(asked)} not kept by the reader")
    report("links", [first(by_address.get(address), gold) for address, gold in asked], seconds)


def headlines(articles, asked):
    here = {article["id"] for article in articles}
    asked = [one for one in asked if here & set(one["gold_related"])]
    inputs = [{key: article.get(key) for key in ("id", "title", "published", "lang", "body", "source")} for article in articles]
    clean = lambda headline: " ".join(headline.split())
    body = "\n\n".join(f"READ MORE: {clean(one['headline'])}" for one in asked)
    inputs.append({"id": "asking", "title": "", "body": body})
    rows, seconds = suggestions(inputs)
    by_label = {row["label"]: row for row in rows if row["article"]["external_id"] == "asking"}
    report("headlines", [first(by_label.get(clean(one["headline"])), set(one["gold_related"])) for one in asked], seconds)


if len(sys.argv) < 2:
    sys.exit(__doc__)
if len(sys.argv) > 2:
    headlines(lines(sys.argv[1]), lines(sys.argv[2]))
else:
    links(lines(sys.argv[1]))
