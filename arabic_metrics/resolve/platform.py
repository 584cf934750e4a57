"""The network of each figure: behind it, before it in its clause, the last one named, or the one its metric implies."""

from arabic_metrics.recognize import PlatformMention
from arabic_metrics.resolve.implied import ImpliedPlatformReader
from arabic_metrics.resolve.place import Place, PlaceMap

PLATFORM_BACK = 3  # sentences
APART_REACH = 8  # words from «مما» to a network
OWN_REACH = 3  # words between a figure and the network right behind it
TOTAL_REACH = 8  # words from «مجموع» to «المنصات»
SOCIAL = "social"
AND, FOR = "و", "ل"


class PlatformFinder(ImpliedPlatformReader):
    """Finds the networks of the figures of one text."""

    def __init__(self, places: PlaceMap) -> None:
        super().__init__(places)
        self.places = places.places
        self.segment = places.segment

    def platform(self, place: Place, metric: str) -> PlatformMention | None:
        """Return the network of a figure: behind it, before it in its clause, or the last one named."""
        usable = [p for p in self.platforms if self._fits(p, metric)]
        sentence = self.words[place.first].sentence
        here = [p for p in usable if self.words[p.first].sentence == sentence]
        lower, upper = self.segment(place, sentence)
        after = [p for p in here if place.last <= p.first < upper]
        before = [p for p in here if lower <= p.first < place.first]
        if any(p.named for p in here if p.first < place.first):
            after = [p for p in after if p.named]
        close = [p for p in after if self.is_close(place, p)]
        if close:
            before = [p for p in before if not self._is_of_last(lower, place, p)]
        tight = bool(close) and close[0].first - place.last <= 1
        if tight and not any(lower <= p.first for p in before):
            return close[0]  # «390 ألفا على فيسبوك و175 ألفا على إنستغرام»
        if close and not (before and self._before_style(sentence, usable)):
            return self._unfolded(close[0])
        if before and before[-1].id == SOCIAL and self._is_of_all(before[-1]):
            return before[-1]
        if before:
            named = [p for p in before if p.named]
            return named[-1] if named and not self._is_told_where(before[-1]) else before[-1]
        earlier = [p for p in here if p.first < place.first]
        told = [p for p in after if p.named] if earlier else after
        told = [p for p in told if not self._is_of_next(place, p)]
        if (
            told
            and not self._before_style(sentence, usable)
            and not self._is_apart(told[0], earlier)
        ):
            return told[0]
        if earlier:
            return earlier[-1]
        if after:
            return after[0]
        return self._carried(place, sentence, usable, here)

    def _unfolded(self, found: PlatformMention) -> PlatformMention:
        """«من خلال منصاته عبر إنستغرام وفيسبوك»: the networks named right behind «his platforms»."""
        if found.named:
            return found
        behind = (p for p in self.platforms if p.named and 0 <= p.first - found.last <= 1)
        named = next(behind, None)
        apart = named is not None and self.words[named.first].breaks
        return found if named is None or apart else named

    def named(self, place: Place, metric: str) -> PlatformMention | None:
        """Return the network of a figure, if it has a name."""
        found = self.platform(place, metric)
        return found if found is not None and found.named else None

    def _carried(
        self,
        place: Place,
        sentence: int,
        usable: list[PlatformMention],
        here: list[PlatformMention],
    ) -> PlatformMention | None:
        back = [
            p for p in usable if sentence - PLATFORM_BACK <= self.words[p.first].sentence < sentence
        ]
        named = [p for p in back if p.named]
        if named:
            return named[-1]
        later = [p for p in here if p.first >= place.last]
        if later and not self._tells_parts(place, later[0]):
            return later[0]
        ids = {p.id for p in usable if p.named}
        if len(ids) == 1:
            return next(p for p in usable if p.named)
        return back[-1] if back else None

    def _fits(self, platform: PlatformMention, metric: str) -> bool:
        if platform.id == "app":
            return metric in ("downloads", "users", "rank")
        if platform.id == "website":
            return metric in ("visits", "users", "views", "rank")
        return True

    def _tells_parts(self, place: Place, platform: PlatformMention) -> bool:
        """«1.4 مليون متابع، منهم 610 آلاف على تويتر»: the network is of a part."""
        between = self.words[place.last : platform.first]
        return any(word.text in self.vocabulary.part_word for word in between)

    def _is_told_where(self, platform: PlatformMention) -> bool:
        """«على مواقع التواصل», not «تويتر من أبرز مواقع التواصل»."""
        before = self.words[platform.first - 1].text if platform.first else ""
        return platform.named or before in self.vocabulary.placing

    def _is_of_last(self, lower: int, place: Place, platform: PlatformMention) -> bool:
        """«12 ألف متابع على فيسبوك، إضافة إلى 48 ألفا …»: a network right behind the figure before is of that one."""
        last = next((p for p in self.places if p.last == lower), None)
        if last is None or not self.is_close(last, platform) or platform.first - lower > OWN_REACH:
            return False
        between = self.words[platform.last : place.first]
        return any(word.breaks or word.text[0] == AND for word in between)

    def _is_of_all(self, platform: PlatformMention) -> bool:
        """«مجموع من يتابعونه في جميع المنصات 11 مليونا»: a total is over them all."""
        first = platform.first
        whole = {word.text for word in self.words[max(0, first - TOTAL_REACH) : first]}
        return not whole.isdisjoint(self.vocabulary.whole_word)

    def _is_of_next(self, place: Place, platform: PlatformMention) -> bool:
        """«… 143 مليون مشاهدة، فيما زاد متابعو حساباته في تويتر على 5 ملايين»: a noun of its own has the network."""
        words = self.words
        between = words[place.last + 1 : platform.first]
        if any(word.breaks and word.text in self.vocabulary.who for word in between):
            return True  # «… 94 مليون تفاعل، وهو الأكثر حضورا على إنستغرام»
        nouns = (
            m for m in self.recognized.metrics
            if place.last < m.first < platform.first and m.last <= platform.first
        )  # fmt: skip
        return any(
            word.breaks or word.text in self.vocabulary.clause_word
            for noun in nouns
            for word in words[place.last + 1 : noun.first + 1]
        )

    def _is_apart(self, platform: PlatformMention, earlier: list[PlatformMention]) -> bool:
        """«… في يوتيوب، وحصدت 4 ملايين مشاهدة، مما دفعها لشكر جمهورها على تويتر»: told in a clause of its own."""
        between = self.words[platform.first - APART_REACH : platform.first]
        table = self.vocabulary
        return bool(earlier) and any(
            word.text in table.result_clause or word.text in table.clause_word for word in between
        )

    def _before_style(self, sentence: int, usable: list[PlatformMention]) -> bool:
        """«على تويتر 85 ألفا وعلى فيسبوك 12 ألفا»: the network is named before each figure of the sentence."""
        places = [p for p in self.places if self.words[p.first].sentence == sentence]
        here = [p for p in usable if self.words[p.first].sentence == sentence and p.named]
        if not places or not here:
            return False
        first_before = any(p.first < places[0].first for p in here)
        last_after = any(p.first >= places[-1].last for p in here)
        return first_before and not last_after
