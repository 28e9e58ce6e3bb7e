import type { Resource } from '@tokorozawa/resources';
import { pageHeaders } from '../headers';
import { describeData } from './describe-data';
import { dictionaryPage, dictionaryPath, type DomainOfKinds } from './dictionary-page';

/** The dictionary of the data: `/data`. */
export function dictionaryResource(domains: readonly DomainOfKinds[]): Resource {
  const forms: Resource['forms'] = [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write(request) {
        const described = describeData(request.schemaIn(request.locale), request.schema);
        return {
          body: dictionaryPage(request, { described, domains, forms }),
          headers: pageHeaders(request.addresses, { path: dictionaryPath, forms }),
        };
      },
    },
    {
      mediaType: 'application/json; charset=utf-8',
      suffix: 'json',
      async write({ schema, schemaIn, locale, addresses }) {
        const { kinds, values } = describeData(schemaIn(locale), schema);
        const address = (anchor: string): string => addresses.absolute(`${dictionaryPath}#${anchor}`);
        const described = kinds.map(({ fields, ...kind }) => ({
          url: address(kind.name),
          ...kind,
          fields: fields.map(({ type, depth: _, ...field }) => ({
            url: address(`${kind.name}.${field.path}`),
            ...field,
            type: type.name,
          })),
        }));
        return { body: JSON.stringify({ kinds: described, values }, null, 2) };
      },
    },
  ];
  return { path: dictionaryPath, forms };
}
