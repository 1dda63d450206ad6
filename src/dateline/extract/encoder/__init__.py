"""The encoder: the reader that ships with Dateline."""

from dateline.extract.encoder.reader import EncoderExtractor

__all__ = ["EncoderExtractor"]
