"""The command line: parse, one call, print. The only room with click, a clock and a screen."""

from assigner.cli.main import main

__all__ = ["main"]
