// The pages of bench and tune in a real Chromium.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchHtml, benchSvg } from '../src/bench/benchPage.ts';
import type { BenchResult } from '../src/bench/benchResult.ts';
import { renderTune, tuneHtml, tuneSvg } from '../src/tune/renderTune.ts';
import { benchResult, benchRun, tuneResult } from './benchResults.ts';
import { type Chromium, chromiumIsMissing, startChromium } from './chromium.ts';
import { folderWith } from './cli.ts';

const evil = '</style><script>console.error("x")</script>"\'&\u0000\ud800';

/** Two architectures; a few slow cold starts. */
function bothArches(more: Partial<BenchResult> = {}): BenchResult {
  const x64 = benchRun({ arch: 'x64' }, { initMs: 7.4, warmMs: 1.1 });
  const initMs = [...x64.cold.initMs.slice(0, 18), 60, 75];
  return benchResult({ runs: [benchRun(), { ...x64, cold: { ...x64.cold, initMs } }], ...more });
}

const pages: Readonly<Record<string, string | undefined>> = {
  'bench.html': benchHtml(bothArches()),
  'bench.svg': benchSvg(bothArches()),
  'evil.html': benchHtml(bothArches({ label: evil, machine: evil, where: 'here' })),
  'emulated.html': benchHtml(benchResult({ runs: [benchRun({ isEmulated: true })] })),
  'tune.html': tuneHtml(tuneResult()),
  'tune.svg': tuneSvg(tuneResult()),
  'one.html': tuneHtml({ ...tuneResult(), points: tuneResult().points.slice(0, 1) }),
};

describe.skipIf(chromiumIsMissing)('in Chromium', () => {
  const folder = folderWith();
  let chromium: Chromium;

  beforeAll(async () => {
    for (const [name, page] of Object.entries(pages)) writeFileSync(join(folder, name), page ?? '');
    chromium = await startChromium();
  }, 60_000);
  afterAll(() => chromium?.stop());

  const widths: Readonly<Record<string, readonly number[]>> = { 'bench.html': [960, 390], 'tune.html': [960, 390] };
  const views = Object.keys(pages).flatMap((name) =>
    (['light', 'dark'] as const).flatMap((scheme) => (widths[name] ?? [960]).map((width) => ({ name, scheme, width }))),
  );

  it.each(views)('$name is drawn in $scheme at $width px, with no complaint and nothing fetched', async (view) => {
    const page = await chromium.open(join(folder, view.name), view);

    expect(page.problems).toEqual([]);
    expect(page.requests).toHaveLength(1);
    const { width, colours, corner } = readPng(page.png);
    expect(width).toBe(view.width);
    expect(colours).toBeGreaterThan(20);
    if (view.name.endsWith('.html')) {
      expect(corner > 128).toBe(view.scheme === 'light');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(view.width);
    }
  });

  it.each([960, 390])('keeps all text of the charts inside them at %d px', async (width) => {
    for (const name of ['bench.html', 'tune.html', 'emulated.html', 'one.html']) {
      const page = await chromium.open(join(folder, name), { scheme: 'light', width });

      const outside =
        await page.evaluate(`[...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0)
        .flatMap((svg) => [...svg.querySelectorAll('text')].filter((text) => {
          const [own, box] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
          return own.left < box.left - 1 || own.right > box.right + 1 || own.top < box.top - 1 || own.bottom > box.bottom + 1;
        }).map((text) => text.textContent)).join('; ')`);
      expect(outside, name).toBe('');
    }
  });

  it('tells those who do not see the charts what they show', async () => {
    const page = await chromium.open(join(folder, 'bench.html'), { scheme: 'light', width: 960 });

    const names = await page.evaluate(
      `[...document.querySelectorAll('svg[role=img]')].map((svg) => svg.getAttribute('aria-labelledby').split(' ')
        .map((id) => document.getElementById(id).textContent).join(' '))[0]`,
    );
    expect(names).toContain('fibonacci: cold and warm starts at 128 MB');
    expect(names).toMatch(/Cold: initialization, x64 · quickjs: p50 7\.\d+, p95 60\.0, p99 75\.0 ms of 20 samples/);
  });
});

describe('what is told of a result', () => {
  it('has no times of an emulated run', () => {
    const page = pages['emulated.html'];

    expect(page).toContain('emulated');
    expect(page).not.toContain('<circle');
    expect(benchSvg(benchResult({ runs: [benchRun({ isEmulated: true })] }))).toBeUndefined();
  });

  it('has a dot a sample', () => {
    expect(pages['bench.svg']?.match(/class="kb-dot"/g)).toHaveLength(2 * (20 + 20 + 100));
  });

  it('compares what is deployed with what is recommended', () => {
    const text = renderTune(tuneResult());

    expect(text).toContain('Deployed is arm64 128 MB: the other takes');
    expect(text).toMatch(/Recommended for balanced: arm64 \d+ MB, the least product/);
    expect(text).toContain(`kinglet deploy --memory ${tuneResult().recommendation.memoryMb} --arch arm64`);
  });

  it('has nothing to change when the recommended is deployed', () => {
    const { recommendation, ...rest } = tuneResult();

    expect(renderTune({ ...rest, recommendation, current: recommendation })).toContain('nothing to change');
  });
});

/** Width, how many colours, and how light the first pixel is: enough to tell a drawing from nothing. 8 bits, RGB or RGBA. */
function readPng(png: Buffer): { width: number; colours: number; corner: number } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const bytesPerPixel = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const rows = inflateSync(Buffer.concat(parts));
  const stride = width * bytesPerPixel;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) unfilter(rows, pixels, y, stride, bytesPerPixel);
  const colours = new Set<number>();
  for (let at = 0; at < pixels.length; at += bytesPerPixel) colours.add(pixels.readUIntBE(at, 3));
  return { width, colours: colours.size, corner: pixels[0] as number };
}

function unfilter(rows: Buffer, pixels: Buffer, y: number, stride: number, step: number): void {
  const kind = rows[y * (stride + 1)];
  for (let x = 0; x < stride; x++) {
    const left = x < step ? 0 : (pixels[y * stride + x - step] as number);
    const up = y === 0 ? 0 : (pixels[(y - 1) * stride + x] as number);
    const corner = y === 0 || x < step ? 0 : (pixels[(y - 1) * stride + x - step] as number);
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind as number] as number;
    pixels[y * stride + x] = (rows[y * (stride + 1) + 1 + x] as number) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
