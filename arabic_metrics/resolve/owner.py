"""Whose figure it is: the owner beside the metric word, behind the figure, or the subject of its clause."""

from arabic_metrics.recognize import EntityMention
from arabic_metrics.resolve.antecedent import AntecedentFinder, Found
from arabic_metrics.resolve.candidate import CONTENT_METRICS
from arabic_metrics.resolve.network import ATTACHED, FOR
from arabic_metrics.resolve.network_owner import NETWORK_METRICS, NetworkOwnerFinder
from arabic_metrics.resolve.scene import FoundFigure

OWNER_REACH = 2
CARRIED_REACH = 4  # words from «التي» to a tag
BEHIND_REACH = 6
BRACKET_REACH = 10  # words in brackets before a relative clause
RELATIVE_REACH = 10  # words between «الذي» and its figure
AND, BY, ARTICLE = "و", "ب", "ال"


class OwnerFinder:
    """Finds the entities of the figures of one text."""

    def __init__(self, antecedents: AntecedentFinder) -> None:
        self.antecedents = antecedents
        self.recognized = antecedents.recognized
        self.vocabulary = antecedents.vocabulary
        self.words = antecedents.words
        self.entities = antecedents.entities
        self.networks = NetworkOwnerFinder(antecedents)
        self.openings = {entity.first for entity in self.entities}
        self.endings = {entity.last: entity for entity in self.entities}

    def of_figure(self, figure: FoundFigure, previous: EntityMention | None) -> Found:
        """Return the entity of a figure and the rule that found it."""
        mention = figure.mention
        if (
            figure.rule == "holders of accounts"
            and (held := self.networks.held_on(figure)) is not None
        ):
            return held, "the network's own figure"
        if mention is not None and figure.rule not in ("ellipsis", "counted noun"):
            owner = self._beside_noun(mention.last)
            if owner is not None:
                found = self.antecedents.resolved(owner, mention.first, figure.metric)
                return found, "owner of the metric"
        governed = self._governing_owner(figure)
        if governed is not None:
            return self.antecedents.resolved(governed, governed.first), "owner of the metric"
        if (holder := self._before(figure)) is not None:
            return self.antecedents.resolved(holder, holder.first), "owner before the figure"
        after = self._behind(figure)
        if after is not None:
            return self.antecedents.resolved(after, after.first), "owner behind the figure"
        if (related := self._related(figure)) is not None:
            return related, "antecedent of the relative clause"
        if (network := self.networks.network(figure)) is not None:
            return network, "the network's own figure"
        if figure.rule == "ellipsis" and previous is not None:
            low = figure.mention.last if figure.mention is not None else 0
            between = [
                e for e in self.entities if low <= e.first and e.last <= figure.first and e.salient
            ]
            if not between:
                return previous, "same as the figure before"
        pointing = mention is not None and mention.pronoun and mention.last <= figure.first
        point = mention.first if pointing and mention is not None else figure.first
        return self.antecedents.subject(point, figure.metric, previous)

    def _before(self, figure: FoundFigure) -> EntityMention | None:
        """«لحزب «نداء الجنوب» 97 ألف متابع», «هيثم سالم صاحب المليون متابع», «إيلا ستون (146 مليون متابع)»."""
        first = self._past_bounds(figure.first)
        holder = self.words[first - 1].text in self.vocabulary.holder_word if first else False
        end = first - 1 if holder else first
        entity = self.endings.get(end)
        if entity is None or entity.anaphoric:
            return None
        if not self.antecedents.candidates.may_own(entity, figure.metric):
            return None
        if holder or self.words[first].gap.strip(" ") in ("(", "(+"):
            return entity
        word = self.words[entity.first]
        if entity.first in self.endings:
            return None  # «أغنية «نسيني» للفنان أنس … مليار مشاهدة»
        owns = (
            word.text[0] == FOR and word.start < entity.span.start and not self.words[first].breaks
        )
        return entity if owns and figure.rule == "counted noun" else None

    def _past_bounds(self, first: int) -> int:
        """«سميرة سعيد (نحو أربعة ملايين)»: the first word in the brackets."""
        position = first
        while (
            position
            and "(" not in self.words[position].gap
            and (self.words[position - 1].text in self.antecedents.bounds)
        ):
            position -= 1
        return position if "(" in self.words[position].gap else first

    def _related(self, figure: FoundFigure) -> EntityMention | None:
        """«من واتساب، الذي يمتلك أكثر من 200 مليون مستخدم»: the name right before «الذي» has what its clause tells."""
        sentence = self.words[figure.first].sentence
        for position in range(figure.first - 1, max(0, figure.first - RELATIVE_REACH), -1):
            word = self.words[position]
            if word.sentence != sentence or word.text[0].isdecimal():
                return None
            if position in self.openings:
                return None  # the clause has a subject of its own
            if word.text not in self.vocabulary.who:
                continue
            return self._before_relative(position, figure.metric)
        return None

    def _before_relative(self, position: int, metric: str) -> EntityMention | None:
        """The name that ends at a word position, also with its network behind it: «جروب «دفعة» على فيسبوك، الذي»."""
        position = self._before_brackets(position)
        network = next((p for p in self.recognized.platforms if p.last == position), None)
        ends = {position}
        if network is not None and self.antecedents.is_placed(network):
            ends.add(network.first - 1)
        named = [e for e in self.entities if e.last in ends and not e.anaphoric]
        if named and self.words[named[-1].first].text[0] == FOR:
            works = [e for e in self.entities if e.last == named[-1].first and e.role == "work"]
            named = (
                works if works and metric in CONTENT_METRICS else named
            )  # «أغنية «…» لفرقة «…»، التي»
        if named:
            return named[-1] if self.antecedents.candidates.may_own(named[-1], metric) else None
        site = next((e for e in self.entities if e.last == position and e.role == "definite"), None)
        if site is not None and site.head in (self.vocabulary.site_head | self.vocabulary.app_head):
            return self.antecedents.resolved(site, site.first, metric)  # «الموقع الذي يستعمله …»
        if (
            network is None
            or not network.named
            or "+" in network.id
            or metric not in NETWORK_METRICS
        ):
            return None
        return self.antecedents.as_entity(network)

    def _before_brackets(self, position: int) -> int:
        """«السلسلة «تي را تي» (تمثيل حسن الفد) التي حصدت»: what stands in brackets is not what is spoken of."""
        if ")" not in self.words[position].gap:
            return position
        opening = range(position - 1, max(-1, position - BRACKET_REACH), -1)
        return next((p for p in opening if "(" in self.words[p].gap), position)

    def _beside_noun(self, position: int) -> EntityMention | None:
        """Whose what is counted is: right behind its noun, or the tag that it carries («التغريدات التي حملت هاشتاغ …»)."""
        owner = self.antecedents.starting(position, position + OWNER_REACH)
        relative = self.words[position : position + 1]
        if owner is None and relative and relative[0].text in self.vocabulary.who:
            carried = self.antecedents.starting(position, position + CARRIED_REACH)
            return carried if carried is not None and carried.role == "hashtag" else None
        return owner

    def _governing_owner(self, figure: FoundFigure) -> EntityMention | None:
        """«عدد متابعيه … 60 ألف متابع» says the noun twice: the first may name the owner."""
        if figure.rule != "counted noun":
            return None
        sentence = self.words[figure.first].sentence
        for metric in reversed(self.recognized.metrics):
            if metric.last > figure.first or self.words[metric.first].sentence != sentence:
                continue
            if metric.verb and metric.id != figure.metric:
                continue  # «التغريدات التي حملت هاشتاغ …»
            if figure.first - metric.last > 14 or metric.id != figure.metric:
                return None
            if any(self.words[p].text[0].isdecimal() for p in range(metric.last, figure.first)):
                return None
            owner = self._beside_noun(metric.last)
            return owner if not metric.pronoun else None
        return None

    def _behind(self, figure: FoundFigure) -> EntityMention | None:
        """«14 مليون متابع لحساب الوزارة», «259 منشورا على صفحة المعرض»."""
        end = max(figure.unit_end, figure.last)
        for entity in self.entities:
            if entity.first < end:
                continue
            if entity.first > end + BEHIND_REACH:
                return None
            between = self.words[end : entity.first + 1]
            if any(
                word.breaks or word.text in self.vocabulary.clause_word or word.text[0].isdecimal()
                for word in between
            ):
                return None
            if any(
                word.text in self.vocabulary.since
                or (word.text[0] == AND and word.text not in self.vocabulary.heads)
                for word in between
            ):
                return None
            behind = self.words[entity.last].text if entity.last < len(self.words) else ""
            if behind in self.vocabulary.each_one:
                return None  # «212 ألف تفاعل للمنشور الواحد»
            opening, before = self.words[entity.first].text, self.words[entity.first - 1].text
            if opening in self.vocabulary.network_noun and entity.anaphoric:
                return None  # «21 مليون متابع للشبكات الثلاث»
            if entity.role in ("account", "hashtag", "group", "pronoun") or (
                entity.role == "channel" and not entity.network
            ):
                if opening[0] in ATTACHED or self.antecedents.places(before):
                    return entity
            elif FOR in (opening[0], before) and entity.first <= end + 1:
                return entity
            elif (
                entity.role == "work"
                and opening[0] == BY
                and entity.first == end
                and figure.metric in CONTENT_METRICS
            ):
                return entity  # «تخطت 3 ملايين مشاهدة بأغنيتها «بزاف»»
            if not entity.anaphoric:
                return None
        return None
