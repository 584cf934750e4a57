"""Growth of extract_claims() with the text: python tests/benchmarks/bench_growth.py [--whole] [--from N] [--to N] [--only WORDS]

Repeats each of many phrases, with changing names and numbers, on one line and a line each, and doubles the text from 10,000
characters on: to 40,000, with --whole to 1,280,000. Prints microseconds a character at each size, the worst growth of these from
one size to the next (1 is in proportion), and at the end the phrases that grow most and those that take longest. --limit makes the
exit code 1 where a phrase grows more. Times are of the processor; nothing that was read is remembered, but the lexicon is loaded.
"""

import argparse
import gc
import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

from arabic_metrics import extract_claims

FIRST, LAST, WHOLE = 10_000, 40_000, 1_280_000
MEGABYTE = 1_000_000
PATIENCE = 300.0  # seconds for one text, after which no greater one is read
WORST = 12
SHORT = 2.0  # seconds below which a text is read twice
GIVEN = [
    "أحمد",
    "محمود",
    "علي",
    "حسن",
    "يوسف",
    "مريم",
    "سارة",
    "ليلى",
    "نور",
    "كريم",
    "عمر",
    "خالد",
    "هند",
    "سلمى",
    "طارق",
    "وليد",
    "رامي",
    "دينا",
    "فارس",
    "جمال",
]
FAMILY = [
    "المنصوري",
    "الحربي",
    "العتيبي",
    "الشامي",
    "البغدادي",
    "القاسمي",
    "النجار",
    "الحداد",
    "الخطيب",
    "الزهراني",
    "المصري",
    "التونسي",
    "العلوي",
    "السالمي",
    "الكعبي",
    "الهاشمي",
]
CITY = [
    "القاهرة",
    "أسيوط",
    "المنيا",
    "دبا",
    "جدة",
    "الدمام",
    "تونس",
    "طنجة",
    "وهران",
    "بغداد",
    "البصرة",
    "حلب",
    "عمان",
    "بيروت",
    "صنعاء",
    "مسقط",
    "الدوحة",
    "المنامة",
    "طرابلس",
    "الخرطوم",
]
BODY = [
    "جامعة",
    "بلدية",
    "نادي",
    "بنك",
    "متحف",
    "مكتبة",
    "هيئة",
    "قناة",
    "صحيفة",
    "مجلة",
    "فرقة",
    "جمعية",
    "شركة",
    "محافظة",
]

# Each phrase may hold {name} (of a person), {body} (of an institution), {n} (digits in groups), {k} (up to three digits) and {i} (1, 2, 3 …).
PHRASES = {
    "metrics": (
        "شارك {k} عضوا، ",
        "شارك {k} عضوا. ",
        "بلغ عدد متابعيه {n} متابع. ",
        "{k} ألف متابع ",
        "حصد {k} إعجابا و{k} تعليقا و{k} مشاركة، ",
        "متابع {k} ",
        "متابعون مشتركون أعضاء مستخدمون {k} ",
        "آلاف الإعجابات والتعليقات والمشاركات ",
        "ارتفع عدد المتابعين بنسبة {k}% إلى {n} ",
        "زيادة {k} ألف متابع جديد، ",
        "لم يتجاوز عدد المشاهدات {n} مشاهدة، ",
        "بمعدل {k} منشورا يوميا، ",
        "وصل متابعوها إلى المليون الثالث، ",
        "{k} و{k} و{k} مليون مشاهدة على التوالي، ",
        "يتابعه {k} ألفا ونادي البحارة {k} ألفا ",
        "عدد زوار الموقع {n} زائر شهريا، ",
        "ملايين المستخدمين وعشرات الآلاف من المشاهدات ",
        "بين {k} و{k} ألف متابع، ",
        "{k} متابع مقابل {k} لغيره ",
        "لدى الأهلي والزمالك على فيسبوك {k} و{k} ألف متابع على التوالي، ",
        "وزارتا الصحة والتعليم {k} ألف متابع و",
        "تفوق الأهلي على الزمالك بـ{k} ألف متابع مقابل {k} ألفا ",
        "نفى مصدر ما تردد بأن {k} ألف متابع ",
        "{n} ",
    ),
    "names": (
        "حصدت صفحة {body} على فيسبوك {k} ألف تفاعل، ",
        "صفحة {body} على فيسبوك {k} ألف متابع. ",
        "{name} {k} ألف متابع، ",
        "{name} و{name} و{name} ",
        "قال {name} إن لديه {k} ألف متابع على تويتر. ",
        "يليه {name} بـ{n} متابع، ",
        "{body} ",
        "صفحة {body} وصفحة {body} وحساب {name} ",
        "لدى {body} {k} ألف متابع ولدى {body} {k} ألفا، ",
        "@name{i} {k} ألف متابع ",
        "#وسم{i} {k} ألف تغريدة ",
        "account{i} {k}K followers متابع ",
        "الدكتور {name} رئيس {body} نشر {k} منشورا، ",
        "فيما حصدت صفحتا {body} و{body} {k} ألفا و{k} ألفا، ",
        "يتابع {name} {k} ألفا و{name} {k} ألفا ",
        "مليون متابع لصفحة {body} ",
    ),
    "platforms": (
        "على فيسبوك وتويتر وإنستغرام {k} ألف متابع، ",
        "على فيسبوك {k} متابعين لصفحة ",
        "فيسبوك {k} تويتر {k} يوتيوب {k} ",
        "قناته على يوتيوب {k} ألف مشترك، وحسابه على تيك توك {k} ألفا. ",
        "عدد مستخدمي فيسبوك {k} مليون مستخدم، ",
        "تطبيق واتساب {k} مليون تنزيل، ",
        "تغريدة ريتويت {k} ألف إعجاب ",
        "www.youtube.com/watch{i} {k} ألف مشاهدة ",
        "(فيسبوك: {n}، تويتر: {n}) ",
        "منصات التواصل الاجتماعي {k} مليون مستخدم. ",
    ),
    "ranks": (
        "في صدارة المركز الثاني ",
        "احتلت صفحة {body} المركز {k} على فيسبوك، ",
        "جاءت {body} في المرتبة الثالثة بعدد {k} ألف متابع، ",
        "تصدرت {body} القائمة، ",
        "الأولى عربيا والثانية عالميا ",
        "تليها {body} ثم {body} ثم {body} ",
        "ثاني أكثر الصفحات متابعة على فيسبوك في مصر، ",
        "ضمن أفضل {k} حسابات على تويتر، ",
        "وجاء في المركز الأول، وفق التصنيف، {body}. ",
        "من المركز الثالث إلى المركز الخامس، ",
        "الترتيب {i} صفحة {body} متابع {k} ",
    ),
    "quotations": (
        "«{name}» {k} ألف مشاهدة ",
        "قال: «لدينا {k} ألف متابع»، ",
        "\"{body}\" {k} متابع ",
        "«متابع {k} ",
        "“فيديو {k} مشاهدة ” ",
        "أغنية «ليلة {i}» حصدت {k} مليون مشاهدة. ",
        "' {k} متابع ",
        "\" متابع ",
        "»» {k} ألف متابع «« ",
    ),
    "brackets": (
        "({k} ألف متابع) ",
        "[{body}] ({n}) متابع ",
        "({k} ",
        ") {k} متابع ",
        "(متابع ({k} ألف (فيسبوك ",
        "{body} ({k} ألف متابع)، ",
        "({k}) ملايين متابع، ",
        "{ {k} } متابع <b> ",
    ),
    "and": (
        "و{k} ألف متابع ",
        "و {k} و {k} متابع ",
        "و{name} و{k} ",
        "ومتابع ومشاهدة وإعجاب {k} ",
        "و و و {k} متابع ",
        "واحد و {k} متابع، ",
        "{body} و{body} و{body} {k} و{k} و{k} متابع ",
        "وصفحة وحساب وقناة {k} متابع ",
        "مليون ومئتا ألف وخمسة وعشرون متابعا و",
    ),
    "pronouns": (
        "متابعيها {k} ألفا ومتابعيه {k} ألفا ",
        "الصفحة {k} متابع والحساب {k} متابع ",
        "حسابه {k} ألف متابع وصفحتها {k} ألف معجب ",
        "الذي حصد {k} ألف مشاهدة والتي تضم {k} ألف عضو ",
        "لديه {k} متابع ولديها {k} متابع ",
        "منهم {k} ألف متابع بينهم {k} ألفا ",
        "الموقع التطبيق القناة النادي الوزارة {k} متابع ",
        "يتابعه {k} وتتابعها {k} ويتابعهم {k} ",
        "هو {k} متابع وهي {k} متابعة وهم {k} متابع ",
        "نفسها {k} متابع ذاته {k} متابع ",
    ),
    "periods": (
        "في أغسطس 2025 {k} ألف متابع، ",
        "خلال 3 أشهر {k} ألف مشاهدة، ",
        "خلال تلك الفترة {k} متابع، ",
        "2023 2024 2025 {k} متابع ",
        "2010 إلى 2015 {k} متابع ",
        "حتى الآن {k} متابع ",
        "منذ إطلاقه منذ عام {k} مشاهدة ",
        "بين يناير ومارس 2025 حصد {k} تفاعلا، ",
        "الربع الثالث من 2025 الربع الرابع {k} ألف متابع. ",
        "يوم الأحد 12 مارس {k} مشاهدة ",
        "الشهر الماضي الأسبوع الماضي أمس {k} متابع ",
        "بعد نشره خلال المناظرة {k} مشاهدة ",
        "بعد ساعات في غضون أيام {k} إعجاب ",
        "من 12/3/2024 إلى 15/4/2024 {k} متابع ",
        "رمضان 1446 محرم {k} متابع ",
    ),
    "sources": (
        "وفق بيانات {body} بلغ عدد المتابعين {n}، ",
        "بحسب تقرير {name} {k} ألف متابع. ",
        "وذكرت الدراسة أن {k} مستخدم، ",
        "أعلنت {body} أن حسابها يتابعه {k} ألفا. ",
        "وأضاف {name} أن {k} ألف مشاهدة، ",
    ),
    "headings": (
        "المتابعون: {n} ",
        "عدد المتابعين على فيسبوك:\n{name} {n}\n",
        "ترتيب الأندية الأكثر متابعة:\n1- {body} {n}\n2- {body} {n}\n",
        "## {body}\n\n{n} متابع\n\n",
        "الترتيب الصفحة المتابعون المنشورات 1 صفحة الأولى 12,485,769 650 2 صفحة الثانية 11,485,769 750 ",
        "الصفحة المتابعون\n{body} {n}\n{body} {n}\n",
        "فيسبوك\n{n} متابع\nتويتر\n{n} متابع\n",
        "مصر: {n} مستخدم؛ الأردن: {n}؛ ",
    ),
    "list items": (
        "صفحة {body}: {k} ألف متابع ",
        "{i}- {name}: {n} متابع ",
        "{i}. {body} {n} ",
        "- {body} ({n} متابع) ",
        "• {name} – {k} ألف متابع ",
        "{name}: {n} ",
        "{body} | {n} | {n} ",
        "{body}\t{n}\t{n}\t",
        "{n} متابعا للصفحة. ",
        "{i}) {name} {k} مليون ",
    ),
    "marks": (
        "…… {k} متابع ",
        "- {k} - متابع - ",
        "/ {k} / متابع ",
        "{k}% متابع ",
        "12.485.769.123 متابع ",
        "بلغ {k} .2 مليون متابع ",
        "{k}:{k} متابع ",
        "\u200f{k}\u200e متابع ",
        "متـــابع {k} ",
        "{k}، {k}، {k}، متابع ",
        "؟ متابع {k} ! ",
        "http://example.com/{i} {k} متابع ",
    ),
    "prose": (
        "قال الرئيس إن العمل يسير كما يجب. ",
        "قال الرئيس إن العمل يسير كما يجب وإن عدد متابعي صفحة {body} بلغ {k} ألفا، ",
        "أكدت الوزارة أن الخدمة الجديدة متاحة للجميع في كل المحافظات دون رسوم. وبلغ عدد متابعي صفحتها على فيسبوك {n} متابع. ",
        "فيديو نشره {name} على صفحته الرسمية في موقع فيسبوك وحقق أكثر من {k} ألف مشاهدة خلال ساعات من نشره، ",
        "سجل اللاعب هدفا في الدقيقة {k} أمام {k} متفرج، متابع ",
        "اشترى {k} سهما بقيمة {n} دولار، مشترك ",
    ),
}  # fmt: skip
LAYOUTS = {"one line": "", "a line each": "\n"}


def texts() -> Iterator[tuple[str, Callable[[int], str]]]:
    """Yield a name, and what makes a text of a size, for each phrase in each layout."""
    for sort, phrases in PHRASES.items():
        for phrase in phrases:
            for layout, end in LAYOUTS.items():
                if end and phrase.endswith(end):
                    continue
                shown = phrase.strip().replace("\n", "/").replace("\t", "|")
                yield f"{sort}, {layout}: {shown}", maker(phrase + end)


def maker(phrase: str) -> Callable[[int], str]:
    """Return what repeats a phrase, with changing names and numbers, up to a size."""

    def make(size: int) -> str:
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(filled(phrase, len(parts)))
            length += len(parts[-1])
        return "".join(parts)[:size]

    return make


def filled(phrase: str, turn: int) -> str:
    """Fill the places of a phrase as it is repeated for another time, each with another name or number."""
    places = 0

    def fill(place: re.Match[str]) -> str:
        nonlocal places
        places += 1
        return FILLERS[place[1]](turn + 1 if place[1] == "i" else 3 * turn + places)

    return PLACE.sub(fill, phrase)


PLACE = re.compile(r"\{(name|body|n|k|i)\}")
FILLERS: dict[str, Callable[[int], str]] = {
    "name": lambda n: f"{GIVEN[n % 20]} {GIVEN[n // 7 % 20]} {FAMILY[n // 3 % 16]}",
    "body": lambda n: f"{BODY[n % 14]} {CITY[n // 5 % 20]}",
    "n": lambda n: f"{1000 + n * 7919 % 9_000_000:,}",
    "k": lambda n: str(1 + n * 37 % 999),
    "i": str,
}


def seconds(text: str) -> float:
    """Return the seconds of the processor that one text takes."""
    gc.collect()
    start = time.process_time()
    extract_claims(text)
    return time.process_time() - start


def measured(make: Callable[[int], str], sizes: list[int]) -> list[float]:
    """Return the seconds for each size, as far as patience goes."""
    found: list[float] = []
    for size in sizes:
        text = make(size)
        time_taken = seconds(text)
        if time_taken < SHORT:
            time_taken = min(time_taken, seconds(text))
        found.append(time_taken)
        if time_taken > PATIENCE:
            break
    return found


def main() -> None:
    """Print what each phrase takes, and which grow most."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--from", dest="first", type=int, default=FIRST, help="the smallest text")
    parser.add_argument("--to", dest="last", type=int, default=LAST, help="the greatest text")
    parser.add_argument("--whole", action="store_true", help=f"double up to {WHOLE:,} characters")
    parser.add_argument("--only", default="", help="phrases whose name holds these words")
    parser.add_argument("--limit", type=float, help="the greatest growth that is no failure")
    options = parser.parse_args()
    sizes = [options.first]
    while sizes[-1] * 2 <= (WHOLE if options.whole else options.last):
        sizes.append(sizes[-1] * 2)
    print("microseconds a character:", *(f"{size:>9,}" for size in sizes), " growth", " s/MB")
    extract_claims("3 متابع")
    told: list[tuple[float, float, str]] = []
    for name, make in texts():
        if options.only not in name:
            continue
        times = measured(make, sizes)
        each = [1e6 * taken / size for taken, size in zip(times, sizes, strict=False)]
        growth = max((b / a for a, b in pairwise(each)), default=1.0)
        rate = times[-1] / sizes[len(times) - 1] * MEGABYTE
        told.append((growth, rate, name))
        print(" " * 24, *(f"{it:9.1f}" for it in each), f"{growth:7.2f}", f"{rate:5.1f}", name, flush=True)  # fmt: skip
    if not told:
        parser.error(f"no phrase has «{options.only}» in its name")
    print(f"\n{len(told)} phrases; those that grow most:")
    for growth, _, name in sorted(told, reverse=True)[:WORST]:
        print(f"{growth:7.2f}× {name}")
    print("and those that take longest, in seconds for a million characters:")
    for _, rate, name in sorted(told, key=lambda it: -it[1])[:WORST]:
        print(f"{rate:7.1f}  {name}")
    if options.limit and max(told)[0] > options.limit:
        sys.exit(1)


if __name__ == "__main__":
    main()
