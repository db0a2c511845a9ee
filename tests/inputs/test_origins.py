"""Origins of a file: one kind of source each, by its key; offers found on the option, the price or the amount."""

from __future__ import annotations

import pytest

from hitcase.analysis.drivers import is_promise, number_owner
from hitcase.document.provenance import origin_text
from hitcase.inputs.offer_origins import offers_of
from tests.inputs.files import ROLE as ROLE_ALONE
from tests.inputs.files import case, noted, said

ROLE = ROLE_ALONE + "scope: {share: {analyst: 0.2}}\n"

ALL = {  # how it is written, whose number it is, as a table says it
    "{record: 'HR extract, 2026-06'}": ("record", "client record: HR extract, 2026-06"),
    "{workshop: 'CFO, 2026-06-24'}": ("workshop", "said in the workshop, CFO, 2026-06-24"),
    "{public: 'board order 09-935'}": ("public", "public record: board order 09-935"),
    "{offer: Offer A, page: 4}": ("offer", "offer: Offer A, page 4"),
    "{assumption: 'no time sheets'}": ("assumption", "assumed: no time sheets"),
    "firm default": ("firm", "firm default"),
    "placeholder": ("placeholder", "placeholder"),
    "team leads": ("client", "stated by the client: team leads"),
    "record of the client": ("client", "stated by the client: record of the client"),
    "offer of 3 Nov 2026": ("client", "stated by the client: offer of 3 Nov 2026"),
    "Riahi 2017": ("client", "stated by the client: Riahi 2017"),
    "''": ("client", "stated by the client, no source named"),
}


@pytest.mark.parametrize(("written", "wanted"), ALL.items())
def test_an_origin_is_the_kind_that_it_says(written: str, wanted: tuple[str, str], tmp_path):
    """Plain words are the client's statement: no record, no offer and no study is made of them."""
    param = case(tmp_path, f"roles: {{a: {{fte: {{base: 3, origin: {written}}}}}}}").params["roles.a.fte"]
    assert (number_owner(param.source), origin_text(param)) == wanted
    assert param.source.grade == ("D" if wanted[0] == "assumption" else "")


REFUSED = {
    "{record: HR, offer: A}": "names record and offer. Keep one kind of source; date and page may stand beside it.",
    "{workshop: CIO, text: HR}": "names workshop and text. Keep one kind of source; date and page may stand beside it.",
    "{record: HR, valid_until: 2026-12-31}": (
        "valid_until is a date of an offer, not of record. Delete it, or use offer."
    ),
}


@pytest.mark.parametrize(("written", "told"), REFUSED.items())
def test_an_origin_of_two_kinds_is_refused(written: str, told: str, tmp_path):
    """On a number and on a section, to the letter."""
    assert said(tmp_path, f"roles: {{a: {{fte: {{base: 3, origin: {written}}}}}}}") == [
        f"4: roles.a.fte.origin: {told}"
    ]
    price = f"price: {{basis: hourly, amount: 90, origin: {written}}}"
    assert said(tmp_path, f"options: {{o: {{kind: offshore, {price}}}}}") == [f"4: options.o.price.origin: {told}"]


def test_an_unknown_kind_is_refused_with_the_near_match(tmp_path):
    """As any key."""
    (told,) = said(tmp_path, "roles: {a: {fte: {base: 3, origin: {recrod: HR}}}}")
    assert told.endswith("unknown key roles.a.fte.origin.recrod. Did you mean record?")


def test_a_file_from_public_records_has_no_other_word_of_the_client(tmp_path):
    """What stands plain in it is a public record, as its cover says; a record of the client's own is refused there."""
    public = "public_records: true\nroles: {a: {fte: 3, salary: {base: 9e4, origin: 'VTDigger, 2017-11-06'}}}"
    params = case(tmp_path, public).params
    assert origin_text(params["roles.a.salary"]) == "public record: VTDigger, 2017-11-06"
    assert origin_text(params["roles.a.fte"]) == "public record, no source named"
    told = "origin {record: …} is not valid in a file with public_records: true. Use {public: …}."
    assert said(tmp_path, "public_records: true\nroles: {a: {fte: {base: 3, origin: {record: HR}}}}") == [
        f"5: roles.a.fte: {told}"
    ]


OFFER = "{offer: Offer A, date: 2026-06-12, page: 4, valid_until: 2026-07-31}"
LEVELS = {
    "option": f"origin: {OFFER}, price: {{basis: hourly, amount: 90}}",
    "price": f"price: {{basis: hourly, amount: 90, origin: {OFFER}}}",
    "amount": f"price: {{basis: hourly, amount: {{base: 90, origin: {OFFER}}}}}",
    "part": f"parts: [{{price: {{basis: hourly, amount: 90, origin: {OFFER}}}}}]",
    "option with parts": f"origin: {OFFER}, parts: [{{price: {{basis: hourly, amount: 90}}}}]",
}


@pytest.mark.parametrize("level", LEVELS)
def test_an_offer_is_found_where_it_is_written(level: str, tmp_path):
    """On the option, the price or the amount, of an option or of its part."""
    found = case(tmp_path, f"{ROLE}options: {{o: {{kind: managed_service, {LEVELS[level]}}}}}")
    (offer,) = offers_of(found.file.options["o"])
    assert (offer.offer, offer.date, offer.page, offer.valid_until) == ("Offer A", "2026-06-12", "4", "2026-07-31")
    price = found.params["options.o.parts[0].price.amount" if "part" in level else "options.o.price.amount"]
    assert str(price.source) == "offer: Offer A, 2026-06-12, page 4, valid until 2026-07-31"


LAPSED = "Offer A lapsed on 2026-07-31, before as_of 2026-08-01. Ask for a new offer."
TOO_SOON = "Offer A lapses on 2026-07-31, before decide_by 2026-11-03. Ask for a longer validity."
DAYS = {  # as_of, decide_by: what is told
    ("2026-08-01", "2026-11-03"): LAPSED,
    ("2026-06-30", "2026-11-03"): TOO_SOON,
    ("2026-06-30", "2026-07-31"): "",
    ("2026-07-31", ""): "",
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("days", "told"), DAYS.items())
def test_an_offer_that_lapses_too_soon_is_told(level: str, days: tuple[str, str], told: str, tmp_path):
    """Judged on the file's own day and on that of the decision; on its last day it stands."""
    as_of, decide_by = days
    decided = f"document: {{decide_by: {decide_by}}}\n" if decide_by else ""
    head = f"schema: 1\nclient: X\nas_of: {as_of}\n{decided}"
    found = case(tmp_path, f"{ROLE}options: {{o: {{kind: managed_service, {LEVELS[level]}}}}}", head=head)
    assert noted(found) == ([f"options.o: {told}"] if told else [])
    lapsed = [path for path, param in found.params.items() if "lapsed" in param.source.flags]
    assert bool(lapsed) is (told == LAPSED)


def test_a_later_offer_takes_the_place_of_one_that_lapsed(tmp_path):
    """The first of two rounds may lapse."""
    first, final = ({"page": page, "day": day} for page, day in ((4, "2026-05-04"), (7, "2026-06-12")))
    options = ", ".join(
        f"{name}: {{kind: offshore, price: {{basis: hourly, amount: 9{round_['page']}, "
        f"origin: {{offer: North, date: {round_['day']}, valid_until: {until}}}}}}}"
        for name, round_, until in (("first", first, "2026-06-01"), ("final", final, "2026-12-31"))
    )
    assert noted(case(tmp_path, f"{ROLE}options: {{{options}}}")) == []


def test_an_offer_on_the_option_covers_what_a_partner_states(tmp_path):
    """Price, terms and what its people do; what only the client can know stays its own, and so does what ends."""
    keys = "start_month: 2, vendor_attrition: 0.1, transition_amount: 9, realisation_share: 0.5, governance_share: 0.1"
    ends = "ends: {contracts: {c: {share: 0.5, month: 3}}}, kt_hours: {analyst: 40}, other_cost: 5"
    option = f"kind: offshore, {LEVELS['option']}, {keys}, {ends}, added: {{x: {{class: cost, amount: 3}}}}"
    body = f"contracts: {{c: {{role: analyst, amount: 9}}}}\n{ROLE}options: {{o: {{{option}}}}}"
    params = case(tmp_path, body).params
    of_offer = {path.removeprefix("options.o.") for path, param in params.items() if param.source.kind == "offer"}
    assert of_offer == {"price.amount", "start_month", "vendor_attrition", "transition_amount"}
    everything = case(tmp_path, body.replace(OFFER, "{assumption: a sketch}")).params
    sketched = {path for path, param in everything.items() if param.source.text == "assumed: a sketch"}
    assert sketched - {f"options.o.{path}" for path in of_offer} == {
        "options.o.realisation_share",
        "options.o.governance_share",
        "options.o.kt_hours.analyst",
        "options.o.other_cost[0]",
    }


def test_the_nearest_origin_counts(tmp_path):
    """A number's own, then its price's, then its option's."""
    price = (
        "price: {basis: hourly, amount: {base: 90, origin: {workshop: CIO}}, team_hours: 9, origin: {record: ledger}}"
    )
    found = case(tmp_path, f"{ROLE}options: {{o: {{kind: offshore, origin: {OFFER}, {price}, start_month: 2}}}}")
    kinds = {
        path: found.params[f"options.o.{path}"].source.kind
        for path in ("price.amount", "price.team_hours", "start_month")
    }
    assert kinds == {"price.amount": "workshop", "price.team_hours": "record", "start_month": "offer"}


def test_a_lapsed_offer_binds_nobody(tmp_path):
    """A sceptic believes a signed term while the offer stands; of a record or a statement there is no promise."""
    body = f"{ROLE}options: {{o: {{kind: offshore, price: {{basis: discount_on_tm, amount: 0.2, origin: {OFFER}}}}}}}"
    stands = case(tmp_path, body).params["options.o.price.amount"]
    lapsed = case(tmp_path, body, head="schema: 1\nclient: X\nas_of: 2026-08-01\n").params["options.o.price.amount"]
    assert (is_promise(stands), is_promise(lapsed)) == (False, True)
    for origin in ("{record: contract}", "{workshop: CIO}", "{assumption: round}", "a mail of the partner"):
        assert not is_promise(case(tmp_path, body.replace(OFFER, origin)).params["options.o.price.amount"])
