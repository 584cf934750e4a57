"""The tables of characters: what lies in the data files is what camel-tools says, character by character."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from arabic_metrics.lexicon import load_lexicon, reference
from arabic_metrics.lexicon.reference import (
    BLOCKS,
    DATA,
    FOLDING,
    TRANSLITERATION,
    ask_folding,
    ask_transliteration,
    read_table,
)
from arabic_metrics.lexicon.transliteration import ascii_key
from tests.cli.commands import run

NAMES = "".join(map(chr, BLOCKS[0])) + " aZ9#@_-é"


@pytest.fixture
def camel_tools() -> None:
    pytest.importorskip("camel_tools", reason="needs the extra [camel]")


def newer(file: str, character: str) -> bool:
    """Whether a character may have come to Unicode after the file was written."""
    [line] = [line for line in (DATA / file).read_text("utf-8").splitlines() if "Unicode" in line]
    return character not in read_table(file) and unicodedata.unidata_version not in line


@pytest.mark.parametrize(
    ("file", "ask"), [(FOLDING, ask_folding), (TRANSLITERATION, ask_transliteration)]
)
@pytest.mark.usefixtures("camel_tools")
def test_each_character_becomes_what_camel_tools_makes_of_it(
    file: str, ask: Callable[[], dict[str, str]]
) -> None:
    ours, theirs = read_table(file), ask()
    differing = {
        f"U+{ord(it):04X}": (ours.get(it, it), theirs.get(it, it))
        for it in ours.keys() | theirs.keys()
        if ours.get(it, it) != theirs.get(it, it) and not newer(file, it)
    }
    assert differing == {}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"U+{block.start:04X}")
@pytest.mark.usefixtures("camel_tools")
def test_presentation_forms_become_the_letters_of_camel_tools(block: range) -> None:
    """camel-tools' normalize_unicode, then its own folding of whole words, on each assigned presentation form of letters."""
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
        normalize_unicode,
    )

    own = {code for entry in load_lexicon().characters for code in entry.codes()}
    table = load_lexicon().folding
    for character in map(chr, block):
        expanded = normalize_unicode(character)
        letters = expanded != character and expanded.isalpha()
        if letters and not own & set(map(ord, expanded + character)):
            folded = normalize_teh_marbuta_ar(
                normalize_alef_maksura_ar(normalize_alef_ar(expanded))
            )
            assert character.translate(table) == dediac_ar(folded), f"U+{ord(character):04X}"


@pytest.mark.usefixtures("camel_tools")
def test_a_key_is_spelled_by_camel_tools() -> None:
    from camel_tools.utils.charmap import CharMapper

    spelled = CharMapper.builtin_mapper("ar2safebw")(NAMES)
    kept = (ch for ch in spelled if ch.isascii() and (ch.isalnum() or ch in "#@_ "))
    assert ascii_key(NAMES) == "".join(kept).strip().replace(" ", "-")


@pytest.mark.usefixtures("camel_tools")
def test_the_command_writes_the_files_that_are_packaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference.write_tables, "__defaults__", (tmp_path,))
    done = run("lexicon", "tables")
    assert done.exit_code == 0, done.stderr
    for file in (FOLDING, TRANSLITERATION):
        assert f"{tmp_path / file}: written" in done.stderr
        written, packaged = ((folder / file).read_text("utf-8") for folder in (tmp_path, DATA))
        if unicodedata.unidata_version in packaged:
            assert written == packaged


def test_without_camel_tools_the_command_says_what_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> dict[str, str]:
        raise ModuleNotFoundError("No module named 'camel_tools'")

    monkeypatch.setattr(reference, "ask_folding", missing)
    done = run("lexicon", "tables")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: folding.tsv: is written from camel-tools, which is not")
    assert "`pip install '.[camel]'`" in done.stderr
