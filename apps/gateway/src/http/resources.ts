import { calendars } from '@tokorozawa/calendars';
import { exportFiles } from '@tokorozawa/exports';
import { discovery, documents, pages } from '@tokorozawa/pages';
import { questions } from '@tokorozawa/questions';
import { subgraphs } from '@tokorozawa/registry';
import type { Resource } from '@tokorozawa/resources';

const described: Resource[] = [...pages(), ...documents(), ...calendars(), ...exportFiles(), ...questions(subgraphs)];

/** Everything that has an address of its own beside GraphQL. */
export const resources: Resource[] = [...described, ...discovery(described)];
