import {
  fieldNamesOf,
  fieldSet,
  localNameOf,
  namedTypeOf,
  definitionIn,
  type AbstractModel,
  type FieldModel,
  type ObjectModel,
  type SupergraphModel,
} from './model';

const header = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"]
)`;

/** Types that every subgraph may use, and that must be the same everywhere. */
const common = `scalar Blob
enum Color { RED GREEN BLUE }
input Filter { color: Color = RED, limit: Int, words: [String!], deeper: [Filter] }`;

/** The SDL of one subgraph. */
export function printSubgraph(model: SupergraphModel, subgraph: string): string {
  const objects = model.objects.flatMap((object) => printObject(model, object, subgraph));
  const abstracts = model.abstracts.flatMap((abstract) => printAbstract(abstract, subgraph));
  return [header, common, ...roots(model, subgraph), ...abstracts, ...objects].join('\n');
}

/** The `schema` definition, if the root types have names of their own. */
function roots(model: SupergraphModel, subgraph: string): string[] {
  if (!model.withOwnRoots?.includes(subgraph)) return [];
  const own = model.objects.filter((each) => each.kind === 'root' && printObject(model, each, subgraph).length > 0);
  const operations = own.map((each) => `${each.name.toLowerCase()}: ${localNameOf(model, each, subgraph)}`);
  return operations.length > 0 ? [`schema { ${operations.join(' ')} }`] : [];
}

function printObject(model: SupergraphModel, object: ObjectModel, subgraph: string): string[] {
  const definition = definitionIn(object, subgraph);
  const fields = object.fields.flatMap((field) => printField(model, object, field, subgraph));
  if (!definition || fields.length === 0) return [];
  const keys = definition.keys.map(
    (key) => ` @key(fields: "${key.fields}"${key.resolvable ? '' : ', resolvable: false'})`,
  );
  const interfaces = interfacesOf(model, object, subgraph);
  const implementing = interfaces.length > 0 ? ` implements ${interfaces.join(' & ')}` : '';
  const interfaceObject = object.kind === 'interfaceObject' ? ' @interfaceObject' : '';
  const name = localNameOf(model, object, subgraph);
  return [`type ${name}${implementing}${interfaceObject}${keys.join('')} {\n${fields.join('\n')}\n}`];
}

function interfacesOf(model: SupergraphModel, object: ObjectModel, subgraph: string): string[] {
  const knows = (abstract: AbstractModel) =>
    abstract.definitions.some(
      (definition) => definition.subgraph === subgraph && definition.members.includes(object.name),
    );
  return model.abstracts
    .filter(({ kind }) => kind === 'interface')
    .filter(knows)
    .map(({ name }) => name);
}

function printField(model: SupergraphModel, object: ObjectModel, field: FieldModel, subgraph: string): string[] {
  const directives = directivesOf(model, object, field, subgraph);
  return directives ? [`  ${field.name}${printArguments(field)}: ${[field.type, ...directives].join(' ')}`] : [];
}

/** The field as SDL; undefined if the subgraph does not define it. */
function directivesOf(
  model: SupergraphModel,
  object: ObjectModel,
  field: FieldModel,
  subgraph: string,
): string[] | undefined {
  if (field.in.includes(subgraph)) return directivesWhereResolved(field);
  if (field.overrides === subgraph) return [];
  return isExternal(model, object, field, subgraph) ? ['@external'] : undefined;
}

function directivesWhereResolved(field: FieldModel): string[] {
  return [
    field.shareable && '@shareable',
    field.overrides && `@override(from: "${field.overrides}")`,
    field.requires && `@requires(fields: "${field.requires}")`,
    field.provides && `@provides(fields: "${field.provides}")`,
    field.inaccessible && '@inaccessible',
  ].filter((directive) => typeof directive === 'string');
}

function printArguments(field: FieldModel): string {
  const printed = field.arguments.map(
    (each) => `${each.name}: ${each.type}${each.default ? ` = ${each.default}` : ''}`,
  );
  return printed.length > 0 ? `(${printed.join(', ')})` : '';
}

/** True if a subgraph mentions a field that it does not resolve, in `@requires` or `@provides`. */
function isExternal(model: SupergraphModel, object: ObjectModel, field: FieldModel, subgraph: string): boolean {
  const required = object.fields.some((other) => other.in.includes(subgraph) && names(other.requires, field.name));
  const provided = model.objects
    .flatMap(({ fields }) => fields)
    .some((other) => provides(other, object, field) && other.in.includes(subgraph));
  return required || provided;
}

function provides(other: FieldModel, object: ObjectModel, field: FieldModel): boolean {
  return namedTypeOf(other.type) === object.name && names(other.provides, field.name);
}

function names(set: string | undefined, field: string): boolean {
  return set !== undefined && fieldNamesOf(fieldSet(set)).includes(field);
}

function printAbstract(abstract: AbstractModel, subgraph: string): string[] {
  const definition = abstract.definitions.find((each) => each.subgraph === subgraph);
  if (!definition) return [];
  if (abstract.kind === 'union') return [`union ${abstract.name} = ${definition.members.join(' | ')}`];
  const key = definition.hasKey ? ' @key(fields: "id")' : '';
  return [`interface ${abstract.name}${key} {\n  ${definition.fields.join('\n  ')}\n}`];
}
