"""Networks in a sentence: where an account is, or what does something itself."""

from arabic_metrics.recognize import EntityMention, PlatformMention, RecognizedText, Vocabulary

FOR, BY = "ل", "ب"
ATTACHED = frozenset({FOR, BY})
EARLIER_SENTENCES = 3


class NetworkReader:
    """Judges the network mentions of one text."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary) -> None:
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.words = recognized.words

    def places(self, word: str) -> bool:
        return (word[:1] in ATTACHED and word in self.vocabulary.network_noun) or (
            word in ATTACHED or word in self.vocabulary.placing
        )

    def is_placed(self, platform: PlatformMention) -> bool:
        """Whether a preposition holds a network: «على فيسبوك», «على موقع التواصل الاجتماعي فيسبوك»."""
        word = self.words[platform.first]
        if word.text[0] in ATTACHED and platform.span.start > word.start:
            return True  # «لتويتر», not «لينكد إن»
        start = self._before_network(platform)
        return start >= 0 and self.places(self.words[start].text)

    def is_spoken_of(self, platform: PlatformMention) -> bool:
        """Whether a network itself does something: no preposition and no noun («حسابات فيسبوك») holds it."""
        if self.is_placed(platform):
            return False
        start = self._before_network(platform)
        before = self.words[start].text if start >= 0 else ""
        table = self.vocabulary
        return not (before in table.heads or before in table.metrics or before in table.ranked_list)

    def _before_network(self, platform: PlatformMention) -> int:
        """The position before a network and the nouns that say what it is: «موقع التواصل الاجتماعي فيسبوك»."""
        start = platform.first - 1
        while start >= 0 and self.words[start].text in self.vocabulary.network_noun:
            if self.words[start].text[0] in ATTACHED:
                return start
            start -= 1
        return start

    def as_entity(self, platform: PlatformMention) -> EntityMention:
        name = platform.span.of(self.recognized.parsed.normalized.text)
        return EntityMention(
            platform.first, platform.last, platform.span, "known", name, network=platform.id
        )

    def network_of(self, entity: EntityMention, position: int, metric: str) -> EntityMention | None:
        """«كشف فيس بوك … للموقع»: «the site» and «the app» may be the network that was spoken of."""
        table = self.vocabulary
        sites = table.site_head | table.app_head | table.service_noun
        if entity.head not in sites:
            return None
        sentence = self.words[position].sentence
        reach = EARLIER_SENTENCES if metric == "users" else 0  # «عدد مستخدمي الموقع»
        return next(
            (
                self.as_entity(p)
                for p in reversed(self.recognized.platforms)
                if p.last <= position and sentence - reach <= self.words[p.first].sentence
                and p.named and "+" not in p.id and (not self.is_placed(p) or self._is_genitive(p))
            ),
            None,
        )  # fmt: skip

    def _is_genitive(self, platform: PlatformMention) -> bool:
        """«الرئيس التنفيذي لـ«سناب شات»»: «لـ» says whose, not where."""
        before = self.words[platform.first - 1].text if platform.first else ""
        return FOR in (self.words[platform.first].text[0], before)
