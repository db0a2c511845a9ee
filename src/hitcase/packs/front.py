"""What stands on the cover, in the header and in the footer of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path as File

from hitcase.document import cover
from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.packs.plain import PNG
from hitcase.text import labels

LANGUAGE = "en-US"
SHORT = "Business case"  # what a header calls the document


@dataclass(frozen=True)
class Front:
    """A document's cover. facts: a term and what is said of it each; logo: a PNG; day: the only date of the file."""

    client: str
    question: str
    facts: tuple[tuple[str, str], ...]
    notice: str
    state: str
    firm: str
    author: str
    accent: str
    logo: bytes | None
    day: date

    @property
    def title(self) -> str:
        """What the file calls itself."""
        return f"{self.client}: {self.question}"


def front(case: Case, brand: Brand) -> Front:
    """The cover of a client's document in a firm's look.

    Raises: ValueError for a logo that is no picture.
    """
    document = case.file.document
    firm = brand.name or document.prepared_by
    return Front(
        client=labels.client_name(case),
        question=document.decision or cover.QUESTION,
        facts=cover.facts(case),
        notice=cover.PUBLIC if case.file.public_records else "",
        state=f"Version {document.version} · {cover.state(case)}",
        firm=firm,
        author=firm or "Not named",
        accent=brand.accent,
        logo=_logo(brand.logo) if brand.logo else None,
        day=date.fromisoformat(document.date or case.file.as_of),
    )


def _logo(file: File) -> bytes:
    data = file.read_bytes()
    if not data.startswith(PNG):
        raise ValueError(f"the logo {file.name} is no PNG picture. Save it as one, or take it out of brand.yaml.")
    return data
