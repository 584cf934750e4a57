"""Entities: «الصفحة الرسمية لوزارة الداخلية», «قناة الجزيرة», «أغنية «…»», #وسم, known names, and «الصفحة» that points back.

`name.py` says where a name ends; this module says where one begins, and of what kind it is.
"""

from dataclasses import replace

from arabic_metrics.core import Span
from arabic_metrics.lexicon.entry_claim import GazetteerName
from arabic_metrics.recognize.mention import EntityMention
from arabic_metrics.recognize.name import AND, ARTICLE, FOR, OF_TO, NameReader
from arabic_metrics.recognize.vocabulary import Vocabulary
from arabic_metrics.recognize.word import QUOTES, Word

KEPT_HEADS = frozenset({"channel", "work", "group", "organisation"})
OWNED_HEADS = frozenset({"account", "channel", "work", "group", "hashtag"})
EVERY = "كل"
NAMING_REACH = 5
QUOTED_NAME = 4  # words of a title that names
SUBJUNCTIVE = ("لت", "لي", "لن")


class EntityFinder:
    """Finds the entity mentions of one text."""

    def __init__(
        self,
        text: str,
        words: list[Word],
        vocabulary: Vocabulary,
        blocked: frozenset[int],
        platforms: frozenset[int],
        constructs: frozenset[int] = frozenset(),
        counted: frozenset[int] = frozenset(),
    ) -> None:
        self.text = text
        self.words = words
        self.vocabulary = vocabulary
        self.blocked = (
            blocked  # word positions of numbers, platforms, metrics and ranks: no name crosses them
        )
        self.platforms = platforms
        self.constructs = constructs  # right behind a metric noun in construct: «متابعي روما»
        self.counted = counted  # right behind a counted noun: «508 آلاف متابع لبيتشاي»
        self.names = NameReader(text, words, vocabulary, blocked)

    def find(self) -> list[EntityMention]:
        """Return the mentions in order; no two share a word."""
        found: list[EntityMention] = []
        index = 0
        while index < len(self.words):
            mention = self._at(index)
            if mention is None:
                index += 1
                continue
            mention = self._with_quoted_name(mention)
            found.append(replace(mention, salient=self._is_salient(mention)))
            index = max(mention.last, index + 1)
        return found

    # -- where a name begins

    def _at(self, index: int) -> EntityMention | None:
        word = self.words[index]
        if index in self.platforms:
            return None
        if word.text[0] == "#":
            return self._mention(index, index, index + 1, "hashtag")
        if word.text[0] == "@" and len(word.text) > 1:
            return self._mention(index, index, index + 1, "handle")
        if index in self.counted and (owner := self._owner(index, bare=True)) is not None:
            return owner
        head = self.vocabulary.heads.match(self.words, index)
        known = self.vocabulary.gazetteer.match(self.words, index)
        if known is not None and not known[0].network and (head is None or known[1] >= head[1]):
            return self._known(index, known)
        if head is not None and index not in self.blocked:
            return self._headed(index, *head)
        if word.text in self.vocabulary.account_pronoun:
            return self._mention(index, index, index + 1, "definite")
        return self._subject(index)

    def _subject(self, index: int) -> EntityMention | None:
        """A name that only its place shows: «متابعي روما», «امتلك نيمار 194 مليون», «الشرطة لديها»."""
        word, vocabulary = self.words[index], self.vocabulary
        quoted = self._quoted_name(index)
        if quoted is not None:
            return quoted
        if word.text[0].isascii() and word.text[0].isupper() and index not in self.blocked:
            end = index + 1
            while (
                end < len(self.words)
                and self.words[end].text[0].isascii()
                and self.words[end].text[0].isupper()
                and not self.words[end].gap.strip(" ")
            ):
                end += 1
            return (
                self._mention(index, index, end, "name")
                if end - index > 1 or len(word.text) > 2
                else None
            )
        if word.text in vocabulary.common_noun and index not in self.constructs:
            return None
        if index in self.blocked or self.vocabulary.metrics.match(self.words, index) is not None:
            return None
        before = self.words[index - 1].text if index else ""
        verb = before in vocabulary.possess_verb or before in vocabulary.subject_verb
        if index in self.constructs or (verb and not word.breaks):
            end = self.names.end(index, False)
            return self._mention(index, index, end, "name") if end > index else None
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        has = (
            following is not None
            and following.text in vocabulary.has_word
            and following.text[0] in "ليت"
            and not following.breaks
        )
        if has and word.text.startswith(ARTICLE):
            return self._mention(index, index, index + 1, "name")
        return None

    def _quoted_name(self, index: int) -> EntityMention | None:
        """«أما منافسه «ليمون توك» …»: a short title in quotation marks, not what somebody said."""
        if ":" in self.words[index].gap:
            return None
        end = self.names.quotation_end(index)
        if end is None or end - index > QUOTED_NAME:
            return None
        return self._mention(index, index, end, "name")

    def _headed(self, first: int, form: object, taken: int, cut: int) -> EntityMention | None:
        """Read what a head noun opens: its owner, its title, or nothing («الصفحة» alone points back)."""
        role, pronoun = form.role, form.pronoun  # type: ignore[attr-defined]
        after = first + taken
        head = self._head_noun(first, cut)
        definite = self.words[first].text[cut : cut + 2] == ARTICLE or self.words[first].text[
            : cut + 1
        ].endswith(OF_TO)
        if pronoun:
            quoted = self.names.quotation_end(after) if role == "work" else None
            if quoted is not None:
                return self._mention(first, after, quoted, role, head=head)
            return self._mention(first, first, after, "pronoun", head=head)
        if (quoted := self.names.quotation_end(after)) is not None:
            keep = None if role in ("account", "hashtag") else first
            return self._mention(first, after, quoted, role, keep_from=keep, cut=cut, head=head)
        if role == "channel" and after in self.platforms:
            return None  # «موقع تويتر» is the network itself
        start = self._past_adjectives(after)
        if role in OWNED_HEADS and start < len(self.words) and not self.words[start].breaks:
            owned = self._owned(first, start, role, cut, definite, head)
            if owned is not None:
                return owned
        if definite and (role in OWNED_HEADS or role == "organisation"):
            return self._definite(first, after, role, cut, head)
        if role == "title":
            return self._title(first, after)
        end = self.names.end(after, definite)
        if end > after:
            keep = first if role in KEPT_HEADS else None
            if role == "organisation":
                end = self._past_purpose(end)
            if (
                role == "work"
                and end < len(self.words)
                and (owner := self._owner(end)) is not None
                and not owner.anaphoric
            ):
                end = owner.last  # «مقطع الفيديو الموسيقي لأغنية ديسباسيتو»
            return self._mention(first, after, end, role, keep_from=keep, cut=cut, head=head)
        return None

    def _definite(self, first: int, after: int, role: str, cut: int, head: str) -> EntityMention:
        """«الصفحة» and «الحساب» point back; «الهيئة العامة للبيئة» names; «الهيئة» points to a body named before."""
        if role == "organisation":
            end = self._past_purpose(self.names.end(after, True))
            if end > after:
                return self._mention(first, first, end, role, head=head)
        if role in ("account", "hashtag"):
            return self._mention(first, first, after, "pronoun", head=head)
        end = self.names.end(after, True) if role == "work" else after
        return self._mention(first, first, end, "definite", keep_from=first, cut=cut, head=head)

    def _owned(
        self, first: int, start: int, role: str, cut: int, definite: bool, head: str
    ) -> EntityMention | None:
        """«حساب @name», «صفحة نادي الهلال», «الصفحة الرسمية لوزارة الداخلية», «قناة الفنان محمد»."""
        word = self.words[start]
        if word.text[0] in "#@":
            return self._mention(
                first, start, start + 1, "hashtag" if word.text[0] == "#" else "handle", head=head
            )
        owner = self._owner(start)
        if owner is None and role in ("account", "channel", "group") and start not in self.blocked:
            nested = self._nested(start)
            owner = nested if nested is not None and not nested.anaphoric else None
        if owner is None:
            return None
        if role == "account" or (definite and role in ("channel", "group")):
            return replace(owner, first=first, role="account", head=head)
        if owner.role in ("pronoun", "definite") and not definite:
            return None
        span = Span(self.words[first].start + cut, owner.span.end)
        return EntityMention(first, owner.last, span, role, span.of(self.text), head=head)

    def _nested(self, index: int) -> EntityMention | None:
        known = self.vocabulary.gazetteer.match(self.words, index)
        if known is not None and not known[0].network:
            return self._known(index, known)
        head = self.vocabulary.heads.match(self.words, index)
        if head is not None and head[0].role in (
            "organisation",
            "title",
            "group",
            "channel",
            "work",
        ):
            return self._headed(index, *head)
        return None

    def _owner(self, index: int, *, bare: bool = False) -> EntityMention | None:
        """«… لوزارة الداخلية», «… للنادي», «… لبيتشاي»: an owner behind ل."""
        text = self.words[index].text
        if (
            text[0] != FOR
            or len(text) < 4
            or text in self.vocabulary.preposition
            or self.words[index].breaks
        ):
            return None
        known = self.vocabulary.gazetteer.match(self.words, index)
        if known is not None and known[2] > 0:
            return self._known(index, known)
        head = self.vocabulary.heads.match(self.words, index)
        if head is not None and head[2] > 0:
            return self._headed(index, *head)
        if self.vocabulary.metrics.match(self.words, index) is not None or index in self.platforms:
            return None
        if not bare and not text.startswith(OF_TO):
            return None  # many a word begins with ل
        if text.startswith(SUBJUNCTIVE) and not text.startswith(OF_TO):
            return None  # «لتجني», «ليصل»: so that it …
        end = self.names.end(index + 1, text.startswith(OF_TO))
        cut = 2 if text.startswith(OF_TO) else 1
        span = Span(self.words[index].start + cut, self.words[end - 1].end)
        return EntityMention(
            index, end, span, "name", (ARTICLE if cut == 2 else "") + span.of(self.text)
        )

    def _title(self, first: int, after: int) -> EntityMention | None:
        """A title opens a personal name: «الفنان محمد منير», «رئيس وزراء كمبوديا», «الرئيس السابق باراك أوباما»."""
        if (
            after < len(self.words)
            and not self.words[after].breaks
            and (inner := self._nested(after)) is not None
        ) and (inner.role == "title" or inner.known):
            return replace(inner, first=first)
        end = self.names.end(after, False, personal=True)
        for index in range(after, end):
            known = self.vocabulary.gazetteer.match(self.words, index)
            if known is not None and not known[0].network:
                return replace(self._known(index, known), first=first, role="title")
        if end == after:
            definite = self.words[first].text.startswith(ARTICLE)
            return (
                self._mention(first, first, after, "definite", head=self._head_noun(first, 0))
                if definite
                else None
            )
        return self._mention(first, first, end, "title")

    # -- pieces

    def _known(self, index: int, match: tuple[GazetteerName, int, int]) -> EntityMention:
        name, taken, cut = match
        span = Span(self.words[index].start + cut, self.words[index + taken - 1].end)
        return EntityMention(index, index + taken, span, "known", name.name, name.id, name.network)

    def _past_adjectives(self, index: int) -> int:
        adjectives = self.vocabulary.country_adjective_stop
        while (
            index < len(self.words)
            and self.words[index].text in adjectives
            and not self.words[index].breaks
        ):
            index += 1
        return index

    def _past_purpose(self, end: int) -> int:
        """«المديرية العامة للأمن الوطني», «شركة سكوت للتسويق»: what a body is for belongs to its name."""
        if (
            (
                end < len(self.words)
                and self.words[end].text.startswith(OF_TO)
                and not self.words[end].breaks
            )
            and end not in self.blocked
            and self.vocabulary.metrics.match(self.words, end) is None
        ):
            return max(self.names.end(end + 1, True), end + 1)
        return end

    def _head_noun(self, first: int, cut: int) -> str:
        text = self.words[first].text[cut:]
        return text.removeprefix(ARTICLE)

    def _with_quoted_name(self, mention: EntityMention) -> EntityMention:
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
            end = self.names.quotation_end(index)
            if end is not None:
                if self.words[index - 1].text not in self.vocabulary.naming_word:
                    return mention
                span = Span(word.start, self.words[end - 1].end)
                return replace(
                    mention, last=end, span=span, name=span.of(self.text), role="work", known=""
                )
        return mention

    def _is_salient(self, mention: EntityMention) -> bool:
        """Whether a clause can speak of it: not behind a preposition, a particle, «التابعة» or a relative verb."""
        words, vocabulary = self.words, self.vocabulary
        if mention.role == "handle":
            return False
        if mention.role == "name" and self._quotes_noun(mention):
            return False
        attached = (
            words[mention.first].text[0] in "بلك"
            and words[mention.first].start < mention.span.start
        )
        if attached and mention.role != "account":
            return False
        before = words[mention.first - 1].text if mention.first else ""
        if before in vocabulary.subordinate_word or before in vocabulary.superlative:
            return False
        if before in vocabulary.inner_preposition and mention.role not in ("account", "hashtag"):
            return False
        earlier = words[mention.first - 2].text if mention.first > 1 else ""
        return earlier not in vocabulary.relative_word or mention.role == "account"

    def _quotes_noun(self, mention: EntityMention) -> bool:
        """«مقطعه الأشهر «على طريق الحرير»»: a title in quotation marks names the noun before it."""
        word = self.words[mention.first]
        if not mention.first or not any(mark in word.gap for mark in QUOTES):
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

    def _mention(
        self,
        first: int,
        start: int,
        end: int,
        role: str,
        *,
        keep_from: int | None = None,
        cut: int = 0,
        head: str = "",
    ) -> EntityMention:
        begin = start if keep_from is None else keep_from
        offset = cut if keep_from is not None else 0
        span = Span(self.words[begin].start + offset, self.words[end - 1].end)
        inside = span.of(self.text)
        closing = next((QUOTES[mark] for mark in inside if mark in QUOTES), "")
        if (
            closing
            and inside.count(closing) < (2 if closing in QUOTES else 1)
            and self.text[span.end : span.end + 1] == closing
        ):
            span = Span(span.start, span.end + 1)
        return EntityMention(first, end, span, role, span.of(self.text), head=head)
