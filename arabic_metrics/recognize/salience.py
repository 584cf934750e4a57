"""Which names a clause can speak of, and titles in quotation marks that name what stands before them."""

from arabic_metrics.core import Span
from arabic_metrics.recognize.mention import EntityMention
from arabic_metrics.recognize.name import AND, NameReader
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word

EVERY = "كل"
NAMING_REACH = 5
ASIDE_REACH = 6  # words from a bracket to a name


GLOSS = "("
RANKED_ROLES = frozenset({"title", "organisation", "channel"})
TITLED_ROLES = frozenset({"account", "channel", "group"})  # what a title names stays what it was
POSSESSIVE = ("يه", "يها", "ته", "تها", "قه", "قها")  # of a body: «ناديه», «شركته», «فريقه»


class SalienceReader:
    """Judges the entity mentions of one text."""

    def __init__(
        self,
        text: str,
        words: list[Word],
        vocabulary: Vocabulary,
        names: NameReader,
        constructs: frozenset[int],
    ) -> None:
        self.text = text
        self.words = words
        self.vocabulary = vocabulary
        self.names = names
        self.constructs = constructs

    def with_quoted_name(self, mention: EntityMention) -> EntityMention:
        """«حساب بعنوان "…"», «قناة تليغرام المسماة "…"», «أغنية مشتركة تدعى "…"»: the title is the name."""
        if mention.role not in (
            "work",
            "account",
            "channel",
            "group",
            "definite",
            "pronoun",
            "hashtag",
        ):
            return mention
        limit = min(mention.last + NAMING_REACH, len(self.words))
        for index in range(mention.last, limit):
            word = self.words[index]
            if word.sentence != self.words[mention.first].sentence or "،" in word.gap:
                return mention
            end = self.names.quotation_end(index) or self._latin_end(mention, index)
            if end is not None:
                apposed = (
                    index == mention.last
                    and mention.role == "account"
                    and self._is_possessed(mention)
                )
                belongs = self.words[mention.last].text in self.vocabulary.belonging_word
                if self.words[index - 1].text not in self.vocabulary.naming_word and not (
                    belongs or apposed
                ):
                    return mention
                span = Span(word.start, self.words[end - 1].end)
                role = mention.role if mention.role in TITLED_ROLES else "work"
                return mention.changed(
                    last=end, span=span, name=span.of(self.text), role=role, known=""
                )
        return mention

    def _latin_end(self, mention: EntityMention, index: int) -> int | None:
        """«الموقع المسمى Richtunis»: behind a word of naming, Latin letters are a title."""
        if index == mention.last or self.words[index - 1].text not in self.vocabulary.naming_word:
            return None
        end = index
        while (
            end < len(self.words)
            and self.words[end].text[0].isascii()
            and (end == index or self.words[end].gap == " ")
        ):
            end += 1
        letters = self.words[index].text[0].isalpha()
        return end if end > index and letters else None

    def _is_possessed(self, mention: EntityMention) -> bool:
        """«صفحة ناديه السابق «نجوم السويس»»: «his club» is named by what follows."""
        return mention.name.split(" ", 1)[0].endswith(POSSESSIVE) and not mention.known

    def is_salient(self, mention: EntityMention) -> bool:
        """Whether a clause can speak of it: not behind a preposition, a particle, «التابعة» or a relative verb."""
        words, vocabulary = self.words, self.vocabulary
        if mention.role == "handle" or (
            mention.role == "name" and GLOSS in words[mention.first].gap
        ):
            return False  # «وزارة الصحة (SaudiMOH)»: the same again
        if (
            mention.role == "name"
            and mention.first not in self.constructs
            and self._quotes_noun(mention)
        ):
            return False
        attached = (
            words[mention.first].text[0] in "بلك"
            and words[mention.first].start < mention.span.start
        )
        if attached and mention.role != "account" and not self._is_next(mention):
            return False
        before = words[mention.first - 1].text if mention.first else ""
        if self._is_in_brackets(mention):
            return False
        if before in vocabulary.subordinate_word or before in vocabulary.superlative:
            return False
        if before in vocabulary.plural_account and mention.role != "account":
            return False  # «بين حسابات أمراء المناطق»
        if mention.role == "definite" and before in vocabulary.audience_noun:
            return False  # «22 ألفا من رواد الموقع»
        if mention.role in RANKED_ROLES and before in vocabulary.ordinal_construct:
            return False  # «أول مطرب مغاربي»
        behind = words[mention.last].text if mention.last < len(words) else ""
        if mention.role in ("work", "definite") and behind in vocabulary.each_one:
            return False  # «212 ألف تفاعل للمنشور الواحد»
        earlier = words[mention.first - 2].text if mention.first > 1 else ""
        if earlier in vocabulary.each and before in vocabulary.inner_preposition:
            return True  # «كل من الهلال والنصر»
        if before in vocabulary.inner_preposition and mention.role not in ("account", "hashtag"):
            return False
        return earlier not in vocabulary.relative_word or mention.role == "account"

    def _is_in_brackets(self, mention: EntityMention) -> bool:
        """«(حتى لحظة نشر الخبر)»: what an aside speaks of is not what the clause does."""
        for position in range(mention.first, max(0, mention.first - ASIDE_REACH), -1):
            gap = self.words[position].gap
            if ")" in gap or self.words[position].sentence != self.words[mention.first].sentence:
                return False
            if "(" in gap:
                return position < mention.first
        return False

    def _is_next(self, mention: EntityMention) -> bool:
        """«متبوعة بوزارة التربية»: the name behind a word of succession stands in its turn."""
        if not mention.first:
            return False
        match = self.vocabulary.ranks.match(self.words, mention.first - 1)
        return match is not None and match[0].role == "next"

    def _quotes_noun(self, mention: EntityMention) -> bool:
        """«مقطعه الأشهر «على طريق الحرير»»: a title in quotation marks names the noun before it."""
        word = self.words[mention.first]
        if not mention.first or "\n" in word.gap or not any(mark in word.gap for mark in QUOTES):
            return False
        before, vocabulary = self.words[mention.first - 1].text, self.vocabulary
        opens = (
            before in vocabulary.possess_verb
            or before in vocabulary.subject_verb
            or before in vocabulary.clause_word
        )
        return (
            not opens
            and before not in vocabulary.preposition
            and before not in (AND, EVERY)
            and before not in vocabulary.statement_word
        )
