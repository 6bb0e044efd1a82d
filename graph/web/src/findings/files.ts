// Files of scenes: an SVG of real shapes with the page's type in it, and PNG drawn of that.
import type { Scene } from "./scene";
import { written } from "./written";

/** A scene as an SVG file, with the fonts that the page has embedded. */
export const svgOfScene = (scene: Scene): string => written(scene, embedded());

/** The fonts of the page, where it carries them itself. */
export function embedded(): string {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return rules
    .filter((rule) => rule instanceof CSSFontFaceRule && rule.cssText.includes("data:"))
    .map((rule) => rule.cssText.replaceAll("&", "%26").replaceAll("<", "%3C"))
    .join("\n");
}

/** An SVG as a PNG of so many pixels to one. */
export async function pngOfSvg(svg: string, scale = 1): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  const context = canvas.getContext("2d")!;
  // The fonts in the picture are read while it is first drawn: only then is it drawn in them.
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  await new Promise((done) => setTimeout(done, 60));
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no PNG"))), "image/png"));
}
