// The page: the top line, the text beside what is made of it, the keys that work now.
import type { JSX } from "preact";
import { title } from "../commands";
import { formIn } from "../formsteps";
import { cardsAt, indexed } from "../index";
import { kindOf } from "../known";
import type { Page } from "../page";
import type { Position } from "../protocol";
import { listed, voices, WORDS } from "../said";
import { AgreementView } from "./agreement";
import { Bar, Told } from "./bar";
import { CardView } from "./card";
import { Cards } from "./cards";
import { FormView } from "./claimform";
import { Conflicting } from "./conflict";
import { Head } from "./head";
import { Finding, Keys, Remaining } from "./lists";
import { Noting } from "./noting";
import { Arguing, Heading, Inserting, Thing } from "./sheets";
import { Text } from "./text";
import { TranslateView } from "./translating";

export function Whole({ page }: { page: Page }): JSX.Element {
  const { ui, speech } = page;
  return (
    <>
      <Head page={page} />
      <Trouble page={page} />
      {ui.mode.name === "agreement" && (
        <div class="agreeing">
          <AgreementView page={page} />
          <Told page={page} />
        </div>
      )}
      {ui.mode.name !== "agreement" && (
        <main class="columns">
          <div class="left-column">
            <Text page={page} />
            <Told page={page} />
          </div>
          <p class="unseen" role="status" lang={page.known.article.language}>
            {ui.mode.name === "read" && spokenCard(page)}
          </p>
          <section id="right" class="right" aria-label={speech.t(WORDS.card.cards)}>
            <Elsewhere page={page} />
            <Right page={page} />
          </section>
        </main>
      )}
      {ui.mode.name === "keys" && <Keys page={page} />}
      {ui.mode.name === "find" && <Finding page={page} />}
      {ui.mode.name === "left" && <Remaining page={page} />}
      <Bar page={page} />
    </>
  );
}

function Right({ page }: { page: Page }): JSX.Element {
  switch (page.ui.mode.name) {
    case "form":
      return (
        <>
          <FormView page={page} />
          <Beside page={page} />
        </>
      );
    case "note":
      return <Noting page={page} />;
    case "thing":
      return <Thing page={page} />;
    case "head":
      return <Heading page={page} />;
    case "argue":
      return <Arguing page={page} />;
    case "translate":
      return <TranslateView page={page} mode={page.ui.mode} />;
    case "insert":
      return <Inserting page={page} />;
    default:
      return <Cards page={page} />;
  }
}

/** The chosen card as it is read aloud; nothing of a draft's judgement where one's own comes first. */
function spokenCard(page: Page): string {
  const { card, known, speech, ui } = page;
  if (!card) return "";
  const draft = card.state === "drafted" ? `${speech.t(WORDS.card.draft)}: ` : "";
  const blind = ui.own && card.state === "drafted";
  const held = voices(known, card.entry.positions as Position[] | undefined).map(({ holder, stance, certainty }) =>
    blind ? holder : `${holder} ${listed(known, "stance", stance)}, ${listed(known, "certainty", certainty)}`,
  );
  return `${draft}${title(page, card)}; ${held.join("; ")}`;
}

/** The other claims of the sentence, below a form. */
function Beside({ page }: { page: Page }): JSX.Element {
  const form = formIn(page)!;
  const others = cardsAt(page.known, form.sentence).filter(({ key, ref }) => key !== form.card && kindOf(ref) === "claim");
  return (
    <div class="beside">
      {others.map((card) => (
        <CardView key={card.key} page={page} card={card} />
      ))}
    </div>
  );
}

/** A conflict about what is not in sight. */
function Elsewhere({ page }: { page: Page }): JSX.Element | null {
  const { conflict, mode } = page.ui;
  if (!conflict) return null;
  const index = indexed(page.known);
  const here = page.cards;
  const seen = conflict.conflict.conflicts.some(({ ref }) => {
    const card = index.card.get(ref);
    return card && here.includes(card) && mode.name === "read";
  });
  return seen ? null : <Conflicting page={page} />;
}

/** What keeps the page from saving, and that work goes on. */
function Trouble({ page }: { page: Page }): JSX.Element | null {
  const { ui, speech, known } = page;
  const { unreadable } = known;
  if (unreadable)
    return (
      <p class="trouble" role="alert" data-kind="file">
        {speech.t(WORDS.said.unreadable, unreadable.file, unreadable.line, unreadable.reason)}
      </p>
    );
  if (!ui.trouble) return null;
  return (
    <p class="trouble" role="alert">
      {ui.trouble.message || speech.t(WORDS.said.offline)}{" "}
      <button type="button" onClick={() => keep(page)}>
        {speech.t(WORDS.said.keep_file)}
      </button>
    </p>
  );
}

function keep(page: Page): void {
  const acts = page.link.queue.map(({ what, act }) => ({ what, act }));
  const file = new Blob([JSON.stringify(acts, null, 1)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${page.known.article.slug}-acts.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
