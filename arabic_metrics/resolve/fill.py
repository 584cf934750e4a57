"""Every figure and rank of a text with its owner, network, period and source, in text order: one choice after another."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from arabic_metrics.core import Span
from arabic_metrics.lexicon.affix import NISBA
from arabic_metrics.parse.number import NumberExpression
from arabic_metrics.recognize import RankMention, RecognizedText
from arabic_metrics.recognize.mention import Mention
from arabic_metrics.resolve.attribution_slot import SourceReader
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Asked, Choice, Chooser, Option, Weights
from arabic_metrics.resolve.confidence import confidence
from arabic_metrics.resolve.figure import FigureReader
from arabic_metrics.resolve.filled import FilledSlot
from arabic_metrics.resolve.laid_out import LayoutChooser, certain_rank
from arabic_metrics.resolve.network_slot import NONE, NetworkReader
from arabic_metrics.resolve.owner_slot import OwnerReader
from arabic_metrics.resolve.period_slot import PeriodReader
from arabic_metrics.resolve.rank_slot import is_of_unnamed, leads_behind, rank_options
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.scene import FoundFigure
from arabic_metrics.resolve.scope_slot import Scope, ScopeReader
from arabic_metrics.resolve.stem import stem
from arabic_metrics.resolve.told import Told

NEXT = "next"  # a rank told by the one before it: «تليه …»
AFTER_THE_FIRST = 2
ALWAYS_KEPT = 2.0  # above any confidence
DOUBTED = 0.2  # how probable a number must be a figure for its doubt to be told
NEARLY = 0.4  # of the probability of the best owner
POSSESSING = 0.1  # of the probability of a possessed account
POSSESSORS = frozenset({"person", "organization", ""})
COULD_BE_OF = ("owner", "network")  # the slots whose options an unresolved figure tells
Doubt = tuple[NumberExpression, Choice]


class SlotFiller:
    """Fills the slots of one text."""

    def __init__(
        self,
        recognized: RecognizedText,
        chooser: Chooser,
        *,
        explained: bool = False,
        sure: float = ALWAYS_KEPT,
    ) -> None:
        self.reading = Reading(recognized)
        self.explained = explained
        self.sure = sure  # from this confidence on, nobody asks for the other options of a slot
        self.text = recognized.parsed.normalized
        self.chooser = chooser
        self.layout = LayoutChooser(self.reading)
        self.doubts: list[Doubt] = []  # numbers that nearly were figures
        self.undecided: list[tuple[FoundFigure, Choice]] = []  # figures of damaged digits
        self.no_ranks: list[tuple[RankMention, Choice]] = []  # the same of wordings of a place

    @property
    def left_out(self) -> list[tuple[Span, str, Choice]]:
        """What was chosen to be no figure and no rank, in text order; without an explanation, what nearly was one."""
        found = [(number.span, str(number.value), choice) for number, choice in self.doubts]
        found += [(rank.span, str(rank.value), choice) for rank, choice in self.no_ranks]
        return sorted(found, key=lambda told: told[0])

    def kept(self, choice: Choice) -> Choice:
        """Return what is kept of a choice: the features of all options, which fill much memory, for an explanation only."""
        return choice if self.explained else choice.outcome()

    def _kept_of(self, slot: FilledSlot) -> dict[str, Choice]:
        """Return what is kept of the choices of a slot whose confidence is known: what it could be of, where the row may stay unresolved."""
        if self.explained:
            return slot.choices
        if slot.confidence >= self.sure:
            return {}
        return {name: slot.choices[name].outcome() for name in COULD_BE_OF}

    def fill(self) -> list[FilledSlot]:
        """Return the filled slots in text order; none in a text that speaks of no audience, as `recognize/look.py` counts on."""
        if not self.reading.speaks_of_audiences:
            return []
        items = self._figures()
        items += self._ranks(items)
        items.sort(key=lambda slot: slot.first)
        if items:
            self._tie(items)
        return [each for slot in items for each in (slot, *self._of_each(slot))]

    def _of_each(self, slot: FilledSlot) -> Iterator[FilledSlot]:
        """The same figure of the other names of a row, where each has it: «كل من الأهلي والزمالك»."""
        if slot.mention is None:
            return
        place = (slot.first, slot.last)
        for mention in self.reading.others_of_each(slot.mention, slot.sentence, place):
            owner = self.reading.chain_of(mention)
            if owner is not None and owner is not slot.owner:
                yield replace(slot, owner=owner, mention=mention)

    def _figures(self) -> list[FilledSlot]:
        found = []
        reader = FigureReader(self.reading, self.chooser, self.layout, self.kept)
        for figure, number, choice in reader.read():
            if figure is None:
                if self.explained or is_doubted(choice):
                    self.doubts.append((number, choice))
                continue
            if figure.number.undecided:
                self.undecided.append((figure, choice))
                continue
            slot = self._slot(figure.metric, figure.number.span, figure.first, figure.last)
            slot.figure = figure
            slot.choices["metric"] = choice
            found.append(slot)
        return found

    def _ranks(self, figures: list[FilledSlot]) -> list[FilledSlot]:
        """The ranks that were chosen; one told by the rank before it follows that one."""
        found: list[FilledSlot] = []
        places = [(slot.first, slot.last, slot.metric) for slot in figures]
        firsts = {slot.first for slot in figures}
        for rank, choice in self.layout.ranks():
            slot = self._slot("rank", rank.span, rank.first, rank.last)
            slot.rank, slot.choices["rank"] = rank, choice
            found.append(slot)
        for rank in self.reading.recognized.ranks:
            if (
                self.layout.is_taken(rank.first, rank.last)
                or self.layout.is_told_behind(rank)
                or leads_behind(self.reading, rank)
                or is_of_unnamed(self.reading, rank)
            ):
                continue
            before = found[-1].rank if found else None
            if self.layout.is_ranked(rank, firsts):
                choice = certain_rank(rank)
            else:
                options = rank_options(self.reading, rank, places, before)
                choice = self.kept(
                    self.chooser.choose(Asked("rank", rank.span, self.text), options)
                )
            if choice.option.what is None:
                if self.explained or is_doubted(choice):
                    self.no_ranks.append((rank, choice))
                continue
            if rank.rule == NEXT:
                value = before.value + 1 if before is not None else AFTER_THE_FIRST
                rank = rank._replace(value=value, upper=None)
            slot = self._slot("rank", rank.span, rank.first, rank.last)
            slot.rank = rank
            slot.choices["rank"] = choice
            found.append(slot)
        return found

    def _slot(self, metric: str, span: Span, first: int, last: int) -> FilledSlot:
        return FilledSlot(metric, span, first, last, self.reading.sentence(first))

    def _tie(self, items: list[FilledSlot]) -> None:
        """Choose what each figure is tied to, from the first to the last of the text."""
        owners, networks = OwnerReader(self.reading, len(items)), NetworkReader(self.reading)
        periods, sources = PeriodReader(self.reading, len(items)), SourceReader(self.reading)
        scopes = ScopeReader(self.reading)
        before: FilledSlot | None = None
        for slot in items:
            mention = slot.figure.mention if slot.figure else None
            place = (slot.first, slot.last, slot.metric, mention)
            layout = self.layout
            left = layout.owner(slot) or ()
            options = left if len(left) == 1 else owners.options(*place, before)
            named = {id(option.what) for option in left}
            among = [option for option in options if id(option.what) in named]
            told = self._choose_owner(slot, among or left or options, networks, before)
            owners.note(slot)
            found = layout.network(slot)  # which may go by the owner
            if told is None or found:
                told = self._choice(slot, "network", found or networks.options(slot, before))
            choice = slot.choices["network"] = told
            slot.platform = None if choice.option.label == NONE else choice.option.label
            slot.network = choice.option.what
            found = layout.period(slot, periods.told) or periods.options(slot, before)
            if slot.figure is not None and slot.figure.rate is not None:
                dated = [option for option in found if not self._tells_rate(option.what)]
                found = dated or [Option(NONE, (NONE,))]  # of an item nothing else may be told
            choice = self._chosen(slot, "period", found)
            slot.period = choice.option.what
            layout.note(slot)
            found = layout.scope(slot) or scopes.options(
                slot.first, slot.last, mention, slot.owner, rank=slot.rank is not None
            )
            choice = self._chosen(slot, "scope", found)
            slot.scope = choice.option.what
            if slot.scope is not None and slot.rank is not None:
                slot.scope = scopes.with_set(slot.scope)
            slot.among = self._among(slot.scope)
            slot.source = sources.source(slot.sentence, slot.first)
            slot.confidence = confidence(slot, self.chooser)
            slot.choices = self._kept_of(slot)
            before = slot

    def _choose_owner(
        self,
        slot: FilledSlot,
        options: Sequence[Option],
        networks: NetworkReader,
        before: FilledSlot | None,
    ) -> Choice | None:
        """Choose the owner; of owners that are nearly as probable, the one that is most probable together with its network, which is returned."""
        choice = self._chosen(slot, "owner", options)
        having = _possessor(choice)
        if having is not None:
            told = list(choice.probabilities)
            told[having] += told[choice.chosen]
            told[choice.chosen] = 0.0
            choice = slot.choices["owner"] = choice._replace(
                probabilities=tuple(told), chosen=having
            )
            self._own(slot, choice.option.what)
            return None
        if isinstance(self.chooser, Weights) and self.layout.network(slot) is None:
            alone = choice.probabilities
            least = NEARLY * choice.probability
            close = [at for at, told in enumerate(alone) if told >= least]
            if len(close) > 1:
                found: dict[int, Choice] = {}
                together: dict[int, float] = {}
                for at in sorted(close, key=lambda at: -alone[at]):
                    if together and alone[at] < max(together.values()):
                        break  # with no network is it more probable than alone
                    slot.owner = options[at].what
                    found[at] = self._choice(slot, "network", networks.options(slot, before))
                    together[at] = alone[at] * found[at].probability
                best = max(together, key=lambda at: (together[at], -at))
                choice = slot.choices["owner"] = choice._replace(chosen=best)
                self._own(slot, choice.option.what)
                return found[best]
        self._own(slot, choice.option.what)
        return None

    def _own(self, slot: FilledSlot, owner: Chain | None) -> None:
        slot.owner = owner
        slot.mention = None if owner is None else self._nearest(owner, slot)

    def _tells_rate(self, told: Told | None) -> bool:
        """«يكتبون في اليوم 3 آلاف تغريدة»: a wording of a rate tells how often, not when."""
        if told is None or told.last - told.first != 1:
            return False
        said = self.reading.word(told.first - 1), self.reading.word(told.first)
        return any(said in wordings for wordings in self.reading.table.rates.values())

    def _among(self, scope: Scope | None) -> str | None:
        """The country of a scope, or its words without their endings."""
        if scope is None:
            return None
        words = map(self.reading.word, range(scope.first, scope.last))
        return scope.code or " ".join(stem(word).removesuffix(NISBA) for word in words)

    def _nearest(self, owner: Chain, slot: FilledSlot) -> Mention:
        """The mention that a reader would point to: the last before the figure, or the first behind it in its sentence.

        Of one within another the whole: «كلية الطب», not «الطب».
        """
        opening, closing = self.reading.bounds(slot.sentence)
        before, first = (bisect_left(owner.starts, at) for at in (slot.first, opening))
        here = first < len(owner.starts) and owner.starts[first] < closing
        if before and (owner.starts[before - 1] >= opening or not here):
            at = before - 1
        else:
            at = first if here else 0
        mention, whole = owner.mentions[at], owner.mentions[max(0, at - 1)]
        return whole if whole.last >= mention.last else mention

    def _chosen(self, slot: FilledSlot, name: str, options: Sequence[Option]) -> Choice:
        choice = slot.choices[name] = self._choice(slot, name, options)
        return choice

    def _choice(self, slot: FilledSlot, name: str, options: Sequence[Option]) -> Choice:
        return self.chooser.choose(Asked(name, slot.span, self.text), options)


def is_doubted(nothing: Choice) -> bool:
    """Whether what was chosen to be no figure and no rank nearly was one, which is told."""
    return 1 - nothing.probabilities[0] >= DOUBTED


def _possessor(choice: Choice) -> int | None:
    """«وتضم قناتها 30 ألف مشترك»: of an account told by a pronoun alone, the option for whose it is, if one is at all probable; else None."""
    if not _is_possessed(choice.option.what):
        return None
    least = POSSESSING * choice.probability
    having = [
        at
        for at, option in enumerate(choice.options)
        if option.what is not None
        and option.what.kind in POSSESSORS
        and not _is_possessed(option.what)
        and choice.probabilities[at] >= least
    ]
    return max(having, key=lambda at: choice.probabilities[at], default=None)


def _is_possessed(owner: Chain | None) -> bool:
    accounts = owner is not None and owner.kind in ("account", "channel")
    return accounts and owner is not None and all(m.possessed for m in owner.mentions)
