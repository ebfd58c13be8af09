import gc

import pytest

from kg.ontology import without_collection


@without_collection()
def _fails() -> None:
    assert not gc.isenabled()
    raise ValueError("inside")


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was_found(enabled: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(ValueError, match="inside"):
            _fails()
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was else gc.disable)()
