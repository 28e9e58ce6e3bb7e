import { foreignEntity } from '@tokorozawa/subgraph-kit';
import { createUnionType, registerEnumType } from 'type-graphql';

/** What a program may be about: the types of other domains, one line for each. */
export const programSubjects = [foreignEntity('SisterCity', 'A sister city of Tokorozawa (姉妹都市).')];

export const ProgramSubject = createUnionType({
  name: 'ProgramSubject',
  description: 'What a program is about (事業の対象): a record of the domain that runs the program.',
  types: () => programSubjects,
  resolveType: ({ __typename }) => __typename,
});

const constantCase = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** The types of {@link programSubjects} as conditions of a query: `SISTER_CITY` for `SisterCity`. */
export const ProgramSubjectType = Object.fromEntries(programSubjects.map(({ name }) => [constantCase(name), name]));

registerEnumType(ProgramSubjectType, {
  name: 'ProgramSubjectType',
  description: 'The types of record that a program can be about (事業の対象の種類).',
  valuesConfig: Object.fromEntries(
    programSubjects.map(({ name }) => [
      constantCase(name),
      { description: `Programs whose subject is of the type ${name}.` },
    ]),
  ),
});
