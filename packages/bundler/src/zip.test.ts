import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { BundlerError } from './bundlerError.ts';
import { isZip, readZip } from './readZip.ts';
import { writeZip } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const entries = [
  { name: 'models/x.plan', bytes: Buffer.from('weights'.repeat(100)), mode: 0o644 },
  { name: 'bootstrap', bytes: Buffer.from('program'), mode: 0o755 },
  { name: 'empty', bytes: new Uint8Array(0), mode: 0o644 },
];
const zip = writeZip(entries);
const here = (command: string, argument: string) => spawnSync(command, [argument]).status === 0;

test('the same entries give the same bytes, in any order, whatever the clock and the time zone', () => {
  const zone = process.env.TZ;
  const zones = ['UTC', 'Asia/Kolkata', 'America/St_Johns', 'Africa/Monrovia'].map((name) => {
    process.env.TZ = name;
    return Buffer.from(writeZip([...entries].reverse())).toString('hex');
  });
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;

  expect(new Set(zones)).toEqual(new Set([Buffer.from(zip).toString('hex')]));
});

test('what was written reads back, sorted, with its modes', () => {
  expect(readZip(zip).map(({ name, mode, bytes }) => [name, mode, Buffer.from(bytes).toString()])).toEqual([
    ['bootstrap', 0o755, 'program'],
    ['empty', 0o644, ''],
    ['models/x.plan', 0o644, 'weights'.repeat(100)],
  ]);
});

test.skipIf(!here('unzip', '-v'))('unzip accepts it, and shows modes and the fixed date', () => {
  const file = join(folder, 'a.zip');
  writeFileSync(file, zip);

  const listing = execFileSync('unzip', ['-Z', file], { encoding: 'utf8' });
  execFileSync('unzip', ['-tqq', file]);

  expect(listing).toMatch(/-rwxr-xr-x .* unx .* 80-Jan-01 12:00 bootstrap/);
  expect(listing).toMatch(/-rw-r--r-- .* 80-Jan-01 12:00 models\/x\.plan/);
});

test.skipIf(!here('python3', '--version'))("Python's zipfile reads the same modes and contents", () => {
  const file = join(folder, 'b.zip');
  writeFileSync(file, zip);
  const script = `import zipfile, json
z = zipfile.ZipFile(${JSON.stringify(file)})
print(json.dumps([[i.filename, oct(i.external_attr >> 16), z.read(i).decode()] for i in z.infolist()]))`;

  expect(JSON.parse(execFileSync('python3', ['-c', script], { encoding: 'utf8' }))).toEqual([
    ['bootstrap', '0o100755', 'program'],
    ['empty', '0o100644', ''],
    ['models/x.plan', '0o100644', 'weights'.repeat(100)],
  ]);
});

test.skipIf(!here('zip', '-v'))('a zip of another tool is read: stored and deflated files, folders left out', () => {
  execFileSync('sh', ['-c', 'mkdir d && echo hello > d/a && printf %500s > b && chmod 755 b && zip -qr c.zip d b'], {
    cwd: folder,
  });
  const bytes = execFileSync('cat', ['c.zip'], { cwd: folder });

  expect(readZip(bytes).map(({ name, mode, bytes: content }) => [name, mode, content.length])).toEqual([
    ['d/a', 0o644, 6],
    ['b', 0o755, 500],
  ]);
});

test('a zip made where there are no modes has none', () => {
  const copy = Uint8Array.from(zip);
  const directory = Buffer.from(copy).indexOf('PK\x01\x02', 0, 'latin1');
  copy[directory + 5] = 0; // made by MS-DOS

  expect(readZip(copy)[0]?.mode).toBe(0);
});

test.each<[string, (file: Buffer) => Uint8Array, RegExp]>([
  ['cut at the end', (file) => file.subarray(0, -30), /end-of-directory/],
  ['nothing', () => new Uint8Array(0), /end-of-directory/],
  ['directory outside', (file) => directoryAt(file, 0xfffffff0), /directory entry/],
  ['directory elsewhere', (file) => directoryAt(file, 0), /directory entry at 0, found 4034b50/],
  ['larger than said', (file) => edit(file, 24, 3), /unpack to 3 bytes|inflate/],
  ['larger than Lambda allows', (file) => edit(file, 24, 0x7fffffff), /at most 262144000 bytes unpacked/],
  ['smaller than said', (file) => edit(file, 24, 8), /unpack to 8 bytes, found 7/],
  ['another checksum', (file) => edit(file, 16, 0), /checksum/],
  ['packed outside', (file) => edit(file, 20, 0x7ffffff), /found the end; it is truncated/],
  ['unknown method', (file) => edit(file, 10, 99), /found method 99/],
])('a damaged zip is refused by name: %s', (_, damage, message) => {
  const file = damage(Buffer.from(zip));

  expect(() => readZip(file)).toThrow(message);
  expect(() => readZip(file)).toThrow(BundlerError);
});

function directoryAt(file: Buffer, offset: number): Buffer {
  file.writeUInt32LE(offset, file.length - 6);
  return file;
}

function edit(file: Buffer, offset: number, value: number): Buffer {
  file.writeUInt32LE(value, file.indexOf('PK\x01\x02', 0, 'latin1') + offset);
  return file;
}

test('any damage ends in a result or in a BundlerError', () => {
  const change = fc.tuple(fc.nat(zip.length - 1), fc.nat(255));

  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.option(fc.nat(zip.length)), (changes, cut) => {
      const copy = Uint8Array.from(zip);
      for (const [at, value] of changes) copy[at] = value;
      try {
        readZip(copy.subarray(0, cut ?? copy.length));
      } catch (error) {
        if (!(error instanceof BundlerError)) throw error;
      }
    }),
    { numRuns: 2000 },
  );
});

test('a zip is known by its first bytes', () => {
  expect(isZip(zip)).toBe(true);
  expect(isZip(writeZip([]))).toBe(true);
  expect(isZip(Buffer.from('PNG'))).toBe(false);
});
