"""Sentences beside that of a figure, full of words that would speak of it in its own."""

BEFORE = (
    "خسر التاجر وزاد المطر يوميا ولم يتجاوز الخبر المدينة.",
    "لو حذف الخبير في ألمانيا حساباته المزيفة بفارق كبير لكان من المتوقع أن يخسر هناك.",
)
BEHIND = (
    "وخسر التاجر وانضم آخرون تقريبا كل يوم إلى السوق.",
    "ومنهم من إجمالي الناس هناك في ألمانيا خارج البيت للمنشور الواحد لا بالعربية وحدهم.",
)


def framed(text: str) -> list[str]:
    """Return a text, and it between each two of these sentences."""
    ended = text if text.endswith((".", "؟")) else f"{text}."
    between = zip(BEFORE, BEHIND, strict=True)
    return [text, *(f"{before} {ended} {behind}" for before, behind in between)]
