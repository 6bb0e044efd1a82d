// The words of the network view.
import { type Three, w } from "../../language/words";

export const WORDS = {
  intro: w(
    "Түйіндер — мақала сөз ететін нәрселер, сызықтар — олардың арасындағы байланыстар. Бірін басыңыз: не неге қатысты екені көрінеді.",
    "Узлы — то, о чём говорит статья, линии — связи между ними. Нажмите на узел, и станет видно, что с чем связано.",
    "Nodes are what the article speaks of, lines are the ties among them. Choose one to see what it has to do with what.",
  ),
  nothing: w(
    "Бұл графта желі құрайтын ештеңе жоқ.",
    "В этом графе нет ничего, что составило бы сеть.",
    "There is nothing in this graph that makes a network.",
  ),
  label: w("Желі суреті", "Картина сети", "Picture of the network"),
  keys: w(
    "Бағыттауыш пернелер көршілес түйінге өтеді, Enter — толығырақ, Esc — таңдауды алу, + − 0 — масштаб, Shift + бағыттауыш — жылжыту.",
    "Стрелки ведут к соседям, Enter — подробности, Esc — снять выбор, + − 0 — масштаб, Shift со стрелками — сдвиг.",
    "Arrow keys walk to neighbours, Enter opens the details, Esc lets go, + − 0 zoom, Shift with arrows moves the picture.",
  ),
  reach: w("Не көрсетілсін", "Что показать", "What to show"),
  whole: w("Бүкіл желі", "Вся сеть", "The whole"),
  steps: w("{0} қадам", "{0} шаг|{0} шага|{0} шагов", "{0} step|{0} steps"),
  closer: w("Жақындату", "Приблизить", "Zoom in"),
  farther: w("Алыстату", "Отдалить", "Zoom out"),
  fit: w("Түгел көрсету", "Показать целиком", "Show all of it"),
  n_things: w("{0} түйін", "{0} узел|{0} узла|{0} узлов", "{0} node|{0} nodes"),
  n_links: w("{0} байланыс", "{0} связь|{0} связи|{0} связей", "{0} link|{0} links"),
  of_all: w("барлығы {0}", "всего {0}", "of {0} in all"),
  around: w("Айналасы: {0}", "Вокруг: {0}", "Around: {0}"),
  large: w(
    "Бұл граф бір суретке сыймайды, сондықтан бір түйіннің айналасы көрсетілген. Көршісін басыңыз немесе жоғарыдан іздеңіз.",
    "Этот граф слишком велик для одной картины, поэтому показано окружение одного узла. Нажмите на соседа или найдите другой узел в поиске.",
    "This graph is too large for one picture, so you see what lies around one node. Choose a neighbour, or search for another node above.",
  ),
  more: w("Тағы {0} көрші", "Ещё {0} сосед|Ещё {0} соседа|Ещё {0} соседей", "And {0} more neighbour|And {0} more neighbours"),
  connected: w("Байланысы ең көп түйіндер", "Самые связанные узлы", "The most connected nodes"),
  nodes: w("Түйіндер", "Узлы", "Nodes"),
  links: w("Байланыстар", "Связи", "Links"),
  each_kind: w("Байланыс түрлері жеке-жеке", "Каждый вид связей отдельно", "Each kind of link"),
  name: w("Атауы", "Название", "Name"),
  count: w("Байланыс саны", "Число связей", "Number of links"),
  from: w("Қайдан", "Откуда", "From"),
  link: w("Байланыс", "Связь", "Link"),
  to: w("Қайда", "Куда", "To"),
  shown_all: w("Бәрін көрсету", "Показать все", "Show all kinds"),
} satisfies Record<string, Three>;
