"""Names by camel-tools' recogniser of named entities: a model that a user installs, and asks for.

camel-tools reaches for its data, and for the network where they are missing, as soon as that part of it is imported; so all is looked
for first, and it is imported when a model is loaded.
"""

import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from arabic_metrics.core import ModelError
from arabic_metrics.core.argument import check_is

RULE = "camel ner"
COMPONENT = "NamedEntityRecognition"
INSTALL_DATA = "camel_data -i ner-arabert"
MISSING = (
    "camel ner needs camel-tools, which the extra [camel] brings: "
    "`pip install '.[camel]'` in a copy of the repository"
)
TATWEEL = "\u0640"


class CamelNer:
    """Labels names with the model that camel-tools offers; `gpu` lets it use a graphics card.

    Raises:
        ModelError: says what is to be installed.
        TypeError: `gpu` is neither True nor False.
    """

    def __init__(self, *, gpu: bool = False) -> None:
        check_is(gpu, bool, "gpu", "True or False")
        if find_spec("camel_tools") is None:
            raise ModelError(MISSING)
        _find_model(_data_folder())
        self.rule = RULE
        self._model, self._clean = _load(gpu)

    def label(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Return the labels of camel-tools; a token that its tokenizer drops is no part of a name."""
        labelled: list[list[str]] = []
        cleaned = [[self._clean(token) for token in tokens] for tokens in sentences]
        kept = [[token for token in tokens if self._seen(token)] for tokens in cleaned]
        filled = [tokens for tokens in kept if tokens]
        predicted = iter(self._model.predict(filled) if filled else ())
        for tokens in cleaned:
            given = iter(next(predicted) if any(map(self._seen, tokens)) else ())
            labelled.append([next(given) if self._seen(token) else "O" for token in tokens])
        return labelled

    def _seen(self, token: str) -> bool:
        return bool(token) and bool(self._model.tokenizer.tokenize(token))


def _data_folder() -> Path:
    """Return where camel-tools keeps its data."""
    told = os.environ.get("CAMELTOOLS_DATA")
    if told is not None:
        return Path(told).expanduser().absolute()
    windows = sys.platform == "win32"
    return Path.home() / ("AppData/Roaming/camel_tools" if windows else ".camel_tools")


def _find_model(folder: Path) -> Path:
    """Return the folder of the default model, as the catalogue of the data names it."""
    catalogue = folder / "catalogue.json"
    try:
        component = json.loads(catalogue.read_text(encoding="utf-8"))["components"][COMPONENT]
        model = folder / "data" / str(component["datasets"][component["default"]]["path"])
    except OSError as error:
        raise ModelError(
            f"camel ner finds no data in {folder}; `{INSTALL_DATA}` brings them."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{catalogue} names no model of names; `camel_data -u` brings it anew."
        ) from error
    if not (model / "config.json").is_file():
        raise ModelError(f"camel ner finds no model in {model}; `{INSTALL_DATA}` brings it.")
    return model


def _load(gpu: bool) -> tuple[Any, Any]:
    """Import camel-tools' recogniser and load its model, without a look at the network."""
    before = os.environ.get("HF_HUB_OFFLINE")
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        from camel_tools.ner import NERecognizer
        from camel_tools.utils.dediac import dediac_ar

        import_module("transformers.utils.logging").disable_progress_bar()
        model = NERecognizer.pretrained(use_gpu=gpu)
    except (OSError, ValueError, ImportError) as error:
        reason = " ".join(str(error).split())
        raise ModelError(f"camel ner cannot load its model: {reason}") from error
    finally:
        if before is None:
            del os.environ["HF_HUB_OFFLINE"]
        else:
            os.environ["HF_HUB_OFFLINE"] = before
    return model, lambda token: dediac_ar(token).replace(TATWEEL, "")
