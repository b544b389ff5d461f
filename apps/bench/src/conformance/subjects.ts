// Who is checked: Kinglet's engines and the peers, each with its version and what it cannot express.
import type { SubjectDescription } from '@kinglet/emulator/conformance';
import { buildKinglet, buildKingletNative } from './kinglet.ts';
import { installNodeClient, installPorffor, installPythonClient, installRustClient } from './peers.ts';

/** A column of the matrix. */
export interface ConformanceSubject {
  /** File name of its results, and what it is asked for by. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Fetches and builds it below `workDir`. Rejects when it cannot be had here: the reason goes into the page. */
  readonly prepare: (workDir: string) => Promise<SubjectDescription>;
}

/** In the order of the page's columns. */
export const conformanceSubjects: readonly ConformanceSubject[] = [
  {
    id: 'quickjs-x64',
    title: 'Kinglet quickjs, x64',
    version: 'this repository',
    prepare: buildKinglet('quickjs', 'x64'),
  },
  {
    id: 'quickjs-arm64',
    title: 'Kinglet quickjs, arm64',
    version: 'this repository, emulated',
    prepare: buildKinglet('quickjs', 'arm64'),
  },
  {
    id: 'native-x64',
    title: 'Kinglet native, x64',
    version: 'this repository',
    prepare: buildKingletNative('x64'),
  },
  {
    id: 'native-arm64',
    title: 'Kinglet native, arm64',
    version: 'this repository, emulated',
    prepare: buildKingletNative('arm64'),
  },
  { id: 'node', title: 'Kinglet node', version: 'this repository', prepare: buildKinglet('node', 'x64') },
  { id: 'aws-lambda-ric', title: 'aws-lambda-ric', version: '4.0.2, Node', prepare: installNodeClient },
  { id: 'awslambdaric', title: 'awslambdaric', version: '4.2.2, Python', prepare: installPythonClient },
  { id: 'lambda-runtime', title: 'lambda_runtime', version: '1.5.0, Rust', prepare: installRustClient },
  { id: 'porffor', title: 'Porffor lambda', version: '0.61.13', prepare: installPorffor },
];
