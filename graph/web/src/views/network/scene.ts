// The picture on the page: a vis network that shows a sight, and what the pointer and the keys find in it.
import type { Thing } from "../../graph/document";
import type { Label } from "./labels";
import type { Sight, Spot } from "./near";
import { type Camera, inFrame, type Names, Painter, radius, seen } from "./painter";
import { onTheme, palette } from "./palette";
import { Picture } from "./picture";
import { Still } from "./still";
import { distance, type Line, touches } from "./strokes";
import { type Drawing, type Network, network, type Point } from "./vis";

/** How near to a thing, and to a link, the pointer must come, in pixels. */
const REACH = { thing: 12, link: 5 };
const SCALES = { least: 0.05, most: 4 };

export type Found = { spot: Spot } | { line: Line } | null;
/** What a test, or a curious reader, may ask of the picture: how often what was done, which names stand where, where a thing is. */
export interface Told {
  draws: number;
  placings: () => number;
  loads: number;
  stills: number;
  labels: () => Label[];
  at: (thing: Thing) => Point | null;
  scale: () => number;
  colours: () => Record<string, string>;
}

export class Scene {
  readonly picture = new Picture();
  readonly painter = new Painter(this.picture);
  readonly told: Told;
  private readonly vis: ReturnType<typeof network>;
  private readonly unwatch: () => void;
  private pending = 0;
  private dragged = false;
  private loading = false;
  private still: Still | null = null;

  constructor(
    private readonly place: HTMLElement,
    onClick: (found: Found) => void,
  ) {
    this.vis = network(place);
    this.net.on("beforeDrawing", (context) => this.under(context));
    this.net.on("afterDrawing", (context) => this.over(context));
    this.net.on("click", ({ pointer }) => onClick(this.find(pointer.DOM)));
    this.net.on("resize", () => this.keepInSight());
    this.net.on("dragStart", () => (this.dragged = true));
    this.net.on("dragEnd", () => {
      this.dragged = false;
      this.redraw();
    });
    this.unwatch = onTheme(() => {
      this.painter.colours = palette();
      this.redraw();
    });
    const at = (thing: Thing) => {
      const spot = this.picture.spots.get(thing);
      return spot ? inFrame(this.camera(), spot) : null;
    };
    this.told = {
      draws: 0,
      loads: 0,
      stills: 0,
      placings: () => this.painter.placings,
      labels: () => this.painter.labels,
      at,
      scale: () => this.net.getScale(),
      colours: () => this.painter.colours,
    };
  }

  private get net(): Network {
    return this.vis.net;
  }

  /** How the plane is seen now. */
  camera(): Camera {
    return {
      scale: this.net.getScale(),
      origin: this.net.canvasToDOM({ x: 0, y: 0 }),
      width: this.place.clientWidth,
      height: this.place.clientHeight,
    };
  }

  end(): void {
    cancelAnimationFrame(this.pending);
    this.unwatch();
    this.net.destroy();
  }

  /** Shows other things, all of them. */
  show(sight: Sight): void {
    this.resize();
    this.painter.wide = Math.max(104, Math.min(150, this.place.clientWidth / 5));
    this.picture.show(this.spread(sight));
    this.told.loads++;
    this.loading = true; // vis draws at once, at each change
    this.vis.nodes.clear();
    this.vis.nodes.add(
      this.picture.sight.spots.map((spot) => ({
        id: spot.thing,
        x: spot.x,
        y: spot.y,
        shape: "custom",
        ctxRenderer: (drawing) => this.drawn(spot, drawing),
      })),
    );
    const { position, scale } = this.fitting();
    const { clientWidth: width, clientHeight: height } = this.place;
    this.painter.fitted = { scale, width, height, origin: { x: width / 2 - position.x * scale, y: height / 2 - position.y * scale } };
    this.painter.anew(true);
    this.fit();
    this.loading = false;
    this.redraw();
  }

  speak(names: Names): void {
    this.painter.speak(names);
    this.redraw();
  }

  /** Marks a thing; looks at it where it is asked to, or where it would be out of sight. */
  choose(thing: Thing | null, look: boolean): void {
    this.resize();
    this.picture.choose(thing);
    const { chosen } = this.picture;
    if (chosen && look) this.lookAt(chosen, Math.max(this.net.getScale(), 0.9));
    else this.keepInSight();
    this.painter.anew(false);
    this.redraw();
  }

  zoom(by: number): void {
    this.net.moveTo({ scale: Math.max(SCALES.least, Math.min(SCALES.most, this.net.getScale() * by)) });
  }

  move(right: number, down: number): void {
    const { x, y } = this.net.getViewPosition();
    const scale = this.net.getScale();
    this.net.moveTo({ position: { x: x + right / scale, y: y + down / scale } });
  }

  fit(): void {
    this.net.moveTo(this.fitting());
  }

  /** What is at a point of the frame: a thing, else a link. */
  find(at: Point): Found {
    const here = this.net.DOMtoCanvas(at);
    const scale = this.net.getScale();
    let best: Spot | null = null;
    let least = 0;
    for (const spot of this.picture.sight.spots) {
      const far = Math.hypot(spot.x - here.x, spot.y - here.y) * scale - Math.max(radius(spot.size, scale), REACH.thing);
      if (far < least) [best, least] = [spot, far];
    }
    if (best) return { spot: best };
    let line: Line | null = null;
    least = REACH.link / scale;
    for (const one of this.picture.lines) {
      if (this.picture.chosen && !touches(one, this.picture.chosen.thing)) continue;
      const far = distance(one, here);
      if (far < least) [line, least] = [one, far];
    }
    return line && { line };
  }

  /** The neighbour that lies in a direction: from the chosen thing, or the weightiest of all where none is chosen. */
  towards(right: number, down: number): Thing | null {
    const { chosen, lit, spots, ranked } = this.picture;
    if (!chosen) return ranked[0]?.thing ?? null;
    let best: Thing | null = null;
    let least = Infinity;
    for (const thing of lit) {
      const spot = spots.get(thing)!;
      const [dx, dy] = [spot.x - chosen.x, spot.y - chosen.y];
      const length = Math.hypot(dx, dy) || 1;
      const turn = Math.acos(Math.max(-1, Math.min(1, (dx * right + dy * down) / length)));
      const cost = length * (1 + 2 * turn);
      if (spot !== chosen && turn < Math.PI / 2.4 && cost < least) [best, least] = [thing, cost];
    }
    return best;
  }

  /** Takes the size that the page gives now: vis would learn of it later, and then zoom out of where it was just sent. */
  private resize(): void {
    this.net.setSize("100%", "100%");
  }

  /** Draws anew in the next frame: however many things changed, once. */
  private redraw(): void {
    this.still = null;
    this.pending ||= requestAnimationFrame(() => {
      this.pending = 0;
      this.net.redraw();
    });
  }

  private under(context: CanvasRenderingContext2D): void {
    if (this.loading) return;
    this.told.draws++;
    const camera = this.camera();
    if (!this.dragged) {
      this.still = null;
      this.painter.lines(context, camera);
      return;
    }
    const ratio = context.canvas.width / camera.width;
    if (!this.still?.holds(camera)) {
      this.still = new Still(this.picture, this.painter, camera, ratio);
      this.told.stills++;
    }
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    this.still.draw(context, camera);
    context.restore();
  }

  private drawn(spot: Spot, { ctx }: Drawing) {
    const scale = this.net.getScale();
    const reach = (2 * radius(spot.size, scale)) / scale;
    const drawNode = () => {
      if (!this.still && !this.loading) this.painter.thing(ctx, spot, scale);
    };
    return { drawNode, nodeDimensions: { width: reach, height: reach } };
  }

  private over(context: CanvasRenderingContext2D): void {
    if (this.still || this.loading) return;
    const camera = this.camera();
    const ratio = context.canvas.width / camera.width;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.painter.over(context, camera);
    context.restore();
  }

  /** The frame without what names need around the outermost things; in a neighbourhood these stand beside them. */
  private room({ centre }: Sight): { width: number; height: number } {
    const { clientWidth: width, clientHeight: height } = this.place;
    return {
      width: Math.max(width - 2 * (centre ? this.painter.wide + 8 : Math.min(70, width / 8)), 50),
      height: Math.max(height - 84, 50),
    };
  }

  /** The sight, drawn apart to the shape of the frame. */
  private spread(sight: Sight): Sight {
    const { width, height } = this.room(sight);
    const { left, right, top, bottom } = bounds(sight.spots);
    const wider = width / height / ((right - left || 1) / (bottom - top || 1));
    const [across, down] = wider > 1 ? [Math.min(wider, 1.8), 1] : [1, Math.min(1 / wider, 1.8)];
    return { ...sight, spots: sight.spots.map((spot) => ({ ...spot, x: spot.x * across, y: spot.y * down })) };
  }

  private fitting(): { position: Point; scale: number } {
    const { left, right, top, bottom } = bounds(this.picture.sight.spots);
    const { width, height } = this.room(this.picture.sight);
    return {
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.min(width / (right - left || 1), height / (bottom - top || 1), 1.4),
    };
  }

  private lookAt({ x, y }: Point, scale: number): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.net.moveTo({ position: { x, y }, scale, animation: still ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
  }

  private keepInSight(): void {
    const { chosen } = this.picture;
    if (!chosen) return;
    const view = seen(this.camera());
    if (chosen.x < view.left || chosen.x > view.right || chosen.y < view.top || chosen.y > view.bottom)
      this.lookAt(chosen, this.net.getScale());
  }
}

function bounds(spots: Spot[]) {
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  return spots.length
    ? { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
    : { left: 0, right: 0, top: 0, bottom: 0 };
}
