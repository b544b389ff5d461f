// kinglet template, as it is typed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, kinglet } from './cli.ts';

const handler = { 'src/handler.ts': 'export const handler = async (event: unknown) => ({ event });\n' };
const project = (config: object = {}): string =>
  folderWith({
    ...handler,
    'package.json': '{"name":"@scope/my-function"}',
    'kinglet.config.json': JSON.stringify(config),
  });

describe('kinglet template', () => {
  test('builds, and writes a project that names the zip', async () => {
    const cwd = project({ out: 'built', memory: 512, region: 'eu-west-1' });

    const { exitCode, stdout } = await kinglet(cwd, ['template', 'sam']);

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: [
        'written    infra/sam/template.yaml',
        'written    infra/sam/samconfig.toml',
        'written    infra/sam/.gitignore',
        '',
        'to deploy, after each kinglet build: cd infra/sam && sam deploy',
        '',
      ].join('\n'),
    });
    const template = readFileSync(join(cwd, 'infra/sam/template.yaml'), 'utf8');
    expect(template).toContain('CodeUri: "../../built/function.zip"');
    expect(template).toContain('MemorySize: 512');
    expect(existsSync(join(cwd, 'built/function.zip'))).toBe(true);
    expect(readFileSync(join(cwd, 'infra/sam/samconfig.toml'), 'utf8')).toContain('region = "eu-west-1"');
  });

  test('takes the folder of --out, and prints JSON with --json', async () => {
    const { exitCode, stdout } = await kinglet(project(), ['template', 'terraform', '--out', 'tf', '--json']);

    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      tool: 'terraform',
      folder: 'tf',
      files: ['main.tf', 'variables.tf', 'outputs.tf', '.gitignore'].map((name) => ({ name, state: 'written' })),
      commands: ['terraform init', 'terraform apply'],
    });
  });

  test('a second run with nothing new changes nothing', async () => {
    const cwd = project();
    await kinglet(cwd, ['template', 'cdk']);

    const { exitCode, stdout } = await kinglet(cwd, ['template', 'cdk']);

    expect(exitCode).toBe(0);
    expect(stdout.match(/^\w+/gm)).toEqual([...Array(6).fill('unchanged'), 'to']);
  });

  test('leaves what a person wrote as it is, unless --force is given', async () => {
    const cwd = project();
    await kinglet(cwd, ['template', 'sam']);
    const file = join(cwd, 'infra/sam/template.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, 'mine\n');

    const refused = await kinglet(cwd, ['template', 'sam', '--memory', '256']);
    const kept = readFileSync(file, 'utf8');
    const forced = await kinglet(cwd, ['template', 'sam', '--force']);

    expect(refused.exitCode).toBe(5);
    expect(refused.stderr).toContain('not to hold another template.yaml: give another folder with --out, or replace');
    expect(kept).toBe('mine\n');
    expect(forced.exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(join(cwd, 'infra/sam')).toSorted()).toEqual(['.gitignore', 'samconfig.toml', 'template.yaml']);
  });

  test('names the variables whose values it wrote, and prints no value', async () => {
    const cwd = project({ environment: { TOKEN: 'hunter2hunter2' } });

    const { stdout, stderr } = await kinglet(cwd, ['template', 'sam']);

    expect(stderr).toContain('infra/sam holds the values of TOKEN: do not commit secrets');
    expect(stdout + stderr).not.toContain('hunter2');
  });

  test.each([
    ['no tool', [], 'Expected tool after `kinglet template`: one of sam, cdk, terraform'],
    ['a tool that there is none of', ['teraform'], 'got teraform; did you mean terraform?'],
    [
      'what AWS would refuse',
      ['sam', '--log-retention', '15'],
      'Expected logRetention to be a time that CloudWatch takes',
    ],
    ['a file where the folder is to be', ['sam', '--out', 'package.json'], 'found a file: give another with --out'],
  ])('%s is misuse, and writes nothing', async (_, args, message) => {
    const cwd = project();

    const { exitCode, stdout, stderr } = await kinglet(cwd, ['template', ...args]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(existsSync(join(cwd, 'infra'))).toBe(false);
  });

  test('takes a zip that is there, if Lambda can start it', async () => {
    const cwd = project();
    await kinglet(cwd, ['build', '--out', 'elsewhere']);
    writeFileSync(join(cwd, 'src/handler.ts'), 'broken');

    const taken = await kinglet(cwd, ['template', 'sam', '--zip', 'elsewhere/function.zip']);
    const refused = await kinglet(cwd, ['template', 'sam', '--zip', 'elsewhere/function.zip', '--arch', 'x64']);
    const missing = await kinglet(cwd, ['template', 'sam', '--zip', 'nowhere.zip']);

    expect(taken.exitCode).toBe(0);
    expect(readFileSync(join(cwd, 'infra/sam/template.yaml'), 'utf8')).toContain('"../../elsewhere/function.zip"');
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('arm64') });
    expect(missing).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/nowhere.zip, found.*check --zip/),
    });
  });

  test('a function that cannot be built gets no project', async () => {
    const cwd = project();
    writeFileSync(join(cwd, 'src/handler.ts'), 'export const nothing = 1;\n');

    const { exitCode, stderr } = await kinglet(cwd, ['template', 'sam']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('KINGLET_BUNDLER_EXPORT');
    expect(existsSync(join(cwd, 'infra'))).toBe(false);
  });
});
