"""Verbs of following, viewing and loading before a figure: «يتابعه على تويتر 40 ألف شخص», «شاهدها 1.9 مليون حتى …»."""

from arabic_metrics.parse.modifier import modifier_table
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.scene import FigureScene
from arabic_metrics.resolve.unit import UnitReader

VERB_REACH = 12  # words between a verb and its figure
TOLD_IN_TIMES = frozenset({"shares", "downloads", "impressions"})  # their plain verbs need «مرة»
SMALL, LARGE = 100, 1000
FOLLOWERS, VIEWS, DOWNLOADS = "followers", "views", "downloads"


class VerbReader:
    """Tells which figures the verbs of one text reach."""

    def __init__(self, scene: FigureScene, units: UnitReader) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.units = units
        self.modifiers = modifier_table(scene.vocabulary.lexicon)

    def network_near(self, first: int) -> bool:
        """Whether the sentence of a number names a network."""
        sentence = self.words[first].sentence
        return any(
            platform.named and self.words[platform.first].sentence == sentence
            for platform in self.recognized.platforms
        )

    def reaches(self, mention: MetricMention, first: int, last: int) -> bool:
        """Whether a verb of following or viewing reaches a number: its unit is persons or times, or it has none."""
        if first - mention.last > VERB_REACH:
            return False
        table = self.vocabulary
        if (
            mention.id == FOLLOWERS
            and not mention.pronoun
            and any(word.text in table.only_word for word in self.words[mention.last : first])
        ):
            return False  # «لا تتابع هي سوى 7 أشخاص»: whom she follows
        bounded = self.bounded(first)
        for position, word in enumerate(self.words[mention.last : first], mention.last):
            broken = word.breaks and not (position == bounded and self.units.is_generic(last))
            if broken or "(" in word.gap:
                return False
            if mention.id == VIEWS and self.units.is_times(last):
                continue  # «شوهد الشريط الذي تظهر فيه تلميذة 430 ألف مرة»
            if word.text in table.clause_word:
                return False
            if (
                word.text in table.common_verb
                and word.text not in table.reach_word
                and word.text not in table.preposition
                and word.text not in table.exceed_verb
            ):
                return False
        times = last < len(self.words) and self.words[last].text in table.times_unit
        told_of = mention.last - mention.first > 1 and mention.pronoun  # «اشترك فيها», «علق عليها»
        done = mention.pronoun and self._is_of_persons(mention, first, last)
        if not mention.pronoun and self.units.is_account(last):
            return False  # «يتابع 118 حسابا»: whom he follows
        if not (
            self.units.is_generic(last) or times or told_of or done or self.network_near(first)
        ):
            return False
        if mention.pronoun and mention.id == DOWNLOADS:
            near = self.words[mention.last : first]
            return all(
                word.text in self.modifiers.last_words or word.text in table.amount_word
                for word in near
            )
        if mention.pronoun:
            return True
        if mention.id in TOLD_IN_TIMES:
            return times or (mention.id == DOWNLOADS and self.units.is_generic(last))
        return self.units.is_generic(last) or self._follows_object(mention, first)

    def bounded(self, first: int) -> int:
        """«إذ يتابع صفحته هناك، أزيد من 1.3 مليون شخص»: the position where the bound of a number begins."""
        for size in range(min(self.modifiers.longest, first), 0, -1):
            phrase = tuple(word.text for word in self.words[first - size : first])
            if phrase in self.modifiers.before:
                return first - size
        return first

    def _is_of_persons(self, mention: MetricMention, first: int, last: int) -> bool:
        """«شاهدها 1.9 مليون حتى …», «يزورها 250 ألف طفل»: persons, told or meant, did it to what was named before."""
        table = self.vocabulary
        ends = last >= len(self.words) or self.words[last].breaks
        word = "" if ends else self.words[last].text
        if word in table.person_unit:
            return True
        number = next((n for n, (at, _) in self.scene.positions.items() if at == first), None)
        least = SMALL if mention.id == FOLLOWERS else LARGE
        large = number is not None and self.scene.numbers[number].value >= least
        return large and (ends or word in table.inner_preposition or word in table.preposition)

    def _follows_object(self, mention: MetricMention, first: int) -> bool:
        """«يتابع الكناني زهاء 850 ألفا»: the number of those who follow whom the verb names."""
        number = next((n for n, (at, _) in self.scene.positions.items() if at == first), None)
        large = (
            number is not None
            and max(self.scene.numbers[number].value, *self.scene.numbers[number].readings, 0)
            >= LARGE
        )
        return (
            mention.id in (FOLLOWERS, VIEWS)
            and large
            and any(mention.last <= entity.first < first for entity in self.recognized.entities)
        )
