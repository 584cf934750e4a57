"""How often a figure is counted: «3 ملايين مشاهدة يوميا», «تستقبل في اليوم ما معدله 90 ألفا», not «في الشهر الماضي»."""

from arabic_metrics.lexicon.affix import ARTICLE
from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.scene import FigureScene, FoundFigure

IMPERFECT, PLURAL_VERB = "ي", "ون"
RATE_REACH = 3  # words between a noun and a figure that has its own
MEAN_REACH = 3  # words from «متوسط» to its noun
ADVERB = "ا"  # «يوميا»


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
            if (standing := self._standing_at(window, offset)) is not None:
                return standing
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
        openers = self.vocabulary.rate_openers
        found = {
            rate for word in between for rate, phrase in openers.get(word, ()) if len(phrase) == 1
        }  # «عدد مستخدميه النشطين شهريا بلغ مليارا»
        return next((rate for rate in self.vocabulary.rates if rate in found), None)

    def _rate_of_mean(self, mention: MetricMention, first: int) -> str | None:
        """«متوسط مرات مشاهدة الكليب في الدقيقة بلغ 21 ألفا»: a mean is of the time told before its figure."""
        before = self.words[max(0, mention.first - MEAN_REACH) : mention.first]
        if not any(word.text in self.vocabulary.mean_word for word in before):
            return None
        window = [word.text for word in self.words[mention.last : first]]
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
        last = self.words[end - 1].text if end else ""
        for rate, phrase in self.vocabulary.rate_closers.get(last, ()):
            words = self.words[max(0, end - len(phrase)) : end]
            adverb = len(phrase) > 1 or last.endswith(ADVERB)
            if (
                adverb
                and tuple(word.text for word in words) == phrase
                and words[0].sentence == self.words[end].sentence
            ):
                return rate
        return None
