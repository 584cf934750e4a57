"""Entities: «الصفحة الرسمية لوزارة الداخلية», «قناة الجزيرة», «أغنية «…»», #وسم, known names, and «الصفحة» that points back.

A name's end follows the language: an idafa chain runs to its first definite or proper noun, then only definite adjectives; a title opens a
personal name; a verb, preposition, rank word, number or platform ends it.
"""

from arabic_metrics.core import Span
from arabic_metrics.lexicon.entry_claim import GazetteerName
from arabic_metrics.recognize.mention import EntityMention
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word

LONGEST_NAME = 7
LONGEST_BARE = 4  # words of a name without any definite noun
AND, FOR, OF_TO = "و", "ل", "لل"
ARTICLE = "ال"
PARTICLES_ALONE = frozenset({"ال", "لل", "ل", "ب", "و", "ك"})
KEPT_HEADS = frozenset({"channel", "work", "group", "organisation"})


class EntityFinder:
    """Finds the entity mentions of one text."""

    def __init__(
        self,
        text: str,
        words: list[Word],
        vocabulary: Vocabulary,
        blocked: frozenset[int],
        constructs: frozenset[int] = frozenset(),
    ) -> None:
        self.text = text
        self.constructs = constructs  # word positions right behind a metric noun in construct: «متابعي روما»
        self.words = words
        self.vocabulary = vocabulary
        self.blocked = blocked  # word positions of numbers, platforms, metrics and ranks: no name crosses them

    def find(self) -> list[EntityMention]:
        """Return the mentions in order; none lies within another of the same reach."""
        found: list[EntityMention] = []
        index = 0
        while index < len(self.words):
            mention = self._at(index)
            if mention is None:
                index += 1
                continue
            found.append(mention)
            index = max(mention.last, index + 1)
        return found

    # -- one mention

    def _at(self, index: int) -> EntityMention | None:
        word = self.words[index]
        if word.text[0] == "#":
            return self._mention(index, index, index + 1, "hashtag")
        if word.text[0] == "@" and len(word.text) > 1:
            return self._mention(index, index, index + 1, "handle")
        head = self.vocabulary.heads.match(self.words, index)
        known = self.vocabulary.gazetteer.match(self.words, index)
        if known is not None and (head is None or known[1] > head[1] or known[0].network == ""):
            return self._known(index, index, known)
        if head is not None and index not in self.blocked:
            form, taken, cut = head
            return self._headed(index, index + taken, form.role, form.pronoun, cut)
        if word.text in self.vocabulary.account_pronoun:
            return self._mention(index, index, index + 1, "pronoun")
        return self._subject(index)

    def _subject(self, index: int) -> EntityMention | None:
        """A name that only its place shows: «متابعي روما», «امتلك نيمار 194 مليون», «الشرطة لديها»."""
        word, vocabulary = self.words[index], self.vocabulary
        before = self.words[index - 1].text if index else ""
        if index in self.constructs or (before in vocabulary.possess_verb and not word.breaks):
            end = self._name_end(index, False)
            if end > index and not (end == index + 1 and word.text[0] in "وفب" and word.text[1:] in vocabulary.preposition):
                return self._mention(index, index, end, "name")
            return None
        if index + 1 < len(self.words) and self.words[index + 1].text in vocabulary.has_word and not self.words[index + 1].breaks:
            if word.text.startswith(ARTICLE) and index not in self.blocked:
                return self._mention(index, index, index + 1, "name")
        return None

    def _known(self, first: int, index: int, match: tuple[GazetteerName, int, int]) -> EntityMention:
        name, taken, cut = match
        span = Span(self.words[index].start + cut, self.words[index + taken - 1].end)
        return EntityMention(first, index + taken, span, "known", name.name, name.id, name.network)

    def _headed(self, first: int, after: int, role: str, pronoun: bool, cut: int) -> EntityMention | None:
        """Read what a head noun opens: its owner, its title, or nothing («الصفحة» alone points back)."""
        definite = self.words[first].text[cut : cut + 2] == ARTICLE or self.words[first].text.startswith(OF_TO)
        if pronoun:
            quoted = self._quoted(after)
            if quoted is not None and role in ("work", "hashtag"):
                return self._mention(first, after, quoted, role, keep_from=None)
            return self._mention(first, first, after, "pronoun")
        quoted = self._quoted(after)
        if quoted is not None:
            return self._mention(first, after, quoted, role, keep_from=None if role in ("account", "hashtag") else first, cut=cut)
        start = after
        while start < len(self.words) and self.words[start].text in self.vocabulary.country_adjective_stop and not self.words[start].breaks:
            start += 1
        if start < len(self.words) and not self.words[start].breaks:
            word = self.words[start]
            if word.text[0] in "#@" or (role == "hashtag" and word.text[0].isascii() and word.text[0].isalpha()):
                return self._mention(first, start, start + 1, "hashtag" if word.text[0] == "#" else "handle")
            if role in ("account", "channel", "work", "group") and (owner := self._owner(start)) is not None:
                owned_role = role if role != "account" else "account"
                return self._with_owner(first, start, owner, owned_role, cut, definite)
        if definite and role in ("account", "channel", "work", "group", "hashtag"):
            return self._mention(first, first, after, "pronoun")
        if role == "title":
            return self._title(first, after)
        end = self._name_end(after, definite)
        if end > after:
            nested = self._known_inside(after, end)
            if nested is not None and role == "account":
                return EntityMention(first, max(end, nested.last), nested.span, role, nested.name, nested.known, nested.network)
            keep = first if role in KEPT_HEADS else None
            return self._mention(first, after, end, role, keep_from=keep, cut=cut)
        if definite or role == "organisation":
            return self._mention(first, first, after, "pronoun" if definite else role)
        return None

    def _with_owner(self, first: int, start: int, owner: EntityMention, role: str, cut: int, definite: bool) -> EntityMention:
        if role == "account" or (definite and role in ("channel", "group")):
            return EntityMention(first, owner.last, owner.span, "account", owner.name, owner.known, owner.network)
        span = Span(self.words[first].start + cut, owner.span.end)
        return EntityMention(first, owner.last, span, role, span.of(self.text))

    def _owner(self, index: int) -> EntityMention | None:
        """«… لوزارة الداخلية», «… للنادي»: an owner behind ل."""
        text = self.words[index].text
        if text[0] != FOR or len(text) < 4 or text in self.vocabulary.preposition:
            return None
        known = self.vocabulary.gazetteer.match(self.words, index)
        if known is not None and known[2] > 0:
            return self._known(index, index, known)
        head = self.vocabulary.heads.match(self.words, index)
        if head is not None and head[2] > 0 and not head[0].pronoun:
            return self._headed(index, index + head[1], head[0].role, False, head[2])
        end = self._name_end(index + 1, text.startswith(OF_TO))
        cut = 2 if text.startswith(OF_TO) else 1
        span = Span(self.words[index].start + cut, self.words[end - 1].end)
        name = (ARTICLE if cut == 2 else "") + span.of(self.text)
        return EntityMention(index, end, span, "name", name)

    def _title(self, first: int, after: int) -> EntityMention | None:
        """A title opens a personal name: «الفنان محمد منير», «رئيس وزراء كمبوديا»."""
        end = self._name_end(after, False, names=True)
        known = self._known_inside(after, end)
        if known is not None:
            return EntityMention(first, end, known.span, "title", known.name, known.known, known.network)
        if end == after and not self.words[first].text.startswith(ARTICLE):
            return None
        return self._mention(first, first, end, "title" if end > after else "pronoun")

    def _known_inside(self, start: int, end: int) -> EntityMention | None:
        for index in range(start, min(end, len(self.words))):
            known = self.vocabulary.gazetteer.match(self.words, index)
            if known is not None and not known[0].network:
                return self._known(index, index, known)
        return None

    def _quoted(self, index: int) -> int | None:
        """Return the word position behind a quotation that opens at a word, or None."""
        if index >= len(self.words):
            return None
        gap = self.words[index].gap
        opening = next((mark for mark in reversed(gap) if mark in QUOTES), None)
        if opening is None or any(mark in gap for mark in ".،"):
            return None
        closing = QUOTES[opening]
        for position in range(index, min(index + 14, len(self.words))):
            following = self.words[position + 1].gap if position + 1 < len(self.words) else self.text[self.words[position].end :][:3]
            if closing in following:
                inside = range(index, position + 1)
                return None if all(place in self.blocked for place in inside) else position + 1
        return None

    # -- the end of a name

    def _name_end(self, index: int, definite: bool, *, names: bool = False) -> int:
        """Return the word position where the name that goes on at a word ends."""
        position, seen_definite, bare = index, definite, 0
        while position < len(self.words) and position - index < LONGEST_NAME:
            word = self.words[position]
            if self._ends_name(position, first=position == index):
                break
            article = word.text.startswith(ARTICLE) and len(word.text) > 3
            if seen_definite and not article:
                if not (names and bare < 3):
                    break
            if article:
                seen_definite = True
            else:
                bare += 1
                if bare > LONGEST_BARE:
                    break
                if word.text in self.vocabulary.country:
                    seen_definite = True
            position += 1
        return position

    def _ends_name(self, position: int, *, first: bool) -> bool:
        word = self.words[position]
        vocabulary = self.vocabulary
        if position in self.blocked or word.text in PARTICLES_ALONE or word.text in self.vocabulary.ranked_list or word.text[0].isdecimal() or word.text[0] in "#@":
            return True
        if word.gap.strip(" ") and not (first and word.gap.strip(" ") in ("«", '"', "“")):
            return True
        text = word.text
        if text in vocabulary.preposition or text in vocabulary.common_verb or text in vocabulary.clause_word or text in vocabulary.superlative:
            return True
        if text in vocabulary.reach_word or text in vocabulary.possess_verb or text in vocabulary.count_word:
            return True
        if text[0] == AND and (text[1:3] == ARTICLE or text[1:] in vocabulary.common_verb or text[1:] in vocabulary.heads):
            return text not in vocabulary.heads or first is False
        if text[:2] == OF_TO or text[:3] in ("بال", "وبا"):
            return True
        if text in vocabulary.account_pronoun and not first:
            return True
        return text in vocabulary.attributions or (text in vocabulary.ranks and text not in vocabulary.heads)

    def _mention(
        self, first: int, start: int, end: int, role: str, *, keep_from: int | None = None, cut: int = 0
    ) -> EntityMention:
        begin = start if keep_from is None else keep_from
        offset = cut if keep_from is not None else 0
        span = Span(self.words[begin].start + offset, self.words[end - 1].end)
        return EntityMention(first, end, span, role, span.of(self.text))
