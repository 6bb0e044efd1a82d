// How somebody stands to a claim: for it, against it or neither, and how surely.
import type { Thing } from "./tables";
import { local } from "./thing";

export type Side = "for" | "against" | "open";
export const SIDES: readonly Side[] = ["for", "against", "open"];

/** The sign of each stance. */
export const STANCES: Record<string, string> = {
  asserts: "●",
  endorses: "✚",
  recommends: "➤",
  hypothesises: "◌",
  reports: "❝",
  questions: "?",
  disputes: "≠",
  denies: "✕",
};

/** How a link in the picture stands to the claim at its end: a voice that is for it only says who says it, as most links do. */
export type Standing = Side | "says";

/** The standing of each kind of link that takes a side, from the sides of stances and of kinds of arguments. */
export const standings = (sides: ReadonlyMap<Thing, Side>): Map<string, Standing> =>
  new Map([...sides].map(([value, side]) => [local(value), side === "for" && value.startsWith("stance:") ? "says" : side]));

/** How surely something is held, the least first. */
export const LEVELS = ["doubtful", "possible", "probable", "certain"];
