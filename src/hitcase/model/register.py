"""The register of lines: which there are, whose they are, and which whole they are part of. Plain data.

The model's own sums read it, and so does everything that shows lines. What a line is called, how it looks, on which
sheet it stands and what it means is in `text.line_texts`. A new line is a row here, its formula, and a row there.
"""

from typing import NamedTuple

CASE, ROLE, OPTION, OPTION_ROLE = "case", "role", "option", "option_role"
SUMMED = (CASE, ROLE)  # a line of each role, and the sum of them all
BY_ROLE = (OPTION, OPTION_ROLE)  # a line of each role under an option, and the sum of them all
ONE, YEARS, MONTHS, NAMED = "one", "years", "months", "named"  # NAMED: several, each under a name of its own


class Line(NamedTuple):
    """One line.

    of: whose it is; several where it stands in several places. over: one number, a list by year or by month.
    part_of: the line that it adds up to, with the others of the same whole. effect: its part of the budget effect.
    group: costs that a document tells as one; a group that has no name of its own is told by its line.
    flag: the 0/1 line without which it means "never". falls: when in its year cash falls, if not evenly.
    """

    name: str
    of: tuple[str, ...] = (OPTION,)
    over: str = ONE
    part_of: str = ""
    effect: str = ""
    group: str = ""
    flag: str = ""
    falls: str = ""


LINES = (
    # today: lines.role_lines, summed by lines.totals
    Line("filled", (ROLE,)),
    Line("leavers", SUMMED),
    Line("turnover_cost", SUMMED),
    Line("burnout_leavers", SUMMED),
    Line("burnout_turnover_cost", SUMMED),
    Line("own_hours", SUMMED),
    Line("maintenance_tax_hours", SUMMED),
    Line("maintenance_tax_fte", SUMMED),
    Line("maintenance_tax_cost", SUMMED),
    Line("maintenance_tax_time", (ROLE,)),  # of the case it is a share of all productive hours, no sum
    Line("cost_per_leaver", (ROLE,)),
    Line("unburned_turnover_rate", (ROLE,)),
    Line("cash_per_leaver", (ROLE,)),
    Line("lost_hours_per_leaver", (ROLE,)),
    Line("in_house_hourly_cost", (ROLE,)),
    Line("in_house_full_hourly_cost", (ROLE,)),
    # the IT budget: lines.budget_lines
    Line("it_budget", (CASE,), YEARS),
    Line("run_share", (CASE,)),
    Line("grow_share", (CASE,)),
    Line("transform_share", (CASE,)),
    Line("run", (CASE,), YEARS, part_of="it_budget"),
    Line("grow", (CASE,), YEARS, part_of="it_budget"),
    Line("transform", (CASE,), YEARS, part_of="it_budget"),
    # work that moves: part_lines.part_lines, added up by option_lines.moved
    Line("in_service", over=YEARS),
    Line("productivity", over=YEARS),
    Line("work_hours", BY_ROLE),
    Line("moved_hours", BY_ROLE, YEARS),
    Line("partner_hours", BY_ROLE, YEARS),
    # people under an option, and what ends: option_lines.staff_lines and option_lines.ended_lines
    Line("posts_gone", BY_ROLE, YEARS),
    Line("turnover_rate_after", (OPTION_ROLE,), YEARS),
    Line("leavers_after", BY_ROLE, YEARS),
    Line("avoided_leavers", BY_ROLE, YEARS),
    Line("ended_pay", BY_ROLE, YEARS, part_of="cashable", effect="pay", falls="months"),
    Line("ended_contracts", over=YEARS, part_of="cashable", effect="contracts", falls="months"),
    Line("avoided_turnover_cash", BY_ROLE, YEARS, part_of="cashable", effect="pay"),
    # where the hours go: option_lines.hour_lines
    Line("freed_hours", BY_ROLE, YEARS),
    Line("claimed_hours", BY_ROLE, YEARS),
    Line("redeployed_hours", BY_ROLE, YEARS),
    Line("redeployed_pay", BY_ROLE, YEARS),
    Line("avoided_lost_hours", BY_ROLE, YEARS),
    Line("kt_hours", BY_ROLE, YEARS),
    Line("hours_gained", BY_ROLE, YEARS),
    Line("capacity_value", BY_ROLE, YEARS),
    Line("break_even_tm_rate", (OPTION_ROLE,)),
    # what moving costs: part_lines.part_lines and result_lines.cost_lines, in the order of their sum
    Line("parallel_cost", over=YEARS, part_of="total_cost", effect="one_off", group="moving_in", falls="months"),
    Line("transition_cost", over=YEARS, part_of="total_cost", effect="one_off", group="moving_in", falls="decision"),
    Line("exit_cost", over=YEARS, part_of="total_cost", effect="one_off", group="leaving", falls="last"),
    Line("hiring_cost", over=YEARS, part_of="total_cost", effect="one_off", group="moving_in", falls="once"),
    Line("severance_cost", over=YEARS, part_of="total_cost", effect="one_off", group="leaving", falls="once"),
    Line("other_cost", over=YEARS, part_of="total_cost", effect="one_off", group="leaving"),
    Line("fee", over=YEARS, part_of="total_cost", effect="fee", group="fee", falls="months"),
    Line("governance_cost", over=YEARS, part_of="total_cost", effect="governance", group="overhead", falls="fee"),
    Line("change_order_cost", over=YEARS, part_of="total_cost", effect="fee", group="overhead", falls="fee"),
    Line("leakage_cost", over=YEARS, part_of="total_cost", effect="fee", group="overhead"),
    Line("pay_rise_cost", over=YEARS, part_of="total_cost", effect="pay", group="pay_rise"),
    # results: result_lines.benefit_lines, cost_lines, net_lines and net_results
    Line("added", over=NAMED),
    Line("cashable", over=YEARS),
    Line("avoidance", over=YEARS),
    Line("total_cost", over=YEARS),
    Line("net_cash", over=YEARS),
    Line("net_with_avoidance", over=YEARS),
    Line("net_full", over=YEARS),
    Line("npv_cash"),
    Line("npv_with_avoidance"),
    Line("npv_full"),
    Line("roi_cash"),
    Line("roi_with_avoidance"),
    Line("roi_full"),
    Line("pays_back_cash"),
    Line("pays_back_with_avoidance"),
    Line("pays_back_full"),
    Line("payback_months_cash", flag="pays_back_cash"),
    Line("payback_months_with_avoidance", flag="pays_back_with_avoidance"),
    Line("payback_months_full", flag="pays_back_full"),
    Line("discounted_pays_back_cash"),
    Line("discounted_pays_back_with_avoidance"),
    Line("discounted_pays_back_full"),
    Line("discounted_payback_months_cash", flag="discounted_pays_back_cash"),
    Line("discounted_payback_months_with_avoidance", flag="discounted_pays_back_with_avoidance"),
    Line("discounted_payback_months_full", flag="discounted_pays_back_full"),
    Line("cash_by_month", over=MONTHS),
    Line("peak_funding"),
    Line("peak_month"),
    Line("cost_per_hour", flag="has_cost_per_hour"),
    Line("has_cost_per_hour"),
    Line("break_even_hour_value", flag="has_break_even_hour_value"),
    Line("has_break_even_hour_value"),
    # what CFO and CIO ask for: result_lines.comparison_lines, after_lines, budget_effect and ledger
    Line("saving_vs_in_house", over=YEARS),
    Line("saving_vs_consulting", over=YEARS),
    Line("saving_vs_in_house_share"),
    Line("saving_vs_consulting_share"),
    Line("run_after", over=YEARS),
    Line("grow_after", over=YEARS),
    Line("transform_after", over=YEARS),
    Line("budget_effect", over=NAMED),
    Line("hours_ledger", over=NAMED, part_of="moved_hours"),
    # by month: lines.backlog
    Line("demand_hours", (CASE,), MONTHS),
    Line("capacity_hours", over=MONTHS),
    Line("backlog_hours", over=MONTHS),
    Line("weeks_of_backlog", over=MONTHS),
    Line("utilisation", over=MONTHS),
    Line("clears"),
    Line("months_to_clear", flag="clears"),
    Line("project_done", over=NAMED),
    Line("project_done_month", over=NAMED, flag="project_done"),
)
BY_NAME = {line.name: line for line in LINES}
COSTS = tuple(line.name for line in LINES if line.part_of == "total_cost")
CASH = tuple(line.name for line in LINES if line.part_of == "cashable")
EVEN_COSTS = tuple(line.name for line in LINES if line.part_of == "total_cost" and not line.falls)
EVEN_CASH = tuple(line.name for line in LINES if line.part_of == "cashable" and not line.falls)
TODAY_SUMS = tuple(line.name for line in LINES if line.of == SUMMED)
ROLE_SUMS = tuple(line.name for line in LINES if line.of == BY_ROLE and line.over == YEARS)
EFFECTS = ("contracts", "pay", "fee", "governance", "one_off")  # parts of the budget effect, with what was added
FLAGS = {line.name: line.flag for line in LINES if line.flag}
NETS = {  # what each net line is made of, its costs last
    "cash": ("cashable", "total_cost"),
    "with_avoidance": ("cashable", "avoidance", "total_cost"),
    "full": ("cashable", "avoidance", "capacity_value", "total_cost"),
}


def of_effect(effect: str, part_of: str) -> list[str]:
    """The lines of a whole that stand in one part of the budget effect.

    >>> of_effect("fee", "total_cost"), of_effect("pay", "cashable")
    (['fee', 'change_order_cost', 'leakage_cost'], ['ended_pay', 'avoided_turnover_cash'])
    """
    return [line.name for line in LINES if line.effect == effect and line.part_of == part_of]


def parts_of(name: str) -> tuple[str, ...]:
    """The lines that a line is made of: of a sum its summands, of a net line or its present value the classes.

    >>> parts_of("npv_full")
    ('cashable', 'avoidance', 'capacity_value', 'total_cost')
    >>> parts_of("cashable"), parts_of("fee")
    (('ended_pay', 'ended_contracts', 'avoided_turnover_cash'), ())
    """
    kind = next((name.removeprefix(start) for start in ("net_", "npv_") if name.startswith(start)), "")
    return NETS.get(kind) or tuple(line.name for line in LINES if line.part_of == name)
