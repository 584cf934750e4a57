"""Words with other senses: whether «مشاركة», «عضو» or «زيارة» speaks of an audience here, and figures of no audience."""

from functools import cached_property
from itertools import pairwise

from arabic_metrics.recognize import MetricMention, Word
from arabic_metrics.recognize.word import QUOTES
from arabic_metrics.resolve.scene import FigureScene, FoundFigure, names_money

SOCIAL_REACH = 2  # sentences before in which a weak word may find what it is spoken of
SOCIAL_TEXT_REACH = 6  # the same, in a text that speaks of networks throughout
CLAUSE_REACH = 14  # words around a figure
MONEY_BEFORE, MONEY_BEHIND = 8, 6  # words around a figure
DATA_REACH = 6  # words before a figure
WORDS_BEFORE, WORDS_BEHIND = 8, 6  # words around a figure that say what it is
BREACHED = frozenset({"users", "members", "messages", "followers"})
COUNTED_IN_PERSONS = frozenset(
    {"users", "followers", "subscribers", "members", "posts", "comments"}
)
ANY_REACH = 20  # words between «أي حساب» and its condition
YEARS = range(1900, 2101)
LASTING = frozenset({"platform", "networks", "account", "app", "strong", "told"})
OTHER_SENSE = "the word of its metric has another sense beside the words of this clause"
NO_CONTEXT = (
    "the word of its metric has other senses, and no account, network or post is spoken of near it"
)
LIST_SIZE = "it says how long a list is"
BARE_SIZE = "it is a size without a point, and its sentence names neither network nor account"
IN_TIMES = "it counts times, and its metric is not counted in times"
YEAR = "it looks like a year, and nothing strong counts it"
DATA = "it counts records of data, not an audience"
CONDITION = "it is a condition, not a count"
SALE = "it is for sale, or the price of an audience"
GOAL = "it is what is aimed at, not what is"
RATING = "it counts who rated"
SURVEY = "it is the size of a sample"
GAP = "it is what parts two accounts"
TITLE = "it is part of a title in quotation marks"
TELEVISION = "it is the audience of a television channel"
TELEVISION_REACH = 3  # sentences before
VIEWS, VISITS = "views", "visits"
MONEY = "money is spoken of beside it"


class SenseReader:
    """Decides the senses of metric words of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.number_words = scene.number_words
        self.posted = {
            word.sentence for word in self.words if word.text in scene.vocabulary.post_context
        }

    @cached_property
    def reach(self) -> int:
        """How many sentences before a weak word may find what it is spoken of in."""
        spoken = {"platform", "account", "strong"}
        speaking = sum(1 for kinds in self.social.values() if kinds & spoken)
        return SOCIAL_TEXT_REACH if speaking > 1 else SOCIAL_REACH

    @cached_property
    def social(self) -> dict[int, set[str]]:
        """What kinds of audience words each sentence holds: platform, account, strong."""
        found: dict[int, set[str]] = {}
        sources = [source for source in self.recognized.attributions if not source.speaker]
        quoted = {position for source in sources for position in range(source.first, source.last)}
        for platform in self.recognized.platforms:
            if platform.first in quoted:
                continue  # «بحسب صفحة الهيئة على فيسبوك» says who states it
            kind = {"app": "app", "website": "site", "social": "networks"}.get(
                platform.id, "platform"
            )
            kinds = found.setdefault(self.words[platform.first].sentence, set())
            kinds.add(kind)
            before = self.words[platform.first - 1].text if platform.first else ""
            placed = (
                before in self.vocabulary.placing
                or platform.span.start > self.words[platform.first].start
            )
            if kind == "platform" and not placed:
                kinds.add("network")  # «حصل فيسبوك على 570 مليون زائر»
        for entity in self.recognized.entities:
            kinds = found.setdefault(self.words[entity.first].sentence, set())
            tagged = entity.role == "hashtag" and bool(entity.head)
            if entity.first in quoted:
                continue
            if entity.role in ("account", "handle") or tagged:
                kinds.add("account")
            elif entity.role in ("work", "channel", "group"):
                kinds.add(entity.role)
            if entity.head in self.vocabulary.group_nouns:
                kinds.add("group")
            if entity.head in self.vocabulary.site_head:
                kinds.add("site")
            if entity.head in self.vocabulary.app_head:
                kinds.add("app")
            elif entity.role == "pronoun":
                kinds.add("pronoun")
                if self.words[entity.first].text in self.vocabulary.account_noun_definite:
                    kinds.add("account")  # «وضمت الصفحة 315 ألف عضو»
        online = {"platform", "networks", "account"}
        for sentence, kinds in found.items():
            near = range(sentence - SOCIAL_REACH, sentence + 1)
            if "group" in kinds and not any(online & found.get(other, set()) for other in near):
                kinds.discard("group")  # a group of people
        for metric in self.recognized.metrics:
            if not metric.weak:
                found.setdefault(self.words[metric.first].sentence, set()).add("strong")
        return found

    def _context(self, position: int, *, here: bool) -> set[str]:
        """What a weak word stands near: its own sentence, and what networks and accounts are named before."""
        sentence = self.words[position].sentence
        found = set(self.social.get(sentence, ()))
        if sentence in self.posted:
            found.add("posted")
        for back in range(1, (0 if here else self.reach) + 1):
            found |= LASTING & self.social.get(sentence - back, set())
        return found

    def holds(self, mention: MetricMention, first: int, *, counted: bool) -> bool:
        """Whether a word with other senses speaks of an audience here."""
        return not self.doubt(mention, first, counted=counted)

    def doubt(self, mention: MetricMention, first: int, *, counted: bool) -> str:
        """Return why a word with other senses speaks of no audience here, "" if it does."""
        if len(self._counted_kinds(first)) > 1:
            return ""  # «38 مليون مشاهد و100 مليون إعجاب»: each shows what the other means
        entry = self.vocabulary.entries[mention.id]
        sentence = self.words[first].sentence
        words = self.words[max(0, first - CLAUSE_REACH) : first + CLAUSE_REACH]
        clause = {word.text for word in words if word.sentence == sentence}
        here = self.social.get(sentence, set())
        spoken = {"network"} if mention.id == VISITS else {"platform", "account"}
        online = bool(spoken & here or clause & self.vocabulary.online_word)
        if not online and any(clause & self.vocabulary.words(id) for id in entry.vetoed_by):
            return OTHER_SENSE
        context = self._context(first, here=entry.here)
        if clause & self.vocabulary.site_word:
            context.add("site")
        if mention.verb and not counted:
            context.discard("posted")
        if not context.intersection(entry.needs):
            return NO_CONTEXT
        if not entry.here and counted:
            here = self.social.setdefault(sentence, set())
            here.add("told")  # what was read of an audience keeps the thread
        return ""

    def _counted_kinds(self, first: int) -> set[str]:
        """The kinds of audience words counted in a sentence that have no sense outside the networks together."""
        sentence = self.words[first].sentence
        return {
            mention.id
            for mention in self.recognized.metrics
            if self.words[mention.first].sentence == sentence and mention.first - 1 in self.number_words
            and mention.id in ("views", "likes", "comments", "shares", "interactions")
        }  # fmt: skip

    def veto(self, figure: FoundFigure) -> str:
        """Return why a figure is of no audience: followers for sale, conditions of entry, samples, breached data; "" if it is."""
        sentence = self.words[figure.first].sentence
        listed = self._sizes_a_list(figure)
        if listed is not None:
            return listed
        if figure.number.kind == "magnitude" and not {"platform", "account"} & self.social.get(
            sentence, set()
        ):
            return BARE_SIZE
        times = figure.last < len(self.words) and (
            self.words[figure.last].text in self.vocabulary.times_unit
        )
        if times and figure.metric in COUNTED_IN_PERSONS:
            return IN_TIMES
        if self._is_year(figure):
            return YEAR
        if self._is_data(figure):
            return DATA
        if self._is_condition(figure):
            return CONDITION
        if self._is_title(figure):
            return TITLE
        if reason := self._told_by_words_beside(figure):
            return reason
        return MONEY if figure.rule != "counted noun" and self._is_money(figure) else ""

    def _sizes_a_list(self, figure: FoundFigure) -> str | None:
        """Return why «أكبر 100 مستخدم» is no count ("" if it is one), None where no superlative stands before."""
        before = self.words[figure.first - 1].text if figure.first else ""
        if before not in self.vocabulary.superlative or figure.number.kind != "cardinal":
            return None
        sizes = before in self.vocabulary.list_sizer or figure.rule == "governing noun"
        return LIST_SIZE if sizes else ""

    def _told_by_words_beside(self, figure: FoundFigure) -> str:
        """Return what the words before a figure, around it or in its sentence say it is, "" if an audience."""
        table = self.vocabulary
        sentence = self.words[figure.first].sentence
        before = self._texts(sentence, figure.first - WORDS_BEFORE, figure.first)
        near = before | self._texts(sentence, figure.last, figure.last + WORDS_BEHIND)
        whole = self.scene.said(sentence)
        next_before = self.words[max(0, figure.first - 1)].text
        if before & table.gap_word and near & table.from_word:
            return GAP
        if figure.metric == VIEWS and self._is_on_television(sentence, whole):
            return TELEVISION
        if near & table.sale_word:
            return SALE
        if whole & table.condition_word:
            return CONDITION
        if before & table.goal_word or next_before in table.purpose_word:
            return GOAL
        if figure.metric == "users" and before & table.rating_word:
            return RATING
        if before & table.need_word:
            return CONDITION
        if before & table.survey_word:
            return SURVEY
        return DATA if figure.metric in BREACHED and near & table.breach_word else ""

    def _texts(self, sentence: int, first: int, last: int) -> set[str]:
        """The words of a sentence between two positions of the text."""
        words = self.words[max(0, first) : last]
        return {word.text for word in words if word.sentence == sentence}

    def _is_title(self, figure: FoundFigure) -> bool:
        """«اتخذت اسم «المليون مشترك»»: a name, not a count."""
        before = self.words[figure.first - 1].text if figure.first else ""
        quoted = any(mark in self.words[figure.first].gap for mark in QUOTES)
        return quoted and before in self.vocabulary.naming_word

    def _is_on_television(self, sentence: int, said: set[str]) -> bool:
        """«10 ملايين مشاهد على شاشة القناة الثانية», «استحوذت على نسب المشاهدة»: no network is named near."""
        table = self.vocabulary
        near = range(max(0, sentence - TELEVISION_REACH), sentence + 1)
        if said & table.online_word or any("platform" in self.social.get(it, ()) for it in near):
            return False
        if any(self.scene.said(it) & table.television_word for it in near):
            return True
        return bool(said & table.rating_noun and said & table.watching_noun)

    def _is_money(self, figure: FoundFigure) -> bool:
        """Whether money is spoken of beside a figure, within its clause."""
        first, last = figure.first, figure.last
        while first > figure.first - MONEY_BEFORE and self._goes_on(first):
            first -= 1
        while last < figure.last + MONEY_BEHIND and self._goes_on(last):
            last += 1
        return names_money(self.recognized, self.vocabulary, first, last)

    def _goes_on(self, position: int) -> bool:
        """Whether a word goes on with the clause of the one before."""
        return 0 < position < len(self.words) and not (
            self.words[position].breaks
            or self.words[position].sentence != self.words[position - 1].sentence
        )

    def _is_year(self, figure: FoundFigure) -> bool:
        """«نسخة 2021»: bare digits that look like a year, where nothing strong counts them."""
        if figure.number.rule != "digits" or figure.number.value not in YEARS:
            return False
        return figure.rule != "counted noun" or (figure.mention is not None and figure.mention.weak)

    def _is_data(self, figure: FoundFigure) -> bool:
        """«بيانات نحو 87 مليون مشترك»: records are no audience."""
        return figure.metric in ("users", "subscribers") and any(
            word.text in self.vocabulary.data_word for word in self._before(figure)
        )

    def _is_condition(self, figure: FoundFigure) -> bool:
        """«الذين لديهم أكثر من 100 ألف مشترك», «أي حساب يتابعه 5000»: who is meant, not who was counted."""
        before = self._before(figure)
        clause = self.words[max(0, figure.first - ANY_REACH) : figure.first]
        sentence = self.words[figure.first].sentence
        return any(
            left.text in self.vocabulary.any_one
            and right.text in self.vocabulary.account_nouns
            and left.sentence == sentence
            for left, right in pairwise(clause)
        ) or any(
            left.text in self.vocabulary.who_plural and right.text in self.vocabulary.they_have
            for left, right in pairwise(before)
        )

    def _before(self, figure: FoundFigure) -> tuple[Word, ...]:
        return self.words[max(0, figure.first - DATA_REACH) : figure.first]
