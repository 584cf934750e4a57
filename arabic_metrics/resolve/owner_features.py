"""The names of features of owners that follow from few facts."""

from arabic_metrics.resolve.reading import bucket

Names = tuple[str, ...]


def far_features(
    side: str,
    words: int,
    sort: str,
    clauses: int,
    numbers: int,
    over: int,
    *,
    verb: bool,
    clause: bool,
) -> Names:
    """How far an entity stands from a figure, and over what."""
    return (
        f"{side} {bucket(words)}",
        f"{side} {sort}",
        f"{side} clauses {bucket(clauses, (0, 1, 2, 4))}",
        f"{side} numbers {numbers}",
        *((f"{side} over a verb",) if verb else ()),
        *((f"{side} over a clause",) if clause else ()),
        *((f"{side} over {over} names",) if side == "here" else ()),
    )


def tied_features(link: str, sort: str, fits: str, verb: str) -> Names:
    """How the grammar ties an entity to a figure that a verb of some class governs."""
    by_verb = "verb" in link or "relative" in link
    return (
        f"tied {link}",
        f"tied {link} {sort}",
        f"tied {link} {fits} {sort}",
        *((f"tied {' '.join(link.split()[:3])} by {verb}",) if by_verb else ()),
    )


def before_features(since: int, here: str) -> Names:
    """That the figure before is its own, and over how many names."""
    told = "as the figure before"
    return (told, f"{told}, {since} names since", f"{told} {here}")


def turn_features(turn: str, same: str, sort: str) -> Names:
    """Whether it is who the turn of figures asks for."""
    return (f"turn {turn} {same}", f"turn {turn} {same} {sort}")


def series_features(own: str, shape: str, regular: str, order: str, size: int, where: str) -> Names:
    """Whether it is the name that stands with a figure in a series."""
    return (
        f"series {own}",
        f"series {own} {shape}",
        f"series {own} {regular}",
        f"series {own} {order}",
        f"series {own} of {size} {where}",
    )


def told_features(where: str, sort: str, metric: str) -> Names:
    """Where the text told another figure of the metric as its own."""
    return (f"has one {where}", f"has one {where} {sort}", f"has one {where} {metric}")


def subject_features(subject: int, where: str, kind: str, fits: str, how: str) -> Names:
    """How near it stands among those of which clauses speak."""
    told = f"subject {subject}"
    return (f"{told} {where}", f"{told} {kind}", f"{told} {fits}", f"{told} {how}")


def kind_features(place: int, kind: str, family: str, *, only: bool) -> Names:
    """How near it stands among its kind."""
    found = (f"of its kind {place}", f"of its kind {place} {kind} {family}")
    return (*found, f"only of its kind {kind}") if only else found
