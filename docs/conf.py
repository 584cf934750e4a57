"""How the documentation is built: sphinx with MyST pages and docstrings, all from this folder."""

from importlib.metadata import version as installed_version

project = "arabic_metrics"
author = "The arabic_metrics authors"
copyright = author
release = version = installed_version("arabic-metrics")
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_default_options = {
    "members": True,
    "undoc-members": True,
    "exclude-members": "model_config, model_post_init",
}

html_theme = "furo"
html_title = "arabic_metrics"
html_show_sourcelink = False
html_copy_source = False
