// Kazakh order and dates, times in words, names that are missing, columns of questions, the search.
import assert from "node:assert/strict";
import { test } from "node:test";
import pairs from "../../../tests/search.json";
import variables from "../../../tests/variables.json";
import { dateWords } from "../src/findings/words";
import { inNames } from "../src/graph/asked";
import { yearAfter, yearOf } from "../src/graph/dates";
import { capital } from "../src/language/capital";
import { columnName, inWords } from "../src/language/columns";
import { compareKazakh, dateInKazakh } from "../src/language/kazakh";
import { licenceName } from "../src/language/licence";
import { fold, near, slip } from "../src/language/near";
import { find, indexOf } from "../src/language/search";
import { ended } from "../src/language/sentence";
import { tensionName } from "../src/language/tensions";
import { spoken, Tongue } from "../src/language/tongue";
import { dateInWords, when } from "../src/language/when";
import { claim, english, event, graphOf, kazakh, node, russian, words } from "./toy";

test("Kazakh words stand in the order of the Kazakh alphabet", () => {
  const words =
    "аза әже бала вагон ғылым гүл дос ел ёлка жер зат инс-титут йод кітап қала лагерь мәтін назар өсім ой таң ұлт уақыт үй фактор хабар һәм цех шың ым іс эра ю я";
  const inOrder =
    "аза әже бала вагон гүл ғылым дос ел ёлка жер зат инс-титут йод кітап қала лагерь мәтін назар ой өсім таң уақыт ұлт үй фактор хабар һәм цех шың ым іс эра ю я";
  assert.deepEqual(words.split(" ").sort(compareKazakh), inOrder.split(" "));
});

test("in it capitals and marks count for nothing, numbers count as numbers, other letters come before", () => {
  const sorted = ["Я", "ел 10", "e-gov", "ел 9", "Ел", "«ел» 2", "5 кезең"].sort(compareKazakh);
  assert.deepEqual(sorted, ["5 кезең", "e-gov", "Ел", "«ел» 2", "ел 9", "ел 10", "Я"]);
  assert.equal(compareKazakh("Қазақстан", "қазақстан"), 0);
  assert.ok(compareKazakh("қала", "қалалар") < 0);
  assert.ok(compareKazakh("қала жұрты", "қалалар") < 0);
});

test("a date is written as Kazakh writes it", () => {
  assert.equal(dateInKazakh(2006, 4, 12), "2006 жылғы 12 сәуір");
  assert.equal(dateInKazakh(2022, 12), "2022 жылғы желтоқсан");
});

test("days, months, years, decades and centuries in three languages", () => {
  const said = (date: string) => [kazakh, russian, english].map((tongue) => dateInWords(date, tongue));
  assert.deepEqual(said("2022-04-30"), ["2022 жылғы 30 сәуір", "30 апреля 2022 г.", "April 30, 2022"]);
  assert.deepEqual(said("2022-04"), ["2022 жылғы сәуір", "апрель 2022 г.", "April 2022"]);
  assert.deepEqual(said("2005"), ["2005", "2005", "2005"]);
  assert.deepEqual(said("195X"), ["1950-жылдар", "1950-е годы", "1950s"]);
  assert.deepEqual(said("19XX"), ["XX ғасыр", "XX век", "20th century"]);
  assert.deepEqual(said("20XX"), ["XXI ғасыр", "XXI век", "21st century"]);
  assert.deepEqual(
    ["01XX", "02XX", "10XX", "11XX", "12XX"].map((date) => dateInWords(date, english)),
    ["2nd century", "3rd century", "11th century", "12th century", "13th century"],
  );
});

test("what EDTF says beyond years and days: before our era, spans, doubt, seasons", () => {
  const said = (date: string) => [kazakh, russian, english].map((tongue) => dateInWords(date, tongue));
  assert.deepEqual(said("-0350"), ["б.з.б. 351", "351 до н. э.", "351 BC"]);
  assert.deepEqual(said("0000"), ["б.з.б. 1", "1 до н. э.", "1 BC"]);
  assert.deepEqual(said("0079-08-24")[2], "August 24, 79");
  assert.deepEqual(said("-0043-03-15"), ["б.з.б. 44 жылғы 15 наурыз", "15 марта 44 г. до н. э.", "March 15, 44 BC"]);
  assert.deepEqual(said("-03XX"), ["б.з.б. IV ғасыр", "IV век до н. э.", "4th century BC"]);
  assert.deepEqual(said("-035X")[2], "360–351 BC");
  assert.deepEqual(said("Y-12000")[2], "12001 BC");
  assert.deepEqual(said("1984~"), ["шамамен 1984", "ок. 1984", "c. 1984"]);
  assert.deepEqual(said("1984?")[2], "1984 (?)");
  assert.deepEqual(said("195X%")[2], "c. 1950s (?)");
  assert.deepEqual(said("2001/2003")[2], "2001 – 2003");
  assert.deepEqual(said("1985/..")[2], "since 1985");
  assert.deepEqual(said("../1985")[2], "until 1985");
  assert.deepEqual(said("2001-21"), ["2001 жылғы көктем", "весна 2001 г.", "spring 2001"]);
  assert.deepEqual(said("1985-XX-XX")[2], "1985");
  assert.deepEqual(said("no date at all")[2], "no date at all");
});

test("a day lies within its year on a line of years", () => {
  assert.deepEqual(["2025", "2025-09", "-0350", "2025-07~", "195X", null].map(yearOf), [2025, 2025 + 8 / 12, -350, 2025.5, null, null]);
  assert.ok(yearOf("2025-09-08")! > yearOf("2025-09")! && yearOf("2025-12-31")! < 2026);
  assert.deepEqual(["2025", "2025-12", "195X", null].map(yearAfter), [2026, 2026, null, null]);
  assert.ok(yearAfter("2025-09-08")! > yearOf("2025-09-08")! && yearAfter("2025-09-08")! < yearAfter("2025-09")!);
});

test("when something was: a point, a span, an open end, nothing said", () => {
  const said = (more: Parameters<typeof event>[0]) => [kazakh, russian, english].map((tongue) => when(event(more), tongue));
  assert.deepEqual(said({ starts: "2004", start_year: 2004 }), ["2004", "2004", "2004"]);
  assert.deepEqual(said({ starts: "1997", ends: "2000", start_year: 1997, end_year: 2000 })[2], "1997 – 2000");
  assert.deepEqual(said({ starts: "2006", ends: "2006", start_year: 2006, end_year: 2006 })[2], "2006");
  assert.deepEqual(said({ starts: "2013", open_end: true, start_year: 2013 }), ["2013 жылдан бері", "с 2013 года", "since 2013"]);
  assert.deepEqual(said({ starts: "195X", open_end: true }), ["1950-жылдардан бері", "с 1950-х годов", "since the 1950s"]);
  assert.deepEqual(said({ starts: "19XX", open_end: true })[2], "20th century – …");
  assert.deepEqual(said({ starts: "..", ends: "2010", end_year: 2010 }), ["2010 жылға дейін", "до 2010 года", "until 2010"]);
  assert.deepEqual(said({}), ["уақыты аталмаған", "без даты", "no date given"]);
});

test("a name that a language lacks is said in another, which is told; a thing without a name says its own", () => {
  const graph = graphOf({ words: [...words("id:concept/a", { kk: "ұғым", en: "concept" })] });
  const say = (lang: string, thing: string) => new Tongue(graph, lang).say(thing);
  assert.deepEqual(say("en", "id:concept/a"), { text: "concept", lang: "en" });
  assert.deepEqual(say("ru", "id:concept/a"), { text: "ұғым", lang: "kk" });
  assert.deepEqual(say("ru", "id:concept/b"), { text: "concept/b", lang: null });
  assert.equal(new Tongue(graph, "en").name(null), "");
  assert.equal(spoken(undefined, "kk"), null);
  assert.deepEqual(spoken({ kk: "ұғым" }, "ru"), { text: "ұғым", lang: "kk" });
});

test("a figure without a name is named by its index, its year and its value", () => {
  const figure = { figure: "id:value/v", indicator: "id:concept/i", year: 2020, edition: null, value: 29, status: null };
  const graph = graphOf({ values: [figure], words: [...words("id:concept/i", { en: "the index" })] });
  assert.equal(new Tongue(graph, "en").name("id:value/v"), "the index, 2020: 29");
  const longer = graphOf({ values: [{ ...figure, until: 2022 }], words: [...words("id:concept/i", { en: "the index" })] });
  assert.equal(new Tongue(longer, "en").name("id:value/v"), "the index, 2020–2022: 29");
  assert.equal(dateWords(english, longer.value.get("id:value/v")!), "2020–2022");
});

test("words are filled in and counted as each language counts", () => {
  const steps = { kk: "{0} қадам", ru: "{0} шаг|{0} шага|{0} шагов", en: "{0} step|{0} steps" };
  const said = (n: number) => [kazakh, russian, english].map((tongue) => tongue.count(steps, n).replace(/\s/g, " "));
  assert.deepEqual(said(1), ["1 қадам", "1 шаг", "1 step"]);
  assert.deepEqual(said(3), ["3 қадам", "3 шага", "3 steps"]);
  assert.deepEqual(said(11), ["11 қадам", "11 шагов", "11 steps"]);
  assert.deepEqual(said(1973), ["1 973 қадам", "1 973 шага", "1,973 steps"]);
  assert.equal(english.t({ en: "{1} of {0}, {0}, {2}" }, "a", 2), "2 of a, a, ");
});

test("quotation marks in a name that is quoted become the inner ones, in words and in questions", () => {
  assert.equal(russian.t({ ru: "что в «{0}»?" }, "«А» и “Б”"), "что в «„А“ и ‘Б’»?");
  const named = (name: string) => (text: string) => inNames(text, () => name);
  assert.equal(named("«Индекс», выпуск 2021")("[это|«{x}»]: что?"), "«„Индекс“, выпуск 2021»: что?");
  assert.equal(named("“Index”")("[this|“{x}”] says"), "“‘Index’” says");
  assert.equal(named("«Индекс»")("[это|{x}]: что?"), "«Индекс»: что?");
});

test("a sentence has one stop, a heading a capital, a licence its letters", () => {
  assert.deepEqual(["28 ноября 2026 г.", "1 мамыр", "Неге?"].map(ended), ["28 ноября 2026 г.", "1 мамыр.", "Неге?"]);
  assert.deepEqual([capital("ғылым"), capital("i", "tr"), capital("x", '"no tag"'), capital("")], ["Ғылым", "İ", "X", ""]);
  const creative = "https://creativecommons.org/";
  assert.equal(licenceName(`${creative}publicdomain/zero/1.0/`), "CC0 1.0");
  assert.equal(licenceName(`${creative}licenses/by-sa/4.0/`), "CC BY-SA 4.0");
  assert.equal(licenceName("https://example.org/own"), "example.org/own");
});

test("a language that nothing is known of counts, orders and dates as browsers do, and says in English what it has no words for", () => {
  const arabic = new Tongue(graphOf({}), "ar");
  const forms = { ar: "0|1|2|few {0}|many {0}|other {0}", en: "{0} step|{0} steps" };
  const said = (n: number) =>
    arabic
      .count(forms, n)
      .replace(/[^a-z\d]/g, "")
      .replace(/\d+$/, "");
  assert.deepEqual(
    [0, 1, 2].map((n) => arabic.count(forms, n)),
    ["0", "1", "2"],
  );
  assert.deepEqual([3, 11, 100].map(said), ["few", "many", "other"]);
  assert.equal(arabic.t({ kk: "иә", en: "yes" }), "yes");
  assert.equal(dateInWords("2022-04-30", new Tongue(graphOf({}), "tr")), "30 Nisan 2022");
  assert.ok(new Tongue(graphOf({}), "tr").compare("ç", "d") < 0);
});

test("a column is named by its question, by what many share, or by its own name", () => {
  const three = (en: string) => ({ kk: `${en} kk`, ru: `${en} ru`, en });
  const own = { times: three("how often") };
  const shared = { times: three("hours"), at: three("place") };
  assert.equal(columnName("times", russian, own, shared), "how often ru");
  assert.equal(columnName("times", english, {}, shared), "hours");
  assert.equal(columnName("at", kazakh, own, shared), "place kk");
  assert.equal(columnName("constructor", english, own, shared), "constructor");
  assert.equal(columnName("brand_new", russian), "brand new");
});

test("a variable is written as a person would, as in Python", () => {
  for (const [variable, words] of Object.entries(variables)) assert.equal(inWords(variable), words);
});

test("a tension is named in words, one added later by its own name", () => {
  assert.equal(tensionName("stance", english), "opposite stances");
  assert.equal(tensionName("new", english), "new");
});

test("letters that a keyboard lacks, marks and capitals fold together, but й is no и", () => {
  assert.equal(fold("ҚАЗАҚСТАН Әңгіме Ёлка"), "казакстан ангиме елка");
  assert.equal(fold("Өз-үй, Þjóð é"), "оз-уй, þjoð e");
  assert.notEqual(fold("май"), fold("маи"));
});

test("words come as near to one another as for tuiin ask", () => {
  for (const pair of pairs) assert.equal(Math.round(near(pair.one, pair.other) * 1000) / 1000, pair.near, `${pair.one} ${pair.other}`);
  for (const pair of pairs) assert.equal(Math.round(slip(pair.one, pair.other) * 1000) / 1000, pair.slip, `${pair.one} ${pair.other}`);
  assert.ok(near("dem", "democracy", true) > 0.6);
});

test("search finds all words in any language and spelling; names first, things before claims", () => {
  const graph = graphOf(
    {
      words: [
        ...words("id:concept/democracy", { kk: "демократия", ru: "демократия", en: "democracy" }),
        ...words("id:concept/e", { kk: "электрондық демократия", ru: "электронная демократия", en: "e-democracy" }),
        ...words("id:actor/kz", { kk: "Қазақстан", ru: "Казахстан", en: "Kazakhstan" }),
        ...words("id:c", { en: "Democracy is revived in Kazakhstan" }, "tn:paraphrase"),
        ...words("stance:asserts", { kk: "айтады", ru: "утверждает", en: "asserts democracy" }),
      ],
      names: [{ thing: "id:actor/kz", name: "Қазақ елі" }],
      claims: [claim("c")],
    },
    [node("concept/democracy"), node("concept/e"), node("actor/kz", "actor")],
  );
  const found = (query: string) => find(indexOf(graph), query).map((entry) => entry.thing);
  assert.deepEqual(found("democracy"), ["id:concept/democracy", "id:concept/e", "id:c"]);
  assert.deepEqual(found("казакстан"), ["id:actor/kz"]);
  assert.deepEqual(found("ели казак"), ["id:actor/kz"]);
  assert.deepEqual(found("KAZAKH democ"), ["id:c"]);
  assert.deepEqual(found("nothing of it"), []);
  assert.deepEqual(found("  "), []);
});
