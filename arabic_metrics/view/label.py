"""Labels: what the pages say, in the languages they can be shown in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_DIRECTIONS = {"ar": "rtl", "en": "ltr"}
_GENERIC = "slot"


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language.

    >>> labels = load_labels("en")
    >>> labels("page", "claims"), labels("modifier", "more_than"), labels.slot("views")
    ('Claims', 'more than', 'Views')
    """

    language: Language
    texts: Mapping[str, Mapping[str, str]]

    def __call__(self, table: str, id: str) -> str:
        """Return a label; an id that has none, such as a metric of your own, is shown as it is.

        >>> load_labels("en")("metric", "donations")
        'donations'
        """
        return self.texts[table].get(id, id)

    @property
    def direction(self) -> str:
        """The direction that the language is written in: `rtl` or `ltr`."""
        return _DIRECTIONS[self.language]

    def slot(self, id: str) -> str:
        """Return the label of a slot; a metric is one, too."""
        return self(_GENERIC if id in self.texts[_GENERIC] else "metric", id)

    def platform(self, id: str) -> str:
        """Return the label of a platform, or of several.

        >>> load_labels("en").platform("facebook+x")
        'Facebook + X'
        """
        return " + ".join(self("platform", each) for each in id.split("+"))


@cache
def load_labels(language: Language) -> Labels:
    """Return the labels of a language.

    Raises:
        ValueError: there are none of this language.
    """
    if language not in LANGUAGES:
        raise ValueError(
            f"«{language}» is no language of the pages: choose {' or '.join(LANGUAGES)}"
        )
    tables = tomllib.loads(
        files(__package__).joinpath("data", "label.toml").read_text(encoding="utf-8")
    )
    return Labels(
        language,
        {
            table: {id: texts[language] for id, texts in entries.items()}
            for table, entries in tables.items()
        },
    )
