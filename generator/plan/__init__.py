"""From the catalog to artifacts: pure, without a clock and without files."""

from generator.plan.dates import Period
from generator.plan.messages import poster_messages
from generator.plan.pack import PackPlan, plan_pack
from generator.plan.posters import plan_posters
from generator.plan.schedule import Schedule, Verdict, explain_day, plan_schedule
from generator.plan.scripts import Speaker
from generator.plan.slices import Slice, Slicer, slice_of

__all__ = [
    "PackPlan",
    "Period",
    "Schedule",
    "Slice",
    "Slicer",
    "Speaker",
    "Verdict",
    "explain_day",
    "plan_pack",
    "plan_posters",
    "plan_schedule",
    "poster_messages",
    "slice_of",
]
