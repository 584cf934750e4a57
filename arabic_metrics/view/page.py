"""Pages: each is one file that holds all it needs, never uses the network, and runs only its own scripts.

The template engine escapes every text. The security policy of a page names its style and its scripts by their digests, so markup that
was not escaped would still not run. The data of a script are in the page as JSON, which cannot run either.
"""

import base64
import hashlib
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

from arabic_metrics.core.argument import check_path
from arabic_metrics.core.file import save_page
from arabic_metrics.view.label import Language, load_labels

if TYPE_CHECKING:
    from jinja2 import Environment

_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_TITLE = re.compile("<title>(.*?)</title>", re.S)
_FRAME_HEIGHT = 640
# A page cannot hold NUL and lone surrogates, and a browser turns a carriage return into a line feed.
_UNWRITABLE = re.compile("[\0\r\ud800-\udfff]")


class PageView(ABC):
    """A page that can be saved; a notebook shows it."""

    __slots__ = ()

    @property
    @abstractmethod
    def html(self) -> str:
        """The whole page."""

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8, and return its path.

        Raises:
            ArticleError: the file cannot be written.
        """
        path = check_path(path, "a page")
        save_page(path, self.html)
        return path

    def _repr_html_(self) -> str:
        """Return the page in a frame, so that its style and its scripts do not mix with those of the notebook."""
        page = self.html
        title = "".join(_TITLE.findall(page)[:1])  # it is already escaped in the page
        return (
            f'<iframe title="{title}" sandbox="allow-scripts" width="100%" height="{_FRAME_HEIGHT}" '
            f'style="border:0" srcdoc="{escape(page)}"></iframe>'
        )


def render_page(
    template: str,
    *,
    language: Language,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    library: str = "",
    data: Any = None,
    **content: Any,
) -> str:
    """Return a page made from a template and from assets of this folder.

    The template extends `page.html`. It gets `labels`, and everything in `content` under its name; all text is escaped. `library` is a
    program that runs before the scripts. `data` is what the scripts work on, as JSON in the element `data`.
    """
    style = "".join(_asset(name) for name in ("page.css", *styles))
    script = "".join((library, *(_asset(name) for name in scripts)))
    html = _templates().get_template(template)
    page = html.render(
        labels=load_labels(language),
        style=style,
        script=script,
        data=None if data is None else _inert_json(data),
        policy=_policy(style, script),
        version=version("arabic-metrics"),
        **content,
    )
    return _UNWRITABLE.sub(_writable, page)


def direction(text: str) -> str:
    """Return the direction of a text: right to left if it has an Arabic letter anywhere.

    >>> direction("BBC \u0639\u0631\u0628\u064a"), direction("BBC News")
    ('rtl', 'ltr')
    """
    return "rtl" if any(map(_RIGHT_TO_LEFT.__contains__, map(bidirectional, text))) else "ltr"


def _inert_json(data: Any) -> str:
    """JSON that cannot end its script element, even if a name holds «</script>», and without half surrogate pairs."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").encode("utf-8", "replace").decode()


def _writable(character: re.Match[str]) -> str:
    return "&#13;" if character.group() == "\r" else "\ufffd"


def _policy(style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_digest(style)}",
            f"script-src {_digest(script)}" if script else "script-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    templates = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["direction"] = direction
    return templates
