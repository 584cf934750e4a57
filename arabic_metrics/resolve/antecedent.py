"""Whose figure it is: the owner beside the metric word, the subject of the clause, or what «الصفحة» and «متابعيه» point back to."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import EntityMention, RankMention, RecognizedText, Vocabulary
from arabic_metrics.resolve.figure import FoundFigure

OWNER_REACH = 2
BEHIND_REACH = 6
CONTENT_METRICS = frozenset({"views", "likes", "comments", "shares", "interactions"})
CONTENT_ROLES = frozenset({"work", "hashtag", "channel"})
ACCOUNT_METRICS = frozenset({"followers", "subscribers", "members"})
FOR_WORDS = ("ل", "لل", "علي", "عبر", "في", "ب")


class AntecedentFinder:
    """Finds the entity of each figure and rank of one text."""

    def __init__(self, recognized: RecognizedText, vocabulary: Vocabulary) -> None:
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.words = recognized.words
        self.entities = [e for e in recognized.entities if not self._is_source(e)]
        self.behind = self._behind()

    def _is_source(self, entity: EntityMention) -> bool:
        """Whether the name is inside an attribution: «بحسب صحيفة …» states, it is not spoken of."""
        return any(source.first < entity.first and entity.last <= source.last and entity.role != "account" for source in self.recognized.attributions)

    def _behind(self) -> set[int]:
        """Starts of names that stand behind «بعد»: «المركز الثاني بعد صفحة البيت الأبيض»."""
        found: set[int] = set()
        for index, entity in enumerate(self.entities):
            before = self.words[entity.first - 1].text if entity.first else ""
            if before in ("بعد", "خلف", "وراء", "مثل", "غرار", "بخلاف"):
                found.add(index)
        return found

    # -- figures

    def of_figure(self, figure: FoundFigure, previous: EntityMention | None) -> tuple[EntityMention | None, str]:
        """Return the entity of a figure and the rule that found it."""
        mention = figure.mention
        if mention is not None and figure.rule != "ellipsis":
            owner = self._starting(mention.last, mention.last + OWNER_REACH)
            if owner is not None and figure.rule != "counted noun":
                return self._resolved(owner, figure.first), "owner of the metric"
        after = self._for_whom(figure)
        if after is not None:
            return self._resolved(after, after.first), "owner behind the figure"
        if figure.rule == "ellipsis":
            between = self._last_before(figure.first, figure.mention.last if figure.mention else 0, figure.metric)
            if between is None and previous is not None:
                return previous, "same as the figure before"
        point = mention.first if mention is not None and mention.pronoun and mention.last <= figure.first else figure.first
        return self._subject(point, figure.metric, previous)

    def _starting(self, low: int, high: int) -> EntityMention | None:
        for entity in self.entities:
            if low <= entity.first < high:
                if any(self.words[position].breaks for position in range(low, entity.first + 1)):
                    return None
                return entity
        return None

    def _for_whom(self, figure: FoundFigure) -> EntityMention | None:
        """«14 مليون متابع لحساب الوزارة», «259 منشورا على صفحة المعرض»."""
        end = max(figure.unit_end, figure.last)
        for entity in self.entities:
            if entity.first < end:
                continue
            if entity.first > end + BEHIND_REACH:
                return None
            between = self.words[end : entity.first + 1]
            if any(word.breaks or word.text in self.vocabulary.clause_word or word.text[0].isdecimal() for word in between):
                return None
            if any(word.text[0] == "و" and word.text not in self.vocabulary.heads for word in between):
                return None
            opening = self.words[entity.first].text
            before = self.words[entity.first - 1].text
            if entity.role in ("account", "hashtag", "handle", "group") or (entity.role == "channel" and not entity.network):
                if opening[0] in "لب" or before in ("علي", "عبر", "في", "ل", "ب", "لدي", "تحت", "من"):
                    return entity
            elif opening[0] == "ل" and entity.first == end:
                return entity
            elif before == "ل" or (entity.anaphoric and opening[0] in "لب" and entity.first <= end + 1):
                return entity
            if not entity.anaphoric:
                return None
        return None

    def _last_before(self, position: int, low: int, metric: str) -> EntityMention | None:
        found = [entity for index, entity in enumerate(self.entities) if low <= entity.first and entity.last <= position and index not in self.behind]
        return found[-1] if found else None

    def _subject(self, position: int, metric: str, previous: EntityMention | None) -> tuple[EntityMention | None, str]:
        sentence = self.words[position].sentence
        here = [
            entity
            for index, entity in enumerate(self.entities)
            if entity.last <= position and self.words[entity.first].sentence == sentence and index not in self.behind
        ]
        chosen = self._chosen(here, metric)
        if chosen is not None:
            resolved = self._resolved(chosen, chosen.first)
            return resolved, "subject of the clause" if not chosen.anaphoric else "antecedent"
        if previous is not None and self.words[previous.first].sentence >= sentence - 2:
            return previous, "same as the figure before"
        earlier = [
            entity
            for index, entity in enumerate(self.entities)
            if entity.last <= position and sentence - 3 <= self.words[entity.first].sentence < sentence and index not in self.behind and not entity.anaphoric
        ]
        chosen = self._chosen(earlier, metric)
        if chosen is not None:
            return chosen, "entity of an earlier sentence"
        later = next((entity for entity in self.entities if entity.first >= position and self.words[entity.first].sentence == sentence and not entity.anaphoric and entity.role in ("account", "hashtag", "work", "channel", "known")), None)
        return later, "entity behind the figure"

    def _chosen(self, candidates: list[EntityMention], metric: str) -> EntityMention | None:
        """The nearest that can own the metric: posts and songs have views, accounts and people have followers."""
        usable = [entity for entity in candidates if not entity.network or metric == "users"]
        if not usable:
            return None
        if metric in ACCOUNT_METRICS:
            fitting = [entity for entity in usable if entity.role not in ("work",)]
        elif metric in CONTENT_METRICS:
            content = [entity for entity in usable if entity.role in CONTENT_ROLES]
            nearest = usable[-1]
            if content and nearest.role not in CONTENT_ROLES and nearest.last - content[-1].last <= 8:
                return content[-1]
            fitting = usable
        else:
            fitting = usable
        return fitting[-1] if fitting else usable[-1]

    def _resolved(self, entity: EntityMention, position: int) -> EntityMention | None:
        """Follow «الصفحة» and «حسابه» back to the last name; one candidate or none."""
        if not entity.anaphoric:
            return entity
        sentence = self.words[position].sentence
        for back in range(4):
            names = [
                candidate
                for index, candidate in enumerate(self.entities)
                if candidate.last <= position and not candidate.anaphoric and not candidate.network
                and self.words[candidate.first].sentence == sentence - back and index not in self.behind
            ]
            if names:
                return names[-1]
        return self._pointing(entity)

    def _pointing(self, entity: EntityMention) -> EntityMention:
        """A definite noun without a name before it stands for itself: «الفيديو», «صفحته»."""
        return EntityMention(entity.first, entity.last, entity.span, "work", entity.name)

    # -- ranks

    def of_rank(self, rank: RankMention, previous: EntityMention | None) -> tuple[EntityMention | None, str]:
        """Return the entity that holds a position."""
        words = self.words
        sentence = words[rank.first].sentence
        if rank.rule == "next":
            following = self._starting(rank.last, rank.last + 4)
            return (self._resolved(following, following.first), "named behind") if following else (None, "")
        if rank.rule == "leading":
            following = self._starting(rank.last, rank.last + 2)
            if following is not None and not following.anaphoric and words[rank.last - 1].text not in ("صداره", "الصداره"):
                return following, "subject of the verb"
        if self._opens_clause(rank):
            following = next(
                (e for e in self.entities if e.first >= rank.last and words[e.first].sentence == sentence and e.role not in ("pronoun", "work") and self.entities.index(e) not in self.behind and not e.network),
                None,
            )
            if following is not None and following.first - rank.last <= 24:
                return following, "named behind"
        return self._subject(rank.first, "rank", previous)

    def _opens_clause(self, rank: RankMention) -> bool:
        """Whether nothing but verbs and particles stands between the clause's start and the position."""
        position = rank.first - 1
        while position >= 0 and self.words[position].sentence == self.words[rank.first].sentence:
            text = self.words[position].text
            if text not in self.vocabulary.arrive_verb:
                return False
            if self.words[position].breaks or text in self.vocabulary.clause_word:
                return not text.startswith("ل")
            position -= 1
        return not self.words[position + 1].text.startswith("ل")


def surface_span(entity: EntityMention) -> Span:
    """Return the span of the name as written."""
    return entity.span
