"""What each word of a text is: noun, name, adjective, verb, preposition … by the lexicon, its shape and the word before it."""

from collections.abc import Iterable

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import (
    ACCUSATIVE,
    AND,
    ARTICLE,
    FOR,
    FOR_THE,
    FUTURE,
    JOINTS,
    NISBA,
    is_derived_imperfect,
)
from arabic_metrics.recognize.mention import MetricMention, PlatformMention
from arabic_metrics.recognize.spelled import spelled_names
from arabic_metrics.recognize.vocabulary import HeadForm, Vocabulary
from arabic_metrics.recognize.word import BREAKS, QUOTES, Word, holds_any

NUMBER, METRIC, NETWORK = "number", "metric", "network"
VERB, NOUN, NAME, ADJECTIVE, FOREIGN = "verb", "noun", "name", "adjective", "foreign"
PREPOSITION, CLAUSE, PARTICLE = "preposition", "clause", "particle"
HANDLE, TAG, LINK = "handle", "tag", "link"
DEFINITE = "definite"  # no tag: a noun or an adjective with the article
PASSIVE = "ات"  # Egyptian: «اتعمل»
ARTICLES = ("ال", "لل", "وال", "بال", "فال", "كال", "ولل", "فلل", "وبال", "وكال", "فبال")
# As they stand before Latin names: «ل Yahoo».
ATTACHABLE = frozenset({"ل", "ب", "ك", "لل", "ول", "وب", "ال", "بال", "لال"})
BARE_ARTICLES = frozenset({"ال", "وال", "بال", "لل", "فال", "كال"})
GOVERNORS = "بلك"
OF_MANY, PLURAL = ("ونها", "ونه", "ونهم"), "وا"  # «يتابعونها», «احتلوا»
IMPERFECT, MANY_IMPERFECT = "يتن", "تي"  # «تشاهدونها», «يتابعونها»: never «نـ»
OBJECTS = ("ها", "هم", "هما", "نا", "ني", "ه", "ك")
POSSESSORS = ("ها", "هم", "هما", "هن", "نا", "كم", "ه", "ك", "ي")
NO_NAME_ENDINGS = ("ات", "ين", "ون", "ان", "ها", "هم", "نا", "يه", "اء", "ا", "ه", "تم", "ي")
ADDRESS = ("http", "https", "www")
FILES = (
    ".jpg", ".jpeg", ".png", ".gif", ".pdf", ".mp4", ".mp3", ".html", ".htm", ".php", ".aspx", ".doc", ".docx", ".xlsx", ".webp",
)  # fmt: skip
ADDRESS_MARKS = frozenset(":/?=&#%-_.~+;")
APART = frozenset(" \n)")  # not within an address
SITES = frozenset({"twitter", "facebook", "instagram", "youtube"})
NOT_ADJACENT = BREAKS.union("()[]{}", QUOTES, QUOTES.values(), "*|–—-/")
SHORTEST = 3  # letters of a word without its particle


class Tagger:
    """Tags the words of one text; `cuts` are the characters of the particles that each begins with."""

    def __init__(
        self,
        words: tuple[Word, ...],
        table: Vocabulary,
        numbers: Iterable[Span],
        metrics: Iterable[MetricMention],
        platforms: Iterable[PlatformMention],
    ) -> None:
        self.words = words
        self.listed = list(words)
        self.table = table
        self.tags = [""] * len(words)
        self.cuts = [0] * len(words)
        self.definite = [False] * len(words)
        self.networks: dict[int, int] = {}  # the positions behind networks by their first
        self._set_numbers(numbers)
        self._set_links()
        for metric in metrics:
            self._set_metric(metric)
        for platform in platforms:
            if platform.id == "social":
                first = platform.first + (words[platform.first].text in table.governor)
                self.networks[first] = platform.last  # «السوشيال ميديا»
            if platform.id in ("social", "website", "app"):
                continue  # nouns like others: «الموقع الإلكتروني للمتحف»
            if self.tags[platform.first] == LINK:
                continue
            self.networks[platform.first] = platform.last
            for position in range(platform.first, platform.last):
                self.tags[position] = NETWORK
                self.definite[position] = True
            self.cuts[platform.first] = max(0, platform.span.start - words[platform.first].start)
        self.spelled: dict[int, int] = {}  # the positions behind names of letters by their first
        for name in spelled_names(words, table, tuple(self.tags)):
            self.spelled[name.first] = name.last
            self.cuts[name.first] = name.cut
            for position in range(name.first, name.last):
                self.tags[position] = NAME
                self.definite[position] = True

    def read(self, first: int, last: int) -> None:
        """Tag the words of a range that are not tagged yet."""
        for index in range(first, last):
            if not self.tags[index]:
                self.tags[index] = tag = self._tag(index)
                if tag in (NAME, FOREIGN, HANDLE, TAG):
                    self.definite[index] = True

    def _set_numbers(self, numbers: Iterable[Span]) -> None:
        words, index = self.words, 0
        for span in numbers:
            while index < len(words) and words[index].end <= span.start:
                index += 1
            position = index
            while position < len(words) and words[position].start < span.end:
                self.tags[position] = NUMBER
                position += 1

    def _set_links(self) -> None:
        """Addresses and names of files are no names: «https://example.com/page», «info@example.com», «photo.jpg»."""
        words = self.words
        for index, word in enumerate(words):
            if not word.text[0].isascii():
                continue
            text = word.text.casefold()
            joined = index > 0 and not holds_any(word.gap, APART)
            behind = words[index + 1].gap[:1] if index + 1 < len(words) else ""
            before = words[index - 1].text if index else ""
            if (
                text in ADDRESS
                or text.startswith("www.")
                or text.endswith(FILES)
                or ("." in text and text[0] not in "#@" and behind == "/")
                or (joined and self.tags[index - 1] == LINK and set(word.gap) <= ADDRESS_MARKS)
                or (text[0] == "@" and index and word.gap == "" and before.isascii())
                or (text == "com" and before.casefold() in SITES and not joined)
            ):
                self.tags[index] = LINK
                if text[0] == "@" or text == "com":
                    self.tags[index - 1] = LINK

    def _set_metric(self, metric: MetricMention) -> None:
        """«379 تغريدة» and «تغريداته» count; «التغريدة» and «بوست منتشر» are content; «نشرت الصفحة» is a verb like others."""
        first = metric.first
        if self.tags[first] == LINK:
            return
        if metric.verb and metric.weak and not metric.pronoun:
            self.tags[first] = VERB
            return
        alone = metric.last - first == 1 and not metric.plural and not metric.verb
        if alone and self._is_work(first):
            return
        for position in range(first, metric.last):
            self.tags[position] = self.tags[position] or METRIC
        ends = metric.last - 1
        self.definite[ends] = metric.pronoun or self.words[ends].text.startswith(ARTICLES)

    def _is_work(self, index: int) -> bool:
        head = head_at(self.table, self.listed, index)
        if head is None or head[0].role != "work" or self.words[index].text.endswith("ات"):
            return False
        if index and self.words[index].sentence == self.words[index - 1].sentence:
            before, table = self.words[index - 1].text, self.table
            counted = before in table.count_word or before in table.again_noun
            return not counted and self.tags[index - 1] != NUMBER
        return True

    def _before(self, index: int) -> str:
        """The tag of the word right before, "" where a mark stands between."""
        if not index:
            return ""
        gap = self.words[index].gap
        return self.tags[index - 1] if gap == " " or not holds_any(gap, NOT_ADJACENT) else ""

    def _tag(self, index: int) -> str:
        text, table = self.words[index].text, self.table
        first = text[0]
        if first == "@":
            return HANDLE
        if first == "#":
            return TAG
        if first.isdigit():
            return NUMBER
        if first.isascii():
            behind = self.words[index + 1].gap if index + 1 < len(self.words) else ""
            return HANDLE if behind[:1] == "@" else FOREIGN  # «name@», as it is stored
        tag, cut = table.shapes.known.get(text) or table.shapes.keep(text, self._shape(text))
        if tag == DEFINITE:
            return self._tag_definite(index, self._before(index))
        if tag:
            kunya = text in table.kunya and self._is_kunya(index)
            house = text == ARTICLE and self._is_house(index)
            joint = text in table.name_joints and self._is_joint(index)
            named = kunya or house or joint or self._is_titled_given(index, text)
            return NAME if named else tag
        if not cut and first == FOR and self._is_for(index, text):
            cut = 1
        self.cuts[index] = cut
        return self._tag_bare(index, text[cut:], text[:cut], self._before(index))

    def _is_kunya(self, index: int) -> bool:
        """«قالت أم خالد», «الشيف أم خالد», not «خالد أم وليد»: behind a verb, a preposition or a title, and before a given name."""
        before = self._before(index)
        opens = before in (VERB, PREPOSITION) or self._is_title(index - 1)
        return opens and self._next(index) in self.table.any_given_name

    def _is_joint(self, index: int) -> bool:
        """«ماجي بو غصن»: between a given name and a word that is no closed one."""
        given = index > 0 and self.words[index - 1].text in self.table.any_given_name
        following = self._next(index)
        return given and len(following) >= SHORTEST and following not in self.table.closed_word

    def _is_house(self, index: int) -> bool:
        """«آل الشيخ», «آل نهيان», whose folded form is that of an article; not «ال 19»: a word with an article or a name stands behind it."""
        behind, table = self._next(index), self.table
        return behind.startswith(ARTICLE) or behind in table.names or behind in table.any_name

    def _is_titled_given(self, index: int, text: str) -> bool:
        """«الفنان باسم الشامي», «الإعلامية علا فارس», not «الإعلامي باسم الحركة»: a first name that is a particle by its form, between a title and a name."""
        table = self.table
        given = text in table.any_given_name and text not in table.name_or_preposition
        return given and self._is_between_title_and_name(index)

    def _is_between_title_and_name(self, index: int) -> bool:
        """Whether a definite title stands right before a word, and a name right after it."""
        near = index > 0 and self.words[index].gap == " "
        if not (near and self.definite[index - 1] and self._is_title(index - 1)):
            return False
        following = self._next(index)
        nisba = following.endswith(NISBA) and self._is_nominal(following)  # «أشرف ريفي»
        return nisba or following in self.table.any_name or self._is_next_name(index)

    def _shape(self, text: str) -> tuple[str, int]:
        """What a word is wherever it stands, "" where that tells; and how many characters of particles it begins with."""
        table = self.table
        if text in table.governor or text in ATTACHABLE:
            return PREPOSITION, 0
        if text in BARE_ARTICLES:
            return PARTICLE, 0  # «والـ28»
        if text in table.had_been:
            return VERB, 0
        if text in table.relative_word or text in table.that_word or text in table.clause_word:
            return (CLAUSE if text != "ما" else PARTICLE), 0
        if text in table.particle or text in table.negation or text in table.small_word:
            return PARTICLE, 0
        only_begins = text in table.article_lookalike or (text[0] != "ا" and text in table.nouns)
        if text.startswith(ARTICLES) and len(text) > 4 and not only_begins:
            return DEFINITE, 0
        return "", self._particle(text)

    def _tag_definite(self, index: int, before: str) -> str:
        """A word with the article: a genitive behind a noun without one, an adjective behind a definite noun if it can be one."""
        text, table = self.words[index].text, self.table
        cut = self.cuts[index] = article_at(text)
        self.definite[index] = True
        bare = text[cut + 2 :]
        if not cut and before == METRIC and self.definite[index - 1]:
            return ADJECTIVE  # «المستخدمين النشطين», «متابعيه البالغ عددهم»: no genitive follows a definite noun
        nominal = before in (NOUN, ADJECTIVE, NAME, NETWORK, METRIC, FOREIGN)
        if cut or not nominal or not self.definite[index - 1]:
            return NOUN
        joint = self.words[index - 1].text[self.cuts[index - 1] :]
        if table.is_compound(joint, text):
            return NAME  # «صلاح الدين»
        if joint in table.compound_name or (before == NAME and joint in table.name_joints):
            return NAME
        if bare in table.adjectives or text in table.nationalities:
            return ADJECTIVE
        ranked = text in table.ranked_list and text not in table.most_word
        if ranked or bare in table.trend_word:
            return NOUN  # «تصدرت أصالة التريند», «يتصدر الهلال الأندية السعودية»
        if before == NAME:
            if bare in table.titles and self._is_surname(index):
                return NAME
            given = self.words[index - 1].text in table.any_given_name
            name = bare in table.any_name or text in table.any_name or self._is_titled(index)
            name = name or (given and self._is_next_nisba(index - 1))
            return NOUN if bare in table.nouns and not name else NAME
        if self._is_title(index - 1) and (
            bare in table.names or not (bare in table.nouns or bare.endswith(("ي", "يه")))
        ):
            return NAME
        if bare.endswith(("ي", "يه", "يين", "يون")) and len(bare) > 3:
            return ADJECTIVE
        return NOUN if bare in table.nouns else ADJECTIVE

    def _is_surname(self, index: int) -> bool:
        """«رنا الخوري», «فارس القاضي»: a title right behind a given name, which no adjective follows («المدير العام»)."""
        described = self._next(index).startswith(ARTICLE)
        return not described and self.words[index - 1].text in self.table.any_given_name

    def _is_given(self, index: int) -> bool:
        """Whether a name is the first of a person: a given name, or what stands right behind a title («الفنان ملحم»)."""
        return self.words[index].text in self.table.any_given_name or (
            index > 0 and self.words[index].gap == " " and self._is_title(index - 1)
        )

    def _may_be_surname(self, index: int, bare: str) -> bool:
        """«الفنانة عبلة كامل», not «السيد إيمانويل مسؤول العلاقات»: a noun without article or particle that heads nothing and is no time."""
        table = self.table
        whole = bare == self.words[index].text and not bare.endswith(ACCUSATIVE)
        if self._next(index).startswith(ARTICLE):
            return False
        nouns = bare in table.titles or bare in table.head_nouns or bare in table.time_head
        noun = self._is_noun(bare) or bare.endswith(NISBA)  # «أشرف ريفي»
        return whole and noun and not nouns

    def _heads_nothing(self, index: int) -> bool:
        """«يتابع أحمد خطيب على فيسبوك», not «أحمد وزير الصحة»: whether a noun stands right after a first name and before nothing that it could head."""
        words, table = self.words, self.table
        if words[index].gap != " " or self._before(index - 1) == NAME:
            return False
        if words[index - 1].text not in table.any_given_name:
            return False
        following = self._next(index)
        if not following or self.tags[index + 1] in (METRIC, NUMBER, NETWORK):
            return True
        behind = (
            table.governor,
            table.particle,
            table.verbs,
            table.relative_word,
            table.clause_word,
        )
        return is_derived_imperfect(following) or any(following in forms for forms in behind)

    def _is_titled(self, index: int) -> bool:
        """«الإعلامي داود الشريان», «قناة داود الشريان»: what follows a definite title or an account and one given name is a surname, though a noun by its form."""
        given, title = index - 1, index - 2
        near = title >= 0 and all(self.words[at].gap == " " for at in (given, index))
        if not near or self.words[given].text not in self.table.any_given_name:
            return False
        account = self.words[title].text[self.cuts[title] :] in self.table.account_nouns
        return account or (self.definite[title] and self._is_title(title))

    def _next(self, index: int) -> str:
        """The next word, "" where more than a space is before it."""
        behind = self.words[index + 1] if index + 1 < len(self.words) else None
        return behind.text if behind is not None and behind.gap == " " else ""

    def _tag_bare(self, index: int, bare: str, particle: str, before: str) -> str:
        table = self.table
        governed = bool(particle) and particle[-1] in GOVERNORS
        if bare in table.saying_participle:
            return ADJECTIVE  # «مضيفا», «متصدرا»
        if bare in table.compound_name and self._next(index).startswith(ARTICLE):
            return NAME  # «عبد المجيد», though «مجيد» is an adjective
        if table.is_compound(bare, self._next(index)):
            return NAME  # «نور الدين»
        if not particle and self._names_a_peer(index, bare):
            return NAME
        if not governed and self._is_verb(index, bare, before):
            return VERB
        if self._is_name(index, bare, before):
            return NAME
        if self._is_possessed(bare) or bare in table.peer_noun:
            self.definite[index] = True
            return NOUN
        adjective = bare in table.adjectives or (
            bare[-1] == ACCUSATIVE and bare[:-1] in table.adjectives
        )
        return (
            ADJECTIVE
            if adjective and not governed and (before != PREPOSITION or bare not in table.nouns)
            else NOUN
        )

    def _is_verb(self, index: int, bare: str, before: str) -> bool:
        table, beside = self.table, self.words[index - 1].text
        if before == PARTICLE and beside in table.verb_particle and bare[0] in IMPERFECT:
            return True  # «لم تتخط»
        if before == CLAUSE and beside.startswith(ARTICLE):
            stems = [bare.removesuffix(end) for end in OBJECTS if bare.endswith(end)]
            if any(stem in table.verbs or stem in table.verb_or_noun for stem in stems):
                return True  # «الفيديو الذي نشره اللاعب»
        if bare in table.passive_auxiliary and before != PREPOSITION:
            return True  # «لعبة تم تحميلها»
        behind = self.words[index + 1].text if index + 1 < len(self.words) else ""
        if bare in table.naming_word and behind in table.naming_word and bare[0] in IMPERFECT:
            return True  # «صفحة تحمل اسم النادي»
        nominal = bare in table.nouns or bare in table.adjectives or bare in table.names
        if bare in table.verb_or_noun or (bare in table.verbs and nominal):
            if before == METRIC and bare in table.reach_word:
                return True  # «بعدد منشورات وصل 300»
            if before in (PREPOSITION, NUMBER, METRIC, VERB):
                return False
            if self._is_of_name(index, bare, before):
                return False
            if before != PARTICLE and bare in table.head_nouns:
                return False
            if before == CLAUSE and self._is_possessed(bare):
                return False
            if before in (NOUN, ADJECTIVE):
                if self._counts(index):
                    return True
                relative = bare.endswith(("ها", "ه")) and beside in table.head_nouns
                return self.definite[index - 1] or relative  # «تدوينة نشرها»
            return True
        if bare in table.verbs or (bare[0] in MANY_IMPERFECT and bare.endswith(OF_MANY)):
            return True
        if bare.endswith(PLURAL) and bare.removesuffix(PLURAL) in table.verbs:
            return True
        if nominal or before == PREPOSITION:
            return False
        return self._is_inflected(bare) or self._looks_like_verb(index, bare, before)

    def _is_of_name(self, index: int, bare: str, before: str) -> bool:
        """«نجوى كرم», «محمد ولد الشيخ», «الصحفي يزن أبو شمالة», «الفنان فضل شاكر»: the form of a verb within a name; not «خالد ولد في حلب»."""
        table, following = self.table, self._next(index)
        if bare in table.any_given_name and (
            following in table.name_joints or self._is_between_title_and_name(index)
        ):
            return True
        if before != NAME:
            return False
        if bare in table.name_joints:
            return bool(following) and following not in table.governor
        return bare in table.any_name and bare[0] not in IMPERFECT and self._is_given(index - 1)

    def _counts(self, index: int) -> bool:
        """«تطبيق ضخ ما يزيد على 130 مليون», «فيديو قصير حصد 3 آلاف»: a verb between what can have an audience and an amount."""
        behind = self._next(index)
        if not behind or not (self.tags[index + 1] == NUMBER or behind in self.table.amount_opener):
            return False
        head = index - 1
        while head > 0 and self.tags[head] == ADJECTIVE:
            head -= 1
        text = self.words[head].text[self.cuts[head] :]
        nouns = self.table.head_nouns
        return not self.definite[head] and (text in nouns or text[:-1] in nouns)

    def _is_inflected(self, bare: str) -> bool:
        """Whether a form that no list knows is a verb of one with a particle or an object: «ليصبح», «بيقول»."""
        table = self.table
        present = bare[0] in "لب" and bare[1:2] in ("ي", "ت")  # «ليصبح», «بيقول»
        if bare[1:] in table.verbs and (present or bare.startswith(FUTURE)):
            return True
        if bare.startswith("لي") and len(bare) > 4:
            return True
        rest = bare[len(PASSIVE) :]
        if bare.startswith(PASSIVE) and (rest in table.verbs or rest in table.verb_or_noun):
            return True  # «اتعمل»
        return any(
            bare.endswith(end) and bare[: -len(end)] in table.verbs for end in OBJECTS
        ) and not self._is_possessed(bare)

    def _looks_like_verb(self, index: int, bare: str, before: str) -> bool:
        """Whether an unknown form is a verb by its shape and by where it stands."""
        table, opens = self.table, before in ("", CLAUSE, PARTICLE)
        if is_derived_imperfect(bare):
            return bare not in table.name_or_noun
        governs = bare[0] in "تا" and len(bare) < 6 and opens and self._is_next_governed(index)
        if governs and not is_verbal_noun(bare):  # «حيث تربع على القمة»
            return bare not in table.name_or_noun and not self._is_noun(bare)
        if bare[0] in "يت" and len(bare) > 5 and bare.endswith(("ون", "ان", "وا")):
            alone = before == NAME and self._before(index - 1) != NAME  # of one no dual is told
            return not (alone and bare.endswith("ان")) and not self._is_noun(bare)  # «ينشرون»
        short = 3 < len(bare) < 7 and bare not in table.common_noun
        if opens and short and bare[-1] == "ت" and bare[-2] not in "اي":
            return True  # «نصحت»
        if before == CLAUSE and short and bare[0] in IMPERFECT and not self._is_possessed(bare):
            return not is_verbal_noun(bare) and not bare.endswith(("ات", "ين"))  # «أن ننجز»
        if bare.startswith(("ماي", "مات")) and bare[2:] in table.verbs:
            return True  # «مايقارب»
        imperfect = bare[0] == "ي" and len(bare) > 3 and before != NOUN
        return imperfect and bare not in table.name_or_noun

    def _is_noun(self, bare: str) -> bool:
        """Whether a word is a noun that a list knows, or one with a pronoun."""
        return bare in self.table.common_noun or self._is_possessed(bare)

    def _is_name(self, index: int, bare: str, before: str) -> bool:
        table = self.table
        if before == NAME and (
            bare in table.name_joints or self.words[index - 1].text in table.name_joints
        ):
            return True
        common = bare in table.nouns or bare in table.adjectives
        if bare in table.names and not common:
            return True
        if before == NAME and self._is_titled(index) and self._may_be_surname(index, bare):
            return True
        if before == NAME and bare in table.surname_noun and self._heads_nothing(index):
            return True
        titled = index > 0 and self.words[index].gap in (" ", "، ") and self._is_title(index - 1)
        if titled and common and self._opens_a_name(index, bare):
            return True
        beside = before == NAME or titled
        if bare in table.any_name or bare in table.names:
            given = bare in table.any_given_name and before not in (NOUN, ADJECTIVE)
            return beside or self._is_next_name(index) or (given and self._is_next_nisba(index))
        if bare in table.name_joints:
            return bare not in ("ابن", "بنت") and self._is_next_name(index)
        if common or len(bare) < SHORTEST or self._is_noun(bare):
            return False
        if bare.endswith(ACCUSATIVE) and bare[:-1] in table.nouns:
            return False  # «نشر محمد رمضان مقطعا»
        if is_verbal_noun(bare) or bare in table.verbs:
            return False  # «بهدف استنكار العمل», «إلى تصدر السعودية»
        if beside or self._is_next_name(index):
            return not bare.endswith(("ات", "ها", "هم"))
        return not bare.endswith(NO_NAME_ENDINGS) and bare not in table.name_or_noun

    def _opens_a_name(self, index: int, bare: str) -> bool:
        """«المؤثرة السعودية فوز الفهد», not «أكد المدرب المصري فوز الفريق»: a noun without article or particle, between a definite title and a surname."""
        table, following = self.table, self._next(index)
        whole = bare == self.words[index].text and not bare.startswith(ARTICLE)
        if not (whole and self.definite[index - 1] and following.startswith(ARTICLE)):
            return False
        if bare in table.head_nouns or bare in table.titles or bare in table.count_word:
            return False  # «رئيس الوزراء وزير الكهرباء»
        place = following in table.known_words or following[2:] in table.city_or_region
        return not place and (following[2:] in table.names or self._is_next_name(index))

    def _names_a_peer(self, index: int, bare: str) -> bool:
        """«مواطنه استقلال طهران», «زميله السابق زين مالك»: who is meant is named right behind a word of a peer and its adjective."""
        table, words = self.table, self.words
        peer = index - 1 - (index > 1 and self.tags[index - 1] == ADJECTIVE)
        if (
            peer < 0
            or words[peer].text[self.cuts[peer] :] not in table.peer_noun
            or any(word.gap != " " for word in words[peer + 1 : index + 1])
        ):
            return False
        if bare in table.verbs or bare in table.verb_or_noun:
            behind = words[index + 1].text if index + 1 < len(words) else ""
            return bare in table.any_name and behind in table.any_name
        return bare not in table.head_nouns and bare not in table.titles

    def _is_next_governed(self, index: int) -> bool:
        return self._next(index) in self.table.governor

    def _is_next_name(self, index: int) -> bool:
        text, table = self._next(index), self.table
        if text in table.compound_name or (text and self.tags[index + 1] == NAME):
            return True
        return (text in table.names and text not in table.nouns) or (
            text.startswith(ARTICLE)
            and text[2:] not in table.nouns
            and text[2:] not in table.adjectives
            and not text.endswith("يه")
        )

    def _is_next_nisba(self, index: int) -> bool:
        """«نور العاني», «رحمة البصري»: a surname by its ending; not «عيد الأضحى», «مالك النادي»."""
        text = self._next(index)
        nisba = text.startswith(ARTICLE) and text.endswith(NISBA)
        return nisba and text[2:] not in self.table.no_nisba

    def _is_title(self, index: int) -> bool:
        """Whether a noun that is followed by a person's name, or an adjective behind one, ends at a word."""
        while index >= 0 and self.tags[index] == ADJECTIVE:
            index -= 1
        if index < 0 or self.tags[index] != NOUN:
            return False
        whole = self.words[index].text
        text = whole[self.cuts[index] :]
        if text in self.table.titles:
            return True
        if whole.startswith(FOR_THE) and whole.removeprefix(FOR_THE) in self.table.titles:
            return True  # «للمغني بلطي»
        office = index
        while (joined := self._joined_to(office)) > 0:
            office = joined
        if not index or not self.definite[index] or self.tags[office - 1] != NOUN:
            return False
        if self.words[office - 1].text[self.cuts[office - 1] :] in self.table.office_title:
            return True  # «وزير الصحة والسكان خالد عبد الغفار»
        two = self.table.heads.match(self.listed, index - 1)  # «عارضة الأزياء»
        return two is not None and two[1] == 2 and two[0].role == "title"

    def _joined_to(self, index: int) -> int:
        """Where the noun is that «و» joins a definite one to, «والسكان», «و السكان»; 0 where it joins none."""
        if not self.definite[index] or self.tags[index] != NOUN or self.words[index].gap != " ":
            return 0
        apart = index > 1 and self.words[index - 1].text == "و" and not self.cuts[index]
        joined = apart or self.words[index].text[: self.cuts[index]] == "و"
        return index - 1 - apart if joined else 0

    def _is_possessed(self, bare: str) -> bool:
        """«موقعها», «حسابه», «رسالتهم»: a noun with a pronoun."""
        nouns = self.table.nouns
        for end in POSSESSORS:
            if bare.endswith(end):
                stem = bare[: -len(end)]
                if len(stem) >= SHORTEST - 1 and (
                    stem in nouns or (stem[-1] == "ت" and stem[:-1] + "ه" in nouns)
                ):
                    return bare not in nouns or end not in ("ه", "ي", "ك")
        return False

    def _particle(self, text: str) -> int:
        """Return the characters of the particles that a word begins with: «وبرشلونة» 1, «بتهمة» 1, «ولاعب» 1, «برشلونة» 0."""
        if self._stands(text) or (text[0] == AND and self._is_possessed(text)):
            return 0  # «والدته»
        first, rest = text[0], text[1:]
        if first in JOINTS and (rest in self.table.verbs or rest in self.table.verb_or_noun):
            return 1  # «فحل ثالثا»
        if first in JOINTS and len(rest) >= SHORTEST:
            if self._stands(rest) or self._is_possessed(rest) or self._is_verb_form(rest):
                return 1
            long = len(rest) > SHORTEST
            governed = long and rest[0] in GOVERNORS
            if governed and (self._is_nominal(rest[1:]) or self._is_possessed(rest[1:])):
                return 2
            return 1 if first == "و" and long else 0
        if (
            first in GOVERNORS
            and len(rest) >= SHORTEST
            and not self._is_possessed(text)
            and (self._is_nominal(rest) or self._is_possessed(rest) or is_verbal_noun(rest))
        ):
            return 1  # «بتهمة», «بارتداء»
        return 0

    def _is_for(self, index: int, text: str) -> bool:
        """«الصفحة الرسمية لكليان»: whether a word that no list knows stands where a definite noun has closed, and so begins with «ل»."""
        return (
            len(text) > SHORTEST + 1
            and not self._stands(text)
            and self._before(index) in (NOUN, ADJECTIVE)
            and self.definite[index - 1]
        )

    def _stands(self, text: str) -> bool:
        return self._is_nominal(text) or text in self.table.verbs or text in self.table.verb_or_noun

    def _is_nominal(self, text: str) -> bool:
        table = self.table
        if (
            text in table.nouns
            or text in table.adjectives
            or text in table.names
            or text in table.known_words
        ):
            return True
        return text[-1] == ACCUSATIVE and (
            text[:-1] in table.nouns or text[:-1] in table.adjectives
        )

    def _is_verb_form(self, text: str) -> bool:
        verbs = self.table.verbs
        return (text.startswith(FUTURE) and text[1:] in verbs) or any(
            text.endswith(end) and text[: -len(end)] in verbs for end in OBJECTS
        )


def article_at(text: str) -> int:
    """Return the characters before the article of a word that has one.

    >>> article_at("الصفحة"), article_at("والصفحة"), article_at("للصفحة")
    (0, 1, 1)
    """
    if text.startswith("لل"):
        return 1
    if text[0] in JOINTS and text[1:].startswith("لل"):
        return 2
    return max(0, text.find(ARTICLE))


def is_verbal_noun(text: str) -> bool:
    """Whether a word has the shape of a verbal noun of a derived form: it owns nothing.

    >>> [is_verbal_noun(word) for word in ("توسيع", "ارسال", "انتشار", "استخدام", "برشلونه")]
    [True, True, True, True, False]
    """
    size = len(text)
    if size == 5:
        return (text[0] == "ت" and text[3] == "ي") or (text[0] == "ا" and text[3] == "ا")
    if size == 6:
        return text[0] == "ا" and text[4] == "ا" and (text[1] in "نتد" or text[2] in "تطد")
    return size == 7 and text.startswith("است") and text[5] == "ا"


def head_at(table: Vocabulary, words: list[Word], at: int) -> tuple[HeadForm, int, int] | None:
    """The noun of the lexicon at a word, as `PhraseTable.match` gives it; also in the accusative: «نشرت منشورا», «مقطعا»."""
    found, word = table.heads.match(words, at), words[at]
    if found is not None or word.text[-1] != ACCUSATIVE or len(word.text) <= SHORTEST:
        return found
    return table.heads.match([word.spelled(word.text[:-1])], 0)
