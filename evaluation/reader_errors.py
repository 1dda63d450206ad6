"""What goes wrong, report by report: python -m evaluation.reader_errors --worst 20

Prints, for the reports of gold dev with the lowest F1 of typed events, what was missed,
made up, mistyped, and whose roles, realis or chain differ; then a tally of all kinds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from evaluation.held import held, options
from evaluation.reader import read


class Compared:
    """One report's gold and predicted reading, paired."""

    def __init__(
        self, score: Any, gold: dict[str, Any], predicted: dict[str, Any], text: Any
    ) -> None:
        self.score, self.text = score, text.text
        self.gold, self.found = score.Reading(gold, text), score.Reading(predicted, text)
        self.pairs = score.pair_events(self.gold.events, self.found.events)
        typed = sum(a["type"] == b["type"] for a, b in self.pairs)
        self.f1 = 2 * typed / max(1, len(self.gold.events) + len(self.found.events))

    def words(self, span: tuple[int, int] | None) -> str:
        """The text of a span."""
        return " ".join(self.text[slice(*span)].split()) if span else "-"

    def around(self, span: tuple[int, int]) -> str:
        """A trigger with the words beside it."""
        start, end = max(0, span[0] - 40), span[1] + 40
        return " ".join(
            f"{self.text[start : span[0]]}<{self.words(span)}>{self.text[span[1] : end]}".split()
        )

    def faults(self) -> Iterator[tuple[str, str]]:
        """Kind of fault, and where."""
        paired_g = {id(a) for a, _ in self.pairs}
        paired_f = {id(b) for _, b in self.pairs}
        for e in self.gold.events:
            if id(e) not in paired_g:
                yield f"missed {e['type']}", self.around(e["trigger"])
        for e in self.found.events:
            if id(e) not in paired_f:
                yield f"made up {e['type']}", self.around(e["trigger"])
        for a, b in self.pairs:
            yield from self._pair(a, b)

    def _pair(self, a: dict[str, Any], b: dict[str, Any]) -> Iterator[tuple[str, str]]:
        at = self.around(a["trigger"])
        if a["type"] != b["type"]:
            yield f"type {a['type']} read as {b['type']}", at
        if a["realis"] != b["realis"]:
            yield f"realis {a['realis']} read as {b['realis']}", at
        if not self.score.same_chain(a["chain"], b["chain"], self.gold):
            gold, found = ([self.words(s) for s in e["chain"]] for e in (a, b))
            yield "chain", f"{at} | gold {gold} read {found}"
        for role in a["roles"]:
            hits = self.score.match_fillers(a["roles"][role], b["roles"][role], self.gold)
            if hits < max(len(a["roles"][role]), len(b["roles"][role])):
                gold, found = ([self.words(s) for s in e["roles"][role]] for e in (a, b))
                yield f"role {role}", f"{at} | gold {gold} read {found}"
        for count in a["counts"]:
            if Counter(a["counts"][count]) != Counter(b["counts"][count]):
                yield (
                    f"count {count}",
                    f"{at} | gold {a['counts'][count]} read {b['counts'][count]}",
                )


def main() -> None:
    """Print the worst reports and the tally."""
    parser = options(__doc__)
    parser.add_argument("--worst", type=int, default=20)
    args = parser.parse_args()
    on = held(args)
    score, gold, texts = on.score, on.gold, on.texts
    predicted, _ = read(list(gold), on.folder, on.extractor)
    compared = {k: Compared(score, gold[k], predicted[k], texts[k]) for k in gold if k in predicted}
    tally: Counter[str] = Counter()
    for key, report in sorted(compared.items(), key=lambda kv: kv[1].f1)[: args.worst]:
        print(f"\n{key}  typed F1 {report.f1:.2f}, {len(report.gold.events)} gold events")
        for kind, where in report.faults():
            print(f"  {kind}: {where}")
    for report in compared.values():
        tally.update(kind for kind, _ in report.faults())
    print("\nall faults, all reports")
    for kind, count in tally.most_common():
        print(f"{count:5} {kind}")


if __name__ == "__main__":
    main()
