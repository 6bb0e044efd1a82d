// The words of pictures of the network.
import { network } from "words";
import { worded } from "../language/words";

export const WORDS = worded(network);
