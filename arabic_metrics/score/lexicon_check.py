"""check_lexicon(): everything that is wrong with the lexicon, in sentences; fix_lexicon(): lays its files out anew.

Each example must be read by its entry, and no counterexample may be. warn_of_forms(): words of a user's metrics that the package reads
as something else.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from arabic_metrics.core import LexiconError, Span
from arabic_metrics.core.file import write_file
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.document import (
    LexiconFile,
    file_name,
    packaged_paths,
    read_lexicon_file,
)
from arabic_metrics.lexicon.entry import Context, Entry, Modifier
from arabic_metrics.lexicon.entry_claim import GazetteerName, Metric, RankWord
from arabic_metrics.lexicon.entry_period import PERIOD_ENTRY_CLASSES, PeriodContext
from arabic_metrics.lexicon.lexicon import read_lexicon
from arabic_metrics.lexicon.registry import CHARACTER, ENTRY_CLASSES
from arabic_metrics.lexicon.spelling import ADD_TO_KNOWN, check_forms
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse import find_numbers, find_periods
from arabic_metrics.parse.parse import parse_expressions
from arabic_metrics.recognize import RecognizedText, recognize_mentions
from arabic_metrics.resolve import extract_claims
from arabic_metrics.score.lexicon_format import format_lexicon_file

REFERENCE = dt.date(2025, 11, 2)  # what «الشهر الماضي» of an example is read against
LETTER = r"[\u0621-\u063a\u0641-\u064a\u0671-\u06d3A-Za-z]"
PARTICLE = r"(?:[وف]?[بلكس]?(?:ال|لل)?)"


class Example:
    """A text, where the forms of an entry occur in it, and what is read in it when a check asks for that."""

    def __init__(self, text: str, table: str, entry: Entry, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.normalized = normalize_text(text, lexicon)
        self._table, self._entry = table, entry
        self._forms = tuple(dict.fromkeys(map(lexicon.fold, entry.all_forms())))

    @cached_property
    def occurrences(self) -> list[Span]:
        """Where a form is a word, with or without particles, and not part of a longer form of another entry.

        Offsets are those of the normalized text.
        """
        longer = self.places(self._longer_forms())
        return [
            span
            for span in self.places(self._forms)
            if not any(rival.covers(span) and rival != span for rival in longer)
        ]

    def _longer_forms(self) -> Iterator[str]:
        """Yield the forms of other entries of the table that contain one of the entry: «رأس السنة الهجرية» contains «رأس السنة»."""
        for id, form in _phrases(self._table, self.lexicon):
            if id != self._entry.id and any(own in form and own != form for own in self._forms):
                yield form

    def places(self, forms: Iterable[str]) -> list[Span]:
        """Return where folded forms are words of the normalized text."""
        text = self.normalized.text
        return [
            Span(*match.span("form"))
            for form in forms
            if form in text
            for match in _as_word(form).finditer(text)
        ]

    @property
    def holds_form(self) -> bool:
        """Whether a form occurs anywhere, even inside another word."""
        return any(form in self.normalized.text for form in self._forms)

    def meets_form(self, span: Span) -> bool:
        """Return whether a span of the source overlaps an occurrence."""
        return any(self.normalized.to_source(place).overlaps(span) for place in self.occurrences)

    def stands_at(self, span: Span) -> bool:
        """Return whether a span of the normalized text overlaps an occurrence."""
        return any(place.overlaps(span) for place in self.occurrences)

    @cached_property
    def recognized(self) -> RecognizedText:
        """The mentions of the text. A line with a figure is added, because nothing is looked for in a text without figures."""
        noun = next(self.lexicon.of(Metric)[0].all_forms())
        normalized = normalize_text(f"{self.text}\n3 {noun}", self.lexicon)
        return recognize_mentions(parse_expressions(normalized, self.lexicon), self.lexicon)

    def numbers(self, kinds: Collection[str]) -> list[Span]:
        """Return the spans of numbers of some kinds."""
        return [n.span for n in find_numbers(self.text, lexicon=self.lexicon) if n.kind in kinds]

    def periods(self) -> list[Span]:
        """Return the spans of periods."""
        return [p.span for p in find_periods(self.text, reference=REFERENCE, lexicon=self.lexicon)]

    def metric_of_form(self) -> str:
        """Return the metric that is read where a form of the entry stands, empty if none is."""
        found = (each.id for each in self.recognized.metrics if self.stands_at(each.span))
        return next(found, "")

    def claimed_metrics(self) -> set[str]:
        """Return the metrics of the claims, `rank` too."""
        rows = extract_claims(self.text, published=REFERENCE, lexicon=self.lexicon).rows()
        return {str(row["metric"]) for row in rows}


@lru_cache(maxsize=64)
def _phrases(table: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """(entry id, folded form) of each phrase of a table: only a phrase can contain another form as a word."""
    return tuple(
        (entry.id, lexicon.fold(form))
        for kind, entry in lexicon.all_entries()
        if kind == table
        for form in entry.all_forms()
        if " " in form
    )


def _as_word(form: str) -> re.Pattern[str]:
    """A pattern of a form as a word: no letter follows it, and only particles may be attached before it."""
    opening = rf"(?<!{LETTER}){PARTICLE}" if re.match(LETTER, form) else ""
    closing = rf"(?!{LETTER})" if re.search(LETTER + r"\Z", form) else ""
    return re.compile(f"{opening}(?P<form>{re.escape(form)}){closing}")


Question = Callable[[Example, Any], bool]  # of an entry of the table


@dataclass(frozen=True, slots=True)
class Reading:
    """What the entries of a table are read as.

    `what` names it in a sentence. `read` asks it of an example. `misread` asks it of a counterexample, where that must not give
    something else than what an example must give.
    """

    what: str
    read: Question
    misread: Question | None = None


Problem = tuple[str, str]  # an example, and a clause that says what is wrong with it


def _problems_of_examples(
    table: str,
    entry: Entry,
    examples: Sequence[str],
    counterexamples: Sequence[str],
    lexicon: Lexicon,
) -> Iterator[Problem]:
    """Yield each example that the entry is not read in, and each counterexample that it is."""
    reading = READINGS[table]
    what = reading.what.format(entry=entry)
    for position, text in enumerate(examples, 1):
        example = Example(text, table, entry, lexicon)
        if not reading.read(example, entry):
            remedy = "Add a form that occurs in it, or remove the example."
            if table == "metric" and (known := example.metric_of_form()):
                remedy = f"Its word is read as {known} already. {ADD_TO_KNOWN.format(known)}"
            yield text, f"example {position} gives no {what}: «{text}». {remedy}"
    for position, text in enumerate(counterexamples, 1):
        example = Example(text, table, entry, lexicon)
        if not example.holds_form:
            remedy = "Write one that shows a form in another sense, or remove it."
            yield text, f"counterexample {position} holds no form of the entry: «{text}». {remedy}"
        elif (reading.misread or reading.read)(example, entry):
            remedy = "Mend the rule that reads it, or remove the counterexample."
            yield text, f"counterexample {position} gives a {what}: «{text}». {remedy}"


# -- is an entry read in a text?


def _number(*kinds: str) -> Question:
    """Whether a number of some kinds is read where the entry stands."""
    return lambda example, entry: any(map(example.meets_form, example.numbers(kinds)))


def _period(example: Example, entry: Entry) -> bool:
    return any(map(example.meets_form, example.periods()))


def _word(example: Example, entry: Entry) -> bool:
    return bool(example.occurrences)


def _undone(example: Example, entry: Context | PeriodContext, read: list[Span]) -> bool:
    """Whether a neighbour of the entry is in the text, and nothing is read over the entry's forms."""
    if entry.forms:
        return bool(example.occurrences) and not any(map(example.meets_form, read))
    beside = map(example.lexicon.fold, (*entry.before, *entry.after))
    return bool(example.places(beside)) and not read


def _bound(example: Example, entry: Modifier) -> bool:
    if entry.modifier in ("exact", "equal"):
        return bool(example.occurrences)
    found = find_numbers(example.text, lexicon=example.lexicon)
    return any(number.modifier == entry.modifier for number in found)


def _metric(example: Example, entry: Entry) -> bool:
    return any(mention.id == entry.id for mention in example.recognized.metrics)


def _platform(example: Example, entry: Entry) -> bool:
    return any(entry.id in mention.id.split("+") for mention in example.recognized.platforms)


RULES_OF_RANKS = {"head": "position", "head_digit": "position", "first": "leading", "next": "next"}


def _rank(example: Example, entry: RankWord) -> bool:
    rule, ranks = RULES_OF_RANKS.get(entry.role), example.recognized.ranks
    if rule is None:
        return bool(example.occurrences and ranks)
    return any(rank.rule == rule and example.stands_at(rank.head) for rank in ranks)


def _attribution(example: Example, entry: Entry) -> bool:
    """Whether the entry opens a source: it begins before the name, in the words of the attribution."""
    words = example.recognized.words
    return any(
        place.start < source.span.start
        and place.overlaps(Span(words[source.first].start, source.span.end))
        for source in example.recognized.attributions
        for place in example.occurrences
    )


def _entity_head(example: Example, entry: Entry) -> bool:
    words = example.recognized.words
    return any(
        example.stands_at(Span(words[name.first].start, words[name.last - 1].end))
        for name in example.recognized.entities
    )


def _name(example: Example, entry: GazetteerName) -> bool:
    """Whether a name is known by its entry; a platform's own by its network, a national body by its country behind the id."""
    id = entry.network or entry.id
    return any(
        name.known == id or (entry.national and name.known.endswith(f"_{id}"))
        for name in example.recognized.entities
    )


def _country(example: Example, entry: Entry) -> bool:
    return any(name.known == entry.id for name in example.recognized.entities)


NUMBERS = ("cardinal", "ordinal", "percent", "fraction", "multiple", "magnitude")
ANY_NUMBER = _number(*NUMBERS)
PERIOD = Reading("period with this entry", _period)
UNREAD = "text that the entry keeps from being read"
WORD = "form of the entry as a word"
MENTION = "{entry.id} mention"
READINGS: dict[str, Reading] = {
    "cardinal": Reading("cardinal of this entry", ANY_NUMBER),
    "scale": Reading("scale of this entry", ANY_NUMBER),
    "fraction": Reading(
        "fraction of this entry",
        _number("cardinal", "fraction", "percent", "multiple", "magnitude"),
        _number("fraction"),  # «خمس دول» is five: a number, but no fifth
    ),
    "ordinal": Reading("ordinal of this entry", _number("ordinal")),
    "magnitude": Reading("magnitude of this entry", _number("magnitude")),
    "multiple": Reading("multiple of this entry", _number("multiple")),
    "operator": Reading(WORD, _word, ANY_NUMBER),
    "modifier": Reading("figure with the bound {entry.modifier}", _bound),
    "context": Reading(UNREAD, lambda text, entry: _undone(text, entry, text.numbers(NUMBERS))),
    "word_class": Reading(WORD, _word, lambda example, entry: False),
    "metric": Reading(MENTION, _metric, lambda text, entry: entry.id in text.claimed_metrics()),
    "platform": Reading(MENTION, _platform),
    "rank": Reading(MENTION, _rank, lambda text, entry: "rank" in text.claimed_metrics()),
    "attribution": Reading(MENTION, _attribution),
    "entity_head": Reading(MENTION, _entity_head),
    "gazetteer": Reading(MENTION, _name),
    "country": Reading(MENTION, _country),
    **dict.fromkeys(PERIOD_ENTRY_CLASSES, PERIOD),
    "period_word": Reading(PERIOD.what, _word),
    "period_context": Reading(UNREAD, lambda text, entry: _undone(text, entry, text.periods())),
}

TAKEN = {
    **dict.fromkeys(("cardinal", "scale", "fraction", "ordinal", "magnitude"), "a word of numbers"),
    **dict.fromkeys(("multiple", "operator", "modifier"), "a word of numbers"),
    "platform": "the name of a network",
    **dict.fromkeys(PERIOD_ENTRY_CLASSES.keys() - {"period_context"}, "a word of time"),
}  # what the words of a table are, of which a metric should take none
NOT_FORMS = frozenset({"examples", "counterexamples"})


def check_lexicon(extra_paths: Sequence[Path] = (), *, packaged: bool = True) -> tuple[str, ...]:
    """Return a sentence for each problem of the packaged lexicon, together with a user's own files.

    Each names the file, the entry and the problem, and says what to do. If a file cannot be loaded, its examples are not run. Without
    `packaged`, only the examples of the user's files are run. The layout is checked only of the package's own files.
    """
    try:
        lexicon = read_lexicon(*extra_paths)
        files = [read_lexicon_file(path) for path in packaged_paths()]
        own = [read_lexicon_file(path, str(path)) for path in extra_paths]
        check_forms(files, own, lexicon.fold)
    except LexiconError as error:
        return (str(error), *error.others)
    checked = own if own or not packaged else files
    problems = [
        f'{file.name}, entry "{id}": {clause}'
        for file, _, id, (_, clause) in _example_problems(checked, lexicon)
    ]
    if packaged and own:
        problems += _spoilt(_example_problems(files, lexicon), own, lexicon)
    for file in () if own else files:
        if format_lexicon_file(file) != file.text:
            remedy = "Run `arabic-metrics lexicon check --fix`."
            problems.append(f"{file.name}: is not laid out as lexicon files are. {remedy}")
    return tuple(problems)


def _example_problems(
    files: Sequence[LexiconFile], lexicon: Lexicon
) -> Iterator[tuple[LexiconFile, str, str, Problem]]:
    """Yield what is wrong with the examples of files: file, table, id, problem."""
    known = {(table, entry.id): entry for table, entry in lexicon.all_entries()}
    for file in files:
        for table, id, written in file.entries():
            examples = written.get("examples", ())
            if table == CHARACTER:
                problems = _problems_of_characters(examples, lexicon)
            else:
                against = written.get("counterexamples", ())
                problems = _problems_of_examples(
                    table, known[table, id], examples, against, lexicon
                )
            for problem in problems:
                yield file, table, id, problem


def _spoilt(
    problems: Iterable[tuple[LexiconFile, str, str, Problem]],
    own: Sequence[LexiconFile],
    lexicon: Lexicon,
) -> Iterator[str]:
    """Yield a sentence for each form of a user's that takes what packaged entries need."""
    told: dict[str, list[tuple[str, str]]] = {}
    for _, _, id, (text, _) in problems:
        told.setdefault(_taker(text, own, lexicon), []).append((id, text))
    for taker, spoilt in told.items():
        id, text = spoilt[0]
        others = f", nor are {len(spoilt) - 1} other examples" if len(spoilt) > 1 else ""
        yield (
            f'{taker} takes what the packaged entry "{id}" needs: «{text}» is no longer read as it should be{others}. '
            "Leave the form out, or write a longer one."
        )


def _taker(text: str, own: Sequence[LexiconFile], lexicon: Lexicon) -> str:
    """Name the user's entry and form that stand in a text: the longest form, a whole word rather than a part of one."""
    folded, found = normalize_text(text, lexicon).text, [(False, 0, f"{own[-1].name}: a form")]
    for file in own:
        for _, id, form in _written_forms(file):
            spelled = lexicon.fold(form)
            if spelled in folded:
                whole = _as_word(spelled).search(folded) is not None
                found.append((whole, len(form), f'{file.name}, entry "{id}": the form «{form}»'))
    return max(found)[-1]


def _written_forms(file: LexiconFile) -> Iterator[tuple[str, str, str]]:
    """Yield (table, id, form) of a file."""
    for table, id, written in file.entries():
        for key in ENTRY_CLASSES[table].spelled_in if table != CHARACTER else ():
            for form in written.get(key, ()):
                yield table, id, form


def warn_of_forms(paths: Sequence[Path]) -> Iterator[str]:
    """Yield a sentence for each form of a metric in a user's files that the package reads as a number, a network or a time.

    Raises:
        LexiconError: names the file, the entry and the problem.
    """
    lexicon = read_lexicon()
    taken = {
        lexicon.fold(form): f'{TAKEN[table]} ("{entry.id}")'
        for table, entry in lexicon.all_entries()
        if table in TAKEN
        for form in entry.all_forms()
    }
    for path in paths:
        for table, id, form in _written_forms(read_lexicon_file(path, str(path))):
            if table == "metric" and (word := taken.get(lexicon.fold(form))):
                yield (
                    f'{path}, entry "{id}": the form «{form}» is {word} already, so that figures may be misread. '
                    "Write a longer form, or leave it out."
                )


def _problems_of_characters(examples: Sequence[str], lexicon: Lexicon) -> Iterator[Problem]:
    for position, example in enumerate(examples, 1):
        before, equals, after = example.partition(" = ")
        if not equals:
            yield example, f"example {position} is not «before = after»: «{example}»."
        elif lexicon.fold(before) != after:
            told = f"«{before}» folds to «{lexicon.fold(before)}», not to «{after}»."
            yield example, f"example {position}: {told}"


def fix_lexicon(extra_paths: Sequence[Path] = ()) -> tuple[str, ...]:
    """Lay out files anew, the packaged ones if none is named, and return the names of those that changed.

    A form that folds to an earlier one of its entry says nothing new, and is dropped. A file that holds a comment inside an entry
    keeps its layout.

    Raises:
        LexiconError: names the file, the entry and the problem; nothing is written then.
    """
    lexicon = read_lexicon(*extra_paths)
    named = {path: str(path) for path in extra_paths} or {
        path: file_name(path) for path in packaged_paths()
    }
    changed = []
    for path, name in named.items():
        file = read_lexicon_file(path, name)
        text = format_lexicon_file(_without_repeated_forms(file, lexicon))
        if text != file.text:
            write_file(path, text)
            changed.append(name)
    return tuple(changed)


def _without_repeated_forms(file: LexiconFile, lexicon: Lexicon) -> LexiconFile:
    """Return a file without the forms that fold to an earlier one of the same field of their entry."""

    def distinct(key: str, value: Any) -> Any:
        if key in NOT_FORMS or not isinstance(value, list):
            return value
        first: dict[str, Any] = {}
        for form in value:
            first.setdefault(lexicon.fold(str(form)), form)
        return list(first.values())

    tables = {
        table: entries
        if table == CHARACTER
        else [{key: distinct(key, value) for key, value in entry.items()} for entry in entries]
        for table, entries in file.tables.items()
    }
    return replace(file, tables=tables)
