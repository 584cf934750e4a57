"""Errors: one tree, and messages that name the place."""

import pickle
import sys

import pytest

from arabic_metrics import (
    AnnotationError,
    ArabicMetricsError,
    GoldError,
    LexiconError,
    NumberError,
    claims_table,
    extract_claims,
    parse_number,
)
from arabic_metrics.core import ArchiveError, ArticleError, ModelError
from arabic_metrics.core.extra import ExtraError, load


@pytest.mark.parametrize(
    "error",
    [AnnotationError, ArchiveError, ArticleError, GoldError, LexiconError, ModelError, NumberError],
)
def test_all_are_errors_of_this_library(error: type[Exception]) -> None:
    assert issubclass(error, ArabicMetricsError)


def test_a_string_that_is_no_number_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="كتاب"):
        parse_number("كتاب")


@pytest.mark.parametrize("error", [AnnotationError, GoldError, LexiconError])
def test_messages_name_file_place_and_problem(
    error: type[AnnotationError | GoldError | LexiconError],
) -> None:
    assert str(error("metric.toml", '"followers"', "stands twice")).startswith("metric.toml, ")
    assert str(error("metric.toml", '"followers"', "stands twice")).endswith(
        '"followers": stands twice'
    )
    assert str(error("metric.toml", "", "is not valid TOML")) == "metric.toml: is not valid TOML"


def test_an_error_comes_whole_out_of_another_process() -> None:
    error = LexiconError("a.toml", "x", "is wrong", ("so is y",))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (LexiconError, str(error), vars(error))


def test_a_missing_library_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, extra in (("pyarrow", "archive"), ("vl_convert", "timeline")):
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(
            ExtraError, match=rf"^{module} is needed: .*\[{extra}\]'.* extra {extra} "
        ):
            load(module, extra)
    with pytest.raises(ExtraError, match="with the extra archive"):
        claims_table([extract_claims("لدى نادي الوحدات على إنستغرام 325 ألف متابع")])
