"""The command line: reads what was asked, has it done, and turns what goes wrong into words and an exit code."""

import gc
import os
import sys

from tuiin.cli import streams
from tuiin.cli.parser import parser
from tuiin.cli.terminal import say

# Start-up is a few milliseconds: what a verb does, and all that this needs, is imported once it is known which one is meant.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run a command line and return its exit code; problems are told in words on standard error, never as a traceback."""
    streams.begin()
    try:
        code = _done(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - whatever it is, a user gets words
        return _told(error)
    finally:
        streams.end()


def _done(words: "Sequence[str]") -> int:
    """Do what a command line says, and return the exit code for it."""
    try:
        arguments = parser(next((word for word in words if not word.startswith("-")), "")).parse_args(words)
    except SystemExit as told:  # help, or what is wrong with the line, was printed
        return int(told.code or 0)
    gc.set_threshold(50_000, 20, 50)  # a build makes many objects and few circles: looking for them took a sixth of its time
    code: int = arguments.run(arguments)
    return code


def _told(error: Exception) -> int:
    """Say in words what went wrong, and return the exit code for it; TUIIN_DEBUG=1 shows where a fault of our own happened."""
    from tuiin.errors import TuiinError
    from tuiin.letters import visible

    if isinstance(error, TuiinError):
        say(str(error))
        return error.exit_code
    if isinstance(error, OSError):
        say(visible(f"{error.filename or 'the system'}: {error.strerror or error}", None))
        return 3
    if os.environ.get("TUIIN_DEBUG"):
        raise error
    say(f"a fault of tuiin itself, please report it: {type(error).__name__}: {visible(str(error), 300)} (TUIIN_DEBUG=1 shows more)")
    return 3


if __name__ == "__main__":
    sys.exit(main())
