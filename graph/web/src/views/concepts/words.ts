// The words of the concepts view.
import { type Three, w } from "../../language/words";

export const WORDS = {
  intro: w(
    "{0}, {1} тармақ. Сан — ұғымның өзі және одан тар ұғымдар туралы тұжырымдар.",
    "{0}, ветвей: {1}. Число — утверждения о самом понятии и о более узких.",
    "{0} in {1} branches. The number counts claims about a concept and about all that is narrower.",
  ),
  empty: w("Бұл графта ұғымдар жоқ.", "В этом графе нет понятий.", "There are no concepts in this graph."),
  find: w("Ұғымды табу", "Найти понятие", "Find a concept"),
  found: w("{0} ұғым табылды", "Найдено понятий: {0}", "{0} found"),
  branch: w("Тармақ", "Ветвь", "Branch"),
  tree: w("Ұғымдар ағашы", "Дерево понятий", "The tree of concepts"),
  unfold: w("Барлығын ашу", "Раскрыть всё", "Unfold all"),
  fold: w("Барлығын жабу", "Свернуть всё", "Fold all"),
  toggle: w("Тар ұғымдары: {0}", "Более узкие: {0}", "Narrower: {0}"),
  map: w("Ұғымдар картасы", "Карта понятий", "The map of concepts"),
  map_note: w(
    "Тармақ ішінде үлкен алаң — ол туралы тұжырым көп. +сан — одан тар ұғымдар: тармақты жеке ашады.",
    "Внутри ветви: чем больше поле, тем больше утверждений. +число — более узкие понятия: открывает ветвь отдельно.",
    "Within a branch, a larger field has more claims. +number: narrower concepts; it opens that branch alone.",
  ),
  into: w("Тек осы тармақ: {0}", "Только эта ветвь: {0}", "This branch alone: {0}"),
  whole: w("Барлық тармақтар", "Все ветви", "All branches"),
  links: w("Байланыстарын көрсету", "Показать связи", "Show what is related"),
  definitions: w("Анықтамалар", "Определения", "Definitions"),
  definitions_note: w(
    "Мақалада кім қалай анықтайды, қасында — біздің қысқаша түсініктеме.",
    "Кто и как определяет в статье; рядом — наше краткое пояснение.",
    "Who defines what, and how, in the article; beside it our own short gloss.",
  ),
  ours: w("Біздің түсініктеме", "Наше пояснение", "Our gloss"),
  given: w("Мақаладағы анықтама", "Определение в статье", "As defined in the article"),
  none_given: w("Мақалада оған анықтама берілмеген.", "В статье ему определения не дано.", "The article does not define it."),
  no_gloss: w("Түсініктеме жоқ.", "Пояснения нет.", "No gloss."),
  own: w("Ол туралы", "О нём самом", "About it"),
  total: w("Тар ұғымдарымен", "С более узкими", "With narrower"),
} satisfies Record<string, Three>;
