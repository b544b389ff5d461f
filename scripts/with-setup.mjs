// Makes this machine ready, then runs pnpm with the arguments given: `node scripts/with-setup.mjs run demo:run`.
import { spawnSync } from 'node:child_process';
import { SetupError, setup } from './setup.mjs';

process.exitCode = main(process.argv.slice(2));

function main(args) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    console.error(`set-up: expected Node 20 or newer, found ${process.versions.node}`);
    return 1;
  }
  const ready = prepare({ withBrowser: args.includes('test:run') });
  if (!ready) return 1;
  const { status, error } = spawnSync(process.execPath, [ready.pnpm, ...args], { stdio: 'inherit', env: ready.env });
  if (error) throw error;
  return status ?? 1;
}

function prepare(options) {
  try {
    return setup(options);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`set-up: ${error.message}`);
    return undefined;
  }
}
