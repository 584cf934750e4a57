"""What a noun alone points back to: «حساب القناة», «التطبيق», «الكليب»."""

from dataclasses import replace

from arabic_metrics.recognize import EntityMention, RecognizedText, Vocabulary
from arabic_metrics.resolve.candidate import CandidateChooser
from arabic_metrics.resolve.network import NetworkReader

ARTICLE = "ال"


class NounReader(NetworkReader):
    """Follows the nouns of one text to the names that they were told with."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary) -> None:
        super().__init__(recognized, vocabulary)
        self.candidates = CandidateChooser(recognized, vocabulary)
        self.entities = [e for e in recognized.entities if not self._is_source(e)]

    def _is_source(self, entity: EntityMention) -> bool:
        """Whether the name is inside an attribution: «بحسب صحيفة …» states, it is not spoken of."""
        return entity.role != "account" and any(
            not source.speaker and source.first < entity.first and entity.last <= source.last
            for source in self.recognized.attributions
        )

    def sentence(self, entity: EntityMention) -> int:
        return self.words[entity.first].sentence

    def song(self, entity: EntityMention) -> EntityMention | None:
        """«أغنية «يا زينك» …، وتعدت مشاهدات الكليب»: a song and its clip are one work."""
        nouns = self.vocabulary.song_noun
        if entity.head not in nouns:
            return None
        sentence = self.sentence(entity)
        songs = [
            e for e in self.entities
            if e.last <= entity.first and e.role == "work" and e.head in nouns and not e.anaphoric
            and self.sentence(e) >= sentence - 1
        ]  # fmt: skip
        return songs[-1] if songs else None

    def titled_app(self, entity: EntityMention, position: int) -> EntityMention | None:
        """«خدمات حصرية لـ«نمشي»، وحصل التطبيق على …»: an app finds the title told last."""
        if entity.head not in self.vocabulary.app_head:
            return None
        sentence = self.words[position].sentence
        titles = [
            e for e in self.entities
            if e.last <= position and self.candidates.is_quoted(e) and self.sentence(e) >= sentence - 1
        ]  # fmt: skip
        return titles[-1] if titles else None

    def of_noun(self, entity: EntityMention, position: int) -> EntityMention | None:
        """«حساب القناة», «صفحة المهرجان»: an owner that is only a noun is the last name with that noun."""
        noun = self._noun(entity)
        if not noun:
            return None
        named = [
            e for e in reversed(self.entities)
            if e.last <= position and e is not entity and not e.anaphoric
            and e.name.removeprefix(ARTICLE) != noun and self.has_head(e, noun)
        ]  # fmt: skip
        named.sort(key=lambda e: e.role != "account")  # whose accounts were spoken of, first
        return replace(named[0], first=entity.first, last=entity.last) if named else None

    def _noun(self, entity: EntityMention) -> str:
        """The definite noun that a name consists of: «القناة», and behind what is only a part of it «موقع القناة»."""
        first, _, rest = entity.name.partition(" ")
        name = rest if rest and first in self.vocabulary.owned_part else entity.name
        noun = name.removeprefix(ARTICLE)
        known = bool(entity.known) or noun == name or " " in noun
        return "" if known or noun not in self.vocabulary.heads else noun

    def has_head(self, entity: EntityMention, head: str) -> bool:
        if not head:
            return False
        if entity.head == head or self.words[entity.first].text.endswith(head):
            return True
        return entity.name.split(" ", 1)[0].removeprefix(ARTICLE) == head
