"""Language knowledge: TOML data and its validated loader."""

from arabic_metrics.lexicon.lexicon import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
