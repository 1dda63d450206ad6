"""The one way in which times of doing are written."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
