"""What the words around a figure say that no field of it holds: where the people counted are, that they are active or some of a whole, that it is a mean or only supposed."""

from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import AND, ARTICLE, BY_THE, FOR_THE, HE, OFF, SHE, WILL
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.recognize import Word
from arabic_metrics.recognize.vocabulary import vocabulary
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.aspect import gap_before
from arabic_metrics.resolve.scope_slot import place_words

PLACE, LANGUAGE = "place:", "language:"
OF_ARABS = "ar"  # «ريال مدريد الإسباني» tells the country of the club
LANGUAGES = "language_ar language_en language_es language_fa language_fr language_he language_tr"
JOINT = "_"  # between the words of a region: those of an aside have spaces between them
REACH = 12  # words on either side of a figure
NEAR_PART, NEAR_WHOLE = 3, 5  # words before a figure and behind it
NEAR_FROM, NEAR_TO = 2, 6  # words from «من» to a figure, and from it to «إلى»
TOLD_BEFORE = 60  # words before «للمنشور» that may tell that it speaks of means
SUPPOSING = 24  # words of a clause before a figure
NEAR_THAT = 8  # words from one that supposes to its «أن»
NEAR_DEED = 5  # words from one that supposes to what is denied or aimed at
# «متوقع», «تأمل», «نفت», «إذا»: what stands behind one may not be so.
SUPPOSED = "expected_word goal_word promise_word denial_word supposed_word condition_word need_word if_word"
NETWORKS = ("network", "site_app")
PLACES = ("country", "region", "people", "city")


class AsideReader:
    """Reads the words around figures, by the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._fold = lexicon.fold
        self._places = place_words(lexicon)
        self._world = lexicon.word_class("world_word")
        table = vocabulary(lexicon)
        self._kinds = {
            "active": table.active_word,
            "leaked": table.breach_word,
            "device": table.device_word | table.handset_word,
            "part": lexicon.word_class("age_group"),
        }
        self._part, self._whole = lexicon.word_class("part_word"), lexicon.word_class("whole_word")
        self._of, self._apart = lexicon.word_class("partitive"), lexicon.word_class("part_end")
        self._mean = table.average_word
        self._each = table.for_each | lexicon.word_class("single_word")
        self._for_the, self._there = lexicon.word_class("for_the_work"), lexicon.word_class("there")
        self._of_them, self._table = table.of_them, table
        self._loss = table.loss_word | table.fall_word
        self._to = lexicon.word_class("move_goal")
        self._in_language = table.in_language
        self._languages = {
            form: id.removeprefix("language_")
            for id in LANGUAGES.split()
            for word in lexicon.word_class(id)
            for form in (word, BY_THE + word.removeprefix(ARTICLE))
        }
        self._not, self._relative = lexicon.word_class("not_so"), table.relative_word
        self._that = table.that_word | lexicon.word_class("statement_word")
        self._deeds = table.goal_end | lexicon.word_class("goal_deed")
        self._say = table.say_verb
        self._denial, self._denied = table.denial_word, table.denied_thing
        self._if, self._granted = lexicon.word_class("conditional"), lexicon.word_class("granted")
        self._possible = table.possible_word
        self._unfinished = _imperfect(table.reach_word | table.exceed_verb | table.achieve_verb)
        self._to_come = frozenset(
            joint + WILL + verb for verb in self._unfinished for joint in ("", AND)
        )
        self._fake, self._before = table.fake_word, lexicon.word_class("was_before")
        self._supposed = frozenset().union(*map(table.words, SUPPOSED.split()))
        self._rates: dict[str, list[tuple[str, ...]]] = {}  # by their first words
        for phrases in table.rates.values():
            for phrase in phrases:
                self._rates.setdefault(phrase[0], []).append(phrase)
        self._rate_adjectives = frozenset().union(*table.rate_adjectives.values())
        # A word that is none of these says nothing.
        self._telling = self._rate_adjectives.union(
            *self._kinds.values(), self._rates, self._places.first_words()
        )

    def read(
        self,
        words: list[Word],
        near: Iterable[int],
        owner: str | None,
        *,
        people: bool = True,
        scope: str | None = None,
        rate: str | None = None,
        beside: Iterable[str] = (),
    ) -> str:
        """Return what the words near a figure say about the people counted and its fields do not hold, in a fixed order.

        Where they are, what they hold in their hands and whether they are active is asked of networks, sites and applications alone: of an
        account it is named for other reasons («نادي النصر السعودي»). A figure that counts no `people` has a place and a rate alone. What `beside` tells
        is told whoever owns it.

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> lexicon = load_lexicon()
        >>> words = read_words(lexicon.fold("يستخدم فيسبوك نحو 30 مليون شخص في ألمانيا يوميا"))
        >>> reader, near = aside_reader(lexicon), range(len(words))
        >>> reader.read(words, near, "network"), reader.read(words, near, "network", scope="ألمانيا")
        ('place:DE rate', 'rate')
        """
        told = set(self._told(words, near))
        if owner not in NETWORKS:
            told &= {"leaked", "rate"}
        if not people:
            told -= self._kinds.keys()
        if scope:
            told = {kind for kind in told if not kind.startswith(PLACE)}
            told = {kind for kind in told if not self._holds(scope, kind)}
        if rate is not None:
            told.discard("rate")
        return " ".join(sorted(told.union(beside)))

    def beside(
        self,
        words: list[Word],
        figure: range,
        near: range,
        *,
        dated: bool = False,
        change: bool = False,
        posted: bool = False,
        numbers: Container[int] = (),
        behind_name: str = "",
        name: str = "",
    ) -> Iterator[str]:
        """Yield what the words right before and behind a figure say of it.

        `part`: it counts some of a whole, «منهم 30 مليونا», «30 مليونا من إجمالي 50 مليونا», «30 ألفا من خارج الأردن». `mean`: «متوسط»,
        «للمنشور الواحد». `earlier`: it was so before another figure, «بعد أن كان 30 ألفا», and the figure has no time of its own (`dated`);
        «من 30 ألفا إلى 40 ألفا», by the positions of the words of `numbers`. `fake`: an account or followers are fake, «صفحة مزيفة».
        `supposed`: it is expected, aimed at, made up, denied or a condition, «تأمل أن يصل إلى 30 ألفا», «سيصل إلى 30 ألفا», «لا 30 ألفا», «لو بلغ 30 ألفا».
        `gap`: a `change` is the difference from another, «بفارق 30 ألف متابع». `loss`: a `change` is one, «خسر 30 ألف متابع». `removed`: what was
        `posted` is told as deleted, «حذف 30 ألف منشور». `language:ar`: it is of an account in that language, «الحساب العربي»; the
        word `behind_name`, behind a known name, may tell it too: «حساب ريال مدريد العربي». The words of the owner's `name` tell no language.

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> words = read_words(load_lexicon().fold("لدى فيسبوك 30 مليون مستخدم من أصل 50 مليونا"))
        >>> list(aside_reader(load_lexicon()).beside(words, range(2, 4), range(len(words))))
        ['part']
        """
        ahead = [words[at].text for at in range(near.start, figure.start)]
        behind = [
            words[at].text for at in range(figure.stop, min(near.stop, figure.stop + NEAR_WHOLE))
        ]
        unbroken = list(self._unbroken(words, figure.stop, near.stop))
        since = next(
            (at for at in reversed(near) if at < figure.start and words[at].breaks), near.start
        )
        clause = [words[at].text for at in range(since, figure.start)]
        denied = change and self._is_denied(clause)
        told = {
            "part": self._is_part(ahead, behind, unbroken),
            "mean": self._is_mean(words, figure, ahead, behind),
            "earlier": not dated
            and (self._was_before(clause) or self._moves_on(words, figure, numbers)),
            "fake": not self._fake.isdisjoint(behind)
            or self._is_fake(words, range(near.start, figure.start), numbers),
            "supposed": denied
            or not self._not.isdisjoint(ahead[-1:])
            or self._is_not_had(ahead[-2:])
            or self._is_far_off(clause)
            or self._is_supposed(list(_sentence_before(words, figure.start))),
            "gap": change and gap_before(words, figure.start, self._table) >= 0,
            "removed": posted
            and self._is_removed(words[max(near.start, figure.start - SUPPOSING) : figure.start]),
            "loss": change and not denied and not self._loss.isdisjoint((*clause, *unbroken)),
        }
        yield from (kind for kind, so in told.items() if so)
        code = self._languages.get(behind_name)
        if code != OF_ARABS:
            code = self._language(words, figure, near, name.split())
        if code is not None:
            yield LANGUAGE + code

    def _language(
        self, words: list[Word], figure: range, near: range, named: list[str]
    ) -> str | None:
        """The language of an account that is told nearest to a figure."""
        told = [
            (
                self._is_of_the_next(words, figure.stop, at),
                max(figure.start - at, at - figure.stop),
                self._languages[words[at].text],
            )
            for at in near
            if words[at].text in self._languages
            and words[at].text not in named
            and (
                words[at].text.startswith(BY_THE)
                or (at and words[at - 1].text in self._in_language)
            )
        ]
        return min(told)[-1] if told else None

    def _is_of_the_next(self, words: list[Word], behind: int, at: int) -> bool:
        """«حسابه بالإنجليزية يتابعه 50 ألفا، والحساب العربي …»: whether a mark stands between a figure and what tells a language behind it."""
        return any(word.breaks for word in words[behind : at + 1])

    def _is_part(self, ahead: list[str], behind: list[str], unbroken: list[str]) -> bool:
        """«منهم 30 مليونا», «30 مليونا من إجمالي 50 مليونا», «من مصر وحدها 200 ألف», «30 مليونا هناك»."""
        return (
            not self._part.isdisjoint(ahead[-NEAR_PART:])
            or any(of in self._of and all_ in self._whole for of, all_ in pairwise(behind))
            or not self._apart.isdisjoint((*ahead[-1:], *behind))
            or not self._there.isdisjoint(unbroken)
        )

    def _is_mean(
        self, words: list[Word], figure: range, ahead: list[str], behind: list[str]
    ) -> bool:
        """«متوسط», «للمنشور الواحد»; «18 ألف زيارة لكل منهما» is the number of each of them, and no mean."""
        each = any(
            word in self._each and following not in self._of_them
            for word, following in pairwise((*behind, ""))
        )
        opened = not self._for_the.isdisjoint(behind) and self._speaks_of_means(words, figure.start)
        return each or opened or not self._mean.isdisjoint(ahead)

    def _is_fake(self, words: list[Word], ahead: range, numbers: Container[int]) -> bool:
        """«حساب مزيف يتابعه 30 ألفا», not «حذفت 10 حسابات مزيفة، وبلغ عدد مستخدميها 30 ألفا»: whether a word before a figure says so of it."""
        further = False  # in the clause before
        for at in reversed(ahead):
            if words[at].text in self._fake:
                return not (further and any(it in numbers for it in range(at - NEAR_PART, at)))
            further = further or (words[at].breaks and words[at].text[0] == AND)
        return False

    def _is_denied(self, clause: list[str]) -> bool:
        """«لم يخسر 30 ألف متابع», not «لم يخسر سوى 30 ألف متابع»."""
        table = self._table
        moves = self._loss | table.gain_word
        denied = any(no in table.negation and verb in moves for no, verb in pairwise(clause))
        return denied and table.only_word.isdisjoint(clause)

    def _is_not_had(self, before: list[str]) -> bool:
        """«ليس لديه 30 ألف متابع»."""
        table = self._table
        negated = len(before) > 1 and (before[0] in self._not or before[0] in table.negation)
        return negated and before[1] in table.has_word

    def _is_far_off(self, clause: list[str]) -> bool:
        """«يفصلها 150 ألفا عن حاجز 30 مليونا»: what a gap is told to."""
        barred = bool(clause) and (clause[-1] in self._table.barrier or clause[-1] == ARTICLE)
        goal = clause[: len(clause) - barred]
        if goal and goal[-1] in self._table.barrier:  # «حاجز الـ30 مليونا»
            goal = goal[:-1]
        return goal[-1:] == [OFF] and not self._table.gap_word.isdisjoint(clause)

    def _is_removed(self, ahead: list[Word]) -> bool:
        """«حذف الموقع 30 ألف مقطع», not «حذف مقطعا من قناة نشرت 30 ألف مقطع»: whether a word of removing governs the figure."""
        table = self._table
        for word in reversed(ahead):
            if word.text in table.removing_word:
                return True
            if word.breaks or word.text in self._relative or word.text in table.publish_verb:
                return False
        return False

    def _was_before(self, clause: list[str]) -> bool:
        told = f" {' '.join(clause)} "
        return any(f" {form} " in told for form in self._before)

    def _moves_on(self, words: list[Word], figure: range, numbers: Container[int]) -> bool:
        """«من 30 ألفا إلى 40 ألفا», «من نحو 30 ألف متابع في 2020 إلى 40 ألفا»."""
        opening = words[max(0, figure.start - NEAR_FROM) : figure.start]
        if self._of.isdisjoint(word.text for word in opening):
            return False
        for at in range(figure.stop, min(len(words) - 1, figure.stop + NEAR_TO)):
            if words[at].sentence != words[figure.start].sentence:
                return False
            if words[at].text in self._to:
                return any(it in numbers for it in range(at + 1, at + 1 + NEAR_FROM))
        return False

    def _unbroken(self, words: list[Word], first: int, last: int) -> Iterator[str]:
        """The words behind a figure up to a mark: «30 مليونا هناك», not «30 مليونا، هناك من يرى»."""
        for at in range(first, min(last, first + NEAR_WHOLE)):
            if words[at].breaks:
                return
            yield words[at].text

    def _speaks_of_means(self, words: list[Word], first: int) -> bool:
        """«متوسط تفاعل الصفحة 20 ألفا. وتصدر النادي بنحو 30 ألف تفاعل للمنشور»: whether a mean was told not long before."""
        return any(word.text in self._mean for word in words[max(0, first - TOLD_BEFORE) : first])

    def up_to_part(self, words: list[Word], last: int, near: range) -> range:
        """Return the positions near a figure without what is said of some of those it counts: «3 مليارات، منهم 100 مليون في ألمانيا»."""
        for at in range(last, near.stop):
            if words[at].text in self._part:
                return range(near.start, at)
        return near

    def _is_supposed(self, ahead: list[Word]) -> bool:
        """«تأمل الوزارة أن يصل عددهم إلى 30 ألفا», «لو بلغ عددهم 30 ألفا»: whether a clause of what is expected, denied or a condition goes up to the figure."""
        for at in range(len(ahead) - 1, -1, -1):
            if ahead[at].text in self._relative and ahead[at].text not in self._denied:
                return False
            if ahead[at].text in self._to_come or self._is_possible(ahead, at):
                return True
            if ahead[at].text in self._if:
                return at + 1 == len(ahead) or ahead[at + 1].text not in self._granted
            if ahead[at].text in self._supposed or self._is_unsound(ahead, at):
                return self._holds_a_thought(ahead, at)
            if ahead[at].text in self._say and self._opens_what_is_said(ahead, at):
                return False  # «توقع المدرب الفوز وقال إن عددهم بلغ 30 ألفا»
            if ahead[at].breaks:
                return False
        return False

    def _holds_a_thought(self, ahead: list[Word], at: int) -> bool:
        """Whether what follows a word of supposing goes on with «أن», with what is denied, or with a deed that is aimed at."""
        behind = [word.text for word in ahead[at + 1 : at + 1 + NEAR_THAT]]
        near, known = set(behind[:NEAR_DEED]), ahead[at].text in self._supposed
        denied = not known or ahead[at].text in self._denial
        if denied and not near.isdisjoint(self._denied):
            return True
        return not self._that.isdisjoint(behind) or not self._deeds.isdisjoint(near)

    def _is_unsound(self, ahead: list[Word], at: int) -> bool:
        """«لا صحة لما تداولته صفحات عن بلوغهم 30 ألفا», «غير صحيح أن عددهم 30 ألفا»."""
        table = self._table
        sound = at > 0 and ahead[at].text in table.sound_word
        return sound and ahead[at - 1].text in table.unsound_opener

    def _opens_what_is_said(self, ahead: list[Word], at: int) -> bool:
        behind = {word.text for word in ahead[at + 1 : at + 1 + NEAR_THAT]}
        return not behind.isdisjoint(self._that)

    def _is_possible(self, ahead: list[Word], at: int) -> bool:
        """«قد يصل», «ربما تتجاوز», not «قد تجاوز»: a verb of reaching in the imperfect behind a word of what may be."""
        verb = ahead[at + 1].text if at + 1 < len(ahead) else ""
        return verb in self._unfinished and ahead[at].text in self._possible

    def _told(self, words: list[Word], near: Iterable[int]) -> Iterator[str]:
        named = 0  # behind the place that was named last
        for at in near:
            text = words[at].text
            if text not in self._telling:
                continue
            for kind, forms in self._kinds.items():
                if text in forms:
                    yield kind
            how_long = at > 0 and words[at - 1].text in self._table.time_head  # «3 ساعات يوميا»
            if not how_long and (text in self._rate_adjectives or self._is_rate(words, at)):
                yield "rate"
            if at < named or (match := self._places.match(words, at)) is None:
                continue
            place, taken, cut = match
            if place.sort in PLACES:
                named = at + taken
                name = _name(words[at:named], cut)
                if name not in self._world:
                    yield PLACE + (place.code or name.replace(" ", JOINT))

    def _is_rate(self, words: list[Word], at: int) -> bool:
        return any(
            tuple(word.text for word in words[at : at + len(phrase)]) == phrase
            for phrase in self._rates.get(words[at].text, ())
        )

    def _holds(self, scope: str, kind: str) -> bool:
        forms = self._kinds.get(kind, frozenset())
        return any(word.text in forms for word in read_words(self._fold(scope)))


def _imperfect(verbs: frozenset[str]) -> frozenset[str]:
    """The forms among some verbs that are imperfect: «يصل», and «تصل» beside it; not «تجاوز», of which «يتجاوز» is the imperfect."""
    of_her = (verb for verb in verbs if verb[0] == SHE and HE + verb[1:] in verbs)
    of_him = (verb for verb in verbs if verb[0] == HE)
    return frozenset(of_him).union(verb for verb in of_her if HE + verb not in verbs)


def _name(words: list[Word], cut: int) -> str:
    """The words of a place without the particle at their head, which may have swallowed the article: «للشرق الأوسط»."""
    first = words[0].text
    article = ARTICLE if first[:cut].endswith(FOR_THE) else ""
    return " ".join((article + first[cut:], *(word.text for word in words[1:])))


def _sentence_before(words: list[Word], first: int) -> Iterator[Word]:
    """The words of a sentence before one, not more than tell what it is said of."""
    for at in range(max(0, first - SUPPOSING), first):
        if words[at].sentence == words[first].sentence:
            yield words[at]


def around(first: int, last: int, sentence: tuple[int, int]) -> range:
    """Return the positions of the words near a figure, within its sentence.

    >>> around(20, 22, (15, 40))
    range(15, 34)
    """
    return range(max(sentence[0], first - REACH), min(sentence[1], last + REACH))


@kept
def aside_reader(lexicon: Lexicon) -> AsideReader:
    """Return the reader of a lexicon, made once."""
    return AsideReader(lexicon)
