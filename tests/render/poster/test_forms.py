"""Coverage of forms."""

import numpy as np
import pytest

from generator.render.poster.paint.forms import coverage


@pytest.mark.parametrize("form", ["panel", "ribbon", "badge", "seal", "ticket"])
def test_a_form_is_cut_once_for_each_size(form):
    first = coverage(form, 120, 90, 10, 0, 100)
    assert coverage(form, 120, 90, 10, 0, 100) is first
    assert first.shape == (90, 120)
    assert not first.flags.writeable


def test_a_radius_larger_than_the_side_makes_a_pill():
    assert (coverage("panel", 80, 20, 999, 0, 100) == coverage("panel", 80, 20, 10, 0, 100)).all()


def test_a_badge_is_the_same_upside_down():
    badge = coverage("badge", 200, 200, 0, 0, 100).astype(int)
    assert np.abs(badge - badge[::-1]).max() <= 1
    assert np.abs(badge - badge.T).max() <= 1


def test_opacity_thins_all_of_it():
    assert coverage("badge", 100, 100, 0, 0, 40).max() == 102
