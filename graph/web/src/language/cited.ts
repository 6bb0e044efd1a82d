// What a work is cited as, by CiTO, in words.
import { card } from "words";
import type { Citation, Words } from "../graph/document";
import { local } from "../graph/thing";
import type { Tongue } from "./tongue";
import { worded } from "./words";

const CITED_AS: Record<string, Words> = worded(card.cited);

/** A use by its name, such as citesAsEvidence; the name itself where the page has no words for it. */
export const saidUse = (use: string, tongue: Tongue): string => (Object.hasOwn(CITED_AS, use) ? tongue.t(CITED_AS[use]!) : use);

export const citedAs = ({ characterization }: Citation, tongue: Tongue): string => saidUse(local(characterization), tongue);
