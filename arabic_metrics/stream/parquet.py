"""Parquet: read by row group and batch, only the columns that are needed."""

from collections.abc import Iterator
from typing import IO, Any

from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.extra import load
from arabic_metrics.stream.record import Notice, choose_fields, say_fields

MOST_ROWS = 10_000  # in a block
GUESSED_ROW = 2048  # bytes, where the file does not say


def read_parquet(
    name: str, file: IO[bytes], wanted: Fields, block_bytes: int, notice: Notice | None
) -> Iterator[Block | Failure]:
    """Yield the rows of a Parquet file in blocks; a row group that is damaged costs its rows."""
    parquet, arrow = load("pyarrow.parquet"), load("pyarrow")
    damaged = (arrow.ArrowException, OSError, ValueError, EOFError, MemoryError)
    try:
        table = parquet.ParquetFile(file, pre_buffer=False)
        seen = [str(column) for column in table.schema_arrow.names]
    except damaged:
        yield Failure(name, "", "it is no Parquet file, or one that is cut off or damaged")
        return
    fields = choose_fields(wanted, seen)
    if isinstance(fields, str):
        yield Failure(name, "", fields)
        return
    say_fields(name, wanted, fields, seen, notice)
    number = 1
    for group in range(table.num_row_groups):
        rows = table.metadata.row_group(group).num_rows
        read = 0
        try:
            for batch in _batches(table, group, fields, block_bytes):
                values = _values(batch, fields)
                yield Block(name, "table", number + read, fields, values)
                read += len(values)
        except damaged:
            first, last = number + read, number + rows - 1
            yield Failure(name, f"records {first} to {last}", "their row group is damaged")
        number += rows


def _batches(table: Any, group: int, fields: Fields, block_bytes: int) -> Iterator[Any]:
    metadata = table.metadata.row_group(group)
    size = metadata.total_byte_size // max(metadata.num_rows, 1) or GUESSED_ROW
    wanted = {fields.text, fields.id, fields.published, fields.title}
    columns = [name for name in table.schema_arrow.names if name in wanted]
    rows = min(max(block_bytes // size, 1), MOST_ROWS)
    return iter(table.iter_batches(batch_size=rows, row_groups=[group], columns=columns))


def _values(batch: Any, fields: Fields) -> tuple[object, ...]:
    names = batch.schema.names
    columns = [
        batch.column(names.index(field)).to_pylist() if field in names else [None] * batch.num_rows
        for field in (fields.text, fields.id, fields.published, fields.title)
    ]
    return tuple(zip(*columns, strict=True))
