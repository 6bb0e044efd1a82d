// A note of the editor in a line.
import type { JSX } from "preact";
import { useExplorer } from "../explorer";
import type { Note } from "../graph/document";
import { Places, Say } from "./thing";

/** A note: what is printed, what was probably meant, and the curator's words. */
export function NoteLine({ note }: { note: Note }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const words = tongue.remark(note.note);
  const lang = graph.spokenIn(note.article);
  return (
    <span class="note">
      <b>{tongue.name(note.kind)}</b>
      {note.printed && (
        <span>
          {" "}
          {tongue.t("as_printed")}:{" "}
          <q lang={lang} dir="auto">
            {note.printed}
          </q>
        </span>
      )}
      {note.probably && (
        <span>
          {" "}
          {tongue.t("probably")}:{" "}
          <q lang={lang} dir="auto">
            {note.probably}
          </q>
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
