import { readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';
import { committedSupergraph } from './supergraph-on-disk';

/** The types that can be the subject of a program. */
export const subjects: string[] = parse(readFileSync(committedSupergraph, 'utf8')).definitions.flatMap((definition) =>
  definition.kind === Kind.UNION_TYPE_DEFINITION && definition.name.value === 'ProgramSubject'
    ? (definition.types ?? []).map(({ name }) => name.value)
    : [],
);
