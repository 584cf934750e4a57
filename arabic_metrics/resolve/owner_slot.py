"""Whose a figure is: its options are the entities of the text, and nothing."""

from collections.abc import Iterator

from arabic_metrics.recognize import MetricMention
from arabic_metrics.recognize.naming import Mention
from arabic_metrics.recognize.syntax import CLAUSE, METRIC, NUMBER, VERB
from arabic_metrics.resolve.chain import Chain
from arabic_metrics.resolve.choice import Option
from arabic_metrics.resolve.reading import NEAR, Reading, bucket

NOBODY = "nobody"
FARTHEST = 12  # sentences back for names that are told once
COMMON_REACH = 1  # sentences back for nouns that name nobody
POINTS_TO = {
    "account": ("person", "organization", "account", "channel", "group", "network", "site_app", "content", "place", ""),
    "channel": ("channel", "", "organization"),
    "site_app": ("site_app", "network", "", "organization"),
    "organization": ("organization", "", "network", "site_app"),
    "person": ("person", ""),
    "content": ("content", ""),
    "group": ("group", ""),
    "": (),
}


class OwnerReader:
    """Reads the options of the owners of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.chains = reading.chains
        self.count = max((len(c.mentions) for c in self.chains if c.proper), default=0)
        self.at = {id(m): chain for chain in self.chains for m in chain.mentions}

    def options(
        self, first: int, last: int, metric: str, mention: MetricMention | None, before: Chain | None = None
    ) -> list[Option]:
        """Return the options for a figure at some word positions; `before` is whose the figure before is."""
        anchor = self._anchor(first, last, metric, mention)
        options = [Option(NOBODY, tuple(self._of_nobody(metric, anchor)))]
        sentence = self.reading.sentence(first)
        ranks = self._antecedents(anchor, first)
        near = self._order(first)
        for chain in self.chains:
            features = self._of_chain(chain, first, last, sentence, metric, mention, anchor, ranks, near, before)
            if features is not None:
                nearest = self._nearest(chain, first)
                options.append(Option(chain.name.name, tuple(features), chain, nearest.span))
        return options

    def _nearest(self, chain: Chain, first: int) -> Mention:
        before = [m for m in chain.mentions if m.first < first]
        return before[-1] if before else chain.mentions[0]

    def _order(self, first: int) -> dict[int, int]:
        """The proper entities by how near before the figure they stand."""
        last_at = {}
        for chain in self.chains:
            ends = [m.first for m in chain.mentions if m.first < first and not m.nested]
            if ends and chain.proper:
                last_at[id(chain)] = ends[-1]
        ordered = sorted(last_at, key=lambda key: -last_at[key])
        return {key: order for order, key in enumerate(ordered)}

    def _anchor(self, first: int, last: int, metric: str, mention: MetricMention | None) -> tuple[str, str, int, bool, bool]:
        """What near the figure points back to its owner: (how, head, position, feminine, plural)."""
        reading = self.reading
        if mention is not None and mention.pronoun and reading.sentence(mention.first) == reading.sentence(first):
            text = reading.word(mention.last - 1)
            return "pronoun", "", mention.first, text.endswith("ها"), text.endswith("هم")
        opening, closing = reading.bounds(reading.sentence(first))
        pointing = [
            m for m in reading.mentions if m.pointing and opening <= m.first < closing and m.kind not in ("organization", "person")
        ]
        before = [m for m in pointing if m.first < first]
        behind = [m for m in pointing if m.first >= last and m.first - last < 8]
        chosen = before[-1] if before and first - before[-1].first < 20 else (behind[0] if behind else None)
        if chosen is None:
            return "none", "", first, False, False
        how = "possessed" if chosen.possessed else "definite " + chosen.kind
        text = reading.word(chosen.first)
        feminine = text.endswith("ها") if chosen.possessed else chosen.feminine
        return how, chosen.head, chosen.first, feminine, text.endswith("هم")

    def _antecedents(self, anchor: tuple[str, str, int, bool, bool], first: int) -> dict[int, int]:
        """The entities that an anchor may point back to, the nearest first."""
        how, head, position, feminine, _ = anchor
        if how == "none":
            return {}
        found: list[tuple[int, int]] = []
        for chain in self.chains:
            if not chain.proper:
                continue
            before = [m for m in chain.mentions if m.first < position and not (m.nested and m.kind == "place")]
            if not before:
                continue
            kind = chain.kind
            if how.startswith("definite"):
                wanted = how.removeprefix("definite ")
                if kind not in POINTS_TO.get(wanted, ()) and not any(m.head == head for m in chain.mentions):
                    continue
            elif kind == "place":
                continue
            found.append((before[-1].first, id(chain)))
        found.sort(reverse=True)
        return {key: order for order, (_, key) in enumerate(found)}

    def _of_nobody(self, metric: str, anchor: tuple[str, str, int, bool, bool]) -> Iterator[str]:
        yield "nobody"
        yield f"nobody {metric}"
        yield f"nobody {anchor[0]}"

    def _of_chain(
        self,
        chain: Chain,
        first: int,
        last: int,
        sentence: int,
        metric: str,
        mention: MetricMention | None,
        anchor: tuple[str, str, int, bool, bool],
        ranks: dict[int, int],
        near: dict[int, int],
        told: Chain | None,
    ) -> list[str] | None:
        reading = self.reading
        before = [m for m in chain.mentions if m.first < first and not m.first < last <= m.first]
        here = [m for m in before if reading.sentence(m.first) == sentence]
        behind = [m for m in chain.mentions if m.first >= last and reading.sentence(m.first) == sentence]
        proper, kind = chain.proper, chain.kind
        pointing = all(m.pointing for m in chain.mentions)
        nearest = before[-1] if before else None
        back = sentence - reading.sentence(nearest.first) if nearest else 99
        if not proper and not behind and back > COMMON_REACH:
            return None
        if nearest is None and not behind and reading.sentence(chain.mentions[0].first) > sentence + 1:
            return None
        name = "proper" if proper else "pointing" if pointing else "common"
        kind_name = kind or "other"
        out = ["somebody", name, f"kind {kind_name}", f"kind {kind_name} {name}", f"kind {kind_name} {metric}", f"{name} {metric}"]
        head = chain.mentions[0].head
        if head in self.reading.table.head_nouns:
            out.append(f"head {head}")
        out.append(f"anchor {anchor[0]} {kind_name} {name}")
        # told how often
        if proper:
            count = len(chain.mentions)
            out.append(f"told {bucket(count, (1, 2, 4))}")
            if count == self.count and count > 1:
                out.append("told most")
            if reading.sentence(chain.mentions[0].first) == 0:
                out.append("told in the first sentence")
                if any(m.case in ("topic", "subject") and reading.sentence(m.first) == 0 for m in chain.mentions):
                    out.append("subject of the first sentence")
        order = near.get(id(chain))
        if order is not None:
            out.append(f"order {min(order, 4)}")
            out.append(f"order {min(order, 4)} {kind_name}")
        if here:
            m = here[-1]
            where = "here"
            out += self._of_mention("here", m, first, metric, mention, kind_name, name)
            subject = next((x for x in here if x.case in ("subject", "topic")), None)
            if subject is not None:
                out.append(f"here one {subject.case} {kind_name}")
        elif nearest is not None:
            where = "back " + bucket(back, (1, 2, 3, 5, 8))
            out.append(f"{where} {name}")
            out.append(f"{where} {kind_name}")
            cases = {m.case for m in before if reading.sentence(m.first) == sentence - back}
            for case in ("topic", "subject"):
                if case in cases:
                    out.append(f"{where} {case}")
        if behind:
            m = behind[0]
            out += self._of_mention("behind", m, last, metric, mention, kind_name, name)
        if not here and nearest is None and not behind:
            out.append("only later")
        if not here and not behind:
            out.append(f"elsewhere {name}")
        # the anchor
        how = anchor[0]
        ante = ranks.get(id(chain))
        if ante is not None:
            out.append(f"{how} antecedent {min(ante, 3)}")
            out.append(f"{how} antecedent {min(ante, 3)} {kind_name}")
            if any(m.head == anchor[1] for m in chain.mentions):
                out.append(f"{how} antecedent of the same noun")
            if how in ("pronoun", "possessed"):
                feminine = any(m.feminine for m in chain.mentions) or kind in ("network",)
                out.append(f"{how} {'fem' if anchor[3] else 'plural' if anchor[4] else 'masc'} {'fem' if feminine else 'masc'} {kind_name}")
        elif how != "none":
            out.append(f"{how} no antecedent {name}")
        if pointing and any(m.first == anchor[2] for m in chain.mentions):
            out.append(f"is the anchor {'with' if ranks else 'without'} antecedents")
            out.append(f"is the anchor {how} {metric}")
        if told is not None:
            out.append(f"{'as' if told is chain else 'not as'} the figure before")
            if told is chain:
                out.append(f"as the figure before {'here' if here else 'not here'}")
        return out

    def _of_mention(
        self,
        side: str,
        m: Mention,
        edge: int,
        metric: str,
        mention: MetricMention | None,
        kind: str,
        name: str,
    ) -> list[str]:
        reading, tags = self.reading, self.reading.syntax.tags
        between = range(m.last, edge) if side == "here" else range(edge, m.first)
        distance = bucket(len(between))
        case = m.case if m.case in ("subject", "topic", "metric", "genitive", "conjunct", "bracket", "nested", "ل", "ب", "ك", "") else f"in {m.case}"
        if len(case) > 14 or (case.startswith("in ") and case[3:] not in KNOWN_CASES):
            case = "in another"
        out = [
            f"{side} {distance}", f"{side} {distance} {kind}", f"{side} {name}", f"{side} case {case}", f"{side} case {case} {kind}",
            f"{side} case {case} {metric}",
        ]  # fmt: skip
        clauses = abs(reading.syntax.clauses[m.first] - reading.syntax.clauses[min(edge, len(tags) - 1)])
        out.append(f"{side} clauses {bucket(clauses, (0, 1, 2, 4))}")
        out.append(f"{side} clauses {bucket(clauses, (0, 1, 2, 4))} {case}")
        numbers = sum(1 for at in between if tags[at] == NUMBER)
        out.append(f"{side} numbers {min(numbers, 3)}")
        if any(tags[at] == VERB for at in between):
            out.append(f"{side} over a verb")
        if any(tags[at] == CLAUSE for at in between):
            out.append(f"{side} over a clause")
        over = [o for o in reading.mentions if o.proper and not o.nested and between.start <= o.first and o.last <= between.stop]
        out.append(f"{side} over {min(len(over), 3)} names")
        table = reading.table
        previous = reading.word(m.first - 1)
        if previous in table.say_verb:
            out.append(f"{side} speaker")
        if previous in table.compared or previous in table.comparison or previous in table.surpass_over:
            out.append(f"{side} compared")
        if previous in table.possess_verb or previous in table.has_word or previous in table.reach_word:
            out.append(f"{side} possesses")
        if mention is not None:
            if 0 <= m.first - mention.last <= 1 and not reading.breaks_between(mention.last, m.first + 1):
                out.append(f"{side} of the metric {m.first - mention.last} {case}")
                out.append(f"{side} of the metric {kind}")
            if side == "behind" and mention.first >= edge and m.first >= mention.last:
                out.append(f"behind the metric {bucket(m.first - mention.last, NEAR)}")
            if side == "here" and m.last <= mention.first < edge:
                out.append("before the metric")
                gap = mention.first - m.last
                out.append(f"before the metric {bucket(gap)}")
            if side == "here" and m.first >= mention.last:
                out.append("between the metric and the number")
                out.append(f"between the metric and the number {case}")
        if m.first and tags[m.first - 1] == METRIC:
            out.append(f"{side} behind a metric word")
        head = m.head
        if kind == "network" and previous in table.placing:
            out.append(f"{side} network as place {metric}")
        if reading.word(m.last) in ("التي", "الذي", "الذين", "حيث"):
            out.append(f"{side} with a relative clause")
        if head in table.peer_noun:
            out.append(f"{side} peer")
        return out


KNOWN_CASES = frozenset("في من علي عن مع عبر الي بين ل لدي ضد حول قبل بعد منذ خلال".split())
