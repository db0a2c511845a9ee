"""Any text in a client file: it stays as it was written, or is refused where it would break a line or a path."""

from __future__ import annotations

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.inputs.case import Case
from tests.inputs.files import HEAD, PRICE, case, quickly, said, written

TEXTS = {
    "path": "../../x",
    "script": "<script>alert(1)</script>",
    "formula": "=cmd|'/c calc'!A0",
    "emoji": "Klinik 🏥👩🏽‍⚕️",
    "right to left": "مستشفى \u202eabc",
    "markdown": "*a* `b` [c](d) $x$ {e}",
    "template": "{offer_a.__class__} {{x}} {% raw %}",
    "quotes": "a \"b\" 'c' \\d",
    "percent": "100 % & more",
    "number": "012",
    "word": "null",
    "120": "x" * 120,
}


def quoted(text: str) -> str:
    """Text in single quotes of YAML."""
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_a_clients_name(name: str, tmp_path):
    """And a label, a sentence, an origin, a project: it stays as it was written."""
    text = TEXTS[name]
    line = quoted(text)
    body = f"document: {{interest: {line}}}\nroles: {{a: {{fte: {{base: 3, origin: {line}}}}}}}\n"
    body += f"projects: [{{name: {line}, hours: 3}}]\nwords: {{context: {line}}}\n"
    found = quickly(written(tmp_path, body, head=HEAD.replace("client: X", f"client: {line}")))
    assert isinstance(found, Case)
    file = found.file
    assert [file.client, file.document.interest, file.projects[0].name, file.words.context] == [text] * 4
    assert str(found.params["roles.a.fte"].source) == text
    assert found.name == "x"


NAMES = [text for text in TEXTS.values() if len(text) <= 60 and not set(text) & set(".[]{}")]


@pytest.mark.parametrize("text", NAMES)
def test_any_short_text_is_a_name_of_a_role_a_contract_and_an_option(text: str, tmp_path):
    """It computes; a dot, a bracket or a brace would break the paths that messages print."""
    n = quoted(text)
    body = f"""
roles: {{{n}: {{fte: 3}}}}
contracts: {{{n}: {{role: {n}, hours: 300, rate: 90}}}}
scope: {{share: {{{n}: 0.1}}, contracts: [{n}]}}
options: {{{n}: {{kind: offshore, {PRICE}, ends: {{contracts: {{{n}: {{share: 0.5, month: 3}}}}}}}}}}
"""
    found = case(tmp_path, body)
    assert evaluate(found).options[text].npv_cash != 0
    assert f"options.{text}.ends.contracts.{text}.share" in found.params


def test_texts_that_are_too_long_or_hold_control_characters_are_refused(tmp_path):
    """300 characters as a client's name; a line break in one; a name of 61."""
    long = HEAD.replace("client: X", f"client: {'x' * 300}")
    assert said(tmp_path, "", head=long) == ["2: client: has 300 characters; at most 120 fit."]
    broken = HEAD.replace("client: X", 'client: "a\\nb"')
    assert said(tmp_path, "", head=broken) == ["2: client: holds a control character. Write plain text on one line."]
    (one,) = said(tmp_path, f"roles: {{{'x' * 61}: {{fte: 3}}}}")
    assert "a name has 1 to 60 characters" in one


LINES = {  # where a text may have several lines: the path that is told of
    'words: {context: "a@b"}': "words.context",
    'tm_bill_rate: {base: 128, origin: "a@b"}': "tm_bill_rate.origin",
    'tm_bill_rate: {base: 128, origin: {offer: "a@b"}}': "tm_bill_rate.origin.offer",
    'tm_bill_rate: {base: 128, note: "a@b"}': "tm_bill_rate.note",
}


@pytest.mark.parametrize("sign", ["\\0", "\\x01", "\\e", "\\r", "\\x7f", "\\N", "\\x9b"])
@pytest.mark.parametrize("body", LINES)
def test_no_text_of_several_lines_holds_another_control_character(body: str, sign: str, tmp_path):
    """YAML can write them in quotes; the document keeps some for its own marks, and a terminal would obey others."""
    told = ("holds a control character. Write plain text, in one line or several.", "is not allowed here. Delete it.")
    (one,) = said(tmp_path, body.replace("@", sign))
    assert one.startswith(f"4: {LINES[body]}")
    assert one.endswith(told)


@pytest.mark.parametrize("body", LINES)
def test_lines_and_tabs_are_no_control_characters(body: str, tmp_path):
    """Whoever writes a paragraph may break it."""
    assert case(tmp_path, body.replace("@", "\\n\\t"))
