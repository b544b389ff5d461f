// The report's page in a real Chromium.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, chromiumIsMissing, startChromium } from '../../cli/test/chromium.ts';
import { quantizeModel } from '../src/quantizeModel.ts';
import { errorReport } from '../src/report/errorReport.ts';
import { renderErrorReport } from '../src/report/renderErrorReport.ts';
import { cnnModel, samplesOf } from './testModels.ts';

const evil = '</title></style><script>console.error("x")</script>"\'&\u0000\ud800';

describe.skipIf(chromiumIsMissing)('in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-errors-'));
  const file = join(folder, 'errors.html');
  let chromium: Chromium;

  beforeAll(async () => {
    const model = cnnModel();
    for (const node of model.graph!.node) if (node.name === 'last') node.name = evil.repeat(4);
    const { model: made } = await quantizeModel(model, { calibrationData: samplesOf(32, 192) });
    const report = errorReport(model, made, samplesOf(16, 192, 3));
    writeFileSync(file, renderErrorReport(report, { title: `Errors ${evil}` }));
    chromium = await startChromium();
  }, 60_000);
  afterAll(async () => {
    await chromium?.stop();
    rmSync(folder, { recursive: true });
  });

  const views = (['light', 'dark'] as const).flatMap((scheme) => [960, 390].map((width) => ({ scheme, width })));

  test.each(views)('is drawn in $scheme at $width px, with no complaint and nothing fetched', async (view) => {
    const page = await chromium.open(file, view);

    expect(page.problems).toEqual([]);
    expect(page.requests).toHaveLength(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(view.width);
    expect(await page.evaluate('document.querySelectorAll("svg rect.bar").length')).toBe(3);
    const longest = 'Math.max(...[...document.querySelectorAll("svg rect.bar")].map((bar) => bar.getBBox().width))';
    expect(await page.evaluate(longest)).toBeGreaterThan(view.width / 4);
    const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe(view.scheme === 'light' ? 'rgb(251, 250, 248)' : 'rgb(15, 18, 21)');
    const name = 'document.querySelector("tbody tr:last-child th").textContent';
    expect(await page.evaluate(name)).toContain('<script>console.error("x")</script>');
  });
});
