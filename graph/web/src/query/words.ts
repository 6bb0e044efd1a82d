// The words of the query page.
import { query } from "words";
import { worded } from "../language/words";

export const WORDS = worded(query);
