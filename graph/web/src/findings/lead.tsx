// The picture that stands for an article, in its frame.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useExplorer } from "../explorer";
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { lead } from "../graph/lead";
import type { Tongue } from "../language/tongue";
import { aroundPicture } from "./around";
import { facesPicture } from "./faces";
import { Framed } from "./frame";
import { chartPicture, type Picture } from "./picture";

/** The picture of an article, or null where there is nothing to draw. */
export function leadPicture(graph: Graph, tongue: Tongue, article: Thing): Picture | null {
  const found = lead(graph, article);
  if (!found) return null;
  if (found.is === "chart") return chartPicture(graph, tongue, found.chart);
  return found.is === "faces" ? facesPicture(graph, tongue, found.faces) : aroundPicture(graph, tongue, article, found.claims);
}

export function LeadPicture({ article, height }: { article: Thing; height?: number }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const picture = useMemo(() => leadPicture(graph, tongue, article), [graph, tongue, article]);
  return picture && <Framed picture={picture} height={height ?? 262} />;
}
