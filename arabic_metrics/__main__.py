"""`python -m arabic_metrics` is the command `arabic-metrics`."""

from arabic_metrics.cli import main

if __name__ == "__main__":
    main(prog_name="arabic-metrics")
