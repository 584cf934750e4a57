"""Pieces: the parts of a text between its spaces, and a cache of what was found in each, for texts that have the same piece."""

import re
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")
# Marks around words and digits; none of them joins words to a name.
EDGES = '.،:؛!؟?,;()[]{}<>«»“”‘’"…%/=&+*|–-\n'
MOST = 1 << 16  # pieces in a cache; the frequent ones of a language are far fewer
LONGEST = 24  # characters; a longer piece is not likely to come again
LONGEST_TEXT = 1 << 20  # characters; the pieces of a longer text are not kept


def pieces(text: str) -> list[str]:
    """Return the parts of a text between its spaces. The last text is kept, so that all who read it cut it only once."""
    return _last_cut(text) if len(text) <= LONGEST_TEXT else text.split(" ")


@lru_cache(maxsize=1)
def _last_cut(text: str) -> list[str]:
    return text.split(" ")


class Pieces(Generic[T]):
    """A bounded cache: what a reader finds in a piece of text, which does not depend on the words around it."""

    def __init__(self) -> None:
        self.known: dict[str, T] = {}

    def keep(self, piece: str, found: T) -> T:
        """Keep what was found in a piece, and return it."""
        if len(piece) <= LONGEST:
            if len(self.known) >= MOST:  # the half that came last goes: frequent pieces came before
                for last in list(self.known)[MOST // 2 :]:
                    del self.known[last]
            self.known[piece] = found
        return found


BARE = Pieces[str]()


def bare(piece: str) -> str:
    """Return a piece without the marks around it if the rest is plain Arabic letters, else "".

    >>> bare("«متابع»،"), bare("و15")
    ('متابع', '')
    """
    core = BARE.known.get(piece)
    if core is None:
        core = piece.strip(EDGES)
        core = BARE.keep(piece, core if PLAIN.fullmatch(core) else "")
    return core
