// The view of agreement: figures of two readings, a line for each difference, both sides of the marked one, and its sentence.
import type { JSX } from "preact";
import { choose, modeOf, openAgreement } from "../agreement";
import type { Page } from "../page";
import type { Differs } from "../protocol";
import { WORDS } from "../said";
import { Cap } from "./hint";

export function AgreementView({ page }: { page: Page }): JSX.Element {
  const { speech, known } = page;
  const mode = modeOf(page)!;
  const { agreement } = mode;
  const [one, other] = agreement.readings;
  const words = WORDS.agree;
  const { figures, differences } = agreement;
  const figure = (n: number | null | undefined): string => (n === null || n === undefined ? "–" : n.toFixed(2));
  const marked = differences[mode.at];
  return (
    <main class="agreement">
      <h2>{speech.t(words.title, one, other)}</h2>
      {(known.others ?? []).length > 1 && (
        <p>
          {known.others!.map((name) => (
            <button type="button" aria-pressed={name === other} onClick={() => void openAgreement(page, name)}>
              {name}
            </button>
          ))}
        </p>
      )}
      <p class="figures-row">
        <span>{speech.count(words.read, figures.read)}</span> <span>{speech.count(words.alike, agreement.alike)}</span>{" "}
        <span>{speech.count(words.open, agreement.left)}</span>{" "}
        <span>
          {speech.t(words.frames)} <b>{figure(figures.rates.frame?.f)}</b> <small>(F1)</small>
        </span>{" "}
        <span>
          {speech.t(WORDS.form.stance)} <b>{figure(figures.alpha.stance)}</b>, {speech.t(WORDS.form.certainty)}{" "}
          <b>{figure(figures.alpha.certainty)}</b> <small>({speech.t(words.alpha)})</small>
        </span>
      </p>
      <div id="agreement" class="differences" tabIndex={0} role="group" aria-label={speech.t(words.differences)}>
        {differences.length === 0 && <p>{speech.t(words.nothing)}</p>}
        {differences.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{speech.t(words.where)}</th>
                <th scope="col">{speech.t(words.what)}</th>
                <th scope="col">{speech.t(words.differs)}</th>
                <th scope="col">{one}</th>
                <th scope="col">{other}</th>
                <th scope="col">{speech.t(words.chosen)}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((each, i) => (
                <tr
                  key={each.key}
                  aria-current={i === mode.at}
                  data-settled={Boolean(each.settled)}
                  onClick={() => page.set({ mode: { ...mode, at: i }, focus: "agreement" })}
                >
                  <th scope="row">{each.at.join(" ")}</th>
                  <td lang={known.article.language}>{each.about}</td>
                  <td>
                    <span class="kind">{fieldOf(page, each)}</span>
                  </td>
                  <td lang={known.article.language}>{sideOf(page, each, 0)}</td>
                  <td lang={known.article.language}>{sideOf(page, each, 1)}</td>
                  <td>{each.settled ? chosenOf(page, each) : i === mode.at && <Choices page={page} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {marked && <Marked page={page} one={marked} />}
    </main>
  );
}

function Choices({ page }: { page: Page }): JSX.Element {
  return (
    <>
      {(["1", "2", "3"] as const).map((key) => (
        <button type="button" tabIndex={-1} onClick={() => void choose(page, key)}>
          <Cap page={page} name={key} />
        </button>
      ))}
    </>
  );
}

function fieldOf({ speech }: Page, { field }: Differs): string {
  const words = WORDS.agree.fields;
  return field in words ? speech.t(words[field as keyof typeof words]) : field;
}

function sideOf({ speech }: Page, { field, sides }: Differs, side: 0 | 1): string {
  const { words, ref } = sides[side];
  if (field === "only-one") return speech.t(ref ? WORDS.agree.has : WORDS.agree.lacks);
  return words.join("; ") || speech.t(WORDS.agree.lacks);
}

const chosenOf = ({ speech }: Page, { settled }: Differs): string =>
  settled?.whose?.length === 1 ? settled.whose[0]! : speech.t(settled?.whose?.length ? WORDS.agree.both : WORDS.agree.edited);

/** Both sides of the marked difference, what was said of it, and the sentence itself. */
function Marked({ page, one }: { page: Page; one: Differs }): JSX.Element {
  const { speech, known } = page;
  const mode = modeOf(page)!;
  const words = WORDS.agree;
  const all = (choice: "1" | "2") => () => void choose(page, choice, { field: one.field });
  return (
    <>
      <div class="sides">
        {one.sides.map((side, i) => (
          <div class="side">
            <b>{mode.agreement.readings[i]}</b> <span lang={known.article.language}>{sideOf(page, one, i as 0 | 1)}</span>
            {side.when && <small>{speech.t(words.first, side.when.slice(0, 16).replace("T", " "), Math.round(side.seconds ?? 0))}</small>}
            <button type="button" class="quiet" onClick={all(i ? "2" : "1")}>
              {speech.t(words.all, fieldOf(page, one), mode.agreement.readings[i]!)}
            </button>
          </div>
        ))}
      </div>
      {one.comments.map(({ by, words: said }) => (
        <p class="comment">
          <b>{by}:</b> {said}
        </p>
      ))}
      {mode.words !== null && (
        <input
          id="agreement-words"
          aria-label={speech.t(WORDS.does.comment)}
          value={mode.words}
          onInput={(event) => page.set({ mode: { ...mode, words: event.currentTarget.value } })}
        />
      )}
      {one.at.map((id) => (
        <p class="sentence-of" lang={known.article.language}>
          <b>{id}</b> {known.sentences[id]?.words}
        </p>
      ))}
      <p class="hint">{speech.t(words.never)}</p>
    </>
  );
}
