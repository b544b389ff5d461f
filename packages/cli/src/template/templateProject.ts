// The project for one tool.
import { cdkProject } from './cdkProject.ts';
import type { Project, ProjectInput } from './project.ts';
import { samProject } from './samProject.ts';
import { terraformProject } from './terraformProject.ts';

export type Tool = 'cdk' | 'sam' | 'terraform';

const tools: Readonly<Record<Tool, (input: ProjectInput) => Project>> = {
  sam: samProject,
  cdk: cdkProject,
  terraform: terraformProject,
};

export const toolNames: readonly Tool[] = Object.keys(tools) as Tool[];

/** The files that deploy the same function as `kinglet deploy` does. */
export function templateProject(tool: Tool, input: ProjectInput): Project {
  return tools[tool](input);
}
