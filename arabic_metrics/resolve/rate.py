"""How often a figure is counted: «3 ملايين مشاهدة يوميا», «تستقبل في اليوم ما معدله 90 ألفا», not «في الشهر الماضي»."""

from arabic_metrics.lexicon.affix import ACCUSATIVE, AND, ARTICLE, HE, THEY
from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.syntax import VERB
from arabic_metrics.resolve.scene import FigureScene, FoundFigure

RATE_REACH = 14  # words between a noun and a figure that has its own
NOUN_REACH = 5  # words from a noun to its rate
CLAUSE_BEFORE, CLAUSE_BEHIND = 8, 12  # words between a figure and the adverb of its clause
ANOTHER = 5  # words from another number to the end of its adverb
VERBS = 1  # verbs that such an adverb may stand behind
MEAN_REACH = 3  # words from «متوسط» to its noun
STANDING = frozenset({"followers", "subscribers", "members", "rank"})  # none is counted by the day


class RateReader:
    """Reads the rates of the figures of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.number_words = scene.number_words
        self.modifiers = modifier_table(scene.vocabulary.lexicon)
        self.networks = {
            at
            for platform in scene.recognized.platforms
            for at in range(platform.first, platform.last)
            if platform.named
        }
        prepositions = {at - 1 for at in self.networks if at}
        self.networks |= {
            at for at in prepositions if self.words[at].text in self.vocabulary.preposition
        }
        table = scene.vocabulary
        self.openers = (table.relative_word - table.amount_word) | table.clause_word

    def _is_verb(self, text: str) -> bool:
        table = self.vocabulary
        looks = text.startswith(HE) and text.endswith(THEY)
        return looks or text in table.possess_verb

    def rate(self, figure: FoundFigure) -> str | None:
        """How often a figure is counted; None where nothing says it."""
        return self._beside(figure) or self._of_noun(figure) or self._of_clause(figure)

    def _beside(self, figure: FoundFigure) -> str | None:
        """«3 ملايين مشاهدة يوميا», «في اليوم ما معدله 90 ألفا»: right behind a figure, or right before it."""
        end = figure.end
        window: list[str] = []
        for at, word in enumerate(self.words[end : end + 5], end):
            if word.breaks or word.sentence != self.words[end - 1].sentence:
                break
            if window and self._is_verb(word.text.removeprefix(AND)):
                break  # «143 ألف متابع يزيدون بألفين كل أسبوع»
            if at not in self.networks:  # «مستخدم نشط على فيسبوك شهريا»
                window.append(word.text)
        for offset in range(min(3, len(window))):
            if (standing := self._standing_at(window, offset)) is not None:
                return standing
        return self._rate_before(figure)

    def _of_noun(self, figure: FoundFigure) -> str | None:
        """«مستخدميه اليوميين», «عدد المستخدمين النشطين شهريا، الذين بلغ عددهم مليار مستخدم»: what is counted has a rate."""
        mention = figure.mention
        between = self.scene.between(mention.last, figure.first) if mention is not None else []
        if figure.rule == "counted noun":
            noun = self.scene.noun_before(figure, RATE_REACH)
            if noun is not None and noun.first - 1 not in self.number_words:
                mention = noun  # «زياراته الشهرية تسعين ألف زائر»
                end = min(figure.first, noun.last + NOUN_REACH)
                between = self.scene.between(noun.last, end)
        if mention is None:
            return None
        for rate, adjectives in self.vocabulary.rate_adjectives.items():
            if not adjectives.isdisjoint(between):
                return rate  # «مستخدميه اليوميين»
        if (told := self._rate_of_mean(mention, figure.first)) is not None:
            return told
        openers = self.vocabulary.rate_openers
        found = {
            rate for word in between for rate, phrase in openers.get(word, ()) if len(phrase) == 1
        }  # «عدد مستخدميه النشطين شهريا بلغ مليارا»
        return next((rate for rate in self.vocabulary.rates if rate in found), None)

    def _of_clause(self, figure: FoundFigure) -> str | None:
        """«يزوره شهريا أكثر من 55 مليون زائر», «70 مليون مستخدم يلعبون بالعدسات كل يوم»: an adverb of the clause; not of whoever follows."""
        if figure.metric in STANDING:
            return None
        if not self._is_joined(figure):
            for at in range(figure.first, max(0, figure.first - CLAUSE_BEFORE), -1):
                if self._parts(at) or self._closes_clause(at - 1):
                    break
                told = self._ending_at(at)
                if told is not None and not self._dates(self.words[at].text):
                    counted = range(max(0, at - ANOTHER), at)  # «23 مليون زائر شهريا»
                    return None if not self.number_words.isdisjoint(counted) else told
        verbs = 0
        window = self.words[figure.end : figure.end + CLAUSE_BEHIND]
        texts = [word.text for word in window]
        for offset, word in enumerate(window):
            at = figure.end + offset
            if self._parts(at) or self._closes_clause(at):
                break
            verbs += self.scene.recognized.syntax.tags[at] == VERB
            if verbs > VERBS:
                break
            phrases = self.vocabulary.rate_openers.get(word.text, ())
            adverb = word.text.endswith(ACCUSATIVE) or any(len(phrase) > 1 for _, phrase in phrases)
            if adverb and (told := self._standing_at(texts, offset)) is not None:
                return told
        return None

    def _parts(self, position: int) -> bool:
        """Whether a word stands behind a mark, or opens a sentence."""
        word = self.words[position]
        return word.breaks or word.sentence != self.words[position - 1].sentence

    def _closes_clause(self, position: int) -> bool:
        """Whether a word opens another clause, or is of another number."""
        return position in self.number_words or self.words[position].text in self.openers

    def _is_joined(self, figure: FoundFigure) -> bool:
        """«… شهريا و469 مليونا»: what stands before «و» is of the figure before."""
        first = figure.first
        word = self.words[first]
        attached = figure.number.span.start > word.start and word.text[0] == AND
        return attached or (first > 0 and self.words[first - 1].text == AND)

    def _rate_of_mean(self, mention: MetricMention, first: int) -> str | None:
        """«متوسط مرات مشاهدة الكليب في الدقيقة بلغ 21 ألفا»: a mean is of the time told before its figure."""
        before = self.words[max(0, mention.first - MEAN_REACH) : mention.first]
        if not any(word.text in self.vocabulary.mean_word for word in before):
            return None
        window = self.scene.between(mention.last, first)
        found = {self._standing_at(window, offset) for offset in range(len(window))}
        return next((rate for rate in self.vocabulary.rates if rate in found), None)

    def _dates(self, word: str) -> bool:
        """«في اليوم الأول», «في الشهر نفسه», «في السنة الماضية»: what makes a time of a rate."""
        table = self.vocabulary
        return (
            word in table.former or word in table.latter or word in table.same_word
            or word in table.time_adjective
        )  # fmt: skip

    def _standing_at(self, window: list[str], offset: int) -> str | None:
        """The rate whose wording stands somewhere behind a figure, and is no time."""
        for rate, phrase in self.vocabulary.rate_openers.get(window[offset], ()):
            behind = offset + len(phrase)
            if (
                tuple(window[offset:behind]) == phrase
                and not self._says_when(window, offset)
                and (behind >= len(window) or not self._dates(window[behind]))
            ):
                return rate
        return None

    def _says_when(self, window: list[str], offset: int) -> bool:
        """«ما بين شهري جوان وأوت»: two months, not each; «3 ساعات يوميا»: how long, and not how many."""
        before = window[offset - 1] if offset else ""
        return before in self.vocabulary.between_word or before in self.vocabulary.time_head

    def _rate_before(self, figure: FoundFigure) -> str | None:
        """«تستقبل في اليوم ما معدله 90 ألف متصفح»: the time right before a figure and its bound."""
        first, table = figure.first, self.vocabulary
        if self._is_joined(figure):
            return None
        while (told := self._ending_at(first)) is None and first:
            text = self.words[first - 1].text
            if not (
                text in self.modifiers.last_words
                or text == ARTICLE
                or text in table.amount_word
                or text in table.exceed_verb
                or text in table.reach_word
                or text in table.negation
                or text in table.fall_short
            ):
                break
            first -= 1
        return told

    def _ending_at(self, end: int) -> str | None:
        """The rate whose wording ends right before a word of the same sentence; «يومي» alone is an adjective."""
        last = self.words[end - 1].text if end else ""
        for rate, phrase in self.vocabulary.rate_closers.get(last, ()):
            words = self.words[max(0, end - len(phrase)) : end]
            adverb = len(phrase) > 1 or last.endswith(ACCUSATIVE)
            if (
                adverb
                and tuple(word.text for word in words) == phrase
                and words[0].sentence == self.words[end].sentence
            ):
                return rate
        return None
