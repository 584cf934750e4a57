"""Personal names: «عبد الرزاق الهمامي», «هند بنت سالم», and «الهمامي» behind them.

A given name of the lexicon opens one; given names, particles («بن», «آل»), family names and one definite word go on with it.
"""

from arabic_metrics.recognize.name import ARTICLE, IMPERFECT, NameReader
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import Word

LONGEST_PERSON = 7
SHORTEST_FAMILY = 5  # letters of a family name with its article: «الميع»
FATHER_OF = "بو"
OFFICE_REACH = 3  # words of an office to a nationality
PAST = "ت"  # «اللبنانية أشعلت …» is a verb
BARE = 2  # family names without article that no list knows
RELATIONAL = "ي"
ATTACHED = ("وال", "بال", "فال", "كال", "لل")
PARTICLES = ("و", "ف", "ل", "ب", "ول", "وب", "ك")


class PersonReader:
    """Reads the personal names of one text."""

    def __init__(
        self, words: list[Word], vocabulary: Vocabulary, blocked: frozenset[int], names: NameReader
    ) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.blocked = blocked
        self.names = names
        self.sure, self.likely = vocabulary.given_names, vocabulary.likely_given_names
        self.families, self.joining = vocabulary.families, vocabulary.name_joints
        self.given = vocabulary.any_given_name
        self.servants = vocabulary.servant_word  # «عبد الرزاق»
        self.opens = self.servants | vocabulary.father_word  # «أبو بكر»

    def cut(self, index: int) -> int:
        """Return how many letters stand before the name that a word opens, or -1 if it opens none."""
        text = self.words[index].text
        if text in self.vocabulary.possess_verb:
            return -1  # «لدينا» is no «دينا»
        if text in self.sure or text in self.likely or text in self.families or text in self.opens:
            return 0
        for particle in PARTICLES:
            if text.startswith(particle):
                rest = text[len(particle) :]
                if rest in self.sure or rest in self.opens:
                    return len(particle)
        return -1

    def end(self, index: int, cut: int = 0, *, titled: bool = False) -> int:
        """Return the position behind the personal name that opens at a word, or 0 if none does; `titled`: behind a title."""
        if index >= len(self.words) or index in self.blocked:
            return 0
        opening = self.words[index].text[cut:]
        position, bare, known = index + 1, 0, 0
        sure = opening in self.sure or opening in self.families
        if opening in self.opens and self._goes_on(position):
            following = self.words[position].text
            sure = (
                following.startswith(ARTICLE)
                if opening in self.servants
                else following in self.given
            )
            position += 1
        elif titled and opening in self.vocabulary.titled_given_name and self._goes_on(position):
            known = 1 if self._is_bare(position) or self._is_family(position, alone=True) else 0
        if not sure and not known and opening not in self.likely:
            return 0
        while position < len(self.words) and position - index < LONGEST_PERSON:
            word = self.words[position]
            if word.gap != " " or position in self.blocked:
                break
            text = word.text
            if text in self.joining:
                if not self._goes_on(position + 1):
                    break
                position, known = position + 2, known + 1
            elif text in self.sure or text in self.likely or text in self.families:
                position, known = position + 1, known + 1
            elif text.startswith(ARTICLE):
                if self._is_family(position, alone=position - index <= 1 + (opening in self.opens)):
                    position, known = position + 1, known + 1
                break
            elif bare < BARE and self._is_bare(position):
                position, bare = position + 1, bare + 1
            else:
                break
        if sure:
            return position
        return position if known else 0

    def behind_nationality(self, index: int) -> int:
        """«رئيسة الوزراء الدنماركية ميتا لارسن», «السفير الياباني لدى البلاد كينجي مورا»: a name behind where somebody is from, or 0."""
        tables = self.vocabulary.gazetteer.nationalities.values()
        for position in range(index, min(index + OFFICE_REACH, len(self.words))):
            if not self._goes_on(position) or not self.words[position].text.startswith(ARTICLE):
                return 0
            if not any(self.words[position].text in table for table in tables):
                continue
            first = position + 1
            if self._goes_on(first + 1) and self.words[first].text in self.vocabulary.posted_to:
                first += 2
            end = self.end(first, titled=True) or self.bare_end(first)
            verb = end and self.words[first].text.endswith(PAST)
            return 0 if verb else end
        return 0

    def bare_end(self, index: int) -> int:
        """Return the position behind two words that may be a name no list knows, or 0."""
        end = index + BARE
        if not all(self._goes_on(p) and self._is_bare(p) for p in range(index, end)):
            return 0
        return end

    def _goes_on(self, position: int) -> bool:
        return (
            position < len(self.words)
            and self.words[position].gap == " "
            and position not in self.blocked
        )

    def _is_family(self, position: int, *, alone: bool) -> bool:
        """«الدوسري», «البحر»: a definite word behind a given name that is no title, office or adjective of a country."""
        text, table = self.words[position].text, self.vocabulary
        if len(text) < SHORTEST_FAMILY or self.names.is_closed(text):
            return False
        if text in table.metrics or text in table.platforms or text in table.date_word:
            return False
        if (head := table.heads.match(self.words, position)) is not None:
            following = self.words[position + 1].text if self._goes_on(position + 1) else ""
            return alone and head[0].role == "title" and following not in self.given
        if text in table.country_adjective_stop or text in table.common_noun:
            return alone and text.endswith(RELATIONAL)
        return alone or text.endswith(RELATIONAL)

    def _is_bare(self, position: int) -> bool:
        """A word behind a given name that no list knows, and that is neither verb nor noun by its look."""
        text, table = self.words[position].text, self.vocabulary
        if len(text) < 3 or text[0] == IMPERFECT or text.startswith(ATTACHED):
            return False
        if text.startswith(FATHER_OF) and len(text) > SHORTEST_FAMILY - 1:
            return True  # «بوحمد», «بوتفليقة»
        if text[0] in "وفبلكس" and (
            self.names.is_closed(text[1:])
            or text[1:] in table.common_noun
            or text[1:] in table.metrics
            or text[0] in "ول"
        ):
            return False
        return not (
            text in table.common_noun
            or text in table.holder_word
            or self.names.is_closed(text)
            or text in table.heads
            or text in table.metrics
            or text in table.ranks
            or text in table.platforms
            or text in table.attributions
            or text in table.subject_verb
            or text in table.rank_verb
            or text[0].isascii()
        )
