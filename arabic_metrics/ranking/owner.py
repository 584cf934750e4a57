"""Names that name nobody: «الفيديو», «صفحتنا», «تطبيق جديد» are another one in each article."""

import re

from arabic_metrics.lexicon import Lexicon
from arabic_metrics.lexicon.affix import ARTICLE, FOR_THE, MARBUTA, TA
from arabic_metrics.lexicon.entry_claim import EntityHead, GazetteerName
from arabic_metrics.lexicon.inflect import SUFFIXES
from arabic_metrics.lexicon.lexicon import kept
from arabic_metrics.recognize import Vocabulary, Word, vocabulary
from arabic_metrics.recognize.word import read_words

BODY = "organisation"
CONTENT, NETWORK, PLACE = "content", "network", "place"
UNNAMED = ("social", "website", "app", "blog")
PREFIXES = ("", "و", "ب", "ل", "لل", ARTICLE, "وال", "بال")
SEVERAL = "organisations"  # «الوزارات», «أندية»: the head of no one body
PARTICIPLE = re.compile(r"الم\w{2,}[^\Wي]")
TITLE = re.compile(r"[«\"“].*[^\W\d_]{2}.*[»\"”]?|#\w")


class OwnerNames:
    """Tells names from common nouns, by the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._fold = lexicon.fold
        self._words: Vocabulary = vocabulary(lexicon)
        words = self._words
        self._common = words.nouns | words.adjectives | words.verbs | words.verb_or_noun
        self._common |= words.no_owner | words.particle
        self._judged: dict[tuple[str, str | None], bool] = {}
        self._heads = {lexicon.fold(form) for head in lexicon.of(EntityHead) for form in head.forms}
        self._several = {
            lexicon.fold(form)
            for head in lexicon.of(EntityHead)
            for form in head.forms
            if head.id == SEVERAL
        }
        self._keys = {entry.id for entry in lexicon.of(GazetteerName)}
        self._known = {
            lexicon.fold(form)
            for entry in lexicon.of(GazetteerName)
            for form in (entry.name, *entry.forms)
        }

    def is_name(self, name: str | None, kind: str | None = None, key: str | None = None) -> bool:
        """Return whether a name means one owner in all articles; one that the gazetteer knows does, by its key, too: «قناة نادي الوحدات».

        A piece of content needs a title or a hashtag: «صورة نيمار» is another one in each article. So is what is only possessed
        («حسابه الرسمي»), and what is made of common words alone. A body is named by what it is for: «وزارة الصحة».

        >>> from arabic_metrics.lexicon import load_lexicon
        >>> names = owner_names(load_lexicon())
        >>> [names.is_name(name) for name in ("الفيديو", "حسابه الرسمي", "الصفحة الأصلية", "وزارة الصحة", "رئيس الوزراء الهندي")]
        [False, False, False, True, True]
        >>> [names.is_name(name, "content") for name in ("فيديو منتشر", "صورة نيمار", "أغنية «هابي»", "وسم #كوفيد_19")]
        [False, False, True, True]
        """
        if name is None:
            return False
        if key in self._keys and kind != CONTENT:
            return True
        if (name, kind) not in self._judged:
            self._judged[name, kind] = self._judge(name, kind)
        return self._judged[name, kind]

    def _judge(self, name: str, kind: str | None) -> bool:
        folded = self._fold(name)
        if folded in self._known:
            return True
        words = read_words(folded)
        if not words or any(self._is_possessed(words, at) for at in range(len(words))):
            return False
        if words[0].text in self._words.peer_noun:
            return False  # «غريمه البرتغالي»
        if kind == CONTENT or TITLE.search(name):
            return TITLE.search(name) is not None
        if kind == NETWORK:
            return any(self._network(words, at) is not None for at in range(len(words)))
        if kind == PLACE and self._words.countries.match(words, 0):
            return True
        marked = {self._fold(it) for it in name.split() if it.endswith(MARBUTA)}
        return (
            self._is_channel(words)
            or self._is_body(words)
            or not all(
                self._is_common(word, alone=len(words) == 1, marked=word.text in marked)
                or self._network(words, at)
                or self._is_of_a_role(words, at)
                or (at > 0 and self._describes(word, words[at - 1]))
                for at, word in enumerate(words)
            )
        )

    def _network(self, words: list[Word], at: int) -> str | None:
        """The network that a word names: «حساب تويتر» does not say whose it is."""
        match = self._words.platforms.match(words, at)
        return None if match is None or match[0].id in UNNAMED else match[0].id

    def _is_possessed(self, words: list[Word], at: int) -> bool:
        """«صفحتنا», «تطبيقاتها»: whose it is, another word says."""
        match = self._words.heads.match(words, at)
        return match is not None and match[0].pronoun

    def _is_of_a_role(self, words: list[Word], at: int) -> bool:
        """Whether a word is the place behind a title that many have: «مهاجم البرازيل»; «رئيس البرازيل» is one."""
        table, title = self._words, words[0].text.removeprefix(ARTICLE)
        if title not in table.titles or title in table.office_title:
            return False
        return words[at].text in table.country or bool(table.countries.match(words, at))

    def _describes(self, word: Word, noun: Word) -> bool:
        """Whether a word is a participle behind its noun: «الحزب المنهزم»."""
        if PARTICIPLE.fullmatch(word.text) is None or word.text in self._words.names:
            return False
        return noun.text.startswith(ARTICLE) and self._is_common(noun)

    def _is_common(self, word: Word, alone: bool = False, marked: bool = False) -> bool:
        """Whether a list has a word as no name, also with a pronoun, which «ة» (`marked`) is not: «جامعة مؤتة»."""
        table = self._words
        text = word.text
        if {text, text.removeprefix(ARTICLE)} & self._heads:
            return True
        if {text, text[:-2]} & table.nationalities:  # «اليابانيون»
            return True
        if text in table.names or not text[0].isalpha():
            return False
        bare = {text[len(each) :] for each in PREFIXES if text.startswith(each)}
        possessed = {it.removesuffix(each) for it in bare for each in SUFFIXES if it.endswith(each)}
        possessed |= {it[:-1] + TA for it in possessed if it.endswith("ت")}  # «مدرستها»
        if marked and not text.startswith(ARTICLE):  # «التوعوية» is «توعوي»
            possessed = set()
        named = not (alone and text.startswith(ARTICLE)) and not bare.isdisjoint(table.names)
        return not named and not (bare | possessed).isdisjoint(self._common)

    def _is_channel(self, words: list[Word]) -> bool:
        """«قناة الحياة», «إذاعة الشرق»; «قناة النادي» is of a club that each text names, and «قناة تعليمية» is any."""
        table = self._words
        behind = [word.text for at, word in enumerate(words) if not self._network(words, at)][1:]
        if words[0].text not in table.media_noun or not behind or not behind[0].startswith(ARTICLE):
            return False
        whose = self._heads | table.titles | table.official_word | table.former | table.latter
        return whose.isdisjoint({behind[0], behind[0].removeprefix(ARTICLE)})

    def _is_body(self, words: list[Word]) -> bool:
        """«وزارة الصحة» and «رئيس الوزراء الهندي» are names, «الشركة المصنعة», «إدارة الموقع», «الوزارات المغربية» and «النجم المصري» are none."""
        table, head = self._words, words[0].text.removeprefix(ARTICLE)
        match = table.heads.match(words, 0)
        body = match is not None and match[0].role == BODY and head not in self._several
        of_country = any(word.text in table.nationalities for word in words[1:])
        one = head in table.state_body or head in table.office_title
        if of_country and (one or (body and words[-1].text not in table.nationalities)):
            return True
        if match is None or not body:
            return False
        if words[0].text.startswith(ARTICLE):  # «الهيئة العامة للاستثمار»
            adjective = len(words) > 2 and words[1].text.removeprefix(ARTICLE) in table.adjectives
            return adjective and words[2].text.startswith(FOR_THE)
        behind = [word.text.removeprefix(ARTICLE) for word in words[match[1] :]]
        if len(behind) == 1 and words[-1].text != behind[0]:
            # «جامعة المنصورة», not «إدارة الموقع», «وكالة الوزير»
            return behind[0] not in self._heads | table.titles and not self._network(words, 1)
        # «بلدية الزرقاء»: no adjective with the article describes a noun without one.
        if behind and behind[0] in table.adjectives and words[match[1]].text != behind[0]:
            return True
        return any(
            word in table.nouns and word not in self._heads and word not in table.adjectives
            for word in behind
        )


@kept
def owner_names(lexicon: Lexicon) -> OwnerNames:
    """Return the names of a lexicon, collected once."""
    return OwnerNames(lexicon)
