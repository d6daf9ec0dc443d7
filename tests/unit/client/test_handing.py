from __future__ import annotations

from docmill.client.literals import Code, compose, identifier
from docmill.client.planner.modules.call_layout import Handed, written

SHORT = Handed(code=Code('{"id": id}'), name=identifier("arguments"))
LONG = Handed(code=Code(f'{{"name": {"n" * 60}}}'), name=identifier("body"))


def called(arguments: Code) -> tuple[Code, ...]:
    return (compose("client.call(OPERATION, {}options=options)", arguments),)


def test_what_fits_stays_in_the_call() -> None:
    statements, (call,) = written([SHORT], called)
    assert statements == ()
    assert call == 'client.call(OPERATION, {"id": id}, options=options)'


def test_the_longest_gets_a_name() -> None:
    statements, (call,) = written([SHORT, LONG], called)
    assert statements == (f"body = {LONG.code}",)
    assert call == 'client.call(OPERATION, {"id": id}, body, options=options)'


def test_variables_come_in_the_order_of_the_call() -> None:
    longer = Handed(code=Code(f'{{"id": {"i" * 70}}}'), name=identifier("arguments"))
    statements, (call,) = written([longer, LONG], called)
    assert [line.partition(" ")[0] for line in statements] == ["arguments", "body"]
    assert call == "client.call(OPERATION, arguments, body, options=options)"


def test_what_has_no_name_stays() -> None:
    whole = Handed(code=Code("b" * 90))
    statements, (call,) = written([whole], called)
    assert statements == ()
    assert whole.code in call


def test_what_is_short_gets_no_name_even_where_that_does_not_fit() -> None:
    whole = Handed(code=Code("b" * 90))
    statements, (call,) = written([SHORT, whole], called)
    assert statements == ()
    assert SHORT.code in call
