"""How much of an archive is held at once: what is longer is refused with a sentence, never cut."""

BLOCK_BYTES = 1 << 20  # what one worker reads at once
PIECE_BYTES = 1 << 18  # what is read of a file at once
LONGEST_RECORD = 32 << 20  # bytes of a line, a page, or any other record as stored
LONGEST_TEXT = 10_000_000  # characters of the text of one article
SAMPLED_RECORDS = 100  # records that the names of fields are looked for in
DEEPEST = 4  # archives within archives


def too_long(count: int, unit: str, most: int) -> str:
    """Say that something is over its limit.

    >>> too_long(12_000_000, "characters", 10_000_000)
    'it has 12,000,000 characters; at most 10,000,000 are read'
    """
    return f"it has {count:,} {unit}; at most {most:,} are read"
