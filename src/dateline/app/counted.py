"""Numbers of things as people write them."""

from __future__ import annotations


def counted(number: int, what: str) -> str:
    """A number with what it counts, "(s)" being its plural: "1 report", "1,204 reports"."""
    return f"{number:,} {what.replace('(s)', '' if number == 1 else 's')}"
