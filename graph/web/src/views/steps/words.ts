// The words of the guided reading.
import { guide } from "words";
import { worded } from "../../language/words";

export const WORDS = worded(guide);
