"""The syntax of a text, lightly read: what each word is, the clause it stands in, and the noun phrases.

A word that no list knows is a noun, an adjective or a verb by its shape and by where it stands.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import ACCUSATIVE, AND, ARTICLE, FOR_THE, MANY
from arabic_metrics.recognize.mention import MetricMention, PlatformMention
from arabic_metrics.recognize.phrase import PhraseTable
from arabic_metrics.recognize.tagging import (
    ADJECTIVE,
    ARTICLES,
    CLAUSE,
    FOREIGN,
    HANDLE,
    LINK,
    METRIC,
    NAME,
    NETWORK,
    NOUN,
    NUMBER,
    PARTICLE,
    PREPOSITION,
    TAG,
    VERB,
    Tagger,
    is_verbal_noun,
)
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import CLAUSE_MARKS, Word, holds_any

__all__ = [
    "ADJECTIVE", "CLAUSE", "FOREIGN", "HANDLE", "LINK", "METRIC", "NAME", "NETWORK", "NOUN", "NUMBER", "PARTICLE", "PREPOSITION", "TAG", "VERB",
    "NounPhrase", "Syntax",
]  # fmt: skip

NOMINAL = frozenset({NOUN, NAME, FOREIGN, HANDLE, TAG, NETWORK})
NAMES = frozenset({NAME, FOREIGN})
LONGEST_QUOTE = 9  # words
HER = "ها"
SHORT_QUOTE = 2  # a title, though it opens with what may be a particle
LONGEST_PHRASE = 9
BRACKETS = frozenset("()[]{}")
LAYOUT = frozenset("|*•–—\t\n")
TURNED = {"«": "»", "“": "”"}
ADJECTIVAL = ("يه", "ي")  # «القروية»


class NounPhrase(NamedTuple):
    """A noun with its genitives, adjectives and title: «الصفحة الرسمية لوزارة الداخلية», «أغنية «نسيني»».

    `cut` characters of its first word are particles, `case` what governs it: a preposition or particle, "subject" behind a verb, "topic" at
    the head of a clause, "metric" behind a noun of counting, "genitive" behind another noun, "conjunct", "bracket", or "". `speaks` is true
    of who says what follows («أعلنت الشركة أن …»).
    """

    first: int
    last: int
    cut: int
    head: str  # without particles and article
    definite: bool
    quoted: bool
    case: str
    speaks: bool = False


class Syntax:
    """What each word of a text is, by its position; read as far as it is asked for.

    `tags`, `cuts` and `definite` hold for the words of sentences that `read` or `phrases_of` was called for, or for all once all phrases or
    clauses were asked for: most numbers of a text turn out to be no figures by the sentences that they stand in. `quotes` are the quotations
    and `places` the names of places of several words, by their first word. `names` of a model (first word to the one behind the last) are names.
    """

    def __init__(
        self,
        words: tuple[Word, ...],
        table: Vocabulary,
        numbers: Iterable[Span],
        metrics: Iterable[MetricMention],
        platforms: Iterable[PlatformMention],
        names: Mapping[int, int] | None = None,
    ) -> None:
        self.words = words
        self.listed = list(words)
        self.table = table
        self.tagger = Tagger(words, table, numbers, metrics, platforms)
        self.tags = self.tagger.tags
        self.cuts = self.tagger.cuts
        self.definite = self.tagger.definite
        self.quotes = quotations(words)
        self.quote_ends = frozenset(self.quotes.values())
        self._known_cuts: dict[int, int] = {}  # particles before them, where there are any
        places = self._known(table.places)
        self.places = frozenset(places)
        known = Counter(self.tagger.spelled) | Counter(places | self._known(table.gazetteer))
        self.known = dict(sorted(known.items()))  # the longer where two begin together
        self._known_starts = list(self.known)
        self._no_purpose = table.time_head | table.times_unit
        self._read: set[tuple[int, int]] = set()  # the ranges whose words are tagged
        self._clauses: tuple[int, ...] | None = None
        self._phrases: tuple[NounPhrase, ...] | None = None
        for first, last in (names or {}).items():
            for position in range(first, last):
                self.tags[position] = self.tags[position] or NAME
                self.definite[position] = True

    def _known(self, table: PhraseTable[Any]) -> dict[int, int]:
        """Where names of several words stand: the first word of each, and the one behind it."""
        found = {}
        for at in table.begun(self.listed):
            match = table.match(self.listed, at)
            if match is not None and match[1] > 1:
                found[at] = at + match[1]
                if match[2]:
                    self._known_cuts[at] = match[2]
        return found

    def read(self, first: int, last: int) -> None:
        """Tag the words of a range that are not tagged yet; a known name that begins with what looks like no noun is a name."""
        if (first, last) in self._read:
            return
        self._read.add((first, last))
        self.tagger.read(first, last)
        starts = self._known_starts
        for begin in starts[bisect_left(starts, first) : bisect_left(starts, last)]:
            end = self.known[begin]
            if end <= last and self._is_hidden(begin, end):
                for index in range(begin, end):
                    self.tags[index], self.cuts[index], self.definite[index] = NAME, 0, True
                self.cuts[begin] = self._known_cuts.get(begin, 0)  # «وعين شمس»

    def _is_hidden(self, begin: int, end: int) -> bool:
        """«بي تي إس», «باسم يوسف»; «على بابا الفاتيكان» holds none, and neither does «الشؤون الداخلية المصرية»."""
        tag = self.tags[begin]
        if tag == PREPOSITION:
            return NAME in self.tags[begin + 1 : end]
        if tag == ADJECTIVE:
            return not self.words[begin].text.startswith(ARTICLES)
        return tag in (PARTICLE, VERB, CLAUSE, METRIC)

    def cut_at(self, index: int) -> int:
        """How many characters of a word stand before its noun: of «للوزارة», whose article is contracted, the first."""
        return 1 if self.words[index].text.startswith(FOR_THE) else self.cuts[index]

    @property
    def clauses(self) -> tuple[int, ...]:
        """The number of the clause of each word: a mark, a word of a clause, or «و» with a verb opens one."""
        if self._clauses is not None:
            return self._clauses
        self.read(0, len(self.words))
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
        self._clauses = tuple(clauses)
        return self._clauses

    @property
    def phrases(self) -> tuple[NounPhrase, ...]:
        """The noun phrases."""
        if self._phrases is None:
            self._phrases = tuple(self.phrases_of(0, len(self.words)))
        return self._phrases

    def phrases_of(self, first: int, last: int) -> Iterator[NounPhrase]:
        """Yield the noun phrases that begin in a range of words, which opens and closes with a sentence."""
        self.read(first, last)
        index = first
        while index < last:
            closing = self.quotes.get(index)
            if closing is not None and self._is_title_quote(index, closing):
                yield self._phrase(index, closing, quoted=True)
                index = closing
                continue
            counts = self.words[index].text in self.table.count_word and index not in self.known
            if self.tags[index] not in NOMINAL or counts:  # «مجموعة روتانا» is a known name
                index += 1
                continue
            end = self._end(index)
            yield self._phrase(index, end)
            index = end

    def _is_title_quote(self, first: int, last: int) -> bool:
        """Whether a quotation is a name rather than speech: short, and it opens with no verb of a longer sentence."""
        tags = self.tags[first:last]
        if len(tags) > LONGEST_QUOTE or tags[0] == NUMBER or set(tags) == {METRIC}:
            return False
        if NETWORK in tags or LINK in tags:
            return False
        if any(self.words[at].breaks for at in range(first + 1, last)):
            return False
        speech = VERB in tags or CLAUSE in tags or PARTICLE in tags
        return len(tags) <= (3 if speech else 5)

    def _phrase(self, first: int, last: int, *, quoted: bool = False) -> NounPhrase:
        cut = self.cuts[first]
        text = self.words[first].text[cut:]
        definite = text.startswith((ARTICLE, "لل"))
        head = text[2:] if definite and len(text) > 4 else text
        if text.startswith("لل") or (cut and self.words[first].text[cut - 1 : cut + 1] == "لل"):
            definite, head = True, self._head(first) if cut else text[2:]
        definite = definite or self.definite[first]
        quoted = quoted or any(at in self.quotes for at in range(first + 1, last))
        case = self._case(first, cut)
        before = self.words[first - 1].text if first else ""
        speaks = case == "subject" and before in self.table.say_verb
        return NounPhrase(first, last, cut, head, definite, quoted, case, speaks)

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
        if particle or before.text == AND:
            return "conjunct"
        if tag == VERB:
            return "subject"
        if tag == METRIC or before.text in self.table.count_word:
            return "metric"
        if tag == CLAUSE:
            return "topic"
        return "genitive" if tag in NOMINAL else ""

    def _end(self, first: int) -> int:
        """Return the position behind a noun phrase: it agrees in definiteness, and ends with what is definite."""
        words, tags, table = self.words, self.tags, self.table
        if tags[first] in (HANDLE, TAG):
            return first + 1
        networks = self.tagger.networks
        last = max(networks.get(first, first + 1), self.known.get(first, 0))
        head = self._head(first)
        owned = head in table.owned_nouns  # what has an owner behind «ل»
        named = (
            tags[first] == NOUN
            and (head in table.head_nouns or head in table.titles)
            and head not in table.peer_noun
        )
        office = named and head in table.office_title
        body, told = head in table.body_nouns, False  # what it is for
        two = bool(table.singular(head))  # «وزارتا الصحة والتعليم» are two bodies
        definite = self.definite[first] or first in self.known
        while last < len(words) and last - first < LONGEST_PHRASE:
            word, tag = words[last], tags[last]
            closing = self.quotes.get(last)
            if word.sentence != words[last - 1].sentence or (
                word.gap != " " and (word.breaks or holds_any(word.gap, BRACKETS | LAYOUT))
            ):
                break
            if closing is not None and (
                words[closing - 1].sentence != word.sentence or LINK in tags[last:closing]
            ):
                break
            if closing is not None:
                if (
                    tags[last - 1] in (NOUN, ADJECTIVE)
                    and (tags[last] != NUMBER or closing - last > 1)  # «النادي «الثامن»»
                    and closing - last <= LONGEST_QUOTE
                    and (not self.cuts[last] or closing - last <= SHORT_QUOTE)
                ):
                    return closing  # «مطاعم «لقمة بيروت»»
                break
            if last in self.quote_ends or "»" in word.gap:
                break  # also behind «» that hold nothing
            cut, text = self.cuts[last], word.text
            if named and text in table.naming_word and last + 1 in self.quotes:
                return self.quotes[last + 1]  # «حساب باسم «أخبار اليوم»»
            article = text[cut:].startswith((ARTICLE, "لل"))
            joins = (body or office) and not two
            joined = self._joined(last, office=office) if joins else last
            if joined > last:
                last = joined  # «وزارة التربية والتعليم», «وزير الصحة والسكان خالد عبد الغفار»
                continue
            if cut:
                purpose = body and not told and self._tells_a_purpose(last)
                if not ((owned or purpose) and text[:cut] == "ل" and tag in NOMINAL):
                    break
                if last not in self.known and self._head(last) in self._no_purpose:
                    break  # «للمرة الأولى»
                if self._is_deed(last):
                    break
                told = purpose
                definite, owned = self.definite[last] or last in self.known, False
            elif tag == ADJECTIVE:
                if article != definite:
                    break
            elif tag == NUMBER and article and words[last - 1].text in table.serial_part:
                pass  # «الحلقة الأولى»
            elif tag == NUMBER and self._numbers_a_title(last):
                return last + 1  # «لعبة Gran Turismo 7»
            elif tag not in NOMINAL or text in table.count_word:
                break
            elif tag in NAMES or tag == NETWORK:
                if definite and tags[last - 1] not in NAMES and not named:
                    break
                definite = True
                if tag == NETWORK:
                    return networks.get(last, last + 1)
            elif tag in (HANDLE, TAG):
                if not named or (definite and tag == TAG and not article):
                    break
                return last + 1
            else:
                joint = words[last - 1].text in table.name_joints  # «جامعة آل البيت»
                if (definite and not joint) or not self._may_be_genitive(last):
                    break
                if last > first + 1 and self._opens_a_place(last):
                    break
                definite = self.definite[last] or last in self.known
            office = office or (named and text in table.office_title)
            inner = self._head(last)
            body, two = body or inner in table.body_nouns, two or bool(table.singular(inner))
            # «صفحة البيت الأبيض»: a known name is one
            last = max(last + 1, self.known.get(last, 0))
        return last

    def _head(self, at: int) -> str:
        """The noun at a word without its particles and its article: «هيئة» of «للهيئة», «لجنة» of «للجنة»."""
        text, cut = self.words[at].text, self.cuts[at]
        bare = text[cut:].removeprefix(ARTICLE)
        joined = cut > 0 and text[cut - 1 :].startswith(FOR_THE)
        return bare[1:] if joined and bare not in self.table.head_nouns else bare

    def _may_be_genitive(self, at: int) -> bool:
        """Whether a noun may be that of the noun before it.

        Not «نشطاء سعوديون هاشتاغا»: an indefinite accusative is no genitive, and a plural that keeps its «ن» has none.
        """
        words, table = self.words, self.table
        before, text = words[at - 1].text, words[at].text
        if before in table.name_joints:
            return True  # «ابن سينا»
        people = before.endswith(MANY) and ARTICLE + before[:-2] in table.nationalities
        accusative = (
            text.endswith(ACCUSATIVE) and not text.endswith(HER) and text[:-1] in table.nouns
        )
        return not people and (not accusative or before.endswith(ACCUSATIVE))  # «ثمنا غاليا»

    def _opens_a_place(self, at: int) -> bool:
        """«احتل نادي دبا المركز الأول»: what the verb leads to is no part of the name before it."""
        words = self.words
        numbered = at + 1 < len(words) and self.tags[at + 1] == NUMBER and words[at + 1].gap == " "
        return numbered and words[at].text in self.table.rank_heads

    def _numbers_a_title(self, at: int) -> bool:
        """Whether one or two digits behind a Latin name belong to it, as nothing that they could count follows."""
        words = self.words
        if (
            self.tags[at - 1] != FOREIGN
            or len(words[at].text) > 2
            or not words[at].text.isdecimal()
        ):
            return False
        if at + 1 == len(words) or "%" in words[at + 1].gap:
            return False
        counts = self.tags[at + 1] not in (PREPOSITION, PARTICLE, VERB, CLAUSE)
        return words[at + 1].breaks or not counts

    def _tells_a_purpose(self, at: int) -> bool:
        """Whether «ل» behind a body says what it is for: «الهيئة العامة للاستثمار», «هيئة دبي للثقافة», «جمعية الأمل للإغاثة»."""
        before, text = self.tags[at - 1], self.words[at].text
        if before == ADJECTIVE or not text.startswith(FOR_THE):
            return before == ADJECTIVE
        genitive = before == NOUN and self.definite[at - 1] and not self.definite[at - 2]
        field = ARTICLE + text.removeprefix(FOR_THE) in self.table.field_of_body
        return before in NAMES or (genitive and self.tags[at - 2] == NOUN and field)

    def _is_deed(self, at: int) -> bool:
        """«تعرضت صفحة الجامعة للاختراق»: behind a genitive, «ل» before a verbal noun belongs to the verb, but before a field of bodies."""
        text = self.words[at].text
        noun = text.removeprefix(FOR_THE)
        deed = text.startswith(FOR_THE) and is_verbal_noun(noun)
        field = ARTICLE + noun in self.table.field_of_body
        return deed and not field and self.tags[at - 1] != ADJECTIVE

    def _joined(self, at: int, *, office: bool) -> int:
        """Return the position behind a field that «و» joins to that of a body, or of an office whose holder is named behind; that of «و» if none is joined."""
        word, cut = self.words[at], self.cuts[at]
        apart = word.text == AND and at + 1 < len(self.words) and self.words[at + 1].gap == " "
        if not apart and word.text[:cut] != AND:
            return at
        joined = at + apart  # «التربية و التعليم»
        text = self.words[joined].text[0 if apart else cut :]
        if self._joins_a_field(at - 1, text) or (office and self._joins_before_a_name(joined)):
            return joined + 1
        return at

    def _joins_a_field(self, before: int, text: str) -> bool:
        """Whether «و» joins one more field to that of a body, or one more adjective: «الشؤون البلدية والقروية»."""
        if not self.definite[before]:
            return self._joins_bare_fields(before, text)
        if self.tags[before] == ADJECTIVE and text.endswith(ADJECTIVAL):
            return text.startswith(ARTICLE)
        return text in self.table.field_of_body and self.tags[before] in (NOUN, ADJECTIVE, NAME)

    def _joins_bare_fields(self, before: int, text: str) -> bool:
        """«غرفة تجارة وصناعة دبي»: two fields without article, before whose they are."""
        fields, words = self.table.field_of_body, self.words
        told = words[before].text[self.cuts[before] :]
        behind = before + 2
        owned = behind < len(words) and words[behind].gap == " " and self.definite[behind]
        return owned and ARTICLE + told in fields and ARTICLE + text in fields

    def _joins_before_a_name(self, at: int) -> bool:
        """Whether a noun that «و» joins to the field of an office stands before who holds it."""
        named = self.definite[at] and self.tags[at : at + 2] == [NOUN, NAME]
        return named and self.words[at + 1].gap == " "


def quotations(words: Sequence[Word]) -> dict[int, int]:
    """Return the position behind each quotation by that of its first word; marks that open and close alike pair up in order.

    >>> from arabic_metrics.recognize.word import read_words
    >>> quotations(tuple(read_words('أغنية "نسيني" وفيلم "البحر الكبير" معا')))
    {1: 2, 3: 5}
    """
    found: dict[int, int] = {}
    opened, wanted = -1, ""
    for index, word in enumerate(words):
        if word.gap == " ":
            continue
        for char in word.gap:
            if opened >= 0 and char == wanted:
                if opened < index:
                    found[opened] = index
                opened = -1
            elif char == "\n":
                opened = -1
            elif char in TURNED:
                opened, wanted = index, TURNED[char]
            elif char == '"' or (char == "”" and opened < 0):
                opened, wanted = index, char
    if opened >= 0 and opened < len(words):
        found[opened] = len(words)
    return found
