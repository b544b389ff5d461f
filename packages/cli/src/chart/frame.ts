// The frame that points lie in: where it stands, its grid and its names.
import type { Axis } from './axis.ts';
import { line, text } from './svg.ts';

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly isNarrow: boolean;
}

export function frameOf(width: number, isAlone: boolean): Frame {
  const margin = isAlone ? 24 : 2;
  const top = isAlone ? 90 : 28;
  return {
    left: margin + 46,
    right: width - margin - 30,
    top,
    bottom: top + Math.min(340, width * 0.62),
    isNarrow: width < 480,
  };
}

export function drawAxes(x: Axis, y: Axis, { left, right, top, bottom }: Frame): string[] {
  return [
    ...x.ticks.flatMap(({ at, label }) => [
      line('kb-grid', at, top, at, bottom),
      text('kb-note kb-middle', at, bottom + 18, label),
    ]),
    ...y.ticks.flatMap(({ at, label }) => [
      line('kb-grid', left, at, right, at),
      text('kb-note kb-end', left - 8, at + 4, label),
    ]),
  ];
}
