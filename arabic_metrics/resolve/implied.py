"""The network that a metric implies: visits are of a site, downloads of an app, tweets of X."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import EntityMention, PlatformMention
from arabic_metrics.resolve.place import Place, PlaceMap

IMPLIED_REACH = 24  # words around a figure that may imply its network
LIST_REACH = 8  # words behind a place
TAG_REACH = 1  # sentences from the network of a tag
CLOSE_REACH = 7  # words between a figure and its network
AND, FOR = "و", "ل"
TWEETED = frozenset({"posts", "shares"})


class ImpliedPlatformReader:
    """Reads what the metrics of one text say of their networks."""

    def __init__(self, places: PlaceMap) -> None:
        self.recognized = places.recognized
        self.vocabulary = places.vocabulary
        self.words = places.words
        self.platforms = [p for p in places.recognized.platforms if not self._owns(p)]

    def _owns(self, platform: PlatformMention) -> bool:
        """«إنستغرام، الذي اشترته فيسبوك», «سناب شات التابع لسناب»: who owns a network is not where the figure is."""
        before = self.words[platform.first - 1].text if platform.first else ""
        belongs = before in self.vocabulary.belonging_word
        return before in self.vocabulary.owning_verb or (
            belongs and self.words[platform.first].text[0] == FOR
        )

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
            return self.is_close(place, platform)
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

    def is_close(self, place: Place, platform: PlatformMention) -> bool:
        """Whether a network behind a figure belongs to it: no «و», comma or verb stands between."""
        between = self.words[place.last : platform.first]
        own = self.words[platform.first]
        if own.breaks or (own.text[0] == AND and platform.span.start > own.start):
            return False  # «فيسبوك 750 ألفا، وإنستغرام 485 ألفا»
        return len(between) <= CLOSE_REACH and not any(
            word.breaks or word.text[0] == AND or word.text in self.vocabulary.clause_word
            for word in between
        )
