"""Nouns that only say what a network is («منصة التدوين «تويتر»»), and accounts named by it («حساب تويتر للقسم الإعلامي»)."""

from arabic_metrics.recognize.name import ARTICLE, FOR
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

MOST_ADJECTIVES = 3  # between a noun and its network


class NetworkNounReader:
    """Looks for the networks behind the nouns of one text."""

    def __init__(
        self, words: list[Word], vocabulary: Vocabulary, platforms: frozenset[int]
    ) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.platforms = platforms
        self.adjectives = vocabulary.country_adjective_stop

    def after(self, index: int) -> int:
        """Where the network begins that the nouns from a word on speak of: «موقع الفيديوهات «يوتيوب»»; 0 for none."""
        head = self.vocabulary.heads.match(self.words, index)
        return self.behind(index + head[1]) if head is not None and head[0].role == "channel" else 0

    def behind(self, after: int) -> int:
        """«منصة التدوين «تويتر»», «موقع التواصل الاجتماعي فيسبوك»: definite words, and the network that they speak of."""
        position = after
        while (
            position < len(self.words)
            and position - after < MOST_ADJECTIVES
            and self.words[position].text.startswith(ARTICLE)
            and position not in self.platforms
            and not self.words[position].breaks
        ):
            position += 1
        found = after < position < len(self.words) and position in self.platforms
        return position if found and not self.words[position].breaks else 0

    def past(self, index: int) -> int:
        """«حساب تويتر للقسم الإعلامي», «حساب تويتر الرسمي لوزارة النقل»: the owner stands behind the network."""
        end = index
        while end < len(self.words) and end in self.platforms:
            end += 1
        end = self.past_adjectives(end) if end > index else index
        owned = end < len(self.words) and self.words[end].text[0] == FOR and end > index
        return end if owned and not self.words[end].breaks else index

    def past_adjectives(self, index: int) -> int:
        while (
            index < len(self.words)
            and self.words[index].text in self.adjectives
            and not self.words[index].breaks
        ):
            index += 1
        return index
