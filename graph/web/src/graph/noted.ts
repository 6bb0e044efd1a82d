// The notes of a picture by their numbers: the same number stands at what a note touches and at its words under the picture.
import type { Note, Thing } from "./document";
import { local } from "./thing";

export interface Numbered {
  number: number;
  note: Note;
  mark: "doubt" | "contradiction";
}

/** Gives each note its number in the order in which it is first met, and tells which numbers a thing bears. */
export class Numbers {
  private readonly found = new Map<Thing, Numbered>();

  /** These notes with their numbers, new ones numbered on. */
  of(notes: readonly Note[]): Numbered[] {
    return notes.map((note) => {
      const known = this.found.get(note.note);
      if (known) return known;
      const mark = local(note.kind) === "contradiction" ? "contradiction" : "doubt";
      const numbered: Numbered = { number: this.found.size + 1, note, mark };
      this.found.set(note.note, numbered);
      return numbered;
    });
  }

  get all(): Numbered[] {
    return [...this.found.values()];
  }
}
