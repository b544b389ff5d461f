import { environmentVariable } from '@kinglet/runtime';

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
    else throw new Error(`KINGLET_PROFILE: expected on, off, or some of emf,log,xray, found '${name}'`);
  }
}

/** What the variable KINGLET_PROFILE names, as `emf,xray,log`; `on` is `emf`. */
export const outputs: Outputs = readOutputs();

function readOutputs(): Outputs {
  const read = new Outputs();
  const variable = environmentVariable('KINGLET_PROFILE');
  const text = variable === null ? '' : variable.trim().toLowerCase();
  if (text == '' || text == '0' || text == 'off' || text == 'false') return read;
  const names = text == '1' || text == 'on' || text == 'true' ? ['emf'] : text.split(',');
  for (let i = 0; i < names.length; i++) read.add(names[i].trim());
  return read;
}

/** Of the metrics; to be set while the module loads. */
export class ProfileOptions {
  /** CloudWatch's, of 1 to 1024 characters. */
  namespace: string = 'Kinglet';
  /** Beside `FunctionName`: up to 29. */
  dimensions: Map<string, string> = new Map<string, string>();
}

export const profileOptions: ProfileOptions = new ProfileOptions();
