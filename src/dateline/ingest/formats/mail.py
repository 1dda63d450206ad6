"""E-mail (.eml), by the standard library: the report that a list or a desk sent."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from dateline.ingest.clean import one_line, paragraphs
from dateline.ingest.encoding import declared_in, decode
from dateline.ingest.formats.html import fragment
from dateline.ingest.formats.text import split_header
from dateline.ingest.item import DateHint, Draft, Item, hostile, item_error

_FORWARDED = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$.*", re.DOTALL | re.MULTILINE)
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)
_FLOWED = re.compile(r"(?<=\S) \n(?=\S)")


def read(item: Item) -> Draft:
    """The draft of a mail. Raises ItemError `no_body` when it has attachments alone."""
    with hostile(item.location, "e-mail"):
        message = message_from_bytes(item.data, policy=policy.default)
        subject, sender, sent = (_head(message, name) for name in ("subject", "from", "date"))
        texts = _texts(message, item.location)
    if not texts:
        raise item_error("no_body", item.location, _why_none(message))
    name, address = parseaddr(sender)
    return Draft(
        paragraphs=texts,
        title=_FORWARDED.sub("", subject),
        source=name or address.rpartition("@")[2] or None,
        dates=(DateHint(sent, "metadata"),) if sent else (),
        language=_head(message, "content-language") or None,
        media_type="message/rfc822",
    )


def _head(message: EmailMessage, name: str) -> str:
    """A header as text; headers that cannot be parsed are taken raw."""
    try:
        return one_line(str(message.get(name) or ""))
    except (ValueError, IndexError, AttributeError, TypeError, KeyError):
        raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
        return one_line(str(raw))


def _texts(message: EmailMessage, location: str) -> tuple[str, ...]:
    """The paragraphs of the text part, else of the HTML part."""
    parts = [part for part in message.walk() if _is_text(part)]
    for kind in ("plain", "html"):
        for part in parts:
            if part.get_content_subtype() == kind and (texts := _part(part, location)):
                return texts
    return ()


def _is_text(part: EmailMessage) -> bool:
    return part.get_content_maintype() == "text" and not part.is_attachment()


def _part(part: EmailMessage, location: str) -> tuple[str, ...]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_subtype() == "html":
        return fragment(decode(data, location, charset, declared_in(data)))
    text = decode(data, location, charset).replace("\r\n", "\n")
    if part.get_param("format") == "flowed":
        text = _FLOWED.sub(" ", text)
    text = _QUOTED.sub("", _SIGNATURE.sub("", text))
    return paragraphs(split_header(text)[1])


def _why_none(message: EmailMessage) -> str:
    names = [part.get_filename() or "unnamed" for part in message.walk() if part.is_attachment()]
    return f"no text in this mail, only attachments: {', '.join(names[:5])}" if names else ""
