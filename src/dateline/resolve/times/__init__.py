"""Times: any English time expression to an interval of days, and each event's own time."""

from dateline.resolve.times.expression import read_expression

__all__ = ["read_expression"]
