// A program of its own, so that several can run at a time: `<entry> <folder>` translates a function into the folder,
// `<entry> <folder> <translated>` makes its bootstraps there. The folder is there as a whole or not at all.
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileTranslated } from '../src/native/compileNative.ts';
import { findClang } from '../src/native/findClang.ts';
import { cpusOf } from '../src/native/nativeOptions.ts';
import { translate } from '../src/native/translate.ts';
import { nativeLibraryDir } from '../src/prebuilds.ts';

const [entry, folder, translated] = process.argv.slice(2) as [string, string, string | undefined];
const optimize = 'speed';
mkdirSync(dirname(folder), { recursive: true });
const work = mkdtempSync(`${folder}-`);
if (translated === undefined) await translate({ entry, optimize, maxMemoryMb: 512 }, work);
else await makeBootstraps(translated);
// Another test may have been faster.
if (existsSync(folder)) rmSync(work, { recursive: true });
else renameSync(work, folder);

async function makeBootstraps(sources: string): Promise<void> {
  cpSync(sources, work, { recursive: true });
  for (const arch of ['x64', 'arm64'] as const) {
    const machine = { arch, optimize, cpu: cpusOf[arch][0] } as const;
    const bootstrap = await compileTranslated(machine, await findClang(), nativeLibraryDir(arch), work);
    writeFileSync(join(work, `bootstrap-${arch}`), bootstrap, { mode: 0o755 });
  }
}
