"""The screen turns away no text that holds a claim, however it is spelled."""

import gzip
import json
import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic_metrics import Article, extract_claims, load_lexicon, normalize_text
from arabic_metrics.resolve.resolve import extract_admitted
from arabic_metrics.stream.alphabet import LETTER, SIGN, Alphabet
from arabic_metrics.stream.screen import Screen, _Reader
from arabic_metrics.stream.sentence import Sentences
from tests.corpus import CORPORA
from tests.recognize.test_candidate import a_word, full, made
from tests.resolve import test_told_figures as told

LEXICON = load_lexicon()
SCREEN = Screen(LEXICON)
SHARED = Path(__file__).parents[3] / "shared"
NEWS, GOLD = SHARED / "news" / "news.jsonl.gz", SHARED / "gold" / "dev.jsonl"
ARTICLES = [
    path.read_text(encoding="utf-8") for path in sorted((CORPORA / "articles").glob("*.txt"))
]
SENTENCES = [part for text in ARTICLES for part in re.split(r"(?<=[.!؟\n])\s+", text) if part]
TOLD = [case[0] for case in told.test_what_is_told_of_a_figure.pytestmark[0].args[1]]  # type: ignore[attr-defined]
SPELLINGS: dict[str, list[str]] = {}
for code, folded in LEXICON.folding.items():
    SPELLINGS.setdefault(folded, []).append(chr(code))
OTHERS = "é日😀ڭ𝒳\ufffe\udfff"


def holds_nothing(text: str) -> bool:
    """Whether a text read without any look before holds neither claim nor figure."""
    found = full(text)
    return not found.claims and not found.unresolved


def respelled(text: str, chance: random.Random) -> str:
    """Return a text with other characters that fold to its own, and with some that are folded away."""
    out = []
    for char in text:
        folded = LEXICON.folding.get(ord(char), char)
        if chance.random() < 0.3 and folded in SPELLINGS:
            char = chance.choice(SPELLINGS[folded])
        out.append(char)
        if chance.random() < 0.1:
            out.append(chance.choice(SPELLINGS[""]))
    return "".join(out)


def recombined(chance: random.Random) -> str:
    """Return pieces of sentences joined to others, some of their words left out or made others."""
    pieces = []
    for _ in range(chance.randint(1, 3)):
        words = chance.choice(chance.choice((SENTENCES, TOLD))).split()
        start = chance.randrange(len(words))
        words = words[start : start + chance.randint(2, 14)]
        for _ in range(chance.randint(0, 3)):
            place = chance.randrange(len(words) + 1)
            words[place : place + chance.randint(0, 1)] = chance.choice(([], [a_word(chance)]))
        pieces.append(" ".join(words))
    return chance.choice((" ", "، ", ". ", "\n")).join(pieces)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_every_text_of_the_corpora_with_a_claim_passes() -> None:
    passed = 0
    for text in (*ARTICLES, *SENTENCES):
        if SCREEN.passes(text):
            passed += 1
        else:
            assert holds_nothing(text), text
    assert passed > len(ARTICLES)


@pytest.mark.parametrize(
    "path",
    sorted(CORPORA.rglob("*.toml")),
    ids=lambda path: str(path.relative_to(CORPORA)),
)
def test_every_phrase_of_the_corpora_with_a_claim_passes(path: Path) -> None:
    for phrase in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert SCREEN.passes(phrase) or holds_nothing(phrase), phrase


@settings(max_examples=400)
@given(st.randoms(use_true_random=False))
def test_random_words_of_claims_pass_where_they_make_one(chance: random.Random) -> None:
    text = made(chance)
    assert SCREEN.passes(text) or holds_nothing(text)


@settings(max_examples=300)
@given(st.randoms(use_true_random=False))
def test_sentences_recombined_and_respelled_pass_where_they_hold_a_claim(
    chance: random.Random,
) -> None:
    text = recombined(chance)
    assert SCREEN.passes(text) or holds_nothing(text)
    other = respelled(text, chance)
    assert SCREEN.passes(other) or holds_nothing(other)


@pytest.mark.parametrize("index", range(0, len(ARTICLES), 4))
def test_spelling_makes_no_difference(index: int) -> None:
    chance = random.Random(index)
    for sentence in ARTICLES[index].split("\n"):
        assert SCREEN.passes(respelled(sentence, chance)) == SCREEN.passes(sentence)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("بلغ عدد متابعي الصفحة 40 ألفا", True),
        ("بَلَغَ عَدَدُ مُتَابِعِي الصفحةِ ٤٠ أَلْفًا", True),
        ("بلــغ عدد متـابعــي الصفـحـة ٤٠ ألفا", True),
        ("ﺑﻠﻎ ﻋﺪﺩ ﻣﺘﺎﺑﻌﻲ ﺍﻟﺼﻔﺤﺔ ٤٠ ﺃﻟﻔﺎ", True),
        ("متا\u200bبعوه\u200f 40 ألفا 😀", True),
        ("متابعين أكثر من اثني عشر مليونا", True),
        ("حصد المنشور على فيسبوك 300 تعليق", True),
        ("تصدر حساب النادي على تويتر قائمة الأندية", True),
        ("حلت صفحة الوزارة في المركز الثانى", True),
        ("نشر الوسم على تويتر مليون\nمرة", True),  # the unit begins the next line
        ("بتشاهدها. ألف زائر،", False),  # the number does not
        ("التليغرام: وعشرين» يزوره.", True),  # folding spells nouns as it spells verbs with «ـه»
        ("المطعم 88 ألفا من متابعيه", True),
        ("عدد المتابعين على المنصة لتغريداته 2 مليون", True),
        ("قائمة الحسابات على تويتر تصدرها حساب الأهلي", True),  # the list stands before its verb
        ("تصدرت برامج #الكاميرا_الخفية المشهد", True),  # a noun before a tag calls it an account
        ("في المفضلة لشبكة X. 40 ألفا", False),
        ("الصدارة لشبكة X.", True),
        ("ألفا فيسبوكي كمشاهديه", True),
        ("40 ألف مغرد وضعوها في المفضلة", True),
        ("لديه 40 ألفا ممن يتابعونها و 50 ألفا من يتابعونها", True),
        ("تويتر 12 ألفا من\nمشاركاتك", True),  # the sentence of the number says what is meant
        ("تغريدته ألفا ممن يتابع وردة", True),  # «ورده» are replies too
        ("البرنامج الدردشة الأهلي في المركز الثاني", True),
        ("لنسبه. لبهم.ولتغريدته) 12", True),  # «نسبة» counts over the ends of sentences
        ("ستابعه ألفا صفحة الأهلي ويوتيوب", True),  # «صفحة» opens a name: it is not what is counted
        ("فبعمل\rلعبه\nوالتدوينات «ألفا، ومدي…", True),
        (
            "وبالعلامات الاعجاب\rبفي مقدمه… ستحميلكم؟ لتعليقاتا وعشرين.وسالمحاضر عشرة آلاف 5 في المئة: 5 في المئة\rروما ألفا… وعلي X",
            True,
        ),
        # Networks told sentences before: of two, the grammar looks farther back.
        ("انتشر تويتر. ثم فيسبوك. وكتب الناس. وقالوا الكثير. وجذب 40 ألف مستخدم", True),
        ("تصدر الخبر موقع X", False),
        ("تصدر الخبر القائمة على موقع X", True),
        ("حساب بنكي وراتب على رأس الشهر", False),
        ("شارك في المؤتمر 300 عضو من 12 دولة", False),
        ("احتل المنتخب المركز الثاني في البطولة", False),
        ("ارتفع عدد المتابعين كثيرا", False),
        ("زار الرئيس 12 قرية", False),
        ("قال عبر تويتر إن الأعضاء اجتمعوا في 30 دولة", False),  # the number counts something else
        ("تويتر: إحدى المشاركات في المعرض", False),  # «إحدى» alone is no number
        ("صفحة الوزارة: بلغ عدد المشاركين 30 شابا", False),
        ("حل موقع «كذا» أولا في المسابقة الوطنية للمواقع", False),
        ("", False),
        # whose people share, and whose count looks like a year; an account in the next sentence
        ("قناة المدار تنشر. وقام أكثر من 2025 متابع بعمل «ريتويت» لتغريدة", True),
        ("تصدرت المشهد… @abc", True),
        ("(عدد المتابعين) بلغ 22 ألفا", True),  # brackets that open a sentence
        ("12 ألفا يتابعون\nحسابها", True),  # an object that opens the next line
        # a network that stands where the words before a long sentence are cut
        ("قيل في X عن أحوال الناس هذا العام. ومن بين كل ما قيل هناك حصد الخبر 476 منشورا", True),
        (
            "ظهر على الفيس عن أحوال الناس هذا العام. ومن بين كل ما قيل هناك حصد الخبر 900 ألف تفاعل",
            True,
        ),
    ],
)
def test_what_passes(text: str, passes: bool) -> None:
    assert SCREEN.passes(text) is passes


def test_a_screen_is_of_its_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[metric]]\nid = "claps"\nkind = "flow"\nother = ["كلاب", "claps"]\n'
        'examples = ["حصد المقال 300 كلاب"]\n\n'
        '[[platform]]\nid = "mine"\nforms = ["ميديوم"]\nexamples = ["صفحة على ميديوم"]\n',
        encoding="utf-8",
    )
    lexicon = load_lexicon(path)
    screen = Screen(lexicon)
    for text in ("حصد المقال 300 كلاب", "حصد المقال 300 claps", "تصدر الفنان على ميديوم القائمة"):
        assert screen.passes(text)
        assert not SCREEN.passes(text)
    assert not screen.passes("حصد المقال كلاب")


@given(st.text(st.one_of(st.sampled_from([*map(chr, LEXICON.folding), *"متابع 12.،x@#_"]), st.sampled_from(OTHERS), st.characters())))  # fmt: skip
def test_bytes_are_folded_as_texts_are(text: str) -> None:
    alphabet = Alphabet(LEXICON, ["متابع"])
    characters = {code: char for char, code in alphabet.codes.items()}
    folded = normalize_text(text, LEXICON).text
    read = "".join(characters[code] for code in alphabet.fold(text))
    assert len(read) == len(folded)
    for left, right in zip(read, folded, strict=True):
        if left in alphabet.codes and left not in (LETTER, SIGN, "*"):
            assert left == right
        else:
            assert right == left or right not in alphabet.codes
    assert alphabet.fold("متابع") == alphabet.spell("متابع")


@given(st.text(st.one_of(st.sampled_from([*map(chr, LEXICON.folding), *"متابع 12.،x@#_*"]), st.sampled_from(OTHERS))))  # fmt: skip
def test_a_piece_of_a_text_is_told_by_its_bytes(text: str) -> None:
    sentences = Sentences(SCREEN._needles.alphabet.fold(text), SCREEN._grammar)
    folded = normalize_text(text, LEXICON).text
    for first in range(0, len(folded), 3):
        reader = _Reader(text, sentences, SCREEN._closer, SCREEN._letters)
        assert reader._folded_text(first, first + 9) == folded[first : first + 9]


@pytest.mark.parametrize("text", ARTICLES)
def test_what_is_admitted_states_what_is_read_without_a_screen(text: str) -> None:
    assert extract_admitted(Article(text), LEXICON, None) == extract_claims(text)


@pytest.mark.skipif(
    not NEWS.exists(), reason="the sample of news stands beside the repository, in ../shared"
)
def test_no_article_of_the_news_loses_a_claim() -> None:
    turned_away = passed = size = 0
    with gzip.open(NEWS) as lines:
        for number, line in enumerate(lines):
            text = json.loads(line)["text"]
            size += len(text)
            if SCREEN.passes(text):
                passed += len(text)
                continue
            turned_away += 1
            found = full(text) if number % 40 == 0 else extract_claims(text)
            assert not found.claims and not found.unresolved
    assert turned_away > 8300
    assert passed < size * 0.02


@pytest.mark.skipif(not GOLD.exists(), reason="the gold stands beside the repository, in ../shared")
def test_no_article_of_the_gold_loses_a_claim() -> None:
    passed = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        for part in (text, *text.split("\n")):
            if SCREEN.passes(part):
                passed += 1
            else:
                assert holds_nothing(part)
    assert passed > 50
