"""Build one book of the re3d and MUC-4 texts: does the whole flow hold on real reports?

    python -m evaluation.build_corpora [--corpora ../shared/corpora] [--limit N] [--book FILE]

Prints reports, events, seconds and peak memory. The texts stay where they are; the book is
made in a temporary folder unless --book names a file.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import dateline
from evaluation.data import corpus

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
DATELINE_DAY = re.compile(rf"\b(\d{{1,2}}) ({MONTHS.replace(' ', '|')})[A-Z]* (\d{{2}})\b")


def dateline_day(head: str) -> str | None:
    """The day of a dateline such as "SAN SALVADOR, 3 JAN 90"; the texts are of 1988 to 1991."""
    if not (found := DATELINE_DAY.search(head)):
        return None
    month = MONTHS.index(found[2]) // 4 + 1
    return f"19{found[3]}-{month:02}-{int(found[1]):02}"


def muc4(folder: Path) -> Iterator[dict[str, str | None]]:
    """The MUC-4 texts; the day is the one of the dateline."""
    for name in ("train", "dev"):
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record["text"].split("\n", 1)[1].strip()
            yield {
                "title": "",
                "body": text,
                "published": dateline_day(text[:200]),
                "source": "FBIS",
                "url": f"https://muc4.example/{record['docid']}",
            }


def re3d(folder: Path) -> Iterator[dict[str, str | None]]:
    """The re3d texts of all its folders."""
    for path in sorted(folder.glob("*/documents.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield {
                "title": record.get("title") or "",
                "body": record["text"],
                "published": (record.get("documentDate") or "")[:10] or None,
                "source": record.get("sourceName"),
                "url": record.get("sourceUrl"),
            }


def main() -> int:
    """Build and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--limit", type=int, help="only so many reports")
    parser.add_argument("--book", type=Path)
    args = parser.parse_args()
    records = [*re3d(corpus(args.corpora, "re3d")), *muc4(corpus(args.corpora, "muc4"))]
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "reports.jsonl"
        with source.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(r) + "\n" for r in records[: args.limit])
        begin = time.perf_counter()
        with dateline.open(args.book or Path(place) / "corpora.db") as book:
            result = book.build(source)
            seconds = time.perf_counter() - begin
            reports, events = book.store.documents.count(), len(book.store.events.ids())
            size = Path(book.store.path).stat().st_size / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"given {len(records[: args.limit])} texts; failed {result.ingest.failed}")
    print(f"reports {reports}, events {events}, book {size:.0f} MiB")
    print(f"{seconds:.1f} s ({reports / seconds:.1f} reports/s), peak memory {peak:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
