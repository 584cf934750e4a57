"""How the documentation is built: sphinx with MyST pages, a notebook that is run anew, and docstrings, all from this folder."""

import re
from importlib.metadata import version as installed_version
from typing import Any

project = "arabic_metrics"
author = "The arabic_metrics authors"
copyright = author
release = version = installed_version("arabic-metrics")
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
nb_execution_mode = "force"  # the notebook is kept without outputs
nb_execution_raise_on_error = True
nb_execution_timeout = 1800  # seconds for a cell, on a machine that has much else to do
nb_merge_streams = True
default_role = "code"  # docstrings write `name`

autodoc_member_order = "bysource"
autodoc_default_options = {
    "members": True,
    "undoc-members": True,
    "exclude-members": "model_config, model_post_init",
}

html_theme = "furo"
html_title = "arabic_metrics"
html_static_path = ["_static"]
html_css_files = ["arabic.css"]
html_show_sourcelink = False
html_copy_source = False

TAG = re.compile(r"(<[^>]*>)")
QUOTE = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»")
ARABIC = re.compile("[\u0600-\u06ff]")
LAST_LINES = re.compile(r"\n+</pre>")  # an example of a page ends in an empty line


def _isolated(quote: re.Match[str]) -> str:
    return f"<bdi>{quote.group()}</bdi>" if ARABIC.search(quote.group()) else quote.group()


def set_directions(
    app: Any, page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Isolate each Arabic quote from its English neighbours; a page with `dir: rtl` in its head runs from right to left."""
    pieces = TAG.split(LAST_LINES.sub("\n</pre>", context.get("body") or ""))
    body = "".join(piece if piece[:1] == "<" else QUOTE.sub(_isolated, piece) for piece in pieces)
    if (context.get("meta") or {}).get("dir") == "rtl":
        body = f'<div dir="rtl" lang="ar">{body}</div>'
    context["body"] = body


def setup(app: Any) -> None:
    """Register what this file adds to sphinx."""
    app.connect("html-page-context", set_directions)
