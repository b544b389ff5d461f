import { Context, environmentVariable } from '@kinglet/runtime';
import { assetTime, coldStartIntervals } from './coldStart';
import { cpuTime, Kept, kept, peakMemory } from './host';
import { joined, jsonText, member } from './json';
import { dimensions as fixed, namespace } from './options';

/** A metric beyond those that every invocation has. */
export class UserMetric {
  readonly values: f64[] = [];

  constructor(
    readonly name: string,
    readonly unit: string,
  ) {}
}

/** A value with its name and CloudWatch's unit. */
class Figure {
  constructor(
    readonly name: string,
    readonly unit: string,
    readonly value: f64,
  ) {}

  /** As it stands in the log. */
  get text(): string {
    if (this.unit != 'Milliseconds') return i64(this.value).toString() + (this.unit == 'Bytes' ? ' bytes' : '');
    const thousandths = i64(Math.round(this.value * 1000));
    return `${(thousandths / 1000).toString()}.${(1000 + (thousandths % 1000)).toString().substring(1)} ms`;
  }
}

/** What was measured of the invocation that ends now. */
export class InvocationFigures {
  readonly requestId: string = new Context().awsRequestId;
  readonly begun: f64 = kept(Kept.begun);
  readonly duration: f64;
  readonly isCold: bool = kept(Kept.invocations) == 1;
  private figures: Figure[] = [];

  constructor(readonly failed: bool) {
    this.duration = performance.now() - this.begun;
    this.add('Duration', 'Milliseconds', this.duration);
    this.add('CpuTime', 'Milliseconds', cpuTime() - kept(Kept.cpuBegun));
    this.add('PeakMemory', 'Bytes', peakMemory());
    this.add('ColdStart', 'Count', f64(this.isCold));
    this.add('Errors', 'Count', f64(failed));
    if (this.isCold) this.addColdStart();
  }

  /** One line of metrics, in CloudWatch's embedded metric format. `epoch`: milliseconds since 1970. */
  emfLine(epoch: f64, metrics: UserMetric[]): string {
    const names: string[] = [];
    const dimensions: string[] = [];
    this.addDimensions(names, dimensions);
    const definitions: string[] = [];
    const values: string[] = [];
    for (let i = 0; i < this.figures.length; i++) {
      const figure = this.figures[i];
      definitions.push(definition(figure.name, figure.unit));
      values.push(member(figure.name, figure.value.toString()));
    }
    for (let i = 0; i < metrics.length; i++) {
      definitions.push(definition(metrics[i].name, metrics[i].unit));
      values.push(member(metrics[i].name, '[' + metrics[i].values.join(',') + ']'));
    }
    const directive =
      member('Namespace', jsonText(namespace)) +
      `,"Dimensions":[[${names.join(',')}]],"Metrics":[${definitions.join(',')}]`;
    const head = `"_aws":{"Timestamp":${i64(epoch).toString()},"CloudWatchMetrics":[{${directive}}]}`;
    const members = [head].concat(dimensions).concat(values);
    members.push(member('requestId', jsonText(this.requestId)));
    return joined('{', members, '}');
  }

  /** A record of the log: in the form of Lambda's REPORT, with the names of the metrics. */
  logText(): string {
    let text = 'PROFILE RequestId: ' + this.requestId;
    for (let i = 0; i < this.figures.length; i++) {
      const figure = this.figures[i];
      text += '\t' + figure.name + ': ' + figure.text;
    }
    return text;
  }

  private add(name: string, unit: string, value: f64): void {
    this.figures.push(new Figure(name, unit, value));
  }

  private addColdStart(): void {
    const intervals = coldStartIntervals();
    const assets = assetTime();
    let total: f64 = 0;
    for (let i = 0; i < intervals.length; i++) {
      const isInit = intervals[i].name == 'InitCode';
      if (isInit && assets > 0) this.add('AssetRead', 'Milliseconds', assets);
      this.add(intervals[i].name, 'Milliseconds', intervals[i].duration - (isInit ? assets : 0));
      total += intervals[i].duration;
    }
    this.add('Init', 'Milliseconds', total);
  }

  private addDimensions(names: string[], members: string[]): void {
    const functionName = environmentVariable('AWS_LAMBDA_FUNCTION_NAME');
    if (functionName !== null && functionName != '') addDimension('FunctionName', functionName, names, members);
    const keys = fixed.keys();
    for (let i = 0; i < keys.length; i++) addDimension(keys[i], fixed.get(keys[i]), names, members);
  }
}

function addDimension(name: string, value: string, names: string[], members: string[]): void {
  names.push(jsonText(name));
  members.push(member(name, jsonText(value)));
}

function definition(name: string, unit: string): string {
  return `{"Name":${jsonText(name)},"Unit":"${unit}"}`;
}
