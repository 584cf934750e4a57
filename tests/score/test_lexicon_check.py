"""The lexicon check: what the package carries is in order, and every kind of mistake gets its sentence."""

from pathlib import Path

import pytest

from arabic_metrics.lexicon.document import packaged_paths
from arabic_metrics.lexicon.registry import ENTRY_CLASSES
from arabic_metrics.score import lexicon_check
from arabic_metrics.score.lexicon_check import READINGS, check_lexicon, fix_lexicon, warn_of_forms
from tests.score.lexicons import own_problems, written

METRIC = '[[metric]]\nid = "reposts"\nkind = "flow"\nphrases = ["إعادة بث"]\n'
GOOD = METRIC + 'examples = ["حصدت الصفحة على فيسبوك 500 إعادة بث"]\n'


def test_the_packaged_lexicon_is_in_order() -> None:
    assert check_lexicon() == ()


def test_every_table_has_a_reading() -> None:
    assert set(READINGS) == set(ENTRY_CLASSES)


def test_a_good_file_gives_no_problem(tmp_path: Path) -> None:
    assert own_problems(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            METRIC + 'examples = ["حصدت الصفحة 500 إعادة بث", "حصدت الصفحة 500 بثا"]',
            ', entry "reposts": example 2 gives no reposts mention: «حصدت الصفحة 500 بثا». '
            "Add a form that occurs in it, or remove the example.",
            id="metric example",
        ),
        pytest.param(
            GOOD + 'counterexamples = ["حصدت صفحة بلدية دبا على فيسبوك 500 إعادة بث"]',
            ', entry "reposts": counterexample 1 gives a reposts mention: «حصدت صفحة بلدية دبا على فيسبوك 500 إعادة بث». '
            "Mend the rule that reads it, or remove the counterexample.",
            id="metric counterexample that is read",
        ),
        pytest.param(
            GOOD + 'counterexamples = ["متابعة القضية"]',
            ', entry "reposts": counterexample 1 holds no form of the entry: «متابعة القضية». '
            "Write one that shows a form in another sense, or remove it.",
            id="counterexample without a form",
        ),
        pytest.param(
            '[[platform]]\nid = "pages"\nforms = ["صفحات نت"]\nexamples = ["على بيجز"]',
            ', entry "pages": example 1 gives no pages mention: «على بيجز». '
            "Add a form that occurs in it, or remove the example.",
            id="platform example",
        ),
        pytest.param(
            '[[cardinal]]\nid = "gross"\nvalue = 144\nrole = "hundreds"\nforms = ["غروسة"]\nexamples = ["ثلاثة أقلام"]',
            ', entry "gross": example 1 gives no cardinal of this entry: «ثلاثة أقلام». '
            "Add a form that occurs in it, or remove the example.",
            id="cardinal example",
        ),
        pytest.param(
            '[[ordinal]]\nid = "last"\nvalue = 10\nforms = ["ختامي"]\nexamples = ["المركز الثاني"]',
            ', entry "last": example 1 gives no ordinal of this entry: «المركز الثاني». '
            "Add a form that occurs in it, or remove the example.",
            id="ordinal example",
        ),
        pytest.param(
            '[[modifier]]\nid = "just"\nmodifier = "less_than"\nforms = ["بالكاد"]\nexamples = ["فوق 500 متابع"]',
            ', entry "just": example 1 gives no figure with the bound less_than: «فوق 500 متابع». '
            "Add a form that occurs in it, or remove the example.",
            id="modifier example",
        ),
        pytest.param(
            '[[month]]\nid = "extra"\nnumber = 1\nforms = ["ديمسبر"]\nexamples = ["مارس 2024"]',
            ', entry "extra": example 1 gives no period with this entry: «مارس 2024». '
            "Add a form that occurs in it, or remove the example.",
            id="month example",
        ),
        pytest.param(
            '[[word_class]]\nid = "own_class"\nforms = ["طابعة"]\nexamples = ["على المكتب"]',
            ', entry "own_class": example 1 gives no form of the entry as a word: «على المكتب». '
            "Add a form that occurs in it, or remove the example.",
            id="word class example",
        ),
        pytest.param(
            '[[context]]\nid = "own_context"\nforms = ["سبعة"]\nafter = ["مفاتيح"]\nexamples = ["سبعة ملايين متابع"]',
            ', entry "own_context": example 1 gives no text that the entry keeps from being read: «سبعة ملايين متابع». '
            "Add a form that occurs in it, or remove the example.",
            id="context example that is read all the same",
        ),
        pytest.param(
            '[[gazetteer]]\nid = "own_name"\nname = "مكتبة الرمل"\nforms = ["مكتبة الرمل"]\nexamples = ["صفحة البلدية"]',
            ', entry "own_name": example 1 gives no own_name mention: «صفحة البلدية». '
            "Add a form that occurs in it, or remove the example.",
            id="gazetteer example",
        ),
        pytest.param(
            '[[character]]\nid = "own_letter"\nfrom = ["ڤ"]\nto = "ف"\nexamples = ["ڤيديو = ڤيديو", "ڤيديو"]',
            ', entry "own_letter": example 1: «ڤيديو» folds to «فيديو», not to «ڤيديو».',
            id="character example",
        ),
        pytest.param(
            GOOD.replace('"إعادة بث"]\n', '"إعادة بث", "اعادة بث"]\n'),
            ', entry "reposts": the form «اعادة بث» stands already in it, spelled «إعادة بث», which folding makes equal. '
            "Remove one of them.",
            id="form twice in an entry",
        ),
        pytest.param(
            GOOD.replace('phrases = ["إعادة بث"]', 'phrases = ["إعادة بث"]\nmasculine = ["مشترك"]'),
            ', entry "reposts": the form «مشترك» stands already in metric.toml, entry "subscribers". Leave it out, or give this entry the id "subscribers": then it adds to that one.',
            id="form of another field of another metric",
        ),
        pytest.param(
            GOOD.replace('phrases = ["إعادة بث"]', 'phrases = ["إعادة بث"]\nmasculine = ["متابع"]'),
            ', entry "reposts": the form «متابع» stands already in metric.toml, entry "followers". Leave it out, or give this entry the id "followers": then it adds to that one.',
            id="form of another entry",
        ),
        pytest.param(
            GOOD.replace("إعادة بث", "إعادة بث").replace('"reposts"', '"Reposts"'),
            ', entry "Reposts": id: «Reposts» is not written as it should be: a to z, 0 to 9 and _, a letter first',
            id="a file that cannot be loaded",
        ),
    ],
)
def test_each_mistake_gets_its_sentence(content: str, said: str, tmp_path: Path) -> None:
    assert said in own_problems(tmp_path, content)


def test_every_mistake_of_a_file_that_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    wrong = GOOD.replace('"reposts"', '"Reposts"').replace('"flow"', '"flux"')
    told = own_problems(tmp_path, "[[metrics]]\nid = 'a'\n\n" + wrong)
    assert [each.partition(" is not ")[0] for each in told] == [
        ": unknown table [[metrics]]; did you mean [[metric]]?",
        ', entry "Reposts": id: «Reposts»',
        ', entry "Reposts": kind: «flux»',
    ]


def test_a_form_that_an_entry_has_already_is_no_mistake(tmp_path: Path) -> None:
    known = '[[platform]]\nid = "facebook"\nforms = ["فيس بوك", "فيسبوك تجريبي"]\nexamples = ["على فيسبوك"]'
    assert own_problems(tmp_path, known) == []


def test_an_example_of_an_entry_whose_form_is_taken_is_not_told(tmp_path: Path) -> None:
    taken = (
        '[[gazetteer]]\nid = "wehdat2"\nname = "نادي الوحدات"\nforms = ["نادي الوحدات"]\n'
        'examples = ["لدى نادي الوحدات 300 ألف متابع"]'
    )
    [told] = own_problems(tmp_path, taken)
    assert 'give this entry the id "al_wehdat"' in told


def test_an_example_that_is_read_as_another_metric_names_it(tmp_path: Path) -> None:
    taken = '[[metric]]\nid = "listens"\nkind = "flow"\nforms = ["متابعين"]\nexamples = ["بلغ 4 متابعين"]'
    [told] = own_problems(tmp_path, taken)
    assert (
        'Its word is read as followers already. Leave it out, or give this entry the id "followers"'
        in told
    )


def test_a_form_that_takes_what_packaged_entries_need_is_told_with_the_users_entry(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = [path for path in packaged_paths() if path.stem == "entity_head"]
    monkeypatch.setattr(lexicon_check, "packaged_paths", lambda: files)
    path = written(
        tmp_path,
        GOOD
        + '[[metric]]\nid = "leaves"\nkind = "flow"\nother = ["صفحة"]\nexamples = ["كتب 500 صفحة"]',
    )
    assert check_lexicon([path]) == (
        f'{path}, entry "leaves": the form «صفحة» takes what the packaged entry "account" needs: '
        "«صفحة وزارة الداخلية على فيسبوك يتابعها 3 ملايين» is no longer read as it should be. "
        "Leave the form out, or write a longer one.",
    )


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("مليون", 'a word of numbers ("million")'),
        ("فيسبوك", 'the name of a network ("facebook")'),
        ("شهر", 'a word of time ("month")'),
    ],
)
def test_a_metric_whose_word_is_another_kind_of_word_is_warned_of(
    form: str, word: str, tmp_path: Path
) -> None:
    path = written(tmp_path, GOOD.replace("إعادة بث", form))
    assert list(warn_of_forms([path])) == [
        f'{path}, entry "reposts": the form «{form}» is {word} already, so that figures may be misread. '
        "Write a longer form, or leave it out."
    ]
    assert list(warn_of_forms([written(tmp_path, GOOD)])) == []


def test_an_example_without_equals_sign(tmp_path: Path) -> None:
    content = '[[character]]\nid = "own_letter"\nfrom = ["ڤ"]\nto = "ف"\nexamples = ["ڤيديو"]'
    assert own_problems(tmp_path, content) == [
        ', entry "own_letter": example 1 is not «before = after»: «ڤيديو».'
    ]


def test_a_word_within_a_word_is_no_occurrence(tmp_path: Path) -> None:
    content = '[[word_class]]\nid = "own_class"\nforms = ["طاب"]\nexamples = ["الطابعة"]'
    assert len(own_problems(tmp_path, content)) == 1


def test_particles_are_attached(tmp_path: Path) -> None:
    content = '[[word_class]]\nid = "own_class"\nforms = ["طابعة"]\nexamples = ["وبالطابعة"]'
    assert own_problems(tmp_path, content) == []


def test_a_file_of_ones_own_is_laid_out_as_one_likes_until_it_is_fixed(tmp_path: Path) -> None:
    path = written(tmp_path, "# Mine.\n" + GOOD.replace("[[metric]]", "\n\n[[metric]]"))
    assert check_lexicon([path], packaged=False) == ()
    assert fix_lexicon([path]) == (str(path),)
    assert fix_lexicon([path]) == ()


def test_the_layout_of_the_package_is_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(lexicon_check, "format_lexicon_file", lambda file: file.text + "\n")
    path = written(tmp_path, GOOD)
    assert check_lexicon([path], packaged=False) == ()
    problems = check_lexicon(packaged=False)
    assert problems and all("is not laid out as lexicon files are." in each for each in problems)
