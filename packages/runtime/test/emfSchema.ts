// The JSON schema that CloudWatch publishes for the embedded metric format, and the rules that its text has beside it, as a check.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
import { strict as assert } from 'node:assert';

export interface EmfDocument {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit?: string }[];
    }[];
  };
  readonly [member: string]: unknown;
}

const units =
  /^(Seconds|Microseconds|Milliseconds|Bytes|Kilobytes|Megabytes|Gigabytes|Terabytes|Bits|Kilobits|Megabits|Gigabits|Terabits|Percent|Count|Bytes\/Second|Kilobytes\/Second|Megabytes\/Second|Gigabytes\/Second|Terabytes\/Second|Bits\/Second|Kilobits\/Second|Megabits\/Second|Gigabits\/Second|Terabits\/Second|Count\/Second|None)$/;

/** The document of a line. Throws an AssertionError for what CloudWatch would not take metrics from. */
export function parseEmf(line: string): EmfDocument {
  assert.ok(Buffer.byteLength(line) + 26 <= 2 ** 20, 'an event of CloudWatch Logs has at most 1 MiB');
  const document = JSON.parse(line) as EmfDocument;
  const { Timestamp, CloudWatchMetrics } = document._aws;
  assert.ok(Number.isInteger(Timestamp) && Timestamp > 0);
  assert.ok(CloudWatchMetrics.length > 0);
  for (const directive of CloudWatchMetrics) checkDirective(directive, document);
  return document;
}

function checkDirective(
  { Namespace, Dimensions, Metrics }: EmfDocument['_aws']['CloudWatchMetrics'][number],
  document: EmfDocument,
): void {
  checkText(Namespace, 1024);
  assert.ok(Dimensions.length >= 1);
  for (const set of Dimensions) {
    assert.ok(set.length <= 30);
    for (const name of set) {
      checkText(name, 250);
      checkText(document[name], 1024);
      assert.ok(!name.startsWith(':'), `${name} begins with a colon`);
      for (const text of [name, document[name] as string]) assert.match(text, /^(?=.*\S)[ -~]+$/);
    }
  }
  assert.ok(Metrics.length <= 100);
  for (const { Name, Unit } of Metrics) {
    checkText(Name, 1024);
    if (Unit !== undefined) assert.match(Unit, units);
    const values = [document[Name]].flat();
    assert.ok(values.length >= 1 && values.length <= 100);
    for (const value of values) assert.equal(typeof value, 'number');
  }
}

function checkText(text: unknown, most: number): void {
  assert.ok(typeof text === 'string' && text.length >= 1 && text.length <= most, `${String(text)} is no such text`);
}
