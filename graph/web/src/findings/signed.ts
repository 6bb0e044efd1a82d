// The signs of notes with their numbers, as they stand behind a label: a triangle for doubts, a bow-tie for contradictions. They lead to the notes.
import type { Numbered } from "../graph/noted";
import { wide } from "./measure";
import type { Mark, Shape } from "./scene";

export const INK_OF: Record<Mark, "doubt" | "against" | "conclusion"> = {
  doubt: "doubt",
  contradiction: "against",
  conclusion: "conclusion",
};

export interface Signed {
  width: number;
  /** The signs from this place on, on this base line: links, which no other link may hold. */
  at: (x: number, y: number) => Shape[];
}

/** The signs of these notes, doubts first; nothing where there are none. */
export function signed(notes: readonly Numbered[], type: number): Signed {
  const groups = (["doubt", "contradiction"] as const)
    .map((mark) => ({ mark, numbers: notes.filter((one) => one.mark === mark).map(({ number }) => number) }))
    .filter(({ numbers }) => numbers.length);
  const side = type * 0.95;
  for (const { numbers } of groups) numbers.sort((a, b) => a - b);
  const words = groups.map(({ numbers }) => numbers.join(", "));
  const widths = words.map((text) => side + 2 + wide(text, type, 650));
  const width = widths.reduce((sum, one) => sum + one, 0) + Math.max(0, groups.length - 1) * type * 0.4;
  return {
    width,
    at: (x, y) =>
      groups.flatMap(({ mark, numbers }, i): Shape[] => {
        const left = x + widths.slice(0, i).reduce((sum, one) => sum + one + type * 0.4, 0);
        const [middle, tall] = [y - type * 0.36, type * 1.72];
        return [
          {
            is: "link",
            to: notes.find((one) => one.number === numbers[0])!.note.note,
            words: words[i]!,
            hit: { x: left - 3, y: middle - tall / 2, width: Math.max(widths[i]! + 6, tall), height: tall },
            shapes: [
              { is: "sign", mark, x: left + side / 2, y: middle, size: side },
              { is: "text", x: left + side + 2, y, words: words[i]!, size: type, weight: 650, ink: INK_OF[mark] },
            ],
          },
        ];
      }),
  };
}
