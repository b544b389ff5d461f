// The walk through the verbs of models, as somebody with a model would take it.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Part, type Step, shellIn } from './walkThrough.ts';

const demo = fileURLToPath(new URL('../../../../apps/demo', import.meta.url));

/** In a folder with the demo's model of digits, and a picture. `seconds` is for each batch of `bench`. */
export async function modelWalk(seconds: number): Promise<Part> {
  const cwd = mkdtempSync(join(tmpdir(), 'kinglet-model-walk-'));
  try {
    copyFileSync(join(demo, 'models/digits.onnx'), join(cwd, 'digits.onnx'));
    writeFileSync(join(cwd, 'seven.json'), JSON.stringify(picture()));
    const shell = shellIn(cwd, {});
    const steps: Step[] = [];
    for (const command of [
      'kinglet model compile digits.onnx',
      'kinglet model run digits.plan --input seven.json',
      'kinglet model run digits.plan --input seven.json --output scores.npy',
      `kinglet model bench digits.plan --batch 1 --batch 32 --nodes --seconds ${seconds}`,
      'kinglet model diff digits.plan digits.onnx',
    ])
      steps.push(await shell(command));
    return { name: 'model', steps };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** In a folder with the demo's model of digits, and pictures of sevens in different places. */
export async function quantizeWalk(): Promise<Part> {
  const cwd = mkdtempSync(join(tmpdir(), 'kinglet-quantize-walk-'));
  try {
    copyFileSync(join(demo, 'models/digits.onnx'), join(cwd, 'digits.onnx'));
    mkdirSync(join(cwd, 'pictures'));
    for (let shift = -4; shift < 4; shift++)
      writeFileSync(join(cwd, 'pictures', `${shift + 4}.pgm`), pgm(seven(shift)));
    const shell = shellIn(cwd, {});
    // Of a processor that is named, whatever this is written on.
    const quantize = 'kinglet model quantize digits.onnx --target dotprod';
    const steps = [
      await shell(`${quantize} --calibration pictures --image-max 1 --exclude conv1`),
      await shell(`${quantize} --bits 4 -o digits.int4.onnx`),
    ];
    return { name: 'quantize', steps };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function picture(): unknown {
  return [[seven(0)]];
}

/** Rows of pixels from 0 to 1 as a file of grey ones. */
function pgm(rows: readonly (readonly number[])[]): Buffer {
  const pixels = Buffer.from(rows.flat().map((value) => 255 * value));
  return Buffer.concat([Buffer.from(`P5 ${rows[0]?.length} ${rows.length} 255\n`), pixels]);
}

/** A seven, drawn: 28 rows of 28 pixels. */
function seven(shift: number): number[][] {
  return Array.from({ length: 28 }, (_, row) =>
    Array.from({ length: 28 }, (_, column) => (isInk(row, column - shift) ? 1 : 0)),
  );
}

function isInk(row: number, column: number): boolean {
  const isBar = row >= 5 && row <= 7 && column >= 7 && column <= 20;
  const isStem = row >= 5 && row <= 23 && Math.abs(column - (20 - (row - 5) * 0.45)) <= 1.5;
  return isBar || isStem;
}
