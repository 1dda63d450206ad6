"""Words for how many people: to a low and a high number and the group that they count."""

from dateline.resolve.numbers.phrase import Number, read_number
from dateline.resolve.numbers.report import read_numbers

__all__ = ["Number", "read_number", "read_numbers"]
