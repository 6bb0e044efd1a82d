// The words of the query page.
import { type Three, w } from "../language/words";

export const WORDS = {
  title: w("Графтан сұрау", "Вопросы к графу", "Ask the graph"),
  loading: w("Сұрау машинасы іске қосылуда…", "Запускается движок запросов…", "The query engine is starting…"),
  ready: w(
    "{0} мәлімет, {1} мс ішінде дайын болды. Бәрі осы бетте: желі керек емес.",
    "{0} фактов, готово за {1} мс. Всё на этой странице: сеть не нужна.",
    "{0} statements, ready in {1} ms. All of it in this page: no network.",
  ),
  failed: w("Сұрау машинасы іске қосылмады: {0}", "Движок не запустился: {0}", "The query engine did not start: {0}"),
  questions: w("Дайын сұрақтар", "Готовые вопросы", "Ready questions"),
  narrow: w("Сұрақ іздеу", "Найти вопрос", "Find a question"),
  editor: w("SPARQL сұрауы", "Запрос SPARQL", "SPARQL query"),
  completions: w("Ұсынылған сөздер", "Подсказки", "Completions"),
  hint: w(
    "Ctrl+Enter — орындау. Префикстер белгілі: tn:, id:, stance:, skos: …",
    "Ctrl+Enter — выполнить. Префиксы известны: tn:, id:, stance:, skos: …",
    "Ctrl+Enter runs it. Prefixes are known: tn:, id:, stance:, skos: …",
  ),
  run: w("Орындау", "Выполнить", "Run"),
  stop: w("Тоқтату", "Остановить", "Stop"),
  running: w("Орындалуда…", "Выполняется…", "Running…"),
  stopped: w("Тоқтатылды.", "Остановлено.", "Stopped."),
  too_long: w(
    "Бір минуттан асты, тоқтатылды. Азырақ сұраңыз: LIMIT қосыңыз немесе үлгіні тарылтыңыз.",
    "Дольше минуты: остановлено. Спросите меньше: добавьте LIMIT или сузьте образец.",
    "Stopped after a minute. Ask for less: add a LIMIT or narrow the pattern.",
  ),
  broken: w(
    "Сұрау машинаны тоқтатты: жады жетпеді немесе тым терең. Машина қайта қосылды.",
    "Запрос остановил движок: не хватило памяти или слишком глубоко. Движок запущен заново.",
    "The query ended the engine: out of memory, or nested too deep. It was started anew.",
  ),
  too_large: w(
    "Жауап бетке сыймайды: {0} МБ. Азырақ сұраңыз: LIMIT қосыңыз.",
    "Ответ слишком велик для страницы: {0} МБ. Спросите меньше: добавьте LIMIT.",
    "The answer is too large for a page: {0} MB. Ask for less: add a LIMIT.",
  ),
  answer: w("Жауап", "Ответ", "Answer"),
  milliseconds: w("{0} мс", "{0} мс", "{0} ms"),
  yes: w("иә", "да", "yes"),
  no: w("жоқ", "нет", "no"),
  where: w("{0}-жол, {1}-таңба: {2}", "строка {0}, знак {1}: {2}", "line {0}, column {1}: {2}"),
  unexpected: w("мұнда «{0}» күтілмеген", "здесь не ожидалось «{0}»", "“{0}” is not expected here"),
  unfinished: w("сұрау аяқталмаған", "запрос не окончен", "the query is not finished"),
  unknown_prefix: w("{0} префиксі белгісіз", "неизвестный префикс {0}", "unknown prefix {0}"),
  engine_says: w("Машинаның сөзі: {0}", "Движок говорит: {0}", "The engine says: {0}"),
  parameter_hint: w("түр/ид немесе толық IRI", "вид/ид или полный IRI", "kind/id, or a full IRI"),
  download_nt: w("N-Triples сақтау", "Сохранить N-Triples", "Save N-Triples"),
} satisfies Record<string, Three>;
