// What a page holds in a block of its own: as it is, or packed with gzip.

export const text = (id: string): string => document.getElementById(id)!.textContent!.trim();
export const bytes = (id: string): ArrayBuffer => Uint8Array.from(atob(text(id)), (letter) => letter.charCodeAt(0)).buffer;

export const unpacked = (packed: ArrayBuffer): Response =>
  new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));

/** The JSON of a block. */
export async function held<T>(id: string): Promise<T> {
  const packed = (document.getElementById(id) as HTMLScriptElement).type === "application/gzip";
  return JSON.parse(packed ? await unpacked(bytes(id)).text() : text(id)) as T;
}
