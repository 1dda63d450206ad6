"""Tellings to JSON text and back: records of linking alone, which no export holds."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.link.records import Gist, Telling


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder(order="deterministic")


@cache
def _decoder() -> msgspec.json.Decoder[Telling]:
    return msgspec.json.Decoder(Telling)


@cache
def _gists() -> msgspec.json.Decoder[Gist]:
    return msgspec.json.Decoder(Gist)


def pack(telling: Telling) -> str:
    """A telling as one line of JSON."""
    return _encoder().encode(telling).decode()


def unpack(text: str) -> Telling:
    """The telling that `text` holds."""
    return _decoder().decode(text)


def pack_gist(gist: Gist) -> str:
    """A gist as one line of JSON."""
    return _encoder().encode(gist).decode()


def unpack_gist(text: str) -> Gist:
    """The gist that `text` holds."""
    return _gists().decode(text)
