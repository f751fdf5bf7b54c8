"""What is kept between posters."""

from generator.render.poster.kept import Kept


def test_a_value_is_made_once():
    kept, made = Kept(100, len), []
    for _ in range(3):
        assert kept.get("a", lambda: made.append(1) or "value") == "value"
    assert made == [1]


def test_the_oldest_goes_when_there_is_no_room():
    kept = Kept(100, len)
    for number in range(10):
        kept.get(number, lambda: "x" * 30)
        assert kept.held_bytes <= 100
    assert kept.get(9, lambda: "again") != "again"
    assert kept.get(0, lambda: "again") == "again"


def test_what_is_too_large_or_has_no_size_is_not_kept():
    kept = Kept(100, lambda value: None if value == "none" else len(value))
    for value in ("x" * 101, "none"):
        assert kept.get("key", lambda value=value: value) == value
    assert kept.held_bytes == 0


def test_a_value_made_twice_counts_once():
    """As two threads do that miss it at the same time."""
    kept = Kept(100, len)
    kept.get("a", lambda: kept.get("a", lambda: "x" * 60))
    assert kept.held_bytes == 60
