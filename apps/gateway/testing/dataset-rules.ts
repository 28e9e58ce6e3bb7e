import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { expand } from 'jsonld';
import { DataFactory, Parser, Store, type Quad } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { z } from 'zod';

/** What the standards of the catalogs demand, so that each rule can also be shown to find what breaks it. */

const shapes = new Store(
  new Parser().parse(readFileSync(join(workspaceRoot, 'libs/datasets/testing/dcat-ap.ttl'), 'utf8')),
);

/** What the rules of DCAT-AP find wrong, as the path and the rule of each finding. */
export async function faultsOfDcat(quads: Quad[]): Promise<string[]> {
  const report = await new SHACLValidator(shapes).validate(new Store(quads));
  return report.results.map(({ path, sourceConstraintComponent }) =>
    [path, sourceConstraintComponent].map((term) => term?.value ?? '').join(' '),
  );
}

const shacl = (name: string): string => `http://www.w3.org/ns/shacl#${name}`;
export const missingFrom = (path: string): string => `${path} ${shacl('MinCountConstraintComponent')}`;

/** The properties that the rules demand, each with the class that must have it. */
export function demandedProperties(): { type: string; path: string }[] {
  return shapes.getQuads(null, shacl('minCount'), null, null).flatMap(({ subject: property }) => {
    const [path] = shapes.getObjects(property, shacl('path'), null);
    const [shape] = shapes.getSubjects(shacl('property'), property, null);
    const [type] = shape ? shapes.getObjects(shape, shacl('targetClass'), null) : [];
    return path && type ? [{ type: type.value, path: path.value }] : [];
  });
}

const dcat = (name: string): string => `http://www.w3.org/ns/dcat#${name}`;

/** A catalog with one data set alone, and what is described of it. */
export function catalogOf(quads: Quad[], dataset: string): Quad[] {
  const all = new Store(quads);
  const others = new Set(
    all.getSubjects(null, dcat('Dataset'), null).flatMap(({ value }) => (value === dataset ? [] : [value])),
  );
  const found = new Store();
  const [catalog] = all.getSubjects(null, dcat('Catalog'), null);
  const pending = catalog ? [catalog] : [];
  for (let subject = pending.pop(); subject; subject = pending.pop()) {
    for (const one of all.getQuads(subject, null, null, null)) {
      if (others.has(one.object.value) || !found.addQuad(one)) continue;
      if (one.object.termType !== 'Literal') pending.push(one.object);
    }
  }
  return found.getQuads(null, null, null, null);
}

/** The quads without a property of what has a type. */
export function withoutProperty(quads: Quad[], { type, path }: { type: string; path: string }): Quad[] {
  const store = new Store(quads);
  const isOfType = DataFactory.namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');
  return quads.filter(
    ({ subject, predicate }) =>
      predicate.value !== path || store.countQuads(subject, isOfType, DataFactory.namedNode(type), null) === 0,
  );
}

const key = z.array(z.string()).min(1);
/** As the profile writes it: an address, or a path below the package. */
const path = z.string().regex(/^(https?|ftp):\/\//);

/** What the profiles of Data Package v2 demand of the properties that ours has. They accept no empty list of keys. */
export const dataPackage = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string(),
  id: z.url(),
  title: z.string(),
  description: z.string(),
  homepage: z.url(),
  created: z.iso.datetime({ offset: true }),
  keywords: z.array(z.string()).min(1),
  sources: z.array(z.strictObject({ title: z.string() })).min(1),
  contributors: z.array(z.strictObject({ title: z.string(), path, roles: key })).min(1),
  resources: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[-a-z0-9._/]+$/),
        title: z.string(),
        description: z.string(),
        type: z.literal('table'),
        path,
        format: z.literal('csv'),
        mediatype: z.literal('text/csv'),
        encoding: z.literal('utf-8'),
        schema: z.strictObject({
          fields: z
            .array(
              z.strictObject({
                name: z.string(),
                title: z.string(),
                description: z.string(),
                type: z.enum(['string', 'integer', 'number', 'boolean', 'date', 'yearmonth', 'datetime']),
                format: z.literal('any').optional(),
                unit: z.string().optional(),
                constraints: z
                  .strictObject({
                    required: z.literal(true).optional(),
                    unique: z.literal(true).optional(),
                    enum: key.refine((values) => new Set(values).size === values.length).optional(),
                  })
                  .optional(),
              }),
            )
            .min(1),
          primaryKey: key,
          foreignKeys: z
            .array(z.strictObject({ fields: key, reference: z.strictObject({ resource: z.string(), fields: key }) }))
            .min(1)
            .optional(),
          missingValues: z.tuple([z.literal('')]),
        }),
      }),
    )
    .min(1),
});

/** What Google asks of a Dataset in a page: what it requires, and what it recommends and ours can give. */
export const googleDataset = z.looseObject({
  '@type': z.literal('Dataset'),
  name: z.string().min(1),
  description: z.string().min(50).max(5_000),
  url: z.url(),
  license: z.url(),
  creator: z.object({ '@type': z.enum(['Organization', 'Person']), name: z.string().min(1) }),
  keywords: z.array(z.string()).min(1),
  identifier: z.string(),
  isAccessibleForFree: z.boolean(),
  citation: z.string(),
  temporalCoverage: z
    .string()
    .regex(/^\d{4}(-\d\d(-\d\d)?)?\/(\d{4}(-\d\d(-\d\d)?)?|\.\.)$/)
    .optional(),
  spatialCoverage: z.array(z.object({ '@type': z.string(), name: z.string().min(1) })).min(1),
  distribution: z
    .array(
      z.object({
        '@type': z.literal('DataDownload'),
        encodingFormat: z.string().regex(/^[\w.+-]+\/[\w.+-]+/),
        contentUrl: z.url().optional(),
      }),
    )
    .min(1),
});

type Expanded = Record<string, ({ '@id'?: string; '@value'?: unknown } & Record<string, unknown>)[]>;

const schema = (name: string): string => `https://schema.org/${name}`;
const cr = (name: string): string => `http://mlcommons.org/croissant/${name}`;

/** Croissant 1.0: what each node must have. A field has a type and says where its values are. */
const demanded = {
  dataset: ['name', 'description', 'license', 'url', 'creator', 'datePublished', 'distribution'].map(schema),
  file: ['contentUrl', 'encodingFormat', 'name'].map(schema),
  recordSet: [schema('name'), cr('field'), cr('key')],
  field: [schema('name'), cr('dataType'), cr('source')],
};

/** What breaks the rules of Croissant 1.0, in words. */
export async function faultsOfCroissant(document: object): Promise<string[]> {
  const [dataset] = (await expand(document)) as unknown as [Expanded | undefined];
  if (!dataset) return ['nothing is described'];
  const nodes = (node: Expanded, property: string): Expanded[] => (node[property] ?? []) as unknown as Expanded[];
  const idOf = (node: Expanded): string => String(node['@id']);
  const files = nodes(dataset, schema('distribution'));
  const recordSets = nodes(dataset, cr('recordSet'));
  const fields = recordSets.flatMap((recordSet) => nodes(recordSet, cr('field')));
  const missing = (node: Expanded, properties: string[]): string[] =>
    properties.filter((property) => !node[property]?.length).map((property) => `${idOf(node)} has no ${property}`);
  const isOfType = (type: string) => (node: Expanded) =>
    ((node['@type'] ?? []) as unknown as string[]).includes(type) ? [] : [`${idOf(node)} is no ${type}`];
  const all = [...files, ...recordSets, ...fields].map(idOf);
  const named = [...files, ...recordSets, ...fields].map((node) => String(node[schema('name')]?.[0]?.['@value']));
  const known = new Set(all);
  const referred = [...JSON.stringify([files, recordSets]).matchAll(/"@id":"([^"]+)"/g)].map(([, id]) => id as string);
  const conformsTo = dataset['http://purl.org/dc/terms/conformsTo']?.[0];
  return [
    ...isOfType(schema('Dataset'))(dataset),
    ...(String(conformsTo?.['@value'] ?? conformsTo?.['@id']) === cr('1.0') ? [] : ['the version is not named']),
    ...missing(dataset, [...demanded.dataset, cr('recordSet'), cr('citeAs')]),
    ...files.flatMap((file) => [...isOfType(cr('FileObject'))(file), ...missing(file, demanded.file)]),
    // A file has a checksum, unless what it contains changes all the time.
    ...(dataset[cr('isLiveDataset')]?.[0]?.['@value'] === true
      ? []
      : files.flatMap((file) => missing(file, [schema('sha256')]))),
    ...recordSets.flatMap((one) => [...isOfType(cr('RecordSet'))(one), ...missing(one, demanded.recordSet)]),
    ...fields.flatMap((one) => [...isOfType(cr('Field'))(one), ...missing(one, demanded.field)]),
    ...all.filter((id, at) => all.indexOf(id) !== at).map((id) => `${id} is described twice`),
    ...named.filter((name) => !/^[\w.-]+$/.test(name)).map((name) => `${name} is no name`),
    ...referred.filter((id) => !/^https?:/.test(id) && !known.has(id)).map((id) => `${id} is not described`),
  ];
}
