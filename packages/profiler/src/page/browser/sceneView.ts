// A scene that one moves in: by pointer, wheel, touch and keys; with a search, a path and a text of the box that is chosen.
import type { Box, Direction, Found, Scene } from '../scene.ts';
import { textMatcher } from '../textMatcher.ts';
import { around, panned, type ViewRange, zoomed } from '../viewRange.ts';
import { drawScene, rowHeight, rulerOf } from './drawScene.ts';
import { listenToKeys, listenToPointer, listenToWheel, type SceneActions } from './sceneInput.ts';
import { isDark } from './theme.ts';
import { hideTip, showTip } from './tip.ts';

const mostHeight = 520;

export class SceneView implements SceneActions {
  readonly #id: string;
  readonly #stage: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #spacer: HTMLElement = document.createElement('div');
  #scene: Scene;
  #range: ViewRange;
  /** Where Escape goes back to. */
  #zooms: ViewRange[] = [];
  #selected: Box | undefined;
  #hovered: Box | undefined;
  #found: Found | undefined;
  #foundAt = -1;
  #isDrawing = false;

  /** The elements are those of `sceneFrame`, by its id. */
  constructor(id: string, scene: Scene) {
    this.#id = id;
    this.#scene = scene;
    this.#range = { from: 0, to: scene.end };
    this.#stage = this.#element('stage');
    this.#canvas = this.#element('canvas') as HTMLCanvasElement;
    this.#stage.append(this.#spacer);
    listenToPointer(this.#stage, this);
    listenToWheel(this.#stage, this);
    listenToKeys(this.#stage, this);
    this.#stage.addEventListener('scroll', () => this.draw());
    this.#listenToControls();
    this.show(scene);
  }

  /** Shows another scene, all of it. */
  show(scene: Scene): void {
    this.#scene = scene;
    this.#range = this.#everything();
    this.#zooms = [];
    this.#selected = this.#hovered = undefined;
    this.#search();
    this.#tell();
    this.draw();
  }

  /** Soon: many calls draw once. */
  draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#draw();
    });
  }

  #draw(): void {
    const width = this.#stage.clientWidth;
    const whole = this.#scene.rows * rowHeight + rulerOf(this.#scene) + 2;
    const height = Math.min(whole, mostHeight);
    const ratio = devicePixelRatio;
    this.#stage.style.height = `${height + 2}px`;
    this.#spacer.style.height = `${whole - height}px`;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    this.#element('range').textContent =
      `${this.#scene.amount(this.#size())} of ${this.#scene.amount(this.#scene.end)}`;
    const context = this.#canvas.getContext('2d');
    if (!context || width === 0 || this.#scene.end <= 0) return;
    context.scale(ratio, ratio);
    const style = getComputedStyle(document.documentElement);
    drawScene(context, {
      ...{ scene: this.#scene, range: this.#range, width, height, scrolled: this.#stage.scrollTop },
      ...{ selected: this.#selected, hovered: this.#hovered, found: this.#found, isDark: isDark() },
      colour: (name) => style.getPropertyValue(`--${name}`),
    });
  }

  #element(part: string): HTMLElement {
    return document.getElementById(`${this.#id}-${part}`)!;
  }

  get range(): ViewRange {
    return this.#range;
  }

  hover(event?: PointerEvent): void {
    const box = event && this.boxAt(event);
    if (box) showTip(this.#scene.describe(box), event.clientX, event.clientY);
    else hideTip();
    if (box?.id === this.#hovered?.id && box?.from === this.#hovered?.from) return;
    this.#hovered = box;
    this.draw();
  }

  valueAt({ clientX }: MouseEvent): number {
    const { left } = this.#canvas.getBoundingClientRect();
    return this.#range.from + ((clientX - left) / this.#stage.clientWidth) * this.#size();
  }

  boxAt(event: MouseEvent): Box | undefined {
    const y = event.clientY - this.#canvas.getBoundingClientRect().top - rulerOf(this.#scene);
    return y < 0 ? undefined : this.#scene.at(this.valueAt(event), Math.floor((y + this.#stage.scrollTop) / rowHeight));
  }

  #listenToControls(): void {
    const search = this.#element('search') as HTMLInputElement;
    search.addEventListener('input', () => this.#search());
    this.#element('regex').addEventListener('change', () => this.#search());
    search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.step(event.shiftKey ? -1 : 1);
      if (event.key === 'ArrowDown') this.#stage.focus();
    });
    this.#element('in').addEventListener('click', () => this.zoomBy(2));
    this.#element('out').addEventListener('click', () => this.zoomBy(0.5));
    this.#element('reset').addEventListener('click', () => this.reset());
  }

  focusSearch(): void {
    this.#element('search').focus();
  }

  #search(): void {
    const query = (this.#element('search') as HTMLInputElement).value;
    const matches = textMatcher(query, (this.#element('regex') as HTMLInputElement).checked);
    this.#found = typeof matches === 'function' ? this.#scene.find(matches) : undefined;
    this.#foundAt = -1;
    const output = this.#element('found');
    output.textContent = typeof matches === 'string' ? matches : (this.#found?.summary ?? '');
    output.classList.toggle('bad', typeof matches === 'string');
    this.draw();
  }

  step(by: number): void {
    const boxes = this.#found?.boxes ?? [];
    if (boxes.length === 0) return;
    this.#foundAt = (this.#foundAt + by + boxes.length + (this.#foundAt < 0 && by < 0 ? 1 : 0)) % boxes.length;
    this.#select(boxes[this.#foundAt]!);
  }

  move(direction: Direction): void {
    const next = this.#selected ? this.#scene.near(this.#selected, direction) : this.#first();
    if (next) this.#select(next);
  }

  #first(): Box | undefined {
    const boxes = this.#scene.visible(this.#range.from, this.#range.to, this.#stage.clientWidth || 1);
    const first = boxes.reduce<Box | undefined>(
      (best, box) => (!best || box.row < best.row || (box.row === best.row && box.from < best.from) ? box : best),
      undefined,
    );
    if (!first) return undefined;
    const middle = (Math.max(first.from, this.#range.from) + Math.min(first.to, this.#range.to)) / 2;
    // What is seen may be a part of a box; a box of no length is at no place.
    return this.#scene.at(middle, first.row) ?? first;
  }

  #select(box: Box): void {
    this.#selected = box;
    const { from, to } = this.#range;
    if (box.to <= from || box.from >= to)
      this.#range = panned(this.#range, (box.from + box.to) / 2 - (from + to) / 2, this.#scene.end);
    this.#reveal(box.row);
    this.#tell();
    this.draw();
  }

  #reveal(row: number): void {
    const top = row * rowHeight;
    const shown = this.#stage.clientHeight - rulerOf(this.#scene);
    if (top < this.#stage.scrollTop) this.#stage.scrollTop = top;
    else if (top + 2 * rowHeight > this.#stage.scrollTop + shown) this.#stage.scrollTop = top + 2 * rowHeight - shown;
  }

  zoomTo(box: Box | undefined = this.#selected): void {
    if (!box) return;
    this.#zooms.push(this.#range);
    this.#range = around(box, this.#scene.end);
    this.#selected = box;
    this.#tell();
    this.draw();
  }

  zoomBack(): void {
    this.#go(this.#zooms.pop() ?? this.#everything());
  }

  zoomBy(factor: number, value: number = this.#middle()): void {
    this.#go(zoomed(this.#range, factor, value, this.#scene.end));
  }

  #middle(): number {
    const { from, to } = this.#range;
    const box = this.#selected;
    return box ? Math.min(Math.max((box.from + box.to) / 2, from), to) : (from + to) / 2;
  }

  pan(part: number, from: ViewRange = this.#range): void {
    this.#go(panned(from, part * (from.to - from.from), this.#scene.end));
  }

  reset(): void {
    this.#zooms = [];
    this.#go(this.#everything());
  }

  #everything(): ViewRange {
    return { from: 0, to: this.#scene.end };
  }

  #go(range: ViewRange): void {
    this.#range = range;
    this.draw();
  }

  #size(): number {
    return this.#range.to - this.#range.from;
  }

  // Says what is chosen, and by what path one gets there.
  #tell(): void {
    const box = this.#selected;
    this.#element('detail').textContent = box ? this.#scene.describe(box).join(' · ') : '';
    const crumbs = (box ? this.#scene.path(box) : []).map((one) => this.#crumb(one));
    this.#element('crumbs').replaceChildren(...crumbs);
  }

  #crumb(box: Box): HTMLElement {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.#scene.label(box.id);
    button.addEventListener('click', () => this.zoomTo(box));
    item.append(button);
    return item;
  }
}
