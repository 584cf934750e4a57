"""The form of an export of Label Studio, as far as gold is made of it; what else it holds is passed over."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from arabic_metrics.core import AnnotationError

T = TypeVar("T")
# Lists may be null where they are empty.
Many = Annotated[tuple[T, ...], BeforeValidator(lambda value: () if value is None else value)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Value(_Part):
    """What a control holds: a place in the text, and what was chosen or written for it."""

    start: int | None = None
    end: int | None = None
    text: str | tuple[str, ...] | None = None
    labels: Many[str] = ()
    choices: Many[str] = ()


class Result(_Part):
    """One result of an annotation: a region, a field of one, a field of the whole article, or a relation."""

    id: str | int | None = None
    type: str
    from_name: str | None = None
    value: Value | None = None
    from_id: str | int | None = None
    to_id: str | int | None = None


class Prediction(_Part):
    """What a machine had marked."""

    result: Many[Result] = ()


class User(_Part):
    """Who completed an annotation."""

    id: int | None = None


class TaskAnnotation(Prediction):
    """What an annotator marked, and what it began from."""

    id: int | str | None = None
    completed_by: int | User | None = None
    was_cancelled: bool | None = False
    ground_truth: bool | None = False
    updated_at: str | None = None
    prediction: Prediction | None = None

    @property
    def annotator(self) -> int | None:
        """The id of the user."""
        return self.completed_by.id if isinstance(self.completed_by, User) else self.completed_by


class Data(_Part):
    """The article of a task."""

    text: str
    id: str | int | None = None
    file: str | None = None
    published: str | None = None
    region: str | None = None


class Task(_Part):
    """An article with its annotations; predictions are told, or only their ids."""

    id: int | str | None = None
    data: Data
    annotations: Many[TaskAnnotation] = ()
    predictions: Many[Prediction | int] = ()


def read_task(content: object, number: int, file: str) -> Task:
    """Return a task that fits this form.

    Raises:
        AnnotationError: names the file, the task, and the place in it that does not fit.
    """
    try:
        return Task.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        known = content.get("id") if isinstance(content, dict) else None
        places = [f"task {number if known is None else known}", *_named(content, first["loc"])]
        problem = _sentence(first["type"], first["msg"])
        if not isinstance(content, dict) or "data" not in content:
            problem += "; the file is no export of Label Studio in the format JSON"
        raise AnnotationError(file, ", ".join(places), problem) from error


def _named(content: Any, path: tuple[int | str, ...]) -> list[str]:
    """The parts of a path, annotations and regions by their ids where they have one."""
    names: list[str] = []
    for part in path:
        content = content[part] if _holds(content, part) else None
        if isinstance(part, int):
            id = content.get("id") if isinstance(content, dict) else None
            names[-1] = (
                f"{names[-1]} {part + 1}" if id is None else f"{names[-1]} {part + 1} ({id})"
            )
        elif part.islower():  # others are names of our models
            names.append(part)
    return names


def _holds(content: Any, part: int | str) -> bool:
    if isinstance(part, int):
        return isinstance(content, list) and part < len(content)
    return isinstance(content, dict) and part in content


def _sentence(kind: str, message: str) -> str:
    known = {"missing": "it is missing", "model_type": "it is no object"}
    return known.get(kind, message[:1].lower() + message[1:])
