// How a plane is seen, and how it is seen after a step: moved, zoomed at a point, looked at, in a frame of another size.
import type { Box } from "./labels";

export interface Point {
  x: number;
  y: number;
}

/** How many pixels a unit of the plane takes, where its origin lies in the frame, how large the frame is. */
export interface Camera {
  scale: number;
  origin: Point;
  width: number;
  height: number;
}

export const inFrame = ({ scale, origin }: Camera, { x, y }: Point): Point => ({ x: x * scale + origin.x, y: y * scale + origin.y });
export const onPlane = ({ scale, origin }: Camera, { x, y }: Point): Point => ({ x: (x - origin.x) / scale, y: (y - origin.y) / scale });

/** The part of the plane that the frame shows. */
export function seen(camera: Camera): Box {
  const [{ x: left, y: top }, { x: right, y: bottom }] = [
    onPlane(camera, { x: 0, y: 0 }),
    onPlane(camera, { x: camera.width, y: camera.height }),
  ];
  return { left, top, right, bottom };
}

/** The middle of the frame. */
export const middle = ({ width, height }: Camera): Point => ({ x: width / 2, y: height / 2 });

/** The picture shifted by so many pixels. */
export const moved = (camera: Camera, right: number, down: number): Camera => ({
  ...camera,
  origin: { x: camera.origin.x + right, y: camera.origin.y + down },
});

/** At another scale; what lies at a point of the frame stays there. */
export function zoomed(camera: Camera, scale: number, at: Point): Camera {
  const by = scale / camera.scale;
  return { ...camera, scale, origin: { x: at.x - (at.x - camera.origin.x) * by, y: at.y - (at.y - camera.origin.y) * by } };
}

/** At another scale, with a point of the plane in the middle of the frame. */
export function looking(camera: Camera, { x, y }: Point, scale: number): Camera {
  const at = middle(camera);
  return { ...camera, scale, origin: { x: at.x - x * scale, y: at.y - y * scale } };
}

/** In a frame of another size: what was in its middle stays there, and the picture grows or shrinks as the frame does. */
export function resized(camera: Camera, width: number, height: number): Camera {
  if (!camera.width || !camera.height) return { ...camera, width, height };
  const [across, down] = [width / camera.width, height / camera.height];
  const by = across === 1 ? down : down === 1 ? across : (across + down) / 2;
  return looking({ ...camera, width, height }, onPlane(camera, middle(camera)), camera.scale * by);
}

/** On the way from one view to another in the same frame: gently off and gently in. */
export function between(from: Camera, to: Camera, time: number): Camera {
  const part = time < 0.5 ? 2 * time * time : 1 - 2 * (1 - time) * (1 - time);
  const on = (a: number, b: number) => a + (b - a) * part;
  const [start, end] = [onPlane(from, middle(from)), onPlane(to, middle(to))];
  return looking(to, { x: on(start.x, end.x), y: on(start.y, end.y) }, from.scale * (to.scale / from.scale) ** part);
}
