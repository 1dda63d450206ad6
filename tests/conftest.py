"""Fixtures that several parts use."""

from tests.a_book import book_path

__all__ = ["book_path"]
