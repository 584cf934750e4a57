"""maker(): instances like those of the frozen class, in less time."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from arabic_metrics.core import Span
from arabic_metrics.core.maker import maker


@dataclass(frozen=True, slots=True)
class Settled:
    """A class that does something after its fields are set."""

    value: int

    def __post_init__(self) -> None:
        assert self.value >= 0


def test_what_is_made_cannot_be_told_from_the_frozen_class() -> None:
    made, plain = maker(Span)(3, 9), Span(3, 9)
    assert made == plain
    assert hash(made) == hash(plain)
    assert repr(made) == repr(plain)
    assert type(made) is Span
    assert replace(made, end=10) == Span(3, 10)
    assert pickle.loads(pickle.dumps(made)) == copy.copy(made) == plain


def test_what_is_made_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        maker(Span)(3, 9).start = 4  # type: ignore[misc]


def test_every_field_is_given() -> None:
    with pytest.raises(TypeError):
        maker(Span)(3)  # type: ignore[call-arg]


def test_a_class_with_more_to_do_is_refused() -> None:
    with pytest.raises(TypeError, match="Settled"):
        maker(Settled)
