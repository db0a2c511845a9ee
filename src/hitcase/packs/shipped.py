"""The notebooks that hitcase brings, and the user's own in their place."""

from __future__ import annotations

from importlib import resources
from pathlib import Path as File


def notebook(name: str) -> File:
    """The notebook of that name: the user's own in ./notebooks, else the one that hitcase brings.

    Raises: FileNotFoundError if there is none.
    """
    source = File(__file__).parents[3]  # a checkout; an installed package has its own folder of notebooks
    homes = (File.cwd(), File(str(resources.files("hitcase"))), source)
    found = [home / "notebooks" / f"{name}.ipynb" for home in homes]
    for path in found:
        if path.is_file():
            return path
    raise FileNotFoundError(f"there is no notebook {name}: {' and '.join(map(str, found))} are missing")
