import { type Calendar, offeredCalendars } from '@tokorozawa/calendars';
import type { GraphQLSchema } from 'graphql';
import { inQuery, namesIn } from './parameters';
import type { Description, Descriptions } from './resource-description';

/** What is said of the calendars. */
export function calendarDescriptions(schema: GraphQLSchema): Descriptions {
  const values = {
    subgraph: namesIn(schema, 'Subgraph'),
    type: namesIn(schema, 'RecordType'),
    precision: namesIn(schema, 'DatePrecision'),
  };
  return Object.fromEntries(
    offeredCalendars.map((calendar) => [`/calendars/${calendar.name}`, describeCalendar(calendar, values)]),
  );
}

/** Values that a calendar accepts in every instance; ids of what municipalities enter differ. */
const calendarExamples: Record<string, string> = {
  from: '2024-04',
  to: '2024-06',
  section: '5-5',
  municipality: '112089',
};

function describeCalendar(
  { name, title, about, parameters }: Calendar,
  values: Partial<Record<string, string[]>>,
): Description {
  return {
    id: `calendarOf${name.replaceAll(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: title,
    description: about.en,
    tag: 'calendars',
    query: Object.fromEntries(
      Object.entries(parameters).map(([parameter, words]) => [
        parameter,
        inQuery(
          parameter,
          words.en,
          { type: 'string', ...(values[parameter] && { enum: values[parameter] }) },
          calendarExamples[parameter],
        ),
      ]),
    ),
  };
}
