// The templates, judged by the tools that they are for.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DesiredFunction } from '../src/desiredFunction.ts';
import { cdkPackages } from '../src/template/cdkProject.ts';
import { stackName } from '../src/template/project.ts';
import { type Tool, templateProject } from '../src/template/templateProject.ts';
import { folderWith } from './cli.ts';
import { plainFunction, publicFunction, richFunction } from './desired.ts';
import {
  cdkVersions,
  cfnLint,
  cfnLintIsMissing,
  hclIsMissing,
  installCdk,
  readHcl,
  readYaml,
  synthesize,
  terraform,
  terraformIsMissing,
} from './validators.ts';

const functions: readonly (readonly [string, DesiredFunction])[] = [
  ['a plain function', plainFunction],
  ['a function with everything', richFunction],
  ['a public function on Node with a role of its own', publicFunction],
];

const region = 'eu-central-1';
const cdk = installCdk();

describe.skipIf(cfnLintIsMissing)('SAM', () => {
  test.each(functions)('%s passes cfn-lint', (_, wanted) => {
    const folder = written('sam', wanted);

    expect(cfnLint(join(folder, 'template.yaml'))).toEqual([]);
  });

  test('cfn-lint would find a property, a value and a reference that are wrong', () => {
    const text = templateProject('sam', input(richFunction)).files['template.yaml'] ?? '';
    const wrong = text.replace('MemorySize: 256', 'MemorySize: 25').replace('Ref: LogGroup', 'Ref: LogGroups');
    const folder = folderWith({ 'template.yaml': wrong.replace('Timeout:', 'TimeOut:') });

    expect(cfnLint(join(folder, 'template.yaml')).map((found) => found.slice(0, 5))).toEqual(
      expect.arrayContaining(['E3034', 'E1020', 'E3002']),
    );
  });

  test('says what the function is', () => {
    const { Resources } = readYaml(
      templateProject('sam', input(richFunction)).files['template.yaml'] ?? '',
    ) as Template;

    expect(Resources.Function?.Properties).toMatchObject({
      FunctionName: 'rich_function',
      Description: richFunction.description,
      CodeUri: '../../dist/function.zip',
      Runtime: 'provided.al2023',
      Architectures: ['arm64'],
      MemorySize: 256,
      Timeout: 30,
      Environment: { Variables: richFunction.environment },
      Layers: richFunction.layers,
      Tags: richFunction.tags,
      AutoPublishAlias: 'a-b_c',
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 },
      FunctionUrlConfig: { AuthType: 'AWS_IAM', InvokeMode: 'RESPONSE_STREAM' },
    });
    expect(Resources.LogGroup?.Properties).toMatchObject({ RetentionInDays: 30 });
    expect(actionsOf(Resources)).toEqual(['lambda:InvokeFunction via URL', 'lambda:InvokeFunctionUrl']);
  });
});

describe.skipIf('missing' in cdk)('CDK', () => {
  const dir = 'dir' in cdk ? cdk.dir : '';

  test.each(functions)('%s is synthesized, and passes cfn-lint', { timeout: 120_000 }, (_, wanted) => {
    const template = synthesize(written('cdk', withPlainTexts(wanted)), stackName(wanted.functionName), dir);

    // CDK states dependencies that are clear without.
    if (!cfnLintIsMissing) expect(cfnLint(template, '--ignore-checks', 'W3005')).toEqual([]);
    const { Resources } = JSON.parse(readFileSync(template, 'utf8')) as Template;
    expect(ofType(Resources, 'AWS::Lambda::Function')).toMatchObject([
      {
        FunctionName: wanted.functionName,
        Runtime: wanted.runtime,
        Handler: wanted.handler,
        Architectures: [wanted.architecture],
        MemorySize: wanted.memoryMb,
        Timeout: wanted.timeoutSeconds,
      },
    ]);
    expect(ofType(Resources, 'AWS::Logs::LogGroup')).toMatchObject([{ RetentionInDays: wanted.logRetentionDays }]);
    expect(ofType(Resources, 'AWS::Lambda::Alias')).toMatchObject([{ Name: wanted.alias }]);
    expect(ofType(Resources, 'AWS::IAM::Role')).toHaveLength('arn' in wanted.role ? 0 : 1);
    expect(actionsOf(Resources)).toEqual(
      wanted.url ? ['lambda:InvokeFunction via URL', 'lambda:InvokeFunctionUrl'] : [],
    );
  });

  test('every text arrives as it is, and the types are right', { timeout: 120_000 }, () => {
    const folder = written('cdk', richFunction);
    const template = synthesize(folder, stackName(richFunction.functionName), dir);

    const { Resources } = JSON.parse(readFileSync(template, 'utf8')) as Template;
    expect(ofType(Resources, 'AWS::Lambda::Function')).toMatchObject([
      {
        Description: richFunction.description,
        Environment: { Variables: richFunction.environment },
        Layers: richFunction.layers,
        Tags: expect.arrayContaining(Object.entries(richFunction.tags).map(([Key, Value]) => ({ Key, Value }))),
      },
    ]);
    expect(spawnSync('tsc', ['-p', folder], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' });
  });
});

test('the versions of CDK that are tested are those that a project is given', () => {
  expect(cdkVersions()).toEqual(cdkPackages);
});

describe('Terraform', () => {
  test.skipIf(terraformIsMissing).each(functions)(
    '%s is what terraform would write, and lacks its provider only',
    (_, wanted) => {
      const folder = written('terraform', wanted);

      expect(terraform(folder, ['fmt', '-check', '-diff'])).toEqual({ status: 0, printed: '' });
      const { printed } = terraform(folder, ['validate', '-json']);
      const { diagnostics } = JSON.parse(printed.slice(printed.indexOf('{'))) as { diagnostics: { summary: string }[] };
      expect(diagnostics.map(({ summary }) => summary)).toEqual(['Missing required provider']);
    },
  );

  test.skipIf(hclIsMissing).each(functions)('%s is made of resources that python-hcl2 reads', (_, wanted) => {
    const { resource = [] } = readHcl(
      templateProject('terraform', input(withPlainTexts(wanted))).files['main.tf'] ?? '',
    );

    const types = resource.flatMap((one) => Object.keys(one as object)).map((type) => JSON.parse(type));
    expect(types.toSorted()).toEqual(
      [
        'aws_cloudwatch_log_group',
        ...('arn' in wanted.role
          ? []
          : [
              'aws_iam_role',
              'aws_iam_role_policy',
              ...wanted.role.policies.map(() => 'aws_iam_role_policy_attachment'),
            ]),
        'aws_lambda_alias',
        'aws_lambda_function',
        ...(wanted.url ? ['aws_lambda_function_url', 'aws_lambda_permission', 'aws_lambda_permission'] : []),
        ...(wanted.provisionedConcurrency > 0 ? ['aws_lambda_provisioned_concurrency_config'] : []),
      ].toSorted(),
    );
  });

  test('allows what a function URL needs, of its callers only', () => {
    const text = (wanted: DesiredFunction) => templateProject('terraform', input(wanted)).files['main.tf'] ?? '';

    expect(text(publicFunction)).toMatch(
      /principal += +"\*"\n +action += "lambda:InvokeFunctionUrl"\n +function_url_auth_type += "NONE"/,
    );
    expect(text(publicFunction)).toMatch(
      /principal += "\*"\n +action += "lambda:InvokeFunction"\n +invoked_via_function_url = true/,
    );
    expect(text(richFunction)).not.toContain('"*"\n');
    expect(text(richFunction).match(/principal += format\("arn:%s:iam::%s:root", data/g)).toHaveLength(2);
    expect(text(plainFunction)).not.toContain('aws_lambda_permission');
  });
});

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>>;
}

function input(wanted: DesiredFunction) {
  return { wanted, zip: '../../dist/function.zip', region };
}

/** The project in a folder of its own, beside a zip. */
function written(tool: Tool, wanted: DesiredFunction): string {
  const { files } = templateProject(tool, input(wanted));
  const inFolder = Object.entries(files).map(([name, text]) => [`infra/${tool}/${name}`, text] as const);
  return join(folderWith({ 'dist/function.zip': 'zip', ...Object.fromEntries(inFolder) }), 'infra', tool);
}

function ofType(resources: Template['Resources'], type: string): unknown[] {
  return Object.values(resources)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);
}

/** What the permissions allow. */
function actionsOf(resources: Template['Resources']): string[] {
  const permissions = ofType(resources, 'AWS::Lambda::Permission') as Record<string, unknown>[];
  return permissions
    .map(({ Action, InvokedViaFunctionUrl }) => `${Action}${InvokedViaFunctionUrl ? ' via URL' : ''}`)
    .toSorted();
}

// python-hcl2 takes %%%{ for the beginning of a directive, and cfn-lint does not read every character that CDK writes.
function withPlainTexts(wanted: DesiredFunction): DesiredFunction {
  return { ...wanted, environment: { NAME: 'plain' } };
}
