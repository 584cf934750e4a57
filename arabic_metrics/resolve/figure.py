"""Which number is a figure of which metric: the noun behind it, the noun or verb that governs it, or the figure before it."""

from dataclasses import dataclass, replace

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import MetricMention, RecognizedText, Vocabulary, Word

GOVERNING_REACH = 16  # words between a governing noun and its figure
VERB_REACH = 12
BEHIND_REACH = 3  # words between a figure and its counted noun
ELLIPSIS_REACH = 12
SOCIAL_REACH = 4  # sentences before in which a weak word may find what it is spoken of
THAT_IS = "من"
APP_HEADS = frozenset({"تطبيق", "لعبه", "متصفح"})
DISTANT_REACH = 15  # words over which «تجاوز» holds
NEGATIONS = frozenset({"لا", "لم", "ولا", "ولم", "لن"})
ARRIVING = frozenset({"الي", "وصل", "وصلت", "بلغ", "بلغت", "البالغ"})
CLAUSE_REACH = 18
NUMBER_OF = frozenset({"عددهم", "عددها", "عدده", "عددهن"})
PLACES = frozenset({"علي", "عبر", "اضافه", "الي"})
NOT_LOST = frozenset({"بلغ", "بلغت", "وبلغ", "وبلغت", "وصل", "وصلت", "يبلغ", "تبلغ", "الي", "بعد", "كان", "يمتلك", "يملك", "لديه", "لديها", "من", "ليصل", "لتصل"})


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A number with its metric; `first` and `last` are word positions of the number, `metric` the word that named it."""

    number: NumberExpression
    first: int
    last: int
    metric: str
    mention: MetricMention | None
    rule: str
    modifier: str
    aspect: str = "level"
    rate: str | None = None
    unit_end: int = 0  # word position behind the counted noun


class FigureFinder:
    """Finds the figures of one recognized text."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary) -> None:
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.words = recognized.words
        self.modifiers = modifier_table(vocabulary.lexicon)
        self.metric_at: dict[int, MetricMention] = {}
        for mention in recognized.metrics:
            for position in range(mention.first, mention.last):
                self.metric_at[position] = mention
        self.social = self._social_sentences()
        self.positions = self._number_positions()
        self.posted = {word.sentence for word in self.words if word.text in vocabulary.post_context}
        self.number_words = {
            p
            for index, (first, last) in self.positions.items()
            if recognized.parsed.numbers[index].kind != "ordinal"
            for p in range(first, last)
        }
        self.percent_words = {
            p
            for index, (first, last) in self.positions.items()
            for p in range(first, last)
            if recognized.parsed.numbers[index].kind == "percent"
        }

    def find(self) -> list[FoundFigure]:
        """Return the figures in text order."""
        found: list[FoundFigure] = []
        for index, number in enumerate(self.recognized.parsed.numbers):
            if number.kind not in ("cardinal", "magnitude", "fraction") or index not in self.positions:
                continue
            first, last = self.positions[index]
            if number.kind == "fraction" and number.value < 1:
                continue
            figure = self._figure(number, first, last, found)
            if figure is not None and not self._vetoed(figure):
                found.append(self._carried(self._qualified(figure), found))
        return self._with_listed(found)

    def _with_listed(self, found: list[FoundFigure]) -> list[FoundFigure]:
        """«320 و275 و405 منشورات على التوالي»: the noun behind the last of a list counts them all."""
        by_first = {figure.first: figure for figure in found}
        numbers = self.recognized.parsed.numbers
        for index in range(len(numbers) - 2, -1, -1):
            if index not in self.positions or index + 1 not in self.positions:
                continue
            first, last = self.positions[index]
            following = by_first.get(self.positions[index + 1][0])
            if first in by_first or following is None or numbers[index].kind != "cardinal":
                continue
            gap = self.recognized.parsed.normalized.text[numbers[index].span.end : numbers[index + 1].span.start]
            if gap.strip(" ال") in ("و", "الي", "ى"):
                listed = replace(following, number=numbers[index], first=first, last=last, unit_end=last, rule="list")
                by_first[first] = listed
        return [by_first[first] for first in sorted(by_first)]

    def _carried(self, figure: FoundFigure, found: list[FoundFigure]) -> FoundFigure:
        """«أكثر من 54 ألف إعادة تغريد، و39 ألف رد»: a bound holds for the figure that «و» joins to it."""
        if figure.modifier != "exact" or not found or found[-1].modifier == "exact" or figure.rule == "ellipsis":
            return figure
        previous = found[-1]
        between = self.words[max(previous.unit_end, previous.last) : figure.first]
        joined = figure.number.span.start > self.words[figure.first].start or (between and between[-1].text == "و")
        if not joined or len(between) > 4 or any(word.text in PLACES for word in between):
            return figure
        return replace(figure, modifier=previous.modifier)

    # -- where numbers stand

    def _number_positions(self) -> dict[int, tuple[int, int]]:
        positions: dict[int, tuple[int, int]] = {}
        word = 0
        for index, number in enumerate(self.recognized.parsed.numbers):
            while word < len(self.words) and self.words[word].end <= number.span.start:
                word += 1
            last = word
            while last < len(self.words) and self.words[last].start < number.span.end:
                last += 1
            if last > word:
                positions[index] = (word, last)
        return positions

    def _social_sentences(self) -> dict[int, set[str]]:
        """What kinds of audience words each sentence holds: platform, account, strong."""
        found: dict[int, set[str]] = {}
        for platform in self.recognized.platforms:
            kind = {"app": "app", "website": "site", "social": "networks"}.get(platform.id, "platform")
            found.setdefault(self.words[platform.first].sentence, set()).add(kind)
        for entity in self.recognized.entities:
            kinds = found.setdefault(self.words[entity.first].sentence, set())
            if entity.role in ("account", "hashtag", "handle"):
                kinds.add("account")
            elif entity.role in ("work", "channel", "group"):
                kinds.add(entity.role)
            if entity.head in APP_HEADS:
                kinds.add("app")
            elif entity.role == "pronoun":
                kinds.add("pronoun")
        for metric in self.recognized.metrics:
            if not metric.weak:
                found.setdefault(self.words[metric.first].sentence, set()).add("strong")
        return found

    def _context(self, position: int) -> set[str]:
        sentence = self.words[position].sentence
        return set().union(*(self.social.get(sentence - back, set()) for back in range(SOCIAL_REACH + 1)))

    # -- the metric of a number

    def _figure(self, number: NumberExpression, first: int, last: int, found: list[FoundFigure]) -> FoundFigure | None:
        behind = self._counted_noun(last)
        generic = self._is_generic(last)
        people = self._what_people_did(last) if generic or (behind is not None and behind[0].id in ("users", "followers")) else None
        if people is not None and self._weak_holds(people, first, counted=False):
            return self._found(number, first, last, people, "what the counted did", last + 1)
        verb = self._governing_verb(first)
        if verb is not None and behind is not None and behind[0].id == "followers" and verb.id == "likes":
            return self._found(number, first, last, verb, "governing verb", last + 1)
        if behind is not None and not generic:
            mention, end = behind
            if not mention.weak or self._weak_holds(mention, first, counted=True):
                return self._found(number, first, last, mention, "counted noun", end)
            return None
        if self._counts_something_else(last) and not generic and behind is None:
            return None
        governor = self._governor(first, last)
        if governor is not None:
            mention, rule = governor
            if not mention.weak or self._weak_holds(mention, first, counted=False):
                return self._found(number, first, last, mention, rule, last + (1 if generic else 0))
        if behind is not None:
            mention, end = behind
            if self._weak_holds(mention, first, counted=True):
                return self._found(number, first, last, mention, "counted noun", end)
            return None
        return self._elliptic(number, first, last, found)

    def _what_people_did(self, last: int) -> MetricMention | None:
        """«40 ألف مشجع إعجابهم», «16 ألف مغرد بإعادة نشر»: the unit is people, the metric what they did."""
        for position in (last + 1, last + 2):
            mention = self.metric_at.get(position)
            if mention is None or mention.first != position or self.words[position].breaks:
                continue
            if not mention.verb and (mention.pronoun or mention.last - mention.first > 1):
                return mention
        return None

    def _governing_verb(self, first: int) -> MetricMention | None:
        for position in range(first - 1, max(-1, first - 5), -1):
            mention = self.metric_at.get(position)
            if mention is not None and mention.verb:
                return mention
        return None

    def _found(
        self, number: NumberExpression, first: int, last: int, mention: MetricMention, rule: str, end: int
    ) -> FoundFigure:
        return FoundFigure(number, first, last, mention.id, mention, rule, number.modifier, unit_end=end)

    def _counted_noun(self, last: int) -> tuple[MetricMention, int] | None:
        """«12 مليون متابع», «28 ألفا من المعجبين», «مليوني عملية تفاعل», «156 مليون «مشاهدة»»."""
        position = last
        if position < len(self.words) and self.words[position].text == THAT_IS and not self.words[position].breaks:
            following = self.metric_at.get(position + 1)
            if following is not None and self.words[position + 1].text.startswith("ال"):
                return following, following.last
            return None
        if position >= len(self.words) or self._breaks(position):
            return None
        mention = self.metric_at.get(position)
        if mention is not None and mention.span.start > self.words[mention.first].start:
            return None  # «… ومنشورات بلغت 650» counts something of its own
        if mention is not None and mention.first == position and not mention.verb and not mention.pronoun:
            return mention, mention.last
        if mention is not None and mention.first == position and mention.pronoun and self.words[position].text[-1] == "ه":
            return mention, mention.last  # folding spells «مشاهدة» as «مشاهده»
        return None

    def _breaks(self, position: int) -> bool:
        gap = self.words[position].gap
        return any(mark in gap for mark in ".،؛:!؟\n-") or (")" in gap and "(" not in gap)

    def _is_generic(self, last: int) -> bool:
        return last < len(self.words) and not self._breaks(last) and self.words[last].text in self.vocabulary.generic_unit

    def _counts_something_else(self, last: int) -> bool:
        """Whether a noun that is no audience follows: «3 ملايين دولار»."""
        if last >= len(self.words) or self._breaks(last):
            return False
        word = self.words[last].text
        if word in self.vocabulary.generic_unit or last in self.metric_at:
            return False
        if word in self.vocabulary.preposition or word in self.vocabulary.common_verb or word in self.vocabulary.clause_word:
            return False
        if any(phrase[0] == word for phrases in self.vocabulary.rates.values() for phrase in phrases):
            return False
        if word in self.vocabulary.new_adjective or word in self.vocabulary.reach_word or word[0] in "#@":
            return False
        if any(platform.first <= last < platform.last for platform in self.recognized.platforms):
            return False
        if any(e.first == last and e.span.start > self.words[last].start for e in self.recognized.entities):
            return False
        return not self._is_phrase_start(last)

    def _is_phrase_start(self, position: int) -> bool:
        """Whether a word behind a figure opens a phrase of its own: «و…», «بـ…», «لـ…»."""
        word, table = self.words[position].text, self.vocabulary
        if word in table.money_word:
            return False
        rest = word[1:]
        if word[0] in "وف":
            return (
                rest.startswith(("ال", "لل", "بال")) or rest in table.preposition or rest in table.common_verb or rest in table.heads
                or rest in table.reach_word or rest in table.possess_verb or position + 1 in self.number_words or not rest or rest in table.gazetteer
                or word in table.metrics
            )  # fmt: skip
        return word[0] in "بلك" and (rest[:2] in ("ال", "لا") or word.startswith("لل") or rest in table.heads or word not in table.common_noun)

    def _governor(self, first: int, last: int) -> tuple[MetricMention, str] | None:
        """The metric noun or verb before a number that it governs: «عدد متابعيه … نحو», «يتابعه على تويتر»."""
        sentence = self.words[first].sentence
        for position in range(first - 1, max(-1, first - 1 - GOVERNING_REACH), -1):
            word = self.words[position]
            if word.sentence != sentence:
                return None
            if position in self.number_words and not self._skips_number(position, first):
                return None
            mention = self.metric_at.get(position)
            if mention is None or mention.last - 1 != position:
                continue
            distance = first - mention.last
            if mention.verb:
                plain = not mention.pronoun
                if plain and not self._is_generic(last):
                    continue
                if distance <= VERB_REACH:
                    return mention, "governing verb"
                return None
            if self._governs(mention, first):
                return mention, "governing noun"
            return None
        return None

    def _skips_number(self, position: int, first: int) -> bool:
        return False

    def _governs(self, mention: MetricMention, first: int) -> bool:
        """Whether a noun of counting reaches a number: beside it, or over a word of reaching."""
        between = self.words[mention.last : first]
        text = [word.text for word in between]
        if mention.first and self.words[mention.first - 1].text in self.vocabulary.money_word:
            return False
        counted = any(word.text in self.vocabulary.count_word for word in self.words[max(0, mention.first - 2) : mention.first])
        if not between:
            return True
        if text[-1] in ("ال", "الى", "ل", "ب") and len(text) <= 2:
            return True
        reaches = any(word in self.vocabulary.reach_word for word in text)
        near = [word for word in text if word not in self.vocabulary.reach_word and word not in self.modifiers.last_words]
        if not near:
            return reaches or len(text) <= 2
        numbered = any(word in self.vocabulary.count_word or word in NUMBER_OF for word in text)
        if sum(1 for word in between if word.breaks) > (1 if counted or numbered else 0):
            return False
        return reaches and (counted or mention.pronoun or len(near) <= 6)

    # -- ellipsis

    def _elliptic(self, number: NumberExpression, first: int, last: int, found: list[FoundFigure]) -> FoundFigure | None:
        """«85 ألف على تويتر، و12 ألفا على فيسبوك»: the noun is said once."""
        if not found or number.kind == "magnitude":
            return None
        previous = found[-1]
        apart = self.words[first].sentence - self.words[previous.first].sentence
        if apart and not (apart <= 1 and self._behind_rank(first)):
            return None
        between = range(max(previous.last, previous.unit_end), first)
        if len(between) > ELLIPSIS_REACH or any(position in self.number_words for position in between):
            return None
        if any(position in self.metric_at and not self.metric_at[position].weak for position in between):
            return None
        if self._reached(number, first):
            return self._like(previous, number, first, last)
        joins = self._behind_rank(first) or any(self.words[p].text[0] == "و" or self.words[p].breaks or self.words[p].text in self.vocabulary.clause_word for p in between)
        if not joins:
            return None
        if not (self._owner_follows(last) or self._platform_follows(last) or self._ends_clause(last) or self._platform_before(previous, first)):
            return None
        return self._like(previous, number, first, last)

    @staticmethod
    def _like(previous: FoundFigure, number: NumberExpression, first: int, last: int) -> FoundFigure:
        return FoundFigure(
            number, first, last, previous.metric, previous.mention, "ellipsis", number.modifier, unit_end=last
        )

    def _behind_rank(self, first: int) -> bool:
        """«وحل الهلال ثانيا بـ15.9 مليون»: the figure of the place just told."""
        by = self.words[first].text[0] == "ب" or (first and self.words[first - 1].text in ("ب", "مع", "بنحو", "برصيد", "بحوالي"))
        return bool(by) and any(first - 4 <= rank.last <= first for rank in self.recognized.ranks)

    def _reached(self, number: NumberExpression, first: int) -> bool:
        """«ثم ارتفع إلى 410 آلاف»: a verb of moving takes up the figure before."""
        before = [word.text for word in self.words[max(0, first - 4) : first]]
        if not before or before[-1] not in ("الي", "عند", "ل") and not any(b in ("الي", "عند") for b in before[-2:]):
            return False
        return number.value >= 100 and any(text in self.vocabulary.move_verb or text in ("استقر", "يستقر") for text in before)

    def _owner_follows(self, last: int) -> bool:
        """«مقابل 15 ألفا لوسم …»: whose the figure is stands right behind it."""
        return last < len(self.words) and self.words[last].text[0] == "ل" and any(e.first == last for e in self.recognized.entities)

    def _platform_follows(self, last: int) -> bool:
        return any(last <= platform.first <= last + 3 and self.words[platform.first].sentence == self.words[last - 1].sentence for platform in self.recognized.platforms)

    def _platform_before(self, previous: FoundFigure, first: int) -> bool:
        return any(previous.last <= platform.first < first for platform in self.recognized.platforms)

    def _ends_clause(self, last: int) -> bool:
        return last >= len(self.words) or self.words[last].breaks or self.words[last].sentence != self.words[last - 1].sentence or self.words[last].text in self.vocabulary.clause_word or self.words[last].text[0] == "و"

    # -- words with other senses

    def _weak_holds(self, mention: MetricMention, first: int, *, counted: bool) -> bool:
        """Whether a word with other senses speaks of an audience here."""
        context = self._context(first)
        sentence = self.social.get(self.words[first].sentence, set())
        clause = {word.text for word in self.words[max(0, first - 14) : first + 10] if word.sentence == self.words[first].sentence}
        if len(self._counted_kinds(first)) > 1:
            return True  # «38 مليون مشاهد و100 مليون إعجاب»: each shows what the other means
        if self.words[first].sentence in self.posted and mention.id in ("views", "comments", "likes", "shares", "interactions"):
            return True
        if mention.id in ("members",):
            return bool({"group", "platform"} & sentence) and not clause & {"البرلمان", "مجلس", "لجنة", "حزب"}
        if mention.id == "subscribers":
            if clause & self.vocabulary.telecom_word:
                return False
            return bool({"platform", "networks", "channel", "account", "strong"} & context)
        if mention.id == "users":
            near = context if mention.pronoun else sentence
            return bool({"platform", "networks", "app", "site", "account", "channel"} & near)
        if mention.id == "visits":
            return bool(clause & self.vocabulary.site_word) and not clause & self.vocabulary.place_audience
        if mention.id == "downloads":
            return bool({"app", "channel", "platform", "site"} & context)
        if mention.id == "messages":
            return bool({"platform", "networks", "account", "app", "pronoun"} & sentence)
        if mention.id in ("reach", "impressions"):
            return bool({"platform", "networks", "account"} & context)
        return bool({"platform", "networks", "account", "work", "strong", "pronoun", "channel", "group"} & context)

    def _counted_kinds(self, first: int) -> set[str]:
        """The kinds of audience words counted in a sentence that have no sense outside the networks together."""
        sentence = self.words[first].sentence
        return {
            mention.id
            for mention in self.recognized.metrics
            if self.words[mention.first].sentence == sentence and mention.first - 1 in self.number_words
            and mention.id in ("views", "likes", "comments", "shares", "interactions")
        }  # fmt: skip

    def _vetoed(self, figure: FoundFigure) -> bool:
        """Followers for sale, conditions of entry, samples of surveys, breached data: figures of no audience."""
        sentence = self.words[figure.first].sentence
        before = {word.text for word in self.words[max(0, figure.first - 8) : figure.first] if word.sentence == sentence}
        near = before | {word.text for word in self.words[figure.last : figure.last + 6] if word.sentence == sentence}
        table = self.vocabulary
        if figure.first and self.words[figure.first - 1].text in table.superlative and figure.number.kind == "cardinal":
            return self.words[figure.first - 1].text not in ("اكثر", "اقل") or figure.rule == "governing noun"  # «أكبر 100 مستخدم» sizes a list
        if figure.number.kind == "magnitude" and not {"platform", "account"} & self.social.get(sentence, set()):
            return True
        whole = {word.text for word in self.words if word.sentence == sentence}
        if near & table.sale_word or whole & table.condition_word or before & table.survey_word:
            return True
        if figure.metric in ("users", "members", "messages", "followers") and near & table.breach_word:
            return True
        if near & table.money_word and self.words[figure.last - 1].end and figure.rule != "counted noun":
            return True
        return False

    # -- qualifiers

    def _qualified(self, figure: FoundFigure) -> FoundFigure:
        modifier = figure.modifier
        if modifier == "exact":
            modifier = self._distant_modifier(figure)
        return replace(figure, modifier=modifier, aspect=self._aspect(figure), rate=self._rate(figure))

    def _distant_modifier(self, figure: FoundFigure) -> str:
        """«تجاوز عدد المتابعين 5 ملايين»: the verb holds over its subject; «5 ملايين متابع تقريبا» stands behind."""
        mention = figure.mention
        for position in range(figure.first - 1, max(-1, figure.first - DISTANT_REACH), -1):
            word = self.words[position]
            if word.sentence != self.words[figure.first].sentence or position in self.number_words:
                break
            found = self.modifiers.distant.get(word.text)
            if found is not None:
                negated = position and self.words[position - 1].text in NEGATIONS
                return "at_most" if negated else found
            if word.text in self.vocabulary.clause_word or word.text in self.vocabulary.possess_verb:
                break
            if word.text in ARRIVING or (word.breaks and mention is not None and position > mention.last):
                break
        end = max(figure.unit_end, figure.last)
        for size in range(min(3, len(self.words) - end), 0, -1):
            phrase = tuple(word.text for word in self.words[end : end + size])
            after = self.modifiers.after.get(phrase)
            more = self.words[end + size].text if end + size < len(self.words) else ""
            if after is not None and after != "equal" and more != "من":
                return after
        return "exact"

    def _aspect(self, figure: FoundFigure) -> str:
        """A change: «بزيادة 3 ملايين», «خسر 100 ألف», «13 ألف متابع جديد»; «إلى 12 مليون» is the level reached."""
        table = self.vocabulary
        end = max(figure.unit_end, figure.last)
        if end < len(self.words) and self.words[end].text in table.new_adjective and not self._breaks(end):
            return "change"
        sentence = self.words[figure.first].sentence
        before = [word for word in self.words[max(0, figure.first - 9) : figure.first] if word.sentence == sentence]
        texts = [word.text for word in before]
        while texts and (texts[-1] in self.modifiers.last_words or texts[-1] in ("ال", "اكثر", "باكثر", "لاكثر", "ما", "قدرها", "قدره")):
            if texts[-1] in ("باكثر", "بنحو", "بحوالي") and len(texts) > 1 and any(t in table.move_verb for t in texts[:-1][-5:]):
                return "change"
            texts.pop()
        if not texts:
            return "level"
        if texts[-1] in ("الي", "لي") or texts[-1] == "ل":
            return "level"
        if texts[-1] in table.gain_word or texts[-1] in table.loss_word:
            return "change"
        if texts[-1] == "ب" and any(text in table.move_verb for text in texts[-7:-1]):
            return "change"
        return "change" if self._in_loss(figure) else "level"

    def _in_loss(self, figure: FoundFigure) -> bool:
        """«خسر حساب الرئيس السابق 400 ألف»: a verb of losing holds over its subject, up to another figure."""
        sentence = self.words[figure.first].sentence
        for position in range(figure.first - 1, max(-1, figure.first - CLAUSE_REACH), -1):
            word = self.words[position]
            if word.sentence != sentence or (position in self.number_words and position not in self.percent_words):
                return False
            if word.text in self.vocabulary.gain_verb or (word.text in self.vocabulary.loss_word and self._is_losing(position)):
                return True
            if word.text in self.vocabulary.clause_word or word.text in NOT_LOST:
                return False
        return False

    def _is_losing(self, position: int) -> bool:
        """«فقد» before a verb is a particle: «فقد شاهد», but «فقد الحساب» lost."""
        if self.words[position].text not in ("فقد", "وفقد"):
            return True
        if position + 1 >= len(self.words):
            return False
        following = self.words[position + 1].text
        return following.startswith("ال") or following in self.vocabulary.heads or position + 1 in self.number_words or any(e.first == position + 1 for e in self.recognized.entities)

    def _rate(self, figure: FoundFigure) -> str | None:
        end = max(figure.unit_end, figure.last)
        window = [word.text for word in self.words[end : end + 5] if not word.breaks or word.start == self.words[end].start]
        for offset in range(min(3, len(window))):
            for rate, phrases in self.vocabulary.rates.items():
                if any(tuple(window[offset : offset + len(phrase)]) == phrase for phrase in phrases):
                    return rate
        return None


def word_at(words: tuple[Word, ...], position: int) -> int:
    """Return the index of the first word that ends after a text position."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].end <= position:
            low = middle + 1
        else:
            high = middle
    return low
