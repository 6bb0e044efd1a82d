// The little of vis-network that this view uses. The page carries the library as pyvis ships it, as the global `vis`.

export interface Point {
  x: number;
  y: number;
}

/** What a node is drawn by: vis calls it for each node in view, in each frame. */
export interface Drawing {
  ctx: CanvasRenderingContext2D;
  id: string;
  x: number;
  y: number;
}
export interface VisNode {
  id: string;
  x: number;
  y: number;
  shape: "custom";
  ctxRenderer: (drawing: Drawing) => { drawNode: () => void; nodeDimensions: { width: number; height: number } };
}

interface DataSet<T> {
  add(items: T[]): void;
  clear(): void;
}

export interface Network {
  on(event: "beforeDrawing" | "afterDrawing", listener: (context: CanvasRenderingContext2D) => void): void;
  on(event: "click" | "doubleClick", listener: (what: { pointer: { DOM: Point } }) => void): void;
  on(event: "dragStart" | "dragEnd" | "resize", listener: () => void): void;
  getNodeAt(point: Point): string | undefined;
  getScale(): number;
  getViewPosition(): Point;
  moveTo(to: { position?: Point; scale?: number; animation?: { duration: number; easingFunction: "easeInOutQuad" } | false }): void;
  canvasToDOM(point: Point): Point;
  DOMtoCanvas(point: Point): Point;
  redraw(): void;
  setSize(width: string, height: string): void;
  destroy(): void;
}

declare const vis: {
  DataSet: new <T>() => DataSet<T>;
  Network: new (place: HTMLElement, data: { nodes: DataSet<VisNode>; edges: DataSet<never> }, options: object) => Network;
};

/** A network that stands still: no physics, nothing to drag but the paper. Edges are drawn by ourselves. */
export function network(place: HTMLElement): { nodes: DataSet<VisNode>; net: Network } {
  const nodes = new vis.DataSet<VisNode>();
  const net = new vis.Network(
    place,
    { nodes, edges: new vis.DataSet<never>() },
    {
      physics: { enabled: false },
      layout: { improvedLayout: false },
      interaction: { dragNodes: false, selectable: false, hover: false, keyboard: false, zoomSpeed: 0.7 },
    },
  );
  // Its frame would be a second stop of the Tab key; ours is the first and only.
  place.querySelector<HTMLElement>(".vis-network")!.tabIndex = -1;
  return { nodes, net };
}
