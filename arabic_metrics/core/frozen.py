"""freeze(): the guard of frozen dataclasses, one for all."""

from dataclasses import FrozenInstanceError
from typing import Any


def freeze(cls: Any) -> None:
    """Let no field of a dataclass be changed, as in a frozen one.

    For each of those the standard library compiles a guard whenever the class is loaded. In compiled modules, whose classes have no
    subclasses, the build hook calls this instead.
    """
    cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete
    cls.__dataclass_params__.frozen = True


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
