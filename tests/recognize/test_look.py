"""The look turns away no text that holds anything that could be a claim, whatever is chosen."""

import gzip
import json
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic_metrics import Article, extract_claims, load_lexicon, normalize_text
from arabic_metrics.parse.numeral import numeral_table
from arabic_metrics.recognize import look, vocabulary
from arabic_metrics.recognize.look import TOKEN, keywords
from arabic_metrics.recognize.word import read_words
from arabic_metrics.resolve.choice import DETECTED, Asked, Choice, Option
from arabic_metrics.resolve.resolve import read_claims
from tests.corpus import CORPORA

LEXICON = load_lexicon()
LOOK = look(LEXICON)
TABLE = vocabulary(LEXICON)
SHARED = Path(__file__).parents[3] / "shared"
NEWS, GOLD = SHARED / "news" / "news.jsonl.gz", SHARED / "gold" / "dev.jsonl"
EVERY = 20  # of the news, one article in so many
ARTICLES = [
    path.read_text(encoding="utf-8") for path in sorted((CORPORA / "articles").glob("*.txt"))
]
SENTENCES = [part for text in ARTICLES for part in re.split(r"(?<=[.!؟\n])\s+", text) if part]
NUMBERS = (
    "40", "1.780", "2025", "10-15", "12,485,769", "12%", "الـ15", "ال 15", "و15", "(3)", "«12»", "-7", "II", "5 ملايين", "٤٠ ألفا",
    "ربع المليون", "آلاف", "عشرات الآلاف", "مليونUSD", "30 ثانية", "الثالث والعشرون", "الثاني عشر", "بين 10 و15 مليون", "10K", "سالب عشرة",
    "المليون الثالث", "15th", "رقم 3",
)  # fmt: skip
MARKS = (
    " ", " ", " ", " ", ". ", "، ", "\n", "… ", "؟ ", " . ", ".» ", " «", "» ", " (", ") ", ": ", ".", "!\n", "\r", " - ", "\t", "\u00a0",
    ". \n", "...", " ؟! ", "؛ ", "\n\n", "\u2028", ".\u200f ", " 5. ",
)  # fmt: skip


class Eager:
    """A chooser that takes every number for a figure and every wording for a rank, if it is only asked."""

    def choose(self, asked: Asked, options: Sequence[Option]) -> Choice:
        chosen = 1 if asked.slot in DETECTED else 0
        sure = tuple(float(at == chosen) for at in range(len(options)))
        return Choice(asked.slot, tuple(options), sure, chosen)


def holds_nothing(text: str) -> bool:
    """Whether a text read without a look has nothing that could be chosen."""
    claims = read_claims(normalize_text(text, LEXICON), "", LEXICON, chooser=Eager())
    return not claims.claims and not claims.unresolved


def passes(text: str) -> bool:
    return LOOK.passes(normalize_text(text, LEXICON).text)


def words_of_claims() -> list[list[str]]:
    """What a text is looked at for, a list for each kind of word, with words beside it."""
    kinds: dict[int, list[str]] = {}
    for keyword, role in keywords(LEXICON).items():
        kinds.setdefault(role, []).append(keyword)
    phrases = [
        [" ".join(words) for words, *_ in table.phrases()]
        for table in (TABLE.metrics, TABLE.ranks, TABLE.platforms)
    ]
    others = [list(words) for words in (TABLE.ranked_list, TABLE.who, TABLE.preposition)]
    numerals = list(numeral_table(LEXICON))
    return [
        *map(sorted, kinds.values()),
        *phrases,
        *map(sorted, others),
        numerals,
        list(NUMBERS),
        list(NUMBERS),
    ]


WORDS = words_of_claims()
SPELLINGS: dict[str, list[str]] = {}
for code, folded in LEXICON.folding.items():
    SPELLINGS.setdefault(folded, []).append(chr(code))


def made(chance: random.Random) -> str:
    """Return random words of claims with random marks between them."""
    parts = []
    for _ in range(chance.randint(2, 9)):
        if chance.random() < 0.2:
            parts.append(chance.choice(chance.choice(SENTENCES).split()))
        else:
            parts.append(chance.choice(chance.choice(WORDS)))
        parts.append(chance.choice(MARKS))
    return "".join(parts)


def recombined(chance: random.Random) -> str:
    """Return pieces of sentences joined to others, some of their words left out or made others."""
    pieces = []
    for _ in range(chance.randint(1, 3)):
        words = chance.choice(SENTENCES).split()
        start = chance.randrange(len(words))
        words = words[start : start + chance.randint(2, 14)]
        for _ in range(chance.randint(0, 3)):
            place = chance.randrange(len(words) + 1)
            other = [] if chance.random() < 0.5 else [chance.choice(chance.choice(WORDS))]
            words[place : place + chance.randint(0, 1)] = other
        pieces.append(" ".join(words))
    return chance.choice(MARKS).join(pieces)


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


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بلغ عدد متابعي الصفحة 40 ألفا", True),
        ("بَلَغَ عَدَدُ مُتَابِعِي الصفحةِ ٤٠ أَلْفًا", True),
        ("بلــغ عدد متـابعــي الصفـحـة ٤٠ ألفا", True),
        ("ﺑﻠﻎ ﻋﺪﺩ ﻣﺘﺎﺑﻌﻲ ﺍﻟﺼﻔﺤﺔ ٤٠ ﺃﻟﻔﺎ", True),
        ("زاد عدد المتابعين. وفرح الجميع. وبلغ 40 ألفا", True),
        ("15th\n\n15th. للقد ؟! لالحسابات؛ وبالتطبيق الفيس", True),  # an item of three sentences
        ("حضر المؤتمر 40 خبيرا من 12 دولة", False),
        ("ارتفع عدد المتابعين كثيرا", False),
        ("نال إعادة تغريد 40 مرة", True),  # a phrase
        ("أعاد المحاولة 40 مرة", False),
        ("حلت صفحة الوزارة في المركز الثاني", True),
        ("احتل المنتخب المركز الثاني في البطولة", False),  # nothing of an audience
        ("احتل المنتخب المركز الثاني في البطولة، كما كتب على تويتر", True),
        ("تصدر حساب النادي القائمة", True),
        ("بلغ عدد مشتركي قناة النادي 40 ألفا", True),  # no network is named
        ("حل الموقع ثالثا", True),
        ("حل الموقع في المركز؟ الثاني", True),  # the ordinal opens the next sentence
        ("الموقع ثاني أكثر المواقع زيارة", True),
        ("كان ثاني من كتب لها", False),
        ("", False),
    ],
)
def test_what_passes(text: str, expected: bool) -> None:
    assert passes(text) is expected
    assert expected or holds_nothing(text)


def test_every_text_of_the_corpora_with_a_claim_passes() -> None:
    for text in (*ARTICLES, *SENTENCES):
        assert passes(text) or holds_nothing(text), text


@pytest.mark.parametrize(
    "path",
    sorted(CORPORA.rglob("*.toml")),
    ids=lambda path: str(path.relative_to(CORPORA)),
)
def test_every_phrase_of_the_corpora_with_a_claim_passes(path: Path) -> None:
    for phrase in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert passes(phrase) or holds_nothing(phrase), phrase


@settings(max_examples=600, deadline=None)
@given(st.randoms(use_true_random=False))
def test_random_words_of_claims_pass_where_they_make_one(chance: random.Random) -> None:
    text = made(chance)
    assert passes(text) or holds_nothing(text)


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_sentences_recombined_and_respelled_pass_where_they_hold_a_claim(
    chance: random.Random,
) -> None:
    text = recombined(chance)
    assert passes(text) or holds_nothing(text)
    other = respelled(text, chance)
    assert passes(other) or holds_nothing(other)


def test_whatever_may_count_is_looked_for() -> None:
    for words, _ in TABLE.metrics.phrases():
        assert LOOK.passes(" ".join(words) + " 40 علي تويتر"), words
    for words, _ in TABLE.platforms.phrases():
        assert LOOK.passes("المركز الثاني " + " ".join(words)), words


def test_number_words_that_a_lost_space_made_one_are_numbers() -> None:
    assert passes("حققت الصفحة خمسةآلاف متابع")
    assert passes("حققت الصفحة مليونمتابع")
    assert not passes("حققت الصفحة ألفةمتابع")


def test_tokens_begin_and_end_where_words_do() -> None:
    for text in ("éviews", "views_x", "متابعviews", "12متابع", "@متابع.x", "a'b", "Caféx متابع"):
        tokens = [match.span() for match in TOKEN.finditer(text)]
        for word in read_words(text):
            if TOKEN.fullmatch(word.text):
                assert (word.start, word.end) in tokens


def test_a_look_is_of_its_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[metric]]\nid = "claps"\nkind = "flow"\nother = ["كلاب", "claps"]\n'
        'examples = ["حصد المقال 300 كلاب"]\n\n'
        '[[platform]]\nid = "mine"\nforms = ["ميديوم"]\nexamples = ["صفحة على ميديوم"]\n',
        encoding="utf-8",
    )
    mine = look(load_lexicon(path))
    for text in ("حصد المقال 300 كلاب", "حصد المقال 300 claps", "تصدر الفنان علي ميديوم القائمه"):
        assert mine.passes(text)
        assert not LOOK.passes(text)
    assert not mine.passes("حصد المقال كلاب")


@pytest.mark.parametrize("text", ARTICLES[::4])
def test_what_passes_states_what_is_read_without_a_look(text: str) -> None:
    normalized = normalize_text(text, LEXICON)
    assert read_claims(normalized, "x", LEXICON) == extract_claims(Article(text, id="x"))


@pytest.mark.skipif(
    not NEWS.exists(), reason="the sample of news stands beside the repository, in ../shared"
)
def test_no_article_of_the_news_loses_a_claim() -> None:
    passed = size = 0
    with gzip.open(NEWS) as lines:
        for number, line in enumerate(lines):
            if number % EVERY:
                continue
            text = json.loads(line)["text"]
            size += 1
            if passes(text):
                passed += 1
            else:
                assert holds_nothing(text), text
    assert passed < size * 0.65


@pytest.mark.skipif(not GOLD.exists(), reason="the gold stands beside the repository, in ../shared")
def test_no_article_of_the_gold_loses_a_claim() -> None:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        for part in (text, *text.split("\n")):
            assert passes(part) or holds_nothing(part), part
