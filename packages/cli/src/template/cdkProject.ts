// AWS CDK, in TypeScript that Node runs as it is.
import type { DesiredFunction } from '../desiredFunction.ts';
import { cdkStack, text } from './cdkStack.ts';
import { origin, type Project, type ProjectInput, stackName } from './project.ts';

/** The versions that the project is pinned to, and tested with. */
export const cdkPackages: Readonly<Record<string, string>> = {
  'aws-cdk': '2.1148.1',
  'aws-cdk-lib': '2.276.0',
  constructs: '10.8.1',
};

/** An app of one stack. */
export function cdkProject({ wanted, zip, region }: ProjectInput): Project {
  return {
    files: {
      'bin/app.ts': lines(app(wanted, region)),
      'lib/functionStack.ts': lines(cdkStack(wanted, zip)),
      'package.json': json(manifest(wanted)),
      'tsconfig.json': json(tsconfig),
      // Node takes types away by itself; up to 22.17 it has to be told.
      'cdk.json': json({ app: 'node --experimental-strip-types --disable-warning=ExperimentalWarning bin/app.ts' }),
      '.gitignore': 'node_modules/\ncdk.out/\n',
    },
    commands: ['npm install', 'npx cdk deploy'],
  };
}

function app({ functionName }: DesiredFunction, region: string | undefined): string[] {
  const props = region === undefined ? '' : `, { env: { region: ${text(region)} } }`;
  return [
    `// ${origin}`,
    "import { App } from 'aws-cdk-lib';",
    "import { FunctionStack } from '../lib/functionStack.ts';",
    '',
    `new FunctionStack(new App(), ${text(stackName(functionName))}${props});`,
  ];
}

function manifest({ functionName }: DesiredFunction): object {
  return {
    name: stackName(functionName).toLowerCase(),
    private: true,
    type: 'module',
    scripts: { deploy: 'cdk deploy', synth: 'cdk synth' },
    dependencies: cdkPackages,
  };
}

const tsconfig: object = {
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['bin', 'lib'],
};

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
