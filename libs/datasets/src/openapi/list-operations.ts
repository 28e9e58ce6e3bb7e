import { type ExportedList, exportedLists, isRangeType, parametersOf } from '@tokorozawa/exports';
import type { Resource, ResourceRequest } from '@tokorozawa/resources';
import {
  getNamedType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
} from 'graphql';
import { type Described, pathItem, type Subject } from './operation';
import { filterValue, inPath, inQuery, refTo } from './parameters';

/** What is said of files: entries of `paths`, and the parameters to which these refer. */
export interface DescribedFiles {
  paths: [path: string, item: Described][];
  parameters: Record<string, Described>;
}

/** The files of every list, and those of indicators, which are the list of figures with one indicator. */
export function describeFiles(files: Resource, filesOfIndicator: Resource, request: ResourceRequest): DescribedFiles {
  const lists = [...exportedLists(request.schema).values()];
  const figures = exportedLists(request.schema).get('observations');
  const ofLists = lists.map((list) => describeList(files, list, `/export/${list.slug}`, subjectOf(list)));
  const ofIndicators = figures
    ? describeList(filesOfIndicator, figures, '/export/indicators/{code}', ofIndicator, ['indicators'], [codeInPath])
    : { paths: [], parameters: {} };
  return {
    paths: [...ofLists, ofIndicators].flatMap(({ paths }) => paths),
    parameters: Object.assign({}, ...ofLists.map(({ parameters }) => parameters)) as Record<string, Described>,
  };
}

const subjectOf = ({ name, title, description }: ExportedList): Subject => ({
  id: `export_${name}`,
  summary: title,
  description,
  tag: 'files',
});

const ofIndicator: Subject = {
  id: 'exportIndicator',
  summary: { ja: '指標の数値', en: 'The figures of an indicator' },
  description: 'The list of figures, with those of one indicator.',
  tag: 'files',
};

const codeInPath = inPath('code', 'The code of the indicator.', { type: 'string' }, 'population');

function describeList(
  { forms }: Resource,
  list: ExportedList,
  path: string,
  subject: Subject,
  left: readonly string[] = [],
  inItsPath: readonly Described[] = [],
): DescribedFiles {
  const own = [...parametersOf(list)].filter(([name]) => !left.includes(name));
  const keyOf = (name: string): string => `${list.slug}.${name}`;
  const references = own.map(([name]) => refTo(keyOf(name)));
  return {
    paths: forms.map((form) =>
      pathItem(
        path,
        form,
        subject,
        [
          ...inItsPath,
          ...references,
          ...(form.parameters ?? []).map((name) => refTo(name === 'columns' ? keyOf(name) : name)),
          refTo('lang'),
        ],
        {
          canBeMissing: inItsPath.length > 0,
          headers: { 'missing-domains': missingDomains },
          ...(form.suffix === 'metadata.json' && { schema: 'FileMetadata' }),
        },
      ),
    ),
    parameters: Object.fromEntries([
      ...own.map(([name, type]) => [keyOf(name), describeFilter(list, name, type)]),
      [keyOf('columns'), columnsParameter(list)],
    ]) as Record<string, Described>,
  };
}

const missingDomains: Described = {
  description:
    'The domains that did not answer, with commas between them: records of theirs have no names, and what only they have is missing. Absent if nothing is missing.',
  schema: { type: 'string' },
  example: 'international-relations',
};

function describeFilter(list: ExportedList, name: string, type: GraphQLInputType): Described {
  const { schema, example } = filterValue(name, type);
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  return {
    ...inQuery(name, describedIn(list, name), schema, example),
    ...(list.arguments.some((argument) => argument.name === name && isRequiredArgument(argument)) && {
      required: true,
    }),
    ...(isList && { style: 'form', explode: true }),
  };
}

/** What the schema says of an argument or a condition, and how it is written in an address. */
function describedIn({ arguments: args }: ExportedList, name: string): string {
  const where = args.find((argument) => argument.name === 'where');
  const filter = where && getNamedType(where.type);
  const field = isInputObjectType(filter) ? filter.getFields()[name] : undefined;
  const { description, type } = args.find((argument) => argument.name === name) ?? field ?? {};
  return [description?.replace(/\s*「[^「」]+」$/, ''), type && howToWrite(type)].filter(Boolean).join(' ');
}

function howToWrite(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isRangeType(type)) return 'Written from/to; one end may be empty.';
  if (!isListType(isNonNullType(type) ? type.ofType : type)) return '';
  return isInputObjectType(named) ? 'Written dimension:value,value; repeated for each.' : 'Repeated, or with commas.';
}

const columnsParameter = ({ columns }: ExportedList): Described =>
  inQuery(
    'columns',
    'Which columns, in which order, by their names in the schema with commas (列). `address` stands for all columns that begin with it.',
    { type: 'string', default: 'all' },
    columns
      .slice(0, 2)
      .map(({ name }) => name)
      .join(','),
  );
