"""load_lexicon: files are validated, a user's own extend the packaged ones, and errors name file, entry and problem."""

from pathlib import Path

import pytest

from arabic_metrics import LexiconError, extract_claims, load_lexicon
from arabic_metrics.lexicon.document import file_name, packaged_paths, read_lexicon_file
from arabic_metrics.lexicon.entry_claim import Metric
from arabic_metrics.lexicon.registry import ENTRY_CLASSES

REPOSTS = """
[[metric]]
id = "reposts"
kind = "flow"
phrases = ["إعادة بث"]
examples = ["حصدت الصفحة على فيسبوك 500 إعادة بث"]
"""
ALIAS = """
[[metric]]
id = "followers"
masculine = ["ملاحق"]
examples = ["يبلغ عدد ملاحقي الصفحة على فيسبوك 40 ألفا"]
"""
VALID = {"metric": {"id": "m", "kind": "flow", "phrases": ["بث"], "examples": ["بث"]}}


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "mine.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problem(folder: Path, content: str | bytes) -> str:
    with pytest.raises(LexiconError) as caught:
        load_lexicon(written(folder, content))
    assert caught.value.file == str(folder / "mine.toml")
    return str(caught.value).removeprefix(f"{folder / 'mine.toml'}")


def test_the_packaged_lexicon_is_read_once() -> None:
    assert load_lexicon() is load_lexicon()


def test_two_lexicons_are_two() -> None:
    assert load_lexicon() != load_lexicon(packaged_paths()[0])


def table_of(path: Path) -> str:
    """The table that a packaged file, or the folder it stands in, is named for."""
    return file_name(path).split("/")[0].removesuffix(".toml")


def test_every_table_has_its_file_and_every_file_its_table() -> None:
    assert {table_of(path) for path in packaged_paths()} == {*ENTRY_CLASSES, "character"}


@pytest.mark.parametrize("path", packaged_paths(), ids=file_name)
def test_a_file_holds_the_table_it_is_named_for(path: Path) -> None:
    assert set(read_lexicon_file(path).tables) == {table_of(path)}


@pytest.mark.parametrize("path", packaged_paths(), ids=file_name)
def test_a_file_opens_with_a_comment_that_explains_it(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_a_users_file_adds_a_metric(tmp_path: Path) -> None:
    lexicon = load_lexicon(written(tmp_path, REPOSTS))
    text = "حصدت صفحة بلدية دبا على فيسبوك 500 إعادة بث"
    assert [row["metric"] for row in extract_claims(text, lexicon=lexicon).rows()] == ["reposts"]


@pytest.mark.xfail(
    strict=True, raises=AssertionError, reason="the weights take «إعادة بث» for views"
)
def test_without_the_users_file_the_metric_is_nothing() -> None:
    assert extract_claims("حصدت صفحة بلدية دبا على فيسبوك 500 إعادة بث").rows() == []


def test_a_users_file_adds_forms_to_a_known_entry(tmp_path: Path) -> None:
    packaged, extended = load_lexicon(), load_lexicon(written(tmp_path, ALIAS))
    [before] = [entry for entry in packaged.of(Metric) if entry.id == "followers"]
    [after] = [entry for entry in extended.of(Metric) if entry.id == "followers"]
    assert after.masculine == (*before.masculine, "ملاحق")
    assert after.examples[: len(before.examples)] == before.examples
    assert "ملاحق" not in before.masculine


@pytest.mark.parametrize(
    ("content", "entry", "said"),
    [
        pytest.param(
            '[[metric]]\nid = "followers"\nkind = "flow"\nmasculine = ["ملاحق"]\nexamples = ["ملاحق"]',
            "followers",
            "kind is «stock», not «flow»",
            id="another kind",
        ),
        pytest.param(
            '[[gazetteer]]\nid = "dubai_police"\nname = "شرطة أخرى"\nforms = ["شرطة أخرى"]\nexamples = ["شرطة أخرى"]',
            "dubai_police",
            "name is «شرطة دبي», not «شرطة أخرى»",
            id="another name",
        ),
        pytest.param(
            '[[gazetteer]]\nid = "dubai_police"\nnational = "feminine"\nexamples = ["شرطة دبي"]',
            "dubai_police",
            "national is without a value, not «feminine»",
            id="a field that it has not",
        ),
    ],
)
def test_an_entry_of_a_known_id_may_only_add(
    content: str, entry: str, said: str, tmp_path: Path
) -> None:
    assert problem(tmp_path, content) == (
        f', entry "{entry}": adds to the known entry of that id, whose {said}: leave the field out, or give the entry an id of its own'
    )


def test_a_known_entry_may_be_written_whole(tmp_path: Path) -> None:
    content = '[[metric]]\nid = "followers"\nkind = "stock"\nmasculine = ["ملاحق"]\nexamples = ["ملاحق"]\ncomment = "x"'
    [entry] = [
        it for it in load_lexicon(written(tmp_path, content)).of(Metric) if it.id == "followers"
    ]
    assert "ملاحق" in entry.masculine and entry.kind == "stock"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (REPOSTS + 'masculine = ["متابع"]', 'stands already in metric.toml, entry "followers".'),
        (
            REPOSTS.replace('["إعادة بث"]', '["إعادة بث", "اعادة بث"]'),
            "stands already in it, spelled «إعادة بث»",
        ),
    ],
    ids=["of another entry", "twice"],
)
def test_a_form_that_is_taken_is_refused(content: str, said: str, tmp_path: Path) -> None:
    told = problem(tmp_path, content)
    assert said in told and 'entry "reposts": the form «' in told


def test_files_may_be_several(tmp_path: Path) -> None:
    first = written(tmp_path, REPOSTS)
    second = tmp_path / "other.toml"
    second.write_text(ALIAS, encoding="utf-8")
    assert load_lexicon(first, second).files[-2:] == (str(first), str(second))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nothing\.toml: cannot be read: No such file"):
        load_lexicon(tmp_path / "nothing.toml")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"\xff\xfe", ": is not valid TOML: ", id="not UTF-8"),
        pytest.param("[[metric]", ": is not valid TOML: ", id="not TOML"),
        pytest.param(
            "[[words]]\nid = 'a'", ": unknown table [[words]]; known are attribution", id="table"
        ),
        pytest.param(
            "[[metrics]]\nid = 'a'",
            ": unknown table [[metrics]]; did you mean [[metric]]?",
            id="tables",
        ),
        pytest.param(
            "[[network]]\nid = 'a'",
            ": unknown table [[network]]; did you mean [[platform]]?",
            id="table by another name",
        ),
        pytest.param(
            "[[Accounts]]\nid = 'a'",
            ": unknown table [[Accounts]]; did you mean [[gazetteer]]?",
            id="tables by another name",
        ),
        pytest.param(
            "[metric]\nid = 'a'", ": [metric] must be written [[metric]]", id="single brackets"
        ),
        pytest.param("metric = [1]", ": [metric] must be written [[metric]]", id="no tables"),
        pytest.param(
            "[[metric]]\nkind = 'flow'\nexamples = ['بث']",
            ', entry "number 1": the field id is missing',
            id="no id",
        ),
        pytest.param(
            "[[metric]]\nid = 'Reposts'\nkind = 'flow'\nexamples = ['بث']",
            ', entry "Reposts": id: «Reposts» is not written as it should be: a to z',
            id="id in capitals",
        ),
        pytest.param(
            "[[metric]]\nid = 'm'\nexamples = ['بث']",
            ', entry "m": the field kind is missing',
            id="field missing",
        ),
        pytest.param(
            "[[metric]]\nid = 'm'\nkind = 'flow'\nform = ['بث']\nexamples = ['بث']",
            ', entry "m": the field form is not known; did you mean forms?',
            id="field unknown",
        ),
        pytest.param(
            "[[metric]]\nid = 'm'\nkind = 'flux'\nexamples = ['بث']",
            ", entry \"m\": kind: «flux» is not 'stock' or 'flow'",
            id="value unknown",
        ),
        pytest.param(
            "[[metric]]\nid = 'm'\nkind = 'flow'\nforms = 'بث'\nexamples = ['بث']",
            ', entry "m": forms: it must be a list in brackets',
            id="no list",
        ),
        pytest.param(
            "[[metric]]\nid = 'm'\nkind = 'flow'\nforms = [5]\nexamples = ['بث']",
            ', entry "m": forms 1: it must be a text in quotation marks',
            id="no text",
        ),
        pytest.param(
            "[[metric]]\nid = 'm'\nkind = 'flow'\nexamples = []",
            ', entry "m": examples: at least one is needed',
            id="no example",
        ),
        pytest.param(
            "[[metric]]\nid = 'm'\nkind = 'flow'\nphrases = ['بث', 'بثّ']\nexamples = ['بث']",
            ', entry "m": phrases 2: «بثّ» is not written as it should be: letters',
            id="vowel signs",
        ),
        pytest.param(
            "[[metric]]\nid = 'm'\nkind = 'flow'\nphrases = ['إعادة  بث']\nexamples = ['بث']",
            ', entry "m": phrases 1: «إعادة  بث» is not written as it should be: letters',
            id="two spaces",
        ),
        pytest.param(
            "[[modifier]]\nid = 'm'\nmodifier = 'more_than'\nexamples = ['بث']",
            ', entry "m": it has no forms',
            id="no forms",
        ),
    ],
)
def test_errors_name_file_entry_and_problem(
    content: str | bytes, said: str, tmp_path: Path
) -> None:
    assert problem(tmp_path, content).startswith(said)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, REPOSTS.encode("utf-8-sig"))
    assert "reposts" in {metric.id for metric in load_lexicon(path).of(Metric)}
    assert [id for _, id, _ in read_lexicon_file(path).entries()] == ["reposts"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a = " + "[" * 5_000 + "]" * 5_000, ": is not valid TOML: TOML inline arrays"),
        ("a = " + "{a = " * 5_000 + "1" + "}" * 5_000, ": is not valid TOML: TOML inline arrays"),
        ("a" + ".a" * 5_000 + " = 1", ": is not valid TOML: TOML key has more than"),
        (REPOSTS.replace("إعادة بث", "ب" * 100_000, 1), ', entry "reposts": phrases 1: «ببب'),
        (REPOSTS.replace("reposts", "r" * 100_000, 1), ', entry "rrr'),
        (REPOSTS.replace("إعادة بث", "  ؟" * 100_000, 1), ', entry "reposts": phrases 1: «'),
        ('[[character]]\nid = "x"\nfrom = ["ab"]\nto = "c"\nexamples = ["a = b"]\n', ', entry "x": from: «ab» is no character'),
        ('[[character]]\nid = "x"\nfrom = ["U+110000"]\nto = "c"\nexamples = ["a = b"]\n', ', entry "x": from: «U+110000» is no character'),
    ],
    ids=range(8),
)  # fmt: skip
def test_what_is_too_deep_or_too_long_is_a_sentence(
    tmp_path: Path, content: str, told: str
) -> None:
    path = written(tmp_path, content)
    sentence = problem(tmp_path, content)
    assert sentence.startswith(told) and len(sentence) < 400
    if "TOML" in told:
        with pytest.raises(LexiconError, match="is not valid TOML"):
            read_lexicon_file(path)
