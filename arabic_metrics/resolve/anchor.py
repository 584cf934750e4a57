"""What the words of a figure say of its owner: the verb that governs it, what it counts, and what points back from it."""

from typing import NamedTuple

from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.syntax import METRIC, NUMBER, VERB
from arabic_metrics.resolve.reading import Reading

GOVERNED = 14  # words from a verb to its figure
SAID_OF = 3  # words from what is counted to a pronoun behind it
POINTED = 20  # words from a noun that points back to its figure
ROW = 3  # names beside numbers make a row
NOT_A_VERB = ("ما", "لا", "لم", "وما", "بما")  # «ما يزيد على», «لا يقل عن»
POINTED_BEHIND = 8
STRONG = (
    "metric 0",
    "metric 1",
    "counted 0",
    "verb 0",
    "before relative 0",
    "before verb 0",
)  # ties, the closest first
FEMININE, PLURAL, MASCULINE = "feminine", "plural", "masculine"
VERB_CLASSES = (
    ("say", "say_verb"), ("have", "has_word"), ("gain", "gained_verb"), ("reach", "reach_word"), ("possess", "possess_verb"),
    ("publish", "publish_verb"), ("surpass", "surpass_over"), ("lead", "leading_verb"), ("rank", "rank_verb"), ("move", "move_verb"),
)  # fmt: skip


class Anaphor(NamedTuple):
    """What points back to the owner without naming it, and where: «متابعيها», «لديه», «الذي حصد», «حسابه», «التطبيق»."""

    how: str  # metric pronoun, relative pronoun, having, behind, relative, verb, possessed, definite …, none
    position: int
    gender: str = ""
    head: str = ""
    tie: str = ""


class Figure(NamedTuple):
    """A figure as its owner is asked for: where its phrase begins and ends, its verb, and what points back."""

    first: int
    last: int
    tail: int  # behind the number and what is counted
    sentence: int
    metric: str
    mention: MetricMention | None
    verb: int  # the position of the governing verb, -1 without one
    anaphor: Anaphor  # a pronoun or a verb without a subject

    @property
    def counted_before(self) -> bool:
        """Whether what is counted is said before the number: «عدد متابعيه 5 ملايين»."""
        return self.mention is not None and self.mention.last <= self.first


def gender_of(word: str) -> str:
    """Return the gender of the pronoun at the end of a word: «متابعيها» feminine, «لديه» masculine."""
    if word.endswith("ها"):
        return FEMININE
    return PLURAL if word.endswith(("هم", "هما", "هن")) else MASCULINE


def verb_gender(word: str) -> str:
    """Return the gender that the form of a verb asks of its subject: «حصدت», «تضم» feminine, «بلغ» masculine."""
    bare = word.removeprefix("و").removeprefix("ف")
    if bare.endswith("ت") or (
        bare.startswith("ت") and not bare.startswith(("تجاوز", "تخط", "تصدر", "تلق", "تعد"))
    ):
        return FEMININE
    return PLURAL if bare.endswith("وا") else MASCULINE


class FigureReader:
    """Reads how a figure stands in its sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def read(self, first: int, last: int, metric: str, mention: MetricMention | None) -> Figure:
        """Return the figure at some word positions."""
        reading = self.reading
        sentence = reading.sentence(first)
        tail = last
        if (
            mention is not None
            and last <= mention.first <= last + 2
            and not reading.breaks_between(last, mention.first + 1)
        ):
            tail = mention.last
        verb = self._verb(first, sentence, mention)
        return Figure(
            first, last, tail, sentence, metric, mention, verb,
            self._anaphor(first, tail, sentence, mention, verb),
        )  # fmt: skip

    def _verb(self, first: int, sentence: int, mention: MetricMention | None) -> int:
        """The nearest verb before a figure: «حصد الفيديو أكثر من مليون», «يتابعه مليون», but not the one in «ما يزيد على مليون»."""
        reading, words, tags = self.reading, self.reading.words, self.reading.syntax.tags
        counting = mention.first if mention is not None and mention.verb else -1
        for at in range(first - 1, max(-1, first - GOVERNED), -1):
            if words[at].sentence != sentence:
                break
            is_verb = tags[at] == VERB or at == counting
            if not is_verb:
                classes = reading.scene.classes(at)
                is_verb = "possess_verb" in classes or "has_word" in classes
            if is_verb and reading.word(at - 1) not in NOT_A_VERB:
                return at
        return -1

    def _anaphor(
        self, first: int, tail: int, sentence: int, mention: MetricMention | None, verb: int
    ) -> Anaphor:
        """The pronoun of a figure, or its verb that has no subject of its own."""
        reading, table = self.reading, self.reading.table
        if mention is not None and mention.pronoun and reading.sentence(mention.first) == sentence:
            gender = gender_of(reading.word(mention.last - 1))
            relative = self._relative(mention.first, sentence)
            if relative >= 0:
                return Anaphor("relative pronoun", relative, gender)
            return Anaphor("metric pronoun", mention.first, gender)
        for at in range(tail, min(tail + SAID_OF, len(reading.words))):
            word = reading.words[at]
            if word.sentence != sentence or (word.breaks and at > tail):
                break
            classes = reading.scene.classes(at)
            if "belonging_pronoun" in classes or "back_reference" in classes:
                return Anaphor("behind", first, gender_of(word.text))
        for at in range(first - 1, max(-1, first - GOVERNED), -1):
            word = reading.words[at]
            if word.sentence != sentence:
                break
            classes = reading.scene.classes(at)
            pronoun = "has_word" in classes and word.text.endswith(("ه", "ها", "هم"))
            if pronoun or "belonging_pronoun" in classes:
                return Anaphor("having", at, gender_of(word.text))
            if at <= verb:
                break
        if verb < 0:
            return Anaphor("none", first)
        if reading.word(verb - 1) in table.relative_word:
            return Anaphor(
                "relative",
                verb - 1,
                FEMININE
                if reading.word(verb - 1).endswith("ي") and "الت" in reading.word(verb - 1)
                else MASCULINE,
            )
        if reading.outer.count(verb + 1, first):
            return Anaphor("none", first)
        return Anaphor("verb", verb, verb_gender(reading.word(verb)))

    def _relative(self, position: int, sentence: int) -> int:
        """The word that opens a relative clause in which a word stands, over at most a verb and a count: «التي يصل عدد متابعيها», -1 without."""
        reading = self.reading
        for at in range(position - 1, max(-1, position - 5), -1):
            word = reading.words[at]
            if word.sentence != sentence:
                break
            if word.text in reading.table.relative_word:
                return at
            if word.breaks:
                break
        return -1


class Links:
    """How the noun phrases of a figure's sentence are tied to it."""

    def __init__(self, reading: Reading, figure: Figure) -> None:
        self.reading = reading
        self.figure = figure
        self.opening, self.closing = reading.bounds(figure.sentence)
        self.since = self._since()
        self.row = self._row()
        tags, mention = reading.syntax.tags, figure.mention
        # «عدد متابعي» governs, «مليون متابع لفلان و3 آلاف لغيره» counts the figure before
        self.governs = (
            figure.counted_before
            and mention is not None
            and not (mention.first and tags[mention.first - 1] == NUMBER)
        )
        self.said = (
            "said "
            if figure.verb >= 0 and reading.word(figure.verb) in reading.table.say_verb
            else ""
        )
        self.verb_class = self._verb_class()

    def _verb_class(self) -> str:
        """What the governing verb means: «يملك» possess, «بلغ» reach, «حصد» gain, «احتل» rank, «نشر» publish, «فاق» surpass."""
        if self.figure.verb < 0:
            return "none"
        classes = self.reading.scene.classes(self.figure.verb)
        return next((name for name, verbs in VERB_CLASSES if verbs in classes), "other")

    def _since(self) -> int:
        """The position behind the last number before the figure in its sentence, -1 without."""
        at = self.reading.last_tagged(NUMBER, self.figure.first)
        return at + 1 if at >= self.opening else -1

    def _row(self) -> str:
        """Whether names and numbers take turns, and which comes first: «الأهلي 5 الزمالك 3 الهلال 2» before."""
        found = self.reading.rows.get(self.figure.sentence)
        if found is None:
            tags = self.reading.syntax.tags
            names = [m for m in self.reading.outer.within(self.opening, self.closing) if m.proper]
            before = sum(m.last < len(tags) and tags[m.last] == NUMBER for m in names)
            behind = sum(m.first > 0 and tags[m.first - 1] == NUMBER for m in names)
            found = "before" if before >= ROW else "behind" if behind >= ROW else ""
            self.reading.rows[self.figure.sentence] = found
        return found

    def _between(self, first: int, last: int) -> int:
        """How many phrases begin in a range, two at most."""
        return min(self.reading.outer.count(first, last), 2)

    def link(self, m: Mention) -> str:
        """Name the tie of one phrase to the figure, "" where none is seen.

        «مشاهدات الفيديو بلغت مليونا» metric 0; «مليون متابع للقناة» counted 0 ل; «حصد الفيديو مليون مشاهدة» verb 0;
        «الفيديو الذي حصد مليون مشاهدة» before relative; «الفيديو حصد مليون مشاهدة» before verb 0; «الأهلي: 5 ملايين» listed.
        """
        figure, reading = self.figure, self.reading
        mention, verb = figure.mention, figure.verb
        if m.first >= figure.tail:
            return self._behind(m)
        if self.since >= 0 and m.first >= self.since:
            beside = figure.first - m.last <= 1 and not m.nested
            order = self._between(m.last, figure.first)
            return "since a number beside" if beside else f"since a number {order} {self._case(m)}"
        if (
            mention is not None
            and self.governs
            and mention.last <= m.first
            and not reading.breaks_between(mention.last, m.first + 1)
        ):
            spent = "spent " if self.since > mention.last else ""  # by a number between
            return f"metric {spent}{min(m.first - mention.last, 2)} {self._case(m)}"
        if m.last <= figure.first and figure.first - m.last <= 1:
            gap = (
                reading.words[figure.first].gap
                if m.last == figure.first
                else reading.words[m.last].gap
            )
            if ":" in gap or "(" in gap or "-" in gap:
                return "listed"
            if verb < 0 and m.last == figure.first:
                return "beside"
        if verb >= 0 and m.first > verb:
            order = self._between(verb + 1, min(m.first, figure.first))
            return f"{self.said}verb {order} {self._case(m)}"
        marks = (
            " over a mark"
            if reading.breaks_between(m.last, (verb if verb >= 0 else figure.first) + 1)
            else ""
        )
        if verb >= 0:
            if verb == m.last and not (m.proper or m.pointing or marks):
                return f"before {self.said}verb of an indefinite"
            order = self._between(m.last, verb)
            relative = figure.anaphor.how in ("relative", "relative pronoun")
            return f"before {self.said}{'relative' if relative else 'verb'} {order}{marks}"
        return f"no verb {self._between(m.last, figure.first)}{marks}"

    def _behind(self, m: Mention) -> str:
        figure, reading = self.figure, self.reading
        if (
            figure.mention is not None
            and 0 <= m.first - figure.mention.last <= 1
            and figure.mention.first > figure.last
        ):
            return f"metric behind {self._case(m)}"
        if reading.breaks_between(figure.tail, m.first + 1):
            return "behind a mark" if m.first - figure.tail > 2 else "behind a mark near"
        if reading.tagged(VERB, figure.tail, m.first):
            return f"behind a verb {self._case(m)}"
        return f"counted {self._between(figure.tail, m.first)} {self._case(m)}"

    def noun(self) -> Anaphor:
        """The noun of the sentence that only points back and is tied closest to the figure: «متابعي الحساب», «حصد التطبيق», «على صفحته»."""
        figure = self.figure
        found: list[tuple[int, int, Mention, str]] = []
        reach = (
            max(self.opening, figure.first - POINTED),
            min(self.closing, figure.tail + POINTED_BEHIND + 1),
        )
        for m in self.reading.outer.within(*reach):
            if not m.pointing or m.kind in ("organization", "person"):
                continue
            away = figure.first - m.first if m.first < figure.first else m.first - figure.tail
            if away > (POINTED if m.first < figure.first else POINTED_BEHIND):
                continue
            tie = self.link(m)
            strength = next(
                (at for at, name in enumerate(STRONG) if tie.startswith(name)), len(STRONG)
            )
            found.append((strength, away + (POINTED if m.first > figure.first else 0), m, tie))
        if not found:
            return Anaphor("none", figure.first)
        _, _, m, tie = min(found, key=lambda it: it[:2])
        coarse = " ".join(tie.split()[:2])
        if m.possessed:
            return Anaphor(
                "possessed", m.first, gender_of(self.reading.word(m.first)), m.head, coarse
            )
        return Anaphor(
            "definite " + m.kind, m.first, FEMININE if m.feminine else MASCULINE, m.head, coarse
        )

    def _case(self, m: Mention) -> str:
        tags = self.reading.syntax.tags
        if m.first and tags[m.first - 1] == METRIC and m.case not in ("ل", "ب", "ك"):
            return "genitive"
        return self.known(m.case)

    @staticmethod
    def known(case: str) -> str:
        """Return a case, "other" for one that is rare."""
        return case if not case or case in KNOWN_CASES else "other"


KNOWN_CASES = frozenset(
    [
        "في",
        "من",
        "علي",
        "عن",
        "مع",
        "عبر",
        "الي",
        "بين",
        "ل",
        "ب",
        "ك",
        "لدي",
        "ضد",
        "حول",
        "قبل",
        "بعد",
        "منذ",
        "خلال",
        "subject",
        "topic",
        "metric",
        "genitive",
        "conjunct",
        "bracket",
        "nested",
    ]
)
