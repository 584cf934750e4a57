"""Time grows as the text does: what a figure asks of its text is bounded, or found by an index."""

import time
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_metrics import extract_claims
from arabic_metrics.normalize import normalize_text
from arabic_metrics.parse import parse_expressions
from arabic_metrics.recognize import recognize_mentions
from arabic_metrics.resolve.choice import Asked, Choice, Option
from arabic_metrics.resolve.draft import Draft, Drafts
from arabic_metrics.resolve.placed import FEWEST, MOST_PAIRS
from arabic_metrics.resolve.reading import Reading
from arabic_metrics.resolve.scene import BESIDE_EACH

SHORT, LONG = 4_000, 16_000  # characters; the square of it would take sixteen times as long
MOST, TRIES = 11, 4  # a busy machine measures with a doubt
REPEATED = {
    "numbers of a sentence": "شارك {} عضوا على فيسبوك، ",
    "figures of one owner": "يتابعه {} ألفا ونادي البحارة 95 ألفا ",
    "items": "صفحة نادي {}: 420 ألف متابع\n",
    "sentences about one owner": "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك {} متابع. ",
    "places": "احتلت صفحة بلدية دبا المركز {} على فيسبوك، ",
}


def seconds(phrase: str, size: int) -> float:
    """Return the seconds of the processor for a phrase over and over."""
    text = "".join(phrase.format(1000 + at) for at in range(size // len(phrase)))
    start = time.process_time()
    extract_claims(text)
    return time.process_time() - start


@pytest.mark.parametrize("phrase", REPEATED.values(), ids=REPEATED)
def test_four_times_the_text_takes_some_four_times_the_time(phrase: str) -> None:
    tries = ((seconds(phrase, SHORT), seconds(phrase, LONG)) for _ in range(TRIES))
    assert any(long < MOST * max(short, 0.05) for short, long in tries)


class Counting:
    """A chooser that takes the last option, and counts those of each slot but the first, which is none."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        self.counts.setdefault(asked.slot, []).append(len(options) - 1)
        chosen = len(options) - 1
        sure = tuple(float(at == chosen) for at in range(len(options)))
        return Choice(asked.slot, tuple(options), sure, chosen)


@pytest.mark.parametrize("slot", ["owner", "period"])
@pytest.mark.parametrize(("figures", "fewest"), [(60, 30), (600, 2 * FEWEST)])
def test_a_text_of_many_figures_weighs_fewer_options_for_each(
    slot: str, figures: int, fewest: int
) -> None:
    said = "لدى نادي {} على تويتر حتى الآن {} ألف متابع، "
    names = (f"«نجوم {at}»" if at % 3 else f"{at} نجما" for at in range(figures))  # no regular row
    text = "".join(said.format(name, 100 + at) for at, name in enumerate(names))
    chooser = Counting()
    extract_claims(text, chooser=chooser)
    counts = chooser.counts[slot]
    assert len(counts) >= figures
    assert sum(counts) <= MOST_PAIRS + 2 * FEWEST * len(counts)
    assert max(counts) >= fewest


def test_so_many_values_of_one_owner_are_a_claim_each() -> None:
    said = "بلغ عدد متابعي صفحة بلدية دبا على فيسبوك {} ألف متابع"
    claims = extract_claims(". ".join(said.format(at) for at in range(100, 250))).claims
    assert [claim.followers and claim.followers.value for claim in claims] == [
        1000 * at for at in range(100, 250)
    ]


def slot(metric: str, value: int, further: int) -> Any:
    rank = SimpleNamespace(value=value) if metric == "rank" else None
    number = SimpleNamespace(value=value, upper=None)
    figure = None if rank else SimpleNamespace(number=number, aspect="level", rate=None)
    return SimpleNamespace(
        metric=metric, rank=rank, figure=figure, among=None, sentence=further, value=value
    )


def stands(slot: Any) -> bool:
    """Whether a slot is a rank or a level of a stock, which need no period of their own."""
    return slot.metric != "posts"


def looked_through(told: list[tuple[Any, str | None]]) -> list[list[int]]:
    """Group slots as `Drafts` does, by a look at each group for each slot."""
    groups: list[tuple[str | None, list[int]]] = []
    for at, (new, period) in enumerate(told):
        taking: list[int] = []
        for index, (known, members) in enumerate(groups):
            slots = [told[it][0] for it in members]
            if any(it.metric == new.metric and it.value != new.value for it in slots):
                continue
            standing = stands(new) if period is None else all(map(stands, slots))
            beside = new.sentence - slots[-1].sentence <= 1
            if known == period or ((known is None) != (period is None) and standing and beside):
                taking.append(index)
        dated = [index for index in taking if groups[index][0] is not None]
        if taking:
            index = dated[0] if period is None and dated else taking[0]
            known, members = groups[index]
            groups[index] = known or period, [*members, at]
        else:
            groups.append((period, [at]))
    return [members for _, members in groups]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("followers", "posts", "rank")),
            st.integers(1, 3),
            st.sampled_from((0, 0, 0, 1, 2)),
            st.sampled_from((None, None, "2024", "2025")),
        ),
        max_size=40,
    )
)
def test_slots_are_grouped_as_by_a_look_at_each_group(
    told: list[tuple[str, int, int, str | None]],
) -> None:
    sentence, slots = 0, []
    for metric, value, further, period in told:
        sentence += further
        slots.append((slot(metric, value, sentence), period))
    drafts: list[Draft] = []
    own = Drafts()
    for new, period in slots:
        draft = own.taking(new, period, standing=stands(new))
        if draft is None:
            draft = Draft(None, None, period, len(drafts))
            drafts.append(draft)
        own.add(draft, new, period, standing=stands(new))
    places = {id(new): at for at, (new, _) in enumerate(slots)}
    assert [[places[id(it)] for it in draft.slots] for draft in drafts] == looked_through(slots)


def test_between_a_heading_and_a_line_far_below_it_the_words_next_to_either_are_read() -> None:
    recognized = recognize_mentions(parse_expressions(normalize_text("كلمة " * 1000 + "5 متابعين")))
    scene = Reading(recognized).scene
    assert scene.between(1, 4) == ["كلمه"] * 3
    assert len(scene.between(1, 1001)) == 2 * BESIDE_EACH
    assert scene.between(900, 1001)[-1] == "5"
