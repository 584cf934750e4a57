"""count_senses(): counts the words of a new metric, network or name in texts, and the figures that are read of it there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from arabic_metrics.core import Article
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.document import read_lexicon_file
from arabic_metrics.lexicon.entry import Entry
from arabic_metrics.normalize import normalize_article
from arabic_metrics.recognize.metric import find_metrics
from arabic_metrics.recognize.vocabulary import vocabulary
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve import Row, extract_claims
from arabic_metrics.score.lexicon_check import Example

FEWEST, SMALL_SHARE = 20, 0.1  # of words that are called common, and of the figures among them
SOME = 5  # words of which none counts anything
REMEDY = "write them into `weak`, `weak_other` or `weak_verbs`, so that what stands around them is weighed."
SHOWN = 3
COUNTED = ("metric", "platform", "gazetteer")
Found = dict[tuple[str, str], "Senses"]


@dataclass(slots=True)
class Senses:
    """What was found of an entry in texts: how often each spelling of its words occurs, and its figures: the confidence and the sentence of each."""

    file: str
    id: str
    table: str = "metric"
    words: Counter[str] = field(default_factory=Counter)
    figures: list[tuple[float, str]] = field(default_factory=list)

    @property
    def sentences(self) -> list[str]:
        """The sentences of its figures, each once, the least sure first."""
        return list(dict.fromkeys(sentence for _, sentence in sorted(self.figures)))

    @property
    def is_common(self) -> bool:
        """Whether the words of a metric mostly have another sense: few of them count something."""
        total = self.words.total()
        few = len(self.figures) < total * SMALL_SHARE
        return self.table == "metric" and total >= FEWEST and few

    @property
    def is_unread(self) -> bool:
        """Whether none of some words of a metric counts anything, though they are too few to be called common."""
        few = SOME <= self.words.total() < FEWEST
        return self.table == "metric" and few and not self.figures

    @property
    def warning(self) -> str:
        """What to do about words that have other senses; empty if they need nothing."""
        if self.is_common:
            return f"They are common in other senses: {REMEDY}"
        return f"None of them counts anything: if they have other senses, {REMEDY}" * self.is_unread

    def has(self, row: Row) -> bool:
        """Whether the figure of a row is of the entry."""
        if self.table == "platform":
            return self.id in (row["platform"] or "").split("+")
        return row["metric" if self.table == "metric" else "entity_key"] == self.id

    def lines(self, texts: str) -> Iterator[str]:
        """Yield what was found, in sentences; `texts` names the texts.

        >>> print(*Senses("mine.toml", "reviews", words=Counter({"تقييم": 40})).lines("news.jsonl"), sep="\\n")
        mine.toml, entry "reviews": its words stand 40 times in news.jsonl (تقييم 40), and 0 figures are read from them.
        They are common in other senses: write them into `weak`, `weak_other` or `weak_verbs`, so that what stands around them is weighed.
        """
        most = self.words.most_common(SHOWN)
        total, read = self.words.total(), len(self.figures)
        told = ", ".join(f"{word} {count}" for word, count in most)
        if others := total - sum(count for _, count in most):
            told += f", other spellings {others}"
        times, figures = "time" + "s" * (total != 1), "figure is" if read == 1 else "figures are"
        yield (
            f'{self.file}, entry "{self.id}": its words stand {total} {times} in {texts}'
            f"{f' ({told})' if told else ''}, and {read} {figures} read from them."
        )
        if (sentences := len(self.sentences)) > SHOWN:
            yield f"{SHOWN} of the {sentences} sentences of these figures, the least sure first:"
        yield from (f"    {sentence}" for sentence in self.sentences[:SHOWN])
        if self.warning:
            yield self.warning


def count_senses(paths: Sequence[Path], articles: Iterable[Article]) -> tuple[Senses, ...]:
    """Return what was found in articles of each metric, network and name of a user's own lexicon files.

    Raises:
        LexiconError: a file cannot be loaded.
    """
    lexicon = load_lexicon(*paths)
    found = {
        (table, id): Senses(str(path), id, table)
        for path in paths
        for table, id, _ in read_lexicon_file(path, str(path)).entries()
        if table in COUNTED
    }
    entries = {
        (table, entry.id): entry
        for table, entry in lexicon.all_entries()
        if (table, entry.id) in found
    }
    stems = frozenset(
        lexicon.fold(form)[:-1]  # inflections change the end of a word
        for entry in entries.values()
        for form in entry.all_forms()
    )
    for article in articles:
        text = normalize_article(article, lexicon).text
        if any(stem in text for stem in stems):
            _count(article, text, found, entries, lexicon)
    return tuple(found.values())


def _count(
    article: Article,
    text: str,
    found: Found,
    entries: dict[tuple[str, str], Entry],
    lexicon: Lexicon,
) -> None:
    for mention in find_metrics(read_words(text), vocabulary(lexicon)):
        if senses := found.get(("metric", mention.id)):
            senses.words[mention.span.of(text)] += 1
    for (table, id), entry in entries.items():
        if table != "metric":
            example = Example(article.text, table, entry, lexicon)
            found[table, id].words.update(
                span.of(example.normalized.text) for span in example.occurrences
            )
    for row in extract_claims(article, lexicon=lexicon).rows():
        for senses in found.values():
            if senses.has(row):
                sentence = " ".join(row["sentence"].split())
                senses.figures.append((row["confidence"] or 0.0, sentence))
