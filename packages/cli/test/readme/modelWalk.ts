// The walk through the verbs of models, as somebody with a model would take it.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** A seven, drawn: 28 rows of 28 pixels. */
function picture(): unknown {
  const pixels = Array.from({ length: 28 }, (_, row) =>
    Array.from({ length: 28 }, (_, column) => (isInk(row, column) ? 1 : 0)),
  );
  return [[pixels]];
}

function isInk(row: number, column: number): boolean {
  const isBar = row >= 5 && row <= 7 && column >= 7 && column <= 20;
  const isStem = row >= 5 && row <= 23 && Math.abs(column - (20 - (row - 5) * 0.45)) <= 1.5;
  return isBar || isStem;
}
