"""What members ask: a group gets the answers that suit its trade, expanded, in one file ready to copy from."""

from __future__ import annotations

from generator.model.artifact import DocumentSpec
from generator.model.words import Channel
from generator.text import expand
from tests.learning import FAQ, LEARNING


def text_of(made, path):
    (file,) = [item for item in made.artifacts if item.path == path]
    assert isinstance(file.spec, DocumentSpec)
    text = expand(file.spec.template, file.spec.values, file.spec.partials)
    assert isinstance(text, str)
    return text


def general(answers):
    """Return the questions of the sheet without those of other trades."""
    return LEARNING[FAQ].replace(
        "  - {id: keep-fruit, question: 怎么放？, answer: 水果先擦干。, trades: [fruit]}\n", ""
    )


def test_an_answer_is_expanded_for_the_group_and_stands_among_its_messages(plan):
    made = plan({**LEARNING, FAQ: general(LEARNING[FAQ])})
    (sheet,) = made.answers
    (answer,) = sheet.answers
    assert answer.text == "放阴凉处，示例小店的坏果包赔。"
    (further,) = answer.follow_ups
    assert (further.question, further.text) == ("冰箱行吗？", "可以，先擦干。")
    sent = {message.text: (message.channel, str(message.span)) for message in made.messages}
    assert sent[answer.text] == (Channel.MANUAL, str(answer.place.text_span))
    assert sent[further.text] == (Channel.MANUAL, str(further.place.text_span))
    assert further.place != answer.place
    text = text_of(made, "scripts/faq.md")
    assert "也这样问：能放几天" in text and "交给谁：坏得多就交给群主。" in text
    assert f"{len(answer.text.encode())} 字节" in text
    assert "`scripts/faq.md`：成员常问的 1 个问题" in text_of(made, "README.md")


def test_an_answer_for_a_trade_takes_the_place_of_the_general_one(plan):
    (sheet,) = plan(LEARNING).answers
    assert [answer.id for answer in sheet.answers] == ["keep-fruit"]


def test_a_category_that_suits_nobody_is_left_out_and_so_is_an_empty_file(plan):
    only_books = LEARNING[FAQ].partition("  - id: keep")[0] + LEARNING[FAQ].partition("trades: [fruit]}\n")[2]
    made = plan({**LEARNING, FAQ: only_books})
    assert made.answers == ()
    assert "scripts/faq.md" not in [item.path for item in made.artifacts]


def test_a_mistake_in_an_answer_is_reported_at_its_line(plan):
    (problem,) = plan({**LEARNING, FAQ: general(LEARNING[FAQ]).replace("brand.name", "brand.nam")}).problems
    assert str(problem.span) == "content/faq/product.yml:7:13"
