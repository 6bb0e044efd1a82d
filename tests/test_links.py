from pathlib import Path

import pytest

from tuiin.curate.reader import read

from .spoiling import SLUG, Spoilt, path_of, problems, spoil, told

CASES = [
    Spoilt(
        "dangling subject",
        "claims.yaml",
        "subject: concept/night-library",
        "subject: concept/nigth-library",
        "nigth",
        (
            "claim/library-opened-at-night.subject: found 'concept/nigth-library', which no file defines; wanted a known concept",
            "nearest: concept/night-library",
        ),
    ),
    Spoilt(
        "dangling holder",
        "claims.yaml",
        "holder: actor/oilan-aiman",
        "holder: actor/oilan",
        "actor/oilan",
        ("claim/library-opened-at-night.positions[0].holder: found 'actor/oilan'", "nearest: actor/oilan-aiman"),
    ),
    Spoilt(
        "dangling source of a voice",
        "claims.yaml",
        "work/council-data",
        "work/other",
        "work/other",
        ("claim/rank-2018.positions[0].voices[0].source: found 'work/other', which no file defines",),
    ),
    Spoilt(
        "dangling premise",
        "arguments.yaml",
        "[claim/rank-2018]",
        "[claim/rank-2019]",
        "premises",
        ("argument/rank-supports-readers.premises[0]: found 'claim/rank-2019'", "nearest: claim/rank-2018"),
    ),
    Spoilt(
        "dangling member",
        "viewpoints.yaml",
        "member: actor/town-council",
        "member: actor/town",
        "member: actor/town",
        ("viewpoint/council-doubt.members[0].member: found 'actor/town'",),
    ),
    Spoilt(
        "dangling broader",
        "concepts.yaml",
        "broader: [concept/library]",
        "broader: [concept/libary]",
        "libary",
        ("concept/night-library.broader[0]: found 'concept/libary'", "nearest: concept/library"),
    ),
    Spoilt(
        "dangling author",
        "article.yaml",
        "authors: [actor/oilan-aiman]",
        "authors: [actor/nobody]",
        "authors",
        ("article.authors[0]: found 'actor/nobody'",),
    ),
    Spoilt(
        "dangling claim of a value",
        "values.yaml",
        "claim: claim/rank-2018",
        "claim: claim/x",
        "claim: claim/x",
        ("value/rank-2018.claim: found 'claim/x'",),
    ),
    Spoilt(
        "dangling concern of a note",
        "notes.yaml",
        "claim/reading-at-night-may-harm",
        "event/none",
        "concerns",
        ("note/light-is-vague.concerns[0]: found 'event/none', which no file defines; wanted a known event",),
    ),
    Spoilt(
        "sentence that is not there",
        "notes.yaml",
        "at: [p2s2]",
        "at: [p2s3]",
        "p2s3",
        ("note/light-is-vague.at[0]: found 'p2s3'; wanted a sentence of passages.csv; nearest: p2s",),
    ),
    Spoilt(
        "silent sentence that is not there",
        "article.yaml",
        "p0s2: byline",
        "p0s2: byline\n  p0s3: heading",
        "p0s3",
        ("article.silent: found 'p0s3'; wanted a sentence of passages.csv",),
    ),
    Spoilt(
        "silent sentence with a claim",
        "article.yaml",
        "p0s2: byline",
        "p0s2: byline\n  p1s1: heading",
        "p1s1",
        ("article.silent: found 'p1s1', but a claim stands there",),
    ),
    Spoilt(
        "broader names itself",
        "concepts.yaml",
        "broader: [concept/library]",
        "broader: [concept/night-library]",
        "night-library:",
        ("concept/night-library: broader runs in a circle: concept/night-library → concept/night-library; take",),
    ),
    Spoilt(
        "broader of two in a circle",
        "concepts.yaml",
        "    en: library\n",
        "    en: library\n  broader: [concept/night-library]\n",
        "library:",
        ("concept/library: broader runs in a circle: concept/library → concept/night-library → concept/library",),
    ),
    Spoilt(
        "part of itself",
        "events.yaml",
        "  starts: 2019\n",
        "  starts: 2019\n  part_of: event/night-opening\n",
        "night-opening:",
        ("event/night-opening: part_of runs in a circle",),
    ),
    Spoilt(
        "member of itself",
        "actors.yaml",
        "  printed: [",
        "  member_of: [actor/town-council]\n  printed: [",
        "town-council:",
        ("actor/town-council: member_of runs in a circle",),
    ),
    Spoilt(
        "position without a sentence",
        "claims.yaml",
        "    certainty: certain\n    at: [p1s1]\n",
        "    certainty: certain\n",
        "  - holder: actor/oilan-aiman",
        ("claim/library-opened-at-night: a position needs `at`: where in the text does actor/oilan-aiman hold this?",),
        alone=False,
    ),
    Spoilt(
        "number and status at once",
        "values.yaml",
        "  value: 12\n",
        "  value: 12\n  status: concept/library\n",
        "rank-2018:",
        ("value/rank-2018: wanted either `value` (a number) or `status` (a concept), and not both",),
    ),
    Spoilt("neither number nor status", "values.yaml", "  value: 12\n", "", "rank-2018:", ("value/rank-2018: wanted either `value`",)),
    Spoilt(
        "open date of an article",
        "article.yaml",
        "published: 2021-05-01",
        "published: ..",
        "published",
        ("article.published: found '..'; wanted a date; only `starts` and `ends` of an event may be open",),
    ),
    Spoilt(
        "open edition",
        "values.yaml",
        "year: 2018",
        "year: 2018\n  edition: ..",
        "edition",
        ("value/rank-2018.edition: found '..'; wanted a date",),
    ),
    Spoilt(
        "month of a value",
        "values.yaml",
        "year: 2018",
        "year: 2018-05",
        "2018-05",
        ("value/rank-2018.year: found '2018-05'; wanted a year, a decade or a span of years",),
    ),
    Spoilt(
        "decade of an edition",
        "values.yaml",
        "year: 2018",
        "year: 2018\n  edition: 201X",
        "201X",
        ("value/rank-2018.edition: found '201X'; wanted one year",),
    ),
    Spoilt(
        "ends before it starts",
        "events.yaml",
        "  starts: 2019\n",
        "  starts: 2019\n  ends: 2018-12\n",
        "night-opening:",
        ("event/night-opening: starts 2019, after it ends 2018-12",),
    ),
    Spoilt(
        "sentences beyond the text",
        "article.yaml",
        "length: 364",
        "length: 300",
        "sha256:",
        ("article.text: found length 300, but the sentence p2s2 ends at 363",),
    ),
    Spoilt(
        "lines the wrong way round",
        "article.yaml",
        "last_line: 8",
        "last_line: 0",
        "sha256:",
        ("article.text: found lines 1 to 0; wanted the first and the last",),
    ),
    Spoilt(
        "language that is no tag",
        "article.yaml",
        "language: kk",
        "language: Kazakh (kk)",
        "language:",
        ("article.language: found 'Kazakh (kk)'; no language has this tag (BCP 47); wanted a language tag such as kk",),
    ),
    Spoilt("language in capitals", "article.yaml", "language: kk", "language: KK", "language:", ("article.language: found 'KK'",)),
    Spoilt(
        "label of another concept",
        "concepts.yaml",
        "    kk: көз көруі\n    ru: зрение\n    en: eyesight",
        "    kk: кітапхана\n    ru: библиотека\n    en: library",
        "eyesight:",
        ("concept/eyesight: says the same in all languages as concept/library; make one of the two",),
    ),
    Spoilt(
        "number in a gist that nothing else has",
        "gists.yaml",
        "en: There are more readers at night.",
        "en: There are 17 more readers at night.",
        "step-1:",
        ("gist/step-1.text.en: found 17, which is in nothing that it draws on",),
    ),
    Spoilt(
        "look-alike in a label",
        "actors.yaml",
        "ru: Айман Ойлан",
        "ru: Aйман Ойлан",
        "ru: Aйман",
        ("actor/oilan-aiman.label.ru: the word 'Aйман' mixes alphabets: U+0041 A looks like U+0410 А",),
    ),
    Spoilt(
        "look-alike in a printed form",
        "works.yaml",
        "[Кеңестің мәліметі]",
        "[Кеңестің мәлiметі]",
        "printed",
        ("work/council-data.printed[0]: the word 'мәлiметі' mixes alphabets: U+0069 i looks like U+0456 і",),
    ),
    Spoilt(
        "look-alike in a further form",
        "concepts.yaml",
        "[library at night]",
        "[library аt night]",
        "en: [",
        ("concept/night-library.alt.en[0]: the word 'аt' mixes alphabets",),
    ),
    Spoilt(
        "look-alike in a curator",
        "article.yaml",
        "[tuiin contributors]",
        "[tuiin соntributors]",
        "curators",
        ("article.curators[0]: the word 'соntributors' mixes alphabets",),
    ),
    Spoilt(
        "lone look-alike",
        "notes.yaml",
        "ru: Не сказано, сколько",
        "ru: Не сказано, c какого",
        "ru: Не",
        ("note/light-is-vague.text.ru: the word 'c' is U+0063, which looks like U+0441 с",),
    ),
]


@pytest.mark.parametrize("spoilt", CASES, ids=lambda s: s.name)
def test_what_is_wrong_between_records_is_told_with_file_line_found_and_wanted(library: Path, spoilt: Spoilt):
    told(library, spoilt)


def lines(library: Path) -> list[tuple[str, int, str]]:
    return [(Path(p.file).name, p.line, p.message) for p in problems(library)]


def test_a_holder_that_holds_a_claim_twice_in_one_stance_is_told_at_the_second(library: Path):
    spoil(
        library,
        "claims.yaml",
        "  - holder: viewpoint/council-doubt\n    stance: disputes",
        "  - holder: actor/oilan-aiman\n    stance: asserts",
    )
    words = (
        "claim/night-library-raises-readers: actor/oilan-aiman asserts this twice; put all sentences under one `at`; "
        "a voice in `voices` may have an `at` of its own"
    )
    assert lines(library) == [("claims.yaml", 29, words)]


def test_a_voice_that_is_reported_twice_by_one_holder_is_told(library: Path):
    voice = "    - holder: actor/town-council\n      stance: asserts\n      certainty: certain\n"
    spoil(library, "claims.yaml", voice, voice * 2)
    ((_, line, words),) = lines(library)
    assert (line, "actor/town-council asserts this twice" in words) == (51, True)


def test_one_holder_may_hold_a_claim_in_two_stances(library: Path):
    spoil(library, "claims.yaml", "  - holder: viewpoint/council-doubt\n", "  - holder: actor/oilan-aiman\n")
    assert lines(library) == []


def test_a_member_named_twice_is_told_at_the_second(library: Path):
    member = "  - member: actor/town-council\n    at: [p1s3]\n"
    spoil(library, "viewpoints.yaml", member, member * 2)
    words = "viewpoint/council-doubt: actor/town-council is a member twice; put all sentences under one `at`"
    assert lines(library) == [("viewpoints.yaml", 9, words)]


def test_names_may_be_alike_in_one_language(library: Path):
    """Homonyms are no twins."""
    spoil(library, "concepts.yaml", "kk: көз көруі", "kk: кітапхана")
    assert lines(library) == []


def test_an_actor_and_a_concept_may_share_a_label(library: Path):
    names = "    kk: Бұлақты қалалық кеңесі\n    ru: Городской совет Булакты\n    en: Bulaqty Town Council\n"
    spoil(library, "concepts.yaml", "    kk: көз көруі\n    ru: зрение\n    en: eyesight\n", names)
    assert lines(library) == []


def chain(length: int, last: str) -> str:
    """Concepts of which each is broader than the one before; the last names `last`."""
    label = "  label: {{kk: сөз{0}, ru: слово{0}, en: word{0}}}\n"
    steps = [f"c{i}:\n{label.format(i)}  broader: [concept/c{i + 1}]\n" for i in range(length)]
    return "".join(steps) + f"c{length}:\n{label.format(length)}  broader: [concept/{last}]\n"


@pytest.mark.parametrize(
    ("length", "shown"), [(3, "concept/c0 → concept/c1 → concept/c2 → concept/c3 → concept/c0"), (3000, "concept/c7 → … → concept/c0")]
)
def test_a_long_circle_is_told_once_where_it_begins(library: Path, length: int, shown: str):
    path = path_of(library, "concepts.yaml")
    before = path.read_text("utf-8")
    path.write_text(before + chain(length, "c0"), "utf-8")
    ((file, line, words),) = lines(library)
    assert (file, line) == ("concepts.yaml", before.count("\n") + 1)
    assert words.startswith("concept/c0: broader runs in a circle: concept/c0 → ")
    assert shown in words


def test_a_way_that_leads_into_a_circle_is_not_taken_for_one(library: Path):
    path = path_of(library, "concepts.yaml")
    path.write_text(path.read_text("utf-8") + chain(5, "c3"), "utf-8")
    ((_, _, words),) = lines(library)
    assert words == "concept/c3: broader runs in a circle: concept/c3 → concept/c4 → concept/c5 → concept/c3; take one of these away"


def test_every_circle_is_told(library: Path):
    path = path_of(library, "concepts.yaml")
    more = chain(2, "c0") + chain(2, "d0").replace("c0", "d0").replace("c1", "d1").replace("c2", "d2").replace("word", "Word")
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    assert len([words for _, _, words in lines(library) if "runs in a circle" in words]) == 2


def test_a_lattice_without_circles_is_good_and_quick(library: Path):
    path = path_of(library, "concepts.yaml")
    path.write_text(path.read_text("utf-8") + chain(3000, "library"), "utf-8")
    assert read(SLUG, library)


def test_what_an_unread_file_may_define_is_not_told_as_missing(library: Path):
    path_of(library, "concepts.yaml").write_text("a: [", "utf-8")
    assert [(file, line) for file, line, _ in lines(library)] == [("concepts.yaml", 2)]


def test_a_wrong_record_is_still_one_that_others_may_name(library: Path):
    spoil(library, "claims.yaml", "kind: statistical", "kind: statisticle")
    assert [(file, line) for file, line, _ in lines(library)] == [("claims.yaml", 34)]


def test_a_wrong_record_is_still_looked_through_for_what_it_names(library: Path):
    spoil(library, "claims.yaml", "kind: statistical\n  subject: concept/library", "kind: statisticle\n  subject: concept/libary")
    assert [(file, line) for file, line, _ in lines(library)] == [("claims.yaml", 34), ("claims.yaml", 35)]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("kz", "Kazakh is 'kk' (kz is the country)"),
        ("ua", "Ukrainian is 'uk'"),
        ("xx", "no language has this tag"),
        ("kaz", "wanted 'kk'"),
        ("rus", "wanted 'ru'"),
        ("KK", "wanted 'kk'"),
        ("en_US", "wanted 'en-US'"),
    ],
)
def test_a_language_of_the_article_that_is_none_or_is_written_otherwise_is_told(library: Path, tag: str, words: str):
    told(library, Spoilt(tag, "article.yaml", "language: kk", f"language: {tag}", "language:", ("article.language", words)))


@pytest.mark.parametrize("tag", ["ru", "kk-Latn", "en-US", "zh-Hant"])
def test_a_language_tag_of_the_registry_is_taken(library: Path, tag: str):
    spoil(library, "article.yaml", "language: kk", f"language: {tag}")
    assert problems(library) == []


PAGES = {
    "https://www.wikidata.org/wiki/Q6097": "http://www.wikidata.org/entity/Q6097",
    "https://m.wikidata.org/wiki/Q6097#P31": "http://www.wikidata.org/entity/Q6097",
    "https://wikidata.org/wiki/Special:EntityData/Q6097.ttl": "http://www.wikidata.org/entity/Q6097",
    "https://www.wikidata.org/entity/Q6097": "http://www.wikidata.org/entity/Q6097",
    "https://www.wikidata.org/wiki/Property:P31": "http://www.wikidata.org/entity/P31",
    "http://dbpedia.org/page/Coffee": "http://dbpedia.org/resource/Coffee",
    "https://dbpedia.org/data/Coffee.json": "http://dbpedia.org/resource/Coffee",
    "http://ru.dbpedia.org/page/Coffee": "http://ru.dbpedia.org/resource/Coffee",
    "https://viaf.org/viaf/24602065/#Goethe": "http://viaf.org/viaf/24602065",
    "https://www.geonames.org/1522867/karagandy.html": "https://sws.geonames.org/1522867/",
    "http://id.loc.gov/authorities/names/n79021164.html": "http://id.loc.gov/authorities/names/n79021164",
    "http://vocab.getty.edu/page/aat/300026656": "http://vocab.getty.edu/aat/300026656",
    "http://orcid.org/0000-0002-1825-0097": "https://orcid.org/0000-0002-1825-0097",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("file", "below", "field"), [("concepts.yaml", "  broader:", "exact_match"), ("actors.yaml", "  label:", "same_as")]
)
def test_the_address_of_a_page_about_a_thing_is_told_with_that_of_the_thing(library: Path, file: str, below: str, field: str, page: str):
    told(library, Spoilt(page, file, below, f"  {field}: ['{page}']\n{below}", f"{field}:", (f"{field}[0]", f"wanted {PAGES[page]}")))


def test_the_address_of_a_thing_is_taken(library: Path):
    things = ", ".join(f"'{thing}'" for thing in {*PAGES.values()})
    spoil(library, "concepts.yaml", "  broader:", f"  exact_match: [{things}]\n  broader:")
    assert problems(library) == []


def test_an_article_of_wikipedia_is_no_exact_match_but_tells_who_somebody_is(library: Path):
    page = "https://kk.wikipedia.org/wiki/Astana"
    spoil(library, "actors.yaml", "  label:", f"  same_as: ['{page}']\n  label:")
    assert problems(library) == []
    told(
        library,
        Spoilt(page, "concepts.yaml", "  broader:", f"  exact_match: ['{page}']\n  broader:", "exact_match:", ("an article about",)),
    )
