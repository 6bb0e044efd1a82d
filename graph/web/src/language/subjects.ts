// What questions are about, in words.
import { ask } from "words";
import type { Words } from "../graph/document";
import type { Subject } from "../graph/offers";
import type { Tongue } from "./tongue";
import { worded } from "./words";

const { own, ...others } = worded(ask.subjects);
const NAMES: Record<Subject, Words> = { ...others, "": own };

export const subjectName = (subject: Subject, tongue: Tongue): string => tongue.t(NAMES[subject]);
