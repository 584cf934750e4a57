"""Words without what is attached to them, roughly: what features tell them by."""

from arabic_metrics.normalize.pieces import Pieces

STEMS = Pieces[str]()


def stem(word: str) -> str:
    """Return a word without what is attached to it, roughly: the same for «المتابعين» and «متابعا»."""
    found = STEMS.known.get(word)
    return STEMS.keep(word, _stripped(word)) if found is None else found


def _stripped(word: str) -> str:
    for prefix in ("وال", "بال", "لل", "ال", "و"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for ending in ("ون", "ين", "ات", "ها", "هم", "ه", "ا", "ي"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def verb_stem(word: str) -> str:
    """Return a verb without person and number, roughly: the same for «ويضم» and «تضمه»."""
    for prefix in ("وسي", "وست", "وي", "وت", "سي", "ست", "لي", "لت", "ي", "ت", "و", "ف"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            word = word[len(prefix) :]
            break
    for ending in ("وا", "ون", "ها", "هم", "ت", "ه", "ا"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)]
    return word
