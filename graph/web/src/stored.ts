// What this browser keeps for the reader, if it lets pages keep anything: nothing here is ever sent.

/** The words kept under a name, or null where there are none or nothing may be kept. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps words under a name, or forgets what was there (null); says whether the browser let it. */
export function keep(name: string, words: string | null): boolean {
  try {
    if (words === null) localStorage.removeItem(name);
    else localStorage.setItem(name, words);
    return true;
  } catch {
    return false; // denied, or more than it has room for
  }
}
