"""maker(): make many instances of a frozen dataclass without paying for its guard at each field."""

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def maker(frozen: Callable[P, T]) -> Callable[P, T]:
    """Return what makes instances of a frozen dataclass with slots, of all its fields in order, in half the time or less.

    A frozen class sets each field through `object.__setattr__`. What is returned fills an instance of an open class with the same
    slots, which then becomes an instance of the frozen one: it cannot be told from those that the class itself makes. The class has
    no `__post_init__`, and takes its fields from itself alone.

    >>> from arabic_metrics.core import Span
    >>> make_span = maker(Span)
    >>> make_span(7, 13) == Span(7, 13), type(make_span(7, 13)) is Span
    (True, True)
    """
    cls = cast(type, frozen)
    if hasattr(cls, "__post_init__"):
        raise TypeError(f"{cls.__name__} does something after its fields are set")

    names = [field.name for field in fields(cls)]
    twin = make_dataclass(
        f"Open{cls.__name__}", names, slots=True, eq=False, repr=False, init=False
    )
    lines = [f"made.{name} = {name}" for name in names]
    body = "; ".join(("made = new(twin)", *lines, "made.__class__ = cls", "return made"))
    made: dict[str, Any] = {"new": object.__new__, "twin": twin, "cls": cls}
    exec(f"def make({', '.join(names)}): {body}", made)  # as dataclasses write their constructors
    return cast(Callable[P, T], made["make"])
