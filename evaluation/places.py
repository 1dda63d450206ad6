"""Places: where gold toponyms are put, and whether toponyms are found.

    python -m evaluation.places --lgl ../shared/corpora/geoparsing/lgl.xml --half dev

Reads the XML form of LGL, GeoWebNews and TR-News (articles with toponyms that have offsets
and coordinates). A gold toponym without coordinates counts for detection only. Right is a
centre within 161 km (100 miles), as in the literature; the country is compared by the country
of the gazetteer entry.

    python -m evaluation.places --own evaluation/toponyms_own.jsonl --corpora ../shared/corpora

scores 300 toponyms of conflict news (re3d, event_location) labelled by hand with gazetteer ids;
null is a place that the gazetteer does not have. Right is the same place, or one of its kind
within 10 km, or rightly unknown. The re3d half was used while building, the other half was not.

 The report's other names, as detected, are context, as in the program.
Detection is told twice: "places" are names used as places, "names" are also those of actors,
owners, parts of organisations' names and adjectives ("Iraqi"), which LGL counts as toponyms.
`--outlet` says what is known of the outlet: nothing, the country domain of its address, the
place names in its address too, the shipped list before these (as in the program), or on top a
list of one's own that the bare texts of all of the file's articles tell (`outlets.told_by`).
Halves: an article belongs to "dev" when the first byte of the SHA-256
of its id is even, else to "held-out".
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from dateline.resolve.places import Gazetteer
from dateline.resolve.places.detect import Found, find_names
from dateline.resolve.places.geo import distance_km
from dateline.resolve.places.outlet import background_of
from dateline.resolve.places.outlets import Outlets, told_by, write
from dateline.resolve.places.rank import NO_BACKGROUND, Background
from dateline.resolve.places.toponyms import Resolved, resolve_all

RIGHT_KM = 161.0
OUTLET = ("none", "address", "name", "list", "texts")


@dataclass(frozen=True)
class Toponym:
    start: int
    end: int
    phrase: str
    point: tuple[float, float] | None
    country: str | None
    feature: str


@dataclass(frozen=True)
class Article:
    id: str
    title: str
    domain: str
    text: str
    toponyms: tuple[Toponym, ...]


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file in the form of LGL."""
    for node in etree.parse(str(path)).getroot().iter("article"):
        text = node.findtext("text") or ""
        toponyms = tuple(_toponym(t, text) for t in node.iter("toponym"))
        name = node.get("docid") or node.get("file") or node.findtext("url") or text[:80]
        yield Article(
            name, node.findtext("title") or "", node.findtext("domain") or "", text, toponyms
        )


def _toponym(node: etree._Element, text: str) -> Toponym:
    lat = _either(node, "lat", "latitude")
    lon = _either(node, "lon", "longitude")
    start, end = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
    return Toponym(
        start,
        end,
        text[start:end],
        (float(lat), float(lon)) if lat and lon else None,
        _either(node, "country"),
        _either(node, "fcode") or "",
    )


def _either(node: etree._Element, *names: str) -> str | None:
    """The text of a child of the toponym's gazetteer tag, else of the toponym itself."""
    paths = (*(f"gaztag/{name}" for name in names), *names)
    return next((found for path in paths if (found := node.findtext(path))), None)


def in_half(article: Article, half: str) -> bool:
    """Whether the article belongs to the half."""
    even = hashlib.sha256(article.id.encode()).digest()[0] % 2 == 0
    return half == "all" or even == (half == "dev")


Spans = set[tuple[int, int]]


@dataclass
class Detection:
    hit: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, wanted: Spans, found: Spans) -> None:
        """Counts the spans of one article; only equal offsets are a hit."""
        self.hit += len(wanted & found)
        self.found += len(found)
        self.wanted += len(wanted)

    def __str__(self) -> str:
        precision = self.hit / max(self.found, 1)
        recall = self.hit / max(self.wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


@dataclass
class Score:
    gold: int = 0
    right: int = 0
    with_country: int = 0
    country: int = 0
    unknown: int = 0
    seconds: float = 0.0
    reports: int = 0
    places: Detection = field(default_factory=Detection)
    all_names: Detection = field(default_factory=Detection)


Backgrounds = dict[str, Background]


def backgrounds(items: list[Article], gazetteer: Gazetteer, given: str) -> Backgrounds:
    """The background of each outlet (see the module); no gold is used."""
    domains = {article.domain for article in items}
    if given == "none":
        return dict.fromkeys(domains, NO_BACKGROUND)
    if given == "address":
        return {domain: background_of(domain, gazetteer) for domain in domains}
    outlets = Outlets(()) if given == "name" else Outlets.shipped()
    if given == "texts":
        with TemporaryDirectory() as folder:
            told = Path(folder) / "outlets.csv"
            write(told_by(((a.domain, a.text) for a in items), gazetteer), told)
            outlets = outlets.extended(told, gazetteer)
    return {domain: outlets.background(domain, None, gazetteer) for domain in domains}


def measure(items: list[Article], gazetteer: Gazetteer, known: Backgrounds, show: int) -> Score:
    """Scores all articles; prints the first `show` errors."""
    score, missed = Score(), Counter[str]()
    for article in items:
        begun = time.process_time()
        names = find_names(article.text, gazetteer)
        gold = [t for t in article.toponyms if t.point]
        background = known[article.domain]
        spans = [(t.start, t.end) for t in gold]
        spans += [(n.start, n.end) for n in names if _is_apart(n, gold)]
        resolved = resolve_all(article.text, spans, gazetteer, background)[: len(gold)]
        score.seconds += time.process_time() - begun
        for toponym, result in zip(gold, resolved, strict=True):
            _count(score, missed, toponym, result, gazetteer)
        wanted = {(t.start, t.end) for t in article.toponyms}
        score.all_names.add(wanted, {(n.start, n.end) for n in names})
        score.places.add(wanted, {(n.start, n.end) for n in names if n.part == "place"})
        score.reports += 1
    for words, count in missed.most_common(show):
        print(f"{count:4}  {words}")
    return score


def _is_apart(name: Found, gold: list[Toponym]) -> bool:
    return not any(name.start < toponym.end and toponym.start < name.end for toponym in gold)


def _count(
    score: Score, missed: Counter[str], gold: Toponym, result: Resolved, gazetteer: Gazetteer
) -> None:
    assert gold.point
    score.gold += 1
    place = result.place
    far = distance_km(place.point, gold.point) if place else None
    if far is not None and far <= RIGHT_KM:
        score.right += 1
    else:
        at = f"{place.id} {place.name} {place.admin1} {far:.0f} km" if place else "unknown"
        missed[f"{gold.phrase!r} {gold.feature} {gold.country} {gold.point} -> {at}"] += 1
    score.unknown += place is None
    code = country_code(gold.country, gazetteer)
    if code:
        score.with_country += 1
        score.country += bool(place and place.country == code)


def country_code(name: str | None, gazetteer: Gazetteer) -> str | None:
    """The ISO code of the gold country's name."""
    places = gazetteer.lookup(name) if name else ()
    return next((place.country for place in places if place.kind == "country"), None)


@dataclass(frozen=True)
class Label:
    source: str
    text: str
    start: int
    end: int
    place: str | None


def own_texts(corpora: Path) -> dict[str, str]:
    """The texts that labels point to: re3d by document id, event_location by hash."""
    texts: dict[str, str] = {}
    for path in sorted(corpora.glob("re3d/*/documents.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            texts[item["_id"]] = item["text"]
    with gzip.open(corpora / "event_location" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            texts[hashlib.sha256(text.encode()).hexdigest()[:16]] = text
    return texts


def score_own(path: Path, corpora: Path, gazetteer: Gazetteer) -> None:
    """Prints the accuracy on the own labels, by source."""
    texts, groups = own_texts(corpora), dict[tuple[str, str], list[Label]]()
    for line in path.read_text("utf-8").splitlines():
        label = Label(**json.loads(line))
        groups.setdefault((label.source, label.text), []).append(label)
    counts = Counter[tuple[str, str]]()
    for (source, key), labels in groups.items():
        text = texts[key]
        spans = [(label.start, label.end) for label in labels]
        for name in find_names(text, gazetteer):
            if all(name.end <= start or end <= name.start for start, end in spans):
                spans.append((name.start, name.end))
        resolved = resolve_all(text, spans, gazetteer)
        for label, result in zip(labels, resolved, strict=False):
            counts[source, "all"] += 1
            counts[source, "right"] += _is_right(label, result, gazetteer)
            known = label.place is not None
            counts[source, "known"] += known
            counts[source, "known right"] += known and _is_right(label, result, gazetteer)
    for source in sorted({source for source, _ in counts}):
        right, total = counts[source, "right"], counts[source, "all"]
        found, known = counts[source, "known right"], counts[source, "known"]
        print(f"own toponyms, {source}: {right / total:.3f} right of {total}; "
              f"{found / known:.3f} of the {known} that the gazetteer has")  # fmt: skip


def _is_right(label: Label, result: Resolved, gazetteer: Gazetteer) -> bool:
    place = result.place
    if place is None or label.place is None:
        return place is None and label.place is None
    gold = gazetteer.place(label.place)
    return place.id == label.place or bool(
        gold and gold.kind == place.kind and distance_km(gold.point, place.point) <= 10
    )


def report(name: str, score: Score) -> None:
    """Prints the table of one file."""
    print(f"{name}: {score.reports} articles, {score.gold} gold toponyms with coordinates")
    print(f"  within 161 km      {score.right / max(score.gold, 1):.3f}")
    print(f"  country            {score.country / max(score.with_country, 1):.3f}"
          f"  (of {score.with_country} with a country)")  # fmt: skip
    print(f"  not in gazetteer   {score.unknown / max(score.gold, 1):.3f}")
    print(f"  detection, places  {score.places}")
    print(f"  detection, names   {score.all_names}")
    print(f"  time               {1000 * score.seconds / max(score.reports, 1):.2f} ms a report")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for form in ("lgl", "geowebnews", "trnews"):
        parser.add_argument(f"--{form}", type=Path)
    parser.add_argument("--own", type=Path, help="toponyms_own.jsonl")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--half", choices=("dev", "held-out", "all"), default="all")
    parser.add_argument("--gazetteer", type=Path, help="another gazetteer file")
    parser.add_argument("--outlet", choices=OUTLET, default="list", help="see the module")
    parser.add_argument(
        "--outlets", action="store_const", const="texts", dest="outlet", help="--outlet texts"
    )
    parser.add_argument("--errors", type=int, default=0, help="print that many kinds of error")
    given = parser.parse_args()
    gazetteer = Gazetteer.open(given.gazetteer) if given.gazetteer else Gazetteer.embedded()
    if given.own:
        score_own(given.own, given.corpora, gazetteer)
    for form in ("lgl", "geowebnews", "trnews"):
        path = getattr(given, form)
        if path:
            everything = list(articles(path))
            known = backgrounds(everything, gazetteer, given.outlet)
            items = [a for a in everything if in_half(a, given.half)]
            name = f"{form} ({given.half}, outlet: {given.outlet})"
            report(name, measure(items, gazetteer, known, given.errors))


if __name__ == "__main__":
    main()
