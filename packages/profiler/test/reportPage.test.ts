// The page in a real Chromium.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, chromiumIsMissing, type SeenPage, startChromium } from '../../cli/test/chromium.ts';
import { bundlePageScript, target } from '../generate/pageScript.ts';
import { reportPage } from '../src/page/reportPage.ts';
import { coverageOf, point, press, settle, startCoverage, textOf } from './pageDriver.ts';
import { emptyReport, evil, largeReport, sampleReport } from './sampleReport.ts';

it('has the script that its sources say', async () => {
  const isCurrent = readFileSync(target, 'utf8') === (await bundlePageScript());
  expect(isCurrent, 'run: pnpm --filter @kinglet/profiler generate').toBe(true);
});

describe.skipIf(chromiumIsMissing)('in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-profile-'));
  const file = (name: string) => join(folder, `${name}.html`);
  let chromium: Chromium;

  beforeAll(async () => {
    writeFileSync(file('plain'), reportPage(sampleReport(), { title: 'Profile of handler' }));
    writeFileSync(
      file('evil'),
      reportPage(
        sampleReport((name) => name + evil),
        { title: evil },
      ),
    );
    writeFileSync(file('empty'), reportPage(emptyReport));
    chromium = await startChromium();
  }, 60_000);
  afterAll(async () => {
    await chromium?.stop();
    rmSync(folder, { recursive: true });
  });

  it.each([
    { name: 'plain', scheme: 'light', width: 1280 },
    { name: 'plain', scheme: 'dark', width: 1280 },
    { name: 'plain', scheme: 'light', width: 390 },
    { name: 'evil', scheme: 'dark', width: 390 },
    { name: 'evil', scheme: 'light', width: 1280 },
    { name: 'empty', scheme: 'light', width: 1280 },
  ] as const)('opens $name in $scheme at $width px, with no complaint and nothing fetched', async (view) => {
    const page = await chromium.open(file(view.name), view);

    expect(page.problems).toEqual([]);
    expect(page.requests).toHaveLength(1);
    expect(await page.evaluate('document.documentElement.dataset.ready')).toBe('true');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(view.width);
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe(view.scheme === 'light' ? 'rgb(251, 250, 248)' : 'rgb(15, 18, 21)');
  });

  it('shows hostile names as they are, and runs none of them', async () => {
    const page = await chromium.open(file('evil'), { scheme: 'light', width: 1280 });

    const shown = '</script></style><!--<script>console.error("x")</script>"\'&␀␛[31m\ufffd\ufffd名前';
    expect(await textOf(page, 'h1')).toBe(shown);
    expect(await textOf(page, '#hot-table-0 tbody th')).toBe(`multiply${shown}`);
    await press(page, 'Tab');
    await page.evaluate('document.getElementById("flame-stage").focus()');
    await press(page, 'ArrowDown', 'ArrowDown');
    expect(await textOf(page, '#flame-detail')).toContain(`handle${shown}`);
    expect(await page.evaluate('document.scripts.length')).toBe(4);
    expect(page.problems).toEqual([]);
  });

  it('has on paper, in light colours, the flame graph as a drawing and every table unfolded', async () => {
    const page = await chromium.open(file('plain'), { scheme: 'dark', width: 1000 });
    await page.send('Emulation.setEmulatedMedia', {
      media: 'print',
      features: [{ name: 'prefers-color-scheme', value: 'dark' }],
    });

    expect(await page.evaluate('getComputedStyle(document.documentElement).getPropertyValue("--paper").trim()')).toBe(
      '#fff',
    );
    const isSeen = (selector: string) =>
      page.evaluate(
        `[...document.querySelectorAll('${selector}')].map((one) => one.getBoundingClientRect().height > 10).join()`,
      );
    expect(await isSeen('.scene')).toBe('false,false');
    expect(await isSeen('svg.paper')).toBe('true,true');
    expect(await isSeen('table')).toBe(Array(8).fill('true').join());
    expect(
      await page.evaluate(
        '[...document.querySelectorAll("#flame svg.paper text")].map((one) => one.textContent).join()',
      ),
    ).toContain('multiply');
    const { data } = await page.send('Page.printToPDF', { printBackground: true });
    expect(Buffer.from(String(data), 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('reaches spans of no time by keys, and names every metric that is not there', async () => {
    const record = { parent: undefined, thread: 0 };
    const records = [
      { ...record, id: 0, name: 'instant', begin: 5, end: 5 },
      { ...record, id: 1, name: 'later', begin: 7, end: 9 },
    ];
    const names = Array.from({ length: 30 }, (_, i) => `branchMissesOfKind${i}`);
    const metrics = Object.fromEntries(names.map((name) => [name, { unavailable: 'no PMU' }]));
    writeFileSync(file('instant'), reportPage({ ...emptyReport, records, metrics }));
    const page = await chromium.open(file('instant'), { scheme: 'light', width: 1280 });
    await settle(page);

    await page.evaluate('document.getElementById("timeline-stage").focus()');
    await press(page, 'ArrowDown');
    expect(await textOf(page, '#timeline-detail')).toMatch(/^instant · 0 s, from 5 ms on/);
    await press(page, 'ArrowRight');
    expect(await textOf(page, '#timeline-detail')).toMatch(/^later · 2 ms/);
    const isWhole = `[...document.querySelectorAll('#metric-table tbody th')].every((cell) => {
      const name = document.createRange();
      name.selectNodeContents(cell);
      const [text, box] = [name.getBoundingClientRect(), cell.getBoundingClientRect()];
      return text.right <= box.right && text.bottom <= box.bottom;
    })`;
    expect(await page.evaluate(isWhole)).toBe(true);
    expect(page.problems).toEqual([]);
  });

  it('is ready within a second of computing with a million samples, and has them in their order when asked', async () => {
    writeFileSync(file('large'), reportPage(largeReport(1_000_000)));
    // The clock on the wall is the benchmarks' matter: here other tests run meanwhile.
    const prepare = async (send: SeenPage['send']) =>
      void (await send('Performance.enable', { timeDomain: 'threadTicks' }));
    const page = await chromium.open(file('large'), { scheme: 'light', width: 1280, prepare });
    await settle(page);
    const { metrics } = await page.send('Performance.getMetrics');
    const spent = (metrics as { name: string; value: number }[]).find(({ name }) => name === 'TaskDuration')!.value;

    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThan(1);
    await page.evaluate('document.querySelector("#flame-order [value=time]").click()');
    await page.evaluate(`new Promise((resolve) => {
      const look = () => (document.getElementById('flame-range').textContent.startsWith('1 ks') ? resolve() : setTimeout(look, 10));
      look();
    })`);
    expect(page.problems).toEqual([]);
  }, 120_000);

  describe('for one who uses it', () => {
    let page: SeenPage;
    const detail = () => textOf(page, '#flame-detail');
    const range = () => textOf(page, '#flame-range');
    const focused = () => page.evaluate('document.activeElement.id');

    beforeAll(async () => {
      page = await chromium.open(file('plain'), { scheme: 'light', width: 1280, prepare: startCoverage });
      await settle(page);
    }, 60_000);

    it('reaches every control with Tab, and shows where one is', async () => {
      const seen: unknown[] = [];
      for (let i = 0; i < 70; i++) {
        await press(page, 'Tab');
        seen.push(await focused());
        if (seen.at(-1) === 'timeline-stage') break;
      }

      const wanted = [
        'kinglet-theme',
        'flame-profile',
        'flame-search',
        'flame-regex',
        'flame-in',
        'flame-out',
        'flame-reset',
        'flame-stage',
        'timeline-search',
        'timeline-stage',
      ];
      expect(seen.filter((id) => wanted.includes(String(id)))).toEqual(wanted);
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    });

    it('finds the hot function with the arrow keys, zooms to it and back', async () => {
      await page.evaluate('document.getElementById("flame-stage").focus()');
      await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      expect(await detail()).toMatch(
        /^multiply · file:\/\/\/app\/src\/matrix\.ts:57:3 · total 416 ms \(46\.2 %\) · self 416 ms/,
      );
      expect(await textOf(page, '#flame-crumbs')).toBe('everythinghandlepredictmultiply');

      await press(page, 'Enter');
      expect(await range()).toBe('416 ms of 900 ms');
      await press(page, 'Escape');
      expect(await range()).toBe('900 ms of 900 ms');
      await press(page, 'ArrowRight');
      expect(await detail()).toMatch(/^softmax/);
      await press(page, 'ArrowUp', ' ');
      expect(await detail()).toMatch(/^predict/);
      expect(await range()).toBe('490 ms of 900 ms');
      await press(page, '+', 'Shift+ArrowRight', 'Shift+ArrowLeft', '-', '-');
      expect(await range()).toBe('900 ms of 900 ms');
      await press(page, '+', 'Home');
      expect(await range()).toBe('900 ms of 900 ms');
    });

    it('searches for text and regular expressions, highlights and sums', async () => {
      const accent = `(() => {
        const canvas = document.getElementById('flame-canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at] === 0xc2 && data[at + 1] === 0x41 && data[at + 2] === 0x0c) count++;
        return count / canvas.width;
      })()`;
      await page.evaluate('document.activeElement.blur()');
      await press(page, '/');
      expect(await focused()).toBe('flame-search');
      await press(page, ...'MULTI');
      expect(await textOf(page, '#flame-found')).toBe('1 function, 416 ms (46.2 %)');
      // A row of 19 pixels, less what its name covers, over 46.2 % of the width.
      expect(await page.evaluate(accent)).toBeGreaterThan(19 * 0.4);
      await press(page, 'Enter');
      expect(await detail()).toMatch(/^multiply/);

      const ask = (text: string) =>
        page.evaluate(
          `(() => { const field = document.getElementById('flame-search'); field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event('input')); })()`,
        );
      await page.evaluate('document.getElementById("flame-regex").click()');
      await ask('^(soft|fib)');
      expect(await textOf(page, '#flame-found')).toBe('2 functions, 142 ms (15.8 %)');
      await press(page, 'Enter', 'Enter', 'Shift+Enter', 'ArrowDown');
      expect(await focused()).toBe('flame-stage');
      expect(await detail()).toMatch(/^softmax/);
      await press(page, 'n');
      expect(await detail()).toMatch(/^fib/);
      await press(page, 'p');
      expect(await detail()).toMatch(/^softmax/);
      await ask('(');
      expect(await textOf(page, '#flame-found')).toMatch(/Invalid regular expression/);
      await ask('');
      expect(await textOf(page, '#flame-found')).toBe('');
    });

    it('zooms to what is clicked, tells what is pointed at, and goes back by the path', async () => {
      await point(page, 'flame-stage', [0.1, 70], false);
      expect(await textOf(page, '.tip')).toMatch(/^multiplyfile:\/\/\/app\/src\/matrix\.ts:57:3total 416 ms/);
      await point(page, 'flame-stage', [0.1, 70], true);
      expect(await range()).toBe('416 ms of 900 ms');
      await page.evaluate('document.querySelector("#flame-crumbs li:nth-child(2) button").click()');
      expect(await detail()).toMatch(/^handle/);
      await page.evaluate('document.getElementById("flame-reset").click()');
      await page.evaluate('document.getElementById("flame-in").click()');
      await page.evaluate('document.getElementById("flame-out").click()');
      const at = 'clientX: 300, clientY: 300, bubbles: true, cancelable: true';
      for (const more of ['deltaY: -400, ctrlKey: true', 'deltaX: 60', 'deltaY: 10'])
        await page.evaluate(
          `document.getElementById('flame-stage').dispatchEvent(new WheelEvent('wheel', { ${at}, ${more} }))`,
        );
      await settle(page);
      expect(await range()).toMatch(/^40\d ms of 900 ms$/);
      await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 5, y: 5 });
      await settle(page);
      expect(await page.evaluate('document.querySelector(".tip").hidden')).toBe(true);
    });

    it('has the order of time, other threads and the heap', async () => {
      await page.evaluate('document.querySelector("#flame-order [value=time]").click()');
      await page.evaluate(
        `new Promise((resolve) => { const look = () => (document.getElementById('flame-range').textContent === '1 s of 1 s' ? resolve() : setTimeout(look, 5)); look(); })`,
      );
      await page.evaluate('document.getElementById("flame-stage").focus()');
      await press(page, 'ArrowDown', 'ArrowRight', 'Enter');
      expect(await detail()).toMatch(/here for .* from .* on$/);
      expect(await range()).not.toBe('1 s of 1 s');
      const choose = (at: number) =>
        page.evaluate(
          `(() => { const list = document.getElementById('flame-profile'); list.value = ${at}; list.dispatchEvent(new Event('change')); })()`,
        );
      await choose(2);
      await settle(page);
      expect(await range()).toBe('2.9 MiB of 2.9 MiB');
      expect(await page.evaluate('document.getElementById("flame-order").disabled')).toBe(true);
      await choose(0);
    });

    it('has the timeline by keys', async () => {
      await page.evaluate('document.getElementById("timeline-stage").focus()');
      await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'Enter');
      expect(await textOf(page, '#timeline-detail')).toMatch(/^request · 33 ms, from .* on, main thread$/);
      expect(await textOf(page, '#timeline-range')).toBe('33 ms of 969 ms');
    });

    it('sorts the tree of spans by a column, each level in itself, and folds it', async () => {
      const names = () =>
        page.evaluate(
          `[...document.querySelectorAll('#span-table tbody tr')].filter((row) => !row.hidden).map((row) => row.querySelector('.name').textContent).join()`,
        );
      const header = (at: number) =>
        page.evaluate(`document.querySelector('#span-table thead th:nth-child(${at}) button').click()`);
      await header(3);
      expect(await names()).toBe('request,predict,multiply,softmax,log,decode,train');
      await header(1);
      expect(await names()).toBe('request,decode,log,predict,multiply,softmax,train');
      expect(await page.evaluate('document.querySelector("#span-table th[aria-sort]").getAttribute("aria-sort")')).toBe(
        'ascending',
      );
      await header(1);
      expect(await names()).toBe('train,request,predict,softmax,multiply,log,decode');

      await page.evaluate('document.querySelector("#span-table tbody tr[tabindex=\'0\']").focus()');
      await press(page, 'ArrowDown', 'ArrowUp', 'Home', 'ArrowDown', 'ArrowLeft');
      expect(await names()).toBe('train,request');
      await press(page, 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft');
      expect(await names()).toBe('train,request,predict,log,decode');
      await press(page, 'ArrowLeft');
      expect(await names()).toBe('train,request');
      await page.evaluate('document.querySelector("#span-table tr[aria-expanded=false] .fold").click()');
      expect(await names()).toBe('train,request,predict,log,decode');
    });

    it('is dark when the reader wants it so', async () => {
      await page.evaluate('document.getElementById("kinglet-theme").click()');

      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(15, 18, 21)');
      expect(await textOf(page, '#kinglet-theme')).toBe('Light');
    });

    it('ran nearly all of the script, without a complaint', async () => {
      expect(await coverageOf(page)).toBeGreaterThan(0.85);
      expect(page.problems).toEqual([]);
    });
  });
});
