"""Known names: accounts, bodies and people, countries, and the bodies that each country has («الداخلية المصرية»)."""

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ARTICLE, BY, IN, MARBUTA
from arabic_metrics.lexicon.entry_claim import Country, GazetteerName
from arabic_metrics.recognize.phrase import PhraseTable
from arabic_metrics.recognize.word import Word

BARE = ("",)
FC, AL = "FC", "Al "
LONGEST_LATIN = 6  # words


class Gazetteer(PhraseTable[GazetteerName]):
    """Known names; one of a national body takes in the nationality or the country behind it."""

    def __init__(self, countries: PhraseTable[Country]) -> None:
        super().__init__()
        self.countries = countries
        self.nationalities: dict[str, PhraseTable[Country]] = {
            "masculine": PhraseTable(),
            "feminine": PhraseTable(),
        }
        self.constructs: PhraseTable[GazetteerName] = PhraseTable()
        self.body_of: dict[str, str] = {}  # of bodies met with a country: that id, to the id alone
        self.entries: dict[str, GazetteerName] = {}  # by their ids
        self._national: dict[tuple[str, str], GazetteerName] = {}
        self.latin: PhraseTable[GazetteerName] = PhraseTable()  # in small letters

    def add_latin(self, form: str, name: GazetteerName) -> None:
        """Enter a folded name that begins with Latin letters: it is found in any case, «real madrid», «REAL MADRID»."""
        self.add(form, name, article=False)
        self.latin.add(form.casefold(), name, article=False, particles=BARE)

    def begun(self, words: list[Word]) -> list[int]:
        """Return the positions of the words that begin a name."""
        phrases, latin = self._phrases, self.latin
        return [
            at
            for at, word in enumerate(words)
            if word.text in phrases or (word.text[0].isascii() and word.text.casefold() in latin)
        ]

    def match(self, words: list[Word], index: int) -> tuple[GazetteerName, int, int] | None:
        """Return (name, words taken, characters of particle) of the longest known name at a word."""
        if words[index].text[0].isascii():
            few = words[index : index + LONGEST_LATIN]
            return self.latin.match([word.spelled(word.text.casefold()) for word in few], 0)
        begun = self._standing(words, index) if words[index].text in self._phrases else ()
        for rest, body, cut in begun:
            taken = 1 + len(rest)
            if not body.national:
                return body, taken, cut
            behind = index + taken
            found = self._of_country(body, words, behind, self.nationalities[body.national])
            found = found or self._in_country(body, words, behind)
            if found is not None:
                return found[0], taken + found[1], cut
        construct = self.constructs.match(words, index)
        if construct is None:
            return None
        body, taken, cut = construct
        found = self._of_country(body, words, index + taken, self.countries)
        return None if found is None else (found[0], taken + found[1], cut)

    def national(self, words: list[Word], index: int) -> int:
        """Return how many words a body that each country has takes at a word, without its country; 0 where none stands."""
        begun = self._standing(words, index) if words[index].text in self._phrases else ()
        return next((1 + len(rest) for rest, body, _ in begun if body.national), 0)

    def namesake(
        self, body: GazetteerName, words: list[Word], index: int
    ) -> tuple[GazetteerName, int] | None:
        """Return who has the name of a known body in another country, by the nationality behind it, and the words that this takes.

        «نادي الهلال السوداني» is not the club of Riyadh, «نادي الهلال السعودي» is.
        """
        told = (
            body.country and body.forms
        )  # one met with a country, «المنتخب السعودي», has no forms
        for table in self.nationalities.values() if told else ():
            found = self._of_country(body, words, index, table)
            if found is not None:
                return None if found[0].country == body.country else found
        return None

    def first_words(self) -> frozenset[str]:
        """Return every spelling that begins a name, also one in construct before its country."""
        return super().first_words() | self.constructs.first_words()

    def _in_country(
        self, body: GazetteerName, words: list[Word], index: int
    ) -> tuple[GazetteerName, int] | None:
        """The same behind a preposition: «وزارة الصحة في الكويت», «وزارة الصحة بالكويت»."""
        if index >= len(words) or words[index].gap != " ":
            return None
        text = words[index].text
        if text == IN:
            found = self._of_country(body, words, index + 1, self.countries)
            return found and (found[0], found[1] + 1)
        if text[0] != BY:
            return None
        bare = words[index].spelled(text[1:])
        return self._of_country(
            body, [bare, *words[index + 1 : index + LONGEST_LATIN]], 0, self.countries
        )

    def _of_country(
        self, body: GazetteerName, words: list[Word], index: int, table: PhraseTable[Country]
    ) -> tuple[GazetteerName, int] | None:
        """The body of the country that stands at a word, without a particle, and the words it takes."""
        if index >= len(words) or words[index].gap.strip(" "):
            return None
        match = table.match(words, index)
        if match is None or match[2]:
            return None
        country, taken, _ = match
        if (body.id, country.id) not in self._national:
            found = self.entries.get(_id_in(country, body)) or _of_a_country(body, country)
            self._national[body.id, country.id] = found
            self.body_of[found.id] = body.id
        return self._national[body.id, country.id], taken


def _of_a_country(body: GazetteerName, country: Country) -> GazetteerName:
    """A national body with its country, or a body of another country that has the name of a known one."""
    if country.adjectives:
        # «الوداد الرياضي المغربي» is named by its first form, «الوداد الرياضي», if it is that of another country.
        alone = body.name if body.national else body.forms[0]
        feminine = body.national == "feminine" or (
            not body.national and alone.split()[0].endswith(MARBUTA)
        )
        name = f"{alone} {definite(country.adjectives[0], feminine=feminine)}"
    else:
        name = f"{body.of_country[0]} {country.name}"
    id = _id_in(country, body)
    return GazetteerName(id=id, name=name, country=country.id, examples=body.examples)


def _id_in(country: Country, body: GazetteerName) -> str:
    return f"{country.id}_{body.id}"


def definite(adjective: str, *, feminine: bool) -> str:
    """Return a nationality with its article, in each of its words.

    >>> definite("كوري جنوبي", feminine=True)
    'الكورية الجنوبية'
    """
    ending = MARBUTA if feminine else ""
    return " ".join(f"{ARTICLE}{word}{ending}" for word in adjective.split())


def latin_names(name: GazetteerName, clubs: frozenset[str]) -> list[str]:
    """Return the names in Latin letters that an id spells: of a club also with its «FC», of one word also in capitals, «MBC», with an article also joined to it.

    >>> latin_names(GazetteerName(id="inter_miami", name="إنتر ميامي", forms=["نادي إنتر ميامي"], examples=["إنتر ميامي"]), frozenset({"نادي"}))
    ['Inter Miami', 'FC Inter Miami', 'Inter Miami FC']
    """
    latin = " ".join(map(str.capitalize, name.id.split("_")))
    if latin.startswith(AL):
        return [latin, latin.replace(AL, "Al-", 1), latin.replace(AL, "Al", 1)]
    if not clubs.isdisjoint(form.split()[0] for form in name.forms) and not latin.endswith(FC):
        return [latin, f"{FC} {latin}", f"{latin} {FC}"]
    return [latin, latin.upper()] if " " not in latin else [latin]


def gazetteer(
    lexicon: Lexicon, countries: PhraseTable[Country], *, among_clubs: bool = False
) -> Gazetteer:
    """Return the known names of a lexicon; with `among_clubs` also the short names of clubs, such as «الاتحاد»."""
    fold = lexicon.fold
    table, clubs = Gazetteer(countries), lexicon.word_class("club_word")
    letters = lexicon.word_class("letter_name") | lexicon.word_class("letter_or_word")
    for name in lexicon.of(GazetteerName):
        for form in (*name.forms, *(name.among_clubs if among_clubs else ())):
            spelled = letters.issuperset(fold(form).split())  # «البي بي سي»
            if form[0].isascii():
                table.add_latin(fold(form), name)
            else:
                table.add(fold(form), name, article=spelled)
        for latin in () if name.national else latin_names(name, clubs):
            table.add_latin(fold(latin), name)
        for form in name.of_country:
            table.constructs.add(fold(form), name, article=False)
    table.entries.update((name.id, name) for name in lexicon.of(GazetteerName))
    for country in lexicon.of(Country):
        for name in lexicon.of(GazetteerName):
            if name.country and (id := _id_in(country, name)) in table.entries:
                table.body_of[id] = name.id  # one that the lexicon has: «الهلال السوداني»
        for adjective in country.adjectives:
            for gender, nationalities in table.nationalities.items():
                form = fold(definite(adjective, feminine=gender == "feminine"))
                nationalities.add(form, country, article=False, particles=BARE)
    return table


def country_table(lexicon: Lexicon) -> PhraseTable[Country]:
    """Return the countries of a lexicon by their names."""
    table: PhraseTable[Country] = PhraseTable()
    for country in lexicon.of(Country):
        for form in country.forms:
            table.add(lexicon.fold(form), country, article=False)
    return table


def closing_names(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of countries in one word that close the name of a body: «رئيس وزراء كمبوديا»."""
    return frozenset(
        lexicon.fold(form)
        for country in lexicon.of(Country)
        if not country.homograph
        for form in country.forms
        if " " not in form
    )
