# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The command `twinplan`: reads the arguments, calls one command, turns errors into one line and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ..core.wording.translate import say
from . import info, run, sample

OK, FAILED, INTERRUPTED = 0, 2, 130
_DEBIAN_PROJ_DATA = Path("/usr/share/proj")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0, or 2 after one line on standard error, or 130 when interrupted."""
    _let_proj_find_its_data()
    from ..core.errors import Cancelled, TwinPlanError
    from .terminal import let_every_name_be_printed

    let_every_name_be_printed()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        _refuse_undecoded(given)
        options = _parser().parse_args(given)
        options.command(options)
        sys.stdout.flush()
    except TwinPlanError as error:
        return _fail(str(error))
    except (Cancelled, KeyboardInterrupt):
        print("twinplan: interrupted; no file was left half-written.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; closing it quietly keeps Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        return _fail(f"{error.filename or 'System'}: {error.strerror or error}. Check the path and its permissions.")
    return OK


def _let_proj_find_its_data() -> None:
    """In a virtual environment pyproj looks for PROJ's data inside it, though Debian's lies elsewhere."""
    if _DEBIAN_PROJ_DATA.is_dir():
        os.environ.setdefault("PROJ_DATA", str(_DEBIAN_PROJ_DATA))


def _refuse_undecoded(arguments: Sequence[str]) -> None:
    """Letters that Python could not read, for the locale is one without them, would match no name."""
    from ..core.errors import InputError

    for argument in arguments:
        if argument.encode("utf-8", "replace").decode("utf-8") != argument:
            raise InputError(
                say("Argument '{argument}'", argument=argument),
                say("its letters are not those of this terminal's locale"),
                say("Set PYTHONUTF8=1 and run the command again."),
            )


class _OneLineParser(argparse.ArgumentParser):
    """argparse whose complaint is one line that ends with the remedy."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(FAILED, f"twinplan: {message}. See '{self.prog} --help'.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog="twinplan",
        description="Infrastructure planning on a digital twin: make the sample, look into a twin, ask a question.",
    )
    parser.add_argument("--version", action="version", version=f"twinplan {_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (sample, info, run):
        module.add_to(commands)
    return parser


def _version() -> str:
    from ..core.version import version

    return version()


def _fail(message: str) -> int:
    print("twinplan: " + " ".join(message.split()), file=sys.stderr)
    return FAILED
