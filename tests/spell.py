"""An independent speller of standard Arabic: it shares no word list and no rule with the package.

It knows the gender of what is counted, two cases, the construct form before a noun, and the spellings of
the hundreds.
"""

from dataclasses import dataclass

ONES_MASCULINE = ("", "واحد", "", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
ONES_FEMININE = ("", "واحدة", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
JOINED_EIGHT = "ثمان"
SCALES = (  # value, singular, plural, stem of the dual
    (10**15, "كوادريليون", "كوادريليونات", "كوادريليون"),
    (10**12, "تريليون", "تريليونات", "تريليون"),
    (10**9, "مليار", "مليارات", "مليار"),
    (10**6, "مليون", "ملايين", "مليون"),
    (10**3, "ألف", "آلاف", "ألف"),
)


@dataclass(frozen=True, slots=True)
class Speller:
    """How numbers are spelled: `feminine` is the counted noun, which follows if `construct`."""

    feminine: bool = False
    oblique: bool = False
    construct: bool = False
    hundred: str = "مئة"
    joined_hundreds: bool = True
    joint: str = " و"

    def spell(self, number: int) -> str:
        """Return a number below 10^18 in words.

        >>> Speller(oblique=True).spell(2_712_022)
        'مليونين وسبعمئة واثني عشر ألفا واثنين وعشرين'
        >>> Speller(construct=True, hundred="مائة", joined_hundreds=False).spell(300_200)
        'ثلاث مائة ألف ومائتا'
        """
        if number == 0:
            return "صفر"
        parts: list[str] = []
        rest = number
        for value, singular, plural, stem in SCALES:
            count, rest = divmod(rest, value)
            if count:
                parts.append(self._scaled(count, singular, plural, stem, last=rest == 0))
        if rest:
            parts.append(self._below_thousand(rest, feminine=self.feminine, last=self.construct))
        return self.joint.join(parts)

    def _scaled(self, count: int, singular: str, plural: str, stem: str, *, last: bool) -> str:
        if count == 1:
            return singular
        if count == 2:
            return stem + self._dual(construct=last and self.construct)
        words = self._below_thousand(count, feminine=False, last=True)
        tail = count % 100
        if 3 <= tail <= 10:
            return f"{words} {plural}"
        if tail >= 11 and not (last and self.construct):
            return f"{words} {singular}ا"
        return f"{words} {singular}"

    def _below_thousand(self, number: int, *, feminine: bool, last: bool) -> str:
        hundreds, rest = divmod(number, 100)
        parts: list[str] = []
        if hundreds:
            parts.append(self._hundreds(hundreds, construct=last and not rest))
        if rest:
            parts.append(self._below_hundred(rest, feminine=feminine))
        return self.joint.join(parts)

    def _hundreds(self, count: int, *, construct: bool) -> str:
        if count == 1:
            return self.hundred
        if count == 2:
            return self.hundred[:-1] + "ت" + self._dual(construct=construct)
        if not self.joined_hundreds:
            return f"{ONES_FEMININE[count]} {self.hundred}"
        return (JOINED_EIGHT if count == 8 else ONES_FEMININE[count]) + self.hundred

    def _below_hundred(self, number: int, *, feminine: bool) -> str:
        ones = ONES_FEMININE if feminine else ONES_MASCULINE
        if number == 2:
            return ("اثنت" if feminine else "اثن") + self._dual(construct=False)
        if number <= 10:
            return ones[number]
        tens, unit = divmod(number, 10)
        if tens == 1:
            return self._teen(unit, feminine=feminine)
        ten = TENS[tens] + ("ين" if self.oblique else "ون")
        if unit == 0:
            return ten
        first = "إحدى" if feminine and unit == 1 else self._below_hundred(unit, feminine=feminine)
        return first + self.joint + ten

    def _teen(self, unit: int, *, feminine: bool) -> str:
        ten = "عشرة" if feminine else "عشر"
        if unit == 1:
            return f"{'إحدى' if feminine else 'أحد'} {ten}"
        if unit == 2:
            return ("اثنت" if feminine else "اثن") + self._dual(construct=True) + f" {ten}"
        return f"{(ONES_FEMININE if feminine else ONES_MASCULINE)[unit]} {ten}"

    def _dual(self, *, construct: bool) -> str:
        ending = "ي" if self.oblique else "ا"
        return ending if construct else ending + "ن"
