import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolve.places import civic


@settings(max_examples=300, deadline=None)
@given(st.data())
@pytest.mark.parametrize("code", ["US", "GB"])
def test_no_sign_is_passed_over(code: str, data: st.DataObject) -> None:
    sign = data.draw(st.from_regex(re.compile(civic._SIGNS[code], re.ASCII), fullmatch=True))
    assert sign in civic.signs_in(f"the {sign} they saw")[code]


def test_one_sign_tells_no_country_and_two_do() -> None:
    assert civic.civic_country("The city manager spoke.") is None
    assert civic.civic_country("The city manager met the school board.") == "US"
    assert civic.civic_country("The Crown Court fined the borough council.") == "GB"
    assert civic.civic_country("Crossing U.S. 30, deputies called (555) 555-0100.") == "US"
