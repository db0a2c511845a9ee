"""Pandoc, which makes Word's files: found beside its Python package, kept from reading anything it is not given."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypandoc

FOLDER = Path(pypandoc.__file__).parent / "files"
WORD = "--to=docx"


def pandoc(source: bytes, *words: str) -> bytes:
    """What pandoc makes of the source.

    Raises: OSError if it is not there or fails.
    """
    found = shutil.which("pandoc", path=str(FOLDER)) or shutil.which("pandoc")
    if not found:
        raise OSError("pandoc is missing; install pypandoc-binary")
    line = [found, "--sandbox", *words, "--output=-"]
    made = subprocess.run(line, input=source, capture_output=True, check=False)  # noqa: S603 our own words
    if made.returncode:
        raise OSError(f"pandoc failed: {' '.join(made.stderr.decode(errors='replace').split())[:200]}")
    return made.stdout
