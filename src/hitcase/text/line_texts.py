"""What each line is called, how it looks, on which sheet it stands, and what it means; in the order of documents.

`model.register` says which lines there are and what they are part of; nothing else names a line a second time.
"""

from typing import NamedTuple

TURNOVER, BUDGET, OUTSOURCING, BENEFITS = "Turnover", "Budget", "Outsourcing", "Benefits"
CASHFLOW, CAPACITY = "Cashflow", "Capacity"
UNITS = {  # of a look, with "money" for the currency
    "money": "money",
    "net": "money",
    "rate": "money an hour",
    "share": "share",
    "hours": "hours",
    "months": "months",
    "weeks": "weeks",
    "fte": "FTE",
    "people": "people a year",
    "flag": "1 or 0",
    "count": "",
}


class LineText(NamedTuple):
    """label: its name. look: how its numbers are shown, a key of UNITS. sheet: of the workbook. meaning: a sentence."""

    label: str
    look: str
    sheet: str
    meaning: str


# fmt: off
TEXTS = {
    # people who leave
    "filled": LineText("Filled positions", "fte", TURNOVER, "Funded positions less the empty seats: the people who work, leave and are paid."),
    "leavers": LineText("Leavers", "people", TURNOVER, "Employees who leave in a year: filled positions times the annual turnover rate."),
    "turnover_cost": LineText("Turnover cost", "money", TURNOVER, "What departures cost in a year, lost hours included."),
    "burnout_leavers": LineText("Burnout leavers", "people", TURNOVER, "Departures in a year that are attributed to burnout."),
    "burnout_turnover_cost": LineText("Burnout turnover cost", "money", TURNOVER, "The part of the cost of turnover that is attributed to burnout."),
    "cost_per_leaver": LineText("Cost per leaver", "money", TURNOVER, "What one departure costs: cash, and lost hours at the in-house hourly cost."),
    "cash_per_leaver": LineText("Cash per leaver", "money", TURNOVER, "Cash that one departure costs, less the pay saved while the position is vacant; it can be below zero."),
    "lost_hours_per_leaver": LineText("Lost hours per leaver", "hours", TURNOVER, "Hours lost with one departure: the vacancy that nobody covers, and the successor's ramp-up."),
    "unburned_turnover_rate": LineText("Unburned turnover rate", "share", TURNOVER, "The turnover rate that would remain if nobody were burned out."),
    "turnover_rate_after": LineText("Turnover rate after", "share", TURNOVER, "The turnover rate under an option, year by year."),
    "leavers_after": LineText("Leavers after", "people", TURNOVER, "Departures in a year under an option."),
    "avoided_leavers": LineText("Avoided leavers", "people", TURNOVER, "Departures under the status quo less those under the option."),
    "posts_gone": LineText("Posts gone", "count", TURNOVER, "Positions that have ended, in full-time equivalents of the year."),
    "avoided_lost_hours": LineText("Avoided lost hours", "hours", TURNOVER, "Lost hours that the option avoids because fewer people leave."),
    # the maintenance tax and the budget
    "own_hours": LineText("Own hours", "hours", BUDGET, "Hours of work that in-house staff can do in a year, with empty seats and turnover taken off."),
    "maintenance_tax_hours": LineText("Maintenance tax hours", "hours", BUDGET, "In-house hours a year that keep systems running."),
    "maintenance_tax_time": LineText("Maintenance tax time", "share", BUDGET, "The share of productive hours that keeps systems running."),
    "maintenance_tax_fte": LineText("Maintenance tax FTE", "fte", BUDGET, "The hours that keep systems running, in full-time equivalents."),
    "maintenance_tax_cost": LineText("Maintenance tax cost", "money", BUDGET, "The hours that keep systems running, at the in-house hourly cost."),
    "it_budget": LineText("IT budget", "money", BUDGET, "The IT budget of each year."),
    "run_share": LineText("Run share", "share", BUDGET, "The share of the IT budget that keeps systems running."),
    "grow_share": LineText("Grow share", "share", BUDGET, "The share of the IT budget that extends current systems."),
    "transform_share": LineText("Transform share", "share", BUDGET, "The share of the IT budget for new systems."),
    "run": LineText("Run", "money", BUDGET, "The part of the IT budget that keeps systems running."),
    "grow": LineText("Grow", "money", BUDGET, "The part of the IT budget that extends current systems."),
    "transform": LineText("Transform", "money", BUDGET, "The part of the IT budget for new systems."),
    "run_after": LineText("Run after", "money", BUDGET, "What keeping systems running costs under the option."),
    "grow_after": LineText("Grow after", "money", BUDGET, "What extends current systems under the option."),
    "transform_after": LineText("Transform after", "money", BUDGET, "What goes into new systems under the option."),
    "budget_effect": LineText("Budget effect", "net", BUDGET, "What the option adds to the IT budget or takes from it, by part; above zero, it costs more."),
    # work that moves
    "in_house_hourly_cost": LineText("In-house hourly cost", "rate", OUTSOURCING, "Fully loaded pay divided by productive hours."),
    "in_house_full_hourly_cost": LineText("In-house full hourly cost", "rate", OUTSOURCING, "The in-house hourly cost with the cost of turnover in it."),
    "in_service": LineText("In service", "count", OUTSOURCING, "The part of the year in which the option is in service."),
    "productivity": LineText("Productivity", "share", OUTSOURCING, "Hours delivered for each hour paid."),
    "work_hours": LineText("Work hours", "hours", OUTSOURCING, "Hours a year of the work in scope."),
    "moved_hours": LineText("Moved hours", "hours", OUTSOURCING, "Hours of work that the option takes over in a year."),
    "partner_hours": LineText("Partner hours", "hours", OUTSOURCING, "Hours paid for in a year to deliver the hours that move."),
    "break_even_tm_rate": LineText("Break even T&M rate", "rate", OUTSOURCING, "The consulting rate above which in-house staff cost less."),
    # cash that ends
    "ended_contracts": LineText("Contracts that end", "money", BENEFITS, "Payments for external support that stop."),
    "ended_pay": LineText("Posts that end", "money", BENEFITS, "Fully loaded pay of positions that end."),
    "avoided_turnover_cash": LineText("Change in turnover", "money", TURNOVER, "Cash cost of turnover that the option avoids; below zero, it adds to it."),
    "cashable": LineText("Cash that ends", "money", BENEFITS, "Payments that really stop: contracts, positions, cash cost of turnover, and what was added."),
    # what moving costs, in the order in which documents list it
    "fee": LineText("Fee", "money", OUTSOURCING, "What is paid for the work that moves: the vendor's fee, or the pay of new hires."),
    "parallel_cost": LineText("Two teams in parallel", "money", OUTSOURCING, "The fee of the months in which both teams run."),
    "governance_cost": LineText("Governance", "money", OUTSOURCING, "Managing the contract, beyond the in-house hours that are set aside for it."),
    "change_order_cost": LineText("Change orders", "money", OUTSOURCING, "Paid changes to the scope after signature."),
    "leakage_cost": LineText("Saving lost to weak governance", "money", OUTSOURCING, "The part of the saving that is never realized."),
    "transition_cost": LineText("Transition", "money", OUTSOURCING, "The one-time cost of moving in, paid at the decision: an amount, or a share of the fees of the contract's own term."),
    "exit_cost": LineText("Leaving the partner, by its chance", "money", OUTSOURCING, "The cost of leaving the vendor at the end, times its probability."),
    "hiring_cost": LineText("Hiring", "money", OUTSOURCING, "Finding and training the option's own hires, in the month in which they start."),
    "severance_cost": LineText("Severance", "money", OUTSOURCING, "Severance for positions that end."),
    "pay_rise_cost": LineText("Pay rise", "money", OUTSOURCING, "A pay increase for all roles in scope."),
    "other_cost": LineText("Other costs", "money", OUTSOURCING, "Other costs that the file lists, and costs added by name."),
    "total_cost": LineText("All costs", "money", OUTSOURCING, "All costs of the option in a year."),
    # net lines, as they add up
    "net_cash": LineText("Net cash", "net", CASHFLOW, "Cash that ends less all costs."),
    "avoidance": LineText("Wanted spending avoided", "money", BENEFITS, "Spending that was wanted but never budgeted and is no longer needed. Not cash."),
    "net_with_avoidance": LineText("Net, with avoidance", "net", CASHFLOW, "Net cash and the wanted spending that is avoided."),
    "capacity_value": LineText("Hours gained, at their value", "money", BENEFITS, "Hours gained for other work, at what an hour is worth to the client. Not cash."),
    "net_full": LineText("Net, with avoidance and capacity", "net", CASHFLOW, "Net cash, the wanted spending that is avoided, and the value of the hours gained."),
    "npv_cash": LineText("Cash, in today's money", "net", CASHFLOW, "Cash that comes in and goes out beside doing nothing, year by year, in today's money."),
    "npv_with_avoidance": LineText("Cash and wanted spending avoided, in today's money", "net", CASHFLOW, "Cash and wanted spending avoided, beside doing nothing, in today's money."),
    "npv_full": LineText("Cash, spending avoided and hours gained, in today's money", "net", CASHFLOW, "Cash, wanted spending avoided, hours gained at their value, beside doing nothing, in today's money."),
    "cash_by_month": LineText("Net cash by month", "net", CASHFLOW, "Net cash of the decision and of each month after it: fees, pay and contracts in their own months, all else evenly over its year."),
    "peak_funding": LineText("Peak funding", "money", CASHFLOW, "The lowest point of cumulative net cash at any month's end: the most that must be financed before the money comes back."),
    "peak_month": LineText("Month of peak funding", "count", CASHFLOW, "The month at whose end cumulative net cash is lowest."),
    "payback_months_cash": LineText("Payback period", "months", CASHFLOW, "Months until cumulative net cash is above zero for good, read off the months; not discounted."),
    "payback_months_with_avoidance": LineText("Payback months with avoidance", "months", CASHFLOW, "The same for net cash with wanted spending avoided."),
    "payback_months_full": LineText("Payback months full", "months", CASHFLOW, "The same for net cash with wanted spending avoided and the value of hours gained."),
    "discounted_payback_months_cash": LineText("Discounted payback period", "months", CASHFLOW, "Months until cumulative net cash in today's money is above zero for good."),
    "discounted_payback_months_with_avoidance": LineText("Discounted payback months with avoidance", "months", CASHFLOW, "The same for net cash with wanted spending avoided, in today's money."),
    "discounted_payback_months_full": LineText("Discounted payback months full", "months", CASHFLOW, "The same with the value of hours gained, in today's money."),
    "pays_back_cash": LineText("Pays back cash", "flag", CASHFLOW, "1 if cumulative net cash ends at zero or above."),
    "pays_back_with_avoidance": LineText("Pays back with avoidance", "flag", CASHFLOW, "1 if cumulative net cash with wanted spending avoided ends at zero or above."),
    "pays_back_full": LineText("Pays back full", "flag", CASHFLOW, "1 if it does with the value of hours gained too."),
    "discounted_pays_back_cash": LineText("Discounted pays back cash", "flag", CASHFLOW, "1 if cumulative net cash in today's money ends at zero or above."),
    "discounted_pays_back_with_avoidance": LineText("Discounted pays back with avoidance", "flag", CASHFLOW, "1 if it does with wanted spending avoided."),
    "discounted_pays_back_full": LineText("Discounted pays back full", "flag", CASHFLOW, "1 if it does with the value of hours gained too."),
    "roi_cash": LineText("Cash over all costs, in today's money", "share", CASHFLOW, "Cash in today's money divided by all costs in today's money."),
    "roi_with_avoidance": LineText("ROI with avoidance", "share", CASHFLOW, "The same with wanted spending avoided."),
    "roi_full": LineText("ROI full", "share", CASHFLOW, "The same with wanted spending avoided and the value of hours gained."),
    "cost_per_hour": LineText("An hour that moves, all-in", "rate", CASHFLOW, "All costs divided by the hours that move, both in today's money and the hours with pay growth: an hour in prices of year 1."),
    "has_cost_per_hour": LineText("Has cost per hour", "flag", CASHFLOW, "1 if any hours move."),
    "break_even_hour_value": LineText("Breaks even at this value of an hour gained; below 0: without any", "rate", CASHFLOW, "The value of an hour gained at which the option breaks even; below zero, it breaks even without any."),
    "has_break_even_hour_value": LineText("Has break even hour value", "flag", CASHFLOW, "1 if hours are gained."),
    "saving_vs_in_house": LineText("Saving vs in-house", "net", OUTSOURCING, "The hours that move at the full in-house hourly cost, less all costs. In no net line."),
    "saving_vs_consulting": LineText("Saving vs consulting", "net", OUTSOURCING, "The hours that move at the consulting rate, less all costs. In no net line."),
    "saving_vs_in_house_share": LineText("Saving vs in-house share", "share", OUTSOURCING, "That saving as a share of what in-house staff would cost."),
    "saving_vs_consulting_share": LineText("Saving vs consulting share", "share", OUTSOURCING, "That saving as a share of what consulting would cost."),
    # where the hours go
    "freed_hours": LineText("Freed hours", "hours", BENEFITS, "Hours that move less the in-house hours for managing the contract."),
    "claimed_hours": LineText("Claimed hours", "hours", BENEFITS, "Hours of positions and contracts that end, and of planned items that are avoided."),
    "redeployed_hours": LineText("Redeployed hours", "hours", BENEFITS, "Freed hours that are put to other use; below zero, in-house staff must fill the gap."),
    "redeployed_pay": LineText("Redeployed pay", "money", BENEFITS, "Pay of the redeployed hours."),
    "kt_hours": LineText("Kt hours", "hours", BENEFITS, "In-house hours for knowledge transfer, in the year in which the service begins."),
    "hours_gained": LineText("Hours gained", "hours", BENEFITS, "Redeployed hours and avoided lost hours, less knowledge transfer."),
    "hours_ledger": LineText("Hours ledger", "hours", BENEFITS, "Where the hours that move go; together they are the hours that move."),
    "added": LineText("Added", "money", BENEFITS, "Costs and benefits added by name."),
    # work that waits
    "demand_hours": LineText("Demand hours", "hours", CAPACITY, "Hours of work that come in each month."),
    "capacity_hours": LineText("Capacity hours", "hours", CAPACITY, "Hours of work that can be done each month."),
    "backlog_hours": LineText("Backlog hours", "hours", CAPACITY, "Hours of work requested and not yet done."),
    "weeks_of_backlog": LineText("Weeks of backlog", "weeks", CAPACITY, "Backlog hours divided by the hours that can be done in a week."),
    "utilisation": LineText("Utilisation", "share", CAPACITY, "Work that comes in divided by the work that can be done."),
    "clears": LineText("Clears", "flag", CAPACITY, "1 if more can be done in the last month than comes in."),
    "months_to_clear": LineText("Months to clear", "months", CAPACITY, "Months after the horizon until the backlog is gone."),
    "project_done": LineText("Project done", "count", CAPACITY, "1 if the hours gained reach the project within the horizon."),
    "project_done_month": LineText("Project done month", "count", CAPACITY, "The month in which the hours gained reach the project."),
}
# fmt: on
GROUPS = {  # costs that are told as one, in the order of the waterfall
    "fee": "Fee",
    "overhead": "Governance, change orders and lost saving",
    "moving_in": "Moving in and two teams in parallel",
    "pay_rise": "Pay rise",
    "leaving": "Leaving, severance and other costs",
}
PARTS = {  # of lines that hold several numbers under names
    "budget_effect": {
        "contracts": "Contracts",
        "pay": "Pay and turnover",
        "fee": "Fee, change orders, lost saving",
        "governance": "Governance",
        "one_off": "One-time and other costs: moving in, parallel running, hiring, leaving",
        "added": "Cash that was added",
    },
    "hours_ledger": {
        "governance": "Own hours to manage the partner",
        "posts": "Posts that end",
        "contracts": "Contracts that end",
        "planned": "Planned hires not needed",
        "redeployed": "Left for other work",
        "lost": "Freed, but not used",
    },
}
