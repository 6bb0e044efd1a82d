// How somebody stands to a claim: for it, against it or neither, and how surely.

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

/** The stance of whoever leaves a claim open by asking. */
export const QUESTIONS = "questions";

/** How surely something is held where nothing is said of it. */
export const USUAL = "certain";
