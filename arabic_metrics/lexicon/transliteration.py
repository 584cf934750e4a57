"""ASCII keys of names, by camel-tools' Safe Buckwalter transliteration."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camel_tools.utils.charmap import CharMapper


def ascii_key(folded: str) -> str:
    """Return a stable ASCII key of a folded name.

    >>> ascii_key("بلدية دبا".translate({0x0629: "ه"}))
    'bldyh-dbA'
    """
    words = _mapper()(folded).split()
    kept = (
        "".join(ch for ch in word if ch.isascii() and (ch.isalnum() or ch in "#@_"))
        for word in words
    )
    return "-".join(kept).strip("-")


@cache
def _mapper() -> "CharMapper":
    from camel_tools.utils.charmap import CharMapper

    return CharMapper.builtin_mapper("ar2safebw")
