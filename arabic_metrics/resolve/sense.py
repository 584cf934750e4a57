"""Words with other senses: whether «مشاركة», «عضو» or «زيارة» speaks of an audience here."""

from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.candidate import CONTENT_METRICS
from arabic_metrics.resolve.scene import FigureScene
from arabic_metrics.resolve.stated import said_positions

SOCIAL_REACH = 2  # sentences before in which a weak word may find what it is spoken of
SOCIAL_TEXT_REACH = 6  # the same, in a text that speaks of networks throughout
PHYSICAL = {
    "visits": "inspection_word",
    "posts": "leaflet_word",
    "followers": "attendance_word",
    "views": "attendance_word",
}
CLAUSE_REACH = 14  # words around a figure
NETWORK_REACH = 2  # words between «أعضاء» and a network
LONGEST_NOUN = 3  # words
ACCOUNT = "account"
LASTING = frozenset({"platform", "networks", "account", "app", "strong", "told", "said"})
VISITS, POSTS, MEMBERS, SUBSCRIBERS = "visits", "posts", "members", "subscribers"
OTHER_SENSE = "the word of its metric has another sense beside the words of this clause"
NO_CONTEXT = (
    "the word of its metric has other senses, and no account, network or post is spoken of near it"
)


class SenseReader:
    """Decides the senses of metric words of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.number_words = scene.number_words
        self._reach: int | None = None
        self._social: dict[int, set[str]] | None = None
        self.posted = {
            word.sentence for word in self.words if word.text in scene.vocabulary.post_context
        }

    @property
    def reach(self) -> int:
        """How many sentences before a weak word may find what it is spoken of in."""
        if self._reach is None:
            spoken = {"platform", "account", "strong"}
            speaking = sum(1 for kinds in self.social.values() if kinds & spoken)
            self._reach = SOCIAL_TEXT_REACH if speaking > 1 else SOCIAL_REACH
        return self._reach

    @property
    def social(self) -> dict[int, set[str]]:
        """What kinds of audience words each sentence holds: platform, account, strong; what was told is added on the way."""
        if self._social is None:
            self._social = self._kinds()
        return self._social

    def _kinds(self) -> dict[int, set[str]]:
        """Find the kinds of audience words of each sentence."""
        found: dict[int, set[str]] = {}
        sources = [source for source in self.recognized.attributions if not source.speaker]
        quoted = {position for source in sources for position in range(source.first, source.last)}
        said = said_positions(self.recognized, self.vocabulary)
        for platform in self.recognized.platforms:
            if platform.first in quoted:
                continue  # «بحسب صفحة الهيئة على فيسبوك» says who states it
            if platform.first in said:
                found.setdefault(self.words[platform.first].sentence, set()).add("said")
                continue
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
            elif entity.role == "definite" and entity.head in self.vocabulary.posted_work:
                kinds.add("work")  # «ونالت الصورة 45 ألف إعجاب»
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
            kinds = found.setdefault(self.words[metric.first].sentence, set())
            if not metric.weak:
                kinds.add("strong")
            if metric.id == POSTS and metric.pronoun and not metric.plural:
                kinds.add("work")  # «تغريدته الأخيرة»
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
        if mention.id == MEMBERS and not counted and self._is_of_network(mention):
            return ""
        sentence = self.words[first].sentence
        words = self.words[max(0, first - CLAUSE_REACH) : first + CLAUSE_REACH]
        clause = {word.text for word in words if word.sentence == sentence}
        here = self.social.get(sentence, set())
        spoken = {"network"} if mention.id == VISITS else {"platform", "account"}
        online = bool(spoken & here or clause & self.vocabulary.online_word)
        if mention.id == SUBSCRIBERS and self._is_of_telecom(sentence):
            return OTHER_SENSE
        if mention.id in PHYSICAL and clause & self.vocabulary.words(PHYSICAL[mention.id]):
            return OTHER_SENSE
        if not online and any(clause & self.vocabulary.words(id) for id in entry.vetoed_by):
            return OTHER_SENSE
        context = self._context(first, here=entry.here)
        if "said" in context and mention.id in CONTENT_METRICS:
            context.add("platform")
        if clause & self.vocabulary.site_word:
            context.add("site")
        if clause & self.vocabulary.app_head:
            context.add("app")
        grouped = "channel" in here or clause & self.vocabulary.group_nouns
        if grouped and "platform" in here:
            context.add("group")  # «مجموعة على فيسبوك انضم إليها 4800 عضو»
        if mention.verb and self._is_done_to_account(mention):
            context.add("account")
        if mention.verb and clause & self.vocabulary.implies_x:
            context.add("platform")  # «حتى تابعه 150 ألف مغرد»
        if mention.verb and not counted:
            context.discard("posted")
        if not context.intersection(entry.needs):
            return NO_CONTEXT
        if not entry.here and counted:
            here = self.social.setdefault(sentence, set())
            here.add("told")  # what was read of an audience keeps the thread
        return ""

    def _is_done_to_account(self, mention: MetricMention) -> bool:
        """«ويتابع حسابه 1.1 مليون شخص»: an account right behind a verb is what is followed."""
        if mention.last >= len(self.words):
            return False
        behind = list(self.words[mention.last : mention.last + LONGEST_NOUN])
        head = self.vocabulary.heads.match(behind, 0)
        return head is not None and head[0].role == ACCOUNT

    def _is_of_telecom(self, sentence: int) -> bool:
        """«مشتركي الهاتف المتنقل»: the subscribers of a sentence are those of a telephone company."""
        return any(
            word.text in self.vocabulary.telecom_word
            for metric in self.recognized.metrics
            if metric.id == SUBSCRIBERS and self.words[metric.first].sentence == sentence
            for word in self.words[metric.last : metric.last + 2]
        )

    def _is_of_network(self, mention: MetricMention) -> bool:
        """«أعضاء شبكة لينكد إن»: the members of a network, named right behind."""
        reach = range(mention.last, mention.last + NETWORK_REACH)
        return any(p.named and p.first in reach for p in self.recognized.platforms)

    def _counted_kinds(self, first: int) -> set[str]:
        """The kinds of audience words counted in a sentence that have no sense outside the networks together."""
        sentence = self.words[first].sentence
        return {
            mention.id
            for mention in self.recognized.metrics
            if self.words[mention.first].sentence == sentence and mention.first - 1 in self.number_words
            and mention.id in ("views", "likes", "comments", "shares", "interactions")
        }  # fmt: skip
