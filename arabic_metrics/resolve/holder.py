"""Who holds a place: the subject before it, the name behind it, or a network itself."""

from arabic_metrics.recognize import EntityMention, RankMention
from arabic_metrics.resolve.antecedent import AntecedentFinder, Found

SITES = frozenset({"app", "website"})  # words for a kind of place, not names
HOLDER_REACH = 24  # words from a position to the name behind it


class HolderFinder:
    """Finds the entities of the ranks of one text."""

    def __init__(self, antecedents: AntecedentFinder) -> None:
        self.antecedents = antecedents
        self.recognized = antecedents.recognized
        self.vocabulary = antecedents.vocabulary
        self.words = antecedents.words
        self.entities = antecedents.entities

    def of_rank(self, rank: RankMention, previous: EntityMention | None) -> Found:
        """Return the entity that holds a position."""
        words = self.words
        if rank.rule == "next":
            following = self.antecedents.starting(rank.last, rank.last + 4)
            return (
                (self.antecedents.resolved(following, following.first), "named behind")
                if following
                else (None, "")
            )
        if rank.rule.startswith("leading"):
            following = self.antecedents.starting(rank.last, rank.last + 2)
            if (
                following is not None
                and not following.anaphoric
                and words[rank.first].text not in self.vocabulary.lead_noun
            ):
                return following, "subject of the verb"
        if rank.rule == "adverb" and (behind := self._right_behind(rank)) is not None:
            return behind, "named behind"
        if (self._opens_clause(rank) and rank.rule != "first to reach") or self._falls_to(rank):
            following = self._named_behind(rank)
            if following is not None:
                return following, "named behind"
        here = [
            e
            for e in self.entities
            if e.last <= rank.first
            and self.antecedents.sentence(e) == self.words[rank.first].sentence
            and e.salient
        ]
        network = self._network_before(rank)
        if network is not None and not any(e.last > network.first for e in here):
            return network, "the network's own place"
        return self.antecedents.subject(rank.first, "rank", previous)

    def _right_behind(self, rank: RankMention) -> EntityMention | None:
        """«ويأتي ثالثا الدكتور عادل سالم»: who holds the place stands right behind its ordinal."""
        for entity in self.entities:
            if entity.first == rank.last and not entity.anaphoric:
                word = self.words[entity.first]
                attached = word.start < entity.span.start < word.end
                return None if word.breaks or attached else entity
        return None

    def _falls_to(self, rank: RankMention) -> bool:
        """«ذهب المركز الثالث إلى صفحة …», «كانت الصدارة من نصيب …»: whose it is stands behind."""
        words = self.words[rank.last : rank.last + 5]
        for word in words:
            if word.breaks:
                return False
            if word.text in self.vocabulary.falls_to:
                return True
        return False

    def _network_before(self, rank: RankMention) -> EntityMention | None:
        """«أصبح تيك توك أول تطبيق»: a network holds a place itself."""
        sentence = self.words[rank.first].sentence
        for platform in reversed(self.recognized.platforms):
            if platform.last <= rank.first and self.words[platform.first].sentence == sentence:
                return (
                    self.antecedents.as_entity(platform)
                    if platform.named
                    and platform.id not in SITES
                    and self.antecedents.is_spoken_of(platform)
                    else None
                )
        return None

    def _named_behind(self, rank: RankMention) -> EntityMention | None:
        sentence = self.words[rank.first].sentence
        for entity in self.entities:
            if entity.first < rank.last or self.antecedents.sentence(entity) != sentence:
                continue
            counted = rank.rule == "superlative" and entity.first <= rank.last + 1
            if (
                counted  # «سادس أكبر قناة عراقية» says among what
                or entity.anaphoric
                or entity.network
                or entity.role == "work"
                or self.antecedents.is_compared(entity)
            ):
                continue
            return entity if entity.first - rank.last <= HOLDER_REACH else None
        return None

    def _opens_clause(self, rank: RankMention) -> bool:
        """Whether nothing but verbs and particles stands between the clause's start and the position."""
        position = rank.first - 1
        while position >= 0 and self.words[position].sentence == self.words[rank.first].sentence:
            text = self.words[position].text
            if text not in self.vocabulary.arrive_verb or text.startswith("ل"):
                return False
            if self.words[position].breaks or text in self.vocabulary.clause_word:
                return True
            position -= 1
        return True
