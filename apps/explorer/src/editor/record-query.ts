import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
  print,
} from 'graphql';

/** Asks for any record: what all records have in common. */
export const anyRecordQuery = `query Record($id: ID!) {
  node(id: $id) {
    id
    ... on Record {
      name
      url
      provenance {
        heading
        lines
        edition
        status
      }
      programs {
        id
        name
      }
      sections {
        id
        code
        name
      }
    }
  }
}
`;

const comment = `# 記録ひとつの項目と、出典・事業・節・数値です。
# The fields of one record, with its source,
# programs, sections and figures.
`;

/** How deep values inside values are selected. */
const maxDepth = 2;

/** What is selected of types that need more, or less, than all of their fields. */
const selections: Record<string, string> = {
  PartialDate: '{ day month year fiscalYear era }',
  Provenance: '{ heading lines edition status }',
  ObservationConnection: '{ totalCount nodes { name value unit printed date { day month year fiscalYear era } } }',
};

/** Writes a query for a record with all fields of its type: values in full, other records by id and name. */
export function recordQuery(schema: GraphQLSchema, typeName: string): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return anyRecordQuery;
  return comment + print(parse(`query Record($id: ID!) { node(id: $id) { ... on ${typeName} ${fieldsOf(type, 0)} } }`));
}

/** The fields that records have in common and that come after those of their own type. */
const last = ['url', 'provenance', 'edition', 'omittedSince', 'programs', 'sections', 'observations', 'id'];

/** The selection of the fields that need no argument: `{ name date { day … } … id }`; empty if there are none. */
function fieldsOf(type: GraphQLObjectType, depth: number): string {
  const selected = Object.values(type.getFields())
    .filter(({ args, name }) => !args.some(isRequiredArgument) && !isRedundant(name, type))
    .sort((a, b) => rank(a.name) - rank(b.name))
    .map((field) => selectField(field, depth))
    .filter(Boolean);
  return selected.length > 0 ? `{ ${selected.join(' ')} }` : '';
}

const rank = (field: string): number => (field === 'name' ? -2 : last.indexOf(field));

/** The versions of a record in other editions, and records that the type links to with a reason as well. */
function isRedundant(name: string, type: GraphQLObjectType): boolean {
  return name === 'editions' || `${name.replace(/s$/, '')}Links` in type.getFields();
}

function selectField({ name, type, args }: GraphQLField<unknown, unknown>, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return name;
  const page = args.some((argument) => argument.name === 'first') ? '(first: 20)' : '';
  const selection = selections[named.name] ?? selectType(named, depth);
  return selection && `${name}${page} ${selection}`;
}

function selectType(type: GraphQLNamedType, depth: number): string {
  if (isRecord(type)) return '{ id name }';
  if (isUnionType(type)) return selectUnion(type.getTypes(), depth);
  if (!isObjectType(type)) return '';
  const node = type.getFields().nodes;
  if (node) return isRecord(getNamedType(node.type)) ? '{ totalCount nodes { id name } }' : '';
  return depth < maxDepth ? fieldsOf(type, depth + 1) : '';
}

function selectUnion(members: readonly GraphQLObjectType[], depth: number): string {
  if (members.every(isRecord)) return '{ ... on Record { id name } }';
  const fragments = members.map((member) => {
    const selection = isRecord(member) ? '{ id name }' : depth < maxDepth && fieldsOf(member, depth + 1);
    return selection && `... on ${member.name} ${selection}`;
  });
  return `{ __typename ${fragments.filter(Boolean).join(' ')} }`;
}

const isRecord = (type: GraphQLNamedType): boolean =>
  type.name === 'Record' ||
  ((isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().some(({ name }) => name === 'Record'));
