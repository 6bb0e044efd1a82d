// How large things and names are drawn, in pixels.

/** The size of type. */
export const TYPE = 12.5;

/** How far a thing reaches: it shrinks less than the plane, so that it can be seen from afar. */
export const radius = (size: number, scale: number): number => size * Math.max(0.26, Math.min(1.2, scale ** 0.75));
export const markRadius = (size: number, scale: number): number => radius(size, scale) * 1.3 + 4;

/** Near enough for arrows on quiet links too. */
export const arrowsAt = (scale: number): boolean => scale > 0.75;
