// What a reader does with a page, and how much of its script that runs.
import type { SeenPage } from '../../cli/test/chromium.ts';

const codes: Readonly<Record<string, number>> = {
  Tab: 9,
  Enter: 13,
  Escape: 27,
  ' ': 32,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
};

/** Presses keys, one after the other; `Shift+…` with shift held. */
export async function press({ send, evaluate }: SeenPage, ...keys: readonly string[]): Promise<void> {
  for (const name of keys) {
    const key = name.replace('Shift+', '');
    const shared = {
      key,
      windowsVirtualKeyCode: codes[key] ?? key.toUpperCase().charCodeAt(0),
      modifiers: key === name ? 0 : 8,
    };
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
    await send('Input.dispatchKeyEvent', { type: 'keyDown', ...shared, ...(text ? { text } : {}) });
    await send('Input.dispatchKeyEvent', { type: 'keyUp', ...shared });
  }
  await evaluate(drawn);
}

/** Moves the pointer over a part of an element and clicks unless it only hovers. */
export async function point(
  page: SeenPage,
  id: string,
  part: readonly [x: number, y: number],
  isClick: boolean,
): Promise<void> {
  await page.evaluate(`document.getElementById('${id}').scrollIntoView({ block: 'center' })`);
  const box = await page.evaluate(
    `(({ left, top, width }) => ({ left, top, width }))(document.getElementById('${id}').getBoundingClientRect())`,
  );
  const { left, top, width } = box as { left: number; top: number; width: number };
  const at = { x: left + part[0] * width, y: top + part[1] };
  await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at });
  for (const type of isClick ? ['mousePressed', 'mouseReleased'] : [])
    await page.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
  await page.evaluate(drawn);
}

export async function textOf(page: SeenPage, selector: string): Promise<string> {
  return String(await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).textContent`));
}

/** Until the page is ready and has drawn. */
export async function settle(page: SeenPage): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const look = () => (document.documentElement.dataset.ready ? resolve() : setTimeout(look, 5));
    look();
  }).then(() => ${drawn})`);
}

const drawn = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))';

/** To prepare a page with: notes what of its scripts runs. */
export async function startCoverage(send: SeenPage['send']): Promise<void> {
  await send('Profiler.enable');
  await send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** The part of the characters of the page's scripts that ran since `startCoverage`. */
export async function coverageOf(page: SeenPage): Promise<number> {
  const { result } = (await page.send('Profiler.takePreciseCoverage')) as unknown as {
    result: readonly { url: string; functions: readonly { ranges: readonly Range[] }[] }[];
  };
  const ranges = result
    .filter(({ url }) => url.startsWith('file:'))
    .flatMap(({ functions }) => functions.flatMap((one) => one.ranges));
  const least = Math.min(...ranges.map(({ startOffset }) => startOffset));
  const hasRun = new Uint8Array(Math.max(...ranges.map(({ endOffset }) => endOffset)) - least);
  // Inner ranges correct outer ones.
  ranges.sort((a, b) => b.endOffset - b.startOffset - (a.endOffset - a.startOffset));
  for (const { startOffset, endOffset, count } of ranges)
    hasRun.fill(count > 0 ? 1 : 0, startOffset - least, endOffset - least);
  return hasRun.reduce((sum, one) => sum + one, 0) / hasRun.length;
}
