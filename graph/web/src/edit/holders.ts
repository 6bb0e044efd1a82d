// Who says it: the positions of a claim as rows of a form, and back. What the author only passes on is made by the page: whoever is not the
// author stands inside the author's report.
import type { Position, Ref, SentenceId } from "./protocol";

/** One who holds the claim; `depth` is how many others pass it on, besides the author. */
export interface Held {
  holder: Ref;
  stance: string;
  certainty: string;
  depth: number;
  kept?: Pick<Position, "at" | "source">;
}

export function heldFrom(positions: readonly Position[], speaker: Ref): Held[] {
  const rows: Held[] = [];
  const walk = (position: Position, depth: number) => {
    const { holder = "", stance, certainty, at, source, voices } = position;
    const passes = depth === 0 && holder === speaker && stance === "reports" && Boolean(voices?.length);
    const kept = { ...(depth && at && { at }), ...(source && { source }) };
    if (!passes) rows.push({ holder, stance, certainty, depth, ...(Object.keys(kept).length && { kept }) });
    for (const voice of voices ?? []) walk(voice, passes ? 0 : depth + 1);
  };
  for (const position of positions) walk(position, 0);
  return rows;
}

export function positionsFrom(rows: readonly Held[], speaker: Ref, at: readonly SentenceId[]): Position[] {
  const made: Position[] = [];
  let reported: Position | null = null;
  let above: Position[] = [];
  for (const row of rows) {
    const position: Position = { holder: row.holder, stance: row.stance, certainty: row.certainty, ...row.kept };
    const depth = Math.min(row.depth, above.length);
    above = above.slice(0, depth);
    const holder = above.at(-1);
    if (holder) holder.voices = [...(holder.voices ?? []), position];
    else if (!speaker || row.holder === speaker) made.push({ ...position, at: [...at] });
    else {
      if (!reported) {
        reported = { holder: speaker, stance: "reports", certainty: "certain", at: [...at], voices: [] };
        made.push(reported);
      }
      reported.voices!.push(position);
    }
    above.push(holder || (speaker && row.holder !== speaker) ? position : made.at(-1)!);
  }
  return made;
}

/** The position that a judgement is about: the innermost of the first chain. */
export function innermost(positions: readonly Position[]): Position | undefined {
  let position = positions[0];
  while (position?.voices?.length) position = position.voices[0];
  return position;
}

/** The same positions with another judgement in the innermost of the first chain. */
export function judged(positions: readonly Position[], stance: string, certainty: string): Position[] {
  return positions.map((position, i) => {
    if (i) return position;
    const { voices } = position;
    return voices?.length ? { ...position, voices: judged(voices, stance, certainty) } : { ...position, stance, certainty };
  });
}

/** Positions with places added: the sentences where the same is held as well. */
export const heldAlso = (positions: readonly Position[], at: readonly SentenceId[]): Position[] =>
  positions.map((position, i) => (i ? position : { ...position, at: [...new Set([...(position.at ?? []), ...at])] }));

/** Two lists of positions in one: the same chain of holders and judgements is one position, at the places of both. */
export function joined(one: readonly Position[], other: readonly Position[]): Position[] {
  const all = [...one];
  for (const position of other) {
    const bare = (each: Position): string => JSON.stringify({ ...each, at: null });
    const same = all.findIndex((each) => bare(each) === bare(position));
    if (same < 0) all.push(position);
    else all[same] = { ...all[same]!, at: [...new Set([...(all[same]!.at ?? []), ...(position.at ?? [])])] };
  }
  return all;
}
