// How somebody stands to a claim: for it, against it or neither, and how surely.
import type { Thing } from "./document";
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

/** Which side a stance takes: for, against, or neither. */
export const side = (stance: Thing): Side =>
  ["denies", "disputes"].includes(local(stance))
    ? "against"
    : ["asserts", "endorses", "recommends"].includes(local(stance))
      ? "for"
      : "open";

/** How surely something is held, the least first. */
export const LEVELS = ["doubtful", "possible", "probable", "certain"];
