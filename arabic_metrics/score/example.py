"""A text that exemplifies a lexicon entry: where the entry's forms stand in it, and what is read in it."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Entry
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse import find_numbers, find_periods
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize import RecognizedText, recognize_mentions
from arabic_metrics.resolve import extract_claims

REFERENCE = dt.date(2025, 11, 2)  # what «الشهر الماضي» of an example is read against
LETTER = r"[\u0621-\u063a\u0641-\u064a\u0671-\u06d3A-Za-z]"
PARTICLE = r"(?:[وف]?[بلكس]?(?:ال|لل)?)"


class Example:
    """A text, and where the forms of an entry occur in it; what is read in it is read when asked for."""

    def __init__(self, text: str, table: str, entry: Entry, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.normalized = normalize_text(text, lexicon)
        self._forms = tuple(dict.fromkeys(map(lexicon.fold, entry.all_forms())))
        self._rivals = _rivals(table, entry, self._forms, lexicon)

    @cached_property
    def occurrences(self) -> list[Span]:
        """Where a form stands as a word, with or without attached particles, and not within a longer form of another entry.

        Offsets are those of the normalized text.
        """
        longer = self.places(self._rivals)
        found = self.places(self._forms)
        return [
            span
            for span in found
            if not any(rival.covers(span) and rival != span for rival in longer)
        ]

    def places(self, forms: Iterable[str]) -> list[Span]:
        """Return where folded forms stand as words in the normalized text."""
        text = self.normalized.text
        return [
            Span(*match.span("form"))
            for form in forms
            if form in text
            for match in _word(form).finditer(text)
        ]

    @property
    def holds_form(self) -> bool:
        """Whether a form stands anywhere, be it inside another word."""
        return any(form in self.normalized.text for form in self._forms)

    def meets_form(self, span: Span) -> bool:
        """Tell whether a span of the source overlaps an occurrence."""
        return any(self.normalized.to_source(place).overlaps(span) for place in self.occurrences)

    @cached_property
    def recognized(self) -> RecognizedText:
        """The mentions, with a counted noun on a line of its own: texts without figures are not looked at."""
        metric = self.lexicon.of(Metric)[0]
        noun = next(metric.all_forms())
        text = f"{self.text}\n3 {noun}"
        return recognize_mentions(
            parse_expressions(normalize_text(text, self.lexicon), self.lexicon), self.lexicon
        )

    def numbers(self, kinds: frozenset[str]) -> list[Span]:
        """Return where numbers of some kinds stand."""
        return [n.span for n in find_numbers(self.text, lexicon=self.lexicon) if n.kind in kinds]

    def periods(self) -> list[Span]:
        """Return where periods stand."""
        return [p.span for p in find_periods(self.text, reference=REFERENCE, lexicon=self.lexicon)]

    def claimed_metrics(self) -> set[str]:
        """Return the metrics, rank among them, that claims are made of."""
        rows = extract_claims(self.text, published=REFERENCE, lexicon=self.lexicon).rows()
        return {str(row["metric"]) for row in rows}


def _rivals(table: str, entry: Entry, forms: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """The forms of the table's other entries that hold one of these forms: «رأس السنة الهجرية» holds «رأس السنة»."""
    others = (form for id, form in _table_forms(table, lexicon) if id != entry.id)
    return tuple(form for form in others if any(own in form and own != form for own in forms))


@lru_cache(maxsize=64)
def _table_forms(table: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """(entry id, folded form) for the phrases of a table: only a phrase can hold another form as a word."""
    return tuple(
        (entry.id, lexicon.fold(form))
        for kind, entry in lexicon.all_entries()
        if kind == table
        for form in entry.all_forms()
        if " " in form
    )


def _word(form: str) -> re.Pattern[str]:
    """A form as a word: a letter at its end stands at a word's end, and its start may carry particles."""
    opening = rf"(?<!{LETTER}){PARTICLE}" if re.match(LETTER, form) else ""
    closing = rf"(?!{LETTER})" if re.search(LETTER + r"\Z", form) else ""
    return re.compile(f"{opening}(?P<form>{re.escape(form)}){closing}")
