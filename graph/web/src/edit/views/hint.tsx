// A key as it is drawn, with what it does.
import type { JSX } from "preact";
import { type CommandName, capOf, keysOf } from "../keys";
import type { Page } from "../page";
import { WORDS } from "../said";

export function Cap({ page, name }: { page: Page; name: string }): JSX.Element {
  return <kbd>{capOf(name, page.ui.cyrillic, page.speech.t(WORDS.keys.space))}</kbd>;
}

/** The key of a command, as the reader has it. */
export function KeyOf({ page, command }: { page: Page; command: CommandName }): JSX.Element | null {
  const [key] = keysOf(command, page.ui.keys);
  return key ? <Cap page={page} name={key} /> : null;
}
