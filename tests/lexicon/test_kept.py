"""Tables that lie ready-made: they are used where they fit, and say what those say that are made."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from arabic_metrics import extract_claims, find_numbers, find_periods
from arabic_metrics.lexicon import Lexicon, kept, load_lexicon
from arabic_metrics.lexicon.lexicon import build_packaged, find_packaged
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.parse.period_word import period_vocabulary
from arabic_metrics.recognize.look import look, looked_for
from arabic_metrics.recognize.vocabulary import BARE_CLASSES, vocabulary
from tests.corpus import CORPORA

FILES = {"expressions", "lexicon", "recognition"}
ARTICLES = sorted((CORPORA / "articles").glob("*.txt"))[:6]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the packaged lexicon, with its files beside them."""
    folder = tmp_path_factory.mktemp("lexicon")
    shutil.copytree(kept.DATA, folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "READY", folder / "ready")
        kept.write_ready(build_packaged())
    return folder


@pytest.fixture
def place(written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of them that is where they are looked for."""
    folder = tmp_path / "lexicon"
    shutil.copytree(written, folder)
    monkeypatch.setattr(kept, "READY", folder / "ready")
    monkeypatch.setattr(kept, "DATA", folder / "data")
    kept.stamp.cache_clear()
    yield folder
    kept.stamp.cache_clear()


def test_what_fits_is_used(place: Path) -> None:
    assert {path.name for path in (place / "ready").iterdir()} == FILES
    lexicon = find_packaged()
    assert lexicon.has_tables
    for file in FILES - {kept.LEXICON}:
        for name, table in kept.ready_tables(file, lexicon).items():
            assert {
                "looked_for": looked_for,
                "numeral_table": numeral_table,
                "period_vocabulary": period_vocabulary,
                "vocabulary": vocabulary,
            }[name](lexicon) is table


def test_the_lexicon_is_the_same(place: Path) -> None:
    ready, built = find_packaged(), load_lexicon()
    assert list(ready.all_entries()) == list(built.all_entries())
    assert (ready.characters, ready.folding, ready.files) == (
        built.characters, built.folding, built.files,
    )  # fmt: skip
    assert "digest" in vars(ready)
    assert ready.digest == built.digest
    assert ready.word_class("preposition") == built.word_class("preposition")


def test_tables_are_the_same(place: Path) -> None:
    ready, built = find_packaged(), load_lexicon()
    assert numeral_table(ready) == numeral_table(built)
    assert period_vocabulary(ready).table == period_vocabulary(built).table
    ours, theirs = vocabulary(ready), vocabulary(built)
    assert ours.metrics.first_words() == theirs.metrics.first_words()
    assert list(ours.metrics.spellings()) == list(theirs.metrics.spellings())
    assert list(ours.gazetteer.phrases()) == list(theirs.gazetteer.phrases())
    assert {it.id: ours.words(it.id) for it in _classes(ready)} == {
        it.id: theirs.words(it.id) for it in _classes(built)
    }
    assert looked_for(ready) == looked_for(built)


def _classes(lexicon: Lexicon) -> list[kept.Any]:
    return [
        entry
        for table, entry in lexicon.all_entries()
        if table == "word_class" and entry.id not in BARE_CLASSES
    ]


def test_what_tables_hold_are_the_entries_of_their_lexicon(place: Path) -> None:
    ready = find_packaged()
    entries = {id(entry) for _, entry in ready.all_entries()}
    assert vocabulary(ready).lexicon is ready
    assert all(id(platform) in entries for _, platform in vocabulary(ready).platforms.phrases())


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_texts_are_read_the_same(place: Path, article: Path) -> None:
    text, ready = article.read_text(encoding="utf-8"), find_packaged()
    assert extract_claims(text, lexicon=ready) == extract_claims(text)
    assert find_numbers(text, lexicon=ready) == find_numbers(text)
    assert find_periods(text, lexicon=ready) == find_periods(text)
    folded = ready.fold(text)
    assert look(ready).passes(folded) == look(load_lexicon()).passes(folded)


def test_it_is_not_used_once_a_file_of_the_lexicon_is_another(place: Path) -> None:
    with (place / "data" / "metric.toml").open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert not find_packaged().has_tables


def test_it_is_not_used_with_other_versions(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "VERSION", "1.10.0")
    assert not find_packaged().has_tables
    monkeypatch.undo()


@pytest.mark.parametrize("file", sorted(FILES))
@pytest.mark.parametrize("damage", ["cut", "other", "none", "gone"])
def test_it_is_not_used_where_it_is_damaged(place: Path, file: str, damage: str) -> None:
    path = place / "ready" / file
    content = path.read_bytes()
    middle = len(content) // 2
    changed = {"cut": content[:middle], "none": b"", "gone": b""}
    other = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    path.write_bytes(changed.get(damage, other))
    if damage == "gone":
        path.unlink()
    lexicon = find_packaged()
    if file == kept.LEXICON:
        assert not lexicon.has_tables
    else:
        assert kept.ready_tables(file, lexicon) == {}
    assert numeral_table(lexicon) == numeral_table(load_lexicon())
    assert vocabulary(lexicon).own_names == vocabulary(load_lexicon()).own_names


def test_a_lexicon_with_more_files_has_none(place: Path, tmp_path: Path) -> None:
    path = tmp_path / "more.toml"
    path.write_text('[[platform]]\nid = "more"\nforms = ["مور"]\nexamples = ["على مور"]\n', "utf-8")
    assert not load_lexicon(path).has_tables
