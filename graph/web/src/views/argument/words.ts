// The words of the argument view.
import { argument } from "words";
import { worded } from "../../language/words";

export const WORDS = worded(argument);
