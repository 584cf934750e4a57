"""Archives in, claims out: readers, screening, workers, shards, resume, engines."""

from arabic_metrics.stream.archive import extract_many, stream_archive
from arabic_metrics.stream.arrow import claims_table
from arabic_metrics.stream.block import Block, Failure, Fields
from arabic_metrics.stream.folder import Manifest
from arabic_metrics.stream.read import decode_block, read_blocks
from arabic_metrics.stream.run import ArchiveOptions, run_archive

__all__ = [
    "ArchiveOptions",
    "Block",
    "Failure",
    "Fields",
    "Manifest",
    "claims_table",
    "decode_block",
    "extract_many",
    "read_blocks",
    "run_archive",
    "stream_archive",
]
