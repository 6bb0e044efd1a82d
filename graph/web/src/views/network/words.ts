// The words of the network view.
import { network } from "words";
import { worded } from "../../language/words";

export const WORDS = worded(network);
