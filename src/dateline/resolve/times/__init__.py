"""Times: any English time expression to an interval of days, and each event's own time."""

from dateline.resolve.times.detect import find_expressions
from dateline.resolve.times.expression import read_expression
from dateline.resolve.times.guideline import guideline_date
from dateline.resolve.times.report import read_times
from dateline.resolve.times.ties import tie_time
from dateline.resolve.times.timex import Timex, read_timexes, timex3_value

__all__ = [
    "Timex",
    "find_expressions",
    "guideline_date",
    "read_expression",
    "read_times",
    "read_timexes",
    "tie_time",
    "timex3_value",
]
