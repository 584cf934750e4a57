"""Archives in, claims out: readers, screening, workers, shards, resume, engines."""

from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.read import decode_block, read_blocks

__all__ = ["Block", "Failure", "Fields", "decode_block", "read_blocks"]
