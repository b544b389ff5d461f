// What judges the templates, from other people: cfn-lint and python-hcl2 from pip, CDK from npm, terraform where it is installed.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFromPip } from '../../../scripts/installFromPip.mjs';
import { cache, reportSkipped, runs } from '../../../scripts/toolchain.mjs';

const cfnLintProgram = installFromPip('cfn-lint');
const hclProgram = installFromPip('python-hcl2');

export const cfnLintIsMissing: boolean = 'missing' in cfnLintProgram;
export const hclIsMissing: boolean = 'missing' in hclProgram;
export const terraformIsMissing: boolean = !runs('terraform', ['version']);
if ('missing' in cfnLintProgram) reportSkipped('cfn-lint on the templates', cfnLintProgram.missing);
if ('missing' in hclProgram) reportSkipped('python-hcl2 on the template for Terraform', hclProgram.missing);
if (terraformIsMissing) reportSkipped('terraform on its template', 'terraform was not found');

/** What cfn-lint finds in a template: `E3002 Additional properties …`. */
export function cfnLint(template: string, ...options: readonly string[]): string[] {
  const start = 'import sys; from cfnlint.runner import main; sys.exit(main())';
  const args = ['-c', start, '--format', 'json', ...options, '--', template];
  const { stdout, stderr } = spawnSync('python3', args, { env: python(cfnLintProgram), encoding: 'utf8' });
  if (!stdout.startsWith('[')) throw new Error(`Expected findings from cfn-lint, got: ${stdout}${stderr}`);
  const found = JSON.parse(stdout) as readonly { Rule: { Id: string }; Message: string }[];
  return found.map(({ Rule, Message }) => `${Rule.Id} ${Message}`);
}

/** What a document in YAML says, read by PyYAML, which comes with cfn-lint. */
export function readYaml(text: string): unknown {
  const script = 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.buffer.read().decode("utf8"))))';
  return JSON.parse(runPython(cfnLintProgram, script, text));
}

/** The blocks of a file of Terraform's, read by python-hcl2: texts stay as they are written. */
export function readHcl(text: string): Readonly<Record<string, readonly unknown[]>> {
  const script = 'import hcl2, json, sys; print(json.dumps(hcl2.loads(sys.stdin.read())))';
  return JSON.parse(runPython(hclProgram, script, text));
}

/** Runs terraform in `folder`; its exit status and all that it printed. */
export function terraform(
  folder: string,
  args: readonly string[],
  input = '',
): { status: number | null; printed: string } {
  const env = { PATH: process.env.PATH, HOME: '/nonexistent', CHECKPOINT_DISABLE: '1' };
  const { status, stdout, stderr } = spawnSync('terraform', args, { cwd: folder, env, input, encoding: 'utf8' });
  return { status, printed: `${stdout}${stderr}` };
}

/** What terraform makes of an expression in `folder`. */
export function evaluate(folder: string, expression: string): unknown {
  const { status, printed } = terraform(folder, ['console'], `base64encode(jsonencode(${expression}))\n`);
  if (status !== 0) throw new Error(printed);
  return JSON.parse(Buffer.from(printed.trim().replaceAll('"', ''), 'base64').toString());
}

const cdkLock = fileURLToPath(new URL('./cdk', import.meta.url));

/** The exact versions that {@link installCdk} installs. */
export function cdkVersions(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(cdkLock, 'package.json'), 'utf8')).dependencies;
}

/** The folder whose node_modules hold CDK, checked against the lock file, or why there is none. */
export function installCdk(): { readonly dir: string } | { readonly missing: string } {
  const dir = join(cache, `aws-cdk-${cdkVersions()['aws-cdk']}-${cdkVersions()['aws-cdk-lib']}`);
  if (existsSync(dir)) return { dir };
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'aws-cdk-'));
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(cdkLock, name), join(work, name));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--omit=optional'];
  const { status, stderr } = spawnSync('npm', ['ci', ...options], { cwd: work, encoding: 'utf8' });
  // Another process may have been quicker.
  if (status === 0 && !existsSync(dir)) renameSync(work, dir);
  rmSync(work, { recursive: true, force: true });
  return status === 0 ? { dir } : { missing: `npm could not install CDK: ${stderr?.trim().split('\n').at(-1)}` };
}

/** `cdk synth` in the project `folder`; the path of the template. */
export function synthesize(folder: string, stack: string, cdk: string): string {
  symlinkSync(join(cdk, 'node_modules'), join(folder, 'node_modules'));
  const env = { PATH: process.env.PATH, HOME: folder, CDK_DISABLE_CLI_TELEMETRY: 'true', CI: 'true' };
  const args = ['node_modules/.bin/cdk', 'synth', '--quiet', '--no-notices', '--no-version-reporting'];
  execFileSync(process.execPath, args, { cwd: folder, env, stdio: 'pipe' });
  return join(folder, 'cdk.out', `${stack}.template.json`);
}

function runPython(program: typeof cfnLintProgram, script: string, input: string): string {
  return execFileSync('python3', ['-c', script], { env: python(program), input, encoding: 'utf8', stdio: 'pipe' });
}

function python(program: typeof cfnLintProgram): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    PYTHONPATH: 'dir' in program ? program.dir : '',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUTF8: '1',
    HOME: '/nonexistent',
  };
}
