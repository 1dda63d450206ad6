"""Coreference of events across documents: CoNLL F1 on ECB+ topics 1 to 35.

    python -m evaluation.link_ecbplus ../shared/corpora --book ecbplus.db

Mentions are the actions of the sentences that the corpus lists as fully annotated; clusters of
one count. Four systems are scored over all topics together:

- the book as it is built, and nothing fitted: event reports are mentions, events are clusters;
- the same mentions, but all pairs of a topic are weighed, and m and u of every level are counted
  on the other four fifths of the topics (the texts have no dates to look up pairs by);
- gold mentions weighed in that way, with the sentence and who and where it names;
- gold mentions with the same stem in one topic are one event, the usual baseline.

A predicted mention is a gold one when they are the same words ("exact"), or share a word.
The corpus is of all kinds of news: the reader looks for 27 types of events of conflict.
"""

from __future__ import annotations

import argparse
import csv
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import log2
from pathlib import Path

from dateline.link import model as same_event
from dateline.link.cluster import Judged, cluster
from dateline.link.levels import Level
from dateline.link.model import Model
from dateline.link.packing import unpack
from dateline.link.records import Area, Line, Party, Telling
from dateline.link.text import content_words, folded, stem
from dateline.model import Document, Ingested, Original, document_id, text_hash
from dateline.pipeline import run
from dateline.store import Store
from dateline.store.links import Links
from evaluation.coreference import b_cubed, ceaf_e, muc

FOLDS = 5
TOPICS = range(1, 36)
Mention = tuple[str, tuple[int, ...]]
"""(file, positions of its tokens)."""
Clusters = list[set[Mention]]


@dataclass(frozen=True)
class Token:
    """A token, the number of its sentence, and where it stands in the text that is read."""

    words: str
    sentence: int
    start: int


@dataclass(frozen=True)
class Text:
    """One file of the corpus: its text, tokens, gold actions with clusters, who and where."""

    name: str
    topic: str
    text: str
    url: str
    tokens: tuple[Token, ...]
    actions: Mapping[tuple[int, ...], str]
    people: tuple[tuple[int, ...], ...]
    places: tuple[tuple[int, ...], ...]

    def quote(self, positions: Iterable[int]) -> str:
        """The words at these positions."""
        return " ".join(self.tokens[i].words for i in positions)

    def sentence(self, number: int) -> str:
        """The words of a sentence."""
        return " ".join(token.words for token in self.tokens if token.sentence == number)


def texts(folder: Path) -> Iterator[Text]:
    """All files of topics 1 to 35, with the actions of the sentences that are annotated."""
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as rows:
        listed = {
            (f"{row['Topic']}_{row['File']}", int(row["Sentence Number"]))
            for row in csv.DictReader(rows)
        }
    for path in sorted((folder / "ECB+").glob("*/*.xml")):
        if int(path.parent.name) in TOPICS:
            yield _text(path, {number for name, number in listed if name == path.stem})


def _text(path: Path, sentences: set[int]) -> Text:
    root = ET.parse(path).getroot()
    place = {token.get("t_id"): i for i, token in enumerate(root.findall("token"))}
    url, text, tokens = "", "", []
    for token in root.findall("token"):
        words, number = token.text or "", int(token.get("sentence", 0))
        if number == 0 and path.stem.endswith("plus"):  # where the text was found
            url, start = url + words, -1
        else:
            glue = "\n\n" if tokens and tokens[-1].sentence != number else _glue(text, words)
            start = len(text + glue) if text else 0
            text = f"{text}{glue}{words}" if text else words
        tokens.append(Token(words, number, start))
    spans = {
        mark.get("m_id"): (mark.tag, tuple(place[t.get("t_id")] for t in mark))
        for mark in root.findall("Markables/*")
        if len(mark)
    }
    chain = _chains(root, path.stem)
    actions = {
        span: chain.get(key, f"{path.stem} {key}")
        for key, (tag, span) in spans.items()
        if tag.startswith(("ACTION", "NEG")) and tokens[span[0]].sentence in sentences
    }
    return Text(
        name=path.stem,
        topic=path.parent.name,
        text=text,
        url=url,
        tokens=tuple(tokens),
        actions=actions,
        people=tuple(s for tag, s in spans.values() if tag.startswith(("HUMAN", "NON_HUMAN"))),
        places=tuple(s for tag, s in spans.values() if tag.startswith("LOC")),
    )


def _glue(text: str, words: str) -> str:
    close = re.match(r"[.,;:!?%)\]’]|'(?:s|re|ve|ll|d|m)?$|''|n't$", words)
    return "" if close or text.endswith(("(", "[", "``", "$")) else " "


def _chains(root: ET.Element, name: str) -> dict[str | None, str]:
    found: dict[str | None, str] = {}
    for relation in root.findall("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        key = relation.get("note") if across else f"{name} chain {relation.get('r_id')}"
        found.update({source.get("m_id"): key or "" for source in relation.findall("source")})
    return found


# --- predicted mentions ---


def document(text: Text) -> Document:
    """A file as a report; the day stands in the address of some."""
    day = re.search(r"\b((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)\b", text.url)
    known = {
        "source": text.name,
        "url": f"http://report.example/{text.name}",
        "published": "-".join(day.groups()) if day else None,
        "title": "",
    }
    return Document(
        id=document_id(body=text.text, **known),  # type: ignore[arg-type]
        body=text.text,
        text_hash=text_hash(text.text),
        original="0" * 64,
        language="en",
        **known,  # type: ignore[arg-type]
    )


def build(corpus: Sequence[Text], book: Path) -> None:
    """Read the texts into a book and link them."""
    with Store(book) as store:
        with store.transaction():
            for text in corpus:
                item = document(text)
                raw = Original(
                    sha256="0" * 64, media_type="", location=text.name, retrieved="", data=b""
                )
                store.documents.add(Ingested(document=item, original=raw))
        run.build(store)


def predicted(corpus: Sequence[Text], store: Store) -> dict[str, Mention]:
    """The mention of each event report whose words stand in an annotated sentence."""
    found: dict[str, Mention] = {}
    for text in corpus:
        extraction = store.readings.extraction(document(text).id)
        wanted = {text.tokens[span[0]].sentence for span in text.actions}
        for report in extraction.events if extraction else ():
            first, last = report.trigger.start, report.trigger.end
            span = tuple(
                i
                for i, token in enumerate(text.tokens)
                if first < token.start + len(token.words) and 0 <= token.start < last
            )
            if span and text.tokens[span[0]].sentence in wanted:
                found[report.id] = (text.name, span)
    return found


def snapped(mentions: Mapping[str, Mention], gold: Mapping[Mention, str]) -> dict[str, Mention]:
    """Each mention as the gold one that it shares a word with, each gold one once."""
    by_token = {(name, i): (name, span) for name, span in gold for i in span}
    exact = set(mentions.values()) & set(gold)
    found, taken = {}, set(exact)
    for report, (name, span) in sorted(mentions.items(), key=lambda item: item[1]):
        same = (by_token[name, i] for i in span if (name, i) in by_token)
        hit = next((one for one in same if one not in taken), None)
        if (name, span) not in exact and hit:
            taken.add(hit)
            found[report] = hit
        else:
            found[report] = (name, span)
    return found


def grouped(names: Mapping[Mention, str]) -> Clusters:
    """Clusters from the name of each mention's cluster."""
    found: dict[str, set[Mention]] = defaultdict(set)
    for mention, name in names.items():
        found[name].add(mention)
    return list(found.values())


# --- all pairs of a topic, with weights counted on other topics ---


def gold_tellings(text: Text) -> Iterator[Telling]:
    """The gold actions of a text, with what their sentences name; the stem is the type."""
    for span in text.actions:
        number = text.tokens[span[0]].sentence
        sentence = text.sentence(number)
        named = [text.quote(s) for s in text.people if text.tokens[s[0]].sentence == number]
        where = [text.quote(s) for s in text.places if text.tokens[s[0]].sentence == number]
        yield Telling(
            reports=(f"{text.name} {' '.join(map(str, span))}",),
            document=text.name,
            told=None,
            type=stem(text.quote(span[:1]).casefold()),
            coarse="action",
            verbal=False,
            realis="actual",
            summary=False,
            lines=(
                Line(
                    trigger=text.quote(span).casefold(),
                    sentence=folded(sentence),
                    words=frozenset(content_words(sentence)),
                ),
            ),
            actors=tuple({party.id: party for party in map(_party, named)}.values()),
            places=tuple({area.id: area for area in map(_area, where)}.values()),
        )


def _party(name: str) -> Party:
    words = tuple(sorted(set(content_words(name))))
    return Party(id=f"words:{' '.join(words)}", name=name, kind="group", country=None, words=words)


def _area(name: str) -> Area:
    return Area(
        id=folded(name), name=name, country=None, latitude=None, longitude=None,
        radius_km=0.0, wide=False,
    )  # fmt: skip


Label = Callable[[Telling], set[str]]


Tally = Counter[tuple[bool, str, str]]
"""Pairs that are one event or not, by comparison and level; all of them under ("", "")."""


def tally(tellings: Sequence[Telling], label: Label, base: Model) -> Tally:
    """The levels of all pairs of a topic whose mentions are gold ones."""
    counts: Tally = Counter()
    for a, b in combinations([t for t in tellings if label(t)], 2):
        if a.coarse == b.coarse:
            same = bool(label(a) & label(b))
            counts[same, "", ""] += 1
            for name, compare in base.comparisons:
                if finding := compare(a, b):
                    counts[same, name, finding.level] += 1
    return counts


def counted(counts: Tally, base: Model) -> Model:
    """The model with m, u and prior as they are among these pairs."""
    levels = {
        name: {code: _fitted(counts, name, code, level) for code, level in codes.items()}
        for name, codes in base.levels.items()
    }
    prior = log2((counts[True, "", ""] + 1) / (counts[False, "", ""] + 1))
    return replace(base, prior=prior, levels=levels, most=same_event.worth_most(levels))


def _fitted(counts: Tally, name: str, code: str, level: Level) -> Level:
    """m and u among pairs in which both sides tell, with one added to each."""
    m, u = (
        (counts[same, name, code] + 1)
        / (sum(n for (s, c, _), n in counts.items() if (s, c) == (same, name)) + 10)
        for same in (True, False)
    )
    return replace(level, bits=log2(m / u))


def joined(tellings: Sequence[Telling], model: Model) -> dict[str, str]:
    """The cluster of each event report of a topic, all pairs weighed."""
    single = {telling.lead: telling for telling in tellings}
    edges = {
        (a, b): weight
        for a, b in combinations(sorted(single), 2)
        if (weight := model.likely(single[a], single[b]))
    }
    parts = cluster(single, edges, lambda a, b: model.weight(single[a], single[b]), Judged([]))
    return {report: part[0] for part in parts for lead in part for report in single[lead].reports}


def cross_validated(topics: Mapping[str, Sequence[Telling]], label: Label) -> dict[str, str]:
    """The cluster of each event report, each fifth of the topics by the other four."""
    order = sorted(topics, key=int)
    base = same_event.load()
    tallies = {topic: tally(topics[topic], label, base) for topic in order}
    found: dict[str, str] = {}
    for fold in range(FOLDS):
        others = (tallies[t] for i, t in enumerate(order) if i % FOLDS != fold)
        model = counted(sum(others, Counter()), base)
        for topic in order[fold::FOLDS]:
            found |= joined(topics[topic], model)
    return found


def show(name: str, found: Clusters, gold: Clusters) -> None:
    """Print the three measures and their mean."""
    scores = [measure(found, gold) for measure in (muc, b_cubed, ceaf_e)]
    cells = "  ".join(f"{p:.3f} {r:.3f} {f:.3f}" for p, r, f in scores)
    print(f"{name:34} {cells}  {sum(s[2] for s in scores) / 3:.3f}")


def _predicted_rows(corpus: Sequence[Text], book: Path, gold: Mapping[Mention, str]) -> None:
    names = {document(text).id: text for text in corpus}
    with Store(book) as store:
        mentions = predicted(corpus, store)
        members = store.events.members()
        links = Links(store.connection)
        leads = set(links.leads(mentions).values())
        tellings = sorted((unpack(row) for _, row in links.tellings(leads)), key=lambda t: t.lead)
    near = snapped(mentions, gold)
    hits = sum(mention in gold for mention in near.values())
    exact = sum(mention in gold for mention in mentions.values())
    print(
        f"{len(mentions)} predicted mentions: {exact} are gold ones by the same words,"
        f" {hits} by a shared word, of {len(gold)}"
    )
    topics: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        topics[names[telling.document].topic].append(telling)

    def label(telling: Telling) -> set[str]:
        return {gold[near[r]] for r in telling.reports if r in near and near[r] in gold}

    fitted = cross_validated(topics, label)
    for how, place in (("exact", mentions), ("shared word", near)):
        for system, events in (("book", members), ("weighed in topic", fitted)):
            clusters = grouped({place[r]: events[r] for r in place})
            show(f"predicted ({how}), {system}", clusters, grouped(gold))


def _gold_rows(corpus: Sequence[Text], gold: Mapping[Mention, str]) -> None:
    topics: dict[str, list[Telling]] = defaultdict(list)
    place: dict[str, Mention] = {}
    stems: dict[Mention, str] = {}
    for text in corpus:
        for span, telling in zip(text.actions, gold_tellings(text), strict=True):
            topics[text.topic].append(telling)
            place[telling.lead] = (text.name, span)
            stems[text.name, span] = f"{text.topic} {telling.type}"
    fitted = cross_validated(topics, lambda telling: {gold[place[telling.lead]]})
    show("gold, weighed in topic", grouped({place[r]: c for r, c in fitted.items()}), grouped(gold))
    show("gold, same stem in topic", grouped(stems), grouped(gold))
    show("gold, each alone", [{mention} for mention in gold], grouped(gold))


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder in the form of ../shared/corpora")
    parser.add_argument("--book", type=Path, help="kept; without it gold mentions alone are scored")
    parser.add_argument("--kept", action="store_true", help="measure the book as it stands")
    options = parser.parse_args()
    corpus = list(texts(options.data / "ecbplus"))
    gold = {(text.name, span): name for text in corpus for span, name in text.actions.items()}
    chains = [len(group) for group in grouped(gold)]
    print(
        f"{len(corpus)} texts, {len(gold)} mentions of {len(chains)} events,"
        f" {sum(n == 1 for n in chains)} of them told once"
    )
    print(f"{'':34} {'MUC P R F1':19}  {'B-cubed P R F1':17}  {'CEAF-e P R F1':17}  CoNLL F1")
    _gold_rows(corpus, gold)
    if options.book:
        if not options.kept:
            build(corpus, options.book)
        _predicted_rows(corpus, options.book, gold)


if __name__ == "__main__":
    main()
