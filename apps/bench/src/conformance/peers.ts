// Fetches the other clients at pinned versions and describes them to the kit.
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SubjectDescription, writeHandlers } from '@kinglet/emulator/conformance';
import { installPeer, runCommand } from '../peers.ts';

const own = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const noValues = 'about JavaScript values';
const noPromises = 'about promises';
const noConsole = "about the JavaScript console's format";
/** What check 24 says already. */
const noStreams = {
  'echoes the invocation id on a stream': 'no response streaming',
  'gives an error in trailers a type of that form too': 'no response streaming',
};
const jsonOnly = 'events and answers are JSON, not bytes';

/** AWS's client for Node. It compiles curl and an addon when it is installed. */
export async function installNodeClient(workDir: string): Promise<SubjectDescription> {
  const packages = ['aws-lambda-ric@4.0.2'];
  const dir = await installPeer({ name: 'aws-lambda-ric', from: 'npm', packages, runScripts: true }, workDir);
  const functions = join(workDir, 'functions');
  // It has no hooks: functions that import some cannot be loaded.
  writeHandlers(functions);
  const entry = join(dir, 'node_modules', 'aws-lambda-ric', 'index.mjs');
  const noHooks = 'no hooks around snapshot and shutdown';
  return {
    command: ['sh', '-c', `exec "${process.execPath}" "${entry}" "$_HANDLER"`],
    cwd: functions,
    // Its polls block threads of libuv, of which there are four otherwise.
    env: { UV_THREADPOOL_SIZE: '16' },
    notApplicable: { rawEcho: jsonOnly },
    notOffered: { shutdown: noHooks, snapshot: noHooks, snapshotFails: noHooks, restoreFails: noHooks },
  };
}

/** AWS's client for Python. */
export async function installPythonClient(workDir: string): Promise<SubjectDescription> {
  const packages = ['awslambdaric==4.2.2', 'simplejson==4.3.0', 'snapshot-restore-py==1.0.0'];
  const dir = await installPeer({ name: 'awslambdaric', from: 'pip', packages }, workDir);
  const functions = join(workDir, 'functions');
  await cp(own('python'), functions, { recursive: true });
  return {
    command: ['sh', '-c', 'exec python3 -m awslambdaric "$_HANDLER"'],
    cwd: functions,
    env: { PYTHONPATH: `${dir}:${functions}`, PYTHONDONTWRITEBYTECODE: '1' },
    notApplicable: {
      ...noStreams,
      rawEcho: jsonOnly,
      results: noValues,
      lost: noPromises,
      topLevelReject: noPromises,
      logs: noConsole,
      'reports what is thrown without being an error': noValues,
      'reports errors that resist being read': noValues,
      'reports an error with a cause': noValues,
    },
    notOffered: { stream: 'no response streaming', shutdown: 'no shutdown hook' },
  };
}

/** The Rust crate, with the functions of `rust/`. */
export async function installRustClient(workDir: string): Promise<SubjectDescription> {
  const dir = join(workDir, 'rust');
  await cp(own('rust'), dir, { recursive: true });
  await runCommand('cargo', ['build', '--release', '--quiet'], dir);
  const atBuild = 'found by the compiler';
  return {
    command: [join(dir, 'target', 'release', 'conformance')],
    cwd: dir,
    notApplicable: {
      rawEcho: jsonOnly,
      results: noValues,
      lost: noPromises,
      topLevelReject: noPromises,
      logs: noConsole,
      noExport: atBuild,
      notAFunction: atBuild,
      syntaxError: atBuild,
      importError: atBuild,
      'reports a stream that the function did not end': 'dropping the stream ends it',
      'posts an error instead of a stream when nothing was written: untouched': 'dropping the stream ends it',
      'gives the frames of an error': "Rust's errors have no frames",
      'reports a handler string': 'one function per program, no names',
      'reports what is thrown without being an error': noValues,
      'reports errors that resist being read': noValues,
      'reports an error with a cause': noValues,
      'names the right request in the log lines': noConsole,
    },
  };
}

/** Porffor's ahead-of-time compiler with its `lambda` output. */
export async function installPorffor(workDir: string): Promise<SubjectDescription> {
  const dir = await installPeer({ name: 'porffor', from: 'npm', packages: ['porffor@0.61.13'] }, workDir);
  const out = join(workDir, 'minimal');
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'minimal.js'), "const handler = async () => ({ statusCode: 200, body: 'ok' });\n");
  const compiler = join(dir, 'node_modules', 'porffor', 'runtime', 'lambda.js');
  // It names libm before the program, which a linker that drops unneeded libraries does not accept.
  const cc = 'CC=gcc -Wl,--no-as-needed';
  await runCommand('env', [cc, process.execPath, compiler, 'minimal.js', 'function.zip'], out);
  await runCommand('unzip', ['-o', '-q', 'function.zip', 'bootstrap'], out);
  const noEvent = 'the function is given neither event nor context';
  const others = ['echo', 'rawEcho', 'context', 'results', 'errors', 'lost', 'stream', 'logs', 'interleave'];
  const noLoading = 'only functions that load can be compiled';
  const noHooks = 'no hooks';
  return {
    command: [join(out, 'bootstrap')],
    cwd: out,
    notApplicable: {
      ...noStreams,
      topLevelReject: noLoading,
      noExport: noLoading,
      notAFunction: noLoading,
      syntaxError: noLoading,
      importError: noLoading,
      'reports a handler string': 'one function per program, no names',
    },
    notOffered: {
      ...Object.fromEntries(others.map((name) => [name, noEvent])),
      topLevelThrow: 'an error while loading is not reported',
      shutdown: noHooks,
      snapshot: noHooks,
      snapshotFails: noHooks,
      restoreFails: noHooks,
    },
  };
}
