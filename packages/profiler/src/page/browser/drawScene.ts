// A scene on a canvas.
import type { Box, Found, Scene } from '../scene.ts';
import { timeTicks } from '../timeTicks.ts';
import { boxColour } from '../tones.ts';
import type { ViewRange } from '../viewRange.ts';

export const rowHeight = 20;
export const rulerHeight = 24;

export interface Picture {
  readonly scene: Scene;
  readonly range: ViewRange;
  readonly width: number;
  readonly height: number;
  /** Pixels that are scrolled away at the top. */
  readonly scrolled: number;
  readonly selected: Box | undefined;
  readonly hovered: Box | undefined;
  readonly found: Found | undefined;
  readonly isDark: boolean;
  /** A custom property of the style sheet, without its dashes. */
  readonly colour: (name: string) => string;
}

const font = '12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

export function drawScene(context: CanvasRenderingContext2D, picture: Picture): void {
  const { scene, range, width, height, scrolled } = picture;
  context.clearRect(0, 0, width, height);
  context.font = font;
  context.textBaseline = 'middle';
  const ruler = rulerOf(scene);
  const rows = [Math.floor(scrolled / rowHeight), Math.ceil((scrolled + height - ruler) / rowHeight)] as const;
  const cell = context.measureText('0').width;
  for (const box of scene.visible(range.from, range.to, width))
    if (box.row >= rows[0] && box.row < rows[1]) drawBox(context, picture, box, cell);
  for (const [row, title] of scene.titles) drawTitle(context, picture, row, title);
  for (const box of [picture.hovered, picture.selected])
    if (box) outline(context, picture, box, box === picture.selected);
  if (scene.isTime) drawRuler(context, picture);
}

export function rulerOf({ isTime }: Scene): number {
  return isTime ? rulerHeight : 0;
}

function place(
  { scene, range, width, scrolled }: Picture,
  { row, from, to }: Box,
): { x: number; y: number; width: number } {
  const scale = width / (range.to - range.from);
  const x = Math.max((from - range.from) * scale, -1);
  const right = Math.min((to - range.from) * scale, width + 1);
  return { x, y: row * rowHeight - scrolled + rulerOf(scene), width: Math.max(right - x, 1) };
}

function drawBox(context: CanvasRenderingContext2D, picture: Picture, box: Box, cell: number): void {
  const { scene, found, isDark, colour } = picture;
  const { x, y, width } = place(picture, box);
  const label = scene.label(box.id);
  const isMatch = found?.matches[box.id] === 1;
  context.globalAlpha = found && !isMatch ? 0.35 : 1;
  context.fillStyle = isMatch ? colour('accent') : boxColour(scene.tone(box.id), label, isDark);
  context.fillRect(x, y, width > 2 ? width - 1 : width, rowHeight - 1);
  const characters = Math.floor((width - 8) / cell);
  if (characters >= 3) {
    const begin = Math.max(x, 0) + 4;
    context.fillStyle = isMatch ? colour('card') : colour('ink');
    const text =
      label.length > characters
        ? `${Array.from(label)
            .slice(0, characters - 1)
            .join('')}…`
        : label;
    context.fillText(text, begin, y + rowHeight / 2, width - 8);
  }
  context.globalAlpha = 1;
}

function outline(context: CanvasRenderingContext2D, picture: Picture, box: Box, isSelected: boolean): void {
  const { x, y, width } = place(picture, box);
  if (box.to < picture.range.from || box.from > picture.range.to) return;
  context.strokeStyle = picture.colour(isSelected ? 'ink' : 'muted');
  context.lineWidth = isSelected ? 2 : 1;
  context.strokeRect(x + 0.5, y + 0.5, Math.max(width - 2, 1), rowHeight - 2);
}

function drawTitle(context: CanvasRenderingContext2D, picture: Picture, row: number, title: string): void {
  const y = row * rowHeight - picture.scrolled + rulerOf(picture.scene);
  context.fillStyle = picture.colour('muted');
  context.fillText(title, 4, y + rowHeight / 2);
}

// Last, over what was scrolled below it.
function drawRuler(context: CanvasRenderingContext2D, { range, width, height, colour }: Picture): void {
  context.fillStyle = colour('card');
  context.fillRect(0, 0, width, rulerHeight);
  const scale = width / (range.to - range.from);
  for (const { time, label } of timeTicks(range.from, range.to, width / 110)) {
    const x = Math.round((time - range.from) * scale);
    context.globalAlpha = 0.5;
    context.fillStyle = colour('rule');
    context.fillRect(x, 0, 1, height);
    context.globalAlpha = 1;
    context.fillStyle = colour('muted');
    context.fillText(label, x + 4, rulerHeight / 2);
  }
}
