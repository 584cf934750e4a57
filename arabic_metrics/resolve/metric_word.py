"""What a metric word says by itself, the same for each number around it."""

from arabic_metrics.lexicon.affix import AND
from arabic_metrics.recognize import MetricMention
from arabic_metrics.resolve.stem import stem


class MetricWord:
    """A metric word: where it stands, how it is formed («weak noun plural», «plain verb his»), and what follows for each number.

    It is `counted` by the word before it («عدد»), and `joined` to it by «و».
    """

    def __init__(self, mention: MetricMention, text: str, sentence: int, *, counted: bool) -> None:
        self.first = mention.first
        self.last = mention.last
        self.sentence = sentence
        self.counted = counted
        self.joined = text.startswith(AND)
        metric = mention.id
        form = f"{'weak' if mention.weak else 'plain'} {'verb' if mention.verb else 'noun'}"
        self.form = form = (
            f"{form}{' his' if mention.pronoun else ''}{' plural' if mention.plural else ''}"
        )
        self.features = (
            "figure", f"metric {metric}", f"form {form}", f"form {metric} {form}", f"word {metric} {stem(text)}",
        )  # fmt: skip
