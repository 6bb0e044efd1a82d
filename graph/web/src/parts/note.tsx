// A note of the editor in a line.
import type { JSX } from "preact";
import { useExplorer } from "../explorer";
import type { Note } from "../graph/document";
import { present } from "../graph/graph";
import { spoken } from "../language/tongue";
import { Places, Say } from "./thing";

/** A note: what is printed, what was probably meant, and the editor's words. */
export function NoteLine({ note }: { note: Note }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const { kk, ru, en } = note;
  const words = spoken(present({ kk, ru, en }), tongue.lang);
  return (
    <span class="note">
      <b>{tongue.name(note.kind)}</b>
      {note.printed && (
        <span>
          {" "}
          {tongue.t("as_printed")}: <q lang="kk">{note.printed}</q>
        </span>
      )}
      {note.probably && (
        <span>
          {" "}
          {tongue.t("probably")}: <q lang="kk">{note.probably}</q>
        </span>
      )}
      {words && (
        <span>
          {" "}
          <Say words={words} />
        </span>
      )}{" "}
      <Places places={graph.placesOf.get(note.note) ?? []} />
    </span>
  );
}
