"""Measures `related` on articles whose neighbours somebody has named: python3 benches/related.py FOLDER... [--queries 500] [--ablate]

Each FOLDER has articles.jsonl.gz (or articles.jsonl): id, title, published,
body, source, and one of
  gold_links: [{target, anchor}]        links that the authors made to other articles
  gold_refs: [{target, offset, cue}]    references in the text to other articles
  gold_thread: name                     articles of one thread belong together
  gold_cluster: name                    the same, where nothing has a date

Anchors longer than 15 characters and the words of references are taken out of
the texts first, so that nothing leaks. An answer is any other article not
newer than the one asked about; without regard to dates where the set's dates
are missing (gold_refs, gold_cluster). Where more than --queries articles have
neighbours, so many are drawn, always the same. Prints nDCG@5, recall@5 (of at
most five) and MRR, beside BM25 over headline and body (k1 1.2, b .75, headline
twice) and cosine of tf-idf over words and pairs of words (sublinear counts,
headline twice, what one article alone has left out), and of each difference in
nDCG@5 the 95 % interval over resampled queries. --ablate ranks the same
answers without what one signal gives, as the reasons say it.

STORYGRAPH names the program; else it is looked for in target/release.
"""
import argparse, collections, gzip, json, math, os, random, re, subprocess, sys, tempfile

PROGRAM = os.environ.get("STORYGRAPH", "target/release/storygraph")
DEPTH = 100
ASKED_AT_ONCE = 50
SAMPLES = 2_000
SIGNALS = ("text", "entities", "references", "time")
FUNCTION_WORDS = set(open(os.path.join(os.path.dirname(__file__), "../src/model/data/function_words.txt"), encoding="utf-8").read().split("\n"))


class Articles:
    """One folder: its articles with their texts masked, and which belong together."""

    def __init__(self, folder, most):
        path = next(p for p in (folder + "/articles.jsonl.gz", folder + "/articles.jsonl") if os.path.exists(p))
        opened = gzip.open if path.endswith(".gz") else open
        with opened(path, "rt", encoding="utf-8") as file:
            self.all = [json.loads(line) for line in file]
        self.by_id = {article["id"]: article for article in self.all}
        self.undated = any("gold_refs" in article or "gold_cluster" in article for article in self.all)
        self.gold = collections.defaultdict(set)
        self.linked()
        for key in ("gold_thread", "gold_cluster"):
            self.grouped(key)
        self.queries = sorted(self.gold)
        if len(self.queries) > most:
            self.queries = sorted(random.Random(1).sample(self.queries, most))
        self.bodies = [self.masked(article) for article in self.all]

    def day(self, id):
        return (self.by_id[id].get("published") or "")[:10]

    def may_answer(self, id, query):
        return id != query and (self.undated or self.day(id) <= self.day(query))

    def linked(self):
        for article in self.all:
            for to in article.get("gold_links", []) + article.get("gold_refs", []):
                if to["target"] in self.by_id and self.may_answer(to["target"], article["id"]):
                    self.gold[article["id"]].add(to["target"])

    def grouped(self, key):
        groups = collections.defaultdict(list)
        for article in self.all:
            if article.get(key):
                groups[article[key]].append(article["id"])
        for group in groups.values():
            # A thread of hundreds is a subject, and five of it say nothing.
            if key == "gold_thread" and len(group) > 40:
                continue
            for id in group:
                others = {other for other in group if self.may_answer(other, id)}
                if others:
                    self.gold[id] = others

    def masked(self, article):
        body = article["body"]
        for to in sorted(article.get("gold_refs", []), key=lambda to: -to["offset"]):
            target = self.by_id.get(to["target"])
            length = len(target["title"]) + len(to["cue"]) + 3 if target else 110
            body = body[: to["offset"]] + " " + body[to["offset"] + length :]
        for to in article.get("gold_links", []):
            if len(to["anchor"]) > 15:
                body = body.replace(to["anchor"], " ")
        return body


def ours(articles, ablate):
    """Per run (whole, and without each signal) and query, answers by rank."""
    runs = collections.defaultdict(dict)
    with tempfile.TemporaryDirectory() as folder:
        source, db = folder + "/in.jsonl", folder + "/storygraph.db"
        with open(source, "w", encoding="utf-8") as file:
            for article, body in zip(articles.all, articles.bodies):
                kept = {key: article.get(key) for key in ("id", "title", "published", "lang", "source")}
                # An address of its own: articles that share a page are still two.
                kept |= {"url": f"https://example.org/{article['id']}", "body": body}
                file.write(json.dumps(kept) + "\n")
        # Exit status 4: some articles are empty, the rest is stored.
        read = subprocess.run([PROGRAM, "--db", db, "ingest", source], capture_output=True)
        if read.returncode not in (0, 4):
            sys.exit(read.stderr.decode())
        for first in range(0, len(articles.queries), ASKED_AT_ONCE):
            asked = articles.queries[first : first + ASKED_AT_ONCE]
            command = [PROGRAM, "--db", db, "related", *asked, "-n", "300", "--all-copies"]
            out = subprocess.run(command + (["--json"] if ablate else ["--format", "trec"]), capture_output=True, text=True)
            if out.returncode not in (0, 3):
                sys.exit(out.stderr)
            if not ablate:
                for line in out.stdout.splitlines():
                    query, _, id, *_ = line.split()
                    runs["storygraph"].setdefault(query, []).append(id)
                continue
            answers = json.loads(out.stdout)
            if len(asked) == 1:
                answers = [{"article": {"external_id": asked[0]}, "related": answers}]
            for answer in answers:
                query, rows = answer["article"]["external_id"], answer["related"]
                for signal in (None, *SIGNALS):
                    name = f"without {signal}" if signal else "storygraph"
                    left = lambda row: sum(why["contribution"] for why in row["why"] if why["signal"] != signal)
                    ranked = sorted(rows, key=left, reverse=True)
                    runs[name][query] = [row["external_id"] for row in ranked]
    return runs


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


class Index:
    """Words, or words and pairs of words, of all articles."""

    def __init__(self, articles, pairs):
        self.ids = [article["id"] for article in articles.all]
        self.counts = []
        for article, body in zip(articles.all, articles.bodies):
            counts = collections.Counter()
            for text, weight in ((article["title"], 2), (body, 1)):
                kept = [word for word in words(text) if word not in FUNCTION_WORDS]
                for item in kept + (list(zip(kept, kept[1:])) if pairs else []):
                    counts[item] += weight
            self.counts.append(counts)
        self.found_in = collections.Counter(item for counts in self.counts for item in counts)
        self.place = {id: place for place, id in enumerate(self.ids)}

    def ranked(self, queries, weigh, of_query):
        """weigh(item, count, place) in an answer; of_query(item, count) in the question."""
        postings = collections.defaultdict(list)
        asked = {item for query in queries for item in self.counts[self.place[query]]}
        for place, counts in enumerate(self.counts):
            for item, count in counts.items():
                if item in asked and self.found_in[item] > 1:
                    postings[item].append((place, weigh(item, count, place)))
        for query in queries:
            scores = collections.defaultdict(float)
            for item, count in self.counts[self.place[query]].items():
                worth = of_query(item, count)
                for place, weight in postings.get(item, ()):
                    scores[place] += worth * weight
            best = sorted(scores, key=lambda place: -scores[place])
            yield query, [self.ids[place] for place in best]


def bm25(articles, k1=1.2, b=0.75):
    index = Index(articles, pairs=False)
    lengths = [sum(counts.values()) for counts in index.counts]
    average = sum(lengths) / len(lengths)
    rarity = lambda item: math.log(1 + (len(lengths) - index.found_in[item] + 0.5) / (index.found_in[item] + 0.5))
    saturated = lambda count, place: count * (k1 + 1) / (count + k1 * (1 - b + b * lengths[place] / average))
    return dict(index.ranked(articles.queries, lambda item, count, place: rarity(item) * saturated(count, place), lambda item, count: 1 + math.log(count)))


def tf_idf(articles):
    index = Index(articles, pairs=True)
    rarity = lambda item: 1 + math.log((len(index.ids) + 1) / (index.found_in[item] + 1))
    weight = lambda item, count: (1 + math.log(count)) * rarity(item)
    norms = [math.sqrt(sum(weight(item, count) ** 2 for item, count in counts.items() if index.found_in[item] > 1)) for counts in index.counts]
    return dict(index.ranked(articles.queries, lambda item, count, place: weight(item, count) / (norms[place] or 1), weight))


def measure(articles, ranked):
    """nDCG@5, recall@5 and reciprocal rank of every query."""
    found = []
    for query in articles.queries:
        gold = articles.gold[query]
        answers = [id for id in ranked.get(query, ()) if id in articles.by_id and articles.may_answer(id, query)][:DEPTH]
        hits = [id in gold for id in answers]
        best = min(5, len(gold))
        gain = sum(1 / math.log2(rank + 2) for rank, hit in enumerate(hits[:5]) if hit)
        ideal = sum(1 / math.log2(rank + 2) for rank in range(best))
        first = next((1 / (rank + 1) for rank, hit in enumerate(hits) if hit), 0)
        found.append((gain / ideal, sum(hits[:5]) / best, first))
    return found


def interval(differences):
    """95 % of the means of samples drawn from the queries with replacement (Efron and Tibshirani 1993, chapter 13)."""
    drawn = random.Random(1)
    means = sorted(sum(drawn.choices(differences, k=len(differences))) / len(differences) for _ in range(SAMPLES))
    return means[SAMPLES // 40], means[SAMPLES - 1 - SAMPLES // 40]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--ablate", action="store_true")
    given = parser.parse_args()
    for folder in given.folders:
        articles = Articles(folder, given.queries)
        runs = ours(articles, given.ablate) | {"BM25": bm25(articles), "tf-idf 1-2-grams": tf_idf(articles)}
        print(f"{os.path.basename(folder.rstrip('/'))}: {len(articles.all)} articles, {len(articles.queries)} queries")
        print(f"  {'':18} nDCG@5 recall@5  MRR   storygraph's nDCG@5 is more by")
        whole = measure(articles, runs["storygraph"])
        for name, ranked in runs.items():
            found = measure(articles, ranked)
            ndcg, recall, mrr = (sum(column) / len(found) for column in zip(*found))
            line = f"  {name:18} {ndcg:.3f}  {recall:.3f}   {mrr:.3f}"
            if name != "storygraph":
                differences = [a[0] - b[0] for a, b in zip(whole, found)]
                low, high = interval(differences)
                line += f"  {sum(differences) / len(differences):+.3f} ({low:+.3f} to {high:+.3f})"
            print(line, flush=True)


if __name__ == "__main__":
    main()
