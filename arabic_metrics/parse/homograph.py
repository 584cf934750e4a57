"""Number words that are another word here: ألف the verb, أحد أهم, مرة ثانية, الساعة الثالثة, كانون الأول."""

from arabic_metrics.parse.amount import Amount
from arabic_metrics.parse.neighbor import without_prefix
from arabic_metrics.parse.numeral import AND, ARTICLE, Token
from arabic_metrics.parse.scene import Scene

ALEF = "ا"  # ends the accusative
HEH = "ه"  # ends the feminine, folded
NISBA_DUAL = "يا"  # ends هدايا, قضايا: no accusative
SCORE_MARKS = "/-:"
THOUSAND = 1000


class HomographGrammar:
    """Tells numbers from their homographs, by the words beside them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.classes = scene.classes
        self.tokens = scene.tokens
        self.links = scene.run.links

    def is_cardinal(self, index: int, amount: Amount) -> bool:
        """Whether number words that begin at a token are a number here."""
        token = self.tokens[index]
        numeral = token.numeral
        if self.scene.whole and index == 0:
            return numeral.alone or amount.end > 1
        if amount.end > index + 1 or token.percent:
            return True
        if numeral.scale and not numeral.plural and self._is_bounded(token):
            return True  # «أقل من ألف كتابا» is no verb
        if not numeral.alone or self.is_undone(token) or (numeral.zero and self._is_score(token)):
            return False
        after = self._word_after(index)
        if numeral.unit == 1:
            return self._is_one(token, after)
        if amount.rule == "fraction" and (numeral.needs_noun or numeral.ten):
            return after.removeprefix(ARTICLE) in self.classes.discrete_noun  # «تسع الأصوات»
        uncounted = not self.classes.is_open(after) or self.classes.is_definite(after)
        if numeral.needs_noun and not token.article and uncounted:
            return self.scene.stands_alone(token.start, token.end)
        if numeral.scale == THOUSAND and not numeral.plural and self._is_verb(after):
            return token.article
        if token.article:
            return self._is_definite_count(token, after)
        return True

    def is_ordinal(self, index: int, end: int) -> bool:
        """Whether ordinal words are a position, and not an hour, a part of a month or «another»."""
        token = self.tokens[index]
        if end == index + 1 and not self._is_lone_ordinal(index):
            return False
        return not self._is_hour_or_month(token, end) and not self._counts_from_end(end)

    def is_multiple(self, index: int) -> bool:
        """Whether «ضعف» is double here, and not weakness: «ضعف عدد», «بالضعف», and the dual."""
        token = self.tokens[index]
        if self.scene.whole or self.scene.stands_alone(token.start, token.end):
            return True
        if self.is_undone(token):
            return False
        if token.article:
            return self.scene.word_before(token.start) in self.classes.toward
        if self.scene.word_after(token.end) in self.classes.doubled_noun:
            return True
        return not token.numeral.multiplies  # weakness has no dual

    def _is_bounded(self, token: Token) -> bool:
        return self.classes.is_bounded(self.scene.words_before(token.start))

    def _is_score(self, token: Token) -> bool:
        """«1/صفر», «صفر-2»."""
        text = self.scene.text
        before, after = (
            text[max(0, token.start - 3) : token.start].rstrip(" ")[-1:],
            text[token.end : token.end + 2].partition("\n")[0].lstrip(),
        )
        return (before != "" and before in SCORE_MARKS) or (after != "" and after[0] in SCORE_MARKS)

    def _word_after(self, index: int) -> str:
        """The word right behind a token, if no other number follows there: «بين ألف وألفين»."""
        followed = index + 1 < len(self.tokens) and self.links[index + 1] != ""
        return "" if followed else self.scene.word_after(self.tokens[index].end)

    def is_undone(self, token: Token) -> bool:
        """Whether the lexicon names a neighbour of the word with which it is something else."""
        form = token.numeral.form
        context = self.classes.context
        bare, definite = context.get(form), context.get(ARTICLE + form) if token.article else None
        if bare is None and definite is None:
            return False
        start = token.start - token.joins - len(token.particle)
        before, after = self.scene.words_before(start), self.scene.words_after(token.end)
        return (bare is not None and bare.holds(before, after)) or (
            definite is not None and definite.holds(before, after)
        )

    def _is_one(self, token: Token, after: str) -> bool:
        """«واحد» counts; «أي واحد», «واحد من», «الواحد» do not, and «وأحد أهم» is folded like it."""
        before = self.scene.word_before(token.start)
        if token.article or before in self.classes.pronoun_one or self.classes.is_definite(before):
            return False
        if after in self.classes.one_of or after in self.classes.superlative:
            return False
        return not self.classes.is_definite(after)

    def _is_verb(self, after: str) -> bool:
        """«ألف كتابا»: a thousand counts a genitive, which never ends in the alef of the accusative."""
        if self.classes.is_definite(after):
            return True
        if len(after) <= 3 or after[-1] != ALEF or after in self.classes.alef_noun:
            return False
        return after[-2:] != NISBA_DUAL

    def _is_definite_count(self, token: Token, after: str) -> bool:
        """«الأشهر الستة», «الخمسة ملايين»: a definite unit counts something, «الربع» and «الصفر» do not."""
        numeral = token.numeral
        if numeral.fraction or numeral.zero or numeral.unit == 2:
            return False
        if not numeral.unit:
            return True
        before = self.scene.word_before(token.start)
        return self.classes.is_definite(before) or bool(after) or not before

    def _is_lone_ordinal(self, index: int) -> bool:
        token = self.tokens[index]
        numeral = token.numeral
        if self.scene.whole and len(self.tokens) == 1:
            return True
        if self.is_undone(token):
            return False
        if token.article:
            return True
        before, after = self.scene.word_before(token.start), self.scene.word_after(token.end)
        counted = self.classes.is_open(after) and not after.startswith(AND)
        if numeral.form[-1:] == ALEF and not counted:
            return bool(before) and not token.joins  # «جاء رابعا», but «وثانيا» is «secondly»
        if numeral.also_other and numeral.form[-1:] == HEH:
            return False  # «مرة ثانية», «من جهة ثانية»: another
        if numeral.also_other and not counted:
            return self.scene.stands_alone(token.start, token.end)
        if index and self.links[index] == "":
            return False  # «30 ثانية»
        return counted or not before or before not in self.classes.closed

    def _is_hour_or_month(self, token: Token, end: int) -> bool:
        before = self.scene.word_before(token.start)
        if before in self.classes.month_stem or before in self.classes.clock_head:
            return True
        if without_prefix(before) in self.classes.month_stem:
            return True
        after = self.scene.word_after(self.tokens[end - 1].end)
        return after in self.classes.clock_after and token.numeral.form[-1:] == HEH

    def _counts_from_end(self, end: int) -> bool:
        words = self.scene.words_after(self.tokens[end - 1].end)
        return " ".join(words[:2]) in self.classes.relative_end
