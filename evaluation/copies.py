"""How well copies are found: copies made by cutting, shortening, re-heading and rewording.

    python -m evaluation.copies ../shared/corpora

Texts: examples/reports and the training part of MUC-4. Of a part of them (drawn by hash) copies
are made in five ways; all others are reports of their own. Asked is: which pairs of documents
are one family (whole copies) or share a passage? Precision and recall over pairs, by way.
Paraphrase here changes words in place (a fixed list of synonyms and a tenth of all words); a
free retelling is a report of its own and not counted as a copy.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from random import Random

from dateline import codebook, ingest, link
from dateline.ingest import IngestOptions
from dateline.model import Document, Ingested, Original, document_id, text_hash
from dateline.store import Store
from dateline.store.links import Links

LEAST_WORDS = 60
SYNONYMS = {
    "killed": "slain", "people": "persons", "said": "stated", "attack": "assault",
    "government": "authorities", "yesterday": "a day earlier", "city": "town", "many": "numerous",
    "large": "big", "near": "close to", "began": "started", "members": "adherents",
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A copy that was made, of which text and in which way."""

    document: Document
    original: str
    way: str


def document(title: str, body: str, source: str, published: str) -> Document:
    """A document of these words."""
    known = {"source": source, "published": published, "title": title}
    return Document(
        id=document_id(url=None, body=body, **known),
        body=body,
        text_hash=text_hash(body),
        original="0" * 64,
        **known,
    )


def sample(folder: Path) -> list[Document]:
    """The sample's reports; of its own families the original alone."""
    found = []
    for source in ingest.discover([folder], IngestOptions()):
        for item in ingest.parse(source, IngestOptions()):
            if isinstance(item, Ingested):
                found.append(item.document)
    return [d for d in found if not d.credits or d.credits[0].split()[0] in (d.source or "")]


def muc4(folder: Path) -> list[Document]:
    """The reports of the training part of MUC-4, without their station's opening line."""
    found = []
    for path in sorted((folder / "muc4").glob("*train*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = re.sub(r"[ \t]+", " ", row["text"]).strip()
            text = re.sub(r"^.*?--\s*(?:\[[^]]*\]\s*)+", "", text, count=1, flags=re.DOTALL)
            body = re.sub(r"\n\s*\n", "\n\n", text)
            found.append(document(row["docid"], body, row["docid"].split("-")[0], "1989-01-01"))
    return [d for d in found if len(d.body.split()) >= LEAST_WORDS]


def copies_of(original: Document, random: Random) -> list[Made]:
    """One copy in each way, as far as the text is long enough."""
    made = [("re-headed", f"Other words {random.random()}", original.body)]
    parts = [p for p in re.split(r"\n\n|(?<=[.!?])\s+(?=[A-Z])", original.body) if p.strip()]
    if len(parts) >= 5:
        keep = sorted(random.sample(range(len(parts)), max(2, int(len(parts) * 0.6))))
        made.append(("shortened", original.title, "\n\n".join(parts[i] for i in keep)))
        made.append(("cut", original.title, "\n\n".join(parts[: max(2, len(parts) // 2)])))
    made.append(("reworded", original.title, reworded(original.body, random)))
    return [
        Made(document(title, body, f"Copy {i}", "2030-01-01"), original.id, way)
        for i, (way, title, body) in enumerate(made)
    ]


def reworded(body: str, random: Random) -> str:
    """The text with synonyms in place, and a tenth of all other words changed."""
    words = re.split(r"(\W+)", body)
    for i, word in enumerate(words):
        if word.casefold() in SYNONYMS:
            words[i] = SYNONYMS[word.casefold()]
        elif word.isalpha() and len(word) > 3 and random.random() < 0.1:
            words[i] = f"w{random.randrange(10**6)}"
    return "".join(words)


def with_passage(host: Document, giver: Document, random: Random) -> Made | None:
    """A report of its own with two sentences of another in its middle."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", giver.body) if len(s.split()) >= 8]
    paragraphs = re.split(r"(?<=[.!?])\s+(?=[A-Z])", host.body)
    if len(sentences) < 3 or len(paragraphs) < 4:
        return None
    start = random.randrange(len(sentences) - 1)
    paragraphs.insert(len(paragraphs) // 2, " ".join(sentences[start : start + 2]))
    body = " ".join(paragraphs)
    return Made(document(host.title, body, "Host", "2030-01-01"), giver.id, "passage")


def build(texts: list[Document]) -> tuple[list[Document], list[Made]]:
    """The texts with copies of every fourth of them."""
    random = Random(7)
    chosen = [d for d in texts if int(sha256(d.id.encode()).hexdigest(), 16) % 4 == 0]
    made = [copy for original in chosen for copy in copies_of(original, random)]
    hosts = [d for d in texts if d not in chosen][: len(chosen)]
    moved = []
    for host, giver in zip(hosts, chosen, strict=False):
        copy = with_passage(host, giver, random)
        if copy is not None:
            made.append(copy)
            moved.append(host)
    kept = [d for d in texts if d not in moved]
    return [*kept, *(copy.document for copy in made)], made


def found_pairs(documents: list[Document]) -> tuple[set[frozenset[str]], float]:
    """Pairs of one family, and pairs that share a passage; and the seconds that it took."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "book.db") as store:
        with store.transaction():
            for one in documents:
                raw = Original(
                    sha256="0" * 64, media_type="", location=one.id, retrieved="", data=b""
                )
                store.documents.add(Ingested(document=replace(one, language="en"), original=raw))
        start = time.perf_counter()
        with store.transaction():
            link.update(store, [d.id for d in documents], codebook.load())
        seconds = time.perf_counter() - start
        families = defaultdict(set)
        pairs = set()
        for copy in store.events.copies():
            if copy.kind != "passage":
                families[copy.original] |= {copy.original, copy.document}
        links = Links(store.connection)
        for one in documents:
            pairs |= {frozenset((one.id, origin)) for origin, _, _ in links.passages(one.id)}
    for family in families.values():
        pairs |= {frozenset(pair) for pair in combinations(sorted(family), 2)}
    return pairs, seconds


def gold_pairs(made: list[Made]) -> dict[frozenset[str], str]:
    """All pairs within a family with the way of the later copy; passages with their giver."""
    families = defaultdict(list)
    gold = {}
    for copy in made:
        gold[frozenset((copy.document.id, copy.original))] = copy.way
        if copy.way != "passage":
            families[copy.original].append(copy)
    for family in families.values():
        for one, two in combinations(family, 2):
            gold[frozenset((one.document.id, two.document.id))] = "copy of a copy"
    return gold


def beside_passages(made: list[Made]) -> set[frozenset[str]]:
    """A report with a passage and the other copies of its giver: they share it, unasked."""
    hosts = [copy for copy in made if copy.way == "passage"]
    return {
        frozenset((host.document.id, copy.document.id))
        for host in hosts
        for copy in made
        if copy.original == host.original and copy is not host
    }


def main() -> None:
    """Print precision and recall, by way of copying."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder in the form of ../shared/corpora")
    parser.add_argument("--sample", type=Path, default=Path("examples/reports"))
    parser.add_argument("--show", type=int, default=0, help="print so many wrong pairs")
    options = parser.parse_args()
    texts = [*sample(options.sample), *muc4(options.data)]
    texts = list({d.text_hash: d for d in texts}.values())
    # MUC-4 holds reprints of its own: what is found among the texts alone is not judged
    own, _ = found_pairs(texts)
    documents, made = build(texts)
    gold = gold_pairs(made)
    found, seconds = found_pairs(documents)
    beside = {end for pair in own for end in pair}
    judged = {p for p in found if not (p & beside)} - beside_passages(made)
    right = judged & gold.keys()
    by_way: dict[str, list[bool]] = defaultdict(list)
    for pair, way in gold.items():
        if not pair & beside:
            by_way[way].append(pair in found)
    print(f"{len(documents)} documents, {len(made)} copies made, {seconds:.1f} s")
    print(f"precision {len(right) / max(len(judged), 1):.4f} ({len(right)} of {len(judged)} pairs)")
    every = [hit for hits in by_way.values() for hit in hits]
    print(f"recall    {sum(every) / len(every):.4f} ({sum(every)} of {len(every)} pairs)")
    for way, hits in sorted(by_way.items()):
        print(f"  {way:16} {sum(hits) / len(hits):.4f} ({len(hits)})")
    print(f"not judged: {len(own)} pairs of reports that share text in the sources themselves")
    titles = {d.id: (d.title, d.source) for d in documents}
    for pair in sorted(map(sorted, judged - right))[: options.show]:
        print("  wrong:", *(titles[end] for end in pair))
    missed = [(way, sorted(p)) for p, way in gold.items() if p not in found and not p & beside]
    for way, pair in sorted(missed)[: options.show]:
        print("  missed:", way, *(titles[end] for end in pair))


if __name__ == "__main__":
    main()
