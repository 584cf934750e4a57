"""Which of several names a clause speaks of, and which can own a metric."""

from arabic_metrics.recognize import EntityMention, RecognizedText, Vocabulary
from arabic_metrics.resolve.work_owner import work_owner

CONTENT_METRICS = frozenset({"views", "likes", "comments", "shares", "interactions"})
PRODUCT_CLASSES = {"downloads": "app_head", "visits": "site_head"}
ACCOUNT_METRICS = frozenset({"followers", "subscribers", "members", "posts"})
CONTENT_REACH = 10  # words between a work and the name behind it
FOR, POSTS, ARTICLE = "ل", "posts", "ال"


class CandidateChooser:
    """Weighs the names of one text."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary) -> None:
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.words = recognized.words

    def may_own(self, entity: EntityMention, metric: str) -> bool:
        """Whether a name can have a metric: a work or a country has no followers, and posts nothing."""
        return metric not in ACCOUNT_METRICS or not (
            self.is_work(entity) or entity.role == "country"
        )

    def chosen(self, candidates: list[EntityMention], metric: str) -> EntityMention | None:
        """The nearest that its clause can speak of and that can own the metric."""
        usable = [
            e
            for e in candidates
            if (not e.network or metric == "users")
            and not (metric == POSTS and self._is_of_posts(e))
            and not (e.role == "country" and metric in ACCOUNT_METRICS)
        ]
        if not usable:
            return None
        best = max(self.level(e) for e in usable)
        salient = [e for e in usable if self.level(e) == best]
        if metric in PRODUCT_CLASSES:
            heads = self.vocabulary.words(PRODUCT_CLASSES[metric])
            products = [e for e in usable if e.head in heads]
            if products:
                return products[-1]
        if metric in ACCOUNT_METRICS:
            fitting = [e for e in usable if not self.is_work(e)]
            if not fitting:
                owners = [
                    owner
                    for e in usable
                    if (owner := work_owner(e, self.recognized, self.vocabulary)) is not None
                ]
                if not owners and metric == POSTS:
                    return usable[-1]  # «شهدت مباراة الافتتاح 9 ملايين تغريدة»
                return owners[-1] if owners else None
            best = max(self.level(e) for e in fitting)
            return [e for e in fitting if self.level(e) == best][-1]
        if metric in CONTENT_METRICS:
            content = [e for e in salient if e.role == "hashtag" or self.is_work(e)]
            content = content or [
                e for e in usable if e.role in ("hashtag", "work") or self.is_quoted(e)
            ]
            nearest = salient[-1]
            if (
                content
                and nearest not in content
                and nearest.last - content[-1].last <= CONTENT_REACH
                and not self._follows_verb(nearest)
            ):
                return content[-1]
        return salient[-1]

    def topic(self, entities: list[EntityMention]) -> EntityMention | None:
        """The name that the text comes back to most, the earlier of equals."""
        names = [
            e
            for e in entities
            if not e.anaphoric and not e.network and e.role not in ("work", "handle", "country")
        ]
        if not names:
            return None
        fold = self.vocabulary.lexicon.fold
        counts: dict[str, int] = {}
        for entity in names:
            key = entity.known or fold(entity.name)
            counts[key] = counts.get(key, 0) + (1 if entity.salient else 0)
        best = max(counts.values())
        return next(e for e in names if counts[e.known or fold(e.name)] == best)

    def _is_of_posts(self, entity: EntityMention) -> bool:
        """«وصل عدد التغريدات إلى 19 ألف تغريدة»: posts post nothing."""
        return entity.role == "definite" and entity.head in self.vocabulary.posts_noun

    def _follows_verb(self, entity: EntityMention) -> bool:
        """«وعلى إثر حملة …، فقدت صفحة «المرصد» 15 ألف إعجاب»: the account is what the clause speaks of."""
        before = self.words[entity.first - 1].text if entity.first else ""
        table = self.vocabulary
        verb = before in table.possess_verb or before in table.loss_word
        return verb and (entity.role == "account" or self.is_quoted(entity))

    def level(self, entity: EntityMention) -> int:
        """How much a clause can speak of a name: 2 freely, 1 as an owner or genitive, 0 behind a preposition."""
        if not entity.salient:
            if entity.known and entity.role not in ("account", "country"):
                return 1
            return 1 if self.words[entity.first].text[0] == FOR else 0
        before = self.words[entity.first - 1].text if entity.first else ""
        if (
            entity.role == "account"
            and not entity.known
            and self.words[entity.first].text in self.vocabulary.plural_account
        ):
            return 0
        if before in self.vocabulary.say_verb and entity.role in (
            "title",
            "name",
            "organisation",
            "known",
        ):
            return 1
        joined = not self.words[entity.first].breaks
        genitive = (
            joined and before in self.vocabulary.common_noun and not before.startswith(ARTICLE)
        )
        return 1 if genitive and entity.role != "account" else 2

    def is_content(self, entity: EntityMention) -> bool:
        """Whether a name is of something that is watched, liked or shared: a tag, a work, a title in quotation marks."""
        return entity.role == "hashtag" or self.is_work(entity) or self.is_quoted(entity)

    def is_quoted(self, entity: EntityMention) -> bool:
        """Whether the name is a title in quotation marks."""
        gap = self.words[entity.first].gap
        return entity.role == "name" and any(mark in gap for mark in '«"“')

    def is_work(self, entity: EntityMention) -> bool:
        return entity.role == "work" or (
            entity.role == "definite" and entity.head in self.vocabulary.work_nouns
        )
