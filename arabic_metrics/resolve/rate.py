"""How often a figure is counted: «3 ملايين مشاهدة يوميا», «تستقبل في اليوم ما معدله 90 ألفا», not «في الشهر الماضي»."""

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.scene import FigureScene, FoundFigure

IMPERFECT, PLURAL_VERB = "ي", "ون"
RATE_REACH = 3  # words between a noun and a figure that has its own
MEAN_REACH = 3  # words from «متوسط» to its noun
ARTICLE, ADVERB = "ال", "ا"  # «يوميا»


class RateReader:
    """Reads the rates of the figures of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.number_words = scene.number_words
        self.modifiers = modifier_table(scene.vocabulary.lexicon)

    def _is_verb(self, text: str) -> bool:
        table = self.vocabulary
        looks = text[0] == IMPERFECT and text.endswith(PLURAL_VERB)
        return looks or text in table.possess_verb

    def rate(self, figure: FoundFigure) -> str | None:
        end = max(figure.unit_end, figure.last)
        window: list[str] = []
        for word in self.words[end : end + 5]:
            if word.breaks or word.sentence != self.words[end - 1].sentence:
                break
            if window and self._is_verb(word.text):
                break  # «143 ألف متابع يزيدون بألفين كل أسبوع»
            window.append(word.text)
        for offset in range(min(3, len(window))):
            for rate, phrases in self.vocabulary.rates.items():
                if any(self._stands_at(window, offset, phrase) for phrase in phrases):
                    return rate
        if (told := self._rate_before(figure)) is not None:
            return told
        mention = figure.mention
        if figure.rule == "counted noun":
            mention = (
                self.scene.noun_before(figure, RATE_REACH) or mention
            )  # «زياراته الشهرية تسعين ألف زائر»
        if mention is None or mention.last > figure.first:
            return None
        between = {word.text for word in self.words[mention.last : figure.first]}
        for rate, adjectives in self.vocabulary.rate_adjectives.items():
            if between & adjectives:
                return rate  # «مستخدميه اليوميين»
        if (told := self._rate_of_mean(mention, figure.first)) is not None:
            return told
        return next(
            (
                rate
                for rate, phrases in self.vocabulary.rates.items()
                if any(len(phrase) == 1 and phrase[0] in between for phrase in phrases)
            ),
            None,
        )  # «عدد مستخدميه النشطين شهريا بلغ مليارا»

    def _rate_of_mean(self, mention: MetricMention, first: int) -> str | None:
        """«متوسط مرات مشاهدة الكليب في الدقيقة بلغ 21 ألفا»: a mean is of the time told before its figure."""
        before = self.words[max(0, mention.first - MEAN_REACH) : mention.first]
        if not any(word.text in self.vocabulary.mean_word for word in before):
            return None
        window = [word.text for word in self.words[mention.last : first]]
        for rate, phrases in self.vocabulary.rates.items():
            for phrase in phrases:
                if any(self._stands_at(window, it, phrase) for it in range(len(window))):
                    return rate
        return None

    def _dates(self, word: str) -> bool:
        """«في اليوم الأول», «في الشهر نفسه», «في السنة الماضية»: what makes a time of a rate."""
        table = self.vocabulary
        return (
            word in table.former or word in table.latter or word in table.same_word
            or word in table.time_adjective
        )  # fmt: skip

    def _stands_at(self, window: list[str], offset: int, phrase: tuple[str, ...]) -> bool:
        """Whether a wording of a rate stands somewhere behind a figure, and is no time."""
        behind = offset + len(phrase)
        if tuple(window[offset:behind]) != phrase or self._says_when(window, offset):
            return False
        return behind >= len(window) or not self._dates(window[behind])

    def _says_when(self, window: list[str], offset: int) -> bool:
        """«ما بين شهري جوان وأوت»: two months, not each."""
        return offset > 0 and window[offset - 1] in self.vocabulary.between_word

    def _rate_before(self, figure: FoundFigure) -> str | None:
        """«تستقبل في اليوم ما معدله 90 ألف متصفح»: the time right before a figure and its bound."""
        first, table = figure.first, self.vocabulary
        while (told := self._ending_at(first)) is None and first:
            text = self.words[first - 1].text
            if not (
                text in self.modifiers.last_words
                or text == ARTICLE
                or text in table.amount_word
                or text in table.exceed_verb
                or text in table.reach_word
            ):
                break
            first -= 1
        return told

    def _ending_at(self, end: int) -> str | None:
        """The rate whose wording ends right before a word of the same sentence; «يومي» alone is an adjective."""
        for rate, phrases in self.vocabulary.rates.items():
            for phrase in phrases:
                words = self.words[max(0, end - len(phrase)) : end]
                if tuple(word.text for word in words) != phrase:
                    continue
                adverb = len(phrase) > 1 or phrase[0].endswith(ADVERB)
                if adverb and words[0].sentence == self.words[end].sentence:
                    return rate
        return None
