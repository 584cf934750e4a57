"""The light syntactic reading of a text: what each word is, the clause it stands in, and the noun phrases.

It is read once; later steps ask it, and read no words anew. A word that no list knows is a noun, an adjective or a verb by its shape and by
where it stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import MetricMention, PlatformMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import CLAUSE_MARKS, QUOTES, Word, holds_any

NUMBER, METRIC, NETWORK = "number", "metric", "network"
VERB, NOUN, NAME, ADJECTIVE, FOREIGN = "verb", "noun", "name", "adjective", "foreign"
PREPOSITION, CLAUSE, PARTICLE = "preposition", "clause", "particle"
HANDLE, TAG = "handle", "tag"
NOMINAL = frozenset({NOUN, NAME, FOREIGN, HANDLE, TAG, NETWORK})
ARTICLES = ("ال", "لل", "وال", "بال", "فال", "كال", "ولل")
AND, THEN = "و", "ف"
CLITICS = ("و", "ف", "ل", "ب", "ك")
IMPERFECT = ("ي", "سي", "ست")
LONGEST_QUOTE = 9  # words
LONGEST_PHRASE = 9
OPENINGS = frozenset(QUOTES)
ENDINGS = frozenset(QUOTES.values())
BRACKETS = frozenset("()[]{}")
LINK = ("http", "www", "https")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun with its genitives, adjectives and title: «الصفحة الرسمية لوزارة الداخلية», «أغنية «نسيني»».

    `cut` characters of its first word are particles, `case` what governs it: a preposition or particle, "subject" behind a verb, "topic" at
    the head of a clause, "metric" behind a noun of counting, "genitive" behind another noun, "conjunct", "bracket", or "".
    """

    first: int
    last: int
    cut: int
    head: str  # without particles and article
    definite: bool
    quoted: bool
    case: str


@dataclass(frozen=True, slots=True)
class Syntax:
    """What each word of a text is, by its position."""

    tags: tuple[str, ...]
    clauses: tuple[int, ...]
    phrases: tuple[NounPhrase, ...]


class SyntaxReader:
    """Reads the syntax of one text."""

    def __init__(
        self,
        words: tuple[Word, ...],
        table: Vocabulary,
        numbers: Iterable[Span],
        metrics: Iterable[MetricMention],
        platforms: Iterable[PlatformMention],
    ) -> None:
        self.words = words
        self.table = table
        self.tags = [""] * len(words)
        self.cuts = [0] * len(words)
        index = 0
        for span in numbers:
            while index < len(words) and words[index].end <= span.start:
                index += 1
            position = index
            while position < len(words) and words[position].start < span.end:
                self.tags[position] = NUMBER
                position += 1
        for metric in metrics:
            for position in range(metric.first, metric.last):
                self.tags[position] = self.tags[position] or METRIC
        for platform in platforms:
            if platform.id in ("social", "website", "app"):
                continue  # nouns like others: «الموقع الإلكتروني للمتحف»
            for position in range(platform.first, platform.last):
                self.tags[position] = NETWORK
            self.cuts[platform.first] = max(0, platform.span.start - words[platform.first].start)

    def read(self, names: Mapping[int, int] | None = None) -> Syntax:
        """Return the syntax of the text; `names` of a model (first word to the one behind the last) are names."""
        for first, last in (names or {}).items():
            for position in range(first, last):
                self.tags[position] = self.tags[position] or NAME
        for index in range(len(self.words)):
            if not self.tags[index]:
                self.tags[index] = self._tag(index)
        clauses = self._clauses()
        return Syntax(tuple(self.tags), clauses, tuple(self._phrases()))

    def _tag(self, index: int) -> str:
        word, table = self.words[index], self.table
        text = word.text
        first = text[0]
        if first == "@":
            return HANDLE
        if first == "#":
            return TAG
        if first.isdigit():
            return NUMBER
        if first.isascii():
            return PARTICLE if text.lower().startswith(LINK) or self._in_link(word) else FOREIGN
        if text in table.preposition or text in table.inner_preposition:
            return PREPOSITION
        if text in table.clause_word or text in table.that_word or text in table.relative_word:
            return CLAUSE
        if text in table.negation or text in table.function_word:
            return PARTICLE
        if text in table.verb_form:
            return VERB
        before = self.tags[index - 1] if index and not word.breaks else ""
        if text in table.verb_or_noun:
            return NOUN if before in (PREPOSITION, NOUN, NUMBER, METRIC) else VERB
        if text.startswith(ARTICLES) and len(text) > 4:
            self.cuts[index] = self._particle(text)
            return ADJECTIVE if before in (NOUN, ADJECTIVE) and self.cuts[index] == 0 else NOUN
        cut = self._particle(text)
        bare = text[cut:]
        if bare in table.verb_form:
            return VERB
        self.cuts[index] = cut
        if bare in table.proper_name or bare in table.any_name:
            return NAME
        if bare in table.indefinite_adjective:
            return ADJECTIVE
        if bare.startswith(IMPERFECT) and len(bare) > 3 and before != PREPOSITION and not self._is_noun(bare):
            return VERB
        return NOUN

    def _in_link(self, word: Word) -> bool:
        """Whether a Latin word is part of an address: «example.com/page», «](https://…»."""
        return holds_any(word.gap, frozenset("/\\_=%&?")) or "." in word.text

    def _particle(self, text: str) -> int:
        """Return the characters of the particles that a word begins with: «وبرشلونة» 1, «للوزارة» 1, «برشلونة» 0."""
        if text.startswith("لل") and len(text) > 4:
            return 1
        if text.startswith("ولل"):
            return 2
        if text.startswith("ال") or self._is_noun(text):
            return 0
        for size in (1, 2):
            if len(text) - size < 3 or text[size - 1] not in CLITICS:
                break
            rest = text[size:]
            if rest.startswith("ال") and len(rest) > 4:
                return size
            if self._is_noun(rest):
                return size
        return 1 if text[0] == AND and len(text) > 4 else 0

    def _is_noun(self, text: str) -> bool:
        table = self.table
        return (
            text in table.common_noun
            or text in table.proper_name
            or text in table.any_name
            or text in table.head_nouns
            or text in table.indefinite_adjective
            or text in table.gazetteer
            or text in table.countries
            or text in table.platforms
        )

    def _clauses(self) -> tuple[int, ...]:
        """Number the clauses: a mark, a word of a clause, or «و» with a verb opens one."""
        clauses, clause, sentence = [], -1, -1
        for index, word in enumerate(self.words):
            opens = (
                word.sentence != sentence
                or (word.gap != " " and holds_any(word.gap, CLAUSE_MARKS))
                or self.tags[index] == CLAUSE
                or (self.tags[index] == VERB and word.text[0] == AND)
            )
            if opens:
                clause += 1
                sentence = word.sentence
            clauses.append(clause)
        return tuple(clauses)

    def _phrases(self) -> Iterable[NounPhrase]:
        index = 0
        while index < len(self.words):
            tag = self.tags[index]
            opened = self._quote_end(index)
            if opened is not None and tag != NUMBER:
                yield self._phrase(index, opened, quoted=True)
                index = opened
                continue
            if tag not in NOMINAL or self.words[index].text in self.table.count_word:
                index += 1
                continue
            last = self._end(index)
            yield self._phrase(index, last)
            index = last

    def _phrase(self, first: int, last: int, *, quoted: bool = False) -> NounPhrase:
        cut = self.cuts[first]
        text = self.words[first].text[cut:]
        definite = text.startswith("ال") or text.startswith("لل")
        head = text[2:] if definite and len(text) > 4 else text
        if cut and self.words[first].text[cut - 1 : cut + 1] == "لل":
            definite, head = True, text[1:]
        quoted = quoted or any(
            holds_any(self.words[at].gap, OPENINGS) for at in range(first + 1, last)
        )
        return NounPhrase(first, last, cut, head, definite, quoted, self._case(first, cut))

    def _case(self, first: int, cut: int) -> str:
        word = self.words[first]
        particle = word.text[:cut]
        if particle and particle[-1] in "لبك":
            return particle[-1]
        if "(" in word.gap or "[" in word.gap:
            return "bracket"
        before = self.words[first - 1] if first else None
        if before is None or before.sentence != word.sentence:
            return "topic"
        tag = self.tags[first - 1]
        if word.gap != " " and holds_any(word.gap, CLAUSE_MARKS):
            return "topic" if not particle else "conjunct"
        if tag == PREPOSITION:
            return before.text.removeprefix(AND) or "preposition"
        if particle:
            return "conjunct"
        if tag == VERB:
            return "subject"
        if tag == METRIC or before.text in self.table.count_word:
            return "metric"
        if tag == CLAUSE:
            return "topic"
        return "genitive" if tag in NOMINAL else ""

    def _quote_end(self, index: int) -> int | None:
        """Return the position behind a quotation that opens right before a word."""
        gap = self.words[index].gap
        if gap == " ":
            return None
        mark = next((char for char in reversed(gap) if char in OPENINGS), None)
        if mark is None or gap.rstrip().endswith(("»", ")")):
            return None
        closing = QUOTES[mark]
        for last in range(index + 1, min(len(self.words), index + LONGEST_QUOTE) + 1):
            gap = self.words[last].gap if last < len(self.words) else closing
            if closing in gap or (mark in "\"“”" and holds_any(gap, frozenset("\"“”"))):
                return last
            if last < len(self.words) and self.words[last].sentence != self.words[index].sentence:
                return None
        return None

    def _end(self, first: int) -> int:
        """Return the position behind a noun phrase."""
        words, tags, table = self.words, self.tags, self.table
        last = first + 1
        head = words[first].text[self.cuts[first] :].removeprefix("ال")
        owned = head in table.account_nouns or head in table.work_nouns or head in table.site_head or head in table.app_head
        closed = tags[first] in (HANDLE, TAG)
        while last < len(words) and last - first < LONGEST_PHRASE and not closed:
            word, tag = words[last], tags[last]
            if word.breaks or (word.gap != " " and holds_any(word.gap, BRACKETS)):
                break
            quote = self._quote_end(last)
            if quote is not None:
                return quote if tags[last - 1] != NETWORK else last
            if word.gap != " " and holds_any(word.gap, OPENINGS | ENDINGS) and tags[last - 1] != NOUN:
                break
            cut, text = self.cuts[last], word.text
            if cut:
                to_owner = owned and text[:cut] == "ل" and tag in NOMINAL
                if not to_owner:
                    break
            elif tag == ADJECTIVE:
                pass
            elif tag not in NOMINAL or text in table.count_word:
                break
            elif self._is_definite(last - 1) and not self._may_follow(first, last):
                break
            closed = tag in (HANDLE, TAG)
            last += 1
        return last

    def _is_definite(self, index: int) -> bool:
        """Whether a genitive chain ends with a word: it has the article or a pronoun, or is a name."""
        text = self.words[index].text[self.cuts[index] :]
        return text.startswith(("ال", "لل")) or self.tags[index] in (NAME, FOREIGN, NETWORK) or text.endswith(("ها", "هم"))

    def _may_follow(self, first: int, last: int) -> bool:
        """Whether a noun may go on a phrase behind a definite word: a name behind a title or a name, an adjective."""
        tag, before = self.tags[last], self.tags[last - 1]
        if tag == NOUN:
            return self.words[last].text.startswith("ال") and before in (NOUN, ADJECTIVE)
        if before in (NAME, FOREIGN):
            return tag in (NAME, FOREIGN)
        return tag in (NAME, FOREIGN, HANDLE, TAG)
