"""Money of claims in a file of another currency: at its rate, or left open, told and asked for; never as it stands."""

from __future__ import annotations

from typing import Any

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.commands.terminal import check_report
from hitcase.inputs.evidence import claims, currency_of, keys
from tests.inputs.files import case, noted, said

ROLE = (
    "roles: {a: {fte: 20, salary: 50000, separation: 900, recruiting: 4000, certification: 6000}}\n"
    "scope: {share: {a: 0.2}}\n"
)
OPTION = "options: {o: {kind: nearshore, price: {basis: hourly, amount: 60}}}\n"
OF_TEAM = OPTION.replace("amount: 60", "amount: 60, team_hours: 900")
RATE = "exchange_rates: {USD: {low: 0.75, base: 0.8, high: 0.9, origin: 'treasury, June 2026'}}\n"
HINT = "Enter your own figure, or what one USD is in GBP: exchange_rates: {USD: …}."


def priced_keys() -> list[tuple[str, str, str]]:
    """Every key whose gap a claim about money fills: where it is in a small file, the role's row, the claim."""
    found = []
    for key, entry in keys().items():
        prior = entry.get("prior")
        rows = prior.items() if isinstance(prior, dict) else [("analyst", prior)] if isinstance(prior, str) else []
        found += [(key.replace("*", "a"), row, claim) for row, claim in rows if currency_of(claims()[claim])]
    return found


def test_money_keys_of_the_register_are_these():
    """A new one is tried below without another word."""
    assert sorted(path for path, *_ in priced_keys()) == [
        "roles.a.certification",
        "roles.a.recruiting",
        "roles.a.salary",
        "roles.a.salary",
        "roles.a.separation",
        "tm_bill_rate",
    ]


@pytest.mark.parametrize(("path", "row", "claim"), priced_keys())
@pytest.mark.parametrize("currency", ["GBP", "KRW", "SEK"])
def test_a_prior_in_another_currency_is_not_there(path: str, row: str, claim: str, currency: str, tmp_path):
    """120 dollars an hour are no 120 won; what to enter is said once for all of them."""
    found = case(tmp_path, f"currency: {currency}\nroles: {{a: {{fte: 20, prior: {row}}}}}")
    assert path not in found.params
    assert path not in found.given
    (told,) = [note for note in noted(found) if note.startswith("currency: Register")]
    assert path in told
    assert not any(currency_of(claims()[p.source.claim]) for p in found.params.values() if p.source.claim)
    dollars = case(tmp_path, f"roles: {{a: {{fte: 20, prior: {row}}}}}")
    assert dollars.params[path].source.claim == claim
    assert noted(dollars) == []


@pytest.mark.parametrize(("path", "row", "claim"), priced_keys())
def test_a_prior_counts_at_the_rate_of_the_file(path: str, row: str, claim: str, tmp_path):
    """Its lowest at the lowest rate, its highest at the highest; the origin holds the amount and the rate."""
    body = f"roles: {{a: {{fte: 20, prior: {row}}}}}\n"
    in_pounds = case(tmp_path, f"currency: GBP\ncountry: US\n{RATE}{body}")
    pounds, dollars = in_pounds.params[path], case(tmp_path, body).params[path]
    assert (pounds.low, pounds.base, pounds.high) == pytest.approx(
        (dollars.low * 0.75, dollars.base * 0.8, dollars.high * 0.9), rel=1e-5
    )
    assert (pounds.shape, pounds.source.claim, pounds.source.grade) == (dollars.shape, claim, dollars.source.grade)
    amount = f"{claims()[claim].value['base']:,.10g}"
    assert str(pounds.source) == f"{dollars.source}; {amount} USD at 0.8 (0.75 to 0.9)"
    assert noted(in_pounds) == []


def test_what_is_not_known_is_told_to_the_letter(tmp_path):
    """Which values, in which currency, what to enter; a role and the options go out with their reasons."""
    found = case(tmp_path, "currency: GBP\ncountry: GB\nroles: {a: {fte: 20}, b: {fte: 3, salary: 30000}}\n" + OF_TEAM)
    places = "tm_bill_rate, roles.a.salary, roles.a.separation, roles.a.recruiting, roles.a.certification"
    what = f"Register values in USD are not used in a file in GBP: {places}, roles.b.separation and 2 more."
    assert noted(found) == [f"currency: {what} {HINT}"]
    leaver = "pay-out and administration of a leaver; finding a successor; training and certifying a successor"
    a, b = ([f"roles.{r}.{key}" for key in ("separation", "recruiting", "certification")] for r in "ab")
    reason = f"not known in GBP: base pay of one FTE; {leaver} (roles.a.salary, {', '.join(a)})"
    assert found.left_out == {
        "budget": "no IT budget (budget.total)",
        "demand": "no volumes (demand.arrivals and demand.hours_per_request)",
        "roles.a": reason,
        "roles.b": f"not known in GBP: {leaver} ({', '.join(b)})",
        "roles": reason,
        "options.o": "the price of consulting is not known in GBP (tm_bill_rate)",
    }
    assert f"  left out: roles.a: {reason}\n" in check_report(found)


OPTIONS = """scope: {share: {a: 0.2}, contracts: [c]}
options:
  fee: {kind: offshore, price: {basis: monthly_fee, amount: 9000}, ends: {contracts: {c: {month: 3}}}}
  team: {kind: offshore, price: {basis: hourly, amount: 90, team_hours: 900}, scope: {share: {b: 0.1}}}
  own: {kind: in_house_fix, price: {basis: payroll}, scope: {contracts: [c]}}
  late: {kind: offshore}
"""
WHOLE = "fte: 20, salary: 50000, separation: 1, recruiting: 1, certification: 1"
KNOWN = "b: {fte: 3, salary: 30000, separation: 1, recruiting: 1, certification: 1}"


@pytest.mark.parametrize(
    ("role", "contract", "why"),
    [
        ("fte: 20, salary: 1, separation: 1, recruiting: 1", "amount: 9", "not known in GBP: training"),
        (
            "fte: 20, salary: 1, separation: 1, recruiting: 1, certification: 1",
            "amount: {claim: e8_earnings}",
            "its amount",
        ),
        ("fte: 20, salary: 1, separation: 1, recruiting: 1, certification: 1", "amount: 9", ""),
    ],
)
def test_an_option_goes_out_with_what_it_takes_over_or_ends(role: str, contract: str, why: str, tmp_path):
    """Without it, it would be another option: half of the work for the whole fee, or a contract that goes on."""
    body = f"roles: {{a: {{{role}}}, {KNOWN}}}\ncontracts: {{c: {{role: a, {contract}}}}}\n{OPTIONS}"
    found = case(tmp_path, f"currency: GBP\ncountry: GB\ntm_bill_rate: 90\n{body}")
    assert list(evaluate(found).options) == ["do_nothing", *([] if why else ["fee"]), "team", *([] if why else ["own"])]
    for name in ("fee", "own") if why else ():
        assert found.left_out[f"options.{name}"].startswith(why)
    assert found.left_out["options.late"] == "no price"


def test_own_figures_need_no_rate(tmp_path):
    """Whoever knows them all computes as anywhere; a multiple of pay stands in for the parts of a leaver."""
    own = case(tmp_path, f"currency: GBP\ncountry: GB\ntm_bill_rate: 90\n{ROLE}{OPTION}")
    multiple = "roles: {a: {fte: 20, salary: 50000, replacement_multiple: {claim: a3_technical}}}\n"
    shares = case(tmp_path, f"currency: GBP\ncountry: GB\ntm_bill_rate: 90\n{multiple}{OF_TEAM}")
    for found in (own, shares):
        assert "roles.a" not in found.left_out
        assert evaluate(found).options["o"].fee[1] >= 0
        assert noted(found) == []


SPOTS = {  # a file's own claims about money, by their key: what is left out then, "" for nothing
    "roles: {a: {fte: 3, salary: {claim: e1_mean}}}": ("roles.a.salary", "roles.a"),
    "roles: {a: {fte: 3, salary: 90000, recruiting: {claim: a8_nurse_cost}}}": ("roles.a.recruiting", "roles.a"),
    "tm_bill_rate: {claim: e7_implementers}": ("tm_bill_rate", ""),
    ROLE + "contracts: {c: {role: a, amount: {claim: e8_earnings}}}": ("contracts.c.amount", "contracts.c"),
    ROLE + "contracts: {c: {role: a, hours: 9, rate: {claim: e7_implementers}}}": ("contracts.c.rate", "contracts.c"),
    ROLE + "planned: {p: {role: a, amount: {claim: e8_earnings}}}": ("planned.p.amount", "planned.p"),
    "budget: {total: {claim: e8_earnings}}": ("budget.total", "budget"),
    "options: {o: {kind: offshore, price: {basis: hourly, amount: {claim: e7_implementers}}}}": (
        "options.o.price.amount",
        "options.o",
    ),
}


@pytest.mark.parametrize(("body", "spot"), SPOTS.items())
def test_a_claim_that_the_file_names_is_told_and_not_used(body: str, spot: tuple[str, str], tmp_path):
    """As if its key were not there."""
    path, section = spot
    found = case(tmp_path, f"currency: GBP\ncountry: GB\n{body}")
    (told,) = [note for note in noted(found) if note.startswith(f"{path}: ")]
    assert told.endswith(f" is in USD, the file in GBP: it is not used. {HINT}")
    assert path not in found.params
    assert not section or section in found.left_out
    assert path in case(tmp_path, f"currency: GBP\ncountry: GB\n{RATE}{body}").given


def test_one_claim_of_a_list_takes_the_list_out(tmp_path):
    """Nobody can say what the other years come to; an added line without its amount is none."""
    costs = "other_cost: [900, {claim: e8_earnings}], added: {x: {class: cost, amount: {claim: e8_earnings}}}"
    option = f"o: {{kind: consulting, price: {{basis: discount_on_tm}}, {costs}}}"
    body = f"currency: GBP\ncountry: GB\ntm_bill_rate: 90\n{ROLE}options: {{{option}}}"
    found = case(tmp_path, body)
    assert [param.base for param in found.tree.options.o.other_cost] == [0]
    assert dict(found.tree.options.o.added) == {}
    assert evaluate(found).options["o"].other_cost[1] == 0
    assert [note.split(": ")[0] for note in noted(found)] == ["options.o.other_cost", "options.o.added.x.amount"]


def test_a_claim_in_the_files_currency_needs_no_rate(tmp_path):
    """Pounds in a file of pounds, told in one of dollars."""
    body = "roles: {a: {fte: 3, separation: {claim: a7_per_leaver}}}"
    assert case(tmp_path, f"currency: GBP\ncountry: GB\n{body}").given["roles.a.separation"].base == 30_614
    dollars = case(tmp_path, body)
    assert dollars.params["roles.a.separation"].source.claim == "k4_separation"
    assert noted(dollars)[0].startswith("roles.a.separation: a7_per_leaver is in GBP, the file in USD: it is not used.")


def test_a_benchmark_is_compared_at_the_rate(tmp_path):
    """A month's pay in pounds beside 106,000 dollars at 0.8; without a rate nothing is compared."""
    body = "roles: {a: {fte: 3, salary: 7000}}"
    told = "7,000 is 12 times below the benchmark of 84,800. A monthly figure? Kept; the document will show it."
    assert noted(case(tmp_path, f"currency: GBP\ncountry: GB\n{RATE}{body}")) == [f"roles.a.salary: {told}"]
    assert not any("benchmark" in note for note in noted(case(tmp_path, f"currency: GBP\ncountry: GB\n{body}")))


def test_what_asking_costs_is_hours_at_own_pay(tmp_path):
    """The register's 2,000 are dollars: in another currency the 27 hours that they stand for count."""
    assert case(tmp_path, ROLE).params["cost_of_asking"].base == 2000
    found = case(tmp_path, f"currency: KRW\n{ROLE}").params["cost_of_asking"]
    assert found.base == 970  # 27 h x 50,000 x 1.29 / 1,800 h
    assert str(found.source) == "assumed: no study; 27 hours at what an own hour costs"
    assert case(tmp_path, "currency: KRW").params["cost_of_asking"].base == 0


FIRM = "currency: EUR\ncountry: DE\nwage_growth: 0.02\ntm_bill_rate: 95\nexchange_rates: {USD: 0.9}\n"


def test_the_firms_money_is_not_the_clients_in_another_currency(tmp_path):
    """Nor are its country and its rates; a firm's file that names no currency is in dollars."""
    other = case(tmp_path, f"currency: GBP\n{ROLE}", firm=FIRM)
    told = "The firm's value is in EUR, so it is not used in a file in GBP. Enter the client's own figure."
    assert noted(other)[0] == f"tm_bill_rate: {told}"
    assert (other.file.country, other.file.exchange_rates, other.params["wage_growth"].base) == (None, None, 0.02)
    assert "tm_bill_rate" not in other.params
    same = case(tmp_path, "", firm=FIRM)
    assert (same.file.currency, same.file.country, same.params["tm_bill_rate"].base) == ("EUR", "DE", 95)
    asked = case(tmp_path, "currency: JPY", firm="cost_of_asking: 2000\nlimits: {peak_funding: 5, p_loss: 0.2}\n")
    assert [note.split(": ")[0] for note in noted(asked)][:2] == ["cost_of_asking", "limits.peak_funding"]
    assert asked.params["limits.p_loss"].base == 0.2
    assert asked.params["cost_of_asking"].base == 0


NO_RATE = "(what one unit of it is in the file's currency). Enter 0.0001 or more."
NO_CLAIM = "a published claim is not a valid exchange rate. Enter a number, with its origin."
OWN = "GBP is the currency of this file. Delete the line."
TWO = "1.270 can be read as 1270 or 1.27 (what one unit of it is in the file's currency). Enter 1270 or 1.27."
REFUSED = {
    "currency: GBP\nexchange_rates: {GBP: 1}": f"5: exchange_rates.GBP: {OWN}",
    "exchange_rates: {GPB: 1.2}": "4: exchange_rates.GPB: GPB is not a valid currency code. Did you mean GBP?",
    "exchange_rates: {GBP: 0}": f"4: exchange_rates.GBP: 0 is below 0.0001 {NO_RATE}",
    "exchange_rates: {GBP: {claim: a4_cost_per_hire}}": f"4: exchange_rates.GBP: {NO_CLAIM}",
    "exchange_rates: {GBP: 1.270}": f"4: exchange_rates.GBP: {TWO}",
}


@pytest.mark.parametrize(("body", "told"), REFUSED.items())
def test_what_is_no_rate_is_refused(body: str, told: str, tmp_path):
    """To the letter."""
    assert said(tmp_path, body) == [told]


def test_a_rate_is_an_input_with_its_origin(tmp_path):
    """It is shown, has a range, and is not drawn by itself: what it brings in is."""
    rate: Any = case(tmp_path, f"currency: GBP\ncountry: GB\n{RATE}").params["exchange_rates.USD"]
    assert (rate.low, rate.base, rate.high, rate.part) == (0.75, 0.8, 0.9, "choice")
    assert "treasury, June 2026" in str(rate.source)
