import type { KnownQuestions } from '@tokorozawa/questions';
import type { Resource, ResourceRequest } from '@tokorozawa/resources';
import { calendarDescriptions } from './calendar-descriptions';
import { dataSetDescriptions } from './data-set-descriptions';
import { fileDescriptions } from './file-descriptions';
import { type Described, pathItem } from './operation';
import { commonParameters, refTo } from './parameters';
import { recordDescriptions } from './record-descriptions';
import type { Description } from './resource-description';

/** The forms of a resource that are no pages. Empty for a resource that only pages and browsers need. */
export function describeOther(
  { path, parameters: common = [], forms }: Resource,
  descriptions: ReadonlyMap<string, Description>,
): [path: string, item: Described][] {
  const description = descriptions.get(path);
  if (!description) return [];
  const { path: parts = {}, query = {}, schemas = {} } = description;
  const names = common === 'any' ? Object.keys(query) : common;
  return forms
    .filter(({ mediaType }) => !mediaType.startsWith('text/html'))
    .map((form) =>
      pathItem(
        path.replaceAll(/:(\w+)/g, '{$1}'),
        form,
        description,
        [
          ...Object.values(parts),
          ...[...names, ...(form.parameters ?? []), 'lang'].map((name) => query[name] ?? refToCommon(path, name)),
        ],
        { schema: schemas[form.suffix ?? ''], canBeMissing: path.includes(':') },
      ),
    );
}

function refToCommon(path: string, name: string): Described {
  if (name in commonParameters) return refTo(name);
  throw new Error(`The parameter "${name}" of ${path} has no description for the OpenAPI document.`);
}

/** What is said of each resource but questions and lists, by its path. */
export const describedResources = (
  known: KnownQuestions,
  { schema, addresses }: ResourceRequest,
): Map<string, Description> =>
  new Map(
    Object.entries({
      ...recordDescriptions(known, schema),
      ...fileDescriptions(schema),
      ...dataSetDescriptions(addresses),
      ...calendarDescriptions(schema),
    }),
  );
