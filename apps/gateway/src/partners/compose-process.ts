// Composes the city's subgraphs with those of partners, once, and ends. Composing takes seconds, in which the process that
// answers callers must not wait.
import { getPriority, setPriority } from 'node:os';
import { composeSchemas, joinPartners, type JoinResult, type PartnerSchema } from '@tokorozawa/partners';
import { subgraphs } from '@tokorozawa/registry';
import { printSchema } from '@tokorozawa/subgraph-kit';

export interface ComposeRequest {
  /** Of the supergraph without partners. */
  path: string;
  /** Its text. */
  base: string;
  partners: PartnerSchema[];
}

export type ComposeResponse = { result: JoinResult } | { fault: string };

// Not every system lets a process lower its own priority.
try {
  setPriority(Math.min(19, getPriority() + 5));
} catch {}

process.on('message', (request: ComposeRequest) => {
  process.send?.(respond(request), () => process.disconnect());
});
// This process ends with its parent. Ctrl-C signals every process of a terminal.
process.on('SIGINT', () => undefined);

function respond({ path, base, partners }: ComposeRequest): ComposeResponse {
  try {
    const ours = subgraphs.map((definition) => ({
      name: definition.name,
      url: `http://127.0.0.1:4001/${definition.name}/graphql`,
      sdl: printSchema(definition),
    }));
    // Descriptions and directives of a supergraph cannot be taken apart again, so it must be the one of this code.
    if (composeSchemas(ours).supergraph !== base) {
      return { fault: `${path} was not composed from this version of the code, so partners cannot join it` };
    }
    return { result: joinPartners({ ours, base, partners }) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}
