"""Ranges: بين 10 و15 مليون, من 3 إلى 5 ملايين, 10-15%, من الثالث إلى الخامس."""

from dataclasses import replace

from arabic_metrics.lexicon.affix import AND
from arabic_metrics.parse.amount import Amount, exact, plain
from arabic_metrics.parse.identifier import MODERN_YEARS as YEARS
from arabic_metrics.parse.identifier import is_identifier
from arabic_metrics.parse.neighbor import without_prefix
from arabic_metrics.parse.part import Part, PartReader
from arabic_metrics.parse.run import RANGE_LINKS, LinkWords, Scene

KINDS = frozenset(("cardinal", "fraction", "percent", "multiple", "ordinal"))
NAMED_ONCE = frozenset(("percent", "multiple"))  # said behind the second bound, they hold for both
BETWEEN_LINKS = RANGE_LINKS | {"and", "and between", "percent and"}
CHANGE_REACH = 160  # characters from a verb of change to the two levels
FAR_APART = 1000  # the ends of a range are not so many times apart

Ranged = tuple[list[Part], int]  # what was read, and the position behind it


class RangeGrammar:
    """Joins two parts of one run to a range; a scale, a percent sign said once hold for both."""

    def __init__(self, scene: Scene, parts: PartReader, words: LinkWords) -> None:
        self.scene = scene
        self.text = scene.text
        self.tokens = scene.tokens
        self.links = scene.run.links
        self.classes = scene.classes
        self.parts = parts
        self.words = words

    def between(self, index: int) -> Ranged | None:
        """Read the range behind «بين»."""
        lower = self.parts.part(index, bound=True)
        if lower is None or lower.kind not in KINDS:
            return None
        end = lower.amount.end
        if end >= len(self.tokens) or self.links[end] not in BETWEEN_LINKS:
            lower = self._cut(index, end)
            if lower is None:
                return None
            end = lower.amount.end
        upper = self.parts.part(end)
        return None if upper is None else self._ranged(lower, upper)

    def onward(self, lower: Part) -> Ranged | None:
        """Read the upper end of a range whose lower end was read."""
        end = lower.amount.end
        if end == len(self.tokens) or self.links[end] not in RANGE_LINKS or lower.kind not in KINDS:
            return None
        upper, link = self.parts.part(end), self.links[end]
        if upper is None and link == "dash" and self.tokens[end].numeral.zero:
            return [], end + 1  # «1-صفر» is a score
        if upper is None or upper.kind not in KINDS or is_identifier(self.scene, lower):
            return None
        if link == "dash" and lower.end < upper.start < self.tokens[end].start:
            # «7 -1»: the dash is between them
            upper = replace(upper, start=upper.start + 1, amount=upper.amount.negative())
        before = self.scene.word_before(lower.start)
        began = before in self.words.from_
        if link == "dash" and not began and self._is_far(lower, upper):
            return None
        if link == "dash" and "-" in self.text[lower.end : upper.start]:
            if not self._is_dash_range(lower, upper):
                return [], upper.amount.end
        elif link == "until" and not began:
            return None
        # «ومن 200 إلى 300 في عام 2008» gives the level at a later time
        behind = self.scene.words_after(upper.end)[:4] if began and before[:1] == AND else ()
        if not self.classes.year_head.isdisjoint(behind) or self._is_change(lower, upper):
            return list(self._distributed(lower, upper)), upper.amount.end
        return self._ranged(lower, upper)

    def is_between(self, index: int) -> bool:
        """Whether «بين» comes before a token, and not «من بين», which opens no range."""
        start = self.tokens[index].start
        if self.scene.word_before(start) not in self.words.between:
            return False
        return self.words.from_.isdisjoint(self.scene.words_before(start)[-2:-1])

    def _cut(self, index: int, end: int) -> Part | None:
        """«بين خمسة وعشرين»: one number by itself, but «بين» needs two."""
        for cut in range(end - 1, index, -1):
            if self.links[cut] != "and":
                continue
            value = self.parts.grammar.exactly(index, cut)
            if value is not None:
                start, end = self.tokens[index].start, self.tokens[cut - 1].end
                return Part(start, end, index, Amount(value, cut), "cardinal")
        return None

    def _is_far(self, lower: Part, upper: Part) -> bool:
        """Whether a dash between spaces parts a place from a count, as in the rows of a list: «الصحة - 2 - 240,118»."""
        dash = self.text[lower.end : upper.start]
        first, last = (part.amount.value for part in self._distributed(lower, upper))
        return dash.strip(" ") != dash and 0 < first * FAR_APART < last

    def _is_dash_range(self, lower: Part, upper: Part) -> bool:
        """A dash between figures is a range if it rises; a score, a season or an id otherwise."""
        if not lower.amount.value < upper.amount.value:
            return False
        words = self.scene.words_before(lower.start)[-4:]
        if any(word in self.classes.score_word for word in words):
            return False
        if self.text[lower.start] == "0" and lower.end - lower.start > 1:
            return False
        if upper.amount.value >= 10 or upper.kind != "cardinal":
            return True
        return self.scene.whole or self.classes.is_open(self.scene.word_after(upper.end))

    def _is_change(self, lower: Part, upper: Part) -> bool:
        """«ارتفع من 3 إلى 5 ملايين» gives two levels, as does what falls."""
        first, last = (part.amount.value for part in self._distributed(lower, upper))
        if first > last:
            return True
        words, verbs = (
            self.scene.words_far_before(lower.start, CHANGE_REACH),
            self.classes.change_verb,
        )
        return any(word in verbs or without_prefix(word) in verbs for word in words)

    def _ranged(self, lower: Part, upper: Part) -> Ranged | None:
        kind = self._kind(lower, upper)
        if kind is None:
            return None
        end = upper.amount.end
        if is_identifier(self.scene, upper) or self._are_years(lower, upper):
            return [], end
        lower, upper = self._distributed(lower, upper)
        low, high = sorted((lower.amount.value, upper.amount.value))
        amount = Amount(low, end, upper.amount.scale, "range")
        return [Part(lower.start, upper.end, lower.first, amount, kind, plain(high))], end

    def _are_years(self, lower: Part, upper: Part) -> bool:
        """«من 1954 إلى 1989» with nothing counted."""
        for part in (lower, upper):
            reading = self.tokens[part.first].digits
            if reading is None or reading.shape != "integer" or part.amount.value not in YEARS:
                return False
        return not self.scene.whole and not self.classes.is_open(self.scene.word_after(upper.end))

    def _kind(self, lower: Part, upper: Part) -> str | None:
        kinds = {lower.kind, upper.kind}
        if len(kinds) == 1:
            return lower.kind
        if kinds <= {"cardinal", "fraction"}:
            return "cardinal"
        if upper.kind in NAMED_ONCE and lower.kind in ("cardinal", "fraction"):
            return upper.kind
        if lower.kind == "ordinal" and self.tokens[upper.first].article:
            return "ordinal"  # «من الحادي عشر إلى العشرين»
        return None

    def _distributed(self, lower: Part, upper: Part) -> tuple[Part, Part]:
        """Let the scale of the second bound hold for the first: «10 إلى 15 مليون»."""
        scale, low = upper.amount.scale, lower.amount
        if low.scale > 1 or scale < 1000:
            return lower, upper
        reading = self.tokens[lower.first].digits
        one_group = reading is not None and reading.thousands
        value = exact(reading.decimals[0] if reading is not None and one_group else low.value)
        if value * scale >= 10 * exact(upper.amount.value):
            return lower, upper
        amount = Amount(exact(value * scale), low.end, scale, low.rule)
        return replace(lower, amount=amount), upper
