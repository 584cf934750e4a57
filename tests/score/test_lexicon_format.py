"""The canonical layout: it says the same, keeps comments, and laying out twice changes nothing."""

import tomllib
from pathlib import Path

import pytest

from arabic_metrics.lexicon.document import read_lexicon_file
from arabic_metrics.score.lexicon_check import fix_lexicon
from arabic_metrics.score.lexicon_format import format_lexicon_file
from tests.score.lexicons import written

UNTIDY = """\
# Scales of my own.
# Two lines.
[[scale]]
examples = ["3 لكوك"]
id = "lakh"
forms = ["لك", "لكا"]


value = 100000
# The next one is a comment of its own.

[[scale]]
value = 10000000
id = "crore"
plural = ["كرورات"]
forms = ["كرور"]
examples = ["3 كرورات"]
comment = "A \\"quotation\\"."
"""
TIDY = """\
# Scales of my own.
# Two lines.

[[scale]]
id = "lakh"
value = 100_000
forms = [
    "لك",
    "لكا",
]
examples = ["3 لكوك"]

# The next one is a comment of its own.
[[scale]]
id = "crore"
value = 10_000_000
forms = ["كرور"]
plural = ["كرورات"]
examples = ["3 كرورات"]
comment = "A \\"quotation\\"."
"""


def test_layout(tmp_path: Path) -> None:
    path = written(tmp_path, UNTIDY)
    formatted = format_lexicon_file(read_lexicon_file(path))
    assert formatted == TIDY
    assert tomllib.loads(formatted) == tomllib.loads(UNTIDY)


def test_twice_is_once(tmp_path: Path) -> None:
    path = written(tmp_path, TIDY)
    assert format_lexicon_file(read_lexicon_file(path)) == TIDY


def test_the_forms_of_a_class_of_words_fill_their_lines(tmp_path: Path) -> None:
    forms = ["متابع" + letter for letter in "ابتثجحخدذرزسشصضطظعغ"]
    entry = f'[[word_class]]\nid = "mine"\nforms = {forms}\nexamples = ["متابعا", "متابعب"]\n'
    lines = format_lexicon_file(read_lexicon_file(written(tmp_path, entry))).splitlines()
    assert lines[2:6] == ["forms = [", *lines[3:5], "]"] and all(len(it) <= 120 for it in lines)
    assert lines[6:] == ["examples = [", '    "متابعا",', '    "متابعب",', "]"]


def test_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(UNTIDY.replace("\n", "\r\n").encode())
    assert format_lexicon_file(read_lexicon_file(path)) == TIDY


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            UNTIDY.replace("value = 100000\n", "# why\nvalue = 100000\n"), id="comment inside"
        ),
        pytest.param(
            UNTIDY.replace("[[scale]]", "[[ scale ]]"), id="header that is not recognised"
        ),
        pytest.param("# nothing\n", id="no entry"),
    ],
)
def test_what_cannot_be_laid_out_is_left_alone(content: str, tmp_path: Path) -> None:
    path = written(tmp_path, content)
    assert format_lexicon_file(read_lexicon_file(path)) == content


def test_fixing_drops_a_form_that_folds_to_an_earlier_one(tmp_path: Path) -> None:
    path = written(tmp_path, TIDY.replace('    "لكا",\n', '    "لكا",\n    "لكأ",\n'))
    assert fix_lexicon([path]) == (str(path),)
    assert path.read_text(encoding="utf-8") == TIDY
