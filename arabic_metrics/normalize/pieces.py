"""Pieces: what was found between the spaces of a text, kept for the next text that has the same there."""

import re
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")
# What is around words and digits, and joins neither to a name.
EDGES = '.،:؛!؟?,;()[]{}<>«»“”‘’"…%/=&+*|–-\n'
MOST = 1 << 16  # pieces; the most frequent ones of a language are far fewer
LONGEST = 24  # characters of a piece that is likely to come again
LONGEST_TEXT = 1 << 20  # characters of a text whose pieces may wait for the next text


def pieces(text: str) -> list[str]:
    """Return what is between the spaces of a text: cut once for all that read the text one after the other."""
    return _last_cut(text) if len(text) <= LONGEST_TEXT else text.split(" ")


@lru_cache(maxsize=1)
def _last_cut(text: str) -> list[str]:
    return text.split(" ")


class Pieces(Generic[T]):
    """A bounded memory of what a reader finds in a piece of text that holds no space, wherever it stands."""

    def __init__(self) -> None:
        self.known: dict[str, T] = {}

    def keep(self, piece: str, found: T) -> T:
        """Keep what was found in a piece, and return it."""
        if len(piece) <= LONGEST:
            if len(self.known) >= MOST:
                self._forget()
            self.known[piece] = found
        return found

    def _forget(self) -> None:
        """Forget the half that came last: what is frequent came among the first."""
        for piece in list(self.known)[MOST // 2 :]:
            del self.known[piece]


BARE = Pieces[str]()


def bare(piece: str) -> str:
    """Return the plain letters that a piece is, or is with marks around them; "" of any other piece.

    >>> bare("«متابع»،"), bare("و15")
    ('متابع', '')
    """
    core = BARE.known.get(piece)
    if core is None:
        core = piece.strip(EDGES)
        core = BARE.keep(piece, core if PLAIN.fullmatch(core) else "")
    return core
