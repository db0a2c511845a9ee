"""jsonschema without its grammar of international web addresses: it takes 1.8 s, and nothing here has any.

Imported before whatever brings jsonschema along: the chart library, papermill, nbformat.
"""

import sys
from contextlib import suppress

_GRAMMAR = "rfc3987_syntax"


def _without_grammar() -> None:
    if not {"jsonschema", _GRAMMAR} & sys.modules.keys():
        sys.modules[_GRAMMAR] = None  # type: ignore[assignment] # Python's way to say that it is not there
        with suppress(ImportError):
            __import__("jsonschema")
        del sys.modules[_GRAMMAR]


_without_grammar()
