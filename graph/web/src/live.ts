// Where `tuiin view --watch` shows the page: news of its files, and the texts that lie beside them. Elsewhere the page asks nobody.

export interface Live {
  /** How often the page had been made when this one was. */
  made: number;
  /** The articles, by their short names, whose texts are at hand. */
  texts: string[];
}

/** What the page was told of the server that shows it, or null where it stands alone. */
export function live(): Live | null {
  const held = document.getElementById("live");
  return held && (JSON.parse(held.textContent!) as Live);
}

/** Loads the page again once there is another, and tells what is wrong with the files meanwhile; returns how to stop. */
export function follow({ made }: Live, tell: (wrong: string[]) => void): () => void {
  const news = new EventSource("news");
  news.onmessage = (event) => {
    const now = JSON.parse(event.data as string) as { made: number; wrong: string[] };
    if (now.made !== made) location.reload();
    else tell(now.wrong);
  };
  return () => news.close();
}

/** The text of an article, as it lies on this machine. */
export async function textOf(slug: string): Promise<Uint8Array | null> {
  const answer = await fetch(`text/${encodeURIComponent(slug)}`);
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}
