// The page of a replay in a real Chromium.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as autoscaler from '@kinglet/autoscaler';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baselines } from '../src/autoscale/baselines.ts';
import { replay } from '../src/autoscale/replay.ts';
import { replayPage } from '../src/autoscale/replayPage.ts';
import { type Chromium, chromiumIsMissing, startChromium } from './chromium.ts';
import { folderWith } from './cli.ts';

const evil = '</title></style><script>console.error("x")</script>"\'&\u0000\ud800';

function page(name: string): string {
  const made = autoscaler.generateTrace('flash-crowd', { durationMs: 1_200_000, meanPerSecond: 8 });
  const fleet = { kind: 'containers', service: { kind: 'exponential', meanMs: 100 } } as const;
  const engines = baselines(autoscaler, fleet, { max: 30 });
  const policies = { yours: { mode: 'threshold', max: 30 } as const, ...engines };
  return replayPage(
    replay(autoscaler, { ...made, name }, fleet, { policies, seed: 1, objectiveMs: 1000, onRun: () => undefined }),
  );
}

describe.skipIf(chromiumIsMissing)('in Chromium', () => {
  const folder = folderWith();
  const file = join(folder, 'replay.html');
  let chromium: Chromium;

  beforeAll(async () => {
    writeFileSync(file, page(evil));
    chromium = await startChromium();
  }, 60_000);
  afterAll(() => chromium?.stop());

  const views = (['light', 'dark'] as const).flatMap((scheme) => [960, 390].map((width) => ({ scheme, width })));

  test.each(views)('is drawn in $scheme at $width px, with no complaint and nothing fetched', async (view) => {
    const seen = await chromium.open(file, view);

    expect(seen.problems).toEqual([]);
    expect(seen.requests).toHaveLength(1);
    expect(await seen.evaluate('document.documentElement.scrollWidth')).toBe(view.width);
    const shown = `[...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0)`;
    expect(await seen.evaluate(`${shown}.map((svg) => svg.querySelectorAll('.kb-area').length).join()`)).toBe('5,0');
    expect(await seen.evaluate(`${shown}.map((svg) => svg.querySelectorAll('circle').length).join()`)).toBe('0,4');
    expect(
      await seen.evaluate(`${shown}.flatMap((svg) => [...svg.querySelectorAll('text')].filter((text) => {
        const [own, box] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
        return own.left < box.left - 1 || own.right > box.right + 1 || own.top < box.top - 1 || own.bottom > box.bottom + 1;
      }).map((text) => text.textContent)).join('; ')`),
    ).toBe('');
    const paper = await seen.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(paper).toBe(view.scheme === 'light' ? 'rgb(251, 250, 248)' : 'rgb(15, 18, 21)');
  });

  test('tells those who do not see the charts what they show, in words and as a table', async () => {
    const seen = await chromium.open(file, { scheme: 'light', width: 960 });

    const names = await seen.evaluate(
      `[...document.querySelectorAll('svg[role=img]')].slice(0, 2).map((svg) => svg.getAttribute('aria-labelledby').split(' ')
        .map((id) => document.getElementById(id).textContent).join(' ')).join('\\n')`,
    );
    expect(names).toMatch(/yours: \S+ to \S+ instances, \S+ in the mean, misses in \d+ of \d+ stretches\./);
    expect(names).toMatch(/aws: cost, dollars 0\.\d+, misses, % of the requests \S+\./);
    expect(await seen.evaluate('document.querySelectorAll("tbody tr").length')).toBe(4);
    expect(await seen.evaluate('document.querySelector("h1").textContent')).toContain(
      '<script>console.error("x")</script>',
    );
  });
});
