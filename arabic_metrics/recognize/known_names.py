"""Names of the gazetteer in a text, and what is only called after one: «ريال مدريد», not «أكاديمية ريال مدريد»."""

from arabic_metrics.lexicon.affix import ACCUSATIVE, ARTICLE, FOR_THE, IN
from arabic_metrics.lexicon.entry_claim import GazetteerName
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.syntax import FOREIGN, NAME, NounPhrase, Syntax
from arabic_metrics.recognize.vocabulary import HeadForm, Vocabulary
from arabic_metrics.recognize.word import Word

BODY = "organisation"  # a role of heads
NATIONAL_TEAM = "national_team"  # of ids
FoundName = tuple[GazetteerName, int, int]  # with how many words it has, and the particle before it


class KnownNames:
    """Tells the known names in the phrases of one text."""

    def __init__(
        self, text: str, words: tuple[Word, ...], table: Vocabulary, syntax: Syntax
    ) -> None:
        self.text = text
        self.words = words
        self.listed = list(words)
        self.table = table
        self.syntax = syntax
        self.spelled_ends = frozenset(syntax.tagger.spelled.values())
        self.gazetteer = table.gazetteer
        if self._speaks_of_clubs():
            self.gazetteer = table.among_clubs
        self._told_otherwise: dict[str, bool] = {}

    def _speaks_of_clubs(self) -> bool:
        """Whether a club is told, by the noun or by a name that is known without it: beside «الزمالك», «الاتحاد» is one too."""
        if any(word.text in self.table.club_word for word in self.words):
            return True
        names, words = self.table.gazetteer, self.listed
        for at in names.begun(words):
            found = names.match(words, at)
            club = found is not None and found[0].id in self.table.clubs
            if club and not self._is_of_more(at):
                return True  # «الهلال», and not «الهلال الأحمر»
        return False

    def at(self, first: int, last: int) -> FoundName | None:
        """The known name at a word of a phrase; a short one of a club only where the phrase ends with it: not «الاتحاد الآسيوي».

        Nor is a Latin name known that goes on: «Windows Live Hotmail».
        """
        found = self.gazetteer.match(self.listed, first)
        if found is not None and (first + found[1] < last or self._is_of_another(first, found[1])):
            found = self.table.gazetteer.match(self.listed, first)
        if found is None:
            return None
        name, behind = found[0], first + found[1]
        another = (
            self._goes_on(behind, last)
            or self._is_branch(name, behind, last)
            or self._is_namesake(name, first, behind, last)
        )
        return None if another else found

    def whose(self, first: int, last: int) -> FoundName | None:
        """The known name at a word of a phrase that it is the head of, or that of the same name which a nationality behind it tells of."""
        known = self.at(first, last)
        if known is None or first + known[1] >= last:
            return known
        other = self.gazetteer.namesake(known[0], self.listed, first + known[1])
        return known if other is None else (other[0], known[1] + other[1], known[2])

    def lacking_noun(self, word: str, before: Mention) -> GazetteerName | None:
        """The known name that a word is short for beside one of its kind: «الجزيرة» beside «قناة العربية»."""
        if self.table.known_kinds.get(before.known) != "channel":
            return None
        noun = self.table.lexicon.fold(before.name.split()[0])
        near = self.words[before.first]
        found = self.gazetteer.match([near.spelled(noun), near.spelled(word)], 0)
        return found[0] if found is not None and found[1] > 1 else None

    def has_name_of_another(self, at: int, last: int) -> bool:
        """Whether a body is called after a known one, which is not spoken of: «أكاديمية برشلونة»."""
        head = self.table.heads.match(self.listed, at)
        if head is None or head[0].role != BODY:
            return False
        noun = self.noun(head[0], at)
        for begin in (at + head[1], at + head[1] + 1):
            known = self.whose(begin, last) if begin < last else None
            if known is not None and begin + known[1] >= last:
                return not self.is_itself(noun, known[0])
        return False

    def is_itself(self, head: str, known: GazetteerName) -> bool:
        """Whether a body and the known name behind it are one: «شركة غوغل», «نادي برشلونة», not «أكاديمية برشلونة» nor «نادي شرطة دبي»."""
        club = head in self.table.club_word or head.removesuffix(ACCUSATIVE) in self.table.club_word
        if known.id in self.table.clubs or club:
            return club and known.id in self.table.clubs
        return head in self.table.body_itself

    def noun(self, form: HeadForm, at: int) -> str:
        """The noun of a head, without its particle and its article."""
        return form.noun or self.words[at].text[self.syntax.cut_at(at) :].removeprefix(ARTICLE)

    def with_team(self, phrase: NounPhrase) -> NounPhrase:
        """A phrase that ends with a known club or national team, with the team behind it."""
        more = self._team(phrase.last)
        if not more:
            return phrase
        for at in range(phrase.first, phrase.last):
            known = self.gazetteer.match(self.listed, at)
            end = at + known[1] if known is not None else 0
            if end == phrase.last - 1 and self.words[end].text in self.table.nationalities:
                end += 1  # «النادي الأهلي المصري لكرة السلة»
            if known is not None and end == phrase.last:
                team = known[0].id in self.table.clubs or known[0].id.endswith(NATIONAL_TEAM)
                return phrase._replace(last=phrase.last + more) if team else phrase
        return phrase

    def in_region(self, phrase: NounPhrase) -> NounPhrase:
        """A phrase that ends with a body of no country, with the region behind it: «صفحة وزارة الصحة في غزة»."""
        words, last = self.words, phrase.last
        if last + 1 >= len(words) or words[last].text != IN or words[last].gap != " ":
            return phrase
        end = self.syntax.known[last + 1] if last + 1 in self.syntax.places else last + 2
        if end == last + 2 and words[last + 1].text not in self.table.city_or_region:
            return phrase
        inside, names = range(phrase.first, last), self.table.gazetteer
        told = any(at + names.national(self.listed, at) == last for at in inside)
        return phrase._replace(last=end) if told else phrase

    def told_in_full(self, found: list[Mention]) -> list[Mention]:
        """«الهلال … نادي الهلال السوداني»: a name by itself is that of the body that the text tells with another country, if there is one alone."""
        base_of = self.gazetteer.body_of
        full: dict[str, dict[str, Mention]] = {}
        for mention in found:
            if mention.known in base_of:
                full.setdefault(base_of[mention.known], {})[mention.known] = mention
        if not full:
            return found
        for mention in found:
            if self.words[mention.last - 1].text in self.table.nationalities:
                full.pop(mention.known, None)  # «الأهلي المصري» beside «الأهلي الليبي»
        alone = {base: next(iter(told.values())) for base, told in full.items() if len(told) == 1}
        return [
            m._replace(known=alone[m.known].known, name=alone[m.known].name) if m.known in alone else m
            for m in found
        ]  # fmt: skip

    def _is_of_another(self, at: int, taken: int) -> bool:
        """«اتحاد الكرة … الاتحاد»: whether the text tells another body by the noun that is the short name of a club."""
        noun = self.words[at].text[self.syntax.cut_at(at) :].removeprefix(ARTICLE)
        if taken > 1 or noun not in self.table.body_nouns:
            return False
        if noun not in self._told_otherwise:
            self._told_otherwise[noun] = any(
                word.text.endswith(noun) and self._is_of_more(at)
                for at, word in enumerate(self.words)
            )
        return self._told_otherwise[noun]

    def _is_of_more(self, at: int) -> bool:
        """Whether what a word or a known name tells goes on: «اتحاد الكرة», «الاتحاد السعودي لكرة القدم»."""
        known = self.gazetteer.match(self.listed, at)
        taken = known[1] if known is not None else 1
        behind = self.words[at + taken] if at + taken < len(self.words) else None
        if behind is None or behind.gap != " " or behind.text in self.table.relative_word:
            return False
        article = taken == 1 and behind.text.startswith(ARTICLE)
        return article or behind.text.startswith(FOR_THE) or behind.text in self.table.ball_game

    def is_of_namesake(self, first: int, last: int) -> bool:
        """Whether a phrase opens with the name of a known person that goes on, and so is another's."""
        found = self.gazetteer.match(self.listed, first)
        return found is not None and self._is_namesake(found[0], first, first + found[1], last)

    def _is_namesake(self, name: GazetteerName, first: int, at: int, last: int) -> bool:
        """Whether a further name behind that of a known person makes it another's: «محمد صلاح العزب», «أحمد حلمي بكر», not «محمد صلاح المتألق»."""
        words, table = self.words, self.table
        given = words[first].text[self.syntax.cut_at(first) :] in table.any_given_name
        if at >= last or not given or name.id in table.clubs:
            return False
        text = words[at].text
        if self.syntax.tags[at] != NAME or words[at].gap != " " or text in self.table.known_words:
            return False
        if text in table.father_word or table.is_compound(words[at - 1].text, text):
            return True  # «محمد صلاح أبو جريشة», «أحمد صلاح الدين»
        if self.gazetteer.match(self.listed, at) is not None or text in table.name_joints:
            return False  # «محمد بن سلمان بن عبد العزيز»
        bare = text.removeprefix(ARTICLE)
        if bare in table.any_name or text == bare:
            return bare in table.any_name
        described = table.nouns | table.adjectives | table.common_noun | table.titles
        shaped = bare.startswith("م") or bare.endswith("ي")  # «المتوج», «الساعي»
        return len(bare) > 2 and bare not in described and not shaped

    def _is_branch(self, name: GazetteerName, at: int, last: int) -> bool:
        """Whether what stands behind a known name in its phrase makes it another: «قناة المملكة الرياضية», «ريال مدريد للسيدات»."""
        if at >= last or self.words[at].gap != " ":
            return False
        text = self.words[at].text
        club = name.id in self.table.clubs and text in self.table.club_adjective
        return (text in self.table.branch_word and not club) or self._team(at) > 0

    def _team(self, at: int) -> int:
        """How many words tell which of a club's teams is meant: «للسيدات», «لكرة اليد»; football goes without saying."""
        words, table = self.words, self.table
        if at >= len(words) or words[at].gap != " ":
            return 0
        if words[at].text in table.team_word:
            return 1
        ball = words[at].text in table.ball_game and at + 1 < len(words)
        return 2 if ball and words[at + 1].text not in table.football else 0

    def _goes_on(self, at: int, last: int) -> bool:
        """Whether the Latin name that ends before a word of a phrase goes on with it, «MBC مصر», and no other known name begins there.

        So does one of letters: «إم بي سي أكشن».
        """
        tags, spelled = self.syntax.tags, at in self.spelled_ends
        if at >= last or (tags[at - 1] != FOREIGN and not spelled) or self.words[at].gap != " ":
            return False
        first, before = self.text[self.words[at].start], self.text[self.words[at - 1].start]
        latin = tags[at] == FOREIGN and (first.isupper() or before.islower())  # no «Google app»
        known = self.gazetteer.match(self.listed, at) is not None
        further = (latin or (spelled and tags[at] == NAME)) and not known
        return further or self.words[at].text in self.table.country
