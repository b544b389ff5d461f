// Which elements of an axis, and how much of each, make the elements of the axis in another length: what Resize says.

/** How Resize finds places of one axis, and what it makes of the elements around them. */
export interface ResizeRule {
  /** Of the axis, before and after. */
  readonly length: number;
  readonly outLength: number;
  readonly scale: number;
  readonly mode: string;
  readonly coordinates: string;
  readonly nearestMode: string;
  readonly cubicCoefficient: number;
  readonly excludesOutside: boolean;
  readonly antialias: boolean;
  /** The part of the axis that `tf_crop_and_resize` keeps, as shares of it. */
  readonly region: readonly [start: number, end: number];
}

/** Elements and their weights; none for a place outside the axis, which has the extrapolation value. */
export type AxisWeights = readonly (readonly { readonly from: number; readonly weight: number }[])[];

/** For each new element. The formulas are those of ONNX's reference implementation (onnx/reference/ops/op_resize.py). */
export function resizeWeights(rule: ResizeRule): AxisWeights {
  return Array.from({ length: rule.outLength }, (_, i) => weightsAt(rule, i));
}

function weightsAt(rule: ResizeRule, i: number): AxisWeights[number] {
  const place = placeOf(rule, i);
  const last = rule.length - 1;
  if (rule.coordinates === 'tf_crop_and_resize' && (place < 0 || place > last)) return [];
  const floor = Math.ceil(place) - 1;
  const { first, weights } = coefficients(rule, place - floor);
  const isKept = (k: number): boolean => !rule.excludesOutside || (floor + first + k >= 0 && floor + first + k <= last);
  const kept = weights.map((weight, k) => (isKept(k) ? weight : 0));
  const sum = rule.excludesOutside ? kept.reduce((a, b) => a + b, 0) : 1;
  const merged = new Map<number, number>();
  for (const [k, weight] of kept.entries()) {
    const from = Math.min(Math.max(floor + first + k, 0), last);
    if (weight !== 0) merged.set(from, (merged.get(from) ?? 0) + weight / sum);
  }
  return [...merged].map(([from, weight]) => ({ from, weight }));
}

/** Where new element i lies on the old axis. */
function placeOf({ length, outLength, scale, coordinates, region }: ResizeRule, i: number): number {
  const outWidth = scale * length;
  const centre = (i + 0.5) / scale - 0.5;
  switch (coordinates) {
    case 'align_corners':
      return outWidth === 1 ? 0 : (i * (length - 1)) / (outWidth - 1);
    case 'asymmetric':
      return i / scale;
    case 'half_pixel_symmetric':
      return (length / 2) * (1 - outLength / outWidth) + centre;
    case 'pytorch_half_pixel':
      return outWidth === 1 ? -0.5 : centre;
    case 'tf_crop_and_resize': {
      const kept = (region[1] - region[0]) * (length - 1);
      return region[0] * (length - 1) + (outWidth === 1 ? kept / 2 : (i * kept) / (outWidth - 1));
    }
    default:
      return centre;
  }
}

/** Weights of elements from `first` on, counted from the one before a place; `share`, above 0, is how far it lies behind. */
function coefficients(
  rule: ResizeRule,
  share: number,
): { readonly first: number; readonly weights: readonly number[] } {
  if (rule.mode === 'nearest') return { first: 0, weights: isUpper(rule.nearestMode, share) ? [0, 1] : [1, 0] };
  const scale = rule.antialias ? Math.min(rule.scale, 1) : 1;
  const reach = rule.mode === 'cubic' ? 2 : 1;
  const first = Math.floor(-reach / scale) + 1;
  const raw = Array.from({ length: 2 - 2 * first }, (_, k) => {
    const distance = Math.abs((first + k - share) * scale);
    return rule.mode === 'cubic' ? cubic(distance, rule.cubicCoefficient) : Math.max(0, 1 - distance);
  });
  const sum = rule.antialias ? raw.reduce((a, b) => a + b, 0) : 1;
  return { first, weights: raw.map((weight) => weight / sum) };
}

function isUpper(mode: string, share: number): boolean {
  if (share === 1) return true;
  if (mode === 'round_prefer_floor') return share > 0.5;
  return mode === 'ceil' || (mode === 'round_prefer_ceil' && share >= 0.5);
}

/** The piecewise cubic of Keys (1981). */
function cubic(x: number, a: number): number {
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
}
