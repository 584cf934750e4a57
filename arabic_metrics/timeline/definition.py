"""When two figures of one entity count different things that a reader may take for one."""

from arabic_metrics.timeline.observation import Observation

ALL_NETWORKS = "social"
NO_NETWORK = frozenset({"website", "app"})
WHOLE = {"likes": "interactions", "comments": "interactions", "shares": "interactions"}


def differing_definition(first: Observation, second: Observation) -> str | None:
    """Return in what two series of an entity differ, if it is one thing that explains unlike figures; else None.

    Two networks are two audiences and not compared; a network and all of them are. So it is with those of two countries and the whole;
    ranks are held to what they are among.

    >>> from arabic_metrics.timeline.observation import Publication
    >>> article = Publication("a1")
    >>> level = Observation(article, "x", "dba", "followers", "stock", 40_000, platform="facebook")
    >>> total = Observation(article, "x", "dba", "followers", "stock", 90_000, platform="social")
    >>> differing_definition(level, total)
    'platform: facebook and social'
    >>> differing_definition(level, Observation(article, "x", "dba", "followers", "stock", 9_000, platform="x")) is None
    True
    """
    names = ("platform", "metric", "aspect", "rate", "scope")
    differing = [name for name in names if getattr(first, name) != getattr(second, name)]
    if len(differing) != 1:
        return None
    [name] = differing
    if name == "platform" and not _is_part(first.platform, second.platform):
        return None
    if name == "scope" and first.kind != "rank" and first.scope and second.scope:
        return None
    if name == "metric" and not _is_component(first.metric, second.metric):
        return None
    values = [getattr(figure, name) or _UNSAID[name] for figure in (first, second)]
    return f"{name}: {values[0]} and {values[1]}"


_UNSAID = {"platform": "unknown", "rate": "whole", "scope": "unnamed"}


def _is_part(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return True
    a, b = set(first.split("+")), set(second.split("+"))
    if ALL_NETWORKS in a ^ b:
        return not (a ^ b) & NO_NETWORK
    return a < b or b < a


def _is_component(first: str, second: str) -> bool:
    return WHOLE.get(first) == second or WHOLE.get(second) == first
