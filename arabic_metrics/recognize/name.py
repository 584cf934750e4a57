"""Where a name ends: an idafa chain runs to its first definite or proper noun, then only definite adjectives.

A title opens a personal name; a verb, preposition, rank word, number or platform ends any.
"""

from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word

LONGEST_NAME = 7
LONGEST_BARE = 4  # words of a name without any definite noun
LONGEST_TITLE = 14  # words of a quoted title
AND, FOR, OF_TO = "و", "ل", "لل"
SUBJUNCTIVE = ("لت", "لي", "لن")
SHORTEST_FIELD = 4
PLURAL_VERB = "وا"  # «جاءوا»
FEMININE = "ه"
RELATIONAL = "يه"
ARTICLE = "ال"
POSSESSIVE, SHORTEST_POSSESSED = ("ها", "هم", "هما"), 4
CLOSING_QUOTE = "”"
SOUGHT, PAST = "است", "ت"  # a verb of the tenth form, of her
IMPERFECT = "ي"  # «يتوقع» after two words of a name is a verb
ATTACHED = ("بال", "وبا", "وال", "فال", "كال")
PARTICLES_ALONE = frozenset({"ال", "لل", "ل", "ب", "و", "ك"})


class NameReader:
    """Finds where the names of one text end."""

    def __init__(
        self, text: str, words: list[Word], vocabulary: Vocabulary, blocked: frozenset[int]
    ) -> None:
        self.text = text
        self.words = words
        self.vocabulary = vocabulary
        self.blocked = blocked

    def end(self, index: int, definite: bool, *, personal: bool = False) -> int:
        """Return the word position where the name that goes on at a word ends; `definite` if it is closed already."""
        position, closed, bare = index, definite, 0
        while position < len(self.words) and position - index < LONGEST_NAME:
            word = self.words[position]
            if self._ends(position, first=position == index):
                break
            if (not personal or position > index + 1) and self._is_imperfect(word.text):
                break  # «موقع يتيح التواصل»
            if closed and not personal and word.text in self.vocabulary.personal_title:
                break
            if word.text.startswith(ARTICLE) and len(word.text) > 3:
                closed = True
            else:
                if closed and not personal:
                    break
                if (
                    personal
                    and bare >= 2
                    and (word.text in self.vocabulary.common_noun or word.text[0] == IMPERFECT)
                ):
                    break
                bare += 1
                if bare > LONGEST_BARE:
                    break
                closed = closed or word.text in self.vocabulary.country
            position += 1
        return position

    def past_joined(self, noun: str, end: int) -> int:
        """«وزارة الصحة والسكان»: a ministry's name may join two fields."""
        if noun not in self.vocabulary.ministry_noun or end >= len(self.words):
            return end
        word = self.words[end]
        joins = word.text.startswith(AND + ARTICLE) and not word.breaks and end not in self.blocked
        return (
            max(self.end(end + 1, True), end + 1)
            if joins and word.text[1:] not in self.vocabulary.bodies
            else end
        )

    def past_purpose(self, end: int) -> int:
        """«المديرية العامة للأمن الوطني», «شركة سكوت للتسويق»: what a body is for belongs to its name."""
        if end >= len(self.words) or self.words[end].breaks or end in self.blocked:
            return end
        text = self.words[end].text
        if self.vocabulary.metrics.match(self.words, end) is not None:
            return end
        if text.startswith(OF_TO):
            return max(self.end(end + 1, True), end + 1)
        named = self.words[end - 1].text.startswith(ARTICLE) and self._is_field(text)
        return max(self.end(end + 1, False), end + 1) if named else end

    def _is_field(self, text: str) -> bool:
        """«الهيئة العامة لجمارك عجمان»: ل and a noun in construct, no particle, verb or account."""
        table = self.vocabulary
        rest = text[1:]
        return (
            text[0] == FOR
            and len(text) > SHORTEST_FIELD
            and not text.startswith(SUBJUNCTIVE)
            and not self.is_closed(text)
            and not self.is_closed(rest)
            and rest not in table.account_nouns
            and rest not in table.work_nouns
            and rest not in table.given_names
            and not self.is_possessed(text)
        )

    def agrees(self, noun: int, adjective: int) -> bool:
        """Whether a word can be the adjective of a definite noun: «الهيئة العامة», not «الوزارة العربي»."""
        if adjective >= len(self.words) or not self.words[noun].text.endswith(FEMININE):
            return True
        text = self.words[adjective].text
        return (
            text.endswith(FEMININE)
            or text in self.vocabulary.elative_feminine
            or not text.startswith(ARTICLE)
        )

    def quotation_end(self, index: int) -> int | None:
        """Return the word position behind a quotation that opens at a word, or None; a quoted network is no title."""
        if index >= len(self.words):
            return None
        gap = self.words[index].gap
        if gap == " ":
            return None
        gap = gap.rsplit("\n", 1)[-1]  # an item of a list begins anew
        opening = next((mark for mark in reversed(gap) if mark in QUOTES), None)
        if opening is None or any(mark in gap for mark in ".،"):
            return None
        closing = QUOTES[opening]
        if closing == opening and self._is_closing(index, opening):
            return None
        if opening == CLOSING_QUOTE and self._closes_another(index):
            return None
        for position in range(index, min(index + LONGEST_TITLE, len(self.words))):
            if closing in self._gap_behind(position):
                inside = range(index, position + 1)
                if self._lists_figures(inside):
                    return None
                return None if all(place in self.blocked for place in inside) else position + 1
        return None

    def _lists_figures(self, inside: range) -> bool:
        """«“تيك توك، وحوالي 450 ألفا في موقع ”يوتيوب"»: a mark that was left open holds no title."""
        figures = any(p > inside[0] and self.words[p].text[0].isdecimal() for p in inside)
        return figures and any("،" in self.words[p].gap for p in inside[1:])

    def _closes_another(self, index: int) -> bool:
        """Whether ” closes what “ opened before, as it does in most texts: «الترند” المغربي»."""
        start = self.words[index].start
        line = self.text.rfind("\n", 0, start) + 1
        gap = self.text.rfind(CLOSING_QUOTE, line, start)
        return self.text.count("“", line, gap) > self.text.count(CLOSING_QUOTE, line, gap)

    def _is_closing(self, index: int, mark: str) -> bool:
        """Whether a mark that opens and closes alike closes here: it is the second of its paragraph, or the fourth."""
        start = self.text.rfind("\n", 0, self.words[index].start) + 1
        return self.text.count(mark, start, self.words[index].start) % 2 == 0

    def _gap_behind(self, position: int) -> str:
        if position + 1 < len(self.words):
            return self.words[position + 1].gap
        end = self.words[position].end
        return self.text[end : end + 3]

    def _ends(self, position: int, *, first: bool) -> bool:
        word, vocabulary = self.words[position], self.vocabulary
        text = word.text
        if (
            position in self.blocked
            or text[0].isdecimal()
            or text[0] in "#@"
            or text in PARTICLES_ALONE
        ):
            return True
        gap = word.gap.strip(" ")
        if gap and not (first and gap in QUOTES):
            return True
        if self.is_closed(text):
            return True
        if text[0] == AND and (
            text.startswith(ATTACHED)
            or text[1:] in vocabulary.common_verb
            or text[1:] in vocabulary.heads
        ):
            return not (first and text in vocabulary.heads)
        if text.startswith((OF_TO, *ATTACHED)) and text not in vocabulary.attached_name:
            return True
        if (
            text[0] in "بل"
            and (head := vocabulary.heads.match(self.words, position)) is not None
            and head[2] > 0
        ):
            return True
        if not first and (text in vocabulary.holder_word or self.is_possessed(text)):
            return True  # «النجم صاحب المركز الثاني», «المغنية ديلارا آيدن اعتزالها»
        if text in vocabulary.account_pronoun and not first:
            return not self._is_relational(position)
        return text in vocabulary.attributions or (
            text in vocabulary.ranks and text not in vocabulary.heads
        )

    def is_possessed(self, text: str) -> bool:
        """Whether a word ends in «her» or «their», as no name does."""
        return (
            text.endswith(POSSESSIVE)
            and len(text) >= SHORTEST_POSSESSED
            and not text.startswith(ARTICLE)
            and text not in self.vocabulary.any_name
        )

    def is_verb(self, index: int) -> bool:
        """Whether the word at a position is a verb by its look."""
        return index < len(self.words) and self._is_imperfect(self.words[index].text)

    def _is_imperfect(self, text: str) -> bool:
        """Whether a word is a verb by its look: «ي» opens few names, and the lexicon knows them."""
        if text.startswith(SOUGHT) and text.endswith(PAST):
            return True  # «استمرت»
        return text[0] == IMPERFECT and len(text) > 3 and text not in self.vocabulary.yeh_name

    def _is_relational(self, position: int) -> bool:
        """«وزارة الشؤون البلدية»: behind a definite noun, the name of a body can be its adjective."""
        text = self.words[position].text
        return (
            text.endswith(RELATIONAL)
            and text in self.vocabulary.bodies
            and self.words[position - 1].text.startswith(ARTICLE)
        )

    def is_closed(self, text: str) -> bool:
        """Whether a word is of a closed class that no name goes over."""
        vocabulary = self.vocabulary
        return (
            text in vocabulary.preposition or text in vocabulary.common_verb or text in vocabulary.clause_word
            or text in vocabulary.superlative or text in vocabulary.reach_word or text in vocabulary.possess_verb
            or text in vocabulary.count_word or text in vocabulary.ranked_list or text in vocabulary.modifier_filler
            or text in vocabulary.gain_word or text in vocabulary.relative_word or text in vocabulary.naming_word
            or text in vocabulary.belonging_word or text in vocabulary.rank_verb or (text.endswith(PLURAL_VERB) and len(text) > 4)
        )  # fmt: skip
