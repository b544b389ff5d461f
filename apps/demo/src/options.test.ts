import { describe, expect, it } from 'vitest';
import { parseDemoOptions } from './options.ts';
import { planTargets, targetName } from './targets.ts';

describe('parseDemoOptions', () => {
  it('means everything when nothing is said', () => {
    expect(parseDemoOptions([])).toEqual({
      json: false,
      help: false,
      handlers: ['minimal', 'fibonacci', 'simd-vector', 'batch-scores', 'digits', 'linear-11', 'transformer'],
      engines: ['native', 'quickjs', 'node'],
      arches: ['x64', 'arm64'],
      runs: 30,
    });
  });

  it('takes names repeated or with commas, in the order of the demo, and a leading separator', () => {
    const options = parseDemoOptions([
      '--',
      '--handler',
      'simd-vector,minimal',
      '--handler=fibonacci',
      '--arch=arm64',
      '--runs',
      '5',
      '--json',
    ]);

    expect(options).toMatchObject({
      handlers: ['minimal', 'fibonacci', 'simd-vector'],
      arches: ['arm64'],
      runs: 5,
      json: true,
    });
  });

  it.each([
    [
      ['--handler', 'nope'],
      'Expected --handler to be one of minimal, fibonacci, simd-vector, batch-scores, digits, linear-11, transformer; got "nope"',
    ],
    [['--engine', 'v8'], 'Expected --engine to be one of native, quickjs, node; got "v8"'],
    [['--arch', 'mips'], 'Expected --arch to be one of x64, arm64; got "mips"'],
    [['--runs', '0'], 'whole number from 1 to 1000; got "0"'],
    [['--runs', '3.5'], 'got "3.5"'],
    [['--runs', '-1'], '--runs'],
    [['--runs'], '--runs'],
    [['--fast'], '--fast'],
    [['minimal'], 'minimal'],
    [['--json=yes'], '--json'],
  ])('refuses %j', (args, message) => {
    expect(() => parseDemoOptions(args)).toThrow(
      expect.objectContaining({ code: 'KINGLET_DEMO_USAGE', message: expect.stringContaining(message) }),
    );
  });
});

describe('planTargets', () => {
  const all = { handlers: ['minimal'], engines: ['quickjs', 'node'], arches: ['x64', 'arm64'] } as const;
  const names = (plan: ReturnType<typeof planTargets>): string[] => plan.targets.map(targetName);

  it('emulates arm64 on x64 and runs node on its own', () => {
    const plan = planTargets(all, { arch: 'x64', hasQemu: () => true });

    expect(names(plan)).toEqual(['quickjs x64', 'quickjs arm64 (emulated)', 'node x64']);
    expect(plan.skipped).toEqual([]);
  });

  it('leaves arm64 out without qemu, and says what to type', () => {
    const plan = planTargets(all, { arch: 'x64', hasQemu: () => false });

    expect(names(plan)).toEqual(['quickjs x64', 'node x64']);
    expect(plan.skipped[0]!.reason).toContain('apt-get install');
  });

  it('runs arm64 natively on arm64 and leaves x64 out', () => {
    const plan = planTargets(all, { arch: 'arm64', hasQemu: () => false });

    expect(names(plan)).toEqual(['quickjs arm64', 'node arm64']);
    expect(plan.skipped).toMatchObject([{ engine: 'quickjs', arch: 'x64' }]);
  });

  it('says that node runs on its own architecture when only another one is wanted', () => {
    const wanted = { ...all, engines: ['node'], arches: ['arm64'] } as const;
    const plan = planTargets(wanted, { arch: 'x64', hasQemu: () => true });

    expect(plan.targets).toEqual([]);
    expect(plan.skipped[0]!.reason).toContain('own architecture, x64');
  });

  it('plans native as quickjs, emulated where the machine is another', () => {
    const wanted = { ...all, engines: ['native'] } as const;
    const withoutQemu = planTargets(wanted, { arch: 'x64', hasQemu: () => false });

    expect(names(planTargets(wanted, { arch: 'x64', hasQemu: () => true }))).toEqual([
      'native x64',
      'native arm64 (emulated)',
    ]);
    expect(names(withoutQemu)).toEqual(['native x64']);
    expect(withoutQemu.skipped).toMatchObject([{ engine: 'native', arch: 'arm64' }]);
  });

  it('plans only what is wanted', () => {
    const wanted = { ...all, engines: ['node'], arches: ['x64'] } as const;

    expect(names(planTargets(wanted, { arch: 'x64', hasQemu: () => true }))).toEqual(['node x64']);
  });
});
