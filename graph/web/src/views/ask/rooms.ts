// Which views gather what somebody asks for: by words that people use of them, in all languages.
import { find } from "words";
import { near, slip, tokens } from "../../language/near";
import { worded } from "../../language/words";
import { VIEWS, type View } from "../../state";

const ROOMS = new Map(
  Object.entries(worded(find.views)).map(([view, words]) => [view as View, Object.values(words).flatMap((text) => tokens(text ?? ""))]),
);
const FITS = 0.75;

/** The views that words of a question name, those that most of them name first. */
export function roomsFor(query: string): View[] {
  const asked = tokens(query);
  const hits = (view: View): number =>
    asked.filter((word) => ROOMS.get(view)?.some((known) => near(word, known) >= FITS || slip(word, known) >= 0.6)).length;
  return VIEWS.map((view) => ({ view, n: hits(view) }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .slice(0, 3)
    .map(({ view }) => view);
}
