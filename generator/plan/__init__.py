"""From the catalog to artifacts: pure, without a clock and without files.

Each name is imported from its module when it is first asked for: who draws one poster waits for no calendar.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.plan.dates import Period
    from generator.plan.messages import poster_messages
    from generator.plan.pack import PackPlan, plan_pack
    from generator.plan.posters import plan_posters
    from generator.plan.schedule import Schedule, Verdict, explain_day, plan_schedule
    from generator.plan.scripts import Speaker
    from generator.plan.slices import Slice, Slicer, slice_of
else:
    _MODULES = {
        "dates": ("Period",),
        "messages": ("poster_messages",),
        "pack": ("PackPlan", "plan_pack"),
        "posters": ("plan_posters",),
        "schedule": ("Schedule", "Verdict", "explain_day", "plan_schedule"),
        "scripts": ("Speaker",),
        "slices": ("Slice", "Slicer", "slice_of"),
    }
    _HOMES = {name: module for module, names in _MODULES.items() for name in names}

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return globals()[name]


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
