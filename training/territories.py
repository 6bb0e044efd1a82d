"""Make the table of states and regions in Kazakh, Russian and English from CLDR (Unicode-3.0), as npm's cldr-localenames-full has it.

    npm pack cldr-localenames-full@48.2.0 && tar xzf cldr-localenames-full-48.2.0.tgz
    python training/territories.py package

A code of ISO 3166 is that of a state where it is a member or an observer of the United Nations, and of a place else.
"""

import json
import re
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "graph" / "tuiin" / "draft" / "tables" / "territories.json"
LANGUAGES = ("kk", "ru", "en")
# No names of a place: the world, outlying parts, codes for tests, and the unions that the table of well-known names has.
LEFT_OUT = {"001", "021", "057", "EU", "EZ", "QO", "UM", "UN", "XA", "XB", "ZZ"}
NO_STATES = set(
    """AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EH FK FO GF GG GI GL GP GS GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF NU
    PF PM PN PR RE SH SJ SX TA TC TF TK TW VG VI WF XK YT""".split()
)


def names(package: Path, language: str) -> dict[str, list[str]]:
    """Return for each code the names that CLDR has in a language, the common one first, without what stands in brackets."""
    path = package / "main" / language / "territories.json"
    found: dict[str, list[str]] = {}
    for key, name in json.loads(path.read_text("utf-8"))["main"][language]["localeDisplayNames"]["territories"].items():
        code = key.partition("-")[0]
        plain = re.sub(r"\s*\(.*?\)|^the ", "", name).replace("о-ва", "острова")
        if code not in LEFT_OUT and plain[0].isupper() and plain not in found.get(code, ()):
            found.setdefault(code, []).append(plain)
    return found


def main() -> None:
    """Write the table: a code, its kind, and its names by language."""
    read = {language: names(Path(sys.argv[1]), language) for language in LANGUAGES}
    table = {
        code: {"kind": "place" if code.isdigit() or code in NO_STATES else "state"}
        | {language: read[language][code] for language in LANGUAGES if code in read[language]}
        for code in sorted(set().union(*read.values()))
    }
    rows = ",\n".join(f"{json.dumps(code)}: {json.dumps(row, ensure_ascii=False)}" for code, row in table.items())
    TABLE.write_text("{\n" + rows + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
