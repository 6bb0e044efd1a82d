// How a sight fits into its frame: drawn apart to the frame's shape, and seen so that all of it is there, with room for names around it.
import { type Camera, looking } from "./camera";
import type { Sight, Spot } from "./near";

interface Frame {
  width: number;
  height: number;
}

/** How wide a name may be before it is broken. */
export const wideIn = ({ width }: Frame): number => Math.max(104, Math.min(150, width / 5));

/** The frame without what names need around the outermost things; in a neighbourhood these stand beside them. */
function room({ centre }: Sight, frame: Frame): Frame {
  const beside = centre ? wideIn(frame) + 8 : Math.min(70, frame.width / 8);
  return { width: Math.max(frame.width - 2 * beside, 50), height: Math.max(frame.height - 84, 50) };
}

/** The sight, drawn apart to the shape of the frame. */
export function spread(sight: Sight, frame: Frame): Sight {
  const { width, height } = room(sight, frame);
  const { left, right, top, bottom } = bounds(sight.spots);
  const wider = width / height / ((right - left || 1) / (bottom - top || 1));
  const [across, down] = wider > 1 ? [Math.min(wider, 1.8), 1] : [1, Math.min(1 / wider, 1.8)];
  return { ...sight, spots: sight.spots.map((spot) => ({ ...spot, x: spot.x * across, y: spot.y * down })) };
}

/** The view in which all of it is in the frame, and nothing is larger than life by much. */
export function fitted(sight: Sight, frame: Frame): Camera {
  const { left, right, top, bottom } = bounds(sight.spots);
  const { width, height } = room(sight, frame);
  const scale = Math.min(width / (right - left || 1), height / (bottom - top || 1), 1.4);
  const blank = { scale, origin: { x: 0, y: 0 }, width: frame.width, height: frame.height };
  return looking(blank, { x: (left + right) / 2, y: (top + bottom) / 2 }, scale);
}

function bounds(spots: Spot[]) {
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  if (!spots.length) return { left: 0, right: 0, top: 0, bottom: 0 };
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
