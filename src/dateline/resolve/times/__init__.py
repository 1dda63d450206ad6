"""Times: any English time expression to an interval of days, and each event's own time."""

from dateline.resolve.times.detect import find_expressions
from dateline.resolve.times.expression import read_expression
from dateline.resolve.times.timex import Timex, read_timexes, timex3_value

__all__ = ["Timex", "find_expressions", "read_expression", "read_timexes", "timex3_value"]
