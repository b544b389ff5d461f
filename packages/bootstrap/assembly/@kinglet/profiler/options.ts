import { environmentVariable } from '@kinglet/runtime';
import { checkAscii, checkDimensions, checkFree, checkText } from './limits';

/** Where profiles go to. */
class Outputs {
  emf: bool = false;
  log: bool = false;
  xray: bool = false;

  get any(): bool {
    return this.emf || this.log || this.xray;
  }

  add(name: string): void {
    if (name == 'emf') this.emf = true;
    else if (name == 'log') this.log = true;
    else if (name == 'xray') this.xray = true;
    else throw new Error(`KINGLET_PROFILER: expected on, off, or some of emf,log,xray, found '${name}'`);
  }
}

/** What the variable KINGLET_PROFILER names, as `emf,xray,log`; `on` is `emf`. */
export const outputs: Outputs = readOutputs();

function readOutputs(): Outputs {
  const read = new Outputs();
  const variable = environmentVariable('KINGLET_PROFILER');
  const text = variable === null ? '' : variable.trim().toLowerCase();
  if (text == '' || text == '0' || text == 'off' || text == 'false') return read;
  const names = text == '1' || text == 'on' || text == 'true' ? ['emf'] : text.split(',');
  for (let i = 0; i < names.length; i++) read.add(names[i].trim());
  return read;
}

/** CloudWatch's; of the metrics. */
export let namespace: string = 'Kinglet';
/** Beside `FunctionName`. */
export const dimensions: Map<string, string> = new Map<string, string>();

/** Sets CloudWatch's namespace: 1 to 1024 characters, else it throws. Call while the module loads. */
export function setNamespace(name: string): void {
  checkText('the namespace', name, 1024);
  namespace = name;
}

/**
 * Adds a dimension to all metrics, beside `FunctionName`: up to 29. Throws for what no line could have. Call while the module
 * loads.
 */
export function setDimension(name: string, value: string): void {
  checkText('the name of a dimension', name, 250);
  checkAscii('the name of a dimension', name);
  if (name.startsWith(':')) throw new Error(`Expected a dimension without a colon before it, found '${name}'`);
  checkText(`the dimension '${name}'`, value, 1024);
  checkAscii(`the dimension '${name}'`, value);
  checkFree(name);
  dimensions.set(name, value);
  checkDimensions(dimensions.size);
}
