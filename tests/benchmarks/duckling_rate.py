"""Prints how many bytes a second Duckling reads, again after each text of a JSON list on standard input.

Run by bench_archive.py in an environment that has `pyduckling-native-phihos`; it needs nothing of ours. Some texts end its process:
then what was printed last counts.
"""

import datetime as dt
import json
import sys
import time
import zoneinfo
from pathlib import Path

SECONDS = 10
NOON = int(dt.datetime(2025, 11, 2, 12, tzinfo=dt.UTC).timestamp())


def main() -> None:
    import duckling  # type: ignore[import-not-found]

    zones = duckling.load_time_zones(next(path for path in zoneinfo.TZPATH if Path(path).is_dir()))
    locale = duckling.parse_locale("AR", duckling.default_locale_lang(duckling.parse_lang("AR")))
    context = duckling.Context(duckling.parse_ref_time(zones, "Etc/UTC", NOON), locale)
    dimensions = duckling.parse_dimensions(["number", "time"])
    texts = json.load(sys.stdin)
    duckling.parse(texts[0][:200], context, dimensions, False)
    size, began = 0, time.process_time()
    for text in texts:
        duckling.parse(text, context, dimensions, False)
        size += len(text.encode())
        passed = time.process_time() - began
        if passed:
            print(size / passed, flush=True)
        if passed > SECONDS:
            break


if __name__ == "__main__":
    main()
