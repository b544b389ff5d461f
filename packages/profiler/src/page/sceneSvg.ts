// A scene as it is printed: its boxes that can be seen, in light colours.
import { fit, printable } from '../report/printable.ts';
import { escapeHtml } from './markup.ts';
import type { Box, Scene } from './scene.ts';
import { boxColour } from './tones.ts';

export interface SceneSvgOptions {
  readonly id: string;
  readonly title: string;
  /** Of its own coordinates; it is as wide as its place. */
  readonly width: number;
  /** At most so many from the top. */
  readonly rows: number;
}

const [rowHeight, mostBoxes, characterWidth] = [18, 1500, 6.1];

/** The widest boxes; on screens it stands in where scripts do not run. */
export function sceneSvg(scene: Scene, { id, title, width, rows }: SceneSvgOptions): string {
  const shown = Math.min(scene.rows, rows);
  const boxes = scene.end > 0 ? scene.visible(0, scene.end, width).filter(({ row }) => row < shown) : [];
  const widest = boxes.sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, mostBoxes);
  const scale = width / (scene.end || 1);
  const titles = [...scene.titles].filter(([row]) => row < shown);
  const more = scene.rows > shown ? `, the upper ${shown} of ${scene.rows} rows` : '';
  return `<svg class="paper" viewBox="0 0 ${width} ${shown * rowHeight}" role="img" aria-labelledby="${id}-title">
<title id="${id}-title">${escapeHtml(title + more)}</title>
${widest.map((box) => drawBox(scene, box, scale)).join('\n')}
${titles.map(([row, text]) => `<text class="lane" x="2" y="${row * rowHeight + 13}">${escapeHtml(text)}</text>`).join('')}
</svg>`;
}

function drawBox(scene: Scene, { id, row, from, to }: Box, scale: number): string {
  const label = printable(scene.label(id));
  const [x, width] = [from * scale, Math.max((to - from) * scale - 0.5, 0.3)];
  const cells = Math.floor((width - 6) / characterWidth);
  const text =
    cells < 3
      ? ''
      : `<text x="${(x + 3).toFixed(2)}" y="${row * rowHeight + 13}">${escapeHtml(fit(label, cells))}</text>`;
  const colour = boxColour(scene.tone(id), label, false);
  return `<rect x="${x.toFixed(2)}" y="${row * rowHeight}" width="${width.toFixed(2)}" height="${rowHeight - 1}" fill="${colour}"/>${text}`;
}
