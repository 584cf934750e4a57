"""A network as the owner of its own figures: «عدد مشتركي تويتر 316 مليون», also of those in a country."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import EntityMention, MetricMention, PlatformMention
from arabic_metrics.resolve.antecedent import AntecedentFinder
from arabic_metrics.resolve.network import FOR
from arabic_metrics.resolve.scene import FoundFigure

NETWORK_METRICS = frozenset({"users", "subscribers", "downloads", "visits", "members", "messages"})
LONGEST_COUNTRY = 4
USERS = "users"
BESIDE_REACH = 3  # words between «المستخدمين» and their network
ARTICLE = "ال"


class NetworkOwnerFinder:
    """Finds the networks and countries that own the figures of one text."""

    def __init__(self, antecedents: AntecedentFinder) -> None:
        self.antecedents = antecedents
        self.recognized = antecedents.recognized
        self.vocabulary = antecedents.vocabulary
        self.words = antecedents.words
        self.entities = antecedents.entities

    def held_on(self, figure: FoundFigure) -> EntityMention | None:
        """«410 آلاف موريتاني لهم حسابات على فيسبوك»: the network of the sentence, the one behind first."""
        sentence = self.words[figure.first].sentence
        named = [
            p for p in self.recognized.platforms
            if p.named and self.words[p.first].sentence == sentence
        ]  # fmt: skip
        behind = [p for p in named if p.first >= figure.last]
        chosen = behind[:1] or named[-1:]
        return self.antecedents.as_entity(chosen[0]) if chosen else None

    def _only_says(self, entity: EntityMention, network: PlatformMention) -> bool:
        """«قالت زوكربرغ إن فيسبوك …»: who speaks is not who is spoken of."""
        between = self.words[entity.last : network.first]
        return any(word.text in self.vocabulary.statement_word for word in between)

    def _watched(self, figure: FoundFigure) -> EntityMention | None:
        """«عدد مشاهدي اليوتيوب … وصل إلى 90 مليونا»: the viewers of a network are its own."""
        metric = next(
            (m for m in reversed(self.recognized.metrics) if m.last <= figure.first), None
        )
        if metric is None or metric.verb or metric.pronoun:
            return None
        sent = metric.id == "users" and figure.metric == "messages"  # «مستعملي تليغرام يرسلون …»
        if not sent and (
            metric.id != figure.metric or metric.id not in NETWORK_METRICS | {"views"}
        ):
            return None
        if self.words[metric.first].sentence != self.words[figure.first].sentence:
            return None
        beside = (p for p in self.recognized.platforms if p.named and p.first == metric.last)
        return next((self.antecedents.as_entity(p) for p in beside), None)

    def network(self, figure: FoundFigure) -> EntityMention | None:
        """«عدد مشتركي تويتر 316 مليون»: a network is an entity when its own figures are told."""
        mention = figure.mention
        if (owned := self._watched(figure)) is not None or figure.metric not in NETWORK_METRICS:
            return owned
        if figure.rule == "governing verb" and mention is not None and mention.pronoun:
            country = self._country_between(mention.last, figure.first)
            if country is not None:
                return country
        sentence = self.words[figure.first].sentence
        named = [
            p
            for p in self.recognized.platforms
            if p.named and self.words[p.first].sentence == sentence
        ]
        if mention is not None and mention.last > figure.first:
            mention = self._noun_before(figure)  # «بلغ عدد مستخدمي تويتر 545 ألف مستخدم»
        if mention is not None and mention.last <= figure.first:
            beside = next((p for p in named if self._is_beside(mention.last, p.first)), None)
            if beside is not None:
                return self.antecedents.as_entity(beside)
        before = [p for p in named if p.last <= figure.first and p.id not in ("app", "website")]
        told = [p for p in before if self.antecedents.is_spoken_of(p)]
        others = [
            e
            for e in self.entities
            if self.antecedents.sentence(e) == sentence
            and e.last <= figure.first
            and e.salient
            and e.role != "definite"
            and not (told and told[-1] is before[-1] and e.last <= told[-1].first)
        ]
        if before and told and told[-1] is before[-1]:
            others = [e for e in others if not self._only_says(e, before[-1])]
        if not before or others or figure.metric == "members":
            return None
        network = told[-1] if told and not self.antecedents.is_spoken_of(before[-1]) else before[-1]
        placed = self.antecedents.is_placed(network)
        if placed and (figure.metric != "users" or not self._is_inside(network)):
            return None
        return self.antecedents.as_entity(network)

    def _noun_before(self, figure: FoundFigure) -> MetricMention | None:
        """The noun of the same metric before a figure with its counted noun, in one sentence and behind no other number."""
        sentence = self.words[figure.first].sentence
        metric = next(
            (m for m in reversed(self.recognized.metrics) if m.last <= figure.first), None
        )
        if metric is None or metric.id != figure.metric or metric.verb or metric.id != USERS:
            return None
        between = self.words[metric.last : figure.first]
        counted = any(word.text[0].isdecimal() for word in between)
        return None if counted or self.words[metric.first].sentence != sentence else metric

    def _country_between(self, first: int, last: int) -> EntityMention | None:
        """«يستخدمه في الإمارات مليون ونصف المليون»: the country between a verb and its figure."""
        found = (self._country_at(position) for position in range(first, last))
        return next((country for country in found if country is not None), None)

    def _country_at(self, position: int) -> EntityMention | None:
        """The country behind a preposition at a word position."""
        if position + 1 >= len(self.words) or self.words[position].breaks:
            return None
        if self.words[position].text not in self.vocabulary.inner_preposition:
            return None
        behind = list(self.words[position + 1 : position + 1 + LONGEST_COUNTRY])
        match = self.vocabulary.countries.match(behind, 0)
        if match is None or self.words[position + 1].breaks:
            return None
        country, taken, cut = match
        last = position + 1 + taken
        span = Span(self.words[position + 1].start + cut, self.words[last - 1].end)
        return EntityMention(position + 1, last, span, "country", country.name, country.id)

    def _is_beside(self, first: int, network: int) -> bool:
        """«المستخدمين النشطين لتطبيق سناب شات»: adjectives and nouns of networks stand between, at most."""
        if first <= network <= first + 1:
            return True
        between = [word.text for word in self.words[first:network]]
        table = self.vocabulary
        return 0 < len(between) <= BESIDE_REACH and all(
            text.startswith(ARTICLE) or text == FOR or text in table.network_noun
            for text in between
        )

    def _is_inside(self, network: PlatformMention) -> bool:
        """«لم يكن في تليغرام سوى 100 مليون مستخدم»: users in a network are its own."""
        before = self.words[network.first - 1].text if network.first else ""
        return before in self.vocabulary.inside_word
