"""Why an item could not be read: every reason code that ingest uses, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "not_found": "no such file or folder",
        "unreadable": "the system would not let it be read",
        "unsupported": "a kind of file, or an address, that ingest does not read",
        "empty": "nothing in it",
        "too_large": "larger than --max-mb (max_bytes) allows",
        "archive_bomb": "expands to far more than its size; the rest of that archive is not read",
        "encoding": "its bytes are text in no encoding that could be told",
        "malformed": "not what it says it is: broken beyond reading",
        "cut_off": "ends in the middle of a record",
        "encrypted": "locked by a password",
        "no_text_layer": "a PDF of pictures: it must be run through text recognition first",
        "no_body": "read, but there is no text of a report in it",
        "not_news": "a front page or a record that is no report",
        "summary_only": "a feed entry without its full text; --follow fetches its page",
        "refused": "an address that is not fetched: private, loopback, not http(s)",
        "robots": "the site's robots.txt asks not to fetch it",
        "timeout": "no answer in time",
        "http_status": "the server answered with an error",
        "network": "the server could not be reached, or broke off",
    }
)
