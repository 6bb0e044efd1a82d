"""Write the curated files of an article in long form, every key said: what a script reads that knows no short form.

python bench/lengthen.py DATA SLUG
"""

import dataclasses
import sys
from decimal import Decimal
from pathlib import Path

import yaml

from tuiin import model
from tuiin.curate.reader import read
from tuiin.model import Words, fields


def bare(value):
    """Return a record as mappings and lists; what says nothing is left out."""
    if dataclasses.is_dataclass(value):
        pairs = ((name, getattr(value, name)) for name in fields.of(type(value)))
        return {name: bare(said) for name, said in pairs if said is not None and said != () and said != {}}
    if isinstance(value, tuple):
        return [bare(one) for one in value]
    if isinstance(value, dict | Words):
        return {key: bare(said) for key, said in value.items()}
    return (int(value) if value % 1 == 0 else float(value)) if isinstance(value, Decimal) else value


def main(data, slug):
    entries = read(slug, data)
    home = data / "articles" / slug
    for path in [*data.glob("*.yaml"), *home.glob("*.yaml"), *home.glob("*.csv")]:
        if path.name != "passages.csv":
            path.unlink()
    files = {f"{kind}s.yaml": records for kind, records in entries.records.items() if records}
    own = [name for name in files if name.removesuffix("s.yaml") in model.LOCAL]
    contents = {home / "article.yaml": bare(dataclasses.replace(entries.article, files=tuple(own)))}
    for name, records in files.items():
        contents[(home if name in own else data) / name] = {key: bare(record) for key, record in records.items()}
    for path, content in contents.items():
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
