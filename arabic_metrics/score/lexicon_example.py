"""Runs the examples and counterexamples of lexicon entries: each must be read by its entry, or must not."""

from collections.abc import Callable, Iterator, Sequence

from arabic_metrics.core import Span
from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.entry import Entry, Modifier
from arabic_metrics.parse import find_numbers
from arabic_metrics.score.example import Example

NUMBER_KINDS = {
    "cardinal": frozenset({"cardinal", "ordinal", "percent", "fraction", "multiple", "magnitude"}),
    "scale": frozenset({"cardinal", "ordinal", "percent", "fraction", "multiple", "magnitude"}),
    "fraction": frozenset({"cardinal", "fraction", "percent", "multiple", "magnitude"}),
    "ordinal": frozenset({"ordinal"}),
    "magnitude": frozenset({"magnitude"}),
    "multiple": frozenset({"multiple"}),
}
# A counterexample of these may be a number, only not one of their own kind: «خمس دول» is five, no fifth.
OWN_KIND = {"fraction": frozenset({"fraction"})}
PERIODS = frozenset(
    {
        "month",
        "weekday",
        "time_unit",
        "relative",
        "named_day",
        "part",
        "season",
        "decade",
        "holiday",
        "period_word",
    }
)
NEIGHBOURS = frozenset({"context", "period_context"})
WORDS = frozenset({"word_class", "operator"})


Reading = Callable[[Example, Entry], bool]


def find_example_problems(
    table: str,
    entry: Entry,
    examples: Sequence[str],
    counterexamples: Sequence[str],
    lexicon: Lexicon,
) -> Iterator[str]:
    """Yield a clause for each example that the entry is not read in, and each counterexample that it is.

    >>> from arabic_metrics.lexicon import load_lexicon
    >>> from arabic_metrics.lexicon.entry_claim import Metric
    >>> followers = load_lexicon().of(Metric)[0]
    >>> list(find_example_problems("metric", followers, ["تابعها 12 مليون شخص"], ["متابعة القضية"], load_lexicon()))
    []
    """
    reading = _reading(table, entry)
    for position, text in enumerate(examples, 1):
        if not READ[table](Example(text, table, entry, lexicon), entry):
            remedy = "Add a form that occurs in it, or remove the example."
            yield f"example {position} gives no {reading}: «{text}». {remedy}"
    for position, text in enumerate(counterexamples, 1):
        example = Example(text, table, entry, lexicon)
        if not example.holds_form:
            remedy = "Write one that shows a form in another sense, or remove it."
            yield f"counterexample {position} holds no form of the entry: «{text}». {remedy}"
        elif MISREAD.get(table, READ[table])(example, entry):
            remedy = "Mend the rule that reads it, or remove the counterexample."
            yield f"counterexample {position} gives a {reading}: «{text}». {remedy}"


def _reading(table: str, entry: Entry) -> str:
    if table in NUMBER_KINDS:
        return f"{table} of this entry"
    if table in PERIODS:
        return "period with this entry"
    if table in NEIGHBOURS:
        return "text that the entry keeps from being read"
    if table in WORDS:
        return "form of the entry as a word"
    if isinstance(entry, Modifier):
        return f"figure with the bound {entry.modifier}"
    return f"{entry.id} mention"


# -- is an entry read in a text?


def _number(example: Example, entry: Entry, kinds: frozenset[str]) -> bool:
    return any(example.meets_form(span) for span in example.numbers(kinds))


def _period(example: Example, entry: Entry) -> bool:
    return any(example.meets_form(span) for span in example.periods())


def _any_number(example: Example, entry: Entry) -> bool:
    return _number(example, entry, NUMBER_KINDS["cardinal"])


def _undone(example: Example, entry: Entry, read: list[Span]) -> bool:
    """A neighbour of the entry stands in the text, and nothing is read over the entry's forms."""
    beside = [
        example.lexicon.fold(form)
        for form in (*getattr(entry, "before", ()), *getattr(entry, "after", ()))
    ]
    if any(entry.all_forms()):
        return bool(example.occurrences) and not any(example.meets_form(span) for span in read)
    return bool(example.places(beside)) and not read


def _function_word(example: Example, entry: Entry) -> bool:
    return bool(example.occurrences)


def _bound(example: Example, entry: Entry) -> bool:
    if not isinstance(entry, Modifier) or entry.modifier in ("exact", "equal"):
        return bool(example.occurrences)
    found = find_numbers(example.text, lexicon=example.lexicon)
    return any(number.modifier == entry.modifier for number in found)


def _metric(example: Example, entry: Entry) -> bool:
    return any(mention.id == entry.id for mention in example.recognized.metrics)


def _platform(example: Example, entry: Entry) -> bool:
    return any(entry.id in mention.id.split("+") for mention in example.recognized.platforms)


def _rank(example: Example, entry: Entry) -> bool:
    role = getattr(entry, "role", "")
    rules = {
        "head": {"position"},
        "head_digit": {"position"},
        "first": {"leading"},
        "next": {"next"},
    }.get(role)
    if rules is None:
        return bool(example.occurrences and example.recognized.ranks)
    return any(
        rank.rule in rules and any(place.overlaps(rank.head) for place in example.occurrences)
        for rank in example.recognized.ranks
    )


def _attribution(example: Example, entry: Entry) -> bool:
    words = example.recognized.words
    return any(
        any(place.start < source.span.start and place.overlaps(Span(words[source.first].start, source.span.end))
            for place in example.occurrences)
        for source in example.recognized.attributions
    )  # fmt: skip


def _entity_head(example: Example, entry: Entry) -> bool:
    words = example.recognized.words
    return any(
        any(
            place.overlaps(Span(words[name.first].start, words[name.last - 1].end))
            for place in example.occurrences
        )
        for name in example.recognized.entities
    )


def _known_name(example: Example, entry: Entry) -> bool:
    """A name is known by its entry; a platform's own by its network, that of a national body by its country."""
    national = bool(getattr(entry, "national", ""))
    id = getattr(entry, "network", "") or entry.id
    return any(
        name.known == id or (national and name.known.endswith(f"_{id}"))
        for name in example.recognized.entities
    )


def _claimed(example: Example, entry: Entry) -> bool:
    return entry.id in example.claimed_metrics()


def _claimed_rank(example: Example, entry: Entry) -> bool:
    return "rank" in example.claimed_metrics()


def _number_of(table: str) -> Reading:
    return lambda example, entry: _number(example, entry, NUMBER_KINDS[table])


def _misread_number_of(table: str) -> Reading:
    return lambda example, entry: _number(example, entry, OWN_KIND.get(table, NUMBER_KINDS[table]))


READ: dict[str, Reading] = {
    **{table: _number_of(table) for table in NUMBER_KINDS},
    **dict.fromkeys(PERIODS, _period),
    "context": lambda example, entry: _undone(
        example, entry, example.numbers(NUMBER_KINDS["cardinal"])
    ),
    "period_context": lambda example, entry: _undone(example, entry, example.periods()),
    **dict.fromkeys(WORDS, _function_word),
    "period_word": _function_word,
    "modifier": _bound,
    "metric": _metric,
    "platform": _platform,
    "rank": _rank,
    "attribution": _attribution,
    "entity_head": _entity_head,
    "gazetteer": _known_name,
    "country": _known_name,
}
# What a counterexample must not give, where that is another question than what an example must give.
MISREAD: dict[str, Reading] = {
    **{table: _misread_number_of(table) for table in NUMBER_KINDS},
    "operator": _any_number,
    "word_class": lambda example, entry: False,
    "metric": _claimed,
    "rank": _claimed_rank,
}
