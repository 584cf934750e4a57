"""Archives in, claims out: readers, screening, workers, shards, resume, engines."""

from arabic_metrics.stream.block import Block, Failure, Fields

__all__ = ["Block", "Failure", "Fields"]
