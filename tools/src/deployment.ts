import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readerPasswordVariable } from '@tokorozawa/process-kit/subgraphs';
import { databaseNames } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { writeText } from './all-or-nothing';

/** The files that name every subgraph of a deployment, and how a subgraph is added to each. */
const deploymentFiles: Record<string, (text: string, subgraph: string) => string> = {
  'docker-compose.yml': addToCompose,
  '.env.example': addToEnvironment,
};

/** The names of these files. */
export const deploymentFileNames = Object.keys(deploymentFiles);

/** Gives a subgraph its service in docker-compose.yml and its password in .env.example. */
export function addToDeployment(root: string, subgraph: string): void {
  for (const [name, add] of Object.entries(deploymentFiles)) {
    const path = join(root, name);
    writeText(path, add(readFileSync(path, 'utf8'), subgraph));
  }
}

/** A service of its own, its reader's password for the service `data`, and a line for the gateway to wait for it. */
export function addToCompose(text: string, subgraph: string): string {
  const password = `\${${readerPasswordVariable(subgraph)}:?is needed in .env}`;
  const { reader } = databaseNames(subgraph);
  const additions = [
    `      ${readerPasswordVariable(subgraph)}: ${password}`,
    `      ${subgraph}: *awaited`,
    service(subgraph, `postgres://${reader}:${password}@database:5432/planning_graph`),
  ];
  return additions.reduce((before, lines, index) => insertAtMark(before, index + 1, lines), text);
}

/** The variable of its reader's password. */
export function addToEnvironment(text: string, subgraph: string): string {
  const line = `${readerPasswordVariable(subgraph)}=\n`;
  return text.includes(line) ? text : `${text.trimEnd()}\n${line}`;
}

function service(subgraph: string, databaseUrl: string): string {
  return `  ${subgraph}:
    <<: *subgraph
    command: [node, apps/subgraph/dist/main.js, ${subgraph}]
    environment:
      <<: *subgraph-environment
      DATABASE_URL: ${databaseUrl}
`;
}

/** Inserts lines above the comment that begins with `# (1)` and so on, unless they stand there already. */
function insertAtMark(text: string, mark: number, lines: string): string {
  const comment = new RegExp(`^ *# \\(${mark}\\)`, 'm');
  if (text.includes(`${lines}\n`)) return text;
  if (!comment.test(text)) {
    throw new UserFacingError(
      `docker-compose.yml has lost its comment "# (${mark})", where this is to stand:\n${lines}`,
    );
  }
  return text.replace(comment, (found) => `${lines}\n${found}`);
}
