// The pointer, the wheel and the keys of a scene.
import type { Box, Direction } from '../scene.ts';
import type { ViewRange } from '../viewRange.ts';

/** What they do. */
export interface SceneActions {
  readonly range: ViewRange;
  /** Where on the axis an event is. */
  valueAt(event: MouseEvent): number;
  boxAt(event: MouseEvent): Box | undefined;
  /** Without an event: none. */
  hover(event?: PointerEvent): void;
  /** Without a box: the chosen one. */
  zoomTo(box?: Box): void;
  zoomBack(): void;
  /** Without a value: around the chosen box. */
  zoomBy(factor: number, value?: number): void;
  /** By a part of the width, away from where it is or from another range. */
  pan(part: number, from?: ViewRange): void;
  reset(): void;
  move(direction: Direction): void;
  /** To the next find, or with -1 to the last one. */
  step(by: number): void;
  focusSearch(): void;
}

/** A press that moves pans, another one zooms to its box. */
export function listenToPointer(stage: HTMLElement, view: SceneActions): void {
  let drag: { readonly x: number; readonly range: ViewRange; hasMoved: boolean } | undefined;
  stage.addEventListener('pointerdown', ({ clientX: x, button }) => {
    if (button === 0) drag = { x, range: view.range, hasMoved: false };
  });
  stage.addEventListener('pointermove', (event) => {
    if (!drag) return view.hover(event);
    if (!drag.hasMoved && Math.abs(event.clientX - drag.x) < 4) return;
    if (!drag.hasMoved) stage.setPointerCapture(event.pointerId);
    drag.hasMoved = true;
    view.pan((drag.x - event.clientX) / stage.clientWidth, drag.range);
  });
  stage.addEventListener('pointerup', (event) => {
    const box = view.boxAt(event);
    if (drag && !drag.hasMoved && box) view.zoomTo(box);
    drag = undefined;
  });
  for (const type of ['pointercancel', 'pointerleave'] as const)
    stage.addEventListener(type, () => {
      drag = undefined;
      view.hover();
    });
}

/** Zooms with Ctrl or Command, pans sideways; else the page or the stage scrolls. */
export function listenToWheel(stage: HTMLElement, view: SceneActions): void {
  const turned = (event: WheelEvent) => {
    const { ctrlKey, metaKey, deltaX, deltaY } = event;
    if (ctrlKey || metaKey) view.zoomBy(1.002 ** -deltaY, view.valueAt(event));
    else if (Math.abs(deltaX) > Math.abs(deltaY)) view.pan(deltaX / stage.clientWidth);
    else return;
    event.preventDefault();
  };
  stage.addEventListener('wheel', turned, { passive: false });
}

export function listenToKeys(stage: HTMLElement, view: SceneActions): void {
  const actions: Readonly<Record<string, () => void>> = {
    ArrowUp: () => view.move('up'),
    ArrowDown: () => view.move('down'),
    ArrowLeft: () => view.move('left'),
    ArrowRight: () => view.move('right'),
    'Shift+ArrowLeft': () => view.pan(-0.2),
    'Shift+ArrowRight': () => view.pan(0.2),
    Enter: () => view.zoomTo(),
    ' ': () => view.zoomTo(),
    Escape: () => view.zoomBack(),
    Backspace: () => view.zoomBack(),
    '+': () => view.zoomBy(2),
    '=': () => view.zoomBy(2),
    '-': () => view.zoomBy(0.5),
    Home: () => view.reset(),
    '0': () => view.reset(),
    '/': () => view.focusSearch(),
    n: () => view.step(1),
    p: () => view.step(-1),
  };
  stage.addEventListener('keydown', (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const action = (shiftKey ? actions[`Shift+${key}`] : undefined) ?? actions[key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
