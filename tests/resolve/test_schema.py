"""The JSON schema: the public, versioned form of the result. A change of it is a change of the format."""

from typing import Any

from arabic_metrics import ClaimSet

SCHEMA: dict[str, Any] = ClaimSet.model_json_schema(mode="serialization")
FIELDS = {
    "Claim": "id entity platform rank followers interactions posts other period attribution evidence",
    "Entity": "name mention key kind span part",
    "Rank": "value upper scope aside dated confidence sentence evidence again",
    "Scope": "text country span part",
    "Figure": "value upper modifier aspect rate scope aside dated confidence sentence evidence again",
    "Period": "value start end calendar evidence",
    "Evidence": "slot span quote rule part",
    "Span": "start end",
    "Unresolved": "span part surface value readings metric reason confidence candidates",
    "Candidate": "slot surface span part probability",
}


def test_the_version_is_in_the_result() -> None:
    assert ClaimSet().version == SCHEMA["properties"]["version"]["default"] == 2
    assert list(SCHEMA["properties"]) == [
        "version", "article_id", "title", "published", "source", "claims", "unresolved",
    ]  # fmt: skip


def test_each_record_has_its_fields_in_order() -> None:
    assert {name: list(SCHEMA["$defs"][name]["properties"]) for name in FIELDS} == {
        name: fields.split() for name, fields in FIELDS.items()
    }
    assert set(SCHEMA["$defs"]) == set(FIELDS)


def test_reading_and_writing_have_one_schema() -> None:
    assert ClaimSet.model_json_schema(mode="validation")["$defs"].keys() == SCHEMA["$defs"].keys()


def test_values_are_integers_or_exact_strings() -> None:
    value = SCHEMA["$defs"]["Figure"]["properties"]["value"]
    assert [kind["type"] for kind in value["anyOf"]] == ["integer", "string", "string"]
    upper = SCHEMA["$defs"]["Rank"]["properties"]["value"]
    assert upper["type"] == "integer"


def test_a_probability_is_a_number_from_0_to_1() -> None:
    for record, field in (
        ("Figure", "confidence"),
        ("Rank", "confidence"),
        ("Unresolved", "confidence"),
    ):
        number, nothing = SCHEMA["$defs"][record]["properties"][field]["anyOf"]
        assert (number["type"], number["minimum"], number["maximum"]) == ("number", 0, 1)
        assert nothing == {"type": "null"}


def test_closed_sets_are_told() -> None:
    figure = SCHEMA["$defs"]["Figure"]["properties"]
    assert figure["aspect"]["enum"] == ["level", "change"]
    assert set(figure["modifier"]["enum"]) == {
        "exact", "approximately", "more_than", "less_than", "at_least", "at_most",
    }  # fmt: skip
