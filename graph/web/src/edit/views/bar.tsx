// The key bar: the keys that work now, each also a button; and the message over the text.
import type { JSX } from "preact";
import type { Words } from "../../graph/document";
import { cap, run, works } from "../commands";
import { slotOf } from "../form";
import { formIn } from "../formsteps";
import { cardsAt } from "../index";
import { type CommandName, commandWords, keysOf } from "../keys";
import { kindOf } from "../known";
import { press } from "../modes";
import type { Page } from "../page";
import { WORDS } from "../said";
import { Cap } from "./hint";

/** What stands in the bar: keys as they are drawn, what they do, and the key that a press on it stands for. */
type Shown = { keys: readonly string[]; words: Words; press?: string; command?: CommandName; value?: string };

export function Bar({ page }: { page: Page }): JSX.Element {
  const { speech } = page;
  return (
    <footer>
      <div class="bar" role="toolbar" aria-label={speech.t(WORDS.keys.bar)}>
        {shownIn(page).map(({ keys, words, press: key, command, value = "" }) => (
          <button
            type="button"
            tabIndex={-1}
            key={keys.join()}
            disabled={!key && !command}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (command) run(page, command);
              else if (key) press(page, key, false);
            }}
          >
            {keys.map((one) => (
              <Cap page={page} name={one} />
            ))}{" "}
            {speech.t(words, value)}
          </button>
        ))}
      </div>
    </footer>
  );
}

/** The digits that choose from a list of the ontology. */
const digits = ({ known }: Page, list: string): string => `1–${Math.min(9, known.lists[list]?.length ?? 0)}`;

function shownIn(page: Page): Shown[] {
  const does = WORDS.does;
  const leave: Shown = { keys: ["escape"], words: does.leave, press: "escape" };
  const last: Shown = { keys: ["escape"], words: does.aside, press: "escape" };
  const thrown: Shown = { keys: ["alt+x"], words: does.throw, press: "alt+x" };
  switch (page.ui.mode.name) {
    case "form":
      return [...inForm(page), thrown, last];
    case "note":
      return [
        { keys: ["enter"], words: does.note_it, press: "enter" },
        ...(page.ui.focus === "n-kind" ? [{ keys: ["1–3"], words: does.kinds }] : []),
        { keys: ["tab"], words: does.remark },
        thrown,
        last,
      ];
    case "thing":
    case "head":
      return [{ keys: ["enter"], words: does.save_next, press: "enter" }, thrown, last];
    case "argue":
      return [
        { keys: ["a–z"], words: does.which },
        { keys: ["Shift a–z"], words: does.turned },
        { keys: ["1–5"], words: does.kind },
        { keys: ["/"], words: does.find, press: "/" },
        leave,
      ];
    case "agreement": {
      const [one, other] = page.ui.mode.agreement.readings;
      return [
        { keys: ["down", "up"], words: does.difference, press: "down" },
        { keys: ["1"], words: does.take_side, value: one, press: "1" },
        { keys: ["2"], words: does.take_side, value: other, press: "2" },
        { keys: ["3"], words: does.both_stand, press: "3" },
        { keys: ["a"], words: does.alike, press: "a" },
        { keys: ["c"], words: does.comment, press: "c" },
        { keys: ["u"], words: does.undo, press: "u" },
        { keys: ["g"], words: does.to_text, press: "g" },
      ];
    }
    case "reject":
    case "silence":
      return [{ keys: ["1–9"], words: does.reason }, leave];
    case "translate":
      return [
        { keys: ["enter"], words: does.save_next, press: "enter" },
        { keys: ["alt+down"], words: does.pass, press: "alt+down" },
        { keys: ["alt+up"], words: does.back, press: "alt+up" },
        leave,
      ];
    case "cut":
      return [{ keys: ["enter"], words: does.cut, press: "enter" }, leave];
    case "judge":
      return [{ keys: [digits(page, page.ui.mode.stance ? "certainty" : "stance")], words: does.judge }, leave];
    case "insert":
    case "keys":
      return [leave];
    case "find":
    case "left":
      return [{ keys: ["down"], words: does.choose, press: "down" }, { keys: ["enter"], words: does.go, press: "enter" }, leave];
    default:
      return reading(page);
  }
}

function reading(page: Page): Shown[] {
  const own = page.ui.keys;
  const one = (command: CommandName): Shown[] => {
    const [key] = keysOf(command, own);
    return key && works(page, command) ? [{ keys: [key], words: commandWords(command), command }] : [];
  };
  const fields = (["subject", "relation", "object", "own_words"] as const).flatMap((command) => keysOf(command, own)[0] ?? []);
  const claim = page.card && kindOf(page.card.ref) === "claim" && page.card.state !== "rejected";
  const several = cardsAt(page.known, page.ui.at, page.ui.rejected).length > 1;
  return [
    { keys: ["down", "up"], words: WORDS.does.sentence, press: "down" },
    ...(several ? [{ keys: ["right"], words: WORDS.does.card, press: "right" }] : []),
    ...one("draft_judgement"),
    ...one("accept"),
    ...one("reject"),
    ...(claim ? [{ keys: fields, words: WORDS.does.correct, command: "all_fields" as const }] : []),
    ...one("new"),
    ...one("voice"),
    ...(claim ? [{ keys: ["1–5"], words: WORDS.does.argument, press: "1" }] : []),
    ...one("flip"),
    ...one("split"),
    ...(several || page.ui.marked.length ? one("mark") : []),
    ...one("merge"),
    ...one("note"),
    ...one("join_next"),
    ...one("cut"),
    ...one("nothing"),
    ...one("again"),
    ...one("done"),
    ...one("undo"),
    ...one("keys"),
  ];
}

function inForm(page: Page): Shown[] {
  const form = formIn(page)!;
  const field = page.ui.focus.replace(/^f-/, "");
  const does = WORDS.does;
  const slot = slotOf(form, field);
  const row = /^(type|stance|certainty)-/.exec(field)?.[1];
  if (row)
    return [
      { keys: [digits(page, row === "type" ? "actor-type" : row)], words: does.kinds },
      { keys: ["enter"], words: does.take, press: "enter" },
    ];
  const voice: Shown = { keys: ["alt+v"], words: does.another_voice, press: "alt+v" };
  const more: Shown = { keys: ["alt+m"], words: does.more, press: "alt+m" };
  if (field === "save")
    return [
      { keys: ["enter"], words: does.save, press: "enter" },
      { keys: [digits(page, "stance")], words: WORDS.form.stance },
      { keys: ["shift+tab"], words: does.back },
      voice,
      more,
    ];
  const not: Shown = { keys: ["alt+n"], words: does.not, press: "alt+n" };
  const save: Shown = { keys: ["ctrl+enter"], words: does.save, press: "ctrl+enter" };
  if (!slot) return [{ keys: ["enter"], words: does.save_next, press: "enter" }, voice, not, save];
  const taking: Shown[] = [
    { keys: ["enter"], words: does.take, press: "enter" },
    { keys: ["down"], words: does.choose, press: "down" },
  ];
  const make: Shown[] = field === "relation" ? [] : [{ keys: ["shift+enter"], words: does.make_typed, press: "shift+enter" }];
  const within: Shown[] = /^holder-[1-9]/.test(field) ? [{ keys: ["alt+right"], words: does.inside, press: "alt+right" }] : [];
  return [...taking, ...make, voice, ...within, not, save];
}

export function Told({ page }: { page: Page }): JSX.Element {
  const { ui, speech } = page;
  const { message } = ui;
  return (
    <div class="told">
      <div class="message" role={message?.alert ? "alert" : "status"} aria-live="polite" data-shown={Boolean(message)}>
        {message && <span>{message.words}</span>}
        {message?.undo && (
          <>
            {" "}
            <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => run(page, "undo")}>
              <kbd>{cap(page, "undo")}</kbd> <u>{speech.t(WORDS.does.undo)}</u>
            </button>
          </>
        )}
      </div>
    </div>
  );
}
