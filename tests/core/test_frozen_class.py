"""freeze(): a dataclass that cannot be told from a frozen one."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass
from typing import Any

import pytest

from arabic_metrics.core.frozen import freeze


@dataclass(init=False)
class Opened:
    """A class that is frozen once it is there."""

    value: int = 1


@dataclass(frozen=True, init=False)
class Frozen:
    """The same, frozen by the standard library."""

    value: int = 1


freeze(Opened)


@pytest.mark.parametrize(
    "change", [lambda it: setattr(it, "value", 2), lambda it: delattr(it, "value")]
)
def test_it_refuses_as_a_frozen_class_does(change: Callable[[Any], None]) -> None:
    said = []
    for one in (Opened(), Frozen()):
        with pytest.raises(FrozenInstanceError) as caught:
            change(one)
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_it_says_so() -> None:
    assert Opened.__dataclass_params__.frozen  # type: ignore[attr-defined]
