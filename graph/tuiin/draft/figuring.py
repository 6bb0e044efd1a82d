"""A figure said briefly, by language: whose it is, by which indicator, in which year, and out of how many."""

from collections.abc import Mapping
from typing import Any

# By language and unit: what stands behind the subject and its colon. `{by}`, `{of}` and `{when}` are empty where nothing is known.
_FORMS: dict[str, dict[str, str]] = {
    "kk": {"rank": "{by}{when}{of}{value}-орын", "percent": "{by}{when}{value} пайыз", "count": "{by}{when}{value}"},
    "ru": {"rank": "{value}-е место{of}{by}{when}", "percent": "{value} процента{by}{when}", "count": "{value}{by}{when}"},
    "en": {"rank": "rank {value}{of}{by}{when}", "percent": "{value} percent{by}{when}", "count": "{value}{by}{when}"},
}
_PARTS: dict[str, dict[str, str]] = {
    "kk": {"by": "{} бойынша ", "of": "{} ішінде ", "when": "{} жылы "},
    "ru": {"by": " по показателю «{}»", "of": " из {}", "when": ", {} год"},
    "en": {"by": " by {}", "of": " of {}", "when": " ({})"},
}


def figure(subject: str, indicator: str, details: Mapping[str, Any], language: str) -> str:
    """Return a figure as a sentence without a verb; nothing in a language that this does not speak.

    >>> figure("Қазақстан", "демократия индексі", {"value": 128, "unit": "rank", "year": "2020", "out_of": 167}, "kk")
    'Қазақстан: демократия индексі бойынша 2020 жылы 167 ішінде 128-орын.'
    >>> figure("registered paths", "", {"value": "34", "unit": "percent"}, "en")
    'Registered paths: 34 percent.'
    >>> figure("registered paths", "", {"value": "46", "unit": "percent", "where": "in the hills"}, "en")
    'Registered paths (in the hills): 46 percent.'
    """
    form = _FORMS.get(language, {}).get(str(details.get("unit")), "")
    if not form or not subject or details.get("value") is None:
        return ""
    value = str(details["value"])
    subject = f"{subject} ({details['where']})" if details.get("where") else subject
    if language == "ru" and details.get("unit") == "percent":
        form = form.replace("процента", _percent(value))
    said = {"by": indicator, "of": details.get("out_of"), "when": details.get("year")}
    parts = {name: _PARTS[language][name].format(one) if one else "" for name, one in said.items()}
    return f"{subject[:1].upper()}{subject[1:]}: {form.format(value=value, **parts)}."


def _percent(value: str) -> str:
    """Return the Russian word for percent behind a number.

    >>> [_percent(number) for number in ("1", "2", "5", "11", "21", "46.5")]
    ['процент', 'процента', 'процентов', 'процентов', 'процент', 'процента']
    """
    if not value.isdigit():
        return "процента"
    last, teens = int(value) % 10, int(value) % 100 in range(11, 15)
    return "процентов" if teens or last in (0, 5, 6, 7, 8, 9) else "процент" if last == 1 else "процента"
