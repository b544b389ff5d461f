// The page in a real Chromium.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, chromiumIsMissing, startChromium } from '../../cli/test/chromium.ts';
import { bundlePageScript, target } from '../generate/pageScript.ts';
import { reportPage } from '../src/page/reportPage.ts';
import { emptyReport, evil, sampleReport } from './sampleReport.ts';

it('has the script that its sources say', async () => {
  expect(readFileSync(target, 'utf8')).toBe(await bundlePageScript());
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

  const views = ['plain', 'evil', 'empty'].flatMap((name) =>
    (['light', 'dark'] as const).flatMap((scheme) => [1280, 390].map((width) => ({ name, scheme, width }))),
  );

  it.each(views)('opens $name in $scheme at $width px, with no complaint and nothing fetched', async (view) => {
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
    expect(await page.evaluate('document.querySelector("h1").textContent')).toBe(shown);
    expect(await page.evaluate('document.querySelector("#hot-table-0 tbody th").textContent')).toBe(`multiply${shown}`);
    expect(await page.evaluate('document.scripts.length')).toBe(4);
  });
});
