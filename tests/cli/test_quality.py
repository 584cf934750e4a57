"""lexicon and score: what they print, and when they leave with 4."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from arabic_metrics.score.lexicon_check import check_lexicon
from tests.cli.commands import run, write
from tests.corpus import CORPORA

GOOD = (
    '[[metric]]\nid = "reposts"\nkind = "flow"\nphrases = ["إعادة بث"]\nexamples = ["3 إعادة بث"]\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for suffix in (".txt", ".gold.toml"):
        for slug in ("interior-ministry-facebook", "senate-budget-session"):
            shutil.copy(CORPORA / "articles" / f"{slug}{suffix}", articles)
    return articles


@pytest.fixture
def own_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a user's file, run its own examples alone: those of the package take seconds, and are run elsewhere."""
    quick = partial(check_lexicon, packaged=False)
    monkeypatch.setattr("arabic_metrics.cli.quality.check_lexicon", quick)


def test_lexicon_list() -> None:
    lines = run("lexicon", "list").stdout.splitlines()
    assert lines[0].split() == ["table", "id", "forms", "first", "forms"]
    assert any(line.split()[:2] == ["metric", "followers"] for line in lines)


def test_lexicon_list_with_a_file_of_ones_own(tmp_path: Path) -> None:
    assert (
        "reposts" in run("lexicon", "list", "--lexicon", write(tmp_path, "mine.toml", GOOD)).stdout
    )


def test_lexicon_check_names_the_problem_and_leaves_with_4(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.toml", GOOD.replace("3 إعادة بث", "3 أيام"))
    result = run("lexicon", "check", path)
    assert result.exit_code == 4
    assert f'{path}, entry "reposts": example 1 gives no reposts mention: «3 أيام»' in result.stdout


@pytest.mark.usefixtures("own_examples")
def test_lexicon_check_names_the_file_that_is_in_order(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.toml", "# Mine.\n\n\n" + GOOD)
    result = run("lexicon", "check", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{path}: in order.\n"


@pytest.mark.usefixtures("own_examples")
def test_lexicon_check_warns_of_a_metric_that_is_a_number_word(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.toml", GOOD.replace("إعادة بث", "مليون"))
    result = run("lexicon", "check", path)
    assert "«مليون» is a word of numbers" in result.stderr and result.exit_code == 0
    assert result.stderr.splitlines()[-1] == f"{path}: no problem, but 1 warning."


@pytest.mark.usefixtures("own_examples")
def test_lexicon_check_with_a_warning_of_a_text_calls_nothing_in_order(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.toml", GOOD)
    text = write(tmp_path, "news.txt", "وأعلنت القناة إعادة بث الحفل. " * 6)
    result = run("lexicon", "check", path, "--text", text)
    assert "None of them counts anything" in result.stdout and result.exit_code == 0
    assert result.stderr == f"{path}: no problem, but 1 warning.\n"


def test_lexicon_check_counts_the_words_of_a_metric_in_a_text(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.toml", GOOD)
    text = write(
        tmp_path,
        "news.txt",
        "حصدت صفحة بلدية دبا على فيسبوك 3 إعادة بث. وأعلنت القناة إعادة بث الحفل",
    )
    result = run("lexicon", "check", path, "--text", text)
    assert result.exit_code == 0
    assert f'{path}, entry "reposts": its words stand 2 times in {text}' in result.stdout
    assert run("lexicon", "check", "--text", text).exit_code == 2
    broken = run("lexicon", "check", path, "--text", write(tmp_path, "a.jsonl", "{broken\n" * 5))
    assert [line.partition(": ")[0] for line in broken.stderr.splitlines()[:-2]] == [
        f"{tmp_path}/a.jsonl, line {number}" for number in (1, 2, 3)
    ]
    assert broken.stderr.splitlines()[-2] == "5 records or files rejected."
    assert broken.exit_code == 3


def test_lexicon_check_of_a_file_that_cannot_be_loaded(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.toml", "[[meter]]\nid = 'a'\n")
    result = run("lexicon", "check", path)
    assert result.exit_code == 4 and result.stdout.startswith(f"{path}: unknown table [[meter]]")
    assert result.stderr == "1 problem\n"


@pytest.mark.usefixtures("own_examples")
def test_lexicon_check_fix_writes_the_layout(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.toml", "\n\n" + GOOD)
    assert f"{path}: laid out anew" in run("lexicon", "check", path, "--fix").stderr
    assert path.read_text(encoding="utf-8") == GOOD


def test_fix_of_a_file_that_cannot_be_loaded_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.toml", "\n\n[[meter]]\n")
    result = run("lexicon", "check", path, "--fix")
    assert result.exit_code == 1 and path.read_text(encoding="utf-8") == "\n\n[[meter]]\n"


def test_score_prints_every_slot(folder: Path) -> None:
    result = run("score", folder)
    assert result.exit_code == 0
    for slot in ("claim", "figure", "value", "entity", "platform", "period", "rank", "followers"):
        assert f"\n{slot} " in result.stdout
    assert "2 articles. 1 of them claim nothing: no row is read from any of these." in result.stdout


def test_score_update_writes_what_check_then_holds(folder: Path) -> None:
    baseline = folder.parent / "baseline.json"
    assert run("score", folder, "--check", baseline, "--update").exit_code == 0
    assert run("score", folder, "--check", baseline).exit_code == 0


def test_score_check_complains_of_other_articles(folder: Path) -> None:
    baseline = folder.parent / "baseline.json"
    run("score", folder, "--check", baseline, "--update")
    with (folder / "senate-budget-session.txt").open("a", encoding="utf-8") as text:
        text.write("\n")
    result = run("score", folder, "--check", baseline)
    assert result.exit_code == 4 and "Pin it anew with --update." in result.stderr
    assert run("score", folder, "--check", baseline, "--update").exit_code == 0
    assert run("score", folder, "--check", baseline).exit_code == 0


def test_a_floor_is_held_and_lowered_only_on_demand(folder: Path) -> None:
    baseline = folder.parent / "baseline.json"
    run("score", folder, "--check", baseline, "--update")
    pinned = json.loads(baseline.read_text(encoding="utf-8"))
    pinned["slots"]["followers"] = {"right": 4, "found": 4, "wanted": 4, "low": 1.0, "high": 1.0}
    pinned["slots"]["views"] = {"right": 1, "found": 1, "wanted": 1, "low": 1.0, "high": 1.0}
    gold = folder / "interior-ministry-facebook.gold.toml"
    broken = gold.read_text(encoding="utf-8").replace(
        'followers = { value = 4_961_090, quote = "4,961,090" }\n', ""
    )
    gold.write_text(broken, encoding="utf-8")
    raised = json.dumps(pinned)
    baseline.write_text(raised, encoding="utf-8")

    assert run("score", folder, "--check", baseline).exit_code == 4
    page = folder.parent / "scores.md"
    refused = run("score", folder, "--check", baseline, "--update", "--report", page)
    assert refused.exit_code == 4
    assert not page.exists()
    assert "followers: F1 " in refused.stderr and "--allow-regression" in refused.stderr
    assert baseline.read_text(encoding="utf-8") == raised
    lowered = ("--update", "--allow-regression", "--report", page)
    assert run("score", folder, "--check", baseline, *lowered).exit_code == 0
    assert page.exists()
    assert run("score", folder, "--check", baseline).exit_code == 0


def test_score_names_gains_and_losses(folder: Path) -> None:
    baseline = folder.parent / "baseline.json"
    run("score", folder, "--check", baseline, "--update")
    pinned = json.loads(baseline.read_text(encoding="utf-8"))
    pinned["right"] = ["senate-budget-session 1 views"]
    pinned["spurious"] = ["senate-budget-session views at 3"]
    baseline.write_text(json.dumps(pinned), encoding="utf-8")
    shown = run("score", folder, "--check", baseline).stdout
    assert "\n- senate-budget-session 1 views\n" in shown
    assert "\n+ no longer spurious: senate-budget-session views at 3\n" in shown


def test_score_report_is_a_page(folder: Path) -> None:
    page = folder.parent / "evaluation.md"
    assert run("score", folder, "--report", page).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("# Evaluation\n")


def test_score_of_gold_that_is_wrong(folder: Path) -> None:
    write(folder, "broken.txt", "نص")
    result = run("score", folder)
    assert (
        result.exit_code == 1 and "broken.txt: has no broken.gold.toml beside it" in result.stderr
    )


def test_score_of_a_baseline_that_is_missing(folder: Path) -> None:
    result = run("score", folder, "--check", folder.parent / "nothing.json")
    assert result.exit_code == 1 and "nothing.json: cannot be read" in result.stderr


def test_score_against_another_reader_names_the_differences(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "second"
    shutil.copytree(folder, other)
    path = other / "interior-ministry-facebook.gold.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('platform = "facebook"', 'platform = "x"'),
        encoding="utf-8",
    )
    result = run("score", folder, "--against", other)
    assert result.exit_code == 0
    assert "platform: facebook / x" in result.stdout
    same = run("score", folder, "--against", folder)
    assert same.exit_code == 0 and " / " not in same.stdout


@pytest.mark.parametrize("option", ["--check", "--report"])
def test_against_goes_alone(folder: Path, option: str) -> None:
    result = run("score", folder, "--against", folder, option, folder / "any")
    assert result.exit_code == 2 and "--against goes with neither" in result.stderr
