"""Code gives the features that the weights were fitted to: each that is new, gone or elsewhere is named."""

from tests.resolve.features import count_features, differences, read_features

ADVICE = """The weights were fitted to other features, or to other gold:
{}
Refit the weights (docs/developing.md), then pin the features anew: python -m tests.resolve.features"""


def test_features_are_those_that_the_weights_were_fitted_to():
    changed = differences(read_features(), count_features())
    assert not changed, ADVICE.format("\n".join(changed))
