import { describe, expect, it } from 'vitest';
import { benchResult, benchRun } from './benchResults.ts';
import { folderWith, kinglet } from './cli.ts';

const seed = ['cost', '--requests', '1000000', '--duration', '500', '--memory', '128'];

describe('kinglet cost', () => {
  it('shows a month on both architectures, what arm64 saves, and where the prices are from', async () => {
    const { exitCode, stdout } = await kinglet(folderWith(), seed);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/duration +\$0\.833 +\$1\.042/);
    expect(stdout).toMatch(/total +\$1\.033 +\$1\.242/);
    expect(stdout).toMatch(/arm64 saves \$0\.208 a month, \$2\.50\d a year \(16\.8 %\)/);
    expect(stdout).toContain('https://aws.amazon.com/lambda/pricing/; us-east-1, since 2025-08-01');
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await kinglet(folderWith(), [...seed, '--init', '6.7', '--cold-rate', '1', '--json']);

    const data = JSON.parse(stdout) as { coldStartHoursPerMillion: number };
    expect(data).toMatchObject({ monthly: { arm64: { requests: 0.2 }, x64: {} }, freeTier: false });
    expect(data.coldStartHoursPerMillion.toFixed(2)).toBe('1.86');
  });

  it('tells the hours of cold starts', async () => {
    const { stdout } = await kinglet(folderWith(), [...seed, '--init', '6.7', '--cold-rate', '1']);

    expect(stdout).toContain('1.86 h per million requests');
  });

  it('takes memory from the config, and shows one architecture when asked', async () => {
    const folder = folderWith({ 'kinglet.config.json': '{"memory": 256}' });

    const { stdout } = await kinglet(folder, ['cost', '--arch', 'x64', '--duration', '500']);

    expect(stdout).toContain('256 MB');
    expect(stdout).toMatch(/duration +\$2\.083\n/);
    expect(stdout).not.toContain('saves');
  });

  it('says so when the prices are of another region', async () => {
    const { stderr } = await kinglet(folderWith(), [...seed, '--region', 'eu-central-1']);

    expect(stderr).toContain('no prices of eu-central-1');
  });

  it.each([
    [['--duration', '-1'], '--duration'],
    [['--cold-rate', '2'], 'a number from 0 to 1'],
    [['--requests', 'many'], '--requests'],
    [['--price', 'gold=1'], 'million-requests'],
    [['--price', 'arm64-duration=cheap'], 'a number of dollars'],
    [['--bench', 'missing.json'], 'missing.json'],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await kinglet(folderWith(), ['cost', ...args]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('kinglet cost --bench', () => {
  const files = {
    'kinglet.json': JSON.stringify(benchResult({ label: 'kinglet' })),
    'node.json': JSON.stringify(benchResult({ label: 'node', runs: [benchRun({}, { initMs: 130, warmMs: 1.8 })] })),
    'python.json': JSON.stringify(
      benchResult({ label: 'python', where: 'here', runs: [benchRun({ arch: 'x64' }, { initMs: 80, warmMs: 2.7 })] }),
    ),
  };
  const all = ['--bench', 'kinglet.json', '--bench', 'node.json', '--bench', 'python.json'];

  it('prices Kinglet, Node and Python side by side', async () => {
    const { exitCode, stdout } = await kinglet(folderWith(files), ['cost', ...all, '--cold-rate', '0', '--json']);

    expect(exitCode).toBe(0);
    const { runs } = JSON.parse(stdout) as { runs: { label: string; perMillion: number; relative: number }[] };
    expect(runs.map(({ label }) => label)).toEqual(['kinglet', 'node', 'python']);
    // 1 ms, 2 ms and 3 ms billed at 0.125 GB: 125, 250 and 375 GB-s a million.
    expect(runs[0]?.perMillion).toBeCloseTo(0.2 + 125 * 0.0000133334, 9);
    expect(runs[1]?.perMillion).toBeCloseTo(0.2 + 250 * 0.0000133334, 9);
    expect(runs[2]?.perMillion).toBeCloseTo(0.2 + 375 * 0.0000166667, 9);
    expect(runs[1]?.relative).toBeCloseTo((runs[1]?.perMillion ?? 0) / (runs[0]?.perMillion ?? 1), 12);
  });

  it('adds what initialization costs', async () => {
    const { stdout } = await kinglet(folderWith(files), ['cost', ...all, '--cold-rate', '1', '--json']);

    const { runs } = JSON.parse(stdout) as { runs: { perMillion: number }[] };
    // 1 ms billed and 6 ms of initialization
    expect(runs[0]?.perMillion).toBeCloseTo(0.2 + 7 * 125 * 0.0000133334, 9);
  });

  it('says that times of one’s own machine are not AWS’s', async () => {
    const { stdout } = await kinglet(folderWith(files), ['cost', ...all]);

    expect(stdout).toMatch(/kinglet +arm64 +128 +0\.80 +5\.97 +\$0\.202 +1\.00x/);
    expect(stdout).toContain('are not AWS’s');
  });

  it('leaves emulated runs out, and refuses when nothing is left', async () => {
    const emulated = benchResult({ label: 'slow', runs: [benchRun({ isEmulated: true })] });
    const folder = folderWith({ ...files, 'emulated.json': JSON.stringify(emulated) });

    const both = await kinglet(folder, ['cost', '--bench', 'emulated.json', '--bench', 'kinglet.json']);
    const alone = await kinglet(folder, ['cost', '--bench', 'emulated.json']);

    expect(both.stdout).toContain('Left out: slow arm64: emulated');
    expect(alone.exitCode).toBe(2);
    expect(alone.stderr).toContain('emulated');
  });

  it.each([
    ['no JSON', '{', 'bench.json'],
    ['other JSON', '[]', 'other JSON'],
    ['a later version', '{"kind":"kinglet-bench","version":2}', 'version 2'],
    ['no runs', JSON.stringify(benchResult({ runs: [] })), 'no `runs`'],
    ['memory as text', changed({ memoryMb: '128' }), '`runs[0]` without `memoryMb`'],
    ['an architecture of its own', changed({ arch: 'riscv' }), 'unknown `arch`'],
    ['samples that are none', changed({ warm: { durationMs: [null], billedMs: [] } }), 'without `warm` samples'],
  ])('refuses a file with %s', async (_, text, message) => {
    const { exitCode, stderr } = await kinglet(folderWith({ 'bench.json': text }), ['cost', '--bench', 'bench.json']);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

function changed(run: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...benchResult(), runs: [{ ...benchRun(), ...run }] });
}
