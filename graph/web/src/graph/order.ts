// In which order claims stand: that of the texts, never that of their names.
import type { Article, Claim } from "./document";

/** Claims in the order of the texts, article after article. */
export function inOrder(claims: Claim[], articles: Article[]): Claim[] {
  const place = new Map(articles.map(({ article }, i) => [article, i]));
  const order = ({ order }: Claim): number => order ?? claims.length;
  return claims.sort((a, b) => (place.get(a.article) ?? 0) - (place.get(b.article) ?? 0) || order(a) - order(b));
}
