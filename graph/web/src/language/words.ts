// The words of the interface in Kazakh, Russian and English. Forms of a count are parted by | as the language's plural rules want them.
import type { Lang } from "../graph/document";
import { KIND_WORDS } from "./kinds";

/** The same words in three languages. */
export type Three = Record<Lang, string>;
/** Whether this is the bundle of the unit tests, which read all words; the bundler says so. */
declare const TESTED: boolean;
export const SAID: Three[] = [];

export const w = (kk: string, ru: string, en: string): Three => {
  const three = { kk, ru, en };
  if (TESTED) SAID.push(three);
  return three;
};

export const UI = {
  // the frame
  skip: w("Мазмұнға өту", "К содержанию", "Skip to content"),
  views: w("Көріністер", "Виды", "Views"),
  language: w("Тіл", "Язык", "Language"),
  theme: w("Түс режимі", "Цветовая тема", "Colour theme"),
  theme_auto: w("Жүйедегідей", "Как в системе", "As the system"),
  theme_light: w("Жарық", "Светлая", "Light"),
  theme_dark: w("Қараңғы", "Тёмная", "Dark"),
  search: w("Іздеу", "Поиск", "Search"),
  search_hint: w("Ұғым, тұлға, тұжырым… ( / )", "Понятие, лицо, утверждение… ( / )", "A concept, an actor, a claim… ( / )"),
  search_none: w("Ештеңе табылмады", "Ничего не найдено", "Nothing found"),
  search_found: w("{0} нәрсе табылды", "Найдено: {0}", "{0} found"),
  close: w("Жабу", "Закрыть", "Close"),
  details: w("Толығырақ", "Подробности", "Details"),
  print: w("Басып шығару", "Печать", "Print"),
  save_svg: w("SVG сақтау", "Сохранить SVG", "Save SVG"),
  save_png: w("PNG сақтау", "Сохранить PNG", "Save PNG"),
  save_csv: w("CSV сақтау", "Сохранить CSV", "Save CSV"),
  as_table: w("Кесте түрінде", "В виде таблицы", "As a table"),
  as_list: w("Тізім түрінде", "Списком", "As a list"),
  as_picture: w("Сурет түрінде", "Картинкой", "As a picture"),
  all: w("Барлығы", "Все", "All"),
  clear: w("Тазалау", "Сбросить", "Clear"),
  show_more: w("Тағы көрсету", "Показать ещё", "Show more"),
  copied: w("Көшірілді", "Скопировано", "Copied"),
  fallback: w("бұл тілде жоқ: {0}", "нет на этом языке: {0}", "not in this language: {0}"),
  not_found: w("Мұндай нәрсе бұл графта жоқ", "Такого в этом графе нет", "There is no such thing in this graph"),
  offline_note: w(
    "Бір файл, желісіз. Мақаланың сөйлемдері мұнда жоқ: тек біздің мазмұндауымыз бен орындары.",
    "Один файл, без сети. Предложений статьи здесь нет: только наши пересказы и места.",
    "One file, no network. The article's sentences are not in it: only our paraphrases, and where they stand.",
  ),
  // views
  overview: w("Шолу", "Обзор", "Overview"),
  debate: w("Пікірталас", "Спор", "Debate"),
  voices: w("Кім не айтады", "Кто что говорит", "Who says what"),
  argument: w("Дәлелдеу", "Аргументация", "Argument"),
  network: w("Желі", "Сеть", "Network"),
  timeline: w("Уақыт", "Время", "Timeline"),
  figures: w("Көрсеткіштер", "Показатели", "Figures"),
  concepts: w("Ұғымдар", "Понятия", "Concepts"),
  reading: w("Оқу", "Чтение", "Reading"),
  ask: w("Сұрау", "Вопросы", "Ask"),
  ...KIND_WORDS,
  // counts
  n_claims: w("{0} тұжырым", "{0} утверждение|{0} утверждения|{0} утверждений", "{0} claim|{0} claims"),
  n_voices: w("{0} дауыс", "{0} голос|{0} голоса|{0} голосов", "{0} voice|{0} voices"),
  n_works: w("{0} еңбек", "{0} работа|{0} работы|{0} работ", "{0} work|{0} works"),
  n_concepts: w("{0} ұғым", "{0} понятие|{0} понятия|{0} понятий", "{0} concept|{0} concepts"),
  n_sentences: w("{0} сөйлем", "{0} предложение|{0} предложения|{0} предложений", "{0} sentence|{0} sentences"),
  n_notes: w("{0} ескерту", "{0} примечание|{0} примечания|{0} примечаний", "{0} note|{0} notes"),
  n_tensions: w("{0} қайшылық", "{0} противоречие|{0} противоречия|{0} противоречий", "{0} tension|{0} tensions"),
  n_arguments: w("{0} дәлел", "{0} довод|{0} довода|{0} доводов", "{0} argument|{0} arguments"),
  n_statements: w("{0} мәлімет", "{0} факт графа|{0} факта графа|{0} фактов графа", "{0} statement|{0} statements"),
  n_rows: w("{0} жол", "{0} строка|{0} строки|{0} строк", "{0} row|{0} rows"),
  // the card
  says: w("Кім айтады", "Кто говорит", "Who says it"),
  reported_by: w("жеткізуші: {0}", "передаёт: {0}", "reported by {0}"),
  on_source: w("дереккөз: {0}", "источник: {0}", "source: {0}"),
  stance: w("Ұстаным", "Позиция", "Stance"),
  certainty: w("Сенімділік", "Уверенность", "Certainty"),
  kind: w("Түрі", "Вид", "Kind"),
  place: w("Мәтіндегі орны", "Место в тексте", "Place in the text"),
  frame: w("Мазмұны", "Содержание", "Content"),
  not: w("емес", "не", "not"),
  scope: w("Ауқымы", "Охват", "Scope"),
  condition: w("Шарты", "Условие", "Condition"),
  supported_by: w("Оны қолдайды", "Его поддерживают", "Supported by"),
  supports: w("Ол қолдайды", "Оно поддерживает", "Supports"),
  disputed_by: w("Оған қарсы", "Его оспаривают", "Disputed by"),
  disputes: w("Ол қарсы шығады", "Оно оспаривает", "Disputes"),
  in_tension: w("Тартыста тұр", "В противоречии", "In tension with"),
  citations: w("Сілтемелер", "Ссылки", "Citations"),
  notes: w("Редактор ескертулері", "Примечания редактора", "Editor's notes"),
  as_printed: w("басылғаны", "напечатано", "as printed"),
  probably: w("болуы мүмкін", "вероятно", "probably"),
  explicit: w("мәтінде айтылған", "сказано в тексте", "stated in the text"),
  inferred: w("куратор шығарған", "выведено куратором", "inferred by the curator"),
  definition: w("Анықтамасы", "Определение", "Definition"),
  also_called: w("Басқа атаулары", "Другие названия", "Also called"),
  broader: w("Кеңірек", "Шире", "Broader"),
  narrower: w("Тарырақ", "Уже", "Narrower"),
  related: w("Байланысты", "Связанные", "Related"),
  claims_about: w("Ол туралы тұжырымдар", "Утверждения о нём", "Claims about it"),
  claims_held: w("Ұстанатын тұжырымдары", "Чьи утверждения", "Claims it holds"),
  members: w("Мүшелері", "Участники", "Members"),
  open_list: w("тізім толық емес", "список неполон", "the list is open"),
  opposes: w("Қарсысы", "Противостоит", "Opposed to"),
  member_of: w("Мүше", "Входит в", "Member of"),
  authors: w("Авторлары", "Авторы", "Authors"),
  author: w("Авторы", "Автор", "Author"),
  wrote: w("Еңбектері", "Работы", "Wrote"),
  publisher: w("Баспагер", "Издатель", "Publisher"),
  published: w("Жарияланды", "Опубликовано", "Published"),
  journal: w("Журнал", "Журнал", "Journal"),
  when: w("Қашан", "Когда", "When"),
  involved: w("Қатысушылар", "Участники", "Involved"),
  part_of: w("Бөлігі", "Часть", "Part of"),
  stated_in: w("Қай тұжырымда", "В утверждении", "Stated in"),
  copy_turtle: w("Turtle көшіру", "Скопировать Turtle", "Copy as Turtle"),
  copy_link: w("Сілтеме көшіру", "Скопировать ссылку", "Copy link"),
  identifier: w("Идентификатор", "Идентификатор", "Identifier"),
  open_in: w("Көрсету", "Показать", "Show in"),
  paragraph: w("{0}-абзац", "Абзац {0}", "Paragraph {0}"),
  sentence: w("{0}-абзац, {1}-сөйлем", "абзац {0}, предложение {1}", "paragraph {0}, sentence {1}"),
  open_end: w("қазірге дейін", "по сей день", "ongoing"),
} satisfies Record<string, Three>;

export type Key = keyof typeof UI;

/** The languages by their own names. */
export const LANGUAGE_NAMES: Three = w("Қазақша", "Русский", "English");
