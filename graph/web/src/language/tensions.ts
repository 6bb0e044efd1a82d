// What kinds of tension there are, in words.
import { tensions } from "words";
import type { Words } from "../graph/document";
import type { Tongue } from "./tongue";
import { worded } from "./words";

export const TENSIONS: Record<string, Words> = worded(tensions);
export const tensionName = (kind: string, tongue: Tongue): string => (TENSIONS[kind] ? tongue.t(TENSIONS[kind]) : kind);
