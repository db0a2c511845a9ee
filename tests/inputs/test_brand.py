"""The firm's look: what it may say, and what is told of each mistake."""

from __future__ import annotations

import pytest

from hitcase.inputs.brand import Brand, brand_of
from hitcase.inputs.problems import ParamError


@pytest.fixture
def client(tmp_path):
    """Where a client file would lie; the brand lies beside its folder."""
    (tmp_path / "params").mkdir()
    return tmp_path / "params" / "x.yaml"


def written(client, text):
    """The brand's file, with this text."""
    file = client.parent.with_name("brand.yaml")
    file.write_text(text)
    return file


def test_without_a_file_the_kit_has_its_own_look(client):
    """No firm needs one."""
    assert brand_of(client) == Brand("", "#0B5FA5", None, None, None)


def test_all_that_a_firm_can_set(client):
    """Paths count from the folder of the file."""
    file = written(client, "name: Firm & Co\nlogo: l.png\ncolours: {accent: '#7A1F2B'}\ntemplates: {docx: a.docx}\n")
    for name in ("l.png", "a.docx"):
        (file.parent / name).touch()
    found = brand_of(client)
    assert (found.name, found.accent) == ("Firm & Co", "#7A1F2B")
    assert (found.logo, found.docx, found.pptx) == (file.parent / "l.png", file.parent / "a.docx", None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nam: F", "1: nam: unknown key. Did you mean name? Known: name, logo, colours, templates."),
        ("colours: blue", "1: colours: holds accent. Write each on a line of its own."),
        ("name: 3", "1: name: is the firm's name, at most 60 characters. Put it in quotes."),
        (
            "colours:\n  accent: blue",
            "2: colours.accent: blue is no colour. Write six hexadecimal digits in quotes: '#0B5FA5'.",
        ),
        (
            "colours: {accent: '#FFD000'}",
            (
                "1: colours.accent: #FFD000 cannot be read on white (contrast 1.5, at least 4.5 is needed). "
                "Choose a darker one."
            ),
        ),
        ("logo: x.svg", "1: logo: x.svg is not a .png file. Write its path, from the folder of this file."),
        (
            "templates: {pptx: no.pptx}",
            "1: templates.pptx: there is no file no.pptx. Its path counts from the folder of this file.",
        ),
    ],
)
def test_a_mistake_is_one_line(client, text, told):
    """File, line, path, what is wrong, what to write."""
    file = written(client, text)
    with pytest.raises(ParamError) as error:
        brand_of(client)
    assert str(error.value) == f"{file}:{told}"
