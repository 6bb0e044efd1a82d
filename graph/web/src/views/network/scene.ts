// The picture on the page: a canvas that shows a sight as its camera sees it, and what the pointer and the keys find in it.
import type { Thing } from "../../graph/document";
import { between, type Camera, looking, middle, moved, onPlane, type Point, resized, seen, zoomed } from "./camera";
import { fitted, spread, wideIn } from "./fit";
import { follow } from "./gestures";
import type { Sight, Spot } from "./near";
import { type Names, Painter } from "./painter";
import { onTheme, palette } from "./palette";
import { Picture } from "./picture";
import { radius } from "./sizes";
import { Still } from "./still";
import { distance, type Line, touches } from "./strokes";
import type { Shown } from "./svg";

/** How near to a thing, and to a link, the pointer must come, in pixels. */
const REACH = { thing: 12, link: 5 };
const SCALES = { least: 0.05, most: 4 };
/** How long the camera takes to another view, in milliseconds. */
const WAY = 250;

export type Found = { spot: Spot } | { line: Line } | null;

export class Scene {
  readonly picture = new Picture();
  readonly painter = new Painter(this.picture);
  readonly canvas = document.createElement("canvas");
  camera: Camera = { scale: 1, origin: { x: 0, y: 0 }, width: 0, height: 0 };
  private readonly ends: (() => void)[];
  private ratio = 1;
  private pending = 0;
  private way = 0;
  /** Where the camera is on its way to. */
  private goal: Camera | null = null;
  private held = false;
  private still: Still | null = null;

  constructor(
    private readonly place: HTMLElement,
    onClick: (found: Found) => void,
  ) {
    place.append(this.canvas);
    // A canvas of another size is blank: it is drawn before the page is painted, not a frame later.
    const size = new ResizeObserver(() => {
      if (!this.resize()) return;
      this.keepInSight();
      this.draw();
    });
    size.observe(place);
    this.ends = [
      () => size.disconnect(),
      follow(this.canvas, {
        hold: (held) => this.hold(held),
        move: (right, down) => this.see(moved(this.camera, right, down)),
        zoom: (by, at) => this.zoom(by, at),
        click: (at) => onClick(this.find(at)),
        doubleClick: (at) => {
          if (!this.find(at)) this.go(zoomed(this.camera, this.within(this.camera.scale * 2), at));
        },
      }),
      onTheme(() => {
        this.painter.colours = palette();
        this.change();
      }),
    ];
  }

  end(): void {
    cancelAnimationFrame(this.pending);
    cancelAnimationFrame(this.way);
    for (const end of this.ends) end();
    this.canvas.remove();
  }

  /** Shows other things, all of them. */
  show(sight: Sight): void {
    this.resize();
    this.picture.show(spread(sight, this.camera));
    this.painter.show(fitted(this.picture.sight, this.camera), wideIn(this.camera));
    this.change();
    this.see(this.painter.fitted);
  }

  speak(names: Names): void {
    this.painter.speak(names);
    this.change();
  }

  /** Marks a thing; looks at it where it is asked to, or where it would be out of sight. */
  choose(thing: Thing | null, look: boolean): void {
    this.resize();
    this.picture.choose(thing);
    this.painter.anew();
    const { chosen } = this.picture;
    if (chosen && look) this.go(looking(this.camera, chosen, Math.max(this.camera.scale, 0.9)));
    else this.keepInSight();
    this.change();
  }

  /** Closer (more than 1) or farther; what lies in the middle, or at another point, stays there. */
  zoom(by: number, at: Point = middle(this.camera)): void {
    this.see(zoomed(this.camera, this.within(this.camera.scale * by), at));
  }

  move(right: number, down: number): void {
    this.see(moved(this.camera, -right, -down));
  }

  /** Looks at all of it. */
  fit(): void {
    this.go(fitted(this.picture.sight, this.camera));
  }

  /** What the frame shows now. */
  shown(): Shown {
    if (this.pending) this.draw();
    const { picture, camera, painter } = this;
    return { picture, camera, labels: painter.labels, colours: painter.colours };
  }

  /** What is at a point of the frame: a thing, else a link. */
  find(at: Point): Found {
    const { scale } = this.camera;
    const here = onPlane(this.camera, at);
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

  /** A scale that is neither too small nor too large; where all of it in the frame is smaller still, that is the least. */
  private within(scale: number): number {
    return Math.max(Math.min(SCALES.least, this.painter.fitted.scale), Math.min(SCALES.most, scale));
  }

  /** Takes the size that the page gives now, and tells whether it is another. */
  private resize(): boolean {
    const { clientWidth: width, clientHeight: height } = this.place;
    const ratio = devicePixelRatio;
    if (width === this.camera.width && height === this.camera.height && ratio === this.ratio) return false;
    this.ratio = ratio;
    [this.canvas.width, this.canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    this.see(resized(this.goal ?? this.camera, width, height));
    return true;
  }

  /** Sees the plane so, at once. */
  private see(camera: Camera): void {
    this.stop();
    this.camera = camera;
    this.redraw();
  }

  private stop(): void {
    cancelAnimationFrame(this.way);
    this.goal = null;
  }

  /** Goes to where the plane is seen so, unless the reader wants rest: then it is there at once. */
  private go(to: Camera): void {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.see(to);
      return;
    }
    this.stop();
    this.goal = to;
    const from = this.camera;
    const begun = performance.now();
    const step = (now: number) => {
      const time = Math.min(1, Math.max(0, (now - begun) / WAY));
      this.camera = time < 1 ? between(from, to, time) : to;
      this.draw();
      if (time < 1) this.way = requestAnimationFrame(step);
      else this.goal = null;
    };
    this.way = requestAnimationFrame(step);
  }

  private keepInSight(): void {
    const { chosen } = this.picture;
    if (!chosen) return;
    const view = seen(this.camera);
    if (chosen.x < view.left || chosen.x > view.right || chosen.y < view.top || chosen.y > view.bottom)
      this.go(looking(this.camera, chosen, this.camera.scale));
  }

  private hold(held: boolean): void {
    this.stop();
    this.held = held;
    this.change();
  }

  /** What is drawn is no longer what it was: a still of it says nothing any more. */
  private change(): void {
    this.still = null;
    this.redraw();
  }

  /** Draws in the next frame: however many things changed, once. */
  private redraw(): void {
    this.pending ||= requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    cancelAnimationFrame(this.pending);
    this.pending = 0;
    const context = this.canvas.getContext("2d")!;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (this.held) {
      if (!this.still?.holds(this.camera)) this.still = new Still(this.painter, this.camera, this.ratio);
      this.still.draw(context, this.camera);
    } else this.painter.paint(context, this.camera, this.ratio);
  }
}
