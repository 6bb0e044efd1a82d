import time

import pytest

from tuiin.errors import BadQuery, LimitHit
from tuiin.guard import limited


def test_a_result_comes_back():
    assert limited(lambda: {"a": "ә" * 200_000}, 10) == {"a": "ә" * 200_000}


def test_an_error_of_ours_comes_back_as_it_is():
    def fail() -> None:
        raise BadQuery("1:2: no")

    with pytest.raises(BadQuery, match="1:2: no"):
        limited(fail, 10)


def test_endless_work_is_ended():
    with pytest.raises(LimitHit, match=r"no answer after 0\.2 seconds"):
        limited(lambda: time.sleep(60), 0.2)


def test_an_endless_query_is_ended(toy):
    """The engine has no time-out and does not listen to Ctrl-C."""
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(LimitHit):
        limited(lambda: toy.query(query).format("csv"), 0.5)
    assert toy.query("ASK {}")[0] == (True,)


def test_greedy_work_is_ended():
    with pytest.raises(LimitHit):
        limited(lambda: bytearray(8_000_000_000) and None, 20)


def test_a_crash_of_the_child_is_told():
    import os

    with pytest.raises(LimitHit, match="ended its own process"):
        limited(lambda: os._exit(11), 5)
