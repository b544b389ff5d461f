// Names beside points so that they cover neither each other nor a point.

export interface Labelled {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Where the name goes if there is room. */
  readonly isAbove: boolean;
}

/** The middle of a name's base line. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One place for each point, in their order: the first of eight around it that is free and inside; the wished one if none is. */
export function placeLabels(points: readonly Labelled[], inside: Box): PlacedLabel[] {
  const taken = points.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }));
  return points.map((point) => {
    const places = placesAround(point);
    const isFree = (place: PlacedLabel) => {
      const box = boxOf(place, point.label);
      return contains(inside, box) && !taken.some((other) => overlaps(box, other));
    };
    const place = places.find(isFree) ?? (places[0] as PlacedLabel);
    taken.push(boxOf(place, point.label));
    return place;
  });
}

// At 12.5 pixels.
const characterWidth = 7.6;
const ascent = 11;

function placesAround({ label, x, y, isAbove }: Labelled): PlacedLabel[] {
  const aside = (label.length * characterWidth) / 2 + 12;
  const vertical = isAbove ? [y - 14, y + 24] : [y + 24, y - 14];
  const straight = vertical.map((at) => ({ x, y: at }));
  const sides = [x + aside, x - aside];
  const beside = sides.map((at) => ({ x: at, y: y + 4 }));
  return [...straight, ...beside, ...sides.flatMap((at) => vertical.map((height) => ({ x: at, y: height })))];
}

function boxOf({ x, y }: PlacedLabel, label: string): Box {
  const half = (label.length * characterWidth) / 2;
  return { left: x - half, right: x + half, top: y - ascent, bottom: y + 3 };
}

function contains(outer: Box, { left, right, top, bottom }: Box): boolean {
  return left >= outer.left && right <= outer.right && top >= outer.top && bottom <= outer.bottom;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
