"""Words with other senses: whether «مشاركة», «عضو» or «زيارة» speaks of an audience here, and figures of no audience."""

from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.scene import FigureScene, FoundFigure

SOCIAL_REACH = 4  # sentences before in which a weak word may find what it is spoken of


class SenseReader:
    """Decides the senses of metric words of one text."""

    def __init__(self, scene: FigureScene) -> None:
        self.scene = scene
        self.recognized = scene.recognized
        self.vocabulary = scene.vocabulary
        self.words = scene.words
        self.number_words = scene.number_words
        self.social = self._social_sentences()
        self.posted = {
            word.sentence for word in self.words if word.text in scene.vocabulary.post_context
        }

    def _social_sentences(self) -> dict[int, set[str]]:
        """What kinds of audience words each sentence holds: platform, account, strong."""
        found: dict[int, set[str]] = {}
        for platform in self.recognized.platforms:
            kind = {"app": "app", "website": "site", "social": "networks"}.get(
                platform.id, "platform"
            )
            found.setdefault(self.words[platform.first].sentence, set()).add(kind)
        for entity in self.recognized.entities:
            kinds = found.setdefault(self.words[entity.first].sentence, set())
            if entity.role in ("account", "hashtag", "handle"):
                kinds.add("account")
            elif entity.role in ("work", "channel", "group"):
                kinds.add(entity.role)
            if entity.head in self.vocabulary.app_head:
                kinds.add("app")
            elif entity.role == "pronoun":
                kinds.add("pronoun")
        for metric in self.recognized.metrics:
            if not metric.weak:
                found.setdefault(self.words[metric.first].sentence, set()).add("strong")
        return found

    def _context(self, position: int) -> set[str]:
        sentence = self.words[position].sentence
        return set().union(
            *(self.social.get(sentence - back, set()) for back in range(SOCIAL_REACH + 1))
        )

    def holds(self, mention: MetricMention, first: int, *, counted: bool) -> bool:
        """Whether a word with other senses speaks of an audience here."""
        context = self._context(first)
        sentence = self.social.get(self.words[first].sentence, set())
        clause = {
            word.text
            for word in self.words[max(0, first - 14) : first + 10]
            if word.sentence == self.words[first].sentence
        }
        if len(self._counted_kinds(first)) > 1:
            return True  # «38 مليون مشاهد و100 مليون إعجاب»: each shows what the other means
        if self.words[first].sentence in self.posted and mention.id in (
            "views",
            "comments",
            "likes",
            "shares",
            "interactions",
        ):
            return True
        if mention.id in ("members",):
            return bool({"group", "platform"} & sentence) and not clause & self.vocabulary.assembly
        if mention.id == "subscribers":
            if clause & self.vocabulary.telecom_word:
                return False
            return bool({"platform", "networks", "channel", "account", "strong"} & context)
        if mention.id == "users":
            near = context if mention.pronoun else sentence
            return bool({"platform", "networks", "app", "site", "account", "channel"} & near)
        if mention.id == "visits":
            return (
                bool(clause & self.vocabulary.site_word)
                and not clause & self.vocabulary.place_audience
            )
        if mention.id == "downloads":
            return bool({"app", "channel", "platform", "site"} & context)
        if mention.id == "messages":
            return bool({"platform", "networks", "account", "app", "pronoun"} & sentence)
        if mention.id in ("reach", "impressions"):
            return bool({"platform", "networks", "account"} & context)
        return bool(
            {"platform", "networks", "account", "work", "strong", "pronoun", "channel", "group"}
            & context
        )

    def _counted_kinds(self, first: int) -> set[str]:
        """The kinds of audience words counted in a sentence that have no sense outside the networks together."""
        sentence = self.words[first].sentence
        return {
            mention.id
            for mention in self.recognized.metrics
            if self.words[mention.first].sentence == sentence and mention.first - 1 in self.number_words
            and mention.id in ("views", "likes", "comments", "shares", "interactions")
        }  # fmt: skip

    def vetoed(self, figure: FoundFigure) -> bool:
        """Followers for sale, conditions of entry, samples of surveys, breached data: figures of no audience."""
        sentence = self.words[figure.first].sentence
        before = {
            word.text
            for word in self.words[max(0, figure.first - 8) : figure.first]
            if word.sentence == sentence
        }
        near = before | {
            word.text
            for word in self.words[figure.last : figure.last + 6]
            if word.sentence == sentence
        }
        table = self.vocabulary
        if (
            figure.first
            and self.words[figure.first - 1].text in table.superlative
            and figure.number.kind == "cardinal"
        ):
            return (
                self.words[figure.first - 1].text in table.list_sizer
                or figure.rule == "governing noun"
            )  # «أكبر 100 مستخدم» sizes a list
        if figure.number.kind == "magnitude" and not {"platform", "account"} & self.social.get(
            sentence, set()
        ):
            return True
        whole = {word.text for word in self.words if word.sentence == sentence}
        if near & table.sale_word or whole & table.condition_word or before & table.survey_word:
            return True
        if (
            figure.metric in ("users", "members", "messages", "followers")
            and near & table.breach_word
        ):
            return True
        return bool(
            near & table.money_word
            and self.words[figure.last - 1].end
            and figure.rule != "counted noun"
        )
