"""Clock times: الساعة 10:30, الثالثة عصرا, 21:45 بتوقيت غرينتش. They are read so that they are nothing else."""

from arabic_metrics.parse.homograph import HEH
from arabic_metrics.parse.period_number import read_count, read_ordinal
from arabic_metrics.parse.period_token import PeriodRun

LAST_HOUR = 24


def read_clock(run: PeriodRun, start: int) -> int | None:
    """Return the token index behind a clock time that begins at a token, None if there is none."""
    token = run.tokens[start]
    index, headed = start, False
    if "clock_head" in token.word.roles and token.article:
        index, headed = start + 1, True
        if not run.beside(index) or index >= run.stop:
            return None
    elif token.numeral is None:
        return None
    token = run.tokens[index]
    if (
        token.numeral is not None
        and token.numeral.digits is not None
        and token.numeral.digits.shape == "clock"
    ):
        return _after(run, index + 1)[0]
    end = _hour(run, index, headed)
    if end is None:
        return None
    end = _minutes(run, end)
    end, marked = _after(run, end)
    return end if headed or marked else None


def _hour(run: PeriodRun, index: int, headed: bool) -> int | None:
    token = run.tokens[index]
    if token.numeral is None:
        return None
    found = read_ordinal(run, index)
    if found is not None:
        feminine = token.numeral.numeral.form[-1:] == HEH  # hours are: «الخامسة», not «الخامس»
        if feminine and token.article and isinstance(found.value, int) and found.value <= 12:
            return found.end
        return None
    if token.digits and not token.digits.isdecimal():
        return None
    if not token.digits:
        # one word only: the minutes are a number of their own
        numeral = token.numeral.numeral
        return index + 1 if headed and (numeral.unit or numeral.ten or numeral.teen) else None
    return index + 1 if len(token.digits) <= 2 and int(token.digits) <= LAST_HOUR else None


def _minutes(run: PeriodRun, index: int) -> int:
    """Read «والنصف», «و18 دقيقة», «إلا ربعا»."""
    token = run.at(index)
    if token is None or token.gap:
        return index
    if "except" in token.word.roles or ("and" in token.word.roles and not token.word.unit):
        index += 1
    elif not token.joins or token.numeral is None:
        return index
    found = run.at(index)
    if found is None or found.numeral is None:
        return index
    numeral = found.numeral.numeral
    end = index + 1
    if not numeral.fraction:
        count = read_count(run, index)
        if count is None:
            return index
        end = count.end
    following = run.at(end)
    if following is not None and not following.gap and following.word.unit in ("minute", "second"):
        end += 1
    return end


def _after(run: PeriodRun, index: int) -> tuple[int, bool]:
    marked = False
    while run.has(index, "clock_after"):
        index, marked = index + 1, True
    return index, marked
