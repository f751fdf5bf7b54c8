"""From the catalog to artifacts: pure, without a clock and without files."""

from generator.plan.dates import Period
from generator.plan.pack import PackPlan, plan_pack
from generator.plan.slices import Slice, slice_of

__all__ = ["PackPlan", "Period", "Slice", "plan_pack", "slice_of"]
