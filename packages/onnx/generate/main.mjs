// Writes src/generated from the published schema, as PyPI's package `onnx` of test/onnx-requirements.txt holds it:
// the messages (through protoc-gen-es), the table of operators, and the schema's licence.
import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  CodeGeneratorRequestSchema,
  CodeGeneratorResponseSchema,
  FileDescriptorProtoSchema,
} from '@bufbuild/protobuf/wkt';
import { installFromPip } from '../../../scripts/installFromPip.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = join(here, '../src/generated');
const header = '// Written by packages/onnx/generate/main.mjs from ONNX, Apache-2.0: see LICENSE-ONNX.\n';

const onnx = installed('onnx');
const { descriptor, operators, newest } = describeSchema(onnx);
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'onnx_pb.ts'), header + messagesOf(Buffer.from(descriptor, 'base64')));
writeFileSync(join(target, 'operators.ts'), header + tableOf(operators, newest));
const [licence] = globSync(join(onnx, 'onnx-*.dist-info/**/LICENSE'));
copyFileSync(licence, join(target, 'LICENSE-ONNX'));

function installed(name) {
  const { dir, missing } = installFromPip(name);
  if (missing) throw new Error(missing);
  return dir;
}

function describeSchema(dir) {
  const libraries = installed('protobuf');
  const env = { ...process.env, PYTHONPATH: `${dir}:${libraries}` };
  return JSON.parse(execFileSync('python3', [join(here, 'describe.py')], { env, maxBuffer: 2 ** 26 }));
}

/** TypeScript from a FileDescriptorProto; the plugin asks for no protoc. */
function messagesOf(file) {
  const proto = fromBinary(FileDescriptorProtoSchema, file);
  const request = create(CodeGeneratorRequestSchema, {
    fileToGenerate: [proto.name],
    parameter: 'target=ts,import_extension=ts,erasable_syntax=true',
    protoFile: [proto],
  });
  const answer = execFileSync(join(here, '../node_modules/.bin/protoc-gen-es'), {
    input: toBinary(CodeGeneratorRequestSchema, request),
  });
  const response = fromBinary(CodeGeneratorResponseSchema, answer);
  if (response.error) throw new Error(response.error);
  // The descriptor has no JSON names, which nothing here reads.
  return response.file[0].content.replaceAll(' [json_name = ""]', '');
}

/** One line for each version of each operator; sets of types that several lines share are numbered. */
function tableOf(operators, newest) {
  const sets = [...new Set(operators.flatMap(({ types }) => Object.values(types).map((names) => names.join(' '))))];
  const rows = Map.groupBy(operators, ({ domain, name }) => (domain ? `${domain}.${name}` : name));
  const lines = [...rows].map(([key, versions]) => {
    const texts = versions.map((version) => `    ${JSON.stringify(rowOf(version, sets))},\n`);
    return `  '${key}': [\n${texts.join('')}  ],\n`;
  });
  return `
/** Sets of types that operators allow, by number. */
export const typeSets: readonly string[] = ${JSON.stringify(sets, null, 2)};

/** The newest opset of each domain. */
export const newestOpsets: Readonly<Record<string, number>> = ${JSON.stringify(newest)};

/**
 * By domain and name, oldest first, \`since|arity|inputs|outputs|types|attributes\`: operatorSchema.ts reads them.
 */
export const operatorRows: Readonly<Record<string, readonly string[]>> = {
${lines.join('')}};
`;
}

function rowOf({ since, deprecated, arity, inputs, outputs, types, attributes }, sets) {
  const variables = Object.entries(types).map(([name, names]) => `${name}=${sets.indexOf(names.join(' '))}`);
  const bounds = arity.map((bound) => (bound > 2 ** 30 ? '*' : bound)).join(',');
  const parts = [`${since}${deprecated ? '!' : ''}`, bounds, inputs, outputs, variables, attributes];
  return parts.map((part) => (Array.isArray(part) ? part.join(' ') : part)).join('|');
}
