"""The letters that Arabic attaches to words, and the short prepositions, as folding spells them: each once, under one name."""

AND, SO = "و", "ف"
JOINTS = AND + SO
BY, FOR, WILL = "ب", "ل", "س"
ARTICLE = "ال"
FOR_THE, BY_THE = "لل", "بال"  # with the article
IN, FROM, OFF, WITH, AFTER = "في", "من", "عن", "مع", "بعد"
HE, SHE = "ي", "ت"  # begin an imperfect: «يتجاوز», «تتجاوز»
FUTURE = ("سي", "ست", "سن", "سا")
MARBUTA, TA = "ة", "ه"  # as it is written, and as it is folded
ACCUSATIVE = "ا"  # «ألفا»; adverbs have it, too: «يوميا»
NISBA = "ي"  # «العالمي»
THEY = "ون"  # «يزورونه»
MANY = (THEY, "ين")  # of people: «متابعون»
FEMININE_PLURAL = "ات"
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
