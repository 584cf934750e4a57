"""The network of each figure: behind it, before it in its clause, the last one named, or the one its metric implies."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import EntityMention, PlatformMention
from arabic_metrics.resolve.place import Place, PlaceMap

PLATFORM_BACK = 3  # sentences
IMPLIED_REACH = 24  # words around a figure that may imply its network
LIST_REACH = 8  # words behind a place
TAG_REACH = 1  # sentences from the network of a tag
APART_REACH = 8  # words from «مما» to a network
CLOSE_REACH = 7  # words between a figure and its network
OWN_REACH = 3  # words between a figure and the network right behind it
TOTAL_REACH = 8  # words from «مجموع» to «المنصات»
SOCIAL = "social"
AND, FOR = "و", "ل"
TWEETED = frozenset({"posts", "shares"})


class PlatformFinder:
    """Finds the networks of the figures of one text."""

    def __init__(self, places: PlaceMap) -> None:
        self.recognized = places.recognized
        self.vocabulary = places.vocabulary
        self.words = places.words
        self.places = places.places
        self.segment = places.segment
        self.platforms = [p for p in places.recognized.platforms if not self._owns(p)]

    def _owns(self, platform: PlatformMention) -> bool:
        """«إنستغرام، الذي اشترته فيسبوك», «سناب شات التابع لسناب»: who owns a network is not where the figure is."""
        before = self.words[platform.first - 1].text if platform.first else ""
        belongs = before in self.vocabulary.belonging_word
        return before in self.vocabulary.owning_verb or (
            belongs and self.words[platform.first].text[0] == FOR
        )

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
        close = [p for p in after if self._is_close(place, p)]
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

    def implied(
        self,
        place: Place,
        metric: str,
        entity: EntityMention | None,
        platform: PlatformMention | None,
    ) -> PlatformMention | None:
        """Return what the metric itself says of the network: visits are of a site, downloads of an app, tweets of X."""
        head = self._head(entity) if entity is not None else ""
        is_tag = entity is not None and entity.role == "hashtag"
        if platform is not None and is_tag and not self._is_beside(platform, place):
            named = {p.id for p in self.platforms if p.named}
            if len(named) != 1:
                platform = None  # a tag runs on many networks: only its own sentence names one
        if (
            metric == "visits"
            and head in self.vocabulary.site_head
            and (platform is None or not self._names(platform, place))
        ):
            return self._implied(place, "website")
        if metric == "rank" and self._is_of_downloads(place):
            return self._implied(place, "app")
        if metric in ("users", "views") and head in self.vocabulary.site_head and platform is None:
            return self._implied(place, "website")
        if metric == "visits" and head not in self.vocabulary.app_head:
            site = self._word(place, self.vocabulary.site_word, "website")
            paged = site is not None and self._is_page(site)
            networked = platform is not None and platform.named and paged
            return platform if networked else site or platform
        if (
            metric == "downloads"
            or (
                metric in ("users", "rank", "visits", "messages")
                and head in self.vocabulary.app_head
            )
        ) and (platform is None or metric == "downloads" or not self._names(platform, place)):
            return self._implied(place, "app")
        if (
            metric == "rank"
            and head in self.vocabulary.site_head
            and (platform is None or not self._names(platform, place))
        ):
            return self._implied(place, "website")
        if (
            metric in TWEETED
            and self.words[min(place.last, len(self.words) - 1)].text in self.vocabulary.implies_x
            and (platform is None or "x" not in platform.id.split("+"))
        ):
            return self._implied(place, "x")  # «415 تغريدة» are nowhere else
        if platform is None or not platform.named:
            tweets = self.vocabulary.implies_x
            return self._word(place, tweets, "x") or platform or self._spoken_of(tweets, "x")
        return platform

    def _is_page(self, site: PlatformMention) -> bool:
        """«استقبلت الصفحة نصف مليون زيارة»: a page or an account is on a network, where one is named."""
        return any(self.words[site.first].text.endswith(noun) for noun in self.vocabulary.page_noun)

    def _spoken_of(self, words: frozenset[str], id: str) -> PlatformMention | None:
        """The first word of a class, in a text that names no network at all."""
        if any(p.named for p in self.platforms):
            return None
        position = next((p for p, word in enumerate(self.words) if word.text in words), None)
        if position is None:
            return None
        return PlatformMention(position, position + 1, self._span(position, position + 1), id)

    def _is_of_downloads(self, place: Place) -> bool:
        """«رابع أكثر التطبيقات تحميلا», «المرتبة الثالثة بـ26 مليون تنزيل»: a place among applications, whoever made them."""
        sentence = self.words[place.first].sentence
        for position in range(place.last, min(place.last + LIST_REACH, len(self.words))):
            word = self.words[position]
            if word.sentence != sentence or word.breaks:
                return False
            if word.text in self.vocabulary.download_word:
                return True
        return False

    def _implied(self, place: Place, id: str) -> PlatformMention:
        return PlatformMention(place.first, place.last, self._span(place.first, place.last), id)

    def _head(self, entity: EntityMention) -> str:
        """The noun of a name, or what it was called where it was told with one: «تطبيق «نبأ شات»», then «نبأ شات»."""
        if entity.head or entity.role != "name":
            return entity.head
        return next(
            (
                e.head
                for e in self.recognized.entities
                if e.head and e.name.endswith((entity.name, entity.name + "»"))
            ),
            "",
        )

    def _is_beside(self, platform: PlatformMention, place: Place) -> bool:
        apart = self.words[place.first].sentence - self.words[platform.first].sentence
        return 0 <= apart <= TAG_REACH

    def _names(self, platform: PlatformMention, place: Place) -> bool:
        if self.words[platform.first].sentence != self.words[place.first].sentence:
            return False
        if platform.first >= place.last:
            return self._is_close(place, platform)
        return place.last - platform.first <= CLOSE_REACH

    def _word(self, place: Place, words: frozenset[str], id: str) -> PlatformMention | None:
        """The nearest word of a class around a figure, as evidence of a network."""
        window = range(
            max(0, place.first - IMPLIED_REACH), min(len(self.words), place.last + IMPLIED_REACH)
        )
        near = [
            p
            for p in window
            if self.words[p].text in words
            and self.words[p].sentence == self.words[place.first].sentence
        ]
        if not near:
            return None
        chosen = min(near, key=lambda p: abs(p - place.first))
        return PlatformMention(chosen, chosen + 1, self._span(chosen, chosen + 1), id)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.words[first].start, self.words[last - 1].end)

    def _is_close(self, place: Place, platform: PlatformMention) -> bool:
        """Whether a network behind a figure belongs to it: no «و», comma or verb stands between."""
        between = self.words[place.last : platform.first]
        own = self.words[platform.first]
        if own.breaks or (own.text[0] == AND and platform.span.start > own.start):
            return False  # «فيسبوك 750 ألفا، وإنستغرام 485 ألفا»
        return len(between) <= CLOSE_REACH and not any(
            word.breaks or word.text[0] == AND or word.text in self.vocabulary.clause_word
            for word in between
        )

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
        if last is None or not self._is_close(last, platform) or platform.first - lower > OWN_REACH:
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
