"""check_forms(): refuses forms that are not written plainly, or that are written twice."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from arabic_metrics.core import LexiconError
from arabic_metrics.lexicon.document import LexiconFile
from arabic_metrics.lexicon.registry import CHARACTER, ENTRY_CLASSES

# Tables whose entries are roles that a word may play at once: there a form may be in several entries.
SHARING = frozenset({"context", "operator", "period_context", "period_word", "word_class"})
ADD_TO_KNOWN = 'Leave it out, or give this entry the id "{}": then it adds to that one.'


def check_forms(
    files: Sequence[LexiconFile], own: Sequence[LexiconFile], fold: Callable[[str], str]
) -> None:
    """Check the forms of the package's files and of a user's own, which follow them.

    A form may be in two fields of an entry («ألفا» is an accusative and a dual), but not twice in one; a file of one's own may give an
    entry what it has already, and a metric no word that another has in any field.

    Raises:
        LexiconError: names the first such form, and with it the others.
    """
    problems = list(_problems(files, own, fold))
    if problems:
        first, *others = problems
        raise LexiconError(first.file, first.entry, first.problem, tuple(map(str, others)))


def _problems(
    files: Sequence[LexiconFile], own: Sequence[LexiconFile], fold: Callable[[str], str]
) -> Iterator[LexiconError]:
    seen: dict[tuple[str, str, str, str], tuple[str, str, str]] = {}
    words: dict[str, tuple[str, str, str]] = {}  # of metrics
    for number, file in enumerate((*files, *own)):
        for table, id, entry in file.entries():
            for key in ENTRY_CLASSES[table].spelled_in if table != CHARACTER else ():
                for form in entry.get(key, ()):
                    said = list(_misspelt(form))
                    place = (table, id if table in SHARING else "", key, fold(form))
                    first = seen.get(place)
                    if first is None and table == "metric":
                        known = words.setdefault(place[-1], (file.name, id, form))
                        first = known if number >= len(files) and known[1] != id else None
                    if first is None:
                        seen[place] = (file.name, id, form)
                    elif first[0] == file.name or first[1] != id:
                        said.append(_already(first, file.name, id, form))
                    for problem in said:
                        yield LexiconError(file.name, f'"{id}"', f"the form «{form}» {problem}")


def _already(first: tuple[str, str, str], file: str, id: str, form: str) -> str:
    known_file, known_id, known_form = first
    there = "in it" if known_id == id else f'in entry "{known_id}"'
    remedy = "Remove one of them."
    if known_file != file:
        there = f'in {known_file}, entry "{known_id}"'
        remedy = ADD_TO_KNOWN.format(known_id)
    same = "" if known_form == form else f", spelled «{known_form}», which folding makes equal"
    return f"stands already {there}{same}. {remedy}"


def _misspelt(form: str) -> Iterator[str]:
    if not unicodedata.is_normalized("NFC", form):
        yield "is not in Unicode normal form C. Type it anew."
    if any(unicodedata.category(character) == "Mn" for character in form):
        yield "carries vowel signs. Write it without."
    if "\u0640" in form:
        yield "holds a tatweel. Write it without."
    if form != " ".join(form.split()):
        yield "has spaces at an end, or two in a row. Write single ones."
