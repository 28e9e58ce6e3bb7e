import { calendars } from '@tokorozawa/calendars';
import { embeds } from '@tokorozawa/embeds';
import { exportFiles } from '@tokorozawa/exports';
import { discovery, documents, pages } from '@tokorozawa/pages';
import { knownQuestions, questions } from '@tokorozawa/questions';
import { subgraphs } from '@tokorozawa/registry';
import type { Resource } from '@tokorozawa/resources';
import { schemaOrgTypes } from './schema-org';

const known = knownQuestions(subgraphs);

const described: Resource[] = [
  ...pages(schemaOrgTypes),
  ...documents(),
  ...calendars(),
  ...exportFiles(),
  ...questions(known),
];

/** Everything that has an address of its own beside GraphQL. */
export const resources: Resource[] = [...described, ...discovery(described), ...embeds(known)];
