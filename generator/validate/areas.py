"""Owns areas: which part of the check each rule belongs to, so that people can ask for some of it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from generator.problems import Problem, did_you_mean

# What reading a file, its templates or a poster finds has no row: see `area_of`.
AREAS: dict[str, tuple[str, ...]] = {
    "shape": ("duplicate_id", "file", "front_matter", "missing_key", "stray_file", "unknown_key", "yaml_syntax"),
    "references": (
        "references_lead_somewhere",
        "refs_are_sources",
        "ids_are_unique",
        "posters_are_known",
        "sendings_have_words",
        "scripts_suit_their_kind",
        "campaign_parameters_fit",
        "questions_can_be_marked",
        "then_leads_somewhere",
        "stages_go_forward",
        "stages_are_reached",
    ),
    "links": ("links_lead_somewhere", "links_are_alive"),
    "positioning": ("checklist_fields_exist", "groups_pass_checklists", "seats_are_held", "owners_can_keep_up"),
    "limits": (
        "limits_are_there",
        "messages_keep_limits",
        "group_names_keep_limits",
        "group_names_can_be_told_apart",
        "group_names_bear_few_emoji",
        "canvases_keep_limits",
    ),
    "wording": ("messages_keep_wording", "wording_examples_hold", "samples_name_rules", "allowed_claims_are_valid"),
    "tactics": (
        "rewards_ask_for_no_sharing",
        "list_prices_have_a_basis",
        "list_prices_are_shown_with_their_basis",
        "lotteries_name_their_items",
        "lotteries_publish_their_items",
        "top_prizes_keep_their_limit",
        "locked_lotteries_stay_as_they_are",
        "promotions_name_their_sender",
        "standing_texts_name_their_sender",
        "standing_texts_name_a_way_out",
        "shopping_links_say_advertisement",
        "staff_are_declared",
    ),
    "privacy": ("personal_data_stays_out",),
    "quota": ("broadcast_slots_fit_quota", "cues_are_not_broadcast"),
    "times": (
        "timezone_exists",
        "slots_are_in_order",
        "windows_end_after_they_begin",
        "times_keep_quiet_hours",
        "rhythm_cells_have_slots",
    ),
    "nodes": (
        "holidays_are_in_notices",
        "notices_are_named_after_years",
        "notice_days_are_of_its_year",
        "days_off_do_not_overlap",
        "make_up_days_are_weekend_days",
        "notices_are_entered",
    ),
    "topics": ("topics_can_be_found", "topics_last_long_enough"),
    "posters": (
        "theme_colours_differ",
        "drawings_are_there",
        "variants_have_their_own_ids",
        "solemn_posters_stay_calm",
    ),
    "staleness": ("knowledge_is_fresh", "limits_are_fresh"),
    "typography": ("typography_is_clean",),
    "unused": ("content_is_used", "topics_find_a_slot"),
    "templates": ("template",),
}
_AREA = {rule: area for area, rules in AREAS.items() for rule in rules}


def area_of(rule: str) -> str:
    """Return the area of a rule; what reading a file finds is its shape, what drawing a poster finds is posters.

    >>> area_of("knowledge_is_fresh"), area_of("poster_overflow"), area_of("time_range")
    ('staleness', 'posters', 'shape')
    """
    return _AREA.get(rule) or ("posters" if rule.startswith("poster_") else "shape")


def unknown_name(name: str) -> str | None:
    """Return a hint where `name` is neither an area nor a rule; nothing where it is."""
    if name in AREAS or name in _AREA:
        return None
    near = get_close_matches(name, [*AREAS, *_AREA], n=1, cutoff=0.6)
    return did_you_mean(name, near or AREAS, listed=len(AREAS))


def within(problems: Iterable[Problem], names: Iterable[str]) -> tuple[Problem, ...]:
    """Return the problems that belong to some areas or rules, or all of them where no name is given."""
    wanted = frozenset(names)
    return tuple(item for item in problems if not wanted or wanted & {item.rule, area_of(item.rule)})
