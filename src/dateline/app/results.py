"""A list of results that can be read as records, rows, pandas or Arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from dateline.model import RunError
from dateline.publish.rows import Row

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Record = TypeVar("Record")
MISSING = "{name} is not installed: pip install 'dateline[tables]'"


class Results(Sequence[Record], Generic[Record]):
    """An immutable list of records; `rows()` are the same as flat dicts."""

    def __init__(self, records: Sequence[Record], rows: Sequence[Row]) -> None:
        self._records = tuple(records)
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> Results[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | Results[Record]:
        if isinstance(index, slice):
            return Results(self._records[index], self._rows[index])
        return self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} results>"

    def rows(self) -> list[Row]:
        """One flat dict a record."""
        return [dict(row) for row in self._rows]

    def to_pandas(self) -> pd.DataFrame:
        """A DataFrame, one row a record. Raises RunError when pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            raise RunError(MISSING.format(name="pandas")) from error
        return pd.DataFrame(self.rows())

    def to_arrow(self) -> pa.Table:
        """An Arrow table. Raises RunError when pyarrow is not installed."""
        try:
            import pyarrow as pa
        except ImportError as error:
            raise RunError(MISSING.format(name="pyarrow")) from error
        table: Any = pa.Table.from_pylist(self.rows())
        return table
