"""Lets spaCy find the names: storygraph ingest inbox --tagger-cmd 'python3 spacy_tagger.py'"""
import json
import sys

import spacy

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
nlp = spacy.load("en_core_web_md")
for line in sys.stdin:
    article, mentions = json.loads(line), []
    for field in ("title", "standfirst", "body"):
        text = article[field] or ""
        for name in nlp(text).ents:
            if name.label_ in KINDS:
                # spaCy counts characters, storygraph bytes.
                start = len(text[:name.start_char].encode())
                mentions.append({"field": field, "start": start, "kind": KINDS[name.label_],
                                 "end": start + len(name.text.encode())})
    print(json.dumps({"mentions": mentions}), flush=True)
