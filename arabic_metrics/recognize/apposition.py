"""What stands right behind a name and belongs to it: a description, a short form, a handle, what it is called."""

from arabic_metrics.lexicon.affix import AND, ARTICLE
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.recognize.naming import BODIES, DEEPEST, PhraseNamer
from arabic_metrics.recognize.syntax import FOREIGN, HANDLE, NAME, PREPOSITION, TAG

SHORT_FORM = 3  # words
NAMEABLE = frozenset({"account", "channel", "content", "group", "organization", "site_app"})
CALLED = frozenset({"person", "organization", "account", "channel", "site_app", "group", ""})


class Apposition:
    """Tells which mention before another it is in apposition to."""

    def __init__(self, namer: PhraseNamer) -> None:
        self.namer = namer
        self.words = namer.words
        self.table = namer.table
        self.syntax = namer.syntax

    def of(self, mention: Mention, found: list[Mention]) -> Mention:
        """«ميسي، نجم المنتخب», «الوكالة الوطنية (واج)»: what stands right behind a name and describes it, or is its short form."""
        if not found:
            return mention
        before = self._whole(found)
        word = self.words[mention.first]
        called = self._called(mention, found) or self.named_by(mention, found)
        if called is not None:
            return mention._replace(apposed=called.first)
        adjacent = before.last == mention.first
        titled = before.kind == "person" and not (before.proper or before.possessed)
        if adjacent and titled and self._follows(mention):
            # «المطرب الشاب، رامي عصام»
            return mention._replace(kind="person", apposed=before.first)
        named = before.proper or before.apposed >= 0
        if not named or before.last != self._described_at(mention.first):
            return mention
        if word.sentence != self.words[before.first].sentence:
            return mention
        size = mention.last - mention.first
        short = adjacent and mention.case == "bracket" and mention.proper and size <= SHORT_FORM
        short = short and before.kind != "place"
        if before.last < mention.first:  # «تيسلا، وهي شركة سيارات»
            described = not mention.known and _are_one_kind(before.kind, mention.kind)
        else:
            person = mention.kind == "person" and before.kind in ("person", "")
            described = person and (not mention.proper or self._is_office(mention))
            described = described or self._is_work_titled(before, mention)
        described = described and not mention.possessed
        if not (short or described) or self.syntax.cut_at(mention.first):
            return mention
        # What describes a name is none: «بيل غيتس، مؤسس شركة مايكروسوفت» is not short for the company.
        return mention._replace(apposed=before.first, proper=mention.proper and not described)

    def _is_work_titled(self, title: Mention, mention: Mention) -> bool:
        """«غادي وحدي»، العمل الجديد للمطرب»: a definite work right behind a quotation that may be its title."""
        quoted = self.syntax.quotes.get(title.first) == title.last and title.kind in ("", "content")
        work = mention.kind == "content" and mention.head in self.table.work_nouns
        return quoted and work and self.words[mention.first].text.startswith(ARTICLE)

    def _described_at(self, first: int) -> int:
        """Where what a description is of ends: right before it, or before «، وهو»."""
        at = first - 1
        text = self.words[at].text if at > 0 else ""
        return at if text.startswith(AND) and text in self.table.who else first

    def _whole(self, found: list[Mention]) -> Mention:
        """The last mention, or the name that it ends: «نائب رئيس الدولة»."""
        last = found[-1]
        if not last.nested or last.case != "nested":
            return last
        wholes = (it for it in reversed(found[-DEEPEST:]) if not it.nested)
        whole = next(wholes, last)
        return whole if whole.last == last.last else last

    def _called(self, mention: Mention, found: list[Mention]) -> Mention | None:
        """«شركة صحة عبر تويتر @SEHAHealth», «رئيسة الوزراء #تيريزا_ماي»: who has the handle or the hashtag right behind."""
        tag = self.syntax.tags[mention.first]
        before = self._before(mention.first, found) if tag in (HANDLE, TAG) else None
        if before is None:
            return None
        office = before.kind == "person" and self._is_office(before)
        named = before.kind in CALLED and before.proper
        return before if (named if tag == HANDLE else office) else None

    def named_by(self, mention: Mention, found: list[Mention]) -> Mention | None:
        """«حساب على تويتر باسم «فلان»», «أفيتشي، واسمه الحقيقي «فلان»»: what has the name that stands behind a word of naming."""
        naming = self.table.naming_word
        first, last = mention.first, found[-1] if found else None
        own = last is not None and last.last == first and last.proper
        if own and mention.head in self.table.own_name:
            return last
        while first and self.words[first - 1].text in naming:
            first -= 1
        named = mention.proper and mention.kind in ("", "content")
        if not named or (first == mention.first and mention.head not in naming):
            return None
        before = self._before(first, found, apart=True)
        if before is None or before.kind not in NAMEABLE:
            return None
        return None if self.namer.is_named(before.first, before.last, quoted=False) else before

    def _before(self, first: int, found: list[Mention], *, apart: bool = False) -> Mention | None:
        """The mention before a word, over prepositions and networks; `apart`: these stand behind it, not in it."""
        tags = self.syntax.tags
        for before in reversed(found):
            if (apart and before.last > first) or (
                any(self.words[at].breaks for at in range(before.last, first + 1))
                or any(tags[at] != PREPOSITION for at in range(before.last, first))
            ):
                return None
            if before.kind != "network":
                return before
            first = before.first
        return None

    def _is_office(self, mention: Mention) -> bool:
        """Whether an office is named, and not who holds it: «قائد النصر السعودي»."""
        if mention.head not in self.table.office_title:
            return False
        return not self.namer.is_person_named(mention.first + 1, mention.last, False)

    def _follows(self, mention: Mention) -> bool:
        """Whether a name that may be a person's stands in apposition to the title before it."""
        tag, first = self.syntax.tags[mention.first], mention.first
        person = mention.kind in ("", "person") and tag in (NAME, FOREIGN)
        if not mention.proper or mention.case == "bracket" or self.syntax.cut_at(first):
            return False
        return person or tag == TAG


def _are_one_kind(named: str, described: str) -> bool:
    """Whether a name of one kind may be described as another: a network as a site, a company as a network."""
    return bool(described) and (named in ("", described) or {named, described} <= BODIES)
