// The words of the concepts view.
import { concepts } from "words";
import { worded } from "../../language/words";

export const WORDS = worded(concepts);
