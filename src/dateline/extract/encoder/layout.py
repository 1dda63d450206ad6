"""A document's title and body as one text, and places in it back to fields and spans."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.encoder.spans import Run
from dateline.extract.encoder.words import Words, split_words
from dateline.model import Document, Span

GLUE = "\n\n"
FURNITURE = re.compile(
    r"^\W*(?:(?:file )?(?:photo|image|picture)s?(?: by| credit|\s*[:/])|caption:|credit:"
    r"|subscribe\b|sign up|newsletter|follow us|read more|related:|advertisement|copyright"
    r"|all rights reserved|share this)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where title and body stand in the joined text."""

    document: Document
    words: Words

    @property
    def shift(self) -> int:
        """Where the body begins."""
        return len(self.document.title) + len(GLUE) if self.document.title else 0

    def span(self, run: Run) -> Span:
        """The span of a run of words; a run never crosses from the title into the body."""
        start, end = self.words.chars(*run)
        if self.shift and start < len(self.document.title):
            return self.document.span("title", start, end)
        return self.document.span("body", start - self.shift, end - self.shift)

    def furniture(self, word: int) -> bool:
        """Whether a word stands in a line of the page's furniture, which tells nothing."""
        first, end = self.words.sentences[self.words.sentence_of(word)]
        start, stop = self.words.chars(first, end)
        return bool(FURNITURE.match(self.words.text[start:stop]))


def lay_out(document: Document) -> Layout:
    """The title, a blank line and the body as sentences and words."""
    parts = [document.title, document.body] if document.title else [document.body]
    return Layout(document, split_words(GLUE.join(parts)))
