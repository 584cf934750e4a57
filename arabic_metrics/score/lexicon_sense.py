"""count_senses(): how often the words of a new metric are in texts, and how often they count something there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from arabic_metrics.core import Article
from arabic_metrics.lexicon import Lexicon, load_lexicon
from arabic_metrics.lexicon.document import read_lexicon_file
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.normalize import normalize_article
from arabic_metrics.recognize.metric import find_metrics
from arabic_metrics.recognize.vocabulary import vocabulary
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve import extract_claims

FEWEST, SMALL_SHARE = 20, 0.1  # of words that are called common, and of the figures among them
SHOWN = 3


@dataclass(slots=True)
class Senses:
    """What texts hold of a metric: its words, as they are spelled there and how often, and the sentences of its figures."""

    file: str
    metric: str
    words: Counter[str] = field(default_factory=Counter)
    sentences: list[str] = field(default_factory=list)

    @property
    def is_common(self) -> bool:
        """Whether its words mostly say something else than what is counted."""
        total = self.words.total()
        return total >= FEWEST and len(self.sentences) < total * SMALL_SHARE

    def lines(self, texts: str) -> Iterator[str]:
        """Yield what there is to say, for the texts of a name.

        >>> print(*Senses("mine.toml", "reviews", Counter({"تقييم": 40})).lines("news.jsonl"), sep="\\n")
        mine.toml, entry "reviews": its words stand 40 times in news.jsonl (تقييم 40), and 0 figures are read from them.
        They are common in other senses: write them into `weak`, `weak_other` or `weak_verbs`, so that what stands around them is weighed.
        """
        told = ", ".join(f"{word} {count}" for word, count in self.words.most_common(SHOWN))
        yield (
            f'{self.file}, entry "{self.metric}": its words stand {self.words.total()} times in {texts}'
            f"{f' ({told})' if told else ''}, and {len(self.sentences)} figures are read from them."
        )
        yield from (f"    {sentence}" for sentence in self.sentences[:SHOWN])
        if self.is_common:
            yield (
                "They are common in other senses: write them into `weak`, `weak_other` or `weak_verbs`, "
                "so that what stands around them is weighed."
            )


def count_senses(paths: Sequence[Path], articles: Iterable[Article]) -> tuple[Senses, ...]:
    """Return what articles hold of each metric of a user's own lexicon files.

    Raises:
        LexiconError: a file cannot be loaded.
    """
    lexicon = load_lexicon(*paths)
    found = {
        id: Senses(str(path), id)
        for path in paths
        for table, id, _ in read_lexicon_file(path, str(path)).entries()
        if table == "metric"
    }
    stems = frozenset(
        lexicon.fold(form)[:-1]  # inflections change the end of a word
        for entry in lexicon.of(Metric)
        if entry.id in found
        for form in entry.all_forms()
    )
    for article in articles:
        _count(article, found, stems, lexicon)
    return tuple(found.values())


def _count(
    article: Article, found: dict[str, Senses], stems: frozenset[str], lexicon: Lexicon
) -> None:
    text = normalize_article(article, lexicon).text
    if not any(stem in text for stem in stems):
        return
    for mention in find_metrics(read_words(text), vocabulary(lexicon)):
        if mention.id in found:
            found[mention.id].words[mention.span.of(text)] += 1
    for row in extract_claims(article, lexicon=lexicon).rows():
        if row["metric"] in found:
            found[row["metric"]].sentences.append(" ".join(row["sentence"].split()))
