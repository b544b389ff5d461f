import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Arch } from '../src/index.ts';
import { platformPage, renderPlatformPage } from './platformTable.ts';

it('the page of what each engine offers says what both engines answer', { timeout: 60_000 }, async () => {
  expect(readFileSync(platformPage, 'utf8')).toBe(await renderPlatformPage(process.arch as Arch));
});
