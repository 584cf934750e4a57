"""The letters that Arabic attaches to words and that the grammar takes apart, as folding spells them."""

AND = "و"
ARTICLE = "ال"
FOR_THE = "لل"  # «ل» with the article
OF_THEM = ("ها", "هم", "هن")  # «رابعها»


def is_derived_imperfect(text: str) -> bool:
    """Whether a word has the shape of an imperfect of a derived form with «ت»: no noun has it.

    >>> [is_derived_imperfect(word) for word in ("تستبق", "تتفاءل", "تنتحل", "تتويج", "توترا", "تفتيش")]
    [True, True, True, False, False, False]
    """
    if text.startswith(("تت", "تست", "تنت")):
        return len(text) >= 5 and text[2] != "و"
    return (
        len(text) == 5 and text[0] == text[2] == "ت" and text[3] not in "يا" and text[4] not in "اه"
    )
