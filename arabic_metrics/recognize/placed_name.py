"""Names that only their place shows: «متابعي روما», «امتلك نيمار 194 مليون», «أما كولو كولو فيحتل», «إيلا ستورم (146 مليون متابع)»."""

from arabic_metrics.recognize.head import HeadReader
from arabic_metrics.recognize.mention import EntityMention
from arabic_metrics.recognize.name import ARTICLE
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

QUOTED_NAME = 4  # words of a title that names
ACCUSATIVE = "ا"
POSSESSIVE = ("ها", "هم", "هما", "هن", "ته")  # «معناها» names nobody
BY, SO = "ب", "ف"


class PlacedNameReader:
    """Reads the names of one text that no noun and no list shows."""

    def __init__(
        self,
        words: list[Word],
        vocabulary: Vocabulary,
        heads: HeadReader,
        constructs: frozenset[int],
    ) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.heads = heads
        self.names = heads.names
        self.blocked = heads.blocked
        self.constructs = constructs  # right behind a metric noun in construct

    def at(self, index: int) -> EntityMention | None:
        """A name that only its place shows: «متابعي روما», «امتلك نيمار 194 مليون», «الشرطة لديها»."""
        word, vocabulary = self.words[index], self.vocabulary
        quoted = self._quoted_name(index)
        if quoted is not None:
            return quoted
        if word.text[0].isascii() and word.text[0].isupper() and index not in self.blocked:
            return self._latin_name(index)
        before = self.words[index - 1].text if index else ""
        earlier = self.words[index - 2].text if index > 1 else ""
        shared = before in vocabulary.share_noun and earlier in vocabulary.share_opener
        verb = shared or before in vocabulary.possess_verb or before in vocabulary.subject_verb
        verb = verb or before in vocabulary.peer_noun
        if self._is_no_name(word.text, before):
            return None
        told = index in self.constructs or (verb and not word.breaks)
        if told and (named := self._past_nationality(index)) is not None:
            return named
        country = vocabulary.countries.match(self.words, index) if told else None
        if country is not None and not country[2]:
            return self.heads.mention(index, index, index + country[1], "name")
        if index not in self.constructs and (
            word.text in vocabulary.common_noun
            or word.text in vocabulary.subject_verb
            or (len(word.text) > 4 and word.text.endswith(POSSESSIVE))
        ):
            return None
        if told and self.names.is_possessed(word.text):
            closes = self.names.quotation_end(index + 1)  # «متابعو منافستها «الاتحاد»»
            if closes is not None:
                return self.heads.mention(index, index + 1, closes, "name")
            if index not in self.constructs:
                return None  # «بلغت حدها الأعلى»
        if word.text[0] == BY and before in vocabulary.takes_by:
            return None  # «حظي بتجاوب كبير»
        if index in self.blocked or self.vocabulary.metrics.match(self.words, index) is not None:
            return None
        if told:
            end = self.names.end(index, False)
            if end - index > 1 and all(w.text.endswith(ACCUSATIVE) for w in self.words[index:end]):
                return None  # «يعد لاعبا مميزا» says what he is
            return self.heads.mention(index, index, end, "name") if end > index else None
        if word.text in vocabulary.nationalities and not before.startswith(ARTICLE):
            end = self.heads.persons.end(index + 1, titled=True)  # «من نصيب البرازيلي …»
            return self.heads.mention(index, index + 1, end, "name") if end else None
        if (end := self._before_bracket(index)) > index:
            return self.heads.mention(index, index, end, "name")
        if before in vocabulary.as_for and (end := self._before_answer(index)):
            return self.heads.mention(index, index, end, "name")
        if before in vocabulary.that_word and (end := self._before_verb(index)):
            return self.heads.mention(index, index, end, "name")
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        has = (
            following is not None
            and following.text in vocabulary.has_word
            and following.text[0] in "ليت"
            and not following.breaks
        )
        if has and word.text.startswith(ARTICLE) and word.text not in vocabulary.relative_word:
            return self.heads.mention(index, index, index + 1, "name")
        return None

    def _is_no_name(self, text: str, before: str) -> bool:
        """Whether a word at such a place is of another kind: a date, a particle, in what manner somebody does it."""
        table = self.vocabulary
        if text in table.no_name or self._is_manner(text):
            return True
        if before in table.peer_noun and text in table.office_adjective:
            return True  # «زميله الراحل»
        # «فقد ذهب إلى …»: a particle before its verb
        return before in table.losing_or_so and not text.startswith(ARTICLE)

    def _latin_name(self, index: int) -> EntityMention | None:
        """«BBC News», «Netflix»: capitals, side by side."""
        end = index + 1
        while (
            end < len(self.words)
            and self.words[end].text[0].isascii()
            and self.words[end].text[0].isupper()
            and not self.words[end].gap.strip(" ")
        ):
            end += 1
        named = end - index > 1 or len(self.words[index].text) > 2
        return self.heads.mention(index, index, end, "name") if named else None

    def _before_verb(self, index: int) -> int:
        """«أن الملكية الأردنية حلت أولى»: a name between «أن» and a verb; where they end, or 0."""
        end = self.names.end(index, False)
        if not index < end < len(self.words) or self.words[end].breaks:
            return 0
        verb = self.words[end].text
        if verb not in self.vocabulary.possess_verb and verb not in self.vocabulary.rank_verb:
            return 0
        return end

    def _past_nationality(self, index: int) -> EntityMention | None:
        """«حلت المغربية نهى العلمي», «تملك التونسية أنس جابر»: where somebody is from, before the name."""
        text = self.words[index].text
        if not text.startswith(ARTICLE):
            return None
        if not self._is_nationality(text):  # «متابعي السباحة البرازيلية كلارا نونيس»
            index += 1
            if index >= len(self.words) or self.words[index].breaks or index in self.blocked:
                return None
            if not self._is_nationality(self.words[index].text):
                return None
        persons = self.heads.persons
        end = persons.end(index + 1, titled=True) or persons.bare_end(index + 1)
        return self.heads.mention(index, index + 1, end, "name") if end > index + 1 else None

    def _is_manner(self, text: str) -> bool:
        """«وكتب غاضبا», «قال معلقا»: in what manner somebody does it, no name."""
        active = len(text) == len("فاعلا") and text[1] == ACCUSATIVE
        table = self.vocabulary
        named = text in table.any_name or text in table.countries or text in table.gazetteer
        return active and text.endswith(ACCUSATIVE) and not named

    def _is_nationality(self, text: str) -> bool:
        return text in self.vocabulary.nationalities

    def _before_bracket(self, index: int) -> int:
        """«مثل إيلا ستون (146 مليون متابع)»: a name that only its figure in brackets shows; where it ends, or 0."""
        before = self.words[index - 1].text if index else ""
        if before not in self.vocabulary.likeness and before not in self.vocabulary.then_word:
            return 0
        end = self.names.end(index, False, personal=True)
        bracketed = end < len(self.words) and "(" in self.words[end].gap and end in self.blocked
        return end if bracketed else 0

    def _before_answer(self, index: int) -> int:
        """«أما كولو كولو فيحتل المركز …»: what stands between «أما» and «فـ»; where it ends, or 0."""
        end = self.names.end(index, False, personal=True)
        return end if index < end < len(self.words) and self.words[end].text[0] == SO else 0

    def _quoted_name(self, index: int) -> EntityMention | None:
        """«أما منافسه «ليمون توك» …»: a short title in quotation marks, not what somebody said."""
        gap = self.words[index].gap
        if gap == " " or ":" in gap.rsplit("\n", 1)[-1]:
            return None
        end = self.names.quotation_end(index)
        if end is None or end - index > QUOTED_NAME:
            return None
        if end - index == 1 and self.words[index].text in self.vocabulary.device_word:
            return None  # «على أجهزة «آيفون» و«أندرويد»»
        if self.words[index].text in self.vocabulary.ranked_list:
            return None  # «تصدر «الترند المحلي»»
        if end - index == 1 and self.words[index].text in self.vocabulary.metrics:
            return None  # «عبر خاصية «ريتويت»»
        return self.heads.mention(index, index, end, "name")
