// The settings of every verb that talks to AWS.
import { endpointUrl, name, profile, region } from '../settings.ts';

/** Which function, and which AWS. */
export interface AwsSettings {
  readonly name: typeof name;
  readonly region: typeof region;
  readonly profile: typeof profile;
  readonly endpointUrl: typeof endpointUrl;
}

export const awsSettings: AwsSettings = { name, region, profile, endpointUrl };

/** The values of {@link awsSettings}. */
export interface AwsValues {
  readonly name: string | undefined;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly endpointUrl: string | undefined;
}
